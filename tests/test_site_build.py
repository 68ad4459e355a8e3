"""One `mkdocs build` makes both languages, and is as strict about the one as about the other."""

import logging
import os
import re
import subprocess
import sys

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sites import little_site, page


@pytest.fixture
def project(tmp_path):
    """A little site in two languages, dressed as ours."""
    return little_site(tmp_path)


@pytest.fixture
def made(project):
    """Build the project and return a reader of what was written."""

    def make(strict=True):
        config = load_config(str(project / "mkdocs.yml"), strict=strict)
        build(config)
        return lambda path: (project / "site" / path).read_text(encoding="utf-8")

    return make


def test_one_build_makes_both_languages(made):
    read = made()
    assert '<html lang="en"' in read("lab/index.html")
    assert '<html lang="zh-Hans"' in read("zh/lab/index.html")
    assert "一层" in read("zh/lab/index.html")


def test_english_alone_can_be_built(project, made):
    for path in (project / "docs/zh").iterdir():
        path.unlink()
    (project / "docs/zh").rmdir()
    made()
    assert not (project / "site/zh").exists()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_warning_in_either_language_fails_a_strict_build(project, made, lang):
    path = project / f"docs/{lang}/lab.md"
    path.write_text(page("Layer", "[nowhere](nowhere.md)"), encoding="utf-8")
    with pytest.raises(Abort):
        made()


NOTEBOOK = """# ---
# title: Sum
# description: One and two.
# ---

# %% [markdown]
# # Sum {#sum}
#
# It is [3]{= 1 + 2}.

# %%
total = 1 + 2
print(total)
"""


def test_a_notebook_is_run_becomes_a_page_and_can_be_saved(project, made):
    for lang in ("en", "zh"):
        path = project / f"docs/{lang}/notebooks/sum.py"
        path.parent.mkdir()
        path.write_text(NOTEBOOK, encoding="utf-8")
    read = made(strict=False)  # it stands in no nav
    for folder in ("notebooks/sum/", "zh/notebooks/sum/"):
        assert '<pre class="output"><code>3</code></pre>' in read(f"{folder}index.html")
        assert '"It is 3."' in read(f"{folder}sum.ipynb")


def test_languages_that_say_different_things_fail_a_strict_build(project, made, caplog):
    for lang, claim in (("en", "[3]{= 1 + 2}"), ("zh", "[4]{= 1 + 3}")):
        path = project / f"docs/{lang}/lab.md"
        path.write_text(page("Layer", claim), encoding="utf-8")
    with pytest.raises(Abort):
        made()
    assert "under {#part}" in caplog.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_without_description_is_refused(project, made, lang):
    (project / f"docs/{lang}/lab.md").write_text("# Layer {#top}\n", encoding="utf-8")
    with pytest.raises(Abort):
        made()


def test_a_heading_without_an_id_of_its_own_is_refused(project, made, caplog):
    (project / "docs/zh/lab.md").write_text(page("一层", "## 无名"), encoding="utf-8")
    with pytest.raises(Abort), caplog.at_level(logging.WARNING):
        made()
    assert 'the heading "无名" needs an id of its own' in caplog.text


def test_every_page_names_its_languages_and_itself(made):
    read = made()
    root = "https://convdocs.github.io/convdocs/"
    for path in ("lab/index.html", "zh/lab/index.html"):
        html = read(path)
        assert f'hreflang="en" href="{root}lab/"' in html
        assert f'hreflang="zh" href="{root}zh/lab/"' in html
        assert f'hreflang="x-default" href="{root}lab/"' in html
        assert f'<link rel="canonical" href="{root}{path.removesuffix("index.html")}">' in html


def switch(html):
    return re.search(r'<a class="tool switch" href="([^"]*)"', html)[1]


def test_the_switch_leads_to_the_same_page_in_the_other_language(made):
    read = made()
    assert switch(read("lab/index.html")) == "../zh/lab/"
    assert switch(read("zh/lab/index.html")) == "../../lab/"
    assert switch(read("index.html")) == "zh/"


def test_a_page_in_one_language_only_leads_to_the_other_home(project, made):
    (project / "docs/zh/lab.md").unlink()
    read = made(strict=False)
    assert switch(read("lab/index.html")) == "../zh/"


def test_sections_are_named_in_the_page_s_language(made):
    read = made()
    assert "实验室" in read("zh/index.html")
    assert "实验室" not in read("index.html")
    assert "首页" in read("zh/lab/index.html")
    assert "首页" not in read("lab/index.html")
    assert "Lab" in read("index.html")


def test_edit_links_lead_to_the_page_s_own_source(made):
    read = made()
    edit = "https://github.com/convdocs/convdocs/edit/main/docs/"
    assert f'href="{edit}en/lab.md"' in read("lab/index.html")
    assert f'href="{edit}zh/lab.md"' in read("zh/lab/index.html")


def test_both_languages_load_the_same_files(project, made):
    read = made()
    assert 'href="../assets/stylesheets/convdocs.css"' in read("lab/index.html")
    assert 'href="../../assets/stylesheets/convdocs.css"' in read("zh/lab/index.html")
    assert not (project / "site/zh/assets").exists()


def test_only_files_that_pages_use_are_shipped(project, made):
    made()
    shipped = [path.name for path in (project / "site/assets").rglob("*")]
    assert not [name for name in shipped if name.endswith(".map") or name.startswith("lunr")]
    assert [name for name in shipped if name.endswith(".css")] == ["convdocs.css"]


def test_our_sheets_win_over_material_s_whatever_its_selectors(made):
    sheet = made()("assets/stylesheets/convdocs.css")
    assert sheet.startswith("@layer material {")
    assert sheet.index("--paper:") > sheet.index(".md-typeset")


def test_a_missing_page_is_told_in_both_languages(made):
    read = made()
    english, chinese = "There is no such page", "没有这个页面"
    assert 0 < read("404.html").index(english) < read("404.html").index(chinese)
    assert 0 < read("zh/404.html").index(chinese) < read("zh/404.html").index(english)


def test_one_choice_of_light_or_dark_holds_in_both_languages(made):
    read = made()
    scope = '__md_scope=new URL("/convdocs/",location)'
    assert scope in read("index.html")
    assert scope in read("zh/index.html")


def test_material_s_banner_stays_away(project):
    environment = {k: v for k, v in os.environ.items() if "MKDOCS_2" not in k}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, check=True, cwd=project, env=environment, capture_output=True, text=True
    )
    assert "end of life" not in done.stderr


def test_the_search_index_keeps_cells_apart(project, made):
    table = "| layer | MACs |\n|---|---|\n| first | none |\n"
    (project / "docs/en/lab.md").write_text(page("Layer", table), encoding="utf-8")
    read = made()
    assert "first none" in read("search/index.json")
    assert '<div class="scroll"><table class="plain">' in read("lab/index.html")
