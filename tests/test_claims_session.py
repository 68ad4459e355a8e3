"""Code that has passed before is not run again, unless something about it or before it differs."""

from convdocs.claims.session import Memo, Session

CODE = ">>> x = count()\n>>> x > 0\nTrue\n"


def sessions(*langs: str) -> tuple[list[int], list[Session]]:
    """Sessions of several pages with one memory, and what their code counts."""
    ran: list[int] = []
    memo = Memo()
    names = {"count": lambda: ran.append(1) or len(ran)}
    return ran, [Session("page.md", lang, names, memo) for lang in langs]


def test_the_same_code_runs_once_for_both_languages():
    ran, (english, chinese) = sessions("en", "zh")
    assert english.run(CODE) is None
    assert chinese.run(CODE.replace("count()", "count()  # 数")) is None
    assert (english.value("x"), chinese.value("x"), len(ran)) == (1, 1, 1)


def test_code_that_waits_runs_when_a_name_is_needed():
    ran, (english, chinese) = sessions("en", "zh")
    english.run(CODE)
    chinese.run(CODE)
    assert chinese.value("x + 0") == 2
    assert len(ran) == 2


def test_another_output_stray_text_or_directive_is_run_and_found():
    for old, new in (
        ("True", "False"), ("True\n", "True\n\nstray\n"), ("> 0", "> 0  # doctest: +SKIP"),
        (">>> x > 0", ">>>x > 0"), ("x > 0", "x > 9"),
    ):  # fmt: skip
        _, (english, chinese) = sessions("en", "zh")
        assert english.run(CODE) is None
        assert chinese.run(CODE.replace(old, new)) is not None


def test_code_that_asks_for_the_language_runs_in_each():
    _, (english, chinese) = sessions("en", "zh")
    for session in (english, chinese):
        assert session.run(f"assert lang == '{session.lang}'") is None
        assert session.value("lang") == session.lang


def test_a_value_is_computed_again_after_other_code():
    ran, (first, second) = sessions("en", "en")
    first.run("a = 1")
    second.run("a = 2")
    assert [session.value("count() and a") for session in (first, second)] == [1, 2]
    assert len(ran) == 2


def test_a_failing_block_fails_again():
    _, (english, chinese) = sessions("en", "zh")
    assert english.run("1 / 0") is not None
    assert chinese.run("1 / 0") is not None


def test_a_branch_leaves_the_session_alone():
    _, (session,) = sessions("en")
    session.run("a = 1")
    branch = session.branch()
    branch.run("a = 2")
    assert (session.value("a"), branch.value("a")) == (1, 2)
