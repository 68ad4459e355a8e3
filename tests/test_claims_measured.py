"""What our own benchmarks measured is claimed by name, and quoted nowhere."""

import json
from pathlib import Path

from readme import ROOT

from convdocs.claims.measured import load_measured, measured_of
from convdocs.claims.sources import load_sources


def test_a_page_finds_the_measurements_of_its_tree(tmp_path: Path) -> None:
    (tmp_path / "docs/en").mkdir(parents=True)
    page = str(tmp_path / "docs/en/page.md")
    assert vars(measured_of(page)) == {}
    (tmp_path / "docs/measured.json").write_text(json.dumps({"lab": {"edit": {"median": 7}}}))
    assert measured_of(page).lab.edit.median == 7


def test_no_benchmark_of_ours_is_quoted_as_somebody_else_s() -> None:
    ours = [key for key, one in load_sources(ROOT / "docs/sources.toml").items()
            if "convdocs/convdocs" in one.url or "tests/" in one.cite]  # fmt: skip
    assert ours == []


def test_each_measurement_says_when_and_on_what_it_was_taken() -> None:
    for measured in vars(load_measured(ROOT / "docs/measured.json")).values():
        assert measured.date.startswith(str(measured.year))
        assert measured.machine.processor
        assert len(measured.machine.load) == len(measured.machine.load_after) == 3
        assert measured.versions.chromium > 100
