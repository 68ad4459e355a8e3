"""Problems for exercise sheets: a sentence with gaps in both languages, and how to fill them."""

from collections import namedtuple

from . import answers

# chapter: the page it belongs to; level: 1 a formula, 2 two steps, 3 a small investigation;
# draw: the numbers from a Random; solve: (answer, worked line) for those numbers.
Problem = namedtuple("Problem", "chapter level en zh draw solve")

PROBLEMS = (
    Problem(
        "convolution", 1,
        "How many weights has a convolution of {k}×{k} from {a} to {b} channels in {g} groups, "
        "without bias?",
        "{k}×{k} 的卷积从 {a} 个通道到 {b} 个通道，分 {g} 组，无偏置，有多少个权重？",
        answers.draw_groups, answers.grouped,
    ),
    Problem(
        "output-size", 1,
        "An input {i} wide, a kernel of {k}, stride {s}, padding {p} per side: how wide is the "
        "output?",
        "输入宽 {i}，卷积核 {k}，步幅 {s}，每边填充 {p}：输出多宽？",
        answers.draw_layer, answers.output,
    ),
    Problem(
        "parameters", 1,
        "How many parameters, biases included, has a {k}×{k} convolution from {a} to {b} "
        "channels?",
        "从 {a} 个通道到 {b} 个通道的 {k}×{k} 卷积，连偏置在内有多少个参数？",
        answers.draw_layer, answers.params,
    ),
    Problem(
        "cost", 2,
        "{a} channels of {i}×{i}, then a {k}×{k} convolution to {b} channels, stride {s}, "
        "padding {p}: how many multiply-adds?",
        "输入 {a} 通道、{i}×{i}，经过 {k}×{k}、步幅 {s}、填充 {p} 的卷积到 {b} 通道：乘加多少次？",
        answers.draw_layer, answers.macs,
    ),
    Problem(
        "stride", 2,
        "The same layer, {k}×{k} on {i}×{i} with padding {p}, once with stride 1 and once with "
        "stride {s}: how many times cheaper is the second?",
        "同一层（{k}×{k}，输入 {i}×{i}，填充 {p}），步幅 1 与步幅 {s} 相比，后者便宜多少倍？",
        answers.draw_strided, answers.strided,
    ),
    Problem(
        "stride", 2,
        "Two 3×3 convolutions with stride 2, no padding, the last with {b} channels, on {i}×{i}: "
        "how many features reach the fully connected layer behind them?",
        "{i}×{i} 的输入经过两层步幅 2、无填充的 3×3 卷积，最后一层 {b} 个通道："
        "全连接层收到多少个特征？",
        answers.draw_layer, answers.flattened,
    ),
    Problem(
        "pooling", 1,
        "A map {i} wide under overlapping 3×3 max-pooling with stride 2, no padding: how wide is "
        "the output?",
        "宽 {i} 的特征图做 3×3、步幅 2、无填充的重叠最大池化：输出多宽？",
        answers.draw_layer, answers.pooled,
    ),
    Problem(
        "receptive-fields", 2,
        "Three convolutions: {k1} with stride {s1}, {k2} with stride {s2}, {k3} with stride {s3}. "
        "How large is the receptive field?",
        "三层卷积：{k1}（步幅 {s1}）、{k2}（步幅 {s2}）、{k3}（步幅 {s3}）。感受野多大？",
        answers.draw_stack, answers.grown,
    ),
    Problem(
        "small-kernels", 2,
        "One channel, {i}×{i}, no padding: what share of the multiplications do {n} stacked 3×3 "
        "layers save against one {K}×{K}?",
        "单通道、{i}×{i}、无填充：{n} 层 3×3 比一层 {K}×{K} 省下百分之几的乘法？",
        answers.draw_small, answers.replaced,
    ),
    Problem(
        "small-kernels", 2,
        "With {c} channels everywhere and no biases, how many weights do {n} stacked 3×3 layers "
        "save against one {K}×{K}?",
        "各处都是 {c} 个通道、无偏置：{n} 层 3×3 比一层 {K}×{K} 少多少个权重？",
        answers.draw_small, answers.weighed,
    ),
    Problem(
        "vgg", 2,
        "VGG-{depth} on {i}×{i} pixels: how wide is the last feature map?",
        "VGG-{depth} 的输入为 {i}×{i}：最后一张特征图多宽？",
        answers.draw_network, answers.last_map,
    ),
    Problem(
        "vgg", 3,
        "VGG-{depth} on {i}×{i} pixels: how many multiply-adds do its convolutions take?",
        "VGG-{depth} 的输入为 {i}×{i}：它的卷积层共乘加多少次？",
        answers.draw_network, answers.conv_macs,
    ),
)  # fmt: skip
