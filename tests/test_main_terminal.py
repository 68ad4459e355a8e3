"""The command line on terminals of every encoding, on none, and with words typed amiss."""

import errno
import io
import json
import os
import subprocess
import sys

import pytest
from test_main import refuse, run

import convdocs as cd
from convdocs.__main__ import main
from convdocs.reports import terminal
from convdocs.reports.options import integer

COMMANDS = [
    ["network", "vgg16"], ["network", "alexnet", "--convention", "all"],
    ["network", "vgg11", "--convention", "thop", "--format", "json"],
    ["network", "vgg11", "--format", "csv"], ["network", "vgg11", "--format", "markdown"],
    ["layer", "conv 64 5x5 s2 p2", "--input", "3x224x224"],
    ["layer", "卷积 8 3", "--input", "3x9x9"],
    ["rf", "conv 3x3 p1, pool 2"], ["compare", "alexnet", "vgg16"],
    ["exercises", "--answers"], ["--help"], ["layer", "--help"],
    ["network", "nosuch"], ["layer", "konv 3²", "--input", "3x9x9"], ["rf", "池"],
]  # fmt: skip


class Terminal(io.TextIOWrapper):
    """What is written, as bytes of one encoding; strict, as Python's own standard output."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="strict")

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "gbk", "latin-1", "utf-8"])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_writes_on_every_terminal_or_refuses_in_a_line(
    words: list[str], lang: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = Terminal(encoding), Terminal(encoding)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    try:
        code = main(["--lang", lang, *words])
    except SystemExit as stopped:  # --help
        code = stopped.code
    written, refused = out.text(), err.text()
    assert code == (2 if refused else 0)
    assert refused.count("\n") == (code == 2)
    assert bool(written) == (code == 0)
    dumb = lang == "zh" and encoding not in ("gbk", "utf-8") and "json" not in words
    assert ("no Chinese" in refused) == (dumb and not {"nosuch", "konv 3²", "池"} & set(words))
    if "json" in words:
        terms = json.loads(written)["conventions"]["thop"]["terms"]
        assert terms[0]["zh"] == "卷积的乘加次数"


def test_signs_that_a_terminal_lacks_are_written_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal("ascii"))
    assert main(["layer", "conv 64 3x3 p1", "--input", "3x9x9"]) == 0
    assert sys.stdout.text().splitlines()[1] == "3x9x9 -> 64x9x9"
    monkeypatch.setattr(sys, "stdout", Terminal("ascii"))
    terminal.show("−1 · “𝟒”")
    assert sys.stdout.text() == '-1 - "?"\n'
    monkeypatch.setattr(sys, "stdout", Terminal("ascii"))
    terminal.show(json.dumps("卷𝟒", ensure_ascii=False), json=True)
    assert json.loads(sys.stdout.text()) == "卷𝟒"


class Full(io.StringIO):
    """A disk without space."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("words", COMMANDS[:1] + COMMANDS[5:6] + [["--help"], ["rf", "relu"]])
def test_a_full_disk_is_refused_in_a_line(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Full())
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said == "convdocs: the answer could not be written: No space left on device\n"


def test_no_output_at_all_is_refused_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["rf", "conv 3x3", "--lang", "zh"]) == 2
    assert capsys.readouterr().err.startswith("convdocs: 没有可写的输出")
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["rf", "conv 3x3"]) == 2


@pytest.mark.parametrize("target", ["/dev/full", "&-"])
def test_a_process_of_its_own_leaves_no_traceback(target: str) -> None:
    command = f"{sys.executable} -m convdocs network vgg16 >{target}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("convdocs: ")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["network", "vgg166"], " (did you mean 'vgg16'?)"),
        (["network", "Alexnett"], " (did you mean 'alexnet'?)"),
        (["network", "vgg16", "--convention", "torchinf"], " (did you mean 'torchinfo'?)"),
        (["netwrk", "vgg16"], " (did you mean 'network'?)"),
        (["exercises", "--chapter", "strid"], " (did you mean 'stride'?)"),
        (["layer", "konv 3", "--input", "3x9x9"], " (did you mean 'conv'?)"),
        (["network", "qqq"], ""),
    ],
)
def test_a_name_that_is_nearly_right_is_suggested(
    capsys: pytest.CaptureFixture[str], words: list[str], hint: str
) -> None:
    said = refuse(capsys, *words)
    assert said.endswith(hint + "\n")
    assert ("did you mean" in said) == bool(hint)


def test_the_suggestion_is_chinese_where_the_answer_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert "（是不是想写 'vgg16'？）" in refuse(capsys, "--lang", "zh", "network", "vgg166")


def test_names_are_found_whatever_their_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "network", "VGG16") == run(capsys, "network", "vgg16")
    words = ("network", "AlexNet", "--convention")
    assert run(capsys, *words, "THOP") == run(capsys, *words, "thop")
    assert run(capsys, *words, "ALL") == run(capsys, *words, "all")
    assert run(capsys, "exercises", "--chapter", "Stride")
    assert cd.named_network("VGG11_bn").name == "vgg11_bn"


def test_the_language_may_stand_before_the_command_or_after(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("compare", "alexnet", "vgg16")
    after = run(capsys, *words, "--lang", "zh")
    assert "参数量" in after
    assert run(capsys, "--lang", "zh", *words) == run(capsys, "--lang=zh", *words) == after
    assert run(capsys, "--lang", "zh", *words, "--lang", "en") == run(capsys, *words)


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["network", "--help"], ["rf", "-h"]])
def test_help_speaks_both_languages(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    printed = {}
    for lang in ("en", "zh"):
        with pytest.raises(SystemExit) as stopped:
            main([*words, "--lang", lang])
        assert stopped.value.code == 0
        printed[lang] = capsys.readouterr().out
    assert printed["en"].isascii()
    assert printed["en"].startswith("usage: convdocs ")
    assert printed["zh"].startswith("用法：convdocs ")
    assert not {"show", "options:", "positional", "usage"} & set(printed["zh"].split())


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"convdocs {cd.__version__}\n"


LONG = "9" * 5000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["layer", "conv 64 3²", "--input", "3x9x9"], "'3²' in 'conv 64 3²' is not understood"),
        (["layer", "conv 64 ٣", "--input", "3x9x9"], "'٣' in 'conv 64 ٣' is not understood"),
        (["layer", "conv 64 3x②", "--input", "3x9x9"], "'3x②' in"),
        (["layer", f"conv 64 {LONG}", "--input", "3x9x9"], "is not understood"),
        (["layer", f"conv 64 3 s{LONG}", "--input", "3x9x9"], "is not understood"),
        (["layer", "relu", "--input", "²x3x3"], "input '²x3x3' must look like 3x224x224"),
        (["layer", "relu", "--input", "٣x3x3"], "must look like"),
        (["layer", "relu", "--input", f"3x{LONG}x3"], "must look like 3x224x224"),
        (["network", "vgg16", "--batch", "²"], "batch (=²) must be an integer"),
        (["network", "vgg16", "--batch", LONG], "must be an integer: write digits only"),
        (["network", "vgg16", "--batch", "1.5"], "batch (=1.5) must be an integer"),
        (["network", "vgg16", "--batch", "-1"], "batch (=-1) must be an integer of at least 1"),
        (["exercises", "--seed", "٣"], "seed (=٣) must be an integer"),
        (["exercises", "--seed", ""], "seed (=) must be an integer"),
        (["exercises", "--count", "x"], "count (=x) must be an integer"),
        (["exercises", "--count", "0"], "count (=0) must be at least 1"),
        (["--lang", "fr", "network", "vgg16"], "invalid choice: 'fr'"),
        (["network", "vgg16", "--lang", "fr"], "invalid choice: 'fr'"),
        (["network", "vgg16", "--nosuch"], "unrecognized arguments: --nosuch"),
        (["network", "vgg16", "--batch"], "expected one argument"),
    ],
)
def test_odd_digits_and_values_are_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    said = refuse(capsys, *words)
    assert message in said
    assert len(said) < 500


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["network"], "缺少参数：name：用法见 convdocs network --help"),
        (["network", "vgg16", "--batch"], "参数 --batch 后面要有一个值"),
        (["network", "vgg16", "--format", "x"], "参数 --format 的值 'x' 无效（可选 'table', "),
        (["network", "vgg16", "-z"], "不认识的参数：-z"),
        (["nosuch"], "没有名为 'nosuch' 的命令：可选 network, "),
    ],
)
def test_wrong_options_are_refused_in_chinese_too(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert message in refuse(capsys, "--lang", "zh", *words)


def test_wide_digits_and_negative_seeds_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    wide = run(capsys, "layer", "ｃｏｎｖ ６４ ３×３", "--input", "３×９×９")
    assert wide == run(capsys, "layer", "conv 64 3x3", "--input", "3x9x9")
    assert run(capsys, "exercises", "--seed", "-5", "--count", "1")
    assert integer("seed", "-12") == -12


def test_numbers_longer_than_python_would_print_are_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    last = run(capsys, "rf", "pool 2 s99, " * 2400).splitlines()[-1]
    assert len(last) > 4300
