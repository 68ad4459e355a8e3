"""A fresh sheet of exercises from a seed: the same seed, the same sheet, in either language."""

from random import Random

from .errors import NotationError
from .problems import PROBLEMS, Problem

CHAPTERS = tuple(dict.fromkeys(problem.chapter for problem in PROBLEMS))
HEADS = {
    "en": ("Exercises: {chapter}, seed {seed}", "Answers"),
    "zh": ("练习：{chapter}，种子 {seed}", "答案"),
}


def sheet(chapter: str, seed: int, count: int = 5, lang: str = "en", answers: bool = False) -> str:
    """Exercises of a chapter ("all" for every one), numbered, with their answers if asked for.

    Raises NotationError for a chapter that has none.

    >>> print(sheet("pooling", 7, count=1, answers=True).splitlines()[-1])
    1. floor((49 + 2*0 - 1*(3 - 1) - 1) / 2) + 1 = 24
    """
    drawn = [(problem, problem.draw(rng)) for problem, rng in chosen(chapter, seed, count)]
    title, key = HEADS[lang]
    lines = [title.format(chapter=chapter, seed=seed), ""]
    for n, (problem, values) in enumerate(drawn, 1):
        text = problem.zh if lang == "zh" else problem.en
        lines.append(f"{n}. {text.format(**values)}")
    if answers:
        lines += ["", key, ""]
        solved = [problem.solve(values) for problem, values in drawn]
        lines += [f"{n}. {line} = {answer}" for n, (answer, line) in enumerate(solved, 1)]
    return "\n".join(lines)


def chosen(chapter: str, seed: int, count: int) -> list[tuple[Problem, Random]]:
    """Problems in turn, easiest first, each with its own source of numbers."""
    if chapter not in (*CHAPTERS, "all"):
        raise NotationError("unknown_chapter", word=chapter, names=", ".join(("all", *CHAPTERS)))
    if count < 1:
        raise NotationError("too_small", name="count", value=count, least=1)
    found = [problem for problem in PROBLEMS if chapter in (problem.chapter, "all")]
    found.sort(key=lambda problem: problem.level)
    return [(found[n % len(found)], Random(f"{seed}/{n}")) for n in range(count)]
