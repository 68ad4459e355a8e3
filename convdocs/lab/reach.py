"""How far a slider may go: as far as the package itself does not refuse."""

TYPE_CHECKING = False  # MicroPython has no typing; mypy takes this for true
if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 16  # how far a slider goes where nothing stops it; a larger number can be typed


def reach(fits: "Callable[[int], bool]", at: int, least: int) -> tuple[int, int]:
    """The valid integers around a valid one, from `least` on and not far beyond MOST.

    >>> reach(lambda n: 3 <= n <= 9, 5, least=0)
    (3, 9)
    """
    return edge(fits, at, min(least, at)), edge(fits, at, max(MOST, at))


def edge(fits: "Callable[[int], bool]", at: int, end: int) -> int:
    """The valid integer that is nearest to `end`, where a run of them begins at `at`."""
    if fits(end):
        return end
    while abs(end - at) > 1:
        middle = (at + end) // 2
        if fits(middle):
            at = middle
        else:
            end = middle
    return at
