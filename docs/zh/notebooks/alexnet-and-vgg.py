# ---
# title: AlexNet 对 VGG
# description: 把两个著名的网络当作数据：总账，十几行代码写出其中一个，换掉第一层，为什么同样两个网络的用时有时差七倍、有时差二十倍，以及它们的“头”值多少。
# ---

# %% [markdown]
# # AlexNet 对 VGG {#alexnet-and-vgg}
#
# 谁都知道 VGG 又大又慢，AlexNet 不是。大在哪里，慢多少？能不能要一个的好处，不要另一个的坏处？[正文](../alexnet-vs-vgg.md)里有答案；这里把两个网络当作数据摆在桌上，拆开来，再换个样子装回去。只需要 Python 和 `pip install convdocs`；图表的文字跟随系统语言，也可以自己设定 `lang`。
#
# ## 总账 {#totals}
#
# 一本*账*（ledger）每层一行，外加合计。输出值是一张图经过各层时全部输出的个数。

# %%
import os

import convdocs as cd
from convdocs.terms import term

lang = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
alexnet = cd.named_network("alexnet").ledger()
vgg = cd.named_network("vgg16").ledger()
columns = alexnet.total._fields
totals = [
    (term(column, lang), one, two, two / one)
    for column, one, two in zip(columns, alexnet.total, vgg.total)
]
cd.tables.of("name alexnet vgg ratio", totals).shown_in(lang)

# %% [markdown]
# VGG-16 的参数是 AlexNet 的 [2.27]{= totals[0][3]} 倍，乘加次数是 [21.4]{= totals[2][3]} 倍，输出值是 [14.8]{= totals[3][3]} 倍。说“大一倍”的和说“大二十倍”的，可能都对。
#
# ## 十几行写出 VGG {#recipe}
#
# VGG 设计得多么规整，动手一写就知道：一块一块相同的 3×3 层，每块末尾用一次池化把图缩小一半，后一块比前一块宽。

# %%
def recipe(blocks):
    layers, channels = [], 3
    for width, count in blocks:
        for _ in range(count):
            layers.append(cd.Conv2d(channels, width, 3, padding=1))
            layers.append(cd.ReLU())
            channels = width
        layers.append(cd.MaxPool2d(2))
    layers += [cd.Flatten(), cd.Linear(512 * 7 * 7, 4096), cd.ReLU()]
    layers += [cd.Linear(4096, 4096), cd.ReLU(), cd.Linear(4096, 1000)]
    return cd.Network("recipe", "", (3, 224, 224), layers)


sixteen = recipe([(64, 2), (128, 2), (256, 3), (512, 3), (512, 3)])
total = sixteen.ledger().total
total.params, total.macs, total.macs == vgg.total.macs

# %% [markdown]
# 一个参数也不差。AlexNet 没有这样的章法，它的五层卷积是五个特例。
#
# ## 中点在哪里 {#half-way}
#
# 一层一层走过去，边走边加：加到哪一层过半？这一层自己占多少？先看参数，再看乘加次数，最后看输出值。

# %%
def half_way(ledger, column):
    total, seen = getattr(ledger.total, column), 0
    for row in ledger.rows:
        seen += getattr(row, column)
        if 2 * seen >= total:
            break
    return row.name, round(getattr(row, column) / total, 3)


for ledger in (alexnet, vgg):
    print(ledger.name)
    for column in ("params", "macs", "activations"):
        print("   ", column, *half_way(ledger, column))

# %% [markdown]
# 两个网络的参数都集中在 `fc6` 一层，分别占 [61.9%]{= half_way(alexnet, "params")[1]} 和 [74.3%]{= half_way(vgg, "params")[1]}。VGG 的输出值，在第三层卷积做完之前就产生了一半，那时几乎还没有碰到参数。

# %%
cd.figures.ledger_bars(vgg, lang)

# %% [markdown]
# 三块图，三种形状：从第一层到最后一层，输出值越来越少，参数越来越多，活儿在中间。
#
# ## 换掉第一层 {#stem}
#
# AlexNet 一上来就是 11×11 的核，步幅四。VGG 的作者大概会用 3×3。用三层，其中两层步幅为二，总步幅相同，看到的还更多：

# %%
conv1 = alexnet.rows[0]
stem = [
    cd.Conv2d(3, 96, 3, stride=2),
    cd.Conv2d(96, 96, 3, stride=2),
    cd.Conv2d(96, 96, 3),
]
field = cd.receptive_field(stem)
print(field.size, field.stride)
shape = (3, 227, 227)
macs = []
for layer in stem:
    macs.append(layer.macs(shape))
    shape = layer.output_shape(shape)
print(shape, macs)
dearer = sum(macs) / conv1.macs
round(dearer, 2)

# %% [markdown]
# 这就是“小核更省”：11×11 那一层只读三个通道，这三层的乘法却是它的 [5.08]{= dearer} 倍。问题出在[](../small-kernels.md#middle)：96 个通道，图只缩到四分之一。把中间收窄：

# %%
thin = [
    cd.Conv2d(3, 24, 3, stride=2),
    cd.Conv2d(24, 48, 3, stride=2),
    cd.Conv2d(48, 96, 3),
]
print(round(cd.total_macs(thin, (3, 227, 227)) / conv1.macs, 2))
print(round(cd.total_params(thin) / conv1.params, 2))

# %% [markdown]
# 中间改成 24 和 48 个通道，代价只多一半，换来两次非线性，视野从十一个像素变成十五个。后来的网络正是这样开头的。
#
# ## 慢多少 {#time}
#
# 看乘加次数，是 [21.4]{= totals[2][3]} 倍。可是机器还要等数据，一次处理多少张图也有关系，因为它们合用一份权重。下面是各种批大小下，在本站的[示例机器](../alexnet-vs-vgg.md#roofline)上每张图至少要多久，其中多少花在等数据上。

# %%
def milliseconds(name, batch):
    ledger = cd.named_network(name).ledger(batch=batch)
    bounds = cd.roofline.bounds(ledger)
    waits = [bound.time for bound in bounds if bound.limit == "memory"]
    time = cd.roofline.seconds(bounds)
    return 1000 * time / batch, sum(waits) / time


times = []
for batch in (1, 2, 4, 8, 16, 32, 64, 128):
    one, two = (
        milliseconds("alexnet", batch),
        milliseconds("vgg16", batch),
    )
    times.append((batch, *one, *two, two[0] / one[0]))
columns = "batch alexnet_ms waits:% vgg_ms waits:% ratio"
cd.tables.of(columns, times).shown_in(lang)

# %% [markdown]
# 一次一张图，VGG 所需的时间是 AlexNet 的 [6.7]{= times[0][5]} 倍；一次 128 张，是 [20.1]{= times[-1][5]} 倍。变的是 AlexNet：只处理一张图时，它有 [78%]{= times[0][2]} 的时间在搬运全连接层的权重，而成批处理时权重只搬一次。所以看到一个倍数，先问批大小。
#
# ## 训练 {#training}
#
# 用 Adam 训练，每个参数要存四份（它自己、梯度、两个滑动平均），保存的激活值还要留到反向传播。

# %%
entries = []
for name in ("alexnet", "vgg16"):
    for batch in (1, 128):
        ledger = cd.named_network(name).ledger(batch=batch)
        memory = cd.memory.training(ledger, "adam")
        entries.append((f"{name}, {batch}", memory))
cd.figures.memory_bars(entries, lang=lang)

# %% [markdown]
# 一张图时，占显存的是参数；128 张时，占显存的是 VGG 保存的激活值。
#
# ## 换个头 {#heads}
#
# 两个网络的末尾都是三个全连接层，输入成千上万。后来的网络改为每个通道取平均，再用一层分出一千个类别。如果这两个网络也这样做呢？

# %%
def slim(network):
    names = [name for name, _ in network.layers]
    pairs = list(network.layers[: names.index("pool5") + 1])
    channels = network.ledger().rows[len(pairs) - 1].output_shape[0]
    pairs.append(("mean", cd.AdaptiveAvgPool2d(1)))
    pairs.append(("flatten", cd.Flatten()))
    pairs.append(("fc", cd.Linear(channels, 1000)))
    name = network.name + ", slim"
    return cd.Network(name, "", network.input_shape, pairs)


heads = []
for name in ("alexnet", "vgg16"):
    usual = cd.named_network(name)
    for network in (usual, slim(usual)):
        ledger = network.ledger()
        time = 1000 * cd.roofline.seconds(cd.roofline.bounds(ledger))
        params, macs = ledger.total.params, ledger.total.macs
        heads.append((network.name, params, macs, time))
cd.tables.of("network params macs milliseconds", heads).shown_in(lang)

# %% [markdown]
# AlexNet 的乘加次数还剩 [92%]{= heads[1][2] / heads[0][2]}，参数只剩 [4.3%]{= heads[1][1] / heads[0][1]}，在示例机器上处理一张图的时间只要原来的 [24%]{= heads[1][3] / heads[0][3]}。VGG 少了 [89%]{= 1 - heads[3][1] / heads[2][1]} 的参数、[24%]{= 1 - heads[3][3] / heads[2][3]} 的时间。它们认得的东西会不会变少，账上看不出来；后来的网络告诉我们，不会。
#
# ## 各家工具怎么说 {#tools}
#
# 最后看看你在别处会读到的数字：五种工具，对 torchvision 的 AlexNet 和 VGG-16。

# %%
tools = ("torchvision", "thop", "torchinfo", "ptflops", "calflops")
torchvision = cd.named_network("alexnet-torchvision").ledger()
cd.tables.conventions(tools, (torchvision, vgg)).shown_in(lang)

# %% [markdown]
# 两个网络之间的倍数，各家到三位数都一样；数字本身[却不是一回事](../cost.md#decoder)。
#
# ## 接着试 {#go-on}
#
# - 用 `recipe` 搭出 VGG-11 和 VGG-19，与 `cd.named_network` 对照。
# - 什么样的机器 `cd.roofline.Machine("mine", flops, bandwidth)` 会让 AlexNet 和 VGG 等得一样久？
# - 给 VGG-16 边长减半的图。四项总账里，哪几项降不到四分之一？
# - 给 `thin` 找一个宽度，让三层的计算量恰好等于它们替换的那一层。
