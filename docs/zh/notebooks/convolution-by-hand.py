# ---
# title: 亲手做卷积
# description: 用两重循环把卷积核移过图像，再与本库对照。
# ---

# %% [markdown]
# # 亲手做卷积 {#convolution-by-hand}
#
# 卷积就是两重循环加乘积求和。
# 本笔记写出循环，数清乘法，再与本库对照。

# %%
import numpy as np

import convdocs as cd

image = np.arange(25).reshape(5, 5)
kernel = np.array([[1, 0, -1]] * 3)
places = image.shape[0] - kernel.shape[0] + 1
places

# %% [markdown]
# 每个方向有 [3]{= places} 个位置，共有 [9]{= places ** 2} 个 $3 \times 3$ 的窗口。
