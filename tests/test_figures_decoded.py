"""Bars of what each tool makes of a network, against the published counts."""

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


LENGTH = 400  # units of the longest bar


def drawn(figure: figures.Figure) -> dict[str, list[tuple[str, str, float, float]]]:
    """By the name that stands above it, each bar's parts: fill, outline, start and width."""
    svg, found = root(figure.svg), {}
    for group_ in svg.iter(SVG + "g"):
        heads = [text for text in group_.findall(SVG + "text") if text.get("font-weight")]
        if heads:
            found["".join(heads[0].itertext())] = [
                (part.attrib["fill"], part.attrib["stroke"],
                 float(part.attrib["x"]), float(part.attrib["width"]))
                for part in group_.findall(SVG + "rect")
            ]  # fmt: skip
    return found


def test_a_bar_begins_at_zero_and_is_as_long_as_what_its_tool_counts() -> None:
    names = [name for name in COUNTS if name not in ("flop-counter", "ptflops-aten")]
    bars = drawn(figures.decoded(names, VGG16))
    longest = max(COUNTS[name][1] for name in names)
    assert [head.partition(":")[0] for head in bars] == names
    for name, parts in zip(names, bars.values()):
        ends = [start + width for _, _, start, width in parts]
        assert parts[0][2] == 0
        assert ends[-1] == pytest.approx(LENGTH * COUNTS[name][1] / longest, abs=1.2), name
        assert all(abs(start - end) <= 1 for end, (_, _, start, _) in zip(ends, parts[1:]))


def test_the_convolutions_fill_a_bar_once_in_macs_and_twice_in_flops() -> None:
    bars = drawn(figures.decoded(["torchinfo", "calflops"], VGG16))
    once = LENGTH * CONVOLUTIONS / COUNTS["calflops"][1]
    assert list(bars) == ["torchinfo: MACs", "calflops: FLOPs"]
    solid, hollow = (colour("accent-soft"), colour("accent")), (colour("paper"), colour("accent"))
    widths = [[(look, start) for *look, start, _ in parts] for parts in bars.values()]
    assert widths[0][0][0] == list(solid)
    assert widths[0][1] == ([colour("second")] * 2, pytest.approx(once, abs=0.1))
    assert widths[1][1] == (list(hollow), pytest.approx(once, abs=0.1))
    assert widths[1][2] == ([colour("second")] * 2, pytest.approx(2 * once, abs=0.2))


def test_the_key_s_samples_look_like_the_parts_that_they_name() -> None:
    """Each name stands right of its sample; the fully connected part is that of torchvision."""
    svg = root(figures.decoded(["torchvision", "calflops"], VGG16).svg)
    samples = {
        (float(one.attrib["x"]) + 20, float(one.attrib["y"])): one.attrib["fill"]
        for one in svg.iter(SVG + "rect") if one.get("height") == "12"
    }  # fmt: skip
    names = {}
    for text in svg.iter(SVG + "text"):
        for (x, y), fill in samples.items():
            if float(text.attrib["x"]) == x and 0 < float(text.attrib["y"]) - y < 14:
                names["".join(text.itertext())] = fill
    parts = drawn(figures.decoded(["torchvision"], VGG16))["torchvision: MACs"]
    assert names["fully connected"] == parts[1][0]
    assert names["convolutions' multiply-adds"] == parts[0][0]
    assert names["the same, counted again"] == colour("paper")
    assert len(names) == len(samples) == len(set(names)) == 6


@pytest.mark.parametrize("name", [*COUNTS, "thop-readme", "convnet-burden"])
@pytest.mark.parametrize("net", [ALEXNET, VGG16, cd.named_network("alexnet").ledger()])
def test_the_parts_are_the_whole(name: str, net: cd.Ledger) -> None:
    result = count(name, net)
    own = sums(result)
    assert set(own) <= set(LOOKS)
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
    assert shown[:3] == ["convolutions' multiply-adds", "fully connected", "biases"]
    assert "the same, counted again" not in shown
    assert "ReLU" not in shown
    normalised = cd.named_network("alexnet").ledger()
    assert "归一化" in contents(figures.decoded(["torchprofile"], normalised, "zh").svg)


def test_biases_belong_together_whatever_their_layer() -> None:
    assert {group("Conv2d.biases"), group("Linear.biases_per_image")} == {"bias"}
    assert group("LocalResponseNorm.inputs") == "other"
