"""The command line: `convdocs network|layer|rf|compare|figure|check`; it parses and prints."""

import argparse
import sys
from collections.abc import Callable

from . import __version__, reports
from .errors import LANGUAGES, ConvdocsError, NotationError
from .networks import named_network
from .notation import parse_shape
from .reports import terminal
from .reports.help import say
from .reports.options import Parser, integer, language


def main(argv: list[str] | None = None) -> int:
    """Runs one command; 0 if all is well, 1 if a check fails, 2 if the input is refused."""
    sys.set_int_max_str_digits(0)  # a long stack of strides has numbers of any length
    words = sys.argv[1:] if argv is None else argv
    lang = language(words)
    try:
        args = parser(lang).parse_args(words)
        return int(args.run(args))
    except ConvdocsError as error:
        return terminal.refuse(error, lang)
    except BrokenPipeError:  # the reader, `head` for example, has seen enough
        terminal.silence()
        return 0
    except OSError as error:  # a full disk, for example
        terminal.silence()
        return terminal.refuse(NotationError("system", reason=error.strerror or error), lang)


def parser(lang: str = "en") -> Parser:
    """All commands and their arguments, with help in one language."""
    root = Parser(lang, prog="convdocs", description=say("about", lang))
    version = "convdocs " + __version__
    root.add_argument("--version", action="version", version=version, help=say("version", lang))
    _add_language(root, lang)
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    command = _adder(commands, lang)
    _add_networks(command, lang)
    _add_layers(command, lang)
    _add_others(command, lang)
    return root


def _add_networks(command: Callable[..., Parser], lang: str) -> None:
    """The commands about named networks."""
    network = command("network", run_network)
    network.add_argument("name", help=say("name", lang))
    _add_input(network, lang)
    network.add_argument("--batch", default="1", help=say("batch", lang))
    text = say("format", lang)
    network.add_argument("--format", choices=reports.FORMATS, default="table", help=text)
    network.add_argument("--convention", metavar="NAME", help=say("convention", lang))
    compare = command("compare", run_compare)
    compare.add_argument("first", help=say("first", lang))
    compare.add_argument("second", help=say("second", lang))
    _add_input(compare, lang)


def _add_layers(command: Callable[..., Parser], lang: str) -> None:
    """The commands about layers in words."""
    layer = command("layer", run_layer)
    layer.add_argument("layer", help=say("one", lang))
    _add_input(layer, lang, required=True)
    field = command("rf", run_rf)
    field.add_argument("layers", help=say("layers", lang))
    _add_input(field, lang)


def _add_others(command: Callable[..., Parser], lang: str) -> None:
    """Exercises, figures, and the check of all pages."""
    sheet = command("exercises", run_exercises)
    for name, default in (("chapter", "all"), ("seed", "1"), ("count", "5")):
        sheet.add_argument("--" + name, default=default, help=say(name, lang))
    sheet.add_argument("--answers", action="store_true", help=say("answers", lang))
    figure = command("figure", run_figure)
    figure.add_argument("id", nargs="?", help=say("id", lang))
    figure.add_argument("-o", "--output", metavar="FILE", help=say("output", lang))
    check = command("check", run_check)
    check.add_argument("paths", nargs="*", help=say("paths", lang))
    check.add_argument("--update", action="store_true", help=say("update", lang))


def _adder(commands: "argparse._SubParsersAction[Parser]", lang: str) -> Callable[..., Parser]:
    """A function that adds one command; every command knows --lang."""

    def add(name: str, run: Callable[[argparse.Namespace], int]) -> Parser:
        text = say(name, lang)
        one = commands.add_parser(name, help=text, description=text, lang=lang)
        _add_language(one, argparse.SUPPRESS)  # what stands before the command holds
        one.set_defaults(run=run)
        return one

    return add


def _add_language(parser: Parser, default: str) -> None:
    text = say("lang", parser.lang)
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=text)


def _add_input(parser: Parser, lang: str, required: bool = False) -> None:
    text = say("input", lang)
    parser.add_argument("--input", dest="shape", metavar="CxHxW", required=required, help=text)


def _shape(args: argparse.Namespace) -> tuple[int, ...] | None:
    return None if args.shape is None else parse_shape(args.shape)


def run_network(args: argparse.Namespace) -> int:
    """`convdocs network`."""
    ledger = named_network(args.name).ledger(_shape(args), integer("batch", args.batch))
    if args.convention is None:
        text = reports.network(ledger, args.format, args.lang)
    else:
        text = reports.conventions(args.convention, ledger, args.format, args.lang)
    terminal.show(text, args.lang, json=args.format == "json")
    return 0


def run_layer(args: argparse.Namespace) -> int:
    """`convdocs layer`."""
    terminal.show(reports.layer(args.layer, parse_shape(args.shape), args.lang), args.lang)
    return 0


def run_rf(args: argparse.Namespace) -> int:
    """`convdocs rf`."""
    terminal.show(reports.fields(args.layers, _shape(args), args.lang), args.lang)
    return 0


def run_compare(args: argparse.Namespace) -> int:
    """`convdocs compare`."""
    pair = [named_network(name).ledger(_shape(args)) for name in (args.first, args.second)]
    terminal.show(reports.compare(pair[0], pair[1], args.lang), args.lang)
    return 0


def run_exercises(args: argparse.Namespace) -> int:
    """`convdocs exercises`."""
    from .exercises import sheet

    seed, count = integer("seed", args.seed), integer("count", args.count, 1)
    text = sheet(args.chapter.lower(), seed, count, args.lang, args.answers)
    terminal.show(text, args.lang)
    return 0


def run_figure(args: argparse.Namespace) -> int:
    """`convdocs figure`; it runs a page's code, and so needs the pages."""
    from .claims import exhibits

    if args.id is None:
        names = [one.name for one in exhibits.exhibits(args.lang)]
        terminal.show("\n".join(names))
    elif args.output is None:
        terminal.show(exhibits.file(args.id, args.lang), args.lang, end="")
    else:
        exhibits.save(args.id, args.lang, args.output)
    return 0


def run_check(args: argparse.Namespace) -> int:
    """`convdocs check`; imports the proofs only here, for they need more than the arithmetic."""
    from .claims import tree

    report = tree.check(args.paths, update=args.update)
    terminal.show(report.text(args.lang), args.lang)
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
