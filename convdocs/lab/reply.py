"""What the browser calls: a tool and a query in, JSON out."""

import json

from ..errors import ConvdocsError
from .answer import Answer, blank
from .query import parse
from .reading import read
from .tools import room

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from .forms import Field

# what may not stand in a text in JSON as it is; the backslash comes first
ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"))


def answered(name: str, state: dict[str, str], lang: str) -> Answer:
    """The answer of a tool, or what is wrong with each field."""
    made_by = room(name)
    values, errors, heard = read(made_by.FIELDS, state, lang)
    made = blank(errors)
    if not errors:
        try:
            made = made_by.answer(values, lang)
        except ConvdocsError as error:
            made = blank({blamed(made_by.FIELDS, error): error.text(lang)})
    heard.update(made.heard)
    return Answer(made.slots, made.errors, made.limits, made.summary, heard)


def blamed(fields: "list[Field]", error: ConvdocsError) -> str:
    """The field that a refusal names; the first where it names none."""
    name = error.values.get("name")
    names = [field.name for field in fields]
    return str(name) if name in names else names[0]


def respond(name: str, query: str, lang: str) -> str:
    """JSON for the page's script: `slots` of HTML, `errors` and more by field, `summary`.

    What fails without being a refusal is said as that: `failed` is "large" where the memory or
    the depth of calls does not suffice, else "broken", and `text` names the fault.

    >>> json.loads(respond("layer", "stride=0", "en"))["errors"]
    {'stride': 'stride (=0) must be at least 1: increase it'}
    """
    try:
        made = answered(name, parse(query), lang)
    except MemoryError:
        return json.dumps({"failed": "large"})
    except Exception as error:  # noqa: BLE001 - the page must not take it for slowness
        return json.dumps({"failed": kind(error), "text": type(error).__name__ + ": " + str(error)})
    reply = {
        "errors": made.errors,
        "heard": made.heard,
        "limits": made.limits,
        "summary": made.summary,
    }
    slots = [quoted(name) + ": " + quoted(made.slots[name]) for name in made.slots]
    return '{"slots": {' + ", ".join(slots) + "}, " + json.dumps(reply)[1:]


def quoted(text: str) -> str:
    r"""A text in JSON; MicroPython's own writes it letter by letter, which takes long for HTML.

    >>> json.loads(quoted('<a b="c\\d">\n'))
    '<a b="c\\d">\n'
    """
    for sign, written in ESCAPES:
        if sign in text:
            text = text.replace(sign, written)
    return '"' + text + '"'


def kind(error: Exception) -> str:
    """Whether a fault is one of size or one of ours; MicroPython has no RecursionError.

    >>> kind(RuntimeError("maximum recursion depth exceeded")), kind(KeyError("k"))
    ('large', 'broken')
    """
    deep = isinstance(error, RuntimeError) and "recursion" in str(error)
    return "large" if deep else "broken"
