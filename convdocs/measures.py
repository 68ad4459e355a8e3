"""The table of units: what each counts or measures, its prefixes, its words in both languages."""

__all__ = ["DOUBTFUL", "MEASURED", "ONE", "WORTH", "Unit", "one"]

from collections import namedtuple

from .units import FLOPS_PER_MAC, SCALES

Unit = namedtuple("Unit", "above below powers")
"""A unit is above/below of its bases, which stand in `powers`: (("FLOP", 1), ("s", -1))."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Powers = tuple[tuple[str, int], ...]

# Prefixes by their symbols, with how many of one each is; the small ones with how many make one.
LARGE = {"k": SCALES["k"], "M": SCALES["M"], "G": SCALES["G"], "T": SCALES["T"], "P": 10**15}
BINARY = {"Ki": SCALES["KiB"], "Mi": SCALES["MiB"], "Gi": SCALES["GiB"], "Ti": 2**40, "Pi": 2**50}
SMALL = {"m": 10**3, "µ": 10**6, "μ": 10**6, "u": 10**6, "n": 10**9, "p": 10**12}

# The same spelled out, and words for large numbers, which stand alone or before any unit.
SPELLED = {"kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "kibi": "Ki",
           "mebi": "Mi", "gibi": "Gi", "tebi": "Ti", "milli": "m", "micro": "µ", "nano": "n",
           "千": "k", "兆": "M", "吉": "G", "太": "T", "毫": "m", "微": "µ", "纳": "n"}  # fmt: skip
NUMBERS = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "千": 10**3,
    "十万": 10**5, "百万": 10**6, "千万": 10**7, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11,
}  # fmt: skip
NUMBERS.update(LARGE)
NUMBERS.update({"万": SCALES["万"], "亿": SCALES["亿"], "万亿": SCALES["万"] * SCALES["亿"]})

# Symbols, and which prefixes they take; the same with words.
SYMBOLS = {
    "byte": ("B", (LARGE, BINARY)),
    "bit": ("b", (LARGE, BINARY)),
    "MAC": ("MAC MACs Mac Macs MAdd MAdds", (LARGE,)),
    "FLOP": ("FLOP FLOPs", (LARGE,)),
    "FLOP/s": ("FLOPS", (LARGE,)),
    "bit/s": ("bps", (LARGE,)),
    "/s": ("Hz", (LARGE,)),
    "s": ("s", (SMALL,)),
    "J": ("J", (LARGE, SMALL)),
    "J/s": ("W", (LARGE, SMALL)),
    "pixel": ("px", (LARGE,)),
}
WORDS = {
    "byte": ("byte bytes 字节", (LARGE, BINARY)),
    "bit": ("bit bits 比特", (LARGE, BINARY)),
    "/s": ("hertz 赫兹 赫", (LARGE,)),
    "s": ("second seconds 秒 秒钟", (SMALL,)),
    "J": ("joule joules 焦耳 焦", (LARGE, SMALL)),
    "J/s": ("watt watts 瓦特 瓦", (LARGE, SMALL)),
    "pixel": ("pixel pixels 像素", (LARGE,)),
}
# Words that take no prefix; those of one base mean the same. `_` stands for a space.
PLAIN = {
    "": "times 倍 次 个",
    "MAC": "multiply-add multiply-adds mult-add mult-adds multiply-accumulate "
           "multiply-accumulates 乘加 乘加运算",
    "FLOP": "operation operations floating-point_operation floating-point_operations "
            "运算 浮点运算",
    "multiplication": "multiplication multiplications 乘法 乘法运算",
    "addition": "addition additions 加法 加法运算",
    "comparison": "comparison comparisons 比较",
    "parameter": "parameter parameters param params 参数",
    "weight": "weight weights 权重",
    "bias": "bias biases 偏置",
    "activation": "activation activations 激活值",
    "value": "value values number numbers element elements 数 数值 元素",
    "output": "output outputs 输出",
    "input": "input inputs 输入",
    "channel": "channel channels 通道",
    "kernel": "kernel kernels 卷积核",
    "filter": "filter filters 滤波器",
    "feature map": "feature_map feature_maps 特征图",
    "window": "window windows 窗口",
    "place": "place places position positions 位置",
    "layer": "layer layers 层",
    "network": "network networks model models 网络 模型",
    "image": "image images picture pictures 张 图 图像 图片 张图 张图像 张图片",
    "sample": "sample samples 样本",
    "batch": "batch batches 批",
    "class": "class classes 类 类别",
    "group": "group groups 组",
    "path": "path paths 路径",
    "row": "row rows 行",
    "column": "column columns 列",
    "step": "step steps 步",
    "frame": "frame frames 帧",
}  # fmt: skip
# What is a ratio of something simpler. word: (above, below, base)
SCALED = {
    "%": (1, 100, ""), "％": (1, 100, ""), "percent": (1, 100, ""), "per cent": (1, 100, ""),
    "percentage point": (1, 100, ""), "percentage points": (1, 100, ""),
    "百分点": (1, 100, ""), "‰": (1, 1000, ""),
    "min": (60, 1, "s"), "minute": (60, 1, "s"), "minutes": (60, 1, "s"), "分钟": (60, 1, "s"),
    "h": (3600, 1, "s"), "hour": (3600, 1, "s"), "hours": (3600, 1, "s"), "小时": (3600, 1, "s"),
    "fps": (1, 1, "frame/s"),
}  # fmt: skip
# base: (what it can be counted in, how many of them)
WORTH = {"byte": ("bit", 8), "MAC": ("FLOP", FLOPS_PER_MAC), "multiplication": ("FLOP", 1),
         "addition": ("FLOP", 1)}  # fmt: skip
# What has a size that no bare number gives; all other bases are counted in ones.
MEASURED = ("s", "J")
# Words that are read in two ways, and what to write instead.
DOUBTFUL = {"K": "k", "KB": "kB or KiB", "Kb": "kbit or Kibit", "MP": "Mpx", "bn": "billion"}

MEASURE_WORDS = "次个条张层组"  # 次乘加, 个参数
HAN = "\u3400"  # Chinese characters begin here

ONE = Unit(1, 1, ())


def one(word: str) -> Unit | None:
    """One word: a unit with its prefix, a large number, or a large number before a unit.

    >>> one("ms").below, one("万亿").above, one("G次乘加").above, one("parsec")
    (1000, 1000000000000, 1000000000, None)
    """
    if word in DOUBTFUL:
        return None
    found = unprefixed(word) or prefixed(word) or number(word)
    if found or len(word) < 2:
        return found
    return one(word[1:]) if word[0] in MEASURE_WORDS else many(word)


def number(word: str) -> Unit | None:
    """A large number that stands alone: 万, million, G."""
    return Unit(NUMBERS[word], 1, ()) if word in NUMBERS else None


def many(word: str) -> Unit | None:
    """A large number before a Chinese word: 万次乘加, 亿参数."""
    for size in (2, 1):
        factor, rest = number(word[:size]), word[size:]
        if factor and rest >= HAN and not number(rest):
            found = one(rest)
            return found and Unit(factor.above * found.above, found.below, found.powers)
    return None


def unprefixed(word: str) -> Unit | None:
    """A word that takes no prefix."""
    if word in SCALED:
        above, below, base = SCALED[word]
        return Unit(above, below, powers_of(base))
    for base, words in PLAIN.items():
        if word.replace(" ", "_") in words.split():
            return Unit(1, 1, powers_of(base))
    return None


def prefixed(word: str) -> Unit | None:
    """A word that may have a prefix: a symbol before a symbol, a word before a word."""
    for spelled, table in ((None, SYMBOLS), (SPELLED, WORDS)):
        for base, (names, prefixes) in table.items():
            for name in names.split():
                prefix = word[: len(word) - len(name)] if word.endswith(name) else "-"
                found = scale(prefix if spelled is None else spelled.get(prefix, prefix), prefixes)
                if found:
                    return Unit(found[0], found[1], powers_of(base))
    return None


def scale(prefix: str, tables: "Sequence[dict[str, int]]") -> tuple[int, ...]:
    """A prefix as a ratio; empty where none of the tables has it.

    >>> scale("Ki", (LARGE, BINARY)), scale("m", (SMALL,)), scale("m", (LARGE,)), scale("", ())
    ((1024, 1), (1, 1000), (), (1, 1))
    """
    if not prefix:
        return 1, 1
    for table in tables:
        if prefix in table:
            return (1, table[prefix]) if table is SMALL else (table[prefix], 1)
    return ()


def powers_of(base: str) -> "Powers":
    """The bases of a row of the table: "FLOP/s" is FLOP and 1/s."""
    above, _, below = base.partition("/")
    return tuple([(name, way) for name, way in ((above, 1), (below, -1)) if name])
