"""How many different pictures crops and mirror images make of one, and what they share."""

__all__ = ["core", "crops", "views"]

from . import checks
from .errors import ShapeError


def sides(image: int | tuple[int, int], crop: int | tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Both sizes as (height, width) pairs. Raises ShapeError for a crop beyond the image."""
    whole, part = checks.pair("image", image, 1), checks.pair("crop", crop, 1)
    if part[0] > whole[0] or part[1] > whole[1]:
        raise ShapeError("crop_too_large", crop=crop, image=image)
    return whole, part


def crops(image: int | tuple[int, int], crop: int | tuple[int, int]) -> int:
    """Places of a crop in an image: (H - h + 1)(W - w + 1), as many as a convolution has windows.

    >>> crops(256, 224)
    1089
    """
    (height, width), (h, w) = sides(image, crop)
    return (height - h + 1) * (width - w + 1)


def views(image: int | tuple[int, int], crop: int | tuple[int, int], flips: bool = True) -> int:
    """Different pictures from one image: all crops, and with `flips` the mirror image of each.

    Those of an image that is no mirror image of itself; changes of colour are not counted.
    Source: Krizhevsky et al. (2012), section 4.1, who count (256 - 224)^2 * 2 = 2048.

    >>> views(256, 224)
    2178
    """
    return crops(image, crop) * (2 if flips else 1)


def core(image: int | tuple[int, int], crop: int | tuple[int, int]) -> tuple[int, int]:
    """Height and width of the part that every crop holds: max(0, 2h - H), max(0, 2w - W).

    Two crops from opposite corners share this and nothing else.

    >>> core(256, 224)
    (192, 192)
    """
    (height, width), (h, w) = sides(image, crop)
    return max(0, 2 * h - height), max(0, 2 * w - width)
