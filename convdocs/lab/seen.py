"""What a layer sees of the input: a picture to scale, small in its row and large by itself."""

from .. import units
from ..fields import nearest, within
from ..network import Row
from ..terms import term
from .answer import escape, translator

WORDS = {
    "sees": ("{name}: what its outputs see of the input", "{name}：各输出在输入上看到的范围"),
    "middle": ("middle output, in the image", "中间的输出，落在图像内"),
    "first": ("first output, in the image", "第一个输出，落在图像内"),
    "none": (
        "{name} has windows of different sizes, so that no single receptive field exists.",
        "{name} 的窗口大小不一，没有唯一的感受野。",
    ),
}
say = translator(WORDS)


def places(row: Row, image: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where the field of the output nearest to the middle begins, and its size, on both axes."""
    out = row.output_shape[1:] or (1, 1)
    field = row.receptive_field
    return [(nearest(field, n, out[n], image[n]), field.size[n]) for n in (0, 1)]


def small(row: Row, image: tuple[int, ...]) -> str:
    """The part of the input that the middle output sees, as a box in a box."""
    (top, tall), (left, wide) = [
        within(start, size, side) for (start, size), side in zip(places(row, image), image)
    ]
    style = [
        name + ":" + units.fixed(100 * pixels, side, 1) + "%"
        for name, pixels, side in (("left", left, image[1]), ("top", top, image[0]),
                                   ("width", wide, image[1]), ("height", tall, image[0]))
    ]  # fmt: skip
    return '<span class="sees"><i style="' + ";".join(style) + '"></i></span>'


def large(row: Row, image: tuple[int, ...], lang: str) -> str:
    """Two outputs of a layer on the input, the middle one and the first, and their numbers."""
    title = say("sees", lang, name=row.name)
    field = row.receptive_field
    if field is None:
        return "<p>" + escape(say("none", lang, name=row.name)) + "</p>"
    middle, first = places(row, image), [(field.start[n], field.size[n]) for n in (0, 1)]
    parts = [
        (term("field_size", lang), units.shape_text(field.size)),
        (term("field_stride", lang), units.shape_text(field.stride)),
        (term("field_start", lang), ", ".join([units.show(n) for n in field.start])),
        (say("middle", lang), seen(middle, image)),
        (say("first", lang), seen(first, image)),
    ]
    rows = ["<div><dt>" + name + "</dt><dd>" + shown + "</dd></div>" for name, shown in parts]
    numbers = '<dl class="numbers">' + "".join(rows) + "</dl>"
    return '<figure class="seen">' + drawing(middle, first, image, title) + (
        "<figcaption>" + escape(title) + numbers + "</figcaption></figure>")  # fmt: skip


def seen(place: list[tuple[int, int]], image: tuple[int, ...]) -> str:
    """How much of a field lies in the image."""
    inside = [within(start, size, side)[1] for (start, size), side in zip(place, image)]
    return units.shape_text(tuple(inside))


def drawing(
    middle: list[tuple[int, int]], first: list[tuple[int, int]], image: tuple[int, ...], title: str
) -> str:
    """Image and fields to scale: filled inside the image, dashed beyond its border."""
    low = [min(0, middle[n][0], first[n][0]) for n in (0, 1)]
    high = [max(image[n], sum(middle[n]), sum(first[n])) for n in (0, 1)]
    edge = max(1, max(high) // 50)
    box = [low[1] - edge, low[0] - edge, high[1] - low[1] + 2 * edge, high[0] - low[0] + 2 * edge]
    inside = [within(start, size, side) for (start, size), side in zip(middle, image)]
    return (
        '<svg viewBox="' + " ".join([str(n) for n in box]) + '" role="img" aria-label="'
        + escape(title) + '">' + box_of("image", [(0, image[0]), (0, image[1])])
        + box_of("inside", inside) + box_of("first", first) + box_of("middle", middle) + "</svg>"
    )  # fmt: skip


def box_of(look: str, place: list[tuple[int, int]]) -> str:
    """A rectangle by what it takes of both axes.

    >>> box_of("image", [(0, 3), (-1, 5)])
    '<rect class="image" x="-1" y="0" width="5" height="3"/>'
    """
    (y, height), (x, width) = place
    return ('<rect class="%s" x="%d" y="%d"' % (look, x, y)
            + ' width="%d" height="%d"/>' % (width, height))  # fmt: skip
