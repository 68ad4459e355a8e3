"""Many layers and huge sizes: the same answers at once, each beside a count one by one."""

import random
import time
from collections.abc import Callable

import pytest

import convdocs as cd
from convdocs import arithmetic, paths
from convdocs.__main__ import main
from convdocs.counters import adaptive_span
from convdocs.coverage import reads
from convdocs.network import Row
from convdocs.notation import parse_layers


def seconds(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


def one_by_one(windows: dict[int, int]) -> int:
    """All sums, listed."""
    sums = {0}
    for step, k in windows.items():
        sums = {place + t * step for place in sums for t in range(k)}
    return len(sums)


@pytest.mark.parametrize("seed", range(400))
def test_places_are_counted_as_if_one_by_one(seed: int) -> None:
    pick = random.Random(seed)
    steps = pick.sample([1, 2, 3, 4, 6, 9, 12, 27, 35, 81, 100], pick.randint(1, 5))
    windows = {step: pick.randint(2, 4) for step in steps}
    assert arithmetic.places(windows) == one_by_one(windows)


@pytest.mark.parametrize("seed", range(200))
def test_a_field_touches_what_its_taps_reach(seed: int) -> None:
    """Every path of taps through a stack, on one axis."""
    pick = random.Random(seed)
    layers, taps, stride = [], {0}, 1
    for _ in range(pick.randint(1, 5)):
        k, s, d = pick.randint(1, 4), pick.randint(1, 4), pick.randint(1, 3)
        layers.append(cd.Conv2d(1, 1, (1, k), (1, s), 0, (1, d)))
        taps = {place + t * d * stride for place in taps for t in range(k)}
        stride *= s
    field = cd.receptive_field(layers)
    assert field.touched == (1, len(taps))
    assert field.size == (1, max(taps) + 1)


def test_pools_that_skip_leave_the_cantor_set() -> None:
    """28 pools of 2 with stride 3 see (3^28 - 1) / 2 + 1 positions and read 2^28 of them."""
    layers = parse_layers("pool 2 s3, " * 28)
    assert seconds(lambda: cd.receptive_field(layers)) < 0.1
    field = cd.receptive_field(layers)
    assert field.size == (11_438_396_227_481,) * 2 == ((3**28 - 1) // 2 + 1,) * 2
    assert field.touched == (2**28,) * 2


def test_holes_that_only_a_long_look_would_count_are_none() -> None:
    layers = [cd.Conv2d(1, 1, 10**6, dilation=3), cd.Conv2d(1, 1, 10**6, dilation=5)]
    field = cd.receptive_field(layers)
    assert (field.touched, field.size[0]) == ((None, None), 8 * (10**6 - 1) + 1)
    after = cd.receptive_field([*layers, cd.Conv2d(1, 1, 10**7)])
    assert after.touched == after.size


def test_fields_take_a_time_that_is_linear_in_the_layers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    one, ten = (
        min(seconds(lambda n=n: main(["rf", "conv 3x3 p1, " * n])) for _ in range(2))
        for n in (160, 1600)
    )
    assert ten < 25 * one + 0.1
    assert capsys.readouterr().out.splitlines()[-1].endswith("  3 201")


@pytest.mark.parametrize("layer", ["conv 3x3 s2", "conv 3x3 d2", "pool 2 s3"])
def test_a_long_stack_of_any_kind_is_quick(layer: str) -> None:
    layers = parse_layers(f"{layer}, " * 400)
    assert seconds(lambda: cd.fields.receptive_fields(layers)) < 1


def test_an_adaptive_pool_is_summed_without_a_look_at_its_windows() -> None:
    for size in range(1, 13):
        for out in range(1, 16):
            row = Row("a", None, (1, size, size), (1, out, out), 0, 0, 0, 0, None)
            spans = [-(-(n + 1) * size // out) - n * size // out for n in range(out)]
            assert adaptive_span(row, 1) == sum(spans)
    net = cd.Network("n", "", (1, 7, 7), [cd.AdaptiveAvgPool2d(10**9)]).ledger()
    assert cd.conventions.count("pool-windows", net).value == (7 + 10**9 - 1) ** 2


def test_a_position_is_read_as_often_as_taps_fall_on_it() -> None:
    pick = random.Random(9)
    for _ in range(2000):
        k, s, d, o = (pick.randint(1, most) for most in (6, 7, 4, 5))
        x, p = pick.randint(-9, 30), pick.randint(0, 4)
        found = [(u, t) for u in range(o) for t in range(k) if u * s + t * d - p == x]
        assert reads(x, 99, k, s, p, d, o) == len(found)
    huge = 10**9
    assert reads(huge + 1, huge * 10, huge, huge - 1, 0, 1) == 1
    assert seconds(lambda: reads(7, 10**30, 10**12, 10**12 - 1, 5, 3)) < 0.01


def test_paths_of_a_large_kernel_are_slid_along() -> None:
    layers = [cd.Conv2d(1, 1, 20_000), cd.Conv2d(1, 1, 20_000)]
    assert seconds(lambda: paths.along(layers)) < 1
    assert max(paths.along(layers)) == 20_000
    wide = [cd.Conv2d(1, 1, 10**9, padding=5 * 10**8)]
    assert seconds(lambda: paths.inside(wide, (1, 9, 9), 4)) < 0.1
    assert paths.inside(wide, (1, 9, 9), 4) == [1] * 9


def test_the_memory_of_a_long_chain_takes_a_time_linear_in_its_layers() -> None:
    def chain(n: int) -> cd.Ledger:
        return cd.Network("n", "", (1, 4, 4), [cd.Conv2d(1, 1, 1), cd.ReLU()] * n).ledger()

    short, long = chain(100), chain(2000)
    one, twenty = (
        min(seconds(lambda c=c: cd.memory.course(c, training=True)) for _ in range(2))
        for c in (short, long)
    )
    assert twenty < 60 * one + 0.1
