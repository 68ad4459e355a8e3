"""Columns: what stands above them in both languages, and the unit of what stands in them."""

from collections import namedtuple

from ..terms import TERMS, term

# unit: "" shows a value as it is, "%" a ratio in per cent, a key of units.SCALES that unit.
Column = namedtuple("Column", "key heads unit")

# Heads that are no terms of their own. key: (English, Chinese)
HEADS = {
    "size": ("H = W", "H = W"),
    "layers": ("layers", "层数"),
    "stack": ("stack", "小核堆叠"),
    "single": ("one kernel", "单个大核"),
    "saved": ("saved", "省下"),
    "saving": ("saving", "节省比例"),
    "limit": ("limit ratio", "极限比值"),
    "limit_saving": ("limit saving", "极限节省"),
    "pays_from": ("pays from H =", "H 从几起划算"),
    "window": ("window", "窗口"),
    "sees": ("sees", "感受野"),
    "patch": ("pixels under the kernel", "卷积核盖住的像素"),
    "sum": ("sum of products", "乘积之和"),
    "table": ("table", "表格"),
    "doubled": ("doubled", "翻倍的量"),
    "convention": ("tool", "工具"),
    "value": ("prints", "输出"),
}


def head(key: str, lang: str) -> str:
    """The head of a column: a term, or one of HEADS.

    >>> head("macs", "zh"), head("saving", "en")
    ('乘加次数', 'saving')
    """
    return term(key, lang) if key in TERMS else HEADS[key][lang == "zh"]


def column(name: str) -> Column:
    """A column from its key, and its unit behind a colon.

    >>> column("saving:%")
    Column(key='saving', heads=('saving', '节省比例'), unit='%')
    """
    key, _, unit = name.partition(":")
    return Column(key, (head(key, "en"), head(key, "zh")), unit)
