"""What a layer's time is made of: arithmetic and traffic, and which of the two sets it."""

from ..measures import SMALL
from ..roofline import EXAMPLE, Bound, Machine, ridge
from ..units import SCALES, show
from .charts import axes
from .figure import Figure
from .page_words import say
from .plane import Plane, Scale
from .svg import WIDTH, Panel, colour, moved, path, rect, tag, text, text_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Series = Sequence[tuple[str, Sequence[Bound]]]

HEIGHT = 230
LOOKS = (("accent", "circle", 3.0), ("second", "square", 6.0))  # of two networks at most
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
    plane = surface([one.intensity for _, bounds in layers for one in bounds], machine)
    ends = plane.x.low, ridge(machine), plane.x.high
    roof = plane.curve([(x, speed(x, machine)) for x in ends])
    body = axes(plane, say("intensity_axis", lang)) + path(roof, stroke="ink", stroke_width=2)
    body += regions(plane, machine, lang)
    for look, (_, bounds) in zip(LOOKS, layers):
        body += "".join([symbol(*place(plane, one, machine), look) for one in bounds])
    body += names(plane, [one for _, bounds in layers for one in bounds], machine)
    keys, down = legend([name for name, _ in series])
    body = text(0, down + 8, say("speed_axis", lang), fill="muted") + moved(body, 0, down + 24)
    drawn = Panel(WIDTH, down + HEIGHT + 68, keys + body)
    return Figure(say("roofline_title", lang), told(layers, machine, lang), [drawn], lang)


def surface(reach: list[float], machine: Machine) -> Plane:
    """Two logarithmic axes, with room for the points and on both sides of the ridge."""
    low, high = min(reach + [ridge(machine) / 50]) / 2, max(reach + [ridge(machine) * 50]) * 2
    speeds = [speed(low, machine), machine.flops / SCALES["G"]]
    plane = Plane([low, high], speeds, (WIDTH, HEIGHT), log=True)
    plane.x = Scale(low, high, plane.left, WIDTH, log=True)
    return plane


def place(plane: Plane, one: Bound, machine: Machine) -> tuple[float, float]:
    """Where a layer stands: on the roof, at its intensity."""
    return plane.x.at(one.intensity), plane.y.at(speed(one.intensity, machine))


def symbol(x: float, y: float, look: tuple[str, str, float]) -> str:
    """The sign of a network: a full circle or a larger, hollow square."""
    name, shape, half = look
    if shape == "circle":
        return tag("circle", cx=x, cy=y, r=half, fill=colour(name))
    look_of = {"fill": "none", "stroke": name, "stroke_width": 2}
    return rect(x - half, y - half, 2 * half, 2 * half, **look_of)


def names(plane: Plane, layers: "Sequence[Bound]", machine: Machine) -> str:
    """The names of the layers that traffic limits, at their points; one line where they meet."""
    found: list[tuple[float, float, list[str]]] = []
    for one in layers:
        x, y = place(plane, one, machine)
        near = [names for a, _, names in found if abs(a - x) < 12]
        if one.limit == "memory" and not near:
            found.append((x, y, [one.name]))
        elif one.limit == "memory" and one.name not in near[0]:
            near[0].append(one.name)
    halo = {"paint_order": "stroke", "stroke": "paper", "stroke_width": 4}
    parts = []
    for x, y, names in found:
        label, edge = ", ".join(names), plane.x.at(ridge(machine))
        right = x + 16 + text_width(label) < edge
        parts.append(text(x + 12 if right else x - 12, y + 4 if right else y - 6, label,
                          anchor="start" if right else "end", **halo))  # fmt: skip
    return "".join(parts)


def speed(intensity: float, machine: Machine) -> float:
    """The most GFLOP/s that a layer of so many FLOPs per byte can reach."""
    return float(min(intensity * machine.bandwidth, machine.flops) / SCALES["G"])


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
    parts, x = [], 8.0
    for name, look in zip(names, LOOKS):
        parts.append(symbol(x, 10, look) + text(x + 14, 10, name))
        x += text_width(name) + 40
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
    return show(int(seconds * SMALL["µ"] + 0.5)) + " µs"
