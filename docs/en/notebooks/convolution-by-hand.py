# ---
# title: Convolution by hand
# description: A notebook that moves a kernel across an image with two loops, and compares.
# ---

# %% [markdown]
# # Convolution by hand {#convolution-by-hand}
#
# A convolution is two loops over places and a sum of products.
# This notebook writes the loops out, counts the multiplications, and compares with the package.

# %%
import numpy as np

import convdocs as cd

image = np.arange(25).reshape(5, 5)
kernel = np.array([[1, 0, -1]] * 3)
places = image.shape[0] - kernel.shape[0] + 1
places

# %% [markdown]
# Along each axis there are [3]{= places} places, so there are [9]{= places ** 2} windows of $3 \times 3$ pixels.
