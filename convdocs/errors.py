"""How the package refuses: an error knows its sentence in both languages and its place."""

from .messages import MESSAGES, WORDS

LANGUAGES = ("en", "zh")
OURS = ("axis", "form", "name", "what")  # values that are our words, never what was typed
MOST = 200  # letters of what was typed that a sentence repeats


class ConvdocsError(ValueError):
    """A refusal: `key` names the fault, `values` holds its numbers, `where` the layer.

    >>> print(ConvdocsError("too_small", name="stride", value=0, least=1))
    stride (=0) must be at least 1: increase it
    """

    sentences = MESSAGES

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.where = ""

    def text(self, lang: str = "en") -> str:
        """The sentence in one language, with the place of the fault before it."""
        values = {key: clipped(key, value) for key, value in self.values.items()}
        if lang == "zh":
            values = {k: WORDS.get(str(v), v) if k in OURS else v for k, v in values.items()}
        sentence = self.sentences[self.key][LANGUAGES.index(lang)].format(**values)
        return self.where + ("：" if lang == "zh" else ": ") + sentence if self.where else sentence

    def __str__(self) -> str:
        return self.text()


def clipped(key: str, value: object) -> object:
    """What was typed, on one line and not endless; lists of names stay whole.

    >>> clipped("text", "conv 3x3," + chr(10) + 99 * "relu, ")[:20], clipped("names", "a, b")
    ('conv 3x3, relu, relu', 'a, b')
    """
    if key == "names" or not isinstance(value, str):
        return value
    line = " ".join(value.split()) if "\n" in value else value
    return line if len(line) <= MOST else line[:MOST] + "…"


class ArgumentError(ConvdocsError):
    """An argument that no input could make valid."""


class ShapeError(ConvdocsError):
    """A layer that does not fit its input."""


class NotationError(ConvdocsError):
    """Text that does not name a layer, a shape or a network."""
