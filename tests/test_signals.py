"""Waves and their aliases, against NumPy's Fourier transform and against sampling itself."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import convdocs as cd
from convdocs import signals

lengths = st.integers(1, 60)
cycles = st.integers(0, 200)
kernels = st.lists(st.integers(-9, 9), min_size=1, max_size=9)


@given(cycles, lengths, st.integers(1, 6))
def test_a_wave_and_its_alias_cannot_be_told_apart(f: int, samples: int, stride: int) -> None:
    """Every stride-th value of the one is that of the other, and no slower wave has them."""
    length = samples * stride
    slow = signals.alias(f, length, stride)
    kept = np.cos(2 * np.pi * f * np.arange(0, length, stride) / length)
    assert signals.wave(f, length)[::stride] == pytest.approx(kept.tolist(), abs=1e-9)
    assert signals.wave(int(slow), length)[::stride] == pytest.approx(kept.tolist(), abs=1e-9)
    assert int(np.argmax(np.abs(np.fft.rfft(kept)) > 1e-6)) == slow


@given(cycles, lengths, st.integers(1, 9))
def test_an_alias_is_the_nearest_way_to_a_multiple_of_the_new_rate(
    f: int, length: int, stride: int
) -> None:
    rate = Fraction(length, stride)
    nearest = min(abs(f - n * rate) for n in range(-1, int(f / rate) + 2))
    assert signals.alias(f, length, stride) == pytest.approx(float(nearest))


@given(kernels, st.integers(0, 20), st.integers(9, 40))
def test_a_kernel_weakens_a_wave_as_the_fourier_transform_says(
    kernel: list[int], f: int, length: int
) -> None:
    expected = abs(np.fft.fft(kernel, length)[f % length])
    assert signals.response(kernel, f, length) == pytest.approx(expected, abs=1e-9)


def test_a_kernel_weakens_an_executed_wave_as_much() -> None:
    """Convolve a wave with 1 4 6 4 1, and compare the greatest values."""
    length, kernel = 64, [1, 4, 6, 4, 1]
    waves = np.array(signals.wave(8, 10 * length))[None, None]
    passed = cd.conv2d(waves, np.array(kernel, float)[None, None, None])
    assert np.abs(passed).max() == pytest.approx(signals.response(kernel, 8, 10 * length), rel=1e-3)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=33))
def test_a_spectrum_is_numpy_s(samples: list[int]) -> None:
    n = len(samples)
    sizes = np.abs(np.fft.rfft(samples)) / n
    sizes[1 : (n + 1) // 2] *= 2
    assert signals.spectrum(samples) == pytest.approx(sizes.tolist(), abs=1e-9)


@given(
    st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=1, max_size=5), kernels
)
def test_a_blur_is_a_convolution_of_the_image_repeated(
    image: list[list[int]], kernel: list[int]
) -> None:
    before = (len(kernel) - 1) // 2
    sides = (before, len(kernel) - 1 - before)
    x = np.pad(np.array(image), [sides, sides], mode="wrap")[None]
    expected = cd.conv2d(x, np.outer(kernel, kernel)[None, None])[0]
    assert signals.blurred(image, kernel) == expected.tolist()


@given(st.integers(-20, 20), st.integers(-20, 20), st.integers(1, 9), st.integers(1, 9))
def test_stripes_have_their_cycles_in_both_directions(
    across: int, down: int, height: int, width: int
) -> None:
    y, x = np.mgrid[:height, :width]
    expected = np.cos(2 * np.pi * (across * x / width + down * y / height))
    assert np.array(signals.stripes(across, down, height, width)) == pytest.approx(expected)


def test_stripes_read_with_a_stride_lean_to_the_other_side() -> None:
    """13 cycles over 16 rows kept are 3 cycles the other way."""
    kept = np.array(signals.stripes(4, 13, 32, 32))[::2, ::2]
    assert kept == pytest.approx(np.array(signals.stripes(4, -3, 16, 16)))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: signals.folded(1, 0), r"samples \(=0\) must be at least 1"),
        (lambda: signals.alias(1, 8, 0), r"stride \(=0\) must be at least 1"),
        (lambda: signals.spectrum([]), r"samples \(=0\) must be at least 1"),
    ],
)
def test_nothing_cannot_be_sampled(call, message: str) -> None:
    with pytest.raises(cd.ArgumentError, match=message):
        call()
