"""What a tool answers: pieces of HTML by slot, faults by field, the reach of each slider."""

from collections import namedtuple

# slots: HTML by name; errors: a sentence by field; limits: (least, most) by field; summary: the
# answer in one line, for those who hear the page.
Answer = namedtuple("Answer", "slots errors limits summary")


def blank(errors: dict[str, str]) -> Answer:
    """An answer that is only faults; what stood in the slots stays there, greyed."""
    return Answer({}, errors, {}, " ".join(errors.values()))


def escape(text: str) -> str:
    """Text inside HTML.

    >>> escape("a < b")
    'a &lt; b'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
