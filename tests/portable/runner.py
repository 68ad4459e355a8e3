"""Runs vectors and writes what came out; the same file runs under CPython and MicroPython.

A vector is a line of Python. What comes out is its value, or the refusal in both languages.
"""

import convdocs
import convdocs.arithmetic
import convdocs.augmentation
import convdocs.conventions
import convdocs.coverage
import convdocs.derivations
import convdocs.frameworks
import convdocs.memory
import convdocs.notation
import convdocs.paths
import convdocs.printout.reading
import convdocs.roofline
import convdocs.scaling
import convdocs.signals
import convdocs.sliding
import convdocs.stacks
import convdocs.units

ROOMS = (
    "arithmetic", "augmentation", "conventions", "coverage", "derivations", "frameworks", "memory",
    "notation", "paths", "printout", "roofline", "scaling", "signals", "sliding", "stacks", "units",
)  # fmt: skip


def text(value):
    """A value as one line; the two differ in how they escape Chinese inside a repr."""
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join([text(part) for part in value]) + ")"
    return repr(value)


def outcome(vector):
    """One line: the value as text, or the name of the error and its two sentences."""
    names = {room: getattr(convdocs, room) for room in ROOMS}
    names["cd"] = convdocs
    try:
        return text(eval(vector, names))
    except convdocs.ConvdocsError as error:
        return " | ".join([type(error).__name__, error.text("en"), error.text("zh")])


def run(vectors_path, results_path):
    """Every line of one file, to the same line of the other."""
    with open(vectors_path) as file:
        results = [outcome(line) for line in file.read().splitlines()]
    with open(results_path, "w") as file:
        file.write("\n".join(results))
