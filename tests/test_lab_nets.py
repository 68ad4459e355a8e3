"""Networks: what the tool shows, against the ledger, the command's files and brute force."""

import html
import json
import random
import re
from urllib.parse import unquote

import pytest

import convdocs as cd
from convdocs import conventions, tables, units
from convdocs.lab import ledger, nets, respond, tool
from convdocs.lab.nets import FIELDS

REPLY = dict[str, dict[str, str]]
SHOWN = r'id="net0-([\w]+)" aria-pressed'


def asked(lang: str = "en", **state: str) -> REPLY:
    """What the browser gets for a state."""
    query = "&".join(f"{name}={value}" for name, value in state.items())
    reply: REPLY = json.loads(respond("nets", query, lang))
    return reply


def cells(reply: REPLY) -> dict[str, list[str]]:
    """The cells of the first ledger, layer by layer, without bars, pictures and thin spaces."""
    table = reply["slots"]["ledger"].partition("</table>")[0]
    rows = re.findall(SHOWN + r".*?</th>(.*?)</tr>", table)
    return {name: [text(cell) for cell in re.findall("<td[^>]*>(.*?)</td>", rest)]
            for name, rest in rows}  # fmt: skip


def text(cell: str) -> str:
    """What a cell says before its bar."""
    return html.unescape(cell.partition("<span")[0]).replace(units.THIN, "")


@pytest.mark.parametrize("name", cd.NETWORK_NAMES)
def test_every_layer_stands_there_with_its_numbers(name: str) -> None:
    own, shown = (
        cd.named_network(name).ledger(batch=10**17),
        cells(asked(network=name, batch="1" + "0" * 17)),
    )
    assert list(shown) == [row.name for row in own.rows]
    for row in own.rows:
        field = row.receptive_field
        assert shown[row.name] == [
            "×".join(map(str, field.size)) if field else "–",
            "×".join(map(str, row.output_shape)), f"{row.params}", f"{row.macs}",
            f"{row.activations}", f"{4 * (row.params + row.activations)}",
        ]  # fmt: skip


def test_shares_add_up_to_the_whole() -> None:
    table = asked()["slots"]["ledger"].partition("<tfoot>")[0]
    shares = [float(one) for one in re.findall(r"--share:([\d.]+)%", table)]
    assert sum(shares) == pytest.approx(400, abs=2), "four columns, each rounded to a tenth"


@pytest.mark.parametrize("order", ledger.ORDERS)
def test_every_column_sorts_both_ways_and_keeps_equal_ones_in_order(order: str) -> None:
    own = cd.named_network("vgg16_bn").ledger((3, 300, 300))
    column, names = order.removesuffix("-back"), [row.name for row in own.rows]
    keys = {row.name: key(row, column, n) for n, row in enumerate(own.rows)}
    most_first = (column != "layer") != order.endswith("-back")
    expected = sorted(names, key=keys.get, reverse=most_first)  # Python's sort is stable
    assert list(cells(asked(network="vgg16_bn", input="300", sort=order))) == expected


def key(row: cd.Row, column: str, n: int) -> object:
    """What a column sorts by."""
    field = row.receptive_field
    shape = row.output_shape[1:] + row.output_shape[:1]
    kept = {"layer": n, "output_shape": shape, "bytes": row.params + row.activations,
            "receptive_field": field.size if field else ()}  # fmt: skip
    return kept[column] if column in kept else getattr(row, column)


def test_a_head_sorts_and_then_the_other_way_round() -> None:
    def value(sort: str) -> tuple[str, ...]:
        shown = asked(sort=sort)["slots"]["ledger"]
        head = r'aria-sort="(\w+)"><button type="button" data-for="sort" value="([\w-]+)"'
        found = re.search(head + ' id="net0-by-macs"', shown)
        assert found
        return found.groups()

    assert value("layer") == ("none", "macs")
    assert value("macs") == ("descending", "macs-back")
    assert value("macs-back") == ("ascending", "macs")


@pytest.mark.parametrize("name", cd.NETWORK_NAMES)
def test_the_slider_reaches_just_what_the_network_accepts(name: str) -> None:
    network = cd.named_network(name)
    low, high = nets.accepted(network)
    tried = [*range(low - 4, low + 4), *range((high or 512) - 4, (high or 512) + 4)]
    assert [n for n in tried if fits(network, n)] == [n for n in tried if low <= n <= (high or n)]


def fits(network: cd.Network, n: int) -> bool:
    try:
        return bool(network.ledger((3, n, n)))
    except cd.ConvdocsError:
        return False


def test_two_networks_share_what_both_accept() -> None:
    reply = asked(other="alexnet")
    assert reply["limits"] == {"input": [227, 258]}
    for key in ("vgg16", "alexnet"):
        assert f'aria-label="{key}"' in reply["slots"]["ledger"]
    ratio = units.fixed(138357544, 60965224, 2)
    assert f'<td class="number">{ratio} : 1</td>' in reply["slots"]["totals"]


def links(reply: REPLY) -> list[tuple[str, str]]:
    found = re.findall(
        'download="([^"]*)" href="data:[a-z/]*;charset=utf-8,([^"]*)"', reply["slots"]["ledger"]
    )
    return [(name, unquote(content)) for name, content in found]


@pytest.mark.parametrize("name", ["alexnet", "vgg19_bn"])
def test_the_files_are_those_of_the_command(name: str) -> None:
    own = tables.ledger(cd.named_network(name).ledger((3, 230, 240), batch=3))
    (csv, lines), (data, objects) = links(asked(network=name, input="230x240", batch="3"))
    assert (csv, data) == tuple(f"{name}-3x230x240-batch3.{end}" for end in ("csv", "json"))
    assert lines == own.csv()
    assert json.loads(objects) == json.loads(own.json())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", conventions.CONVENTION_NAMES)
def test_a_count_stands_as_printed_and_with_its_terms(name: str, lang: str) -> None:
    own = cd.named_network("vgg16").ledger(batch=2)
    shown, result = (
        asked(lang, batch="2", convention=name)["slots"]["count"],
        conventions.count(name, own),
    )
    assert f"<strong>{conventions.printed(name, own)}</strong>" in shown
    assert (
        html.escape(
            conventions.convention(name).zh if lang == "zh" else conventions.convention(name).en,
            quote=False,
        )
        in shown
    )
    values = [
        int(one.replace(units.THIN, "").replace("−", "-"))
        for one in re.findall(r"([−\d\u202f]+)</td></tr>", shown)
    ]
    assert values == (
        [*(part.value for part in result.terms), result.value] if result.terms else []
    )


def test_bytes_follow_the_number_type() -> None:
    for kind, size in units.BYTES.items():
        shown = asked(dtype=kind)["slots"]["totals"]
        assert units.grouped(138357544 * size) in shown


def test_a_layer_shows_what_it_sees() -> None:
    """The last pool of VGG-16: 212 pixels, of which the corner's holds 122, after Araujo et al."""
    shown = asked(layer="pool5")["slots"]["picture"]
    assert all(
        f"<dd>{value}</dd>" in shown for value in ("212×212", "32×32", "−90, −90", "122×122")
    )
    assert '<rect class="first" x="-90" y="-90" width="212" height="212"/>' in shown
    assert 'aria-pressed="true">pool5<' in asked(layer="pool5")["slots"]["ledger"]


def test_a_layer_that_a_network_lacks_gives_way_to_its_last_map() -> None:
    shown = asked(network="alexnet", layer="conv5_3")["slots"]["picture"]
    assert "pool5: what its outputs see" in shown


def test_a_layer_without_a_single_field_says_so() -> None:
    assert "windows of different sizes" in asked(input="300", layer="avgpool")["slots"]["picture"]


@pytest.mark.parametrize(
    ("state", "field", "words"),
    [
        ({"network": "alexnet", "input": "300"}, "input", "alexnet, fc6: Linear expects 9216"),
        ({"input": "31"}, "input", "vgg16, pool5"),
        ({"input": "0"}, "input", "at least 1"),
        ({"input": "x"}, "input", "input (="),
        ({"batch": "0"}, "batch", "at least 1"),
        ({"network": "resnet"}, "network", "resnet"),
    ],
)
def test_a_bad_state_is_told_beside_its_field(
    state: dict[str, str], field: str, words: str
) -> None:
    english, chinese = (asked(lang, **state)["errors"] for lang in ("en", "zh"))
    assert words in english[field]
    assert chinese[field] != english[field]


def test_random_states_answer_in_both_languages() -> None:
    rng = random.Random(4)
    choices = {field.name: [one[0] for one in field.options] for field in FIELDS if field.options}
    for _ in range(40):
        state = {name: rng.choice(options) for name, options in choices.items()}
        state["input"] = rng.choice(["", "227", "240", "230x250", "512", "10"])
        english, chinese = asked(**state), asked("zh", **state)
        assert set(english["slots"]) == set(chinese["slots"])
        assert links(english) == links(chinese) if english["slots"] else english["errors"]


def test_the_page_shows_the_default_state_in_both_languages() -> None:
    for lang in ("en", "zh"):
        page = tool("nets").html(lang)
        for slot in asked(lang)["slots"].values():
            assert slot in page


def test_the_summary_is_a_line_of_its_language() -> None:
    said = asked("zh", network="vgg16", other="alexnet")["summary"].replace(units.THIN, "")
    assert said.startswith("vgg16：参数量 138357544，乘加次数 15470264320；alexnet：参数量 ")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_layer_that_no_network_has_is_refused_beside_its_field(lang: str) -> None:
    message = asked(lang, network="vgg16", layer="nonsense")["errors"]["layer"]
    assert "nonsense" in message
    assert "conv1_1" in message
