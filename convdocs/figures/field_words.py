"""What the drawings of receptive fields say, in both languages; `words` takes it over."""

# key: (English, Chinese)
FIELD_WORDS = {
    "fields_title": ("What outputs of {name} see", "{name} 各层的输出看到多少"),
    "fields_alt": ("An image {width} pixels across: {sizes}.", "图像宽 {width} 个像素：{sizes}。"),
    "field_clipped": (" ({seen} of it)", "（图内 {seen}）"),
    "image_across": ("image: {n} pixels", "图像：{n} 个像素"),
    "dashed_outside": ("dashed: outside the image", "虚线：在图像以外"),
    "borders_title": ("What the outputs of {name} see", "{name} 的各个输出看到多少"),
    "borders_alt": (
        "{name}: of {size} pixels, the image holds {seen}.",
        "{name}：{size} 个像素中，在图内的有 {seen}。",
    ),
    "seen_of": ("{seen} of {size}", "{size} 中的 {seen}"),
    "unit": ("output {n}", "输出 {n}"),
    "squares_title": ("Squares on an image of {size}", "{size} 图像上的方块"),
    "part_seen": ("{seen} in the image", "图内 {seen}"),
    "paths_title": ("Where the paths to one output begin", "通到一个输出的路径从哪里出发"),
    "core_in": ("{part} of paths in {core}", "{part} 的路径在 {core} 内"),
    "core_alt": (
        "{size} pixels: {part} of the paths begin in the middle {core}",
        "{size} 个像素：{part} 的路径从中间的 {core} 出发",
    ),
    "in_middle": ("{share} in the middle", "正中 {share}"),
    "paths": ("paths", "路径"),
    "bell": ("Gaussian", "高斯曲线"),
    "from_middle": ("pixels from the middle", "离正中的像素数"),
    "share_axis": ("per cent of all paths", "占全部路径的百分比"),
    "field": ("receptive field", "感受野"),
    "core": ("square with {part} % of paths", "含 {part}% 路径的方块"),
    "core_title": ("The field grows faster than its core", "感受野比它的核心长得快"),
    "layer_count": ("layers of {size}", "{size} 的层数"),
    "across": ("pixels across", "边长（像素）"),
}
