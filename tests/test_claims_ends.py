"""Processes of pages that end at an awkward moment: what they leave is said, and nothing hangs."""

import socket
from pathlib import Path

import pytest

from convdocs.claims import channel, processes
from convdocs.claims.channel import Child, Place, Stopped
from convdocs.claims.page import Page
from convdocs.claims.runner import Answer, Runner
from convdocs.claims.session import Memo, Session
from convdocs.claims.tree import check_page

pytestmark = pytest.mark.usefixtures("measured")


def faults(text: str) -> list[str]:
    return [str(one.message) for one in check_page(Page("page.md", text, memo=Memo())).problems]


@pytest.fixture
def child() -> Child:
    return Child(Place("page.md", "en", str(Path.cwd()), {}, {}))


def test_a_process_that_hangs_up_while_it_is_asked_has_ended(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ConnectionResetError

    monkeypatch.setattr(child.channel, "receive", broken)
    with pytest.raises(Stopped, match="ended Python"):
        child.ask("value", "1 + 1", False)
    child.close()


def test_a_process_that_does_not_leave_is_killed(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late() -> None:
        raise TimeoutError

    killed: list[int] = []
    monkeypatch.setattr(child, "kill", killed.append)
    monkeypatch.setattr(child.channel, "receive", late)
    child.close()
    assert killed == [child.pid]


def test_a_command_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(channel.LIMIT, "0.001")
    [found] = faults("```console {#eg-a}\n$ convdocs network vgg16\nvgg16\n```\n")
    assert "this command did not end within 0.001 s" in found


@pytest.mark.parametrize(
    "text", ["[$9n$]{= cd.total_params(cd.stacked(3, n)) for n in (1, 2)}",
             "```python {#eg-a}\n>>> n = 4\n```\n\n$n = 5$"]
)  # fmt: skip
def test_a_formula_whose_page_ends_says_so(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Runner.ask

    def asked(runner: Runner, lang: str, kind: str, *rest: object) -> Answer:
        ended = kind in {"formula", "proof"}
        return ("stopped", "ended Python") if ended else ask(runner, lang, kind, *rest)

    monkeypatch.setattr(Runner, "ask", asked)
    assert any("this formula ended Python" in one for one in faults(text))


def test_what_runs_a_page_forks_its_own_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[socket.socket, socket.socket]] = []
    monkeypatch.setattr(processes, "_here", [])
    processes.hand_over(lambda theirs, ours: asked.append((theirs, ours)) or 0)
    ours, _, _ = processes.opened()
    assert asked[0][1] is ours
    ours.close()


def test_a_question_that_both_languages_have_asked_is_not_asked_again() -> None:
    memo = Memo()
    both = [Session("page.md", lang, memo) for lang in ("en", "zh")]
    for session in both:
        session.run("n = 1")
        assert session.value("n + len(lang)") == 3
    for session in both:
        session.close()
    assert len(memo.answers) == 2
