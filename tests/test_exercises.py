"""Exercise sheets: the same seed the same sheet, both languages, and answers that hold."""

import re
from pathlib import Path
from random import Random

import pytest

import convdocs as cd
from convdocs.__main__ import main
from convdocs.exercises import CHAPTERS, sheet
from convdocs.problems import PROBLEMS

DOCS = Path(__file__).parents[1] / "docs" / "en"


def split(text: str) -> tuple[list[str], list[str]]:
    """Questions and answers of a sheet."""
    lines = [line for line in text.splitlines() if re.match(r"\d+\. ", line)]
    return lines[: len(lines) // 2], lines[len(lines) // 2 :]


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text.replace(" ", ""))]


def test_a_seed_stands_for_one_sheet() -> None:
    assert sheet("all", 7, 20) == sheet("all", 7, 20)
    assert sheet("all", 7, 20) != sheet("all", 8, 20)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_languages_ask_for_the_same_numbers(chapter: str) -> None:
    english, chinese = (sheet(chapter, 3, 6, lang, answers=True) for lang in ("en", "zh"))
    assert split(english)[1] == split(chinese)[1]
    questions = zip(split(english)[0], split(chinese)[0], strict=True)
    words = {"two": 2, "once": 1}
    for ours, theirs in questions:
        spelled = [value for word, value in words.items() if word in ours.lower()]
        assert set(numbers(theirs)) <= {*numbers(ours), *spelled}


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.en[:40])
def test_every_number_drawn_stands_in_both_questions(problem: object) -> None:
    gaps = [set(re.findall(r"\{(\w+)\}", text)) for text in (problem.en, problem.zh)]
    assert gaps[0] == gaps[1] != set()


def test_answers_are_right() -> None:
    """Worked out again from the question's own words, without the package's arithmetic."""
    for seed in range(40):
        (question,), (answer,) = split(sheet("output-size", seed, 1, answers=True))
        _, i, k, s, p = numbers(question)
        assert numbers(answer)[-1] == len(range(0, i + 2 * p - k + 1, s))
        (question,), (answer,) = split(sheet("parameters", seed, 1, answers=True))
        _, k, _, a, b = numbers(question)
        assert answer.endswith(f"= {a * b * k * k + b:,}".replace(",", " "))
        question, answer = (
            part[1] for part in split(sheet("receptive-fields", seed, 2, answers=True))
        )
        _, k1, s1, k2, s2, k3, _ = numbers(question)
        assert numbers(answer)[-1] == k1 + (k2 - 1) * s1 + (k3 - 1) * s1 * s2


SCHOOLBOOK = {
    "averaged": lambda a, b, i, **_: a * b * (i * i - 1),
    "bottleneck": lambda a, m, b, i: i * i * m * (a + 9 * b),
    "cropped": lambda i, c: 2 * (i - c + 1) ** 2,
    "dense_flops": lambda a, b: 2 * a * b,
    "enlarged": lambda n, c, i, **_: 3 * n * 9 * c * c * i * i,
    "first_macs": lambda i, **_: 64 * 3 * 121 * len(range(0, i + 4 - 10, 4)) ** 2,
    "keeping": lambda k, d: d * (k - 1) // 2,
    "normed": lambda a, b, k, **_: b * (a * k * k + 2),
    "row": lambda n, k: 1 + n * (k - 1),
    "separable": lambda a, b, k, **_: a * (k * k + b),
    "wider": lambda a, b, k, w: w * a * w * b * k * k,
}


@pytest.mark.parametrize("name", SCHOOLBOOK)
def test_answers_agree_with_schoolbook_formulas(name: str) -> None:
    (problem,) = (one for one in PROBLEMS if one.solve.__name__ == name)
    for seed in range(30):
        drawn = problem.draw(Random(seed))
        assert problem.solve(drawn)[0] == f"{SCHOOLBOOK[name](**drawn):,}".replace(",", " ")


def test_answers_about_networks_agree_with_published_figures() -> None:
    """What torchinfo prints, torchvision's multiply-adds, 138 million parameters in MiB."""
    drawn = {"depth": 16, "i": 224, "p": 138_357_544, "bytes": 4}
    solved = {one.solve.__name__: one.solve(drawn)[0] for one in PROBLEMS if "depth" in one.en}
    assert solved["torchinfo"] == "15 483 821 032"
    assert solved["ratio"] == f"{15_346_630_656 / 655_566_528:.2f}"
    assert solved["parameter_bytes"] == "527.8 MiB"


def test_every_chapter_with_exercises_has_two_problems_at_least() -> None:
    chapters = [problem.chapter for problem in PROBLEMS]
    pages = [path for path in DOCS.glob("*.md") if "{#exercises}" in path.read_text("utf-8")]
    assert {path.stem for path in pages} - {"exercises", "cli"} == set(CHAPTERS)
    assert [name for name in CHAPTERS if chapters.count(name) < 2] == []
    assert {problem.level for problem in PROBLEMS} == {1, 2, 3}


def test_a_stride_question_never_compares_stride_1_with_itself() -> None:
    for seed in range(40):
        assert "stride 1 and once with stride 1:" not in sheet("stride", seed, 4)


def test_easy_problems_come_first_and_none_twice_in_a_row() -> None:
    questions, _ = split(sheet("all", 1, len(PROBLEMS), answers=True))
    assert len(set(questions)) == len(PROBLEMS)
    assert "VGG" in questions[-1]


def test_unknown_chapters_and_empty_sheets_are_refused() -> None:
    with pytest.raises(cd.NotationError, match="called 'nosuch': choose one of all, convolution"):
        sheet("nosuch", 1)
    with pytest.raises(cd.ConvdocsError, match=r"count \(=0\) must be at least 1"):
        sheet("all", 1, 0)


def test_the_command_prints_a_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["exercises", "--chapter", "stride", "--seed", "7", "--lang", "zh", "--answers"]
    assert main(words) == 0
    assert capsys.readouterr().out == sheet("stride", 7, lang="zh", answers=True) + "\n"
    assert main(["exercises", "--chapter", "nosuch"]) == 2
