"""Problems for exercise sheets: a sentence with gaps in both languages, and how to fill them."""

from collections import namedtuple

from . import answers, draws, net_answers

# chapter: the page it belongs to; level: 1 a formula, 2 two steps, 3 a small investigation;
# draw: the numbers from a Random; solve: (answer, worked line) for those numbers.
Problem = namedtuple("Problem", "chapter level en zh draw solve")

PROBLEMS = (
    Problem(
        "convolution", 1,
        "How many weights has a convolution of {k}×{k} from {a} to {b} channels in {g} groups, "
        "without bias?",
        "{k}×{k} 的卷积从 {a} 个通道到 {b} 个通道，分 {g} 组，无偏置，有多少个权重？",
        draws.groups, answers.grouped,
    ),
    Problem(
        "convolution", 2,
        "One kernel of {k}×{k} on one channel of {i}×{i}, stride 1, no padding: how many "
        "multiplications?",
        "一个 {k}×{k} 的核在一张 {i}×{i} 的单通道图上滑动，步幅 1，无填充：要做多少次乘法？",
        draws.window, answers.macs,
    ),
    Problem(
        "output-size", 1,
        "An input {i} wide, a kernel of {k}, stride {s}, padding {p} per side: how wide is the "
        "output?",
        "输入宽 {i}，卷积核 {k}，步幅 {s}，每边填充 {p}：输出多宽？",
        draws.layer, answers.output,
    ),
    Problem(
        "output-size", 2,
        "A kernel of {k} with dilation {d} and stride 1: how many zeros on each side keep the "
        "size?",
        "卷积核 {k}，膨胀率 {d}，步幅 1：每边补几个零，大小才不变？",
        draws.dilated, answers.keeping,
    ),
    Problem(
        "parameters", 1,
        "How many parameters, biases included, has a {k}×{k} convolution from {a} to {b} "
        "channels?",
        "从 {a} 个通道到 {b} 个通道的 {k}×{k} 卷积，连偏置在内有多少个参数？",
        draws.layer, answers.params,
    ),
    Problem(
        "parameters", 2,
        "A {k}×{k} convolution from {a} to {b} channels without bias, then a BatchNorm: how many "
        "parameters?",
        "从 {a} 个通道到 {b} 个通道的 {k}×{k} 卷积（无偏置），后接批量归一化：两者共有多少个参数？",
        draws.layer, answers.normed,
    ),
    Problem(
        "cost", 1,
        "A fully connected layer from {a} to {b} features, two FLOPs a multiply-add: how many?",
        "全连接层从 {a} 个特征到 {b} 个特征：若一次乘加算两次浮点运算，共多少 FLOPs？",
        draws.dense, answers.dense_flops,
    ),
    Problem(
        "cost", 2,
        "{a} channels of {i}×{i}, then a {k}×{k} convolution to {b} channels, stride {s}, "
        "padding {p}: how many multiply-adds?",
        "输入 {a} 通道、{i}×{i}，经过 {k}×{k}、步幅 {s}、填充 {p} 的卷积到 {b} 通道：乘加多少次？",
        draws.layer, answers.macs,
    ),
    Problem(
        "cost", 3,
        "VGG-{depth} on {i}×{i} pixels: how many mult-adds does torchinfo count?",
        "VGG-{depth} 的输入为 {i}×{i}：torchinfo 数出的 mult-adds 是多少？",
        net_answers.draw_network, net_answers.torchinfo,
    ),
    Problem(
        "factorised", 1,
        "Depthwise {k}×{k} on {a} channels, then 1×1 to {b} channels, no biases: how many weights?",
        "{a} 个通道做逐通道 {k}×{k} 卷积，再用 1×1 卷积到 {b} 个通道，均无偏置：多少个权重？",
        draws.groups, answers.separable,
    ),
    Problem(
        "factorised", 2,
        "{a} channels of {i}×{i}: 1×1 down to {m} channels, then 3×3 with padding 1 to {b} "
        "channels. How many multiply-adds?",
        "{a} 通道、{i}×{i}：1×1 卷积降到 {m} 通道，再用填充 1 的 3×3 到 {b} 通道。共乘加多少次？",
        draws.bottleneck, answers.bottleneck,
    ),
    Problem(
        "small-kernels", 2,
        "One channel, {i}×{i}, no padding: what share of the multiplications do {n} stacked 3×3 "
        "layers save against one {K}×{K}?",
        "单通道、{i}×{i}、无填充：{n} 层 3×3 比一层 {K}×{K} 省下百分之几的乘法？",
        draws.small, answers.replaced,
    ),
    Problem(
        "small-kernels", 2,
        "With {c} channels everywhere and no biases, how many weights do {n} stacked 3×3 layers "
        "save against one {K}×{K}?",
        "各处都是 {c} 个通道、无偏置：{n} 层 3×3 比一层 {K}×{K} 少多少个权重？",
        draws.small, answers.weighed,
    ),
    Problem(
        "stride", 2,
        "The same layer, {k}×{k} on {i}×{i} with padding {p}, once with stride 1 and once with "
        "stride {s}: how many times the cost of the second is that of the first?",
        "同一层（{k}×{k}，输入 {i}×{i}，填充 {p}），步幅 1 的计算量是步幅 {s} 的多少倍？",
        draws.strided, answers.strided,
    ),
    Problem(
        "stride", 2,
        "Two 3×3 convolutions with stride 2, no padding, the last with {b} channels, on {i}×{i}: "
        "how many features reach the fully connected layer behind them?",
        "{i}×{i} 的输入经过两层步幅 2、无填充的 3×3 卷积，最后一层 {b} 个通道："
        "全连接层收到多少个特征？",
        draws.layer, answers.flattened,
    ),
    Problem(
        "pooling", 1,
        "A map {i} wide under overlapping 3×3 max-pooling with stride 2, no padding: how wide is "
        "the output?",
        "宽 {i} 的特征图做 3×3、步幅 2、无填充的重叠最大池化：输出多宽？",
        draws.layer, answers.pooled,
    ),
    Problem(
        "pooling", 2,
        "{a} maps of {i}×{i} and {b} classes: how many weights does a global mean save before "
        "the fully connected layer, compared with flattening?",
        "{a} 张 {i}×{i} 的特征图，{b} 个类别：全连接层前用全局平均代替展平，省下多少个权重？",
        draws.layer, answers.averaged,
    ),
    Problem(
        "receptive-fields", 1,
        "{n} convolutions of {k}×{k} with stride 1 in a row: how large is the receptive field?",
        "{n} 层步幅 1 的 {k}×{k} 卷积接在一起：感受野多大？",
        draws.row, answers.row,
    ),
    Problem(
        "receptive-fields", 2,
        "Three convolutions: {k1} with stride {s1}, {k2} with stride {s2}, {k3} with stride {s3}. "
        "How large is the receptive field?",
        "三层卷积：{k1}（步幅 {s1}）、{k2}（步幅 {s2}）、{k3}（步幅 {s3}）。感受野多大？",
        draws.stack, answers.grown,
    ),
    Problem(
        "alexnet", 1,
        "Images of {i}×{i} are cut to {c}×{c} and mirrored: how many different pictures does one "
        "make?",
        "把 {i}×{i} 的图裁成 {c}×{c}，再加上镜像：一张图能变出多少张不同的图？",
        net_answers.draw_crop, net_answers.cropped,
    ),
    Problem(
        "alexnet", 2,
        "The first layer of torchvision's AlexNet (11×11, stride 4, padding 2, 3 to 64 channels) "
        "on {i}×{i} pixels: how many multiply-adds?",
        "torchvision 的 AlexNet 第一层（11×11，步幅 4，填充 2，3 到 64 通道），输入 {i}×{i}："
        "乘加多少次？",
        net_answers.draw_network, net_answers.first_macs,
    ),
    Problem(
        "vgg", 2,
        "VGG-{depth} on {i}×{i} pixels: how wide is the last feature map?",
        "VGG-{depth} 的输入为 {i}×{i}：最后一张特征图多宽？",
        net_answers.draw_network, net_answers.last_map,
    ),
    Problem(
        "vgg", 3,
        "VGG-{depth} on {i}×{i} pixels: how many multiply-adds do its convolutions take?",
        "VGG-{depth} 的输入为 {i}×{i}：它的卷积层共乘加多少次？",
        net_answers.draw_network, net_answers.conv_macs,
    ),
    Problem(
        "alexnet-vs-vgg", 2,
        "The {p} parameters of VGG-{depth} take {bytes} bytes each: how many MiB are they "
        "together?",
        "VGG-{depth} 的 {p} 个参数，每个占 {bytes} 字节：合计多少 MiB？",
        net_answers.draw_bytes, net_answers.parameter_bytes,
    ),
    Problem(
        "alexnet-vs-vgg", 3,
        "On {i}×{i} pixels: how many times as many multiply-adds do the convolutions of "
        "VGG-{depth} take as those of torchvision's AlexNet?",
        "输入为 {i}×{i}：VGG-{depth} 各卷积层的乘加次数是 torchvision 的 AlexNet 的多少倍？",
        net_answers.draw_network, net_answers.ratio,
    ),
    Problem(
        "how-many", 1,
        "A {k}×{k} convolution from {a} to {b} channels, without bias, gets {w} times the "
        "channels on both sides: how many weights has it then?",
        "{a} 到 {b} 个通道的 {k}×{k} 卷积（无偏置），两边通道数都乘以 {w}：有多少个权重？",
        draws.wider, answers.wider,
    ),
    Problem(
        "how-many", 2,
        "{n} layers of 3×3 with {c} channels everywhere, padding 1, on {i}×{i}: how many more "
        "multiply-adds does an image of twice the height and width take?",
        "{n} 层 3×3，各处 {c} 个通道，填充 1，输入 {i}×{i}：图的高和宽都加倍，乘加多出多少次？",
        draws.small, answers.enlarged,
    ),
)  # fmt: skip
