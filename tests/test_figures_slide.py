"""A slide's frames, against convolutions and poolings of arrays."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from drawings import EDGE, IMAGE, SVG, contents, root

import convdocs as cd
from convdocs import figures

ARRAYS = {"max": cd.max_pool2d, "min": cd.min_pool2d, "avg": cd.avg_pool2d}


def told(figure: figures.Figure) -> list[str]:
    """What a screen reader hears of each frame."""
    return [desc.text or "" for desc in root(figure.svg).iter(SVG + "desc")]


def outcomes(figure: figures.Figure) -> list[float]:
    """The value at the end of each frame's sentence."""
    return [float(text.split("= ")[-1].replace("−", "-")) for text in told(figure)]


@pytest.mark.parametrize(
    "arguments",
    [{}, {"stride": 2}, {"padding": 1}, {"padding": "same", "dilation": 2}, {"stride": (1, 2)}],
    ids=str,
)
def test_every_frame_ends_with_a_value_of_the_output(arguments: dict[str, object]) -> None:
    output = cd.conv2d([IMAGE], [[EDGE]], **arguments)
    assert outcomes(figures.slide(IMAGE, EDGE, **arguments)) == output.ravel().tolist()


@pytest.mark.parametrize("op", ARRAYS)
@pytest.mark.parametrize("ceil_mode", [False, True])
def test_poolings_too(op: str, ceil_mode: bool) -> None:
    figure = figures.slide(IMAGE, 3, 2, 1, op=op, ceil_mode=ceil_mode)
    expected = ARRAYS[op]([IMAGE], 3, 2, 1, ceil_mode=ceil_mode)
    assert outcomes(figure) == pytest.approx(expected.ravel().tolist(), abs=1e-4)


def test_every_frame_says_how_its_value_comes_about() -> None:
    """The text of the first window of row A2, and of a window that hangs over the edge."""
    assert told(figures.slide(IMAGE, EDGE))[0] == (
        "window 1 of 9: 1⋅1 + 2⋅0 + 3⋅(−1) + 4⋅1 + 5⋅0 + 6⋅(−1) + 7⋅1 + 8⋅0 + 9⋅(−1) = −6"
    )
    assert told(figures.slide(IMAGE, 2, op="max", ceil_mode=True, lang="zh"))[-1] == (
        "第 9 个窗口，共 9 个：max(2) = 2"
    )
    assert told(figures.slide([[1, 2], [3, 4]], 2, op="avg"))[0].endswith(
        "(1 + 2 + 3 + 4) / 4 = 2.5"
    )


def test_the_head_says_what_is_unusual_and_how_much_is_done() -> None:
    figure = figures.slide(IMAGE, [[1, 2], [3, 4]], padding="same", dilation=(1, 3))
    head = [text for text in contents(figure.svg)[:8] if not text.isdigit()]
    notes = ["kernel", "padding 0×1 before, 1×2 after", "dilation 1×3"]
    assert head == [*notes, "25 windows × 4 = 100 multiplications"]


def test_a_dilated_window_marks_only_its_taps() -> None:
    """Nine taps for each window of a 3x3 kernel, whatever lies between them."""
    figure = figures.slide(np.arange(25).reshape(5, 5), EDGE, dilation=2)
    (frame,) = figure.panels[1:]
    marked = [path for path in ET.fromstring(f"<g>{frame.body}</g>").iter("path")
              if "--fig-second-soft" in path.get("fill", "")]  # fmt: skip
    assert [path.attrib["d"].count("M") for path in marked] == [9]


def test_frames_are_of_one_size_and_filled_up_one_by_one() -> None:
    frames = figures.slide([[1, 2, 3]], [[10]]).panels[1:]
    assert len({(frame.width, frame.height) for frame in frames}) == 1
    shown = [re.findall(r">(\d+)<", frame.body)[3:] for frame in frames]
    assert shown == [["10"], ["10", "20"], ["10", "20", "30"]]


def test_a_page_gets_the_words_of_the_buttons() -> None:
    for lang, words in (("en", "Back|Play|Pause|Next"), ("zh", "上一步|播放|暂停|下一步")):
        drawing = root(figures.slide(IMAGE, EDGE, lang=lang).html(lang))
        assert (drawing.get("class"), drawing.get("data-words")) == ("drawing slide", words)
        head, frames = drawing
        assert (head.tag, len(frames)) == (SVG + "svg", 9)


def test_a_window_without_pixels_is_a_dash() -> None:
    figure = figures.slide([[1, 2, 3]], (1, 2), padding=(0, 1), dilation=(1, 4), op="max")
    assert told(figure) == ["window 1 of 1: max() = –"]


def test_what_a_layer_refuses_is_refused() -> None:
    with pytest.raises(cd.ShapeError, match="the kernel spans 3 in height"):
        figures.slide([[1, 2, 3]], EDGE)
    with pytest.raises(cd.ArgumentError, match="stride"):
        figures.slide(IMAGE, 2, stride=0, op="max")
