"""What a tool answers: pieces of HTML by slot, faults by field, the reach of each slider."""

from collections import namedtuple

from ..terms import term

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Callable

# slots: HTML by name; errors: a sentence by field; limits: (least, most) by field; summary: the
# answer in one line, for those who hear the page; heard: by field, how it was understood.
Answer = namedtuple("Answer", "slots errors limits summary heard")


def blank(errors: dict[str, str]) -> Answer:
    """An answer that is only faults; what stood in the slots stays there, greyed."""
    return Answer({}, errors, {}, " · ".join([errors[name] for name in sorted(errors)]), {})


def escape(text: str) -> str:
    """Text inside HTML.

    >>> escape("a < b")
    'a &lt; b'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def copyable(line: str, lang: str) -> str:
    """A line of code, and a button that copies it.

    >>> copyable("x < 1", "en")
    '<p class="line"><code>x &lt; 1</code><button type="button" class="copy">Copy</button></p>'
    """
    button = '<button type="button" class="copy">' + ("复制" if lang == "zh" else "Copy")
    return '<p class="line"><code>' + escape(line) + "</code>" + button + "</button></p>"


def boxed(label: str) -> str:
    """The opening of a box that can be scrolled by keyboard where its table is too wide."""
    return '<div class="table-box" role="group" tabindex="0" aria-label="' + escape(label) + '">'


def amount(key: str, shown: str, lang: str) -> str:
    """A number with the name of what it counts, in the order of the language.

    >>> amount("params", "7", "en"), amount("params", "7", "zh")
    ('7 parameters', '参数量 7')
    """
    words = [shown, term(key, lang)]
    return " ".join(reversed(words) if lang == "zh" else words)


def translator(words: "dict[str, tuple[str, str]]") -> "Callable[..., str]":
    """A function that looks up a key in pairs (English, Chinese) and fills in its values.

    >>> translator({"n": ("{n} layers", "{n} 层")})("n", "zh", n=3)
    '3 层'
    """

    def say(key: str, lang: str, **values: object) -> str:
        return words[key][lang == "zh"].format(**values)

    return say
