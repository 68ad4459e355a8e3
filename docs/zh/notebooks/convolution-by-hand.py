# ---
# title: 亲手做卷积
# description: 同一个卷积的三种写法：逐窗口、逐权重、写成矩阵乘法；十几行代码的通用卷积；再把每个像素推一下，找到反向传播的办法。
# ---

# %% [markdown]
# # 亲手做卷积 {#convolution-by-hand}
#
# 同一个卷积可以有很不一样的写法，得到的数却完全相同：逐个窗口算，逐个权重算，或者写成一次矩阵乘法。本笔记把三种都写出来，再用十几行代码把第二种推广到一般情形，拿两百个随机的层与本库对照，最后反着走一遍。只需要 Python、NumPy 和 `pip install convdocs`；图表的文字跟随系统语言，也可以自己设定 `lang`。
#
# ## 一个窗口 {#window}
#
# 图有五行，每行五个像素。卷积核用窗口左边一列减去右边一列。上下重叠的数相乘，再全部加起来。

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
# 九个乘积之和是 [−6]{= int((window * kernel).sum())}，这就是输出的第一个像素。
#
# ## 逐窗口 {#by-window}
#
# 照定义写，四重循环：两重移动窗口，两重走遍卷积核。计数器没有公式可套，做一次数一次。

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
# 每个方向有 [3]{= len(output)} 个位置，共有 [9]{= output.size} 个 $3 \times 3$ 的窗口，[81]{= products} 次乘法。一步一步看：

# %%
cd.figures.slide(image, kernel, lang=lang)

# %% [markdown]
# ## 逐权重 {#by-weight}
#
# 还是这四重循环，换个次序。盯住*一个*权重：窗口走遍全图，它遇到的像素合起来是一块与输出同样大的图。所以卷积就是把图像平移九次，每一份乘上一个数，再加起来。

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
# 输出相同，只用了九次整块数组的运算，而不是 [81]{= products} 次单个数的运算。乘法的次数并没有变，变的只是内层循环由谁来跑。这样写还能一眼看出：权重为零，那一份平移就可以省掉；权重全是一，只做加法就够了。
#
# ## 写成矩阵乘法 {#as-columns}
#
# 各种库都喜欢矩阵乘法，因为每台机器都有跑得飞快的矩阵乘法。那就把每个窗口摊成一行，把卷积核当作一列，乘起来。这个办法叫 *im2col*。

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
# 最后一行就是九个和，次序与窗口相同。代价是内存：[25]{= image.size} 个像素变成了 [81]{= columns.size} 个数，大多是重复的。图大一些，不填充，把所有窗口摊开，卷积核有多少个权重，差不多就要占多少倍的内存：

# %%
sizes = []
for k in (1, 3, 5, 7):
    written = (56 - k + 1) ** 2 * k**2
    sizes.append((k, 56**2, written, written / 56**2))
table = cd.tables.of("kernel_size pixels written_out ratio", sizes)
table.shown_in(lang)

# %% [markdown]
# 所以好的库不会把一个大层的窗口一次全摊开：要么一块一块地做，要么根本不摊。
#
# ## 十几行的通用卷积 {#general}
#
# 通道多了，每个权重就变成一个小矩阵：输出有几个通道就有几行，输入有几个通道就有几列。步幅是在平移后的图上隔一个、隔两个地取像素。别的都不变。写得对不对？让两百个随机的层来说，凡是能随机的都随机：

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
# [200]{= agreed} 个全都与本库的函数一个数不差。（本库的函数又与 PyTorch 对照过。）
#
# ## 对一张图做了什么 {#picture}
#
# 一个带条纹的圆盘，64×64 个像素，用三个卷积核各做一次。

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
# 第一个核看得见条纹和圆盘的竖直边缘；转置之后只看得见横着的，也就是圆盘的上沿和下沿，条纹一条也看不见。第三个核把条纹抹平了。
#
# ## 反着走 {#backwards}
#
# 网络在学习时会问每个像素：如果你加一，结果会变多少？设结果是九个输出的加权和。这里用不着微积分：卷积是线性的，把每个像素推一下，看看就知道了。

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
# 这些数可以一次算出来。一个像素的改动，会传给每个含有它的窗口，经过的是那时正压在它上面的权重。从像素这边看，窗口的次序是反的：最后一个够得着它的窗口，它恰好在卷积核的*第一个*位置。所以往回走仍然是一次卷积：把各输出的重要性四周补零，与转了半圈的卷积核做卷积。

# %%
spread = np.pad(importance, 2)
backwards = by_weight(spread, kernel[::-1, ::-1])
print(backwards)
bool(np.array_equal(backwards, nudged))

# %% [markdown]
# 两者相同，而且对任何卷积都成立：*卷积的梯度，就是与转了半圈的核做卷积*。带步幅时，先要在重要性之间插零，那就叫转置卷积。
#
# ## 接着试 {#go-on}
#
# - 给 `by_window` 加上步幅和填充，再数一次乘法。什么时候步幅一的次数不到它的“步幅的平方”倍？[步幅一章](../stride.md#cost)有答案。
# - 让 `convolve` 支持膨胀率，只需改两处。
# - 把 `kernel` 换成你自己设计的、能找到角的核，看看图变成什么样。
# - 对 VGG-16 的第一层，`as_columns` 要写出多少个数？[有一道习题](../alexnet-vs-vgg.md#ex-windows)给出了答案。
