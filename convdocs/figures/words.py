"""The labels and sentences of drawings in both languages; the terms come from `terms`.

Here stand those of the drawings that the lab makes too; the others stand in `page_words`.
"""

# key: (English, Chinese)
WORDS = {
    "comma": (", ", "、"),
    "colon": (": ", "："),
    "bars_title": ("A comparison in bars", "条形图比较"),
    "semicolon": ("; ", "；"),
    "full_stop": (".", "。"),
    "over": (" against ", " 与 "),
    "lines_title": ("{y} against {x}", "{y}随 {x} 的变化"),
    "lines_alt": (
        "{name}: {y0} at {x} = {x0}, {y1} at {x} = {x1}",
        "{name}：{x} = {x0} 时为 {y0}，{x} = {x1} 时为 {y1}",
    ),
    "cheaper_from": ("H ≥ {size}: {name} saves", "H ≥ {size}：{name} 更省"),
    "size_title": ("Multiplications against the input size", "乘法次数随输入大小的变化"),
    "ratio": ("cost ratio", "计算量之比"),
    "ratio_title": (
        "Cost of a stack over that of one large kernel",
        "小核堆叠与单个大核的计算量之比",
    ),
    "as_costly": ("equal cost", "计算量相同"),
    "limit": ("limit {ratio}", "极限 {ratio}"),
    "mid_equal": ("C_mid = {width}: {share}", "C_mid = {width}：{share}"),
    "mid_even": ("C_mid ≤ {width} saves", "C_mid ≤ {width} 更省"),
    "input": ("input", "输入"),
    "stop": (". ", "。"),
    "layer": ("layer {n}", "第 {n} 层"),
    "pool": ("pool {size}", "池化 {size}"),
    "stride": ("stride {n}", "步幅 {n}"),
    "dilation": ("dilation {n}", "膨胀率 {n}"),
    "sees": ("layer {n} sees {size}", "第 {n} 层看到 {size}"),
    "from_above": ("from above", "俯视图"),
    "touches": ("reads {touched} of {all} pixels", "{all} 个像素中只读 {touched} 个"),
    "growth_title": ("What one output sees of the input", "一个输出能看到多少输入"),
    "growth_alt": (
        "Layer by layer, what one output sees of the input grows: {sizes}.",
        "一个输出在输入上的感受野逐层增大：{sizes}。",
    ),
    "growth_holes": (
        " The last one reads only {touched} of the {all} pixels in its field.",
        "最后一层的感受野内有 {all} 个像素，只读取其中 {touched} 个。",
    ),
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
}


def say(key: str, lang: str, **values: object) -> str:
    """A label or sentence with its values.

    >>> say("layer", "en", n=2), say("layer", "zh", n=2)
    ('layer 2', '第 2 层')
    """
    return WORDS[key][lang == "zh"].format(**values)
