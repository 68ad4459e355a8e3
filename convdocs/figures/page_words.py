"""What drawings say that stand on pages only, in both languages."""

from .words import WORDS

# key: (English, Chinese)
PAGE_WORDS = {
    "pixels_seen": ("sees {size} pixels", "看到 {size} 个像素"),
    "weights": ("{count} weights", "{count} 个权重"),
    "pair_title": ("{few} weights see as much as {many}", "{few} 个权重，看得和 {many} 个一样多"),
    "pair_alt": (
        "{count} stacked {kernel} kernels see {size} pixels of the input, as one {size} kernel "
        "does, with {few} weights instead of {many}: {saved} fewer.",
        "{count} 层 {kernel} 卷积叠起来，与一层 {size} 卷积同样看到 {size} 个输入像素，"
        "权重却只有 {few} 个而不是 {many} 个，少 {saved}。",
    ),
    "output": ("output", "输出"),
    "kernel": ("kernel", "卷积核"),
    "matrices_title": ("A calculation with grids of numbers", "数阵的运算"),
    "windows_title": ("A convolution, window by window", "逐窗口执行的卷积"),
    "windows_count": (
        "{windows} windows × {each} = {count} multiplications",
        "{windows} 个窗口 × {each} = {count} 次乘法",
    ),
    "window": ("window {n} of {windows}", "第 {n} 个窗口，共 {windows} 个"),
    "slide_conv": ("A convolution, window by window", "逐窗口执行的卷积"),
    "slide_pool": ("A pooling, window by window", "逐窗口执行的池化"),
    "slide_buttons": ("Back|Play|Pause|Next", "上一步|播放|暂停|下一步"),
    "placing_title": ("Where the windows stand", "窗口停在哪里"),
    "placing_size": ("output size {size}", "输出大小 {size}"),
    "placing_alt": (
        "output size {size}, zeros {before} before and {after} after, "
        "{holes} of {pixels} pixels never read. ",
        "输出大小 {size}，前补 {before} 个零，后补 {after} 个零，"
        "{pixels} 个像素中有 {holes} 个从未读到。",
    ),
    "cover_title": ("How often each pixel is read", "每个像素被读几次"),
    "cover_corner": ("upper left corner: {shown} of {all}", "左上角 {shown}，全图 {all}"),
    "cover_times": ("read {times}×: {pixels} pixels", "读 {times} 次：{pixels} 个像素"),
    "cover_never": ("never read: {pixels} pixels", "从未读到：{pixels} 个像素"),
    "cover_of": ("{all} pixels; ", "共 {all} 个像素；"),
    "max": ("maximum of each {size}", "每个 {size} 取最大值"),
    "min": ("minimum of each {size}", "每个 {size} 取最小值"),
    "avg": ("mean of each {size}", "每个 {size} 取平均值"),
    "pools_count": ("values read: {windows} × {each}", "读取的值：{windows} × {each}"),
    "padding_each": ("padding {n} on each side", "每边填充 {n}"),
    "padding_sides": ("padding {before} before, {after} after", "前填充 {before}，后填充 {after}"),
    "decoded_title": (
        "{network}: what several tools count, from zero, to one scale",
        "{network}：各工具数出的总量，从零画起，比例相同",
    ),
    "added_conv": ("convolutions' multiply-adds", "卷积的乘加"),
    "added_again": ("the same, counted again", "同样的乘加再计一遍"),
    "added_fc": ("fully connected", "全连接"),
    "added_bias": ("biases", "偏置"),
    "added_relu": ("ReLU", "ReLU"),
    "added_pool": ("pooling", "池化"),
    "added_other": ("normalisation", "归一化"),
    "columns": ("columns: {count} channels in", "列：{count} 个输入通道"),
    "rows": ("rows: {count} channels out", "行：{count} 个输出通道"),
    "kernels_title": ("All kernels of a layer", "一层的全部卷积核"),
    "kernels_alt": (
        "{kernel}: {into} channels in, {out} out, {groups} group{plural}, {weights} weights",
        "{kernel}：输入 {into} 个通道，输出 {out} 个通道，分 {groups} 组，共 {weights} 个权重",
    ),
    "ledger_title": ("{name}, layer by layer", "{name} 的逐层账目"),
    "ledger_head": ("{name}: {total}", "{name}：{total}"),
    "ledger_alt": (
        "{name}: {total} in all, most of them, {most}, in {layer}",
        "{name}：合计 {total}，最多的是 {layer}，有 {most}",
    ),
    "intensity_axis": ("FLOPs per byte", "每字节的浮点运算次数"),
    "speed_axis": ("GFLOP/s at most", "最高速度，GFLOP/s"),
    "roofline_title": ("What limits the speed of each layer", "各层的速度受什么限制"),
    "by_traffic": ("traffic limits", "受限于访存"),
    "by_compute": ("arithmetic limits", "受限于算力"),
    "ridge": ("ridge: {value}", "转折点：{value}"),
    "ridge_alt": ("ridge at {value} FLOPs per byte", "转折点在每字节 {value} 次浮点运算"),
    "roofline_alt": (
        "{name}: traffic limits {slow} of {count} layers",
        "{name}：{count} 层中有 {slow} 层受限于访存",
    ),
    "arithmetic": ("arithmetic", "运算"),
    "traffic": ("traffic", "访存"),
    "times_title": ("The least time of each layer", "各层至少需要的时间"),
    "times_alt": (
        "{name}: arithmetic {compute}, traffic {traffic}",
        "{name}：运算 {compute}，访存 {traffic}",
    ),
    "parameters": ("parameters", "参数"),
    "gradients": ("gradients", "梯度"),
    "optimiser": ("optimiser", "优化器状态"),
    "activations": ("peak activations", "激活值峰值"),
    "memory_title": ("What takes the memory", "显存花在哪里"),
    "memory_alt": ("{name}: {total} in all, ", "{name}：合计 {total}，其中"),
    "course_title": ("Live activations at each step", "每一步存活的激活值"),
    "step_axis": ("step", "步骤"),
    "peak_at": ("{name}: {most}", "{name}：{most}"),
    "crop_title": ("Crops of one image", "一张图的各种裁剪"),
    "crop_image": ("image {size}", "图像 {size}"),
    "crop_core": ("shaded: in every crop", "阴影：每次裁剪都有"),
    "crop_count": ("{places} places, {views} with flips", "{places} 处，加翻转共 {views}"),
    "crop_alt": (
        "A {crop} crop has {places} places in a {image} image; all of them share the inner {core}.",
        "{crop} 的裁剪在 {image} 的图上有 {places} 个位置，它们都含有中间的 {core}。",
    ),
    "wave": ("{n} cycles", "{n} 个周期"),
    "looks_like": ("looks like {n}", "看起来是 {n} 个"),
    "wave_title": (
        "{n} cycles read with stride {stride} look like {slow}",
        "{n} 个周期按步幅 {stride} 读取，看起来是 {slow} 个",
    ),
    "wave_alt": (
        "{n} cycles on {length} pixels; with stride {stride}, they look like {slow}.",
        "{length} 个像素上有 {n} 个周期；按步幅 {stride} 读取，看起来是 {slow} 个。",
    ),
    "image": ("image", "原图"),
    "blurred": ("blurred first", "先模糊"),
    "aliased_title": ("Stripes that a stride turns round", "被步幅改变方向的条纹"),
    "aliased_alt": (
        "Stripes of {across} cycles across and {down} down; read with stride {n}, they look like "
        "{less} across and {fewer} down. Blurred first, {share} of the contrast is left.",
        "条纹横向 {across} 个周期，纵向 {down} 个；按步幅 {n} 读取，看起来横向 {less} 个，"
        "纵向 {fewer} 个。先模糊再读，对比度只剩 {share}。",
    ),
    "squares_title": ("Squares on an image of {size}", "{size} 图像上的方块"),
    "part_seen": ("{seen} in the image", "图内 {seen}"),
    "paths_title": ("Where the paths to one output begin", "通到一个输出的路径从哪里出发"),
    "core_in": ("{part} of paths in {core}", "{part} 的路径在 {core} 内"),
    "core_alt": (
        "{size} pixels, {part} of the paths begin in the middle {core}",
        "{size} 个像素，{part} 的路径从中间的 {core} 出发",
    ),
    "in_middle": ("{share} in the middle", "正中 {share}"),
    "bell": ("Gaussian of equal variance", "方差相同的高斯曲线"),
    "from_middle": ("pixels from the middle", "离正中的像素数"),
    "share_axis": ("per cent of all paths", "占全部路径的百分比"),
    "field": ("receptive field", "感受野"),
    "core": ("square with {part} % of paths", "含 {part}% 路径的方块"),
    "core_title": ("The field grows faster than its core", "感受野比它的核心长得快"),
    "layer_count": ("layers of {size}", "{size} 的层数"),
    "across": ("pixels across", "边长（像素）"),
}


def say(key: str, lang: str, **values: object) -> str:
    """A label or sentence with its values, from here or from `words`.

    >>> say("window", "en", n=2, windows=9), say("layer", "zh", n=2)
    ('window 2 of 9', '第 2 层')
    """
    words = PAGE_WORDS.get(key) or WORDS[key]
    return words[lang == "zh"].format(**values)
