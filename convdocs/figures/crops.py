"""Crops of one picture: the two that lie farthest apart, and what all of them share."""

from ..augmentation import core, crops, views
from ..units import show
from .figure import Figure
from .svg import Panel, rect, text
from .words import say

SIDE = 200  # units of the image


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
    parts.append(text(SIDE / 2, 8, say("crop_image", lang, size=sizes["image"]), anchor="middle"))
    parts.append(text(SIDE / 2, 22 + SIDE / 2, say("crop_core", lang, size=sizes["core"]),
                      anchor="middle"))  # fmt: skip
    parts.append(text(SIDE / 2, SIDE + 36, say("crop_count", lang, places=show(crops(image, crop)),
                      views=show(views(image, crop))), anchor="middle"))  # fmt: skip
    alt = say("crop_alt", lang, places=show(crops(image, crop)), **sizes)
    return Figure(say("crop_title", lang), alt, [Panel(SIDE, SIDE + 46, "".join(parts))], lang)
