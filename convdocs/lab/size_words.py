"""What is said of a size or shape that cannot be read, and of one that was written otherwise."""

from ..messages import MESSAGES

SENTENCES = {
    "empty": (
        "{name} is empty: write for example {example}",
        "{name} 为空：例如写成 {example}",
    ),
    "unlike_number": (
        "{name} (={value}): '{part}' is not an integer, write digits only, such as {example}",
        "{name}(={value})：'{part}' 不是整数，只用数字，例如 {example}",
    ),
    "lacks_number": (
        "{name} (={value}) lacks a number before or after the x: write for example {example}",
        "{name}(={value})的 x 前后缺一个数：例如写成 {example}",
    ),
    "too_small": MESSAGES["too_small"],
    "part_too_small": (
        "{name} (={value}): {part} must be at least {least}, increase it",
        "{name}(={value})：{part} 至少为 {least}，请增大",
    ),
    "number_count": (
        "{name} (={value}) has {count} numbers, but needs {needed}: write for example {example}",
        "{name}(={value})有 {count} 个数，而应有 {needed} 个：例如写成 {example}",
    ),
    "pair_count": (
        "{name} (={value}) has {count} numbers, but needs 1 or 2: write for example {example}",
        "{name}(={value})有 {count} 个数，而应有 1 个或 2 个：例如写成 {example}",
    ),
    "lacks_channels": (
        "{name} (={value}) lacks the channels: write {example} for a colour image",
        "{name}(={value})缺通道数：彩色图像请写 {example}",
    ),
    "lacks_sides": (
        "{name} (={value}) is one number, so it holds features, not a map: write channels, height "
        "and width, for example {example}",
        "{name}(={value})只有一个数，是特征数而不是特征图：请写通道、高、宽，例如 {example}",
    ),
    "not_colour": (
        "{name} (={value}) has {count} channels, but these networks take 3: write height and "
        "width, for example {example}",
        "{name}(={value})有 {count} 个通道，而这些网络需要 3 个：只写高和宽即可，例如 {example}",
    ),
}
HEARD = {
    "plain": ("read as {value}", "读作 {value}"),
    "told": ("read as {value}, with the channels of {layer}", "读作 {value}，通道数取自 {layer}"),
    "features": ("read as {value} features", "读作 {value} 个特征"),
    "batch": (
        "read as {value} in a batch of {batch}; the numbers hold for one of them",
        "读作批大小 {batch}、形状 {value}；各数按其中一个计",
    ),
    "one": ("read as {value}, a batch of 1 left out", "读作 {value}，略去批大小 1"),
}
