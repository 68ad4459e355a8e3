"""The lab: tools that answer a form, the same code in the page as built and in the browser.

`respond` is all that the browser calls: text in, text out. A tool is a room with `FIELDS` and
`answer(values, lang)`; what it answers is HTML, so that the page's script needs no arithmetic.
"""

from .answer import Answer, escape
from .controls import html
from .reply import answered, respond
from .tools import room

__all__ = ["ENGINE_BUDGET", "PAGE_BUDGET", "Answer", "Tool", "respond", "tool"]

# Compressed bytes that tests hold: a first visit of any page, and what a calculator adds to it.
PAGE_BUDGET, ENGINE_BUDGET = 132_000, 280_000

# What the page's script may have to say, and what stands there where it can't run.
NOTES = {
    "starting": ("The calculator is being loaded …", "正在加载计算器……"),
    "failed": (
        "The calculator could not be loaded, so there is no result for these values: check the "
        "connection, then change a value to try again.",
        "计算器加载失败，这些数值还没有结果：请检查网络，再改动任意一个数重试。",
    ),
    "unable": (
        "This browser cannot run the calculator, so there is no result for these values: it needs "
        "WebAssembly and DecompressionStream.",
        "这个浏览器无法运行计算器，这些数值没有结果：需要支持 WebAssembly 和 DecompressionStream。",
    ),
    "slow": (
        "This takes too long and was stopped, so there is no result for these values: "
        "choose smaller numbers.",
        "计算时间过长，已停止，这些数值没有结果：请换较小的数。",
    ),
    "large": (
        "This needs more memory than the calculator has, so there is no result for these values: "
        "choose smaller numbers or fewer layers.",
        "计算所需的内存超过了计算器的上限，这些数值没有结果：请换较小的数，或减少层数。",
    ),
    "broken": (
        "The calculator has a fault, so there is no result for these values; "
        "the fault is ours, not yours:",
        "计算器出错，这些数值没有结果；这是我们的错误，不是你的输入有误：",
    ),
    "copied": ("Copied", "已复制"),
}
STILL = (
    "The calculator is not running, so the values cannot be changed here; "
    "the results below are those of the values shown.",
    "计算器没有运行，数值无法改动；下面的结果就是所示数值的结果。",
)
RESET = ("Start again", "恢复初值")
REPORT = ("Report it", "报告错误")
EARLIER = ("Results for earlier values", "以下是先前数值的结果")
ISSUES = "https://github.com/convdocs/convdocs/issues/new"


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
            + '<div class="answer" data-earlier="' + EARLIER[lang == "zh"] + '">'
            + filled(room(self.name).SLOTS, made) + "</div>"
            + '<div class="lab-foot"><p class="lab-note" role="status">' + escape(made.summary)
            + '</p><a class="report" href="' + ISSUES + '" hidden>' + REPORT[lang == "zh"] + "</a>"
            + reset + "</div></form>"
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
