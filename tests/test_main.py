"""The command line, as people use it: answers, formats, languages, and refusals in one line."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import convdocs as cd
from convdocs.__main__ import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints when all is well."""
    assert main(list(words)) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def refuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line in which a command refuses."""
    assert main(list(words)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_vgg16_ends_in_its_published_totals(capsys: pytest.CaptureFixture[str]) -> None:
    last = run(capsys, "network", "vgg16").splitlines()[-1]
    assert last == "total: 138 357 544 parameters, 15 470 264 320 MACs"
    last = run(capsys, "network", "vgg16", "--lang", "zh").splitlines()[-1]
    assert last == "合计：参数量 138 357 544，乘加次数 15 470 264 320"


def test_a_network_says_its_source_and_has_a_line_per_layer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = run(capsys, "network", "alexnet").splitlines()
    assert lines[0].startswith("alexnet · Krizhevsky, Sutskever and Hinton")
    assert lines[1] == "3×227×227, batch 1"
    names = [name for name, _ in cd.named_network("alexnet").layers]
    assert [line.split()[0] for line in lines[4:-3]] == names


def test_json_holds_the_ledger_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("network", "vgg11", "--input", "3x256x256", "--batch", "2", "--format", "json")
    data = json.loads(run(capsys, *words))
    ledger = cd.named_network("vgg11").ledger((3, 256, 256), batch=2)
    assert list(data) == ["name", "source", "input_shape", "batch", "rows", "total"]
    assert (data["input_shape"], data["batch"]) == ([3, 256, 256], 2)
    assert data["total"] == ledger.total._asdict()
    assert list(data["rows"][0]) == list(cd.Row._fields)
    for got, row in zip(data["rows"], ledger.rows, strict=True):
        arguments = {key: value for key, value in got["layer"].items() if key != "kind"}
        assert cd.make(got["layer"]["kind"], arguments) == row.layer
        field = row.receptive_field
        assert (got["receptive_field"] is None) == (field is None)
        assert field is None or tuple(got["receptive_field"]["size"]) == field.size
        assert got["macs"] == row.macs


def test_csv_can_be_added_up_again(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(run(capsys, "network", "vgg16", "--format", "csv"))))
    assert sum(int(row["macs"]) for row in rows[:-1]) == int(rows[-1]["macs"]) == 15_470_264_320


def test_markdown_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "network", "alexnet", "--format", "markdown", "--lang", "zh").splitlines()
    assert lines[0].startswith("| 名称 | 层 | 输出 |")
    assert {line.count("|") for line in lines} == {9}


def test_a_layer_comes_with_its_worked_lines(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("layer", "conv 256 5x5 p2", "--input", "128x100x100")
    lines = run(capsys, *words).splitlines()
    assert lines[:2] == [
        "Conv2d(128, 256, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))",
        "128×100×100 → 256×100×100",
    ]
    assert lines[-2].endswith("= 256*(128/1)*5*5 * 100*100 = 8 192 000 000")
    chinese = run(capsys, *words, "--lang", "zh").splitlines()
    assert chinese[-2].startswith("乘加次数")
    assert chinese[-2].endswith(lines[-2].split("  ")[-1])


def test_the_receptive_field_grows_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "rf", "conv 3x3, conv 3x3 s2, pool 2").splitlines()
    assert [line.split()[-4:] for line in lines[1:]] == [
        ["3", "1", "0", "3"],
        ["5", "2", "0", "5"],
        ["7", "4", "0", "7"],
    ]
    assert "1×3" in run(capsys, "rf", "conv 1x3")
    assert "10" in run(capsys, "rf", "flatten, linear 2", "--input", "1x10x10")


def test_two_networks_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "compare", "alexnet", "vgg16").splitlines()
    assert "60 965 224     138 357 544" in lines[1]
    assert lines[1].split()[-1] == f"{138_357_544 / 60_965_224:.4f}"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["network", "nosuch"], "no network is called 'nosuch': choose one of alexnet, "),
        (["network", "vgg16", "--input", "3x224"], "input '3x224' must look like 3x224x224"),
        (["network", "vgg16", "--input", "3x2x2"], "vgg16, pool2: the kernel spans 2 in height"),
        (["network", "vgg16", "--input", "4x224x224"], "expects 3 channels"),
        (["network", "vgg16", "--batch", "0"], "batch (=0) must be an integer of at least 1"),
        (["network", "vgg16", "--batch", "x"], "batch (=x) must be an integer: write digits only"),
        (["network", "vgg16", "--format", "xml"], "choose from 'table', 'json'"),
        (["layer", "konv 3", "--input", "3x9x9"], "no rule for the layer 'konv'"),
        (["layer", "conv 3x3"], "required: --input: see convdocs layer --help"),
        (["layer", "relu, relu", "--input", "3x9x9"], "'relu, relu' holds more than one layer"),
        (["rf", "linear 3"], "depends on the input's size: give the input shape"),
        (["compare", "alexnet"], "required: second"),
        (["nosuch"], "no command is called 'nosuch': choose one of network"),
        ([], "required: COMMAND"),
    ],
)
def test_bad_input_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert message in refuse(capsys, *words)


def test_a_refusal_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    said = refuse(capsys, "network", "nosuch", "--lang", "zh")
    assert said.startswith("convdocs: 没有名为 'nosuch' 的网络：可选 alexnet, ")


def test_check_says_what_it_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/zh").mkdir()
    text = "# T {#t}\n\n[9]{= 3 * 3}\n"
    for lang in ("en", "zh"):
        (tmp_path / f"docs/{lang}/page.md").write_text(text)
    assert "2 claims" in run(capsys, "check", "docs")
    (tmp_path / "docs/en/page.md").write_text(text.replace("[9]", "[8]"))
    assert main(["check", "docs"]) == 1
    assert "docs/en/page.md:3:1" in capsys.readouterr().out


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in ("network", "layer", "rf", "compare", "check"))


def test_it_runs_as_a_module_and_stops_quietly_when_nobody_reads_on() -> None:
    command = [sys.executable, "-m", "convdocs", "network", "vgg19"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline().startswith(b"vgg19")
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_reader_who_has_seen_enough_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The write that nobody reads raises; the command ends well, and says nothing more."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    errors = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Closed())
    monkeypatch.setattr(sys, "stderr", errors)
    assert main(["network", "vgg16"]) == 0
    assert errors.getvalue() == ""
