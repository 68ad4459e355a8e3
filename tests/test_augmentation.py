"""Crops and mirror images are counted as they can be cut: from real pictures, one by one."""

from collections.abc import Iterator

import numpy as np
import pytest

import convdocs as cd
from convdocs import augmentation

CASES = [(6, 4), (5, 5), (7, 1), ((6, 4), (3, 2)), ((5, 8), (4, 8)), (9, 5), ((9, 6), (4, 4))]
each = pytest.mark.parametrize(("image", "crop"), CASES)


def pair(size: int | tuple[int, int]) -> tuple[int, int]:
    return size if isinstance(size, tuple) else (size, size)


def cut(image: int | tuple[int, int], crop: int | tuple[int, int]) -> Iterator[np.ndarray]:
    """Every crop of a picture whose pixels are all different."""
    (height, width), (h, w) = pair(image), pair(crop)
    picture = np.arange(height * width).reshape(height, width)
    for row in range(height):
        for column in range(width):
            part = picture[row : row + h, column : column + w]
            if part.shape == (h, w):
                yield part


@each
def test_every_crop_counts_once(image, crop):
    assert augmentation.crops(image, crop) == len({part.tobytes() for part in cut(image, crop)})


@each
def test_a_mirror_image_is_another_picture(image, crop):
    """Unless the crop is one pixel wide."""
    both = {p.tobytes() for part in cut(image, crop) for p in (part, part[:, ::-1])}
    expected = augmentation.views(image, crop, flips=pair(crop)[1] > 1)
    assert expected == len(both)


@each
def test_the_core_is_what_all_crops_hold(image, crop):
    shared = set.intersection(*(set(part.ravel().tolist()) for part in cut(image, crop)))
    h, w = augmentation.core(image, crop)
    assert h * w == len(shared)


def test_alexnet_s_paper_counts_one_place_too_few_along_each_axis():
    """Krizhevsky et al. 2012, section 4.1: "a factor of 2048"; a crop of 256 fits in one place."""
    assert augmentation.views(256, 224) == 2178
    assert (256 - 224) ** 2 * 2 == 2048
    assert augmentation.crops(256, 256) == 1


def test_a_crop_beyond_the_image_is_refused():
    with pytest.raises(cd.ShapeError, match=r"crop \(=\(3, 9\)\) must fit into the image \(=8\)"):
        augmentation.crops(8, (3, 9))
    with pytest.raises(cd.ShapeError, match="reduce it") as caught:
        augmentation.core(8, 9)
    assert caught.value.text("zh").endswith("请减小")
