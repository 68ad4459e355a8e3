"""The pages for teachers: the lesson adds up, and what examples.json holds is all explained."""

import json
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
SCHEMA = json.loads((DOCS / "theme/examples.schema.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


def page(lang: str) -> str:
    return (DOCS / lang / "teaching.md").read_text(encoding="utf-8")


def test_each_part_of_the_lesson_takes_as_long_as_the_plan_says(lang: str) -> None:
    plan = re.findall(r'\("([\w-]+)", (\d+)\)', page(lang))
    parts = re.findall(r"^### .*[:：] ?(\S+?) ?(?:minutes|分钟) \{#part-", page(lang), re.M)
    spelled = {"five": "5", "五": "5"}
    assert [spelled.get(part, part) for part in parts] == [minutes for _, minutes in plan]
    assert [name for name, _ in plan if not (DOCS / lang / f"{name}.md").exists()] == []


def test_every_field_of_an_entry_is_explained_and_no_other(lang: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \|", page(lang), re.M)
    assert sorted(rows) == sorted(SCHEMA["$defs"]["example"]["properties"])
    for kind in SCHEMA["$defs"]["example"]["properties"]["kind"]["enum"]:
        assert f"`{kind}`" in page(lang)


def test_the_program_on_the_page_reads_such_a_list(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = {"id": "stride#fig-a", "kind": "figure", "title": {"zh": "步幅"}}
    other = {"id": "stride#tbl-a", "kind": "table", "title": {"zh": "表"}, "files": {"zh": []}}
    entries = [entry | {"files": {"zh": ["a.svg"]}}, other]
    path = tmp_path / "examples.json"
    path.write_text(json.dumps({"examples": entries}), encoding="utf-8")
    program = re.search(r"^```text\n(.*?)^```", page(lang), re.M | re.S)[1]
    exec(re.sub(r'"https://.*?"', repr(path.as_uri()), program), {})
    assert capsys.readouterr().out == "步幅 a.svg\n"
