# ---
# title: 用扰动量感受野
# description: 把每个像素推一下，看输出动不动，从而找到感受野；为什么只用一张图会漏掉一部分；不求梯度，只数路径；再与递推公式对照，一直做到 AlexNet 和 VGG-16。
# ---

# %% [markdown]
# # 用扰动量感受野 {#receptive-field-by-perturbation}
#
# 网络的一个输出能看到图像的哪一块？最老实的办法，是碰一碰像素，看输出动不动。本笔记就这么做，掉进这类实验都有的一个坑，再用两种办法爬出来（多用几张图；不求梯度，只数路径），最后与[](../receptive-fields.md#recurrence)对照。只需要 Python、NumPy 和 `pip install convdocs`；图表的文字跟随系统语言，也可以自己设定 `lang`。
#
# ## 一个小网络 {#network}
#
# 两层卷积，第二层带步幅，然后是最大池化，再加一层卷积；权重随机，除最后一层外，每层后面都有 ReLU。

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
# 21×21 的图，变成五乘五的输出。
#
# ## 每个像素碰一下 {#touch}
#
# 给一个像素加一，把整个网络跑一遍，比较*一个*输出，这里取正中间的那个；然后换下一个像素。输出有反应的像素，画一个记号。

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
# 有反应的像素是 [145]{= int(seen.sum())} 个，图上还有洞。这就是它的感受野吗？不是，这只是*对这张图*起作用的像素。池化每四个值只放过一个，ReLU 遇到负的和什么也不放过。碰一下若既没有换掉最大的那个，也没有把和抬到零以上，就石沉大海了。
#
# ## 多用几张图 {#more-images}
#
# 只要有*某一张*图能让一个像素起作用，它就属于感受野。所以再换几张图，把结果合起来：

# %%
together = np.zeros((21, 21), dtype=bool)
growing = []
for _ in range(10):
    together |= noticed(chance.normal(size=(1, 21, 21)), unit)
    growing.append(int(together.sum()))
print(growing)
print(drawn(together))

# %% [markdown]
# 单用其中第一张图，找到 [169]{= growing[0]} 个像素；前两张合起来 [194]{= growing[1]} 个；全部合起来 [225]{= growing[-1]} 个，正好是一个完整的正方形，$15 \times 15 = 225$。可见只做一次，可能找少，绝不会找多。以后看到有人在训练好的网络里*测量*感受野，要记得这一点：对任何一张图，都有许多 ReLU 是沉默的。
#
# ## 递推公式 {#recurrence}
#
# 一张图也不用，只要三个边走边算的数：感受野多宽，相邻输出的感受野相隔多远（等效步幅），第一个感受野从哪里开始。

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
# 正中间的输出从零数起是二号。所以它的感受野从起点再往后两个等效步幅开始，$-6 + 2 \times 4 = 2$，宽十五个像素：

# %%
first = start + unit[0] * stride
box = np.zeros((21, 21), dtype=bool)
box[first : first + size, first : first + size] = True
print(first, first + size - 1)
print(bool(np.array_equal(box, together)))

# %% [markdown]
# 实验与递推公式，一个像素也不差。
#
# ## 不求梯度，只数路径 {#paths}
#
# 递推公式只说*哪些*像素起作用，没说作用多大。要知道这个，就从输出往回走，数一数有几条路：它由自己窗口里的几个值算出，这几个值又各由自己窗口里的值算出，如此下去。一个位置若有几条路可到，就加起来。不要权重，不要图，也不要梯度。

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
# 至少有一条路的像素都在感受野里，别的都不在。可是多少相差悬殊：感受野的角上只有 [1]{= int(ways[first, first])} 条路通到输出，路最多的像素有 [25]{= int(ways.max())} 条，所有像素合计 [2 916]{= int(ways.sum())} 条。

# %%
units = [(2, 2), (2, 3), (0, 0)]
cd.figures.pictures(
    [(paths_back(one), str(one)) for one in units], lang=lang
)

# %% [markdown]
# 颜色越浓，路越多。第二张图就是第一张右移四个像素，这就是等效步幅为四的意思。里面的格子也是步幅造成的：每隔一行、一列，就落在两个窗口里。第三张图属于角上的那个输出。

# %%
corner = paths_back((0, 0))
reach = [int((corner[0] > 0).sum()), int((corner > 0).sum())]
share = int(corner.sum()) / int(ways.sum())
reach, round(share, 3)

# %% [markdown]
# 角上的输出，横向只够到 [9]{= reach[0]} 个像素，而不是十五个，总共 [81]{= reach[1]} 个；感受野的其余部分都在填充里。只有 [35.1%]{= share} 的路通到图像上。
#
# ## 一条路值多少 {#worth}
#
# 路的条数只是好看吗？不是。去掉 ReLU 和池化，所有权重都随机地取，均值为零，方差为一。这时一个像素对输出的影响，是它的每条路上权重乘积之和；每个乘积方差为一，两两不相关。所以一个像素影响的*方差*，就是它的路数。下面是两万对随机的 3×3 卷积核，再下面是数出来的路数：

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
# 5×5 感受野的中心，方差是角上的九倍，影响通常就是三倍。网络还什么都没学到的时候，它的感受野就是这个样子。
#
# ## AlexNet 和 VGG-16 {#real}
#
# 沿一个方向，用一个位置的集合，再大的网络也够了。数一数最后一个池化的一个输出够得着多少个像素，再与递推公式对照：

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
# AlexNet 最后的池化看到 [195]{= rows[0][1]} 个像素，VGG-16 看到 [212]{= rows[1][1]} 个，与[公开发表的表](../receptive-fields.md#published)一致。
#
# ## 接着试 {#go-on}
#
# - 把 `run` 里的 ReLU 去掉。一张图现在能找到多少个像素？还有哪一层会吞掉改动？
# - 把改动从一换成一百。为什么找到的变多了，或者变少了？
# - 让最后一层卷积的膨胀率为二。洞在哪里？`noticed` 看得见吗？
# - 对十层 3×3 画出 `paths_back`，找到装下百分之九十五路径的正方形。它怎样随层数增长，[感受野一章](../receptive-fields.md#effective)有说明。
