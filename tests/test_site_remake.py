"""An edit of a page makes that page anew while the site is served, and nothing else."""

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sites import little_site, page

from convdocs.site import remake


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A little site, built once."""
    monkeypatch.setattr(remake, "BUILDS", {})
    build(load_config(str(little_site(tmp_path) / "mkdocs.yml")))
    return tmp_path


def read(project, path):
    return (project / "site" / path).read_text(encoding="utf-8")


def edit(project, name, text):
    path = project / "docs" / name
    path.write_text(page("Edited", text), encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "out"), [("en/lab.md", "lab"), ("zh/lab.md", "zh/lab")])
def test_an_edited_page_is_made_anew_like_in_a_whole_build(project, name, out):
    before = read(project, "index.html")
    path = edit(project, name, "New words, [3]{= 1 + 2}.")
    assert remake.remake({path})
    again = read(project, f"{out}/index.html")
    assert "New words" in again
    assert read(project, "index.html") == before
    build(load_config(str(project / "mkdocs.yml")))
    assert read(project, f"{out}/index.html") == again


def test_a_wrong_number_is_marked_at_once(project):
    remake.remake({edit(project, "zh/lab.md", "[4]{= 1 + 2}")})
    assert 'class="claim failed"' in read(project, "zh/lab/index.html")


@pytest.mark.parametrize("name", ["en/new.md", "names.txt"])
def test_what_is_no_page_of_the_last_build_needs_a_whole_one(project, name):
    both = {edit(project, "en/lab.md", "New words."), edit(project, name, "Other words.")}
    assert not remake.remake(both)
    assert "New words" not in read(project, "lab/index.html")


def test_a_page_made_of_docstrings_needs_a_whole_build(project):
    assert not remake.remake({edit(project, "en/lab.md", "::: convdocs.units")})


def test_nothing_that_changed_is_no_reason_to_build_nothing(project):
    assert not remake.remake(set())
