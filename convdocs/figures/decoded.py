"""One network as several tools count it: its convolutions, once or twice, and what they add."""

from .. import units
from ..conventions import Count, Term, count
from ..network import Ledger
from .figure import Figure
from .page_words import say
from .svg import WIDTH, Panel, flow, moved, rect, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# The parts of a bar from its foot on: fill and outline. "conv" is each multiply-add once, "again"
# the same a second time, which makes FLOPs of MACs.
LOOKS = {
    "conv": ("accent-soft", "accent"),
    "again": ("paper", "accent"),
    "fc": ("second", "second"),
    "bias": ("ink", "ink"),
    "relu": ("second-soft", "second"),
    "pool": ("muted", "muted"),
    "other": ("fill", "muted"),
}
ROW = 46  # units from one tool to the next
THICK = 16


def group(key: str) -> str:
    """What a term belongs to: the convolutions, or one of LOOKS.

    >>> group("Conv2d.macs"), group("Linear.biases"), group("MaxPool2d.inputs")
    ('conv', 'bias', 'pool')
    """
    kind, _, counter = key.partition(".")
    if counter.startswith("biases"):
        return "bias"
    if kind in ("Conv2d", "Linear", "ReLU"):
        return {"Conv2d": "conv", "Linear": "fc", "ReLU": "relu"}[kind]
    return "pool" if kind.endswith("Pool2d") else "other"


def sums(result: Count) -> dict[str, int]:
    """The terms of a count, added up by what they belong to."""
    found: dict[str, int] = {}
    for term in result.terms:
        name = group(term.key)
        found[name] = found.get(name, 0) + term.value
    once = convolutions(result).amount
    if found["conv"] > once:
        found.update({"conv": once, "again": found["conv"] - once})
    return found


def convolutions(result: Count) -> Term:
    """The multiply-adds of the convolutions, with the factor that a tool gives them."""
    found: Term = next(term for term in result.terms if group(term.key) == "conv")
    return found


def unit(result: Count) -> str:
    """What a tool counts, whatever it calls it: a multiply-add is one MAC or two FLOPs."""
    return "MACs" if convolutions(result).coefficient == 1 else "FLOPs"


def sentence(name: str, result: Count) -> str:
    """How a tool comes to its number, in one line.

    >>> from convdocs import named_network
    >>> sentence("calflops", count("calflops", named_network("vgg16").ledger()))
    '2 × 15.35 G + 280.5 M = 30.97 G'
    """
    base = convolutions(result)
    rest = result.value - base.value
    scale = "G" if base.amount >= units.SCALES["G"] else "M"
    parts = [units.quantity(n, scale).replace(units.THIN, " ") for n in (base.amount, result.value)]
    added = units.quantity(rest, "M", 1).replace(units.THIN, " ")
    return str(base.coefficient) + " × " + parts[0] + " + " + added + " = " + parts[1]


def decoded(names: "Sequence[str]", ledger: Ledger, lang: str = "en") -> Figure:
    """What tools make of a network: one bar for each, from zero to its number, to one scale.

    `names` are conventions that count operations.

    >>> from convdocs import named_network
    >>> decoded(["fvcore", "calflops"], named_network("vgg16").ledger()).alt
    'fvcore: 1 × 15.35 G + 123.7 M = 15.47 G; calflops: 2 × 15.35 G + 280.5 M = 30.97 G.'
    """
    counts = {name: count(name, ledger) for name in names}
    owned = {name: sums(result) for name, result in counts.items()}
    used = [key for key in LOOKS if any(own.get(key) for own in owned.values())]
    longest = max([result.value for result in counts.values()])
    parts, top = legend(used, lang)
    for n, (name, own) in enumerate(owned.items()):
        lines = text(0, 8, name + say("colon", lang) + unit(counts[name]), font_weight="bold")
        lines += text(WIDTH, 8, sentence(name, counts[name]), anchor="end")
        parts += moved(lines + bar(own, used, WIDTH / longest), 0, top + n * ROW)
    said = [name + say("colon", lang) + sentence(name, counts[name]) for name in counts]
    alt = say("semicolon", lang).join(said) + say("full_stop", lang)
    title = say("decoded_title", lang, network=ledger.name)
    return Figure(title, alt, [Panel(WIDTH, top + len(counts) * ROW - 12, parts)], lang)


def bar(own: dict[str, int], used: list[str], scale: float) -> str:
    """The parts of one tool, end to end."""
    parts, x = "", 0.0
    for key in used:
        length = own.get(key, 0) * scale
        if length > 0:
            fill, outline = LOOKS[key]
            parts += rect(x, 18, max(length, 1), THICK, fill=fill, stroke=outline)
        x += max(length, 0)
    return parts


def legend(used: list[str], lang: str) -> tuple[str, float]:
    """A line of samples with their names, wrapped; and its height."""
    names = [say("added_" + key, lang) for key in used]
    parts = ""
    places = flow([(24 + text_width(name), 16) for name in names], WIDTH, 14)
    for key, name, (x, y) in zip(used, names, places):
        fill, outline = LOOKS[key]
        parts += rect(x, y + 2, 14, 12, fill=fill, stroke=outline) + text(x + 20, y + 8, name)
    return parts, places[-1][1] + 34
