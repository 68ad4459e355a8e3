"""Columns: what stands above them in both languages, and the unit of what stands in them."""

from collections import namedtuple

from ..terms import TERMS, term

Column = namedtuple("Column", "key heads unit")
"""A column of a table: its key, its head (English, Chinese), its unit.

The unit "" shows a value as it is, "%" a ratio in per cent, a key of units.SCALES that unit.
"""

# Heads that are no terms of their own. key: (English, Chinese)
HEADS = {
    "size": ("H = W", "H = W"),
    "layers": ("layers", "层数"),
    "stack": ("stack", "小核堆叠"),
    "single": ("one kernel", "单个大核"),
    "saved": ("saved", "省下"),
    "saving": ("saving", "节省比例"),
    "limit": ("limit ratio", "极限比值"),
    "limit_saving": ("limit saving", "极限节省"),
    "pays_from": ("pays from H =", "H 从几起划算"),
    "window": ("window", "窗口"),
    "sees": ("sees", "感受野"),
    "patch": ("pixels under the kernel", "卷积核盖住的像素"),
    "sum": ("sum of products", "乘积之和"),
    "table": ("table", "表格"),
    "nothing": ("nothing", "无"),
    "image_side": ("image side", "图像边长"),
    "wider": ("twice the channels", "通道数翻倍"),
    "deeper": ("twice the layers", "层数翻倍"),
    "larger": ("twice the image", "图像边长翻倍"),
    "training_memory": ("training memory", "训练显存"),
    "top1_error": ("top-1 error", "top-1 错误率"),
    "published": ("published", "公布值"),
    "ours": ("ours", "本站所算"),
    "input": ("input", "输入"),
    "first_map": ("first map", "第一层输出"),
    "features": ("inputs of fc6", "fc6 的输入"),
    "uses": ("uses of a weight", "每个权重使用次数"),
    "configuration": ("configuration", "配置"),
    "convolutions": ("convolutions", "卷积层数"),
    "params_bn": ("parameters with BN", "带 BN 的参数量"),
    "block": ("block", "块"),
    "parameters": ("parameters", "参数"),
    "gradients": ("gradients", "梯度"),
    "optimiser": ("optimiser", "优化器状态"),
    "alive": ("peak activations", "激活值峰值"),
    "bytes": ("total", "合计"),
    "bytes_moved": ("bytes moved", "访存字节数"),
    "intensity": ("FLOPs per byte", "每字节运算次数"),
    "compute_us": ("arithmetic, µs", "运算 µs"),
    "memory_us": ("traffic, µs", "访存 µs"),
    "alexnet_ms": ("AlexNet, ms", "AlexNet，ms"),
    "vgg_ms": ("VGG-16, ms", "VGG-16，ms"),
    "doubled": ("doubled", "翻倍的量"),
    "params_share": ("share", "占比"),
    "macs_share": ("share", "占比"),
    "kernel_shape": ("block", "权重的形状"),
    "framework": ("framework", "框架"),
    "input_size": ("input size", "输入大小"),
    "quotient": ("before rounding", "取整前"),
    "pixels": ("pixels", "像素数"),
    "first_pixel": ("first pixel", "第一个像素"),
    "odd_kernels": ("fewest weights, odd kernels", "只用奇数核，最少权重"),
    "any_kernels": ("fewest weights, any kernels", "任意核，最少权重"),
    "macs_ratio": ("ratio of MACs", "乘加之比"),
    "time_ratio": ("ratio of times", "时间之比"),
    "alexnet": ("AlexNet", "AlexNet"),
    "vgg": ("VGG-16", "VGG-16"),
    "waits": ("of it waiting", "其中等数据"),
    "milliseconds": ("least time, ms", "最短时间，ms"),
    "written_out": ("windows written out", "窗口全部摊开"),
    "unread": ("never read", "未读到"),
    "floor": ("floor", "向下取整"),
    "ceil": ("ceil", "向上取整"),
    "torch_zeros": ("zeros in PyTorch", "PyTorch 补零"),
    "same_zeros": ("zeros in SAME", "SAME 补零"),
    "caffe": ("Caffe", "Caffe"),
    "ceil_mode": ("ceil_mode", "ceil_mode"),
    "convention": ("tool", "工具"),
    "value": ("prints", "输出"),
    "factor": ("divided by", "步幅一是它的几倍"),
    "square": ("s²", "s²"),
    "conv1_map": ("output of conv1", "conv1 的输出"),
    "conv1_macs": ("MACs of conv1", "conv1 的乘加次数"),
    "convs_macs": ("MACs of all convolutions", "全部卷积层的乘加次数"),
    "pool5_sees": ("pool5 sees", "pool5 的感受野"),
    "fc6_weights": ("weights of fc6", "fc6 的权重数"),
    "unread_pixels": ("pixels never read", "从未读到的像素"),
}


def head(key: str, lang: str) -> str:
    """The head of a column: a term, or one of HEADS.

    >>> head("macs", "zh"), head("saving", "en")
    ('乘加次数', 'saving')
    """
    return term(key, lang) if key in TERMS else HEADS[key][lang == "zh"]


def column(name: str) -> Column:
    """A column from its key, and its unit behind a colon.

    >>> column("saving:%")
    Column(key='saving', heads=('saving', '节省比例'), unit='%')
    """
    key, _, unit = name.partition(":")
    return Column(key, (head(key, "en"), head(key, "zh")), unit)
