"""On paper nothing is cut off, no head is blank, and a proof's number is no power."""

import pytest

PAPER = 680  # what A4 leaves between margins of 15 mm, in CSS pixels
CUT = """width => [...document.querySelectorAll("article :is(table, figure, .table-box, .scroll)")]
    .filter((one) => one.offsetWidth)
    .filter((one) => one.getBoundingClientRect().right > width + 1
        || (getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1))
    .map((one) => one.textContent.slice(0, 60))"""
PATHS = ["vgg/", "cost/", "output-size/", "zh/cost/", "zh/vgg/", "lab/networks/", "lab/stack/"]


@pytest.fixture
def paper(visit):
    def go(path):
        page = visit(path, width=PAPER)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.emulate_media(media="print")
        return page

    return go


@pytest.mark.parametrize("path", PATHS)
def test_no_table_or_figure_is_cut_off(paper, path):
    page = paper(path)
    assert page.locator("article table").count() > 0
    assert page.evaluate(CUT, PAPER) == []


@pytest.mark.parametrize("path", ["vgg/", "zh/vgg/", "lab/networks/"])
def test_heads_and_sums_stand_once_where_a_table_goes_over_pages(paper, path):
    """A browser repeats a group of heads or sums on each sheet, without what is drawn in it."""
    page = paper(path)
    groups = page.locator("article :is(thead, tfoot)").evaluate_all(
        "nodes => [...new Set(nodes.map(n => getComputedStyle(n).display))]"
    )
    assert groups == ["table-row-group"]
    blank = page.locator("article thead th").evaluate_all(
        "nodes => nodes.filter(n => n.textContent.trim() && !n.innerText.trim()).length"
    )
    assert blank == 0


@pytest.mark.parametrize("path", ["small-kernels/", "zh/small-kernels/"])
def test_the_number_of_a_proof_stands_in_brackets_on_the_line(paper, path):
    """11 268 with a raised 2 is a square."""
    page = paper(path)
    for place, part in ((".claim > data", "::after"), (".claim > .proof", "::before")):
        content, raised = page.locator(place).first.evaluate(
            """(node, part) => {
                const style = getComputedStyle(node, part);
                return [style.content, style.verticalAlign];
            }""",
            part,
        )
        assert content.startswith('"["')
        assert content.endswith('"]"')
        assert raised == "baseline"
