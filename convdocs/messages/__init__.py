"""The sentences of every refusal, in English and in Chinese."""

from .text import TEXT_MESSAGES

# key: (English, Chinese). Each says what is wrong, with the values, and then the remedy.
MESSAGES = {
    "not_integer": (
        "{name} (={value}) must be an integer: write digits only",
        "{name}(={value})必须是整数：请去掉小数或文字",
    ),
    "not_pair": (
        "{name} (={value}) must be an integer or a pair (height, width)",
        "{name}(={value})必须是一个整数，或一对整数（高，宽）",
    ),
    "not_flag": (
        "{name} (={value}) must be True or False",
        "{name}(={value})必须是 True 或 False",
    ),
    "not_python_int": (
        "{name} (={value}) must be Python's own int, as PyTorch asks: write int({value})",
        "{name}(={value})必须是 Python 自己的 int（PyTorch 的要求）：请写成 int({value})",
    ),
    "no_fact": (
        "{kind} does not say its {what}: define it in the class, as 0, None or () if there is none",
        "{kind} 没有说明 {what}：请在类里定义 {what}（没有则写 0、None 或 ()）",
    ),
    "wraps": (
        "padding_mode='{mode}' cannot fill a padding of {padding} from {size} pixels, which would "
        "be used more than once: reduce the padding",
        "padding_mode='{mode}' 不能用 {size} 个像素填出宽 {padding} 的边（像素会重复使用）："
        "请减小填充",
    ),
    "no_rule_here": (
        "{name} has no rule for {kind}: leave the layer out",
        "{name} 没有 {kind} 的规则：请去掉该层",
    ),
    "too_small": (
        "{name} (={value}) must be at least {least}: increase it",
        "{name}(={value})至少为 {least}：请增大",
    ),
    "not_probability": (
        "p (={value}) must lie between 0 and 1: choose a probability",
        "p(={value})必须在 0 和 1 之间：请填一个概率",
    ),
    "indivisible": (
        "{name} (={value}) must be divisible by groups (={groups}): change one of them",
        "{name}(={value})必须能被 groups(={groups})整除：请修改其中一个",
    ),
    "padding_word": (
        "padding (='{value}') must be an integer, a pair, 'same' or 'valid'",
        "padding(='{value}')必须是整数、一对整数、'same' 或 'valid'",
    ),
    "same_stride": (
        "padding='same' needs stride 1, not {stride}: give the padding as a number",
        "padding='same' 只能配步幅 1，不能配 {stride}：请直接写出填充的数值",
    ),
    "pool_padding": (
        "padding (={padding}) may be at most half of kernel_size (={kernel}), whatever the "
        "dilation: reduce the padding or enlarge the kernel",
        "padding(={padding})不能超过 kernel_size(={kernel})的一半（与膨胀无关）："
        "请减小填充或增大窗口",
    ),
    "caffe_pad": (
        "pad (={padding}) must be less than kernel_size (={kernel}): reduce it",
        "pad(={padding})必须小于 kernel_size(={kernel})：请减小",
    ),
    "asymmetric": (
        "counts (={value}) must read the same from both ends: give those of a whole field",
        "counts(={value})必须左右对称：请给出整个感受野的路径数",
    ),
    "divisor_zero": (
        "divisor_override (=0) must not be 0: leave it out to divide by the window's size",
        "divisor_override(=0)不能为 0：去掉它即按窗口大小求平均",
    ),
    "not_shape": (
        "shape (={shape}) must be (channels, height, width) or (features,), "
        "each an integer of at least 1",
        "形状(={shape})必须是（通道，高，宽）或（特征数，），每一项都是不小于 1 的整数",
    ),
    "needs_map": (
        "{kind} needs an input (channels, height, width), not {shape}: put it before Flatten",
        "{kind} 的输入应为（通道，高，宽），而不是 {shape}：请把它放在 Flatten 之前",
    ),
    "channels": (
        "{kind} expects {expected} channels, but its input {shape} has {got}: set {name}={got}",
        "{kind} 需要 {expected} 个通道，而输入 {shape} 有 {got} 个：请设 {name}={got}",
    ),
    "features": (
        "Linear expects {expected} features, but its input {shape} ends in {got}: "
        "set in_features={got}",
        "Linear 需要 {expected} 个特征，而输入 {shape} 的最后一维是 {got}：请设 in_features={got}",
    ),
    "unflattened": (
        "Linear expects {expected} features, but its input is still a map {shape}: "
        "put Flatten before it and set in_features={got}",
        "Linear 需要 {expected} 个特征，而输入仍是特征图 {shape}："
        "请在它前面加 Flatten，并设 in_features={got}",
    ),
    "kernel_too_large": (
        "the kernel spans {span} in {axis}, but the padded input has only {padded}: "
        "increase the padding or the input, or reduce the kernel",
        "卷积核（窗口）在{axis}方向跨 {span}，而填充后的输入只有 {padded}："
        "请增大填充或输入，或减小卷积核",
    ),
    "field_needs_shape": (
        "the receptive field through {kind} depends on the input's size: give the input shape",
        "经过 {kind} 的感受野取决于输入大小：请给出输入形状",
    ),
    "field_irregular": (
        "{kind} from {size} to {out} has windows of different sizes, so no single receptive "
        "field exists: choose an output size that divides the input's",
        "{kind} 由 {size} 变到 {out} 时各窗口大小不一，没有唯一的感受野：请取能整除输入的输出大小",
    ),
    "field_unflattened": (
        "Linear on a map {shape} mixes columns only, so no single receptive field exists: "
        "put Flatten before it",
        "Linear 直接作用于特征图 {shape} 时只混合各列，没有唯一的感受野：请在它前面加 Flatten",
    ),
    "batch": (
        "batch (={value}) must be an integer of at least 1",
        "batch(={value})必须是不小于 1 的整数",
    ),
    "no_layers": (
        "a network needs at least one layer: add one",
        "网络至少要有一层：请添加",
    ),
    "not_layer": (
        "{value} is not a layer: use a layer of convdocs or a pair (name, layer)",
        "{value} 不是层：请用 convdocs 的层，或（名称，层）",
    ),
    "no_rule": (
        "{name} has no rule for {kind}: leave the layer out or choose another convention",
        "{name} 没有 {kind} 的计数规则：请去掉该层，或换一种口径",
    ),
    "not_choice": (
        "{name} (='{value}') must be one of {names}",
        "{name}(='{value}')只能是：{names}",
    ),
    "crop_too_large": (
        "crop (={crop}) must fit into the image (={image}): reduce it",
        "crop(={crop})超出了图像(={image})：请减小",
    ),
    "not_numbers": (
        "{name} (of type {value}) must hold integers, floats or Fractions: convert it",
        "{name}(类型 {value})必须由整数、浮点数或分数组成：请先转换",
    ),
    "not_array": (
        "{name} has the shape {shape}, but must have {form}: add or drop axes",
        "{name} 的形状是 {shape}，应为 {form}：请增减维度",
    ),
    "widths": (
        "channels (={value}) must name {expected} widths for {count} layers: in, between, out",
        "channels(={value})要为 {count} 层给出 {expected} 个通道数：输入、中间、输出",
    ),
}
MESSAGES.update(TEXT_MESSAGES)

# Words that stand inside a message and change with its language.
WORDS = {
    "height": "高",
    "width": "宽",
    "a kernel size": "核大小",
    "a number of features": "特征数",
    "an output size": "输出大小",
    "a layer": "层",
    "a bracket": "右括号",
    "(C, H, W) or (N, C, H, W)": "(C, H, W) 或 (N, C, H, W)",
}
