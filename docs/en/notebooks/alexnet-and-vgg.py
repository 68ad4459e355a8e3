# ---
# title: AlexNet against VGG
# description: Two famous networks as data. Their totals, the recipe of one in ten lines, a first layer exchanged, why the same two networks are seven or twenty times apart in time, and what their heads cost.
# ---

# %% [markdown]
# # AlexNet against VGG {#alexnet-and-vgg}
#
# Everybody knows that VGG is large and slow and that AlexNet is not.
# In what, by how much, and could one have the one's virtues without the other's vices?
# [The chapter](../alexnet-vs-vgg.md) gives the answers; here the two networks lie on the table as data, to be taken apart and put together differently.
# It needs Python and `pip install convdocs`; labels follow your system's language, or set `lang` yourself.
#
# ## Totals {#totals}
#
# A *ledger* has a row for each layer and the sums.
# Output values are the numbers in all outputs of all layers, for one image.

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
# VGG-16 has [2.27]{= totals[0][3]} times the parameters, [21.4]{= totals[2][3]} times the multiply-adds and [14.8]{= totals[3][3]} times the output values.
# Whoever says "twice as large" and whoever says "twenty times" may both be right.
#
# ## VGG in ten lines {#recipe}
#
# What a well-made network VGG is shows when you write it down: blocks of equal 3×3 layers, each block ended by a pooling that halves the map, each block wider than the last.

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
# To the last parameter.
# AlexNet has no such recipe; its five convolutions are five special cases.
#
# ## Where is the middle? {#half-way}
#
# Walk through the layers and add up: in which layer does the sum pass one half, and what is that layer's own share?
# First for the parameters, then for the multiply-adds, then for the output values.

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
# The parameters of both sit in one layer, `fc6`, with [61.9 %]{= half_way(alexnet, "params")[1]} and [74.3 %]{= half_way(vgg, "params")[1]} of them.
# Half of VGG's output values have been produced before its third convolution is done, when hardly any parameter has been touched.

# %%
cd.figures.ledger_bars(vgg, lang)

# %% [markdown]
# Three panels, three different shapes: from the first layer to the last, output values become fewer, parameters rise, and the work is in the middle.
#
# ## Exchange the first layer {#stem}
#
# AlexNet begins with an 11×11 kernel and stride four.
# VGG's authors would probably have used 3×3 layers.
# Three of them, two with stride two, arrive at the same stride and see even more:

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
# So much for "small kernels are cheaper": these three take [5.08]{= dearer} times the multiplications of the one layer of 11×11, which reads only three channels.
# [](../small-kernels.md#middle) is to blame, 96 channels at a quarter of the image's size.
# Make it narrow:

# %%
thin = [
    cd.Conv2d(3, 24, 3, stride=2),
    cd.Conv2d(24, 48, 3, stride=2),
    cd.Conv2d(48, 96, 3),
]
print(round(cd.total_macs(thin, (3, 227, 227)) / conv1.macs, 2))
print(round(cd.total_params(thin) / conv1.params, 2))

# %% [markdown]
# With 24 and 48 channels in between, the price is half as much again, for two more non-linearities and a field of fifteen pixels instead of eleven.
# Later networks begin in just this way.
#
# ## How much slower? {#time}
#
# The number of multiply-adds says [21.4]{= totals[2][3]} times.
# But a machine also waits for memory, and it matters how many images are processed together, because they share the weights.
# For each batch size: the least time per image on the site's [example machine](../alexnet-vs-vgg.md#roofline), and the part of it spent waiting.

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
# With one image, VGG takes at least [6.7]{= times[0][5]} times as long as AlexNet; with 128 images, [20.1]{= times[-1][5]} times.
# AlexNet is the one that changes: alone, it spends [78 %]{= times[0][2]} of its time fetching the weights of its fully connected layers, which a batch shares.
# So ask for the batch size before you believe a factor.
#
# ## Training {#training}
#
# In training, each parameter comes four times with Adam (itself, its gradient, two averages), and the kept activations wait for the way back.

# %%
entries = []
for name in ("alexnet", "vgg16"):
    for batch in (1, 128):
        ledger = cd.named_network(name).ledger(batch=batch)
        memory = cd.memory.training(ledger, "adam")
        entries.append((f"{name}, {batch}", memory))
cd.figures.memory_bars(entries, lang=lang)

# %% [markdown]
# With one image, the parameters fill the memory; with 128, VGG's kept activations do.
#
# ## Other heads {#heads}
#
# Both networks end in three fully connected layers with thousands of inputs.
# Later ones take the mean of each channel and a single layer for the thousand classes.
# What would that have done to these two?

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
# AlexNet keeps [92 %]{= heads[1][2] / heads[0][2]} of its multiply-adds and [4.3 %]{= heads[1][1] / heads[0][1]} of its parameters, and on the example machine takes [24 %]{= heads[1][3] / heads[0][3]} of the time for one image.
# VGG loses [89 %]{= 1 - heads[3][1] / heads[2][1]} of its parameters and [24 %]{= 1 - heads[3][3] / heads[2][3]} of its time.
# Whether they would still recognise as much, a ledger cannot say; the networks that came after them do.
#
# ## What the tools say {#tools}
#
# Last, what you will read elsewhere: five tools on torchvision's AlexNet and on VGG-16.

# %%
tools = ("torchvision", "thop", "torchinfo", "ptflops", "calflops")
torchvision = cd.named_network("alexnet-torchvision").ledger()
cd.tables.conventions(tools, (torchvision, vgg)).shown_in(lang)

# %% [markdown]
# The factor between the two networks is the same for all of them to three digits; the numbers themselves are [not the same thing](../cost.md#decoder).
#
# ## Go on {#go-on}
#
# - Build VGG-11 and VGG-19 with `recipe`, and compare with `cd.named_network`.
# - Which machine, `cd.roofline.Machine("mine", flops, bandwidth)`, makes AlexNet and VGG equally patient?
# - Give VGG-16 images of half the side. Which of the four totals do not fall to a quarter?
# - Find a width for `thin` with which the three layers cost exactly as much as the one they replace.
