"""Layers as PyTorch prints them or its source has them, among layers in our own notation."""

from .errors import NotationError
from .layers import Layer
from .notation import parse_layer
from .pools import make

# class: its arguments in PyTorch's order; before the bar those that must be given
SIGNATURES = {
    "Conv2d": "in_channels out_channels kernel_size | stride padding dilation groups bias "
              "padding_mode device dtype",
    "Linear": "in_features out_features | bias device dtype",
    "MaxPool2d": "kernel_size | stride padding dilation return_indices ceil_mode",
    "MinPool2d": "kernel_size | stride padding dilation ceil_mode",
    "AvgPool2d": "kernel_size | stride padding ceil_mode count_include_pad divisor_override",
    "AdaptiveAvgPool2d": "output_size |",
    "BatchNorm2d": "num_features | eps momentum affine track_running_stats device "
                   "dtype bias",
    "LocalResponseNorm": "size | alpha beta k", "ReLU": "| inplace",
    "Dropout": "| p inplace",
    "Flatten": "| start_dim end_dim",
}  # fmt: skip
# Arguments that change no shape and no count.
IDLE = ("return_indices", "eps", "momentum", "track_running_stats", "alpha", "beta",
        "k", "inplace", "device", "dtype")  # fmt: skip
# Arguments that our layers lack: the one value that they stand for.
FIXED = {"Flatten start_dim": 1, "Flatten end_dim": -1}
CONTAINERS = ("Sequential", "OrderedDict", "ModuleList")
EXAMPLE = "Conv2d(3, 64, kernel_size=3, padding=1)"
WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."


# -- from text to pieces ------------------------------------------------------------------------


def pieces(text: str, outermost: bool = True) -> list[str]:
    """The layers of a text, each as its own text: a call of PyTorch, or words of our notation.

    Labels, Sequential, and the model's own class around all are taken off; a class inside that
    is no layer stays whole, for what happens in it is unknown.

    >>> pieces("Sequential((0): Conv2d(3, 64, 3) (1): ReLU()), pool 2")
    ['Conv2d(3, 64, 3)', 'ReLU()', 'pool 2']
    """
    found: list[str] = []
    word, at = "", 0
    text = without_comments(text) if outermost else text
    while at < len(text):
        sign = text[at]
        if sign == "(":
            at = bracket(text, at, word, found, outermost)
            word = ""
        elif sign in ",，;；\n[]{})":
            keep(word, found)
            word = ""
        else:
            word += sign
        at += 1
    keep(word, found)
    return found


def without_comments(text: str) -> str:
    """Text without what stands behind a # on a line."""
    return "\n".join([line.split("#")[0] for line in text.split("\n")])


def keep(word: str, found: list[str]) -> None:
    """A piece of our notation; names in quotes, as an OrderedDict has them, are left out."""
    word = " ".join(word.split())
    if word and word[0] not in "'\"" and not word.endswith("="):
        found.append(word)


def bracket(text: str, at: int, word: str, found: list[str], outermost: bool) -> int:
    """Stores what a bracket at `at`, after `word`, holds; the place of its last character."""
    end = closing(text, at)
    inside = text[at + 1 : end].strip()
    labelled = inside[closing(inside, 0) + 1 :].lstrip()[:1] == ":"
    name = last_name(word)
    keep(word[: len(word) - len(name)].rstrip() if name else word, found)
    kind = name.split(".")[-1]
    if not name:
        if text[end + 1 :].lstrip()[:1] == ":":  # a label such as (0):
            return text.index(":", end)
        found += pieces(inside, False)
    elif kind in CONTAINERS or (outermost and labelled):
        found += pieces(inside, False)
    else:
        found.append(" ".join((kind + text[at : end + 1]).split()))
    return end


def last_name(word: str) -> str:
    """The name that stands right before a bracket.

    >>> last_name("self.conv1 = nn.Conv2d"), last_name(" ")
    ('nn.Conv2d', '')
    """
    start = len(word)
    while start and word[start - 1] in WORD:
        start -= 1
    return word[start:]


def closing(text: str, at: int) -> int:
    """The place of the bracket that closes the one at `at`; behind the text where there is none.

    >>> closing("f(g(1), 2)", 1)
    9
    """
    depth = 0
    for n in range(at, len(text)):
        depth += (text[n] in "([") - (text[n] in ")]")
        if depth == 0:
            return n
    return len(text)


# -- from a piece to a layer --------------------------------------------------------------------


def layer_of(text: str, shape: tuple[int, ...]) -> Layer:
    """The layer that a piece stands for, for an input of this shape.

    >>> layer_of("ReLU(inplace=True)", (64, 7, 7)), layer_of("linear 10", (64,))
    (ReLU(), Linear(in_features=64, out_features=10, bias=True))
    """
    return printed_layer(text) if "(" in text else parse_layer(text, shape)


def printed_layer(text: str) -> Layer:
    """One layer as PyTorch prints it or its source has it. Raises NotationError with an example.

    >>> printed_layer("Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=same)").padding
    'same'
    """
    head, _, rest = text.strip().partition("(")
    kind = head.split(".")[-1].strip()
    if kind not in SIGNATURES:
        raise NotationError("unknown_layer", word=kind, names=", ".join(sorted(SIGNATURES)))
    if not rest.endswith(")") or text.count("(") != text.count(")"):
        raise NotationError("missing_word", text=text, what="a bracket", example=EXAMPLE)
    needed, _, optional = SIGNATURES[kind].partition("|")
    order = needed.split() + optional.split()
    given: dict[str, object] = {}
    for n, part in enumerate(split(rest[:-1])):
        name, value = argument(part, order, n)
        usual = FIXED.get(kind + " " + name, value)
        if name not in order or name in given or value != usual:
            raise NotationError("unknown_word", word=part, text=text, example=EXAMPLE)
        given[name] = value
    for name in needed.split():
        if name not in given:
            raise NotationError("missing_word", text=text, what=name, example=EXAMPLE)
    own = {n: v for n, v in given.items() if n not in IDLE and kind + " " + n not in FIXED}
    return make(kind, own)


def argument(part: str, order: list[str], n: int) -> tuple[str, object]:
    """Name and value of the n-th argument; a place beyond the last has no name."""
    name, sign, written = part.partition("=")
    if sign:
        return name.strip(), value(written)
    return order[n] if n < len(order) else "", value(part)


def split(text: str) -> list[str]:
    """Arguments between commas; those inside brackets do not part.

    >>> split("3, 64, kernel_size=(3, 3)")
    ['3', '64', 'kernel_size=(3, 3)']
    """
    parts, depth, start = [], 0, 0
    for n, sign in enumerate(text + ","):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append(text[start:n].strip())
            start = n + 1
    return [part for part in parts if part]


def value(text: str) -> object:
    """A value as Python writes it; a word without quotes, as PyTorch prints some, is a string.

    >>> value("(3, 1)"), value("same"), value("1e-05"), value("None")
    ((3, 1), 'same', 1e-05, None)
    """
    text = text.strip()
    if text[:1] in ("(", "["):
        return tuple([value(part) for part in split(text[1:-1])])
    words = {"True": True, "False": False, "None": None}
    if text in words:
        return words[text]
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            pass
    return text.strip("'\"")
