"""Layers between brackets and commas, as a print or a line of source has them."""

from ..errors import NotationError
from ..notation.digits import narrow
from .brackets import closing, last_name

CONTAINERS = ("Sequential", "OrderedDict", "ModuleList")
STAGES = ("features", "avgpool", "classifier")  # how torchvision's chains are built


class Found:
    """The layers of a text so far, and what there is to say about them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.notes: list[NotationError] = []
        self.name = ""

    def walk(self, text: str) -> None:
        """Layers between brackets and commas, in the order of the text."""
        word, at = "", 0
        while at < len(text):
            sign = text[at]
            if sign == "(":
                at = self.bracket(text, at, word)
                word = ""
            elif sign in ",，、;；\n[]{})":
                self.keep(word)
                word = ""
            else:
                word += sign
            at += 1
        self.keep(word)

    def keep(self, word: str) -> None:
        """Words of our notation; names in quotes, as an OrderedDict has them, are left out."""
        word = " ".join(narrow(word).split())
        quoted = len(word) > 1 and word[0] in "'\"" and word[-1] == word[0]
        if word and not quoted and not word.endswith("="):
            self.texts.append(word)

    def bracket(self, text: str, at: int, word: str) -> int:
        """What a bracket at `at`, after `word`, holds; the place of its last character."""
        end = closing(text, at)
        inside = text[at + 1 : end].strip()
        name = last_name(word)
        self.keep(word[: len(word) - len(name)].rstrip() if name else word)
        if not name:
            if text[end + 1 :].lstrip()[:1] == ":":  # a label such as (0):
                return text.index(":", end)
            self.walk(inside)
        elif name.split(".")[-1] in CONTAINERS:
            self.walk(inside)
        elif labelled(inside):
            self.own(name, inside)
        else:
            name = "nn." + name.split(".")[-1] if "." in name else name
            self.texts.append(" ".join((name + text[at : end + 1]).split()))
        return end

    def own(self, name: str, inside: str) -> None:
        """A printed class that is no container of PyTorch: a chain only where that is certain."""
        parts = children(inside)
        labels = [label for label, _ in parts]
        if len(parts) > 1 and tuple(labels) not in (STAGES, (STAGES[0], STAGES[2])):
            self.name = self.name or name
        for label, part in parts:
            before = len(self.texts)
            self.walk(part)
            flat = self.name or any("Flatten" in one for one in self.texts)
            if label == "classifier" and not flat:
                self.texts.insert(before, "Flatten()")
        if self.name:  # say so of the whole, not of a part
            self.name = name
        else:
            self.notes.append(NotationError("print_chain", model=name, parts=" → ".join(labels)))


def labelled(inside: str) -> bool:
    """Whether a bracket holds modules with their names, as PyTorch prints them.

    >>> labelled("(conv1): Conv2d(3, 64, 3)"), labelled("(3, 3), stride=2")
    (True, False)
    """
    return inside[:1] == "(" and inside[closing(inside, 0) + 1 :].lstrip()[:1] == ":"


def children(inside: str) -> list[tuple[str, str]]:
    """Names and texts of printed modules.

    >>> children("(a): ReLU() (b): Sequential( (0): ReLU())")
    [('a', 'ReLU()'), ('b', 'Sequential( (0): ReLU())')]
    """
    found, rest = [], inside.strip()
    while labelled(rest):
        end = closing(rest, 0)
        label, rest = rest[1:end], rest[rest.index(":", end) + 1 :].lstrip()
        start = rest.find("(")
        last = closing(rest, start) + 1 if start >= 0 else len(rest)
        found.append((label, rest[:last]))
        rest = rest[last:].lstrip()
    return found
