"""Crops of one picture: the two that lie farthest apart, and what all of them share."""

from ..augmentation import core, crops, views
from ..units import show
from .figure import Figure
from .page_words import say
from .svg import Panel, moved, rect, text

SIDE = 200  # units of the image
WIDE = 260  # of the drawing, for the line below it


def crop_places(image: int = 256, crop: int = 224, lang: str = "en") -> Figure:
    r"""A square image, the crops from two opposite corners, and the core that every crop holds.

    >>> crop_places(256, 224).alt
    'A 224×224 crop has 1\u202f089 places in a 256×256 image; all of them share the inner 192×192.'
    """
    unit = SIDE / image
    side, gap, shared = crop * unit, (image - crop) * unit, core(image, crop)[0]
    parts = [rect(0, 22, SIDE, SIDE, fill="fill", stroke="ink")]
    parts.append(rect(0, 22, side, side, fill="none", stroke="accent", stroke_width=2))
    parts.append(rect(gap, 22 + gap, side, side, fill="none", stroke="second", stroke_width=2,
                      stroke_dasharray="6 3"))  # fmt: skip
    if shared:
        inner = shared * unit
        start = (SIDE - inner) / 2
        parts.append(rect(start, 22 + start, inner, inner, fill="accent-soft", stroke="none"))
    sizes = {name: str(size) + "×" + str(size) for name, size in
             (("image", image), ("crop", crop), ("core", shared))}  # fmt: skip
    counts = {"places": show(crops(image, crop)), "views": show(views(image, crop))}
    middle = SIDE / 2
    lines = [
        (8, say("crop_image", lang, size=sizes["image"])),
        (22 + middle, sizes["core"]),
        (SIDE + 36, say("crop_core", lang)),
        (SIDE + 56, say("crop_count", lang, **counts)),
    ]
    parts += [text(middle, y, words, anchor="middle") for y, words in lines]  # fmt: skip
    drawn = Panel(WIDE, SIDE + 66, moved("".join(parts), (WIDE - SIDE) / 2, 0))
    alt = say("crop_alt", lang, places=counts["places"], **sizes)
    return Figure(say("crop_title", lang), alt, [drawn], lang)
