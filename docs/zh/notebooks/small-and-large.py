# ---
# title: 小核与大核的交点
# description: 图像多大时小核的堆叠才划算：一个一个数，再推出公式；中间能有多少个通道；看到七个像素的所有堆叠；以及什么时候乘法少了反而更慢。
# ---

# %% [markdown]
# # 小核与大核的交点 {#small-and-large}
#
# [两层 3×3 看到的范围与一层 5×5 相同](../small-kernels.md)，乘法通常更少。本笔记专找“通常”到哪里为止：图像要多大，中间层能有多少个通道，哪种堆叠最省，以及什么时候乘法少了，时间反而多了。只需要 Python、NumPy 和 `pip install convdocs`；图表的文字跟随系统语言，也可以自己设定 `lang`。
#
# ## 一叠卷积的计算量 {#cost}
#
# 一层的计算量，等于输出像素数乘以权重数；不填充时，每过一层图就小一圈。整个模型只有几行代码。拿两层 3×3 在 28×28 的图上老老实实乘一遍，一次一次地数，结果与它一致：

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
# 两层要 [11 268]{= cost([3, 3], [1, 1, 1], 28)} 次乘法，一层 5×5 要 [14 400]{= cost([5], [1, 1], 28)} 次。
#
# ## 从多大起 {#crossing}
#
# 把各种大小都试一遍，并且要求一旦更省，以后就一直更省。最后一列是图越来越大时，两者之比的极限。

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
# 看第二、三列：图像总是只要比卷积核大一点点就够了。
#
# ## 交点的公式 {#formula}
#
# 设最后输出的边长是 $m$，叠 $n$ 层 3×3，图像的边长就是 [$m + 2n$]{= m + sum([2] * n) for m in range(1, 9) for n in range(1, 9)}。从后往前，各层输出的边长是 $m$、[$m + 2$]{= cd.Conv2d(1, 1, 3).output_shape((1, m + 4, m + 4))[1] for m in range(1, 9)}、[$m + 4$]{= cd.Conv2d(1, 1, 3).output_shape((1, m + 6, m + 6))[1] for m in range(1, 9)}，依此类推；只要它们的平方和的九倍小于 [$(2n + 1)^2 m^2$]{= cost([2 * n + 1], [1, 1], m + 2 * n) for n in range(1, 9) for m in range(1, 9)}，堆叠就更省。层数多的时候，这个和差不多是抛物线下的面积 [$n m^2 + 2 n^2 m + \frac{4}{3} n^3$]{= Fraction((m + 2 * n) ** 3 - m**3, 6) for n in range(1, 9) for m in range(1, 9)}，剩下的是 $m$ 的一元二次方程，解为 [$\frac{9}{4} + \sqrt{\frac{81}{16} + 3n}$]{= rough(n) for rough in [lambda n: 9 / 4 + (81 / 16 + 3 * n) ** 0.5] for n in range(2, 21)}。与数出来的对照：

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
# 这个公式本来是为很多层推的，而从 [4]{= next(n for n, side in points if all(abs(rough(m) - s) < 1 for m, s in points[n - 2:]))} 层起，误差就不到一个像素。可见堆叠多算的那一圈，只随层数的*平方根*增长：二十层 3×3 看到 [41]{= 2 * 20 + 1} 个像素，只要输出有 [11]{= points[-1][1]} 个像素宽就划算了。
#
# ## 中间能有多少个通道 {#middle}
#
# 有了通道，就多一个条件：中间那一层不能太宽。把两个条件画在一张图上，输入、输出各 64 个通道：每一列是一种图像大小，每一行是一种中间通道数，加号表示两层更省。

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
# 这张图的边界有公式。两层的计算量，是中间只有一个通道时的 $C_{mid}$ 倍，所以中间最多能有几个通道，就是两个计算量之比。

# %%
def widest(size, c_in=64, c_out=64):
    inner, outer = (size - 4) ** 2, (size - 2) ** 2
    pair = 9 * (outer * c_in + inner * c_out)
    return Fraction(25 * inner * c_in * c_out, pair)


for size in (5, 10, 14, 28, 56, 224, 10000):
    print(size, round(float(widest(size)), 1))

# %% [markdown]
# 图小，中间就得窄；图大，最多可到 [88]{= int(widest(10000))} 个通道，再多就不行了：极限是 [$\frac{25}{18} \times 64$]{= Fraction(cost([5], [64, 64], 9, True), cost([3, 3], [64, 1, 64], 9, True))}。于是有一条经验：*各处通道数相同，两层划算；中间宽到一倍半，就不划算*。
#
# ## 看到七个像素的所有堆叠 {#all}
#
# 为什么偏偏是 3×3？把感受野为 7×7 的堆叠全列出来，核的大小随意搭配，按权重数排序。

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
# 在 [11]{= len(stacks(7))} 种办法里，单个 7×7 最费，而三层 3×3 并不是最省的：*六层 2×2* 才是。感受野每多一个像素，用 2×2 要四个权重，用 3×3 要四个半：

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
# 偶数核能省九分之一的权重，这就是 Inception 论文里说的[百分之十一](../small-kernels.md#sources)。为什么没有人这样搭网络？2×2 的核没有中心，要么[把图移动半个像素](../output-size.md#even)，要么两边填充得不一样；而且层数翻倍，每一层都有一张特征图要写、要读。这就引出了最后一个问题。
#
# ## 乘法少了反而更慢 {#time}
#
# 机器还得搬运数据。[屋顶线模型](../alexnet-vs-vgg.md#roofline)按运算和搬运中较慢的那一个给每层计时。下面是两层 3×3 与一层 5×5 的比较，特征图 56×56，各处都是 $C$ 个通道，用的是本站的示例机器：

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
# 两层 3×3 与一层 5×5 的乘法次数之比，与通道数无关，*时间*之比却有关：只有一个通道时，两种做法都只是在等数据，而两层要搬的特征图多一倍。从 [8]{= next(c for c, _, ratio in rows if ratio < 1)} 个通道起，运算占了上风，省下的才真正省下来。所以这种替换在网络的中段划算，在第一层或逐通道卷积里却不划算。
#
# ## 接着试 {#go-on}
#
# - 让 `cost` 带填充。交点和那张图会变成什么样？
# - 填入你自己机器的数：`cd.roofline.Machine("mine", flops, bandwidth)` 是 `bounds` 的参数。
# - 让 `stacks` 对每个 n×n 也可以用 1×n 加 n×1。现在哪种堆叠最省？
# - 感受野宽十五个像素，最多三层，哪种堆叠最省？
