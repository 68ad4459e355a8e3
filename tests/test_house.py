"""The house keeps to its plan: the order of its rooms, their size, what each may use."""

import ast
import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from readme import ROOT, tree

import convdocs as cd
from convdocs.site.engine import NOT_PORTABLE

PACKAGE = ROOT / "convdocs"
FILES = sorted(PACKAGE.rglob("*.py"))
TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))
MODULES_OF_MICROPYTHON = {"collections", "json", "math"}
FORBIDDEN_SYNTAX = (ast.AsyncFunctionDef, ast.Match, ast.TryStar)
FORBIDDEN_METHODS = {"_asdict", "as_integer_ratio", "bit_count", "bit_length", "casefold", "ljust"}
FORBIDDEN_METHODS |= {"prod", "removeprefix", "removesuffix", "rjust", "title", "zfill"}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def title(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def plan() -> list[str]:
    """The rooms from the ground upwards, above them the public names: README's order is law."""
    inside = [path.removeprefix("convdocs/") for path in tree("README.md")]
    return [path.removesuffix("/").removesuffix(".py") for path in inside]


def syntax(path: Path) -> list[ast.AST]:
    """All syntax of a file that ever runs: what stands under `if TYPE_CHECKING` never does."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    idle = [node for node in ast.walk(tree) if isinstance(node, ast.If) and for_types(node)]
    inside = {child for node in idle for child in ast.walk(node)}
    return [node for node in ast.walk(tree) if node not in inside]


def for_types(node: ast.If) -> bool:
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """The full name, in parts, of everything that a file imports, at its top or later."""
    package = ("convdocs", *path.relative_to(PACKAGE).parts[:-1])
    for node in syntax(path):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            base = package[: len(package) + 1 - node.level] if node.level else ()
            module = (*base, *(node.module or "").split(".")) if node.module else base
            yield from ((*module, alias.name) for alias in node.names)


def rooms_entered(path: Path) -> set[str]:
    """The rooms a file imports from; a public name comes from `__init__`."""
    known = {room(file) for file in FILES}
    inside = [parts[1:] for parts in imported(path) if parts[0] == "convdocs"]
    return {
        parts[0] if parts and parts[0] in known else "__init__" for parts in inside
    } - {room(path)}


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=title)


@each([path for path in FILES if room(path) != "__init__"])
def test_a_room_imports_only_from_rooms_above_it(path: Path) -> None:
    order = plan()
    below = {name for name in rooms_entered(path) if order.index(name) > order.index(room(path))}
    assert below == set()


@pytest.mark.parametrize("folder", ["tables", "figures", "claims", "site"])
def test_the_files_of_a_folder_import_each_other_without_a_circle(folder: str) -> None:
    files = {path.stem: path for path in (PACKAGE / folder).glob("*.py")}
    inside = ("convdocs", folder)
    needs = {
        name: {parts[2] for parts in imported(path) if parts[:2] == inside} & set(files)
        for name, path in files.items()
    }
    while free := [name for name in needs if not needs[name] & set(needs)]:
        for name in free:
            del needs[name]
    assert needs == {}


@each(FILES)
def test_only_the_reference_imports_numpy(path: Path) -> None:
    asks = any(parts[0] == "numpy" for parts in imported(path))
    assert asks == (room(path) == "reference")


@each([path for path in FILES if room(path) not in NOT_PORTABLE | {"__init__"}])
def test_a_portable_file_keeps_to_what_micropython_knows(path: Path) -> None:
    outside = {parts[0] for parts in imported(path)} - MODULES_OF_MICROPYTHON - {"convdocs"}
    strange = [(node.lineno, what) for node in syntax(path) if (what := unknown(node))]
    assert (outside, strange) == (set(), [])


def unknown(node: ast.AST) -> str:
    """What MicroPython would not understand about a piece of syntax, or nothing."""
    if isinstance(node, FORBIDDEN_SYNTAX):
        return type(node).__name__
    if isinstance(node, ast.List | ast.Tuple | ast.Set) and any(
        isinstance(item, ast.Starred)
        for item in node.elts
        if isinstance(node, ast.Set) or isinstance(node.ctx, ast.Load)
    ):
        return "[*x]"
    if isinstance(node, ast.Dict) and None in node.keys:
        return "{**x}"
    if isinstance(node, ast.arguments) and node.posonlyargs:
        return "def f(x, /)"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return f".{node.func.attr}()" if node.func.attr in FORBIDDEN_METHODS else ""
    return ""


@each(FILES)
def test_a_file_stays_under_200_lines(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 200


@each(FILES + TEST_FILES)
def test_no_function_body_exceeds_25_lines(path: Path) -> None:
    long = [node.name for node in syntax(path)
            if isinstance(node, ast.FunctionDef) and body_lines(node) > 25]
    assert long == []


def body_lines(function: ast.FunctionDef) -> int:
    """Lines of a function's body, its docstring aside."""
    described = ast.get_docstring(function) is not None
    body = function.body[described:]
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@each(FILES + TEST_FILES)
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_every_public_name_is_there_and_stands_once() -> None:
    assert sorted(set(cd.__all__)) == sorted(cd.__all__)
    assert [name for name in cd.__all__ if not hasattr(cd, name)] == []


def test_no_public_object_has_two_names() -> None:
    pairs = itertools.combinations([(name, getattr(cd, name)) for name in cd.__all__], 2)
    assert [(a, b) for (a, x), (b, y) in pairs if x is y] == []


def test_what_is_public_is_listed() -> None:
    """A name that `import convdocs` leaves behind is a room, listed, or begins with _."""
    extra = {name for name in vars(cd) if not name.startswith("_")} - set(cd.__all__)
    assert extra - {room(path) for path in FILES} == set()


def test_importing_convdocs_loads_no_slow_module() -> None:
    """In a bare interpreter, where nothing else could have loaded them."""
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import convdocs; print(*sys.modules)"
    command = [sys.executable, "-I", "-S", "-c", script]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {"numpy", "typing", "dataclasses", "enum", "fractions", "re"} & set(loaded) == set()
