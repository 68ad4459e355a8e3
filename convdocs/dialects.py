"""Each convention in its own words: what it calls its number, how it prints it, who says so."""

__all__ = ["CONVENTIONS", "CONVENTION_NAMES", "Convention"]

from collections import namedtuple

Convention = namedtuple("Convention", "name word scale digits en zh source")
"""A rule of counting; `word` is what the tool calls its number.

That is printed in units of `scale` ("auto": k, M or G) with so many digits; `scale` is MiB where
the tool divides by 2^20, whatever it then writes.
"""

TORCHVISION = "torchvision 0.29, `_ops` of the weights' metadata"
TORCH = "PyTorch 2.13, torch.utils.flop_counter"
FVCORE = "fvcore 0.1.5, fvcore/nn/flop_count.py and jit_handles.py"
TORCHPROFILE = "torchprofile 0.1.0, handlers.py"
THOP = "thop 0.1.1, vision/basic_hooks.py"
THOP_README = "README of pytorch-OpCounter; thop 0.0.31 (September 2019), count_hooks.py"
TORCHINFO = "torchinfo 1.8.0, layer_info.py and model_statistics.py"
PTFLOPS = "ptflops 0.7.5, pytorch_engine.py and pytorch_ops.py"
PTFLOPS_ATEN = "ptflops 0.7.5, aten_ops.py"
CALFLOPS = "calflops 0.3.2, pytorch_ops.py"
BURDEN = "convnet-burden, core/burden.m"
GOOGLE = "google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md; TensorFlow's flops_registry.py"
SUMMARY = "README of pytorch-summary (VGG16)"
TORCHSUMMARY = "torchsummary 1.5.1, torchsummary.py"
CS231N = "CS231n, Convolutional networks, VGGNet in detail"
OURS = "convdocs"

CONVENTIONS = (
    Convention(
        "torchvision", "FLOPS", "G", 3,
        "multiply-adds of convolutions and fully connected layers, called FLOPS",
        "卷积与全连接层的乘加次数，却称作 FLOPS", TORCHVISION),
    Convention(
        "flop-counter", "FLOPs", "", 0,
        "two for each multiply-add of convolutions and fully connected layers",
        "卷积与全连接层每次乘加计 2", TORCH),
    Convention(
        "fvcore", "flops", "", 0,
        "multiply-adds, called flops; one per input of an adaptive pool, two of a BatchNorm; "
        "nothing for a convolution whose padding is a word",
        "乘加次数，却称作 flops；自适应池化每个输入计 1，BatchNorm 计 2；填充写成单词的卷积不计",
        FVCORE),
    Convention(
        "torchprofile", "MACs", "", 0,
        "multiply-adds, but none where padding is a word; one per output of average pools and of "
        "a BatchNorm with gamma and beta",
        "乘加次数，填充写成单词的卷积不计；平均池化和带 γ、β 的 BatchNorm 每个输出计 1",
        TORCHPROFILE),
    Convention(
        "thop", "MACs", "", 0,
        "multiply-adds; additions and divisions of average pools; four per input of a BatchNorm",
        "乘加次数；平均池化的加法与除法；BatchNorm 每个输入计 4", THOP),
    Convention(
        "thop-readme", "MACs", "G", 2,
        "multiply-adds and biases of convolutions, but 2n - 1 per output of a fully connected "
        "layer with n inputs: an older thop",
        "卷积的乘加与偏置；n 个输入的全连接层每个输出却计 2n - 1：旧版 thop", THOP_README),
    Convention(
        "torchinfo", "mult-adds", "auto", 2,
        "multiply-adds and one per bias addition; a BatchNorm's parameters, once per image",
        "乘加次数，每次加偏置再计 1；BatchNorm 每张图计一次参数量", TORCHINFO),
    Convention(
        "ptflops", "Mac", "auto", 2,
        "multiply-adds and biases; outputs of ReLU and inputs of pools twice: once in the module, "
        "averaged over the batch, once in the function it calls",
        "乘加与偏置；ReLU 输出和池化输入计两遍：模块计一遍（按批平均），它调用的函数再计一遍",
        PTFLOPS),
    Convention(
        "ptflops-aten", "Mac", "auto", 2,
        "multiply-adds and one per bias addition",
        "乘加次数，每次加偏置再计 1", PTFLOPS_ATEN),
    Convention(
        "calflops", "FLOPS", "auto", 2,
        "two per multiply-add, one per bias of a convolution, per ReLU and per input of a pool",
        "每次乘加计 2，卷积偏置、ReLU、池化输入各计 1", CALFLOPS),
    Convention(
        "calflops-macs", "MACs", "auto", 2,
        "multiply-adds of convolutions and fully connected layers",
        "卷积与全连接层的乘加次数", CALFLOPS),
    Convention(
        "convnet-burden", "FLOPS", "auto", 0,
        "one per fused multiply-add and bias, two per ReLU, two per stride cell of a pool",
        "融合乘加与偏置各计 1，ReLU 计 2，池化每个步幅格计 2", BURDEN),
    Convention(
        "google-rf", "FLOPs", "G", 3,
        "up to the last pool: two per multiply-add, one per bias and per window element of a pool",
        "只到最后一个池化层：每次乘加计 2，偏置和池化窗口元素各计 1", GOOGLE),
    Convention(
        "cs231n", "B", "MB", 2,
        "values kept for one pass, float32: input and outputs, with ReLU in place",
        "一次前向所存的值（float32）：输入和各层输出，ReLU 就地计算", CS231N),
    Convention(
        "pytorch-summary", "B", "MiB", 2,
        "all outputs, twice (for gradients), in MiB printed as MB; before torchvision's VGG had "
        "an adaptive pool: one that keeps the size is not counted",
        "所有输出计两遍（含梯度），以 MiB 计却印作 MB；当时 torchvision 的 VGG 还没有自适应池化："
        "不改变尺寸者不计", SUMMARY),
    Convention(
        "torchsummary", "B", "MiB", 2,
        "the same tool today: adaptive pools are always counted",
        "同一工具今天的结果：自适应池化一律计入", TORCHSUMMARY),
    Convention(
        "torchinfo-memory", "B", "MB", 2,
        "outputs of layers that have parameters, twice (for gradients)",
        "有参数的层的输出，计两遍（含梯度）", TORCHINFO),
    Convention(
        "layer-outputs", "B", "MB", 2,
        "outputs of all layers that compute, each stored once in float32",
        "所有做计算的层的输出，各以 float32 存一份", OURS),
    Convention(
        "macs", "MACs", "auto", 2,
        "multiply-adds of convolutions and fully connected layers",
        "卷积与全连接层的乘加次数", OURS),
    Convention(
        "bias-additions", "additions", "auto", 2,
        "one per output of a layer with a bias",
        "有偏置的层每个输出计 1", OURS),
    Convention(
        "relu-outputs", "comparisons", "auto", 2, "one per output of a ReLU",
        "ReLU 每个输出计 1", OURS),
    Convention(
        "pool-inputs", "values", "auto", 2, "values that go into pools",
        "进入池化层的值", OURS),
    Convention(
        "pool-windows", "values", "auto", 2,
        "values in all windows of the pools, those that overlap again, padding included",
        "所有池化窗口中的值，重叠者重复计，含填充", OURS),
    Convention(
        "batchnorm", "MACs", "auto", 2, "one multiply-add per value",
        "每个值一次乘加", OURS),
    Convention(
        "lrn-windows", "MACs", "auto", 2,
        "one square and addition per neighbouring channel, those beyond the edge included",
        "每个相邻通道一次平方相加，含边缘之外的", OURS),
)  # fmt: skip

CONVENTION_NAMES = tuple([c.name for c in CONVENTIONS])
