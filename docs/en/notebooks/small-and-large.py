# ---
# title: Small and large kernels
# description: From which image size on a stack of small kernels wins, by counting and by a formula; how wide the middle may be; all stacks that see seven pixels; and when fewer multiplications take more time.
# ---

# %% [markdown]
# # Small and large kernels {#small-and-large}
#
# [Two 3×3 layers see what one 5×5 sees](../small-kernels.md), and usually take fewer multiplications.
# This notebook looks for the places where "usually" ends: how large must the image be, how wide may the layer in the middle be, which stack is the cheapest of all, and when do fewer multiplications nevertheless take more time?
# It needs Python, NumPy and `pip install convdocs`; labels follow your system's language, or set `lang` yourself.
#
# ## The cost of a stack {#cost}
#
# A layer costs its output pixels times its weights; without padding, each layer shrinks the image.
# That is the whole model, a few lines.
# The literal execution of two 3×3 layers on a 28×28 image, multiplication by multiplication, agrees with it:

# %%
import os
from fractions import Fraction

import numpy as np

import convdocs as cd

lang = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"


def cost(kernels, widths, size, padded=False):
    total = 0
    for k, before, after in zip(kernels, widths, widths[1:]):
        size = size if padded else size - k + 1
        total += size**2 * k**2 * before * after
    return total


x = np.ones((1, 28, 28), dtype=int)
executed = 0
for _ in range(2):
    x, done = cd.conv2d_literal(x, np.ones((1, 1, 3, 3), dtype=int))
    executed += done
cost([3, 3], [1, 1, 1], 28), executed, cost([5], [1, 1], 28)

# %% [markdown]
# The pair takes [11 268]{= cost([3, 3], [1, 1, 1], 28)} multiplications, the 5×5 layer [14 400]{= cost([5], [1, 1], 28)}.
#
# ## From which size on? {#crossing}
#
# Try all sizes, and ask that the stack stays ahead once it is ahead.
# The last column is what the ratio of costs tends to on ever larger images.

# %%
def crossing(small, large, widths, limit=400):
    ends = [widths[0], widths[-1]]
    first = sum(k - 1 for k in small) + 1

    def wins(size):
        return cost(small, widths, size) < cost(large, ends, size)

    size = limit
    while size >= first and wins(size):
        size -= 1
    return size + 1


rows = []
for n in range(2, 9):
    k = 2 * n + 1
    size = crossing([3] * n, [k], [1] * (n + 1))
    rows.append((n, (k, k), size, Fraction(9 * n, k * k)))
cd.tables.of("layers sees pays_from limit", rows).shown_in(lang)

# %% [markdown]
# A look at the second and third column: the image always has to be just a little larger than the kernel.
#
# ## A formula for the crossing {#formula}
#
# Let $m$ be the side of the final output, so that the image has [$m + 2n$]{= m + sum([2] * n) for m in range(1, 9) for n in range(1, 9)} pixels across for $n$ layers of 3×3.
# Going backwards, the layers of the stack have outputs of side $m$, [$m + 2$]{= cd.Conv2d(1, 1, 3).output_shape((1, m + 4, m + 4))[1] for m in range(1, 9)}, [$m + 4$]{= cd.Conv2d(1, 1, 3).output_shape((1, m + 6, m + 6))[1] for m in range(1, 9)} and so on, and the stack wins as soon as nine times the sum of their squares is less than [$(2n + 1)^2 m^2$]{= cost([2 * n + 1], [1, 1], m + 2 * n) for n in range(1, 9) for m in range(1, 9)}.
# For many layers the sum is nearly the area under a parabola, [$n m^2 + 2 n^2 m + \frac{4}{3} n^3$]{= Fraction((m + 2 * n) ** 3 - m**3, 6) for n in range(1, 9) for m in range(1, 9)}, and what remains is a quadratic equation in $m$, whose solution is [$\frac{9}{4} + \sqrt{\frac{81}{16} + 3n}$]{= rough(n) for rough in [lambda n: 9 / 4 + (81 / 16 + 3 * n) ** 0.5] for n in range(2, 21)}.
# Against the count:

# %%
def rough(n):
    return 9 / 4 + (81 / 16 + 3 * n) ** 0.5


points = []
for n in range(2, 21):
    size = crossing([3] * n, [2 * n + 1], [1] * (n + 1))
    points.append((n, size - 2 * n))
curve = [(n, rough(n)) for n in range(2, 21)]
print([side for _, side in points])
curves = [("m", points), ("≈", curve)]
cd.figures.lines(curves, x_label="n", y_label="m", lang=lang)

# %% [markdown]
# The rough formula, made for many layers, misses by less than one pixel from [4]{= next(n for n, side in points if all(abs(rough(m) - s) < 1 for m, s in points[n - 2:]))} layers on.
# So the frame that a stack needs grows only with the *square root* of its depth: twenty layers of 3×3, which see [41]{= 2 * 20 + 1} pixels, win as soon as the output is [11]{= points[-1][1]} pixels wide.
#
# ## How wide may the middle be? {#middle}
#
# With channels, there is a second condition: the layer in the middle must not be too wide.
# Both conditions on one map, for 64 channels in and out: each column is an image size, each row a number of channels in the middle, and a plus says that the pair is cheaper.

# %%
sizes = list(range(5, 41, 3))
channels = list(range(16, 145, 16))
for middle in channels:
    signs = ""
    for size in sizes:
        pair = cost([3, 3], [64, middle, 64], size)
        signs += "  +" if pair < cost([5], [64, 64], size) else "  ."
    print(f"{middle:3d} {signs}")
print("    " + "".join(f"{size:3d}" for size in sizes))

# %% [markdown]
# The border of the map is a formula: the pair costs $C_{mid}$ times as much as with one channel in the middle.
# So the widest middle is a ratio of two costs.

# %%
def widest(size, c_in=64, c_out=64):
    inner, outer = (size - 4) ** 2, (size - 2) ** 2
    pair = 9 * (outer * c_in + inner * c_out)
    return Fraction(25 * inner * c_in * c_out, pair)


for size in (5, 10, 14, 28, 56, 224, 10000):
    print(size, round(float(widest(size)), 1))

# %% [markdown]
# On small images the middle must be narrow, on large ones it may be up to [88]{= int(widest(10000))} channels wide, and never more: the limit is [$\frac{25}{18} \times 64$]{= Fraction(cost([5], [64, 64], 9, True), cost([3, 3], [64, 1, 64], 9, True))}.
# A rule of thumb follows: *a pair with equal channels everywhere pays, one with a middle one and a half times as wide does not*.
#
# ## Every stack that sees seven pixels {#all}
#
# Why 3×3, of all sizes?
# List every stack of kernels, in any mixture, whose receptive field is 7×7, and sort by weights.

# %%
def stacks(field, smallest=2):
    if field == 1:
        return [[]]
    found = []
    for k in range(smallest, field + 1):
        found += [[k, *rest] for rest in stacks(field - k + 1, k)]
    return found


def weights(kernels):
    return sum(k * k for k in kernels)


rows = []
for kernels in sorted(stacks(7), key=weights):
    name, held = (
        " + ".join(f"{k}×{k}" for k in kernels),
        weights(kernels),
    )
    rows.append((name, len(kernels), held, held / 49))
cd.tables.of("stack layers weights ratio", rows).shown_in(lang)

# %% [markdown]
# The single 7×7 is the dearest of [11]{= len(stacks(7))} ways, and three 3×3 are not the cheapest: *six layers of 2×2* are.
# Each further pixel of the field costs four weights with 2×2 and four and a half with 3×3:

# %%
rows = []
for field in (3, 5, 7, 9, 11):
    every = stacks(field)
    odd = [kernels for kernels in every if all(k % 2 for k in kernels)]
    least, fewest = min(map(weights, odd)), min(map(weights, every))
    rows.append(((field, field), least, fewest, fewest / least))
table = cd.tables.of("sees odd_kernels any_kernels ratio", rows)
table.shown_in(lang)

# %% [markdown]
# Even kernels would save a ninth of the weights; in the Inception paper that is [the eleven per cent](../small-kernels.md#sources).
# Why does nobody build such networks?
# A 2×2 kernel has no centre, so it [shifts the image by half a pixel](../output-size.md#even) or needs lopsided padding; and it takes twice as many layers, each with a feature map to be written and read.
# Which brings us to the last question.
#
# ## When fewer multiplications take longer {#time}
#
# A machine also has to move the numbers.
# The [roofline model](../alexnet-vs-vgg.md#roofline) charges each layer with the slower of two things, arithmetic or traffic.
# Here is the pair against the single 5×5 on a map of 56×56, with $C$ channels everywhere, on the site's example machine:

# %%
def seconds(kernels, c, size, padding):
    layers = [
        cd.Conv2d(c, c, k, padding=padding, bias=False) for k in kernels
    ]
    ledger = cd.Network("stack", "", (c, size, size), layers).ledger()
    time = cd.roofline.seconds(cd.roofline.bounds(ledger))
    return time, ledger.total.macs


rows = []
for c in (1, 2, 4, 8, 16, 32, 64, 128, 256):
    one, two = seconds([5], c, 56, 2), seconds([3, 3], c, 56, 1)
    rows.append((c, two[1] / one[1], two[0] / one[0]))
cd.tables.of("channels macs_ratio time_ratio", rows).shown_in(lang)

# %% [markdown]
# The ratio of multiplications of two 3×3 to one 5×5 does not care about the channels.
# The ratio of *times* does: with one channel, both ways only wait for memory, and the pair moves twice as many maps.
# From [8]{= next(c for c, _, ratio in rows if ratio < 1)} channels on the arithmetic dominates, and the saving becomes real.
# That is why the exchange pays in the body of a network, and not in its first layer or in a depthwise convolution.
#
# ## Go on {#go-on}
#
# - Let `cost` pad. What becomes of the crossing, and of the map?
# - Put in the numbers of your own machine: `cd.roofline.Machine("mine", flops, bandwidth)` is an argument of `bounds`.
# - Let `stacks` also use 1×n with n×1 for each n×n. Which stack wins now?
# - Find the cheapest stack for a field of fifteen pixels with at most three layers.
