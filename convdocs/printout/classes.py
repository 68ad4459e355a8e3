"""A class of PyTorch's source as a chain of layers: what `__init__` makes, as `forward` calls it.

Nothing is executed. A line that is more than one layer after the other is refused by its number.
"""

from collections import namedtuple

from ..errors import NotationError
from .brackets import WORD, split
from .calls import function, opening
from .walk import Found

Line = namedtuple("Line", "number indent text")

MODULES = ("F", "torch", "nn.functional", "torch.nn.functional", "functional")
SKIPPED = ("super(", "super()", "pass", "print(", "assert ", "'", '"', "return NotImplemented")


def is_class(text: str) -> bool:
    """Whether a text defines a class.

    >>> is_class("class Net(nn.Module):"), is_class("conv 64 3x3")
    (True, False)
    """
    return any(line.strip().startswith("class ") for line in text.split("\n"))


def of_class(text: str) -> list[str]:
    """The texts of the layers through which `forward` leads its input, in that order."""
    lines = logical(text)
    heads = [n for n, line in enumerate(lines) if line.text.startswith("class ")]
    body = block(lines, heads[0])
    beside = lines[: heads[0]] + lines[heads[0] + 1 + len(body) :]
    if len(heads) != 1 or any("nn." in line.text and "import" not in line.text for line in beside):
        raise NotationError("one_class")
    return Forward(made(method(body, "__init__")), method(body, "forward")).texts


def logical(text: str) -> list[Line]:
    """Lines with their number and indent; an open bracket goes on in the next line."""
    found: list[Line] = []
    depth = 0
    for n, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        if depth > 0:
            first, indent, begun = found.pop()
            found.append(Line(first, indent, begun + " " + line.strip()))
        else:
            found.append(Line(n + 1, len(line) - len(line.lstrip()), line.strip()))
        depth = sum([(sign in "([{") - (sign in ")]}") for sign in found[-1].text])
    return found


def block(lines: list[Line], at: int) -> list[Line]:
    """The lines inside the one at `at`."""
    found = []
    for line in lines[at + 1 :]:
        if line.indent <= lines[at].indent:
            break
        found.append(line)
    return found


def method(body: list[Line], name: str) -> list[Line]:
    """A method: its head and its lines; a NotationError where there is none."""
    for n, line in enumerate(body):
        if line.text.startswith("def " + name + "("):
            return [line] + block(body, n)
    raise NotationError("no_method", method=name)


def made(lines: list[Line]) -> dict[str, str]:
    """What `__init__` makes, by name; nothing for what stands under an `if` or comes twice."""
    found: dict[str, str] = {}
    for line in lines[1:]:
        name, sign, made_of = line.text.partition("=")
        name = name.strip()
        if sign and name.startswith("self."):
            certain = line.indent == lines[1].indent and name not in found
            found[name] = made_of.strip() if certain else ""
    return found


def weighs(made_of: str) -> bool:
    """Whether there are parameters in what a text makes."""
    return any(kind in made_of for kind in ("Conv", "Linear", "Norm"))


class Forward:
    """Follows one value through the lines of `forward`."""

    def __init__(self, layers: dict[str, str], lines: list[Line]) -> None:
        self.layers, self.line = layers, lines[0]
        self.texts: list[str] = []
        names = split(lines[0].text.partition("(")[2].rpartition(")")[0])
        self.now = names[1].partition(":")[0].strip() if len(names) > 1 else ""
        self.used: list[str] = []
        self.batch: list[str] = []  # names of the number of images
        self.done = False
        for line in lines[1:]:
            self.line = line
            if line.indent != lines[1].indent:
                raise self.lost()
            if not any(line.text.startswith(word) for word in SKIPPED):
                self.statement(line.text)
        if not self.done:
            raise self.lost()
        for name, made_of in layers.items():
            if name not in self.used and weighs(made_of):
                raise NotationError("unused_layer", layer=name)

    def lost(self) -> NotationError:
        """The line that cannot be followed."""
        return NotationError("not_followed", line=self.line.number, text=self.line.text)

    def statement(self, text: str) -> None:
        """Name = value, or return value."""
        if self.done:
            raise self.lost()
        if text.startswith("return "):
            self.follow(text[7:])
            self.done = True
            return
        name, sign, made_of = text.partition("=")
        name = name.strip()
        if not sign or not name or name.strip(WORD):
            raise self.lost()
        if self.is_batch(made_of):
            self.batch.append(name)
            return
        self.follow(made_of)
        self.now = name

    def is_batch(self, text: str) -> bool:
        """Whether an expression is the number of images."""
        plain = text.replace(" ", "")
        now = self.now
        return plain in [now + ".size(0)", now + ".shape[0]", "len(" + now + ")"] + self.batch

    def follow(self, text: str) -> None:
        """Adds the layers of an expression, those inside first."""
        text = text.strip()
        if text == self.now:
            return
        at = opening(text)
        if at <= 0:
            raise self.lost()
        head, inside = text[:at].strip(), split(text[at + 1 : -1])
        if head in self.layers and len(inside) == 1:
            self.follow(inside[0])
            if head in self.used and weighs(self.layers[head]):
                raise NotationError("used_twice", layer=head)
            self.used.append(head)
            self.add(self.layers[head])
        elif head.rpartition(".")[0] in MODULES and inside:
            self.follow(inside[0])
            self.add(function(head.rpartition(".")[2], inside[1:]))
        elif head.endswith(")") and opening(head) > 0 and len(inside) == 1:  # nn.ReLU()(x)
            self.follow(inside[0])
            self.add(head)
        else:
            self.method(head, inside)

    def method(self, head: str, inside: list[str]) -> None:
        """x.view(...), x.flatten(1), x.relu()."""
        value, _, name = head.rpartition(".")
        if not value:
            raise self.lost()
        if name in ("view", "reshape") and len(inside) == 2:
            first, last = inside
            flat = self.is_batch(first) and last == "-1"
            if not flat and first != "-1":
                raise self.lost()
            self.follow(value)
            self.add("nn.Flatten()" if flat else "view(-1, " + last + ")")
        elif name in ("flatten", "relu"):
            self.follow(value)
            self.add(function(name, inside))
        else:
            raise self.lost()

    def add(self, made_of: str) -> None:
        """A layer by the text that makes it, or all those of a Sequential."""
        if not made_of:
            raise self.lost()
        found = Found()
        found.walk(made_of)
        self.texts += found.texts
