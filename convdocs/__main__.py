"""The command line: `convdocs network|layer|rf|compare|figure|check`; it parses and prints."""

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn

from . import reports
from .dialects import CONVENTION_NAMES
from .errors import LANGUAGES, ConvdocsError, NotationError
from .networks import NETWORK_NAMES, named_network
from .notation import parse_shape


class Parser(argparse.ArgumentParser):
    """A parser whose faults are told in one line, like every other fault."""

    def error(self, message: str) -> NoReturn:
        raise NotationError("usage", message=message, command=self.prog)


def main(argv: list[str] | None = None) -> int:
    """Runs one command; 0 if all is well, 1 if a check fails, 2 if the input is refused."""
    lang = "en"
    try:
        args = parser().parse_args(argv)
        lang = args.lang
        return int(args.run(args))
    except ConvdocsError as error:
        print("convdocs: " + error.text(lang), file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, `head` for example, has seen enough
        sys.stderr.close()
        return 0


def parser() -> Parser:
    """All commands and their arguments."""
    root = Parser(prog="convdocs", description="The arithmetic of convolutional networks.")
    commands = root.add_subparsers(required=True, metavar="COMMAND")
    command = _adder(commands)

    _add_networks(command)
    _add_layers(command)
    _add_exercises(command)
    figure = command("figure", run_figure, "a figure or table of the pages as a file")
    figure.add_argument("id", nargs="?", help="its id, or page#id; without one, all are listed")
    text = "write FILE instead; its ending says the form: .svg, .csv or .json"
    figure.add_argument("-o", "--output", metavar="FILE", help=text)
    check = command("check", run_check, "check every number of the pages")
    check.add_argument("paths", nargs="*", help="pages or folders (default: docs and README)")
    check.add_argument("--update", action="store_true", help="rewrite stale numbers, print each")
    return root


def _add_networks(command: Callable[..., Parser]) -> None:
    """The commands about named networks."""
    network = command("network", run_network, "every layer of a network, with totals")
    network.add_argument("name", help="one of " + ", ".join(NETWORK_NAMES))
    _add_input(network)
    network.add_argument("--batch", type=int, default=1, help="images at a time (default 1)")
    network.add_argument("--format", choices=reports.FORMATS, default="table")
    text = "count as a tool or paper does: 'all' or one of " + ", ".join(CONVENTION_NAMES)
    network.add_argument("--convention", metavar="NAME", help=text)
    compare = command("compare", run_compare, "two networks side by side")
    compare.add_argument("first")
    compare.add_argument("second")
    _add_input(compare)


def _add_layers(command: Callable[..., Parser]) -> None:
    """The commands about layers in words."""
    layer = command("layer", run_layer, "one layer, with the lines that lead to each number")
    layer.add_argument("layer", help="for example 'conv 64 5x5 s2 p2'")
    _add_input(layer, required=True)
    field = command("rf", run_rf, "the receptive field of layers in a row")
    field.add_argument("layers", help="for example 'conv 3x3, conv 3x3 s2, pool 2'")
    _add_input(field)


def _add_exercises(command: Callable[..., Parser]) -> None:
    sheet = command("exercises", run_exercises, "a fresh sheet of exercises from a seed")
    sheet.add_argument("--chapter", default="all", help="the page it belongs to (default: all)")
    sheet.add_argument("--seed", type=int, default=1, help="the same seed, the same sheet")
    sheet.add_argument("--count", type=int, default=5, help="how many (default 5)")
    sheet.add_argument("--answers", action="store_true", help="print the answers too")


def _adder(commands: "argparse._SubParsersAction[Parser]") -> Callable[..., Parser]:
    """A function that adds one command; every command knows --lang."""

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str) -> Parser:
        one = commands.add_parser(name, help=text, description=text)
        one.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the answer")
        one.set_defaults(run=run)
        return one

    return add


def _add_input(parser: Parser, required: bool = False) -> None:
    text = "input shape, for example 3x224x224"
    parser.add_argument("--input", dest="shape", metavar="CxHxW", required=required, help=text)


def _shape(args: argparse.Namespace) -> tuple[int, ...] | None:
    return None if args.shape is None else parse_shape(args.shape)


def run_network(args: argparse.Namespace) -> int:
    """`convdocs network`."""
    ledger = named_network(args.name).ledger(_shape(args), args.batch)
    if args.convention is None:
        print(reports.network(ledger, args.format, args.lang))
    else:
        print(reports.conventions(args.convention, ledger, args.format, args.lang))
    return 0


def run_layer(args: argparse.Namespace) -> int:
    """`convdocs layer`."""
    print(reports.layer(args.layer, parse_shape(args.shape), args.lang))
    return 0


def run_rf(args: argparse.Namespace) -> int:
    """`convdocs rf`."""
    print(reports.fields(args.layers, _shape(args), args.lang))
    return 0


def run_compare(args: argparse.Namespace) -> int:
    """`convdocs compare`."""
    pair = [named_network(name).ledger(_shape(args)) for name in (args.first, args.second)]
    print(reports.compare(pair[0], pair[1], args.lang))
    return 0


def run_exercises(args: argparse.Namespace) -> int:
    """`convdocs exercises`."""
    from .exercises import sheet

    print(sheet(args.chapter, args.seed, args.count, args.lang, args.answers))
    return 0


def run_figure(args: argparse.Namespace) -> int:
    """`convdocs figure`; it runs a page's code, and so needs the pages."""
    from .claims import exhibits

    if args.id is None:
        print("\n".join([one.name for one in exhibits.exhibits(args.lang)]))
    elif args.output is None:
        print(exhibits.file(args.id, args.lang), end="")
    else:
        exhibits.save(args.id, args.lang, args.output)
    return 0


def run_check(args: argparse.Namespace) -> int:
    """`convdocs check`; imports the proofs only here, for they need more than the arithmetic."""
    from .claims import tree

    report = tree.check(args.paths, update=args.update)
    print(report.text(args.lang))
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
