"""What the browser calls: a tool and a query in, JSON out."""

import json

from .answer import Answer, blank
from .query import parse
from .reading import read
from .tools import room


def answered(name: str, state: dict[str, str], lang: str) -> Answer:
    """The answer of a tool, or what is wrong with each field."""
    made_by = room(name)
    values, errors = read(made_by.FIELDS, state, lang)
    if errors:
        return blank(errors)
    answer: Answer = made_by.answer(values, lang)
    return answer


def respond(name: str, query: str, lang: str) -> str:
    """JSON for the page's script: `slots` of HTML, `errors` and `limits` by field, `summary`.

    >>> json.loads(respond("layer", "stride=0", "en"))["errors"]
    {'stride': 'stride (=0) must be at least 1: increase it'}
    """
    made = answered(name, parse(query), lang)
    reply = {
        "slots": made.slots,
        "errors": made.errors,
        "limits": made.limits,
        "summary": made.summary,
    }
    return json.dumps(reply)
