"""The sentences of refusals of text that was typed or pasted, in English and in Chinese."""

TEXT_MESSAGES = {
    "unknown_layer": (
        "no rule for the layer '{word}': choose one of {names}",
        "不认识的层 '{word}'：可选 {names}",
    ),
    "unknown_word": (
        "'{word}' in '{text}' is not understood: write for example {example}",
        "'{text}' 中的 '{word}' 看不懂：可写成 {example}",
    ),
    "missing_word": (
        "'{text}' lacks {what}: write for example {example}",
        "'{text}' 缺少{what}：可写成 {example}",
    ),
    "bad_input_shape": (
        "input '{text}' must look like 3x224x224 (channels x height x width)",
        "输入 '{text}' 应写成 3x224x224（通道x高x宽）",
    ),
    "one_layer": (
        "'{text}' holds more than one layer: use `convdocs rf` for layers in a row",
        "'{text}' 不止一层：多层请用 `convdocs rf`",
    ),
    "unknown_network": (
        "no network is called '{word}': choose one of {names}",
        "没有名为 '{word}' 的网络：可选 {names}",
    ),
    "unknown_chapter": (
        "no chapter with exercises is called '{word}': choose one of {names}",
        "没有名为 '{word}' 的练习章节：可选 {names}",
    ),
    "unknown_convention": (
        "no convention is called '{word}': choose one of {names}",
        "没有名为 '{word}' 的口径：可选 {names}",
    ),
    "empty_field": (
        "{name} is empty: type an integer of at least {least}",
        "{name} 为空：请填不小于 {least} 的整数",
    ),
    "unknown_choice": (
        "{name} (={value}) is none of {names}: choose one",
        "{name}(={value})不在 {names} 之中：请选一个",
    ),
    "usage": (
        "{message}: see {command} --help",
        "{message}：用法见 {command} --help",
    ),
    "unknown_command": (
        "no command is called '{word}': choose one of {names}",
        "没有名为 '{word}' 的命令：可选 {names}",
    ),
    "system": (
        "the answer could not be written: {reason}",
        "无法写出结果：{reason}",
    ),
    "no_output": (
        "there is no output to write to: open it, or send it to a file",
        "没有可写的输出：请打开输出，或写入文件",
    ),
    "no_chinese": (
        "the encoding {encoding} has no Chinese: set PYTHONIOENCODING=utf-8 or use --lang en",
        "编码 {encoding} 无法表示中文：请设 PYTHONIOENCODING=utf-8，或用 --lang en",
    ),
    "a_name": (
        "'{word}' in '{text}' is a name, whose value the text does not tell: write the number",
        "'{text}' 中的 '{word}' 是名称，文本里看不出它的值：请写成数字",
    ),
    "fraction": (
        "'{text}' is a fraction in Python, not an integer: write {word}",
        "'{text}' 在 Python 里得到小数而不是整数：请写成 {word}",
    ),
    "too_big": (
        "'{text}' is too large a number: write a smaller one",
        "'{text}' 的值太大：请写小一些的数",
    ),
    "not_arithmetic": (
        "'{word}' in '{text}' is not understood: write an integer, or + - * // % ** of integers",
        "'{text}' 中的 '{word}' 看不懂：请写整数，或整数的 + - * // % ** 运算",
    ),
    "viewed": (
        "{text} does not fit an input of {shape}, which has {got} values for each image: "
        "write view(-1, {got})",
        "{text} 与输入 {shape} 不符，每张图有 {got} 个值：请写成 view(-1, {got})",
    ),
    "ceil_lost": (
        "PyTorch's print of AvgPool2d omits ceil_mode: without it the output is {floor}, "
        "with it {ceil}",
        "PyTorch 打印 AvgPool2d 时不写 ceil_mode：不开时输出为 {floor}，开时为 {ceil}",
    ),
    "summary": (
        "this is a summary, which leaves out kernels and strides: paste what print(model) shows, "
        "source such as nn.Conv2d(3, 64, 3), or words such as conv 64 3x3",
        "这是汇总表，缺少卷积核与步幅：请粘贴 print(model) 的输出、nn.Conv2d(3, 64, 3) 之类的源码，"
        "或 conv 64 3x3 之类的文字",
    ),
    "one_class": (
        "the text holds more than one model: paste a single class with __init__ and forward",
        "文本里不止一个模型：请只粘贴一个带 __init__ 与 forward 的类",
    ),
    "no_method": (
        "the class has no {method}, so its layers cannot be followed: paste the whole class",
        "这个类没有 {method}，无法跟踪各层：请粘贴整个类",
    ),
    "not_followed": (
        "line {line}, '{text}', is no chain of one layer after the other: paste the layers in "
        "their order instead",
        "第 {line} 行 '{text}' 不是一层接一层的链：请改为按顺序粘贴各层",
    ),
    "unused_layer": (
        "{layer} is made but never called in forward: take it out, or call it",
        "{layer} 建了却没有在 forward 里调用：请去掉或调用它",
    ),
    "used_twice": (
        "{layer} is called twice, so its parameters are shared, which no chain of layers is: "
        "paste the layers in their order instead",
        "{layer} 调用了两次，参数是共享的，不是逐层相连的链：请改为按顺序粘贴各层",
    ),
    "print_chain": (
        "a print does not show forward: {model} is read as {parts} in a row, flattened before "
        "its linear layers",
        "打印结果不含 forward：{model} 按 {parts} 依次相连来读，全连接层之前展平",
    ),
    "no_chain": (
        "a print does not show how the modules of {model} are connected: the parameters of its "
        "layers add up, but sizes and MACs are unknown; for these paste layers in their order",
        "打印结果看不出 {model} 的各模块如何相连：各层的参数量可以相加，尺寸与乘加次数则未知；"
        "要算它们，请按顺序粘贴各层",
    ),
}
