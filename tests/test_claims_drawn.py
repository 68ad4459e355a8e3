"""A figure, table or form that names no language is drawn in that of its page."""

from pathlib import Path

import pytest

from convdocs.claims.session import Memo, Session

pytestmark = pytest.mark.usefixtures("measured")


def test_each_language_has_its_own_drawing_of_one_expression(tmp_path: Path) -> None:
    memo, shown = Memo(), []
    for lang in ("en", "zh"):
        session = Session(str(tmp_path / f"docs/{lang}/page.md"), lang, memo)
        shown.append(session.value('lab.tool("layer")', shows=True).html(lang))  # type: ignore[attr-defined]
        session.close()
    assert 'lang="en"' in shown[0]
    assert 'lang="zh"' in shown[1]
    assert "乘加次数" in shown[1]
