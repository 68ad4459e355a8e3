"""The lab: tools that answer a form, the same code in the page as built and in the browser.

`respond` is all that the browser calls: text in, text out. A tool is a room with `FIELDS` and
`answer(values, lang)`; what it answers is HTML, so that the page's script needs no arithmetic.
"""

import json

from .answer import Answer, blank, escape
from .forms import html, read
from .query import parse
from .tools import TOOLS

__all__ = ["Answer", "Tool", "respond", "tool"]


NOTES = {
    "failed": (
        "The calculator could not start here; the numbers above are for the values of this page.",
        "计算器在此无法启动；上面的数字对应本页给出的数值。",
    ),
    "slow": (
        "This takes too long and was stopped: try smaller numbers.",
        "计算时间过长，已停止：请换较小的数。",
    ),
}


def notes(lang: str) -> str:
    """What the script may have to say, as attributes of the form."""
    return "".join(
        [" data-" + name + '="' + escape(said[lang == "zh"]) + '"' for name, said in NOTES.items()]
    )


class Tool:
    """A tool with a state, as a page shows it: the form, and the answer for that state.

    >>> "55" in tool("layer", kernel_size="11", stride="4", height="227", width="227").html()
    True
    """

    def __init__(self, name: str, state: dict[str, str]) -> None:
        self.name = name
        self.state = state

    def html(self, lang: str = "en") -> str:
        """The form and its answer; complete without a script."""
        room = TOOLS[self.name]
        made = answered(self.name, self.state, lang)
        state = {field.name: self.state.get(field.name, field.default) for field in room.FIELDS}
        slots = "".join(
            '<div class="slot" data-slot="' + name + '">' + made.slots.get(name, "") + "</div>"
            for name in room.SLOTS
        )
        return (
            '<form class="lab" data-tool="' + self.name + '" lang="' + lang
            + '"' + notes(lang) + ">"
            + html(room.FIELDS, state, made, lang)
            + '<div class="answer">' + slots + "</div>"
            + '<p class="lab-note" role="status">' + escape(made.summary) + "</p></form>"
        )  # fmt: skip


def tool(name: str, **state: str) -> Tool:
    """A tool of the lab for a page, with the values that it starts from."""
    return Tool(name, state)


def answered(name: str, state: dict[str, str], lang: str) -> Answer:
    """The answer of a tool, or what is wrong with each field."""
    room = TOOLS[name]
    values, errors = read(room.FIELDS, state, lang)
    if errors:
        return blank(errors)
    answer: Answer = room.answer(values, lang)
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
