"""What the command line says about itself, in English and Chinese."""

from ..dialects import CONVENTION_NAMES
from ..networks import NETWORK_NAMES

HELP = {
    "about": ("The arithmetic of convolutional networks.", "卷积网络的算术。"),
    "help": ("show this help and exit", "显示帮助后退出"),
    "version": ("show the version and exit", "显示版本后退出"),
    "lang": ("language of the answer and of this help", "回答与帮助的语言"),
    "input": ("input shape, for example 3x224x224", "输入形状，例如 3x224x224"),
    "network": ("every layer of a network, with totals", "一个网络的每一层与合计"),
    "name": ("one of {names}", "可选 {names}"),
    "batch": ("images at a time (default 1)", "一次几张图（默认 1）"),
    "format": ("form of the answer (default table)", "输出格式（默认 table）"),
    "convention": ("count as a tool or paper does: 'all' or one of {conventions}",
                   "按某个工具或论文的口径计数：'all' 或 {conventions}"),
    "compare": ("two networks side by side", "两个网络并排比较"),
    "first": ("a network", "一个网络"),
    "second": ("another one", "另一个网络"),
    "layer": ("one layer, with the lines that lead to each number", "一层，附每个数的算式"),
    "one": ("for example 'conv 64 5x5 s2 p2', or as PyTorch writes it",
            "例如 'conv 64 5x5 s2 p2'，或 PyTorch 的写法"),
    "rf": ("the receptive field of layers in a row", "若干层串联的感受野"),
    "layers": ("for example 'conv 3x3, conv 3x3 s2; pool 2', or as PyTorch writes them",
               "例如 'conv 3x3, conv 3x3 s2; pool 2'，或 PyTorch 的写法"),
    "exercises": ("a fresh sheet of exercises from a seed", "由种子生成一份新的练习"),
    "chapter": ("the page it belongs to (default: all)", "属于哪一页（默认 all）"),
    "seed": ("the same seed, the same sheet (default 1)", "种子相同，练习就相同（默认 1）"),
    "count": ("how many (default 5)", "几道题（默认 5）"),
    "answers": ("print the answers too", "同时输出答案"),
    "figure": ("a figure or table of the pages as a file", "把页面里的图或表存成文件"),
    "id": ("its id, or page#id; without one, all are listed",
           "图表的 id，或 页面#id；不写则列出全部"),
    "output": ("write FILE instead; its ending says the form: .svg, .csv or .json",
               "改为写入 FILE；格式由后缀决定：.svg、.csv 或 .json"),
    "check": ("check every number of the pages", "检查各页的每个数字"),
    "paths": ("pages or folders (default: docs and README)", "页面或文件夹（默认 docs 与 README）"),
    "update": ("rewrite stale numbers, print each", "改写过时的数字，并逐个列出"),
}  # fmt: skip


def say(key: str, lang: str) -> str:
    """A line of help; names stand in it where there are a few to choose from."""
    names, conventions = ", ".join(NETWORK_NAMES), ", ".join(CONVENTION_NAMES)
    return HELP[key][lang == "zh"].format(names=names, conventions=conventions)
