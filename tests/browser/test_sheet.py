"""The formula sheet is one side of A4, in both languages."""

import re

import pytest


@pytest.mark.parametrize("path", ["formulas/", "zh/formulas/"])
def test_it_prints_on_one_sheet(visit, path):
    pdf = visit(path).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 (\S+) (\S+?)\]", pdf).groups())
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)


@pytest.mark.parametrize("path", ["formulas/", "zh/formulas/"])
def test_no_formula_is_wider_than_its_column_on_paper(visit, path):
    page = visit(path, width=680)  # what A4 leaves between the margins
    page.emulate_media(media="print")
    wide = page.evaluate(
        "[...document.querySelectorAll('.sheet dd')]"
        ".filter(dd => dd.scrollWidth > dd.clientWidth + 1).map(dd => dd.textContent)"
    )
    assert wide == []
