"""What a network takes in bytes: stacked bars, and its course over one pass."""

from ..memory import Memory, Step
from ..units import SCALES, quantity
from .charts import lines
from .figure import Figure
from .page_words import say
from .svg import SIZE, WIDTH, Panel, flow, rect, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

THICK = 18
ROW = 50  # units from one bar to the next, the line with its name included
# part of Memory: fill, outline
PARTS = (
    ("parameters", "accent", "accent"),
    ("gradients", "accent-soft", "accent"),
    ("optimiser", "fill", "muted"),
    ("activations", "second-soft", "second"),
)


def memory_bars(
    entries: "Sequence[tuple[str, Memory]]", unit: str = "GB", lang: str = "en"
) -> Figure:
    r"""Parameters, gradients, optimiser state, peak activations: a bar for each (name, Memory).

    The sum stands at the bar's end, in `unit`, a key of units.SCALES.

    >>> bars = memory_bars([("net", Memory(4000, 0, 0, 8000, 12000))], "kB")
    >>> bars.alt
    'net: 12.00\u202fkB in all, parameters 4.00\u202fkB, peak activations 8.00\u202fkB.'
    """
    most = max([memory.total for _, memory in entries])
    scale = (WIDTH - text_width(quantity(most, unit)) - 10) / most
    parts, top = legend(lang)
    for n, (name, memory) in enumerate(entries):
        y = top + n * ROW
        parts.append(text(0, y + SIZE / 2, name))
        x = 1.0
        for key, fill, edge in PARTS:
            width = getattr(memory, key) * scale
            if width:
                parts.append(rect(x, y + 18, width, THICK, fill=fill, stroke=edge))
            x += width
        parts.append(text(x + 6, y + 18 + THICK / 2, quantity(memory.total, unit)))
    panel = Panel(WIDTH, top + len(entries) * ROW - 10, "".join(parts))
    alt = say("semicolon", lang).join([told(name, memory, unit, lang) for name, memory in entries])
    return Figure(say("memory_title", lang), alt + say("full_stop", lang), [panel], lang)


def legend(lang: str) -> tuple[list[str], float]:
    """The four parts with their names, wrapped like words; and the height that this takes."""
    names = [say(key, lang) for key, _, _ in PARTS]
    places = flow([(24 + text_width(name), 14) for name in names], WIDTH, 14)
    parts = []
    for name, (x, y), (_, fill, edge) in zip(names, places, PARTS):
        parts += [rect(x + 1, y + 2, 14, 12, fill=fill, stroke=edge), text(x + 21, y + 8, name)]
    return parts, places[-1][1] + 30


def told(name: str, memory: Memory, unit: str, lang: str) -> str:
    """One bar in words: the sum, and the parts that are there."""
    parts = [(say(key, lang), getattr(memory, key)) for key, _, _ in PARTS]
    said = [part + " " + quantity(value, unit) for part, value in parts if value]
    whole = say("memory_alt", lang, name=name, total=quantity(memory.total, unit))
    return whole + say("comma", lang).join(said)


def memory_course(
    passes: "Sequence[tuple[str, Sequence[Step]]]", unit: str = "MB", lang: str = "en"
) -> Figure:
    r"""How many bytes of live activations there are at each step of a pass, with the peak of each.

    `passes` is [(name, steps of memory.course)]; the steps are counted from one.

    >>> memory_course([("run", [Step("conv1", False, 2 * 10**6), Step("fc2", False, 10**6)])]).alt
    'run: 2 at step = 1, 1 at step = 2; conv1: 2.00\u202fMB.'
    """
    base = SCALES[unit]
    curves, marks = [], []
    for name, steps in passes:
        curves.append((name, [(n + 1, step.bytes / base) for n, step in enumerate(steps)]))
        most = max([step.bytes for step in steps])
        at = [step.bytes for step in steps].index(most)
        label = say("peak_at", lang, name=steps[at].name, most=quantity(most, unit))
        marks.append((at + 1, most / base, label))
    axis = say("step_axis", lang)
    return lines(curves, tuple(marks), axis, unit, lang, say("course_title", lang))
