"""A layer class that leaves a fact out raises in every room that asks for it; nothing is zero."""

import pytest

import convdocs as cd
from convdocs.conventions import count
from convdocs.dialects import CONVENTION_NAMES
from convdocs.elementwise import Elementwise
from convdocs.layers import Layer
from convdocs.network import Row


class Bare(Layer):
    """Says nothing at all."""


class Free(Elementwise):
    """Says all that a layer must say, but is known to no room."""

    fields, params, weights = (), 0, 0


SHAPE = (2, 4, 4)


@pytest.mark.parametrize(
    ("what", "ask"),
    [
        ("params", lambda layer: layer.params),
        ("weights", lambda layer: layer.weights),
        ("shape_after", lambda layer: layer.output_shape(SHAPE)),
        ("macs_between", lambda layer: layer.macs_between(SHAPE, SHAPE)),
        ("shape_after", lambda layer: layer.macs(SHAPE)),
        ("window", lambda layer: layer.window(SHAPE)),
        ("fields", lambda layer: layer.arguments()),
        ("shape_after", lambda layer: cd.Network("n", "", SHAPE, [layer]).ledger()),
        ("window", lambda layer: cd.receptive_field([layer])),
        ("shape_after", lambda layer: cd.derive(layer, SHAPE)),
        ("shape_after", lambda layer: cd.total_macs([layer], SHAPE)),
        ("params", lambda layer: cd.total_params([layer])),
        ("shape_after", lambda layer: cd.coverage.read_map(layer, SHAPE)),
        ("window", lambda layer: cd.paths.along([layer])),
    ],
)
def test_what_a_class_does_not_say_is_named(what: str, ask: object) -> None:
    with pytest.raises(cd.ArgumentError) as caught:
        ask(Bare())
    assert f"Bare does not say its {what}: define it in the class" in str(caught.value)
    assert f"Bare 没有说明 {what}" in caught.value.text("zh")


@pytest.mark.parametrize("fact", ["shape_after", "macs_between", "window"])
def test_a_ledger_needs_every_fact(fact: str) -> None:
    """One fact taken out of a whole class at a time; the ledger says where it is missing."""
    lacking = type("Lacking", (Free,), {fact: getattr(Layer, fact)})
    with pytest.raises(cd.ArgumentError, match=f"n, lacking1: Lacking does not say its {fact}"):
        cd.Network("n", "", SHAPE, [lacking()]).ledger()


@pytest.mark.parametrize("fact", ["params", "weights"])
def test_a_ledger_needs_params_and_weights(fact: str) -> None:
    said = {"fields": (), "params": 0, "weights": 0}
    del said[fact]
    facts = {name: getattr(Free, name) for name in ("shape_after", "macs_between", "window")}
    lacking = type("Lacking", (Layer,), said | facts)
    with pytest.raises(cd.ArgumentError, match=f"n, lacking1: Lacking does not say its {fact}"):
        cd.Network("n", "", SHAPE, [lacking()]).ledger()


def test_a_class_with_all_facts_has_a_ledger_but_no_rule_elsewhere() -> None:
    ledger = cd.Network("n", "", SHAPE, [Free()]).ledger()
    row = ledger.rows[0]
    assert (row.output_shape, row.params, row.macs) == (SHAPE, 0, 0)
    asks = [lambda: cd.memory.stored(ledger), lambda: cd.derive(Free(), SHAPE)]
    asks += [lambda name=name: count(name, ledger) for name in CONVENTION_NAMES]
    for ask in asks:
        with pytest.raises(cd.ArgumentError, match="no rule for Free: leave the layer out"):
            ask()


def test_a_counter_asks_the_layer_and_does_not_guess() -> None:
    row = Row("bare", Bare(), SHAPE, SHAPE, 0, 0, 0, 0, None)
    with pytest.raises(AttributeError, match="Bare has no kernel_size"):
        cd.counters.window(row, 1)


def test_a_layer_without_fields_equals_only_itself() -> None:
    one = Bare()
    assert [one] == [one]
    assert one.__eq__(one)
    assert one != Bare()
    assert repr(one) == "Bare(?)"
    assert Free() == Free()


def test_a_class_of_ones_own_prints_its_own_name() -> None:
    class Own(cd.Conv2d):
        """A convolution under another name."""

    assert repr(Own(1, 1, 3)) == "Own(1, 1, kernel_size=(3, 3), stride=(1, 1))"
    assert Own(1, 1, 3) != cd.Conv2d(1, 1, 3)
