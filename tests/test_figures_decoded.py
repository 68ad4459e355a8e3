"""Bars of what each tool adds to the convolutions, against the published counts."""

import pytest
from drawings import SVG, contents, root
from published import COUNTS

import convdocs as cd
from convdocs import figures
from convdocs.conventions import count
from convdocs.figures.decoded import LOOKS, group, sums
from convdocs.figures.svg import colour

ALEXNET, VGG16 = (cd.named_network(name).ledger() for name in ("alexnet-torchvision", "vgg16"))
CONVOLUTIONS = 15_346_630_656  # multiply-adds of VGG-16's convolutions


def bars(figure: figures.Figure) -> list[tuple[str, float]]:
    """Colour and length of each part, tool by tool; the samples of the key are 12 high."""
    shapes = root(figure.svg).iter(SVG + "rect")
    return [(shape.attrib["fill"], float(shape.attrib["width"])) for shape in shapes
            if shape.attrib["height"] == "16"]  # fmt: skip


def test_a_part_is_as_long_as_what_it_stands_for() -> None:
    """The bar of calflops is the longest: it fills the width of 400."""
    drawn = bars(figures.decoded(["torchinfo", "calflops"], VGG16))
    added = [COUNTS["torchinfo"][1] - CONVOLUTIONS, COUNTS["calflops"][1] - 2 * CONVOLUTIONS]
    fully = 123_633_664
    assert drawn[0] == (colour("second"), pytest.approx(400 * fully / added[1], abs=0.1))
    assert sum(width for _, width in drawn[:2]) == pytest.approx(400 * added[0] / added[1], abs=0.2)
    assert sum(width for _, width in drawn[2:]) == pytest.approx(400, abs=0.3)


@pytest.mark.parametrize("name", [*COUNTS, "thop-readme", "convnet-burden"])
@pytest.mark.parametrize("net", [ALEXNET, VGG16, cd.named_network("alexnet").ledger()])
def test_the_parts_are_the_whole(name: str, net: cd.Ledger) -> None:
    result = count(name, net)
    own = sums(result)
    assert set(own) <= {"conv", *LOOKS}
    assert sum(own.values()) == result.value


def test_each_tool_says_how_it_comes_to_its_number() -> None:
    shown = contents(figures.decoded(["thop-readme", "google-rf"], VGG16).svg)
    assert "1 × 15.35 G + 260.9 M = 15.61 G" in shown
    assert "2 × 15.35 G + 19.7 M = 30.71 G" in shown
    assert "1 × 655.57 M + 58.6 M = 714.19 M" in contents(
        figures.decoded(["torchvision"], ALEXNET).svg
    )


def test_the_key_names_only_what_is_drawn() -> None:
    shown = contents(figures.decoded(["torchinfo"], VGG16).svg)
    assert shown[:2] == ["fully connected", "biases"]
    assert "ReLU" not in shown
    normalised = cd.named_network("alexnet").ledger()
    assert "归一化" in contents(figures.decoded(["torchprofile"], normalised, "zh").svg)


def test_biases_belong_together_whatever_their_layer() -> None:
    assert {group("Conv2d.biases"), group("Linear.biases_per_image")} == {"bias"}
    assert group("LocalResponseNorm.inputs") == "other"
