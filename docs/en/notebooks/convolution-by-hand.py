# ---
# title: Convolution by hand
# description: One convolution written in three ways, with loops over windows, loops over weights and as a matrix product; a general one in twelve lines; and the way back, found by nudging pixels.
# ---

# %% [markdown]
# # Convolution by hand {#convolution-by-hand}
#
# A convolution can be written down in very different ways that give the same numbers: window by window, weight by weight, or as one product of matrices.
# This notebook writes all three, makes the second one general in a dozen lines, checks it against the package on two hundred random layers, and then runs it backwards.
# It needs Python, NumPy and `pip install convdocs`; labels follow your system's language, or set `lang` yourself.
#
# ## One window {#window}
#
# The image has five rows of five pixels.
# The kernel subtracts the right column of a window from the left one.
# Multiply what lies on top of each other, and add.

# %%
import os

import numpy as np

import convdocs as cd

lang = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
image = np.array(
    [
        [1, 2, 3, 0, 1],
        [4, 5, 6, 1, 2],
        [7, 8, 9, 2, 3],
        [1, 2, 3, 0, 1],
        [4, 5, 6, 1, 2],
    ]
)
kernel = np.array([[1, 0, -1]] * 3)
window = image[0:3, 0:3]
print(window * kernel)
int((window * kernel).sum())

# %% [markdown]
# The sum of the nine products is [−6]{= int((window * kernel).sum())}: the first pixel of the output.
#
# ## Window by window {#by-window}
#
# The definition, with four loops: two move the window, two go through the kernel.
# The counter has no formula to lean on; it counts what is done.

# %%
def by_window(image, kernel):
    k = len(kernel)
    places = len(image) - k + 1
    output, products = np.zeros((places, places), dtype=int), 0
    for row in range(places):
        for column in range(places):
            for u in range(k):
                for v in range(k):
                    pixel = image[row + u, column + v]
                    output[row, column] += pixel * kernel[u, v]
                    products += 1
    return output, products


output, products = by_window(image, kernel)
print(output)
print(products)

# %% [markdown]
# There are [3]{= len(output)} places along each axis, so there are [9]{= output.size} windows of $3 \times 3$ pixels, and [81]{= products} multiplications.
# Step through them:

# %%
cd.figures.slide(image, kernel, lang=lang)

# %% [markdown]
# ## Weight by weight {#by-weight}
#
# The same four loops in another order.
# Take *one* weight: over all windows, it meets a patch of the image as large as the output.
# So a convolution is nine shifted copies of the image, each multiplied by one number, added up.

# %%
def by_weight(image, kernel):
    k = len(kernel)
    places = len(image) - k + 1
    output = np.zeros((places, places), dtype=int)
    for u in range(k):
        for v in range(k):
            shifted = image[u : u + places, v : v + places]
            output += kernel[u, v] * shifted
    return output


print(by_weight(image, kernel))

# %% [markdown]
# That is the same output with nine operations on whole arrays instead of [81]{= products} on single numbers.
# The number of multiplications has not changed; only who runs the inner loops.
# It also shows at a glance what a weight of zero is worth, namely a copy that need not be made, and why a kernel of ones can be computed with additions alone.
#
# ## As a matrix product {#as-columns}
#
# Libraries like matrix products, because every machine has a very fast one.
# So write each window out as a row, and multiply by the kernel as a column.
# The trick is known as *im2col*.

# %%
def as_columns(image, k):
    places = len(image) - k + 1
    windows = [
        image[row : row + k, column : column + k].ravel()
        for row in range(places)
        for column in range(places)
    ]
    return np.array(windows)


columns = as_columns(image, 3)
print(columns)
print(columns @ kernel.ravel())

# %% [markdown]
# The nine sums stand in the last line, in the order of the windows.
# The price is memory: [25]{= image.size} pixels have become [81]{= columns.size} numbers, most of them several times the same.
# For a larger image, and without padding, the windows written out take up nearly as many times its memory as the kernel has weights:

# %%
sizes = []
for k in (1, 3, 5, 7):
    written = (56 - k + 1) ** 2 * k**2
    sizes.append((k, 56**2, written, written / 56**2))
table = cd.tables.of("kernel_size pixels written_out ratio", sizes)
table.shown_in(lang)

# %% [markdown]
# That is why good libraries do not write out all windows of a large layer at once: they do so piece by piece, or not at all.
#
# ## A general one in a dozen lines {#general}
#
# With several channels, every weight becomes a small matrix: as many rows as outputs, as many columns as inputs.
# A stride takes every second pixel, or every third, of a shifted copy.
# Nothing else changes.
# Is it right?
# Two hundred random layers, with all that can be random, say so:

# %%
def convolve(x, weight, bias, stride=1, padding=0):
    c_out, k = weight.shape[0], weight.shape[2]
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    rows = (x.shape[1] - k) // stride + 1
    columns = (x.shape[2] - k) // stride + 1
    output = np.zeros((c_out, rows, columns), dtype=int)
    output += bias[:, None, None]
    for u in range(k):
        for v in range(k):
            seen = x[:, u::stride, v::stride][:, :rows, :columns]
            output += np.tensordot(weight[:, :, u, v], seen, axes=1)
    return output


chance = np.random.default_rng(0)
agreed = 0
for _ in range(200):
    k, stride, padding = chance.integers(1, 5, 3)
    c_in, c_out, height, width = chance.integers(4, 9, 4)
    x = chance.integers(-9, 10, (c_in, height, width))
    weight = chance.integers(-9, 10, (c_out, c_in, k, k))
    bias = chance.integers(-9, 10, c_out)
    ours = convolve(x, weight, bias, stride, padding)
    theirs = cd.conv2d(x, weight, bias, int(stride), int(padding))
    agreed += int(np.array_equal(ours, theirs))
agreed

# %% [markdown]
# All [200]{= agreed} agree with the package's own function, number by number.
# (That one is held against PyTorch in turn.)
#
# ## What it does to a picture {#picture}
#
# A disc with stripes, 64×64 pixels, under three kernels.

# %%
side = np.arange(64) - 32
disc = side[:, None] ** 2 + side**2 < 20**2
stripes = (side // 4) % 2 == 0
picture = np.where(disc, stripes * 2 + 3, 2)

ones = np.ones((3, 3), dtype=int)
views = [(picture, "picture")]
kernels = {"kernel": kernel, "kernel.T": kernel.T, "ones": ones}
for name, weights in kernels.items():
    views.append((by_weight(picture, weights), name))
cd.figures.pictures(views, lang=lang)

# %% [markdown]
# The first kernel sees the upright edges of the stripes and of the disc, its transpose only what runs across: the rim of the disc at top and bottom, and no stripe at all.
# The third one blurs the stripes.
#
# ## Backwards {#backwards}
#
# When a network learns, it asks of each pixel: if you grew by one, by how much would the result change?
# Let the result be a weighted sum of the nine outputs.
# There is no need of calculus: a convolution is linear, so just nudge every pixel and look.

# %%
importance = np.array([[1, 0, 2], [0, 1, 0], [3, 0, 1]])


def score(image):
    return int((by_weight(image, kernel) * importance).sum())


nudged = np.zeros((5, 5), dtype=int)
for row in range(5):
    for column in range(5):
        changed = image.copy()
        changed[row, column] += 1
        nudged[row, column] = score(changed) - score(image)
print(nudged)

# %% [markdown]
# Those numbers can be had in one go.
# A pixel passes its nudge to each window that holds it, through the weight that lies on it there.
# Seen from the pixel, the windows stand the other way round: the last one that reaches it has it in the *first* place of the kernel.
# So the way back is again a convolution, of the padded importances with the kernel turned by half a turn.

# %%
spread = np.pad(importance, 2)
backwards = by_weight(spread, kernel[::-1, ::-1])
print(backwards)
bool(np.array_equal(backwards, nudged))

# %% [markdown]
# It is the same, and it holds for every convolution: *the gradient of a convolution is a convolution with the turned kernel*.
# With a stride, zeros go between the importances first; that is then called a transposed convolution.
#
# ## Go on {#go-on}
#
# - Give `by_window` a stride and a padding, and count the multiplications again. When are they divided by less than the square of the stride? The [chapter on stride](../stride.md#cost) has the answer.
# - Make `convolve` work with a dilation. It takes two changes.
# - Replace `kernel` by one of your own that finds corners, and look at the picture.
# - How many numbers does `as_columns` write for the first layer of VGG-16? The answer to [an exercise](../alexnet-vs-vgg.md#ex-windows) says.
