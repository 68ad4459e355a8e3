# ---
# title: Receptive fields by perturbation
# description: Find what an output sees by nudging every pixel, see why one image hides part of it, count paths without any gradient, and hold both against the recurrence, down to AlexNet and VGG-16.
# ---

# %% [markdown]
# # Receptive fields by perturbation {#receptive-field-by-perturbation}
#
# What does one output of a network see of the image?
# The honest way to find out is to touch a pixel and look whether the output moves.
# This notebook does that, falls into the trap that waits in every such experiment, gets out of it in two ways (with more images, and by counting paths, without a gradient), and compares with [the recurrence](../receptive-fields.md#recurrence).
# It needs Python, NumPy and `pip install convdocs`; labels follow your system's language, or set `lang` yourself.
#
# ## A small network {#network}
#
# Two convolutions, the second with a stride, a max pooling and one more convolution; random weights, and ReLU after each layer but the last.

# %%
import os

import numpy as np

import convdocs as cd

lang = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
chance = np.random.default_rng(4)
layers = [
    cd.Conv2d(1, 1, 3, padding=1),
    cd.Conv2d(1, 1, 3, stride=2, padding=1),
    cd.MaxPool2d(2),
    cd.Conv2d(1, 1, 3, padding=1),
]
weights = [chance.normal(size=(1, 1, 3, 3)) for layer in layers]


def run(x):
    for layer, weight in zip(layers, weights):
        if layer.kind == "MaxPool2d":
            x = cd.max_pool2d(x, layer.kernel_size)
        else:
            x = cd.conv2d(x, weight, None, layer.stride, layer.padding)
        if layer is not layers[-1]:
            x = np.maximum(x, 0)
    return x


image = chance.normal(size=(1, 21, 21))
run(image).shape

# %% [markdown]
# An image of 21×21 pixels becomes a map of five by five outputs.
#
# ## Touch every pixel {#touch}
#
# Add one to a single pixel, run everything, and compare *one* output, here the one in the middle of the map.
# Then do the same with the next pixel.
# A mark stands for each pixel that the output noticed.

# %%
def noticed(image, unit, nudge=1.0):
    copies = np.repeat(image[None], image.size, axis=0)
    for copy, place in zip(copies, np.ndindex(image.shape)):
        copy[place] += nudge  # another pixel in each copy
    after = run(copies)[:, 0, unit[0], unit[1]]
    return (after != run(image)[0][unit]).reshape(image.shape[1:])


def drawn(seen):
    lines = ("".join(" #"[int(one)] for one in row) for row in seen)
    return "\n".join(lines)


unit = (2, 2)
seen = noticed(image, unit)
print(drawn(seen))
int(seen.sum())

# %% [markdown]
# The output noticed [145]{= int(seen.sum())} pixels, and the picture has holes.
# Is this its receptive field?
# No: it is what mattered *for this image*.
# The pooling passes on one value in four, and ReLU passes on nothing where a sum is negative.
# A nudge that changes no winner and lifts no sum above zero is swallowed.
#
# ## More images {#more-images}
#
# A pixel belongs to the receptive field if *some* image makes it count.
# So try further images and collect what they show:

# %%
together = np.zeros((21, 21), dtype=bool)
growing = []
for _ in range(10):
    together |= noticed(chance.normal(size=(1, 21, 21)), unit)
    growing.append(int(together.sum()))
print(growing)
print(drawn(together))

# %% [markdown]
# The first of these images alone gave [169]{= growing[0]} pixels, the first two together [194]{= growing[1]}, all of them [225]{= growing[-1]}: a full square, $15 \times 15 = 225$.
# So a single test may find too little, and never too much.
# Remember that whenever somebody *measures* a receptive field in a trained network, where for any one image many ReLUs are silent.
#
# ## The recurrence {#recurrence}
#
# Three running numbers do without any image: how wide the field is, how far apart the fields of neighbouring outputs are (the effective stride), and where the first one begins.

# %%
size, stride, start = 1, 1, 0
rows = [("image", size, stride, start)]
for number, layer in enumerate(layers):
    (k, _), (s, _), (p, _), (d, _) = layer.window(None)
    size += d * (k - 1) * stride
    start -= p * stride
    stride *= s
    rows.append((f"{number + 1}: {layer.kind}", size, stride, start))
table = cd.tables.of("layer field_size field_stride field_start", rows)
table.shown_in(lang)

# %% [markdown]
# The output in the middle is number two, counted from zero.
# So its field begins two effective strides behind the start, at $-6 + 2 \times 4 = 2$, and is fifteen pixels wide:

# %%
first = start + unit[0] * stride
box = np.zeros((21, 21), dtype=bool)
box[first : first + size, first : first + size] = True
print(first, first + size - 1)
print(bool(np.array_equal(box, together)))

# %% [markdown]
# Experiment and recurrence agree to the pixel.
#
# ## Count paths, without gradients {#paths}
#
# The recurrence says *which* pixels count, not how much.
# For that, walk backwards from the output and count the ways: it was made from the taps of its window, each of these from the taps of its own, and so on.
# A place that can be reached in several ways adds them up.
# No weights, no image, no gradient.

# %%
def paths_back(unit, shape=(21, 21)):
    sizes = [shape]
    for layer in layers:
        sizes.append(layer.output_shape((1, *sizes[-1]))[1:])
    ways = np.zeros(sizes[-1], dtype=int)
    ways[unit] = 1
    for layer, below in zip(reversed(layers), reversed(sizes[:-1])):
        (k, _), (s, _), (p, _), (d, _) = layer.window(None)
        spread = np.zeros(below, dtype=int)
        for (row, column), count in np.ndenumerate(ways):
            for u in range(k):
                for v in range(k):
                    y, x = row * s - p + u * d, column * s - p + v * d
                    if 0 <= y < below[0] and 0 <= x < below[1]:
                        spread[y, x] += count
        ways = spread
    return ways


ways = paths_back(unit)
print(bool(np.array_equal(ways > 0, together)))
print(ways[9, first : first + size])
int(ways.sum())

# %% [markdown]
# Each pixel with at least one way is in the field, and no other.
# But how unequal they are!
# A corner of the field has [1]{= int(ways[first, first])} way to the output, the best connected pixels have [25]{= int(ways.max())}, and all pixels together [2 916]{= int(ways.sum())}.

# %%
units = [(2, 2), (2, 3), (0, 0)]
cd.figures.pictures(
    [(paths_back(one), str(one)) for one in units], lang=lang
)

# %% [markdown]
# The stronger the shade, the more ways.
# The second picture is the first, four pixels further right: this is what an effective stride of four means.
# The grid inside comes from the stride as well: every second row and column lies in two windows.
# The third picture belongs to the output in the corner of the map.

# %%
corner = paths_back((0, 0))
reach = [int((corner[0] > 0).sum()), int((corner > 0).sum())]
share = int(corner.sum()) / int(ways.sum())
reach, round(share, 3)

# %% [markdown]
# The output in the corner reaches [9]{= reach[0]} pixels across instead of fifteen, [81]{= reach[1]} in all; the rest of its field lies in the padding.
# Only [35.1 %]{= share} of the ways end in the image.
#
# ## What a way is worth {#worth}
#
# Is the number of ways more than a pretty picture?
# Yes.
# Leave out ReLU and pooling, and draw all weights at random with mean zero and variance one.
# Then the influence of a pixel on the output is a sum over its ways, of products of weights; each product has variance one, and no two of them correlate.
# So the *variance* of a pixel's influence is the number of its ways.
# Here are twenty thousand random pairs of 3×3 kernels, and below them the counts:

# %%
trials = 20000
one, two = np.moveaxis(chance.normal(size=(trials, 2, 3, 3)), 1, 0)
answers = np.zeros((trials, 5, 5))
for u in range(3):
    for v in range(3):
        answers[:, u : u + 3, v : v + 3] += one[:, u, v, None, None] * two
print(np.round((answers**2).mean(axis=0), 1))
print(np.outer([1, 2, 3, 2, 1], [1, 2, 3, 2, 1]))

# %% [markdown]
# The centre of a 5×5 field has nine times the variance of a corner, so its influence is typically three times as large.
# Before a network has learnt anything, this is what its receptive field looks like.
#
# ## AlexNet and VGG-16 {#real}
#
# Along one axis, a set of positions is enough for the largest networks.
# Count the pixels that one output of the last pooling reaches, and hold them against the recurrence:

# %%
def counted(layers):
    pixels = {0}
    for layer in reversed(layers):
        (k, _), (s, _), (p, _), (d, _) = layer.window(None)
        pixels = {x * s - p + t * d for x in pixels for t in range(k)}
    return pixels


rows = []
for name in ("alexnet", "vgg16"):
    pairs = cd.named_network(name).layers
    kinds = ("Conv2d", "MaxPool2d")
    body = [layer for _, layer in pairs if layer.kind in kinds]
    pixels, field = counted(body), cd.receptive_field(body)
    size, start = field.size[0], field.start[0]
    rows.append((name, len(pixels), min(pixels), size, start))
columns = "network pixels first_pixel field_size field_start"
cd.tables.of(columns, rows).shown_in(lang)

# %% [markdown]
# AlexNet's last pooling sees [195]{= rows[0][1]} pixels and VGG-16's [212]{= rows[1][1]}, as [published tables](../receptive-fields.md#published) say, too.
#
# ## Go on {#go-on}
#
# - Take ReLU out of `run`. How many pixels does one image find now, and which layer still swallows nudges?
# - Nudge by a hundred instead of one. Why does that find more, or less?
# - Give the last convolution a dilation of two. Where are the holes now, and does `noticed` see them?
# - Draw `paths_back` for ten 3×3 layers, and find the square that holds ninety-five per cent of the ways. [The chapter](../receptive-fields.md#effective) tells how it grows.
