"""The lab: tools that answer a form, the same code in the page as built and in the browser.

`respond` is all that the browser calls: text in, text out. A tool is a room with `FIELDS` and
`answer(values, lang)`; what it answers is HTML, so that the page's script needs no arithmetic.
"""

from .answer import Answer, escape
from .controls import html
from .reply import answered, respond
from .tools import room

__all__ = ["Answer", "Tool", "respond", "tool"]


# What the page's script may have to say, and what stands there where it can't run.
NOTES = {
    "starting": ("The calculator is being loaded …", "正在加载计算器……"),
    "failed": (
        "The calculator could not be loaded, so the results shown do not belong to these values: "
        "change one once more to try again.",
        "计算器加载失败，所示结果与当前数值不符：再改动任意一个数即可重试。",
    ),
    "slow": (
        "This takes too long and was stopped, so the results shown do not belong to these values: "
        "choose smaller numbers.",
        "计算时间过长，已停止，所示结果与当前数值不符：请换较小的数。",
    ),
    "copied": ("Copied", "已复制"),
}
STILL = (
    "The calculator is not running, so the values cannot be changed here; "
    "the results below are those of the values shown.",
    "计算器没有运行，数值无法改动；下面的结果就是所示数值的结果。",
)
RESET = ("Start again", "恢复初值")


def notes(lang: str) -> str:
    """The notes as attributes of the form."""
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
        fields = room(self.name).FIELDS
        made = answered(self.name, self.state, lang)
        state = {field.name: self.state.get(field.name, field.default) for field in fields}
        reset = '<button type="reset">' + RESET[lang == "zh"] + "</button>"
        return (
            '<form class="lab" id="' + self.name + '" data-tool="' + self.name + '" lang="' + lang
            + '" autocomplete="off" data-search-exclude' + notes(lang) + ">"
            + html(fields, state, made, lang, self.name)
            + '<p class="still">' + STILL[lang == "zh"] + "</p>"
            + '<div class="answer">' + filled(room(self.name).SLOTS, made) + "</div>"
            + '<div class="lab-foot"><p class="lab-note" role="status">' + escape(made.summary)
            + "</p>" + reset + "</div></form>"
        )  # fmt: skip


def filled(slots: tuple[str, ...], made: Answer) -> str:
    """The slots with what was answered."""
    return "".join(
        '<div class="slot" data-slot="' + name + '">' + made.slots.get(name, "") + "</div>"
        for name in slots
    )


def tool(name: str, **state: str) -> Tool:
    """A tool of the lab for a page, with the values that it starts from."""
    return Tool(name, state)
