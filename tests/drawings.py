"""Drawings of every kind for the tests, and a reader of what stands in an SVG."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

import convdocs as cd
from convdocs import figures, memory, roofline
from convdocs.frameworks import Placing

SVG = "{http://www.w3.org/2000/svg}"
IMAGE = [[1, 2, 3, 0, 1], [4, 5, 6, 1, 2], [7, 8, 9, 2, 3], [1, 2, 3, 0, 1], [4, 5, 6, 1, 2]]
EDGE = [[1, 0, -1]] * 3
STACK, SINGLE = cd.stacked(3, 2), cd.stacked(5, 1)
PAIRS = [(cd.stacked(3, n), cd.stacked(2 * n + 1, 1)) for n in (2, 3, 4)]
HOLES = [cd.Conv2d(1, 1, 3, dilation=2), cd.ReLU(), cd.Conv2d(1, 1, 3, dilation=2)]
VGG16, ALEXNET = (cd.named_network(name).ledger() for name in ("vgg16", "alexnet"))
MIXED = [cd.Conv2d(1, 1, (3, 5), padding=1), cd.MaxPool2d(2), cd.Conv2d(1, 1, 3, stride=2)]

# name: how it is drawn in one language
DRAWINGS: dict[str, Callable[[str], figures.Figure]] = {
    "growth": lambda lang: figures.growth(cd.stacked(3, 4), lang),
    "growth-strides": lambda lang: figures.growth([cd.Conv2d(1, 1, 3, stride=2)] * 2, lang),
    "growth-holes": lambda lang: figures.growth(HOLES, lang),
    "growth-mixed": lambda lang: figures.growth(MIXED, lang),
    "slide": lambda lang: figures.slide(IMAGE, EDGE, lang=lang),
    "slide-strided": lambda lang: figures.slide(IMAGE, EDGE, 2, (1, 0), lang=lang),
    "slide-dilated": lambda lang: figures.slide(
        IMAGE, [[1, 2], [3, 4]], padding="same", dilation=(1, 3), lang=lang
    ),
    "slide-max": lambda lang: figures.slide(IMAGE, 2, op="max", lang=lang, ceil_mode=True),
    "slide-min": lambda lang: figures.slide(IMAGE, 2, 1, dilation=3, op="min", lang=lang),
    "slide-avg": lambda lang: figures.slide(IMAGE, 3, 2, 1, op="avg", lang=lang),
    "coverage": lambda lang: figures.coverage(cd.Conv2d(1, 1, 5), (1, 12, 12), lang),
    "coverage-holes": lambda lang: figures.coverage(cd.Conv2d(1, 1, 2, 3), (1, 8, 9), lang),
    "coverage-corner": lambda lang: figures.coverage(
        cd.Conv2d(3, 64, 11, 4, 2), (3, 224, 224), lang
    ),
    "placing": lambda lang: figures.placing(
        6,
        3,
        2,
        [("A", Placing(2, 0, 0)), ("B", Placing(3, 1, 1)), ("C", Placing(3, 0, 1))],
        lang=lang,
    ),
    "placing-dilated": lambda lang: figures.placing(12, 3, 4, [("D", Placing(3, 2, 2))], 3, lang),
    "pictures": lambda lang: figures.pictures([(IMAGE, "x"), (EDGE, "a")], lang),
    "windows": lambda lang: figures.windows(IMAGE, EDGE, lang=lang),
    "windows-padded": lambda lang: figures.windows(IMAGE, EDGE, 2, 1, lang),
    "matrices": lambda lang: figures.matrices([(EDGE, "a"), "∗", EDGE, "=", IMAGE], lang),
    "matrices-single": lambda lang: figures.matrices([EDGE], lang),
    "pair": lambda lang: figures.stack_against_single(lang=lang),
    "pair-of-three": lambda lang: figures.stack_against_single(3, lang=lang),
    "pair-of-four": lambda lang: figures.stack_against_single(4, lang=lang),
    "size": lambda lang: figures.cost_against_size(STACK, SINGLE, range(5, 29), lang),
    "ratio": lambda lang: figures.ratio_against_size(PAIRS, range(9, 65), lang),
    "ratio-single": lambda lang: figures.ratio_against_size(PAIRS[:1], range(5, 65), lang),
    "width": lambda lang: figures.cost_against_width(64, 64, range(8, 129, 8), lang=lang),
    "kernels": lambda lang: figures.kernels([cd.Conv2d(10, 3, 3)], lang),
    "kernels-grouped": lambda lang: figures.kernels(
        [cd.Conv2d(8, 8, 3, groups=8), cd.Conv2d(8, 16, 1)], lang
    ),
    "decoded": lambda lang: figures.decoded(
        ["torchvision", "thop-readme", "convnet-burden", "calflops"], VGG16, lang
    ),
    "decoded-norm": lambda lang: figures.decoded(["torchprofile"], ALEXNET, lang),
    "aliased": lambda lang: figures.aliased(3, 14, lang=lang),
    "sampled": lambda lang: figures.sampled(7, 16, 2, lang),
    "bars": lambda lang: figures.bars(
        ["5×5", "7×7"], [("3×3", [18, 27]), ("", [25, 49])], "", lang
    ),
    "bars-single": lambda lang: figures.bars(["conv1", "fc6"], [86704128, 102760448], "", lang),
}


# What the chapters on AlexNet and VGG draw.
ALEXNET, VGG = (cd.named_network(name).ledger() for name in ("alexnet", "vgg16"))
BOUNDS = [(net.name, roofline.bounds(net)) for net in (ALEXNET, VGG)]
DRAWINGS |= {
    "ledger": lambda lang: figures.ledger_bars(ALEXNET, lang),
    "ledger-vgg": lambda lang: figures.ledger_bars(VGG, lang),
    "roofline": lambda lang: figures.roofline(BOUNDS, lang=lang),
    "roofline-machine": lambda lang: figures.roofline(
        BOUNDS[:1], roofline.Machine("slow", 10**12, 10**12), lang
    ),
    "times": lambda lang: figures.layer_times(BOUNDS[1][1], lang),
    "memory": lambda lang: figures.memory_bars(
        [("a", memory.inference(VGG)), ("b", memory.training(VGG, "adam"))], "GB", lang
    ),
    "course": lambda lang: figures.memory_course(
        [(key, memory.course(VGG, key == "t")) for key in ("t", "i")], "MB", lang
    ),
    "crops": lambda lang: figures.crop_places(256, 224, lang),
    "crops-apart": lambda lang: figures.crop_places(9, 4, lang),
}  # fmt: skip


# What the chapter on receptive fields draws.
DRAWINGS |= {
    "field-bars": lambda lang: figures.field_bars(VGG, lang),
    "field-bars-alexnet": lambda lang: figures.field_bars(ALEXNET, lang),
    "field-borders": lambda lang: figures.field_borders(VGG, "pool5", lang),
    "field-borders-many": lambda lang: figures.field_borders(ALEXNET, "conv1", lang),
    "field-squares": lambda lang: figures.field_squares(
        224, [("pool1", 110, 6), ("pool2", 106, 16), ("pool3", 94, 44), ("pool5", 6, 212)], lang
    ),
    "field-squares-clipped": lambda lang: figures.field_squares(224, [("a", -90, 212)], lang),
    "path-map": lambda lang: figures.path_map(
        [("4 × 3×3", cd.stacked(3, 4)), ("25 × 3×3", cd.stacked(3, 25))], lang
    ),
    "path-curve": lambda lang: figures.path_curve("10 × 3×3", cd.stacked(3, 10), lang),
    "path-growth": lambda lang: figures.path_growth(3, 40, lang),
}  # fmt: skip


class Text(NamedTuple):
    """A line of text and about the box it takes in the whole drawing."""

    content: str
    left: float
    top: float
    right: float
    bottom: float


def root(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> list[Text]:
    """Every line of text with its place."""
    return [
        line(*found) for found in placed(root(svg), 0, 0, "start") if found[0].tag == SVG + "text"
    ]


def contents(svg: str) -> list[str]:
    return [text.content for text in texts(svg)]


def placed(
    element: ET.Element, x: float, y: float, anchor: str
) -> Iterator[tuple[ET.Element, float, float, str]]:
    """Every element with the shift and the anchor that its groups give it."""
    shift = re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    if shift:
        x, y = x + float(shift[1]), y + float(shift[2])
    anchor = element.get("text-anchor", anchor)
    yield element, x, y, anchor
    for child in element:
        yield from placed(child, x, y, anchor)


def line(element: ET.Element, x: float, y: float, anchor: str) -> Text:
    content = read(element)
    size = float(element.get("font-size", "14"))
    width = sum(size if ord(letter) > 0x2E7F else 0.55 * size for letter in content)
    left = x + float(element.get("x", "")) - {"start": 0, "middle": width / 2, "end": width}[anchor]
    bottom = y + float(element.get("y", ""))
    return Text(content, left, bottom - 0.72 * size, left + width, bottom)


def read(element: ET.Element) -> str:
    """The text as it looks: a digit set wider ends a group."""
    parts = [element.text or ""]
    for part in element:
        gap = "\u202f" if part.get("letter-spacing") else ""
        parts += [read(part), gap, part.tail or ""]
    return "".join(parts)


def numbers(text: str) -> list[str]:
    """The numbers in a text, in order of size of their digits, grouping removed."""
    joined = re.sub(r"(?<=\d)\u202f(?=\d)", "", text)
    return sorted(re.findall(r"\d+(?:\.\d+)?", joined))
