"""README in both languages: true to the repository, and equal to each other."""

import ast
import re
import subprocess
import tomllib

import pytest
from readme import READMES, ROOT, fences, text, tracked, tree

import convdocs as cd
from convdocs import figures

each_readme = pytest.mark.parametrize("readme", READMES)
LANGUAGE = {"README.md": "en", "README.zh.md": "zh"}


def picture(readme: str) -> str:
    """The path of the one picture that a README shows."""
    (path,) = re.findall(r"^!\[[^]]+\]\(([^)]+)\)$", text(readme), re.M)
    return path


def drawn(readme: str) -> str:
    """The same picture as the package draws it today."""
    return figures.stack_against_single(lang=LANGUAGE[readme]).file() + "\n"


@each_readme
def test_the_tree_is_the_real_tree(readme: str) -> None:
    """Every folder whose contents the tree shows, it shows whole, and nothing else."""
    paths = tree(readme)
    parents = {path[: path.rstrip("/").rfind("/") + 1] for path in paths}
    expected = set().union(*(tracked(parent) for parent in parents))
    assert expected == set(paths)


@each_readme
def test_no_line_of_the_tree_stands_twice(readme: str) -> None:
    assert len(set(tree(readme))) == len(tree(readme))


def test_both_languages_show_the_same_tree() -> None:
    assert tree("README.md") == tree("README.zh.md")


def test_both_languages_give_the_same_commands() -> None:
    assert fences("README.md", "sh") == fences("README.zh.md", "sh")


def test_both_languages_show_the_same_examples() -> None:
    english, chinese = (
        [ast.dump(ast.parse("\n".join(re.findall(r"^(?:>>>|\.\.\.) ?(.*)$", code, re.M))))
         for code in fences(readme, "python")]
        for readme in READMES
    )
    assert english == chinese != []


def test_there_are_two_commands_that_share_their_set_up() -> None:
    serve, test = (" ".join(block.split()) for block in fences("README.md", "sh"))
    set_up = serve.removesuffix(" && mkdocs serve")
    assert [serve, test] == [f"{set_up} && mkdocs serve", f"{set_up} && pytest"]
    assert f"run: {set_up}\n" in text(".github/workflows/pages.yml")


def test_every_line_of_the_gate_is_valid_shell() -> None:
    subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=True)


@each_readme
def test_the_picture_is_what_the_package_draws(readme: str) -> None:
    """After a change of the drawing: `python tests/test_readme.py` writes both files."""
    committed = (ROOT / picture(readme)).read_text(encoding="utf-8")
    assert drawn(readme) == committed


@each_readme
def test_it_stays_short(readme: str) -> None:
    """Besides the tree, which is as long as what it lists."""
    assert len(text(readme).splitlines()) - len(tree(readme)) <= 48


@each_readme
def test_every_relative_link_leads_somewhere(readme: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text(readme))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_citation_names_this_version() -> None:
    citation = text("CITATION.cff")
    assert f"\nversion: {cd.__version__}\n" in citation


def test_every_tool_of_the_groups_is_locked() -> None:
    """A dependency added to pyproject.toml but not to the lock would break README's commands."""
    project = tomllib.loads(text("pyproject.toml"))["project"]
    groups = project["optional-dependencies"]
    wanted = project["dependencies"] + groups["site"] + groups["test"] + groups["dev"]
    names = {re.split(r"[^\w.-]", need)[0].lower() for need in wanted} - {"convdocs"}
    locked = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==", text("requirements.lock"), re.M)
    assert names - set(locked) - {name.replace("-", "_") for name in locked} == set()


if __name__ == "__main__":
    for name in READMES:
        (ROOT / picture(name)).write_text(drawn(name), encoding="utf-8")
