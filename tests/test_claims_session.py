"""Code that has passed before is not run again, unless something about it or before it differs."""

from pathlib import Path

import pytest

from convdocs.claims import processes, runner
from convdocs.claims import session as sessions
from convdocs.claims.examples import Unfit
from convdocs.claims.session import Memo, Session

pytestmark = pytest.mark.usefixtures("measured")

CODE = "x = count()\nassert x > 0\n"


class Counted:
    """Sessions of several pages with one memory, and how often their code has counted."""

    def __init__(self, folder: Path):
        self.file, self.memo = folder / "counted", Memo()
        self.file.write_text("")
        self.define = f"""def count():
            with open({str(self.file)!r}, "a") as file:
                return file.write("x") and file.tell()
        """

    @property
    def count(self) -> int:
        return len(self.file.read_text())

    def session(self, lang: str) -> Session:
        session = Session("page.md", lang, self.memo)
        assert session.run(self.define) is None
        return session


@pytest.fixture
def counted(tmp_path: Path) -> Counted:
    return Counted(tmp_path)


def test_the_same_code_runs_once_for_both_languages(counted: Counted):
    english, chinese = counted.session("en"), counted.session("zh")
    assert english.run(CODE) is None
    assert chinese.run(CODE.replace("count()", "count()  # 数")) is None
    assert (english.value("x"), chinese.value("x"), counted.count) == (1, 1, 1)
    english.close()


def test_code_that_waits_runs_when_a_name_is_needed(counted: Counted):
    english, chinese = counted.session("en"), counted.session("zh")
    english.run(CODE)
    chinese.run(CODE)
    assert chinese.value("x + 0") == 2
    assert counted.count == 2
    english.close()
    chinese.close()


def test_code_that_waits_runs_between_two_questions(counted: Counted):
    english, chinese = counted.session("en"), counted.session("zh")
    english.run("a = 1")
    assert chinese.value("cd.__name__") == "convdocs"
    chinese.run("a = 1")
    assert chinese.value("a") == 1
    english.close()
    chinese.close()


def test_what_the_other_language_will_ask_is_asked_at_once(counted: Counted):
    english = counted.session("en")
    english.run(CODE)
    assert english.value("(x, lang)") == (1, "en")
    english.close()
    chinese = counted.session("zh")
    chinese.run(CODE)
    assert chinese.value("(x, lang)") == (1, "zh")
    assert counted.count == 1


def test_a_memory_of_one_page_asks_in_its_language_only(tmp_path: Path):
    alone = Session("page.md", "en")
    assert alone.value("lang") == "en"
    alone.close()
    assert len(alone.memo.answers) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [("True", "False"), ("True\n", "True\n\nstray\n"), ("> 0", "> 0  # doctest: +SKIP"),
     (">>> x > 0", ">>>x > 0"), ("x > 0", "x > 9")],
)  # fmt: skip
def test_another_output_stray_text_or_directive_is_run_and_found(old: str, new: str):
    code, memo = ">>> x = 1\n>>> x > 0\nTrue\n", Memo()
    english, chinese = Session("page.md", "en", memo), Session("page.md", "zh", memo)
    assert english.run(code) is None
    assert chinese.run(code.replace(old, new)) is not None
    english.close()
    chinese.close()


def test_code_that_asks_for_the_language_runs_in_each(counted: Counted):
    for lang in ("en", "zh"):
        session = counted.session(lang)
        assert session.run(f"assert lang == '{session.lang}'") is None
        assert session.value("lang") == session.lang
        session.close()


def test_a_value_is_computed_again_after_other_code(counted: Counted):
    first, second = counted.session("en"), counted.session("en")
    first.run("a = 1")
    second.run("a = 2")
    assert [session.value("count() and a") for session in (first, second)] == [1, 2]
    assert counted.count == 2
    first.close()
    second.close()


def test_a_failing_block_fails_again():
    memo = Memo()
    english, chinese = Session("page.md", "en", memo), Session("page.md", "zh", memo)
    assert english.run("1 / 0") is not None
    assert chinese.run("1 / 0") is not None
    english.close()
    chinese.close()


def test_a_branch_leaves_the_session_alone():
    session = Session("page.md", "en")
    session.run("a = [1]")
    with session.branch():
        session.run("a.append(2)")
        assert session.value("a") == [1, 2]
    assert session.value("a") == [1]
    session.close()


def test_a_branch_that_ends_its_process_leaves_the_session_alone():
    session = Session("page.md", "en")
    session.run("a = [1]")
    with session.branch():
        assert "ended Python" in session.run("import os; os._exit(0)").message
    assert session.value("a") == [1]
    session.close()


def test_an_expression_leaves_no_trace():
    session = Session("page.md", "en")
    session.run("a = []")
    assert session.value("a.append(1) or len(a)") == 1
    session.run("b = len(a)")
    assert session.value("b") == 0
    session.close()


def test_values_come_out_as_data_and_show_themselves_as_they_were():
    session = Session("page.md", "en")
    session.run("import numpy as np\nfrom collections import namedtuple\n"
                "P = namedtuple('P', 'x y')\nclass A:\n    def __repr__(self): return 'an A'")
    for expression in ("P(1, 2)", "range(3)", "[1, (2.5, None)]", "Fraction(1, 3)", "A()", "{1}"):
        said = session.value(f"repr({expression})")
        assert repr(session.value(expression)) == said
    assert session.value("P(1, 2)") == (1, 2)
    assert str(session.value("A()")) == "an A"
    assert session.value("np.arange(3)") == [0, 1, 2]
    assert session.value("np.float64(0.5)") == 0.5
    assert session.value("n for n in range(2)").values == [0, 1]
    session.close()


def test_what_cannot_come_out_is_said():
    session = Session("page.md", "en")
    with pytest.raises(Unfit, match="raises ValueError: Exceeds the limit"):
        session.value("{'a': 10 ** 5000}")
    session.close()


def test_the_end_of_the_server_ends_the_pages_that_nobody_closed():
    session = Session("page.md", "en")
    assert session.value("1 + 1") == 2
    processes.stop()
    with pytest.raises(Unfit, match="ended Python"):
        session.value("2 + 2")
    assert session.value("2 + 3") == 5
    session.close()


def test_a_server_that_somebody_killed_is_started_again():
    processes.server().process.kill()
    processes.server().process.wait()
    session = Session("page.md", "en")
    assert session.value("1 + 1") == 2
    session.close()


def test_where_nothing_forks_each_page_has_a_python_of_its_own(monkeypatch: pytest.MonkeyPatch):
    for module in (processes, runner, sessions):
        monkeypatch.setattr(module, "FORKS", False)
    monkeypatch.setenv("CONVDOCS_LIMIT", "2")
    first, second = Session("page.md", "en", Memo()), Session("page.md", "zh", Memo())
    assert first.run("cd.total_macs = a = 3") is None
    assert first.value("(a, cd.total_macs, lang)") == (3, 3, "en")
    assert second.value("callable(cd.total_macs)") is True
    with pytest.raises(Unfit, match="did not end within 2 s"):
        first.value("sum(1 for _ in iter(int, 1))")
    assert first.value("a") == 3
    first.close()
    second.close()


@pytest.mark.parametrize("ask", [list, len, lambda names: "a" in names, lambda names: names["a"]])
def test_a_formula_that_asks_for_names_is_asked_of_the_page(ask):
    with pytest.raises(sessions.Unnamed.Asked):
        ask(sessions.Unnamed())


def test_code_that_raises_what_nothing_catches_is_at_fault():
    alone = Session("page.md", "en")
    assert "raises KeyboardInterrupt" in alone.run("raise KeyboardInterrupt").message
    alone.close()
