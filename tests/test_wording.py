"""Ways of saying a thing that `wording.toml` refuses stand nowhere: pages, drawings, code.

What is looked at is the text that a reader sees: of a page without its code, claims as they are
shown, links as they are called; of the package, its sentences, labels, docstrings and comments.
"""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from convdocs.claims.headings import LABEL, called
from convdocs.claims.items import Item, walk
from convdocs.claims.lexer import lex
from convdocs.claims.notebook import page_text
from convdocs.terms import TERMS

ROOT = Path(__file__).parents[1]
RULES = tomllib.loads((ROOT / "tests/wording.toml").read_text(encoding="utf-8"))
PAGES = sorted(path for lang in RULES for suffix in ("md", "py")
               for path in (ROOT / "docs" / lang).rglob(f"*.{suffix}"))  # fmt: skip
BESIDE = "README.md README.zh.md CONTRIBUTING.md CHANGELOG.md CITATION.cff mkdocs.yml".split()
OTHERS = [ROOT / name for name in (*BESIDE, "pyproject.toml")]
THEME = ROOT / "docs/theme"
OTHERS += sorted(path for suffix in ("html", "js") for path in THEME.rglob(f"*.{suffix}"))
READ = ("terms.py", "measures.py")  # they list what others say, so that it is found or read
MODULES = sorted(path for path in (ROOT / "convdocs").rglob("*.py") if path.name not in READ)
HAN = re.compile(r"[\u4e00-\u9fff]")
MENTION = re.compile(  # names, and words of others
    r'`[^`\n]*`|"[^"\n]*"|“[^”\n]*”|\[[^\]\n]*\]\{~[^}]*\}'
)
UNSEEN = ("code", "console", "setup", "comment", "text_fence", "attributes", "html", "inline_code")


def spans(path: str, text: str, items: list[Item]) -> Iterator[tuple[int, int, str]]:
    """What stands in the source otherwise than on the page, and what the reader sees instead."""
    for item in walk(items):
        label = LABEL.search(item.text) if item.kind == "heading" else None
        if label:  # the names behind it are what others say
            yield item.start, item.end, label[1]
        elif item.kind in UNSEEN:
            yield item.start, item.end, " "
        elif item.kind == "exhibit":
            yield item.start, item.shown_start, ""
            yield item.shown_end, item.end, ""
        elif item.kind == "claim":
            yield item.start, item.end, item.shown
        elif item.kind in ("quote", "link"):
            yield item.start, item.shown_start, "“" if item.kind == "quote" else ""
            yield item.shown_end, item.end, "”" if item.kind == "quote" else ""
        elif item.kind == "reference":
            yield item.start, item.end, called(path, text, item.body)


def seen(path: Path) -> str:
    """The text of a page as a reader sees it."""
    text = page_text(path)
    made = text
    for start, end, shown in sorted(spans(str(path), text, lex(text)), reverse=True):
        made = made[:start] + shown + made[end:]
    made = re.sub(r" *\{#[^}\n]*\}$", "", made, flags=re.MULTILINE)
    return made.replace("*", "").replace("\u202f", " ")


def strings(node: ast.AST) -> list[str]:
    """The strings of a module that are text: sentences, docstrings, and labels beside Chinese ones.

    A string of small letters and spaces is a key, or a list of keys, unless it is such a label.
    """
    found = []
    for part in ast.walk(node):
        parts = part.elts if isinstance(part, ast.Tuple) else [part]
        texts = [one.value for one in parts if isinstance(one, ast.Constant)]
        texts = [text for text in texts if isinstance(text, str)]
        label = any(map(HAN.search, texts))
        found += [text for text in texts if label or not re.fullmatch(r"[a-z_0-9:% ]+", text)]
    return found


def said(path: Path) -> Iterator[str]:
    """The strings and the comments of a module, examples in docstrings aside."""
    source = path.read_text(encoding="utf-8")
    for text in strings(ast.parse(source)):
        yield re.sub(r"(?ms)^ *>>> .*?(?:\n\s*\n|\Z)", "", text)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def faults(text: str, lang: str) -> list[str]:
    """What is said wrongly in a text, with the remedy."""
    texts = MENTION.sub("“”", text), re.sub("[“”]", "", text)
    return [f"{match[0]!r}: {rule['reason']}; write: {rule['instead']}"
            for rule in RULES[lang]
            for match in re.finditer(rule["pattern"], texts["quoted" in rule])]  # fmt: skip


def title(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=title)
def test_a_page_says_nothing_in_a_refused_way(path: Path) -> None:
    assert faults(seen(path), path.relative_to(ROOT / "docs").parts[0]) == []


@pytest.mark.parametrize("path", OTHERS, ids=title)
def test_nor_does_what_stands_beside_the_pages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [fault for lang in RULES for fault in faults(text, lang)] == []


@pytest.mark.parametrize("path", MODULES, ids=title)
def test_nor_does_the_package(path: Path) -> None:
    langs = ((text, "zh" if HAN.search(text) else "en") for text in said(path))
    assert [fault for text, lang in langs for fault in faults(text, lang)] == []


@pytest.mark.parametrize("lang", RULES)
def test_nor_does_a_term(lang: str) -> None:
    """Its other names are what others say."""
    named = [names[2 if lang == "zh" else 1] for names in TERMS.values()]
    assert [fault for name in named for fault in faults(name, lang)] == []


EACH = pytest.mark.parametrize(
    ("lang", "rule"), [(lang, rule) for lang, rules in RULES.items() for rule in rules],
    ids=lambda value: value if isinstance(value, str) else value["instead"][:20],
)  # fmt: skip


@EACH
def test_a_rule_catches_what_it_was_made_for_and_no_more(lang: str, rule: dict[str, str]) -> None:
    assert [text for text in rule["wrong"] if not re.search(rule["pattern"], text)] == []
    assert [text for text in rule["right"] if re.search(rule["pattern"], text)] == []


def shares(expression: str) -> bool:
    """Whether an expression subtracts one quotient from another: shares, and no change of one."""
    node = ast.parse(f"({expression})", mode="eval").body
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
        return False
    return not any(isinstance(side, ast.Constant) for side in (node.left, node.right))


def test_the_difference_of_two_shares_is_not_shown_in_per_cent() -> None:
    """Two percentages differ by percentage points: show the number, write the words."""
    found = [(title(path), item.text) for path in PAGES for item in walk(lex(page_text(path)))
             if item.kind == "claim" and item.shown.endswith("%") and shares(item.expression)]
    assert found == []  # fmt: skip
    assert [shares(one) for one in ("a / b - c / d", "1 - a / b", "a / b - 1", "a")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_only_what_a_reader_sees_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Stride {#stride}\n\n```text\nfalls by 3.\n```\n\n`falls by 3.` It falls by"
        " [3]{= 1 + 2}. See [](#stride), [say it](b.md): “falls by 4.”\n\n"
        "![Falls by [5]{= 2 + 3}.](= tables.of('layers', [(2,)])){#tbl-a}\n",
        encoding="utf-8",
    )
    text = seen(tmp_path / "a.md")
    assert "It falls by 3. See Stride, say it: “falls by 4.”" in text
    assert "Falls by 5." in text
    assert [fault.split(":")[0] for fault in faults(text, "en")] == ["'falls by 3'"]
