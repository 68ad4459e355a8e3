"""What a layer's time is made of: arithmetic and traffic, and which of the two sets it."""

from ..roofline import EXAMPLE, Bound, Machine, ridge
from ..units import show
from .charts import axes, symbol
from .figure import Figure
from .plane import Plane, Scale
from .svg import WIDTH, Panel, moved, path, rect, text, text_width
from .words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Series = Sequence[tuple[str, Sequence[Bound]]]

HEIGHT = 230
LOOKS = (("accent", None, "circle"), ("second", None, "square"), ("ink", None, "triangle"))
ROW = 26  # units from one layer to the next: two thin bars and a gap
THIN = 9
# part of a layer's time: fill, outline
PARTS = (("arithmetic", "accent", "accent"), ("traffic", "second-soft", "second"))


def roofline(series: "Series", machine: Machine = EXAMPLE, lang: str = "en") -> Figure:
    """How fast each layer can run on a machine, against its FLOPs per byte; both logarithmic.

    `series` is [(name of the network, its bounds)]. Left of the ridge traffic sets the speed, right
    of it arithmetic. Layers without multiplications have no place and are left out.

    >>> from convdocs import named_network
    >>> from convdocs.roofline import bounds
    >>> roofline([("VGG-16", bounds(named_network("vgg16").ledger()))]).alt.split(";")[0]
    'ridge at 20 FLOPs per byte'
    """
    layers = [(name, [one for one in bounds if one.flops]) for name, bounds in series]
    reach = [one.intensity for _, bounds in layers for one in bounds] + [ridge(machine)]
    edge = min(reach) / 2, max(reach) * 2
    top = machine.flops / 10**9
    plane = Plane(list(edge), [speed(edge[0], machine), top], (WIDTH, HEIGHT), log=True)
    plane.x = Scale(edge[0], edge[1], plane.left, WIDTH, log=True)
    roof = plane.curve([(x, speed(x, machine)) for x in (edge[0], ridge(machine), edge[1])])
    body = axes(plane, say("intensity_axis", lang)) + path(roof, stroke="ink", stroke_width=2)
    body += regions(plane, machine, lang)
    for look, (_, bounds) in zip(LOOKS, layers):
        for one in bounds:
            at = plane.x.at(one.intensity), plane.y.at(speed(one.intensity, machine))
            body += symbol(at[0], at[1], look)
    keys, down = legend([name for name, _ in series])
    body = text(0, down + 8, say("speed_axis", lang), fill="muted") + moved(body, 0, down + 24)
    drawn = Panel(WIDTH, down + HEIGHT + 68, keys + body)
    return Figure(say("roofline_title", lang), told(layers, machine, lang), [drawn], lang)


def speed(intensity: float, machine: Machine) -> float:
    """The most GFLOP/s that a layer of so many FLOPs per byte can reach."""
    return float(min(intensity * machine.bandwidth, machine.flops) / 10**9)


def regions(plane: Plane, machine: Machine, lang: str) -> str:
    """The two sides of the ridge, named, and the ridge itself as a dashed line."""
    x = plane.x.at(ridge(machine))
    y = plane.height - 14
    label = say("ridge", lang, value=show(ridge(machine)))
    parts = [path([(x, 0), (x, plane.height)], stroke="muted", stroke_dasharray="3 3")]
    parts.append(text(x - 8, y, say("by_traffic", lang), anchor="end", fill="muted"))
    parts.append(text(x + 8, y, say("by_compute", lang), fill="muted"))
    parts.append(text(x + 8, y - 22, label, fill="muted"))
    return "".join(parts)


def legend(names: list[str]) -> tuple[str, float]:
    """The symbol of each network with its name, on one line; and its height."""
    parts, x = [], 6.0
    for name, look in zip(names, LOOKS):
        parts.append(symbol(x, 10, look) + text(x + 12, 10, name))
        x += text_width(name) + 36
    return "".join(parts), 26


def told(layers: "Series", machine: Machine, lang: str) -> str:
    """Each network in words: what sets the time of how many layers."""
    said = [say("ridge_alt", lang, value=show(ridge(machine)))]
    for name, bounds in layers:
        slow = [one.name for one in bounds if one.limit == "memory"]
        said.append(say("roofline_alt", lang, name=name, count=len(bounds), slow=len(slow)))
    return say("semicolon", lang).join(said) + say("full_stop", lang)


def layer_times(bounds: "Sequence[Bound]", lang: str = "en") -> Figure:
    """For each layer with multiplications, the time of its arithmetic above that of its traffic.

    The longer bar is the least time that the layer can take, and stands written at its end.

    >>> from convdocs import named_network
    >>> from convdocs.roofline import bounds
    >>> layer_times(bounds(named_network("alexnet").ledger())).alt.split(";")[5]
    ' fc6: arithmetic 8 µs, traffic 302 µs'
    """
    layers = [one for one in bounds if one.flops]
    left = max([text_width(one.name) for one in layers]) + 8
    longest = max([one.time for one in layers])
    scale = (WIDTH - left - text_width(micro(longest)) - 8) / longest
    parts = []
    for n, (key, fill, edge) in enumerate(PARTS):
        parts.append(rect(n * 150, 3, 14, 10, fill=fill, stroke=edge))
        parts.append(text(n * 150 + 20, 8, say(key, lang)))
    for n, one in enumerate(layers):
        y = 30 + n * ROW
        parts.append(text(left - 8, y + THIN, one.name, anchor="end"))
        times = (one.compute_time, one.memory_time)
        for m, (_, fill, edge) in enumerate(PARTS):
            length = max(times[m] * scale, 1)
            parts.append(rect(left, y + m * THIN, length, THIN - 1, fill=fill, stroke=edge))
        parts.append(text(left + one.time * scale + 6, y + THIN, micro(one.time)))
    said = [say("times_alt", lang, name=one.name, compute=micro(one.compute_time),
                traffic=micro(one.memory_time)) for one in layers]  # fmt: skip
    alt = say("semicolon", lang).join(said) + say("full_stop", lang)
    drawn = Panel(WIDTH, 30 + len(layers) * ROW, "".join(parts))
    return Figure(say("times_title", lang), alt, [drawn], lang)


def micro(seconds: float) -> str:
    """A time in whole microseconds.

    >>> micro(0.0003021)
    '302 µs'
    """
    return show(int(seconds * 10**6 + 0.5)) + " µs"
