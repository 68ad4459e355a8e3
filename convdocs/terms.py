"""One name for one thing: symbol, English term, Chinese term and aliases of every quantity."""

# key: (symbol, English, Chinese, aliases)
TERMS = {
    "convolution": ("", "convolution", "卷积", ("cross-correlation", "互相关")),
    "layer": ("", "layer", "层", ()),
    "network": ("", "network", "网络", ()),
    "kernel_size": ("k", "kernel size", "卷积核大小", ("filter size", "核大小", "滤波器大小")),
    "stride": ("s", "stride", "步幅", ("步长",)),
    "padding": ("p", "padding", "填充", ("补零", "边距")),
    "dilation": ("d", "dilation", "膨胀率", ("空洞率", "扩张率", "rate")),
    "groups": ("g", "groups", "分组数", ("组数",)),
    "input_shape": ("C×H×W", "input", "输入", ()),
    "output_shape": ("C×H×W", "output", "输出", ()),
    "channels": ("C", "channels", "通道数", ("feature maps", "特征图数")),
    "height": ("H", "height", "高", ()),
    "width": ("W", "width", "宽", ()),
    "output_height": ("H_out", "output height", "输出高", ()),
    "output_width": ("W_out", "output width", "输出宽", ()),
    "output_size": ("o", "output size", "输出大小", ("feature map size",)),
    "params": ("", "parameters", "参数量", ("params", "参数数")),
    "weights": ("", "weights", "权重数", ()),
    "bias": ("b", "bias", "偏置", ()),
    "macs": ("", "MACs", "乘加次数", ("multiply-adds", "MAdds", "计算量", "乘加数")),
    "flops": ("", "FLOPs", "浮点运算次数", ("operations", "运算量")),
    "multiplications": ("", "multiplications", "乘法次数", ()),
    "activations": ("", "activations", "激活值个数", ("output elements", "输出元素数")),
    "receptive_field": ("r", "receptive field", "感受野", ()),
    "field_size": ("r", "receptive field size", "感受野大小", ()),
    "field_stride": ("j", "effective stride", "等效步幅", ("jump", "累积步长")),
    "field_start": ("", "start", "起点", ("effective padding", "等效填充")),
    "effective_field": ("", "effective receptive field", "有效感受野", ("ERF",)),
    "field_touched": ("", "pixels touched", "实际触及的像素", ()),
    "pooling": ("", "pooling", "池化", ("汇聚", "subsampling", "下采样")),
    "max_pooling": ("", "max pooling", "最大池化", ("最大汇聚",)),
    "mean_pooling": ("", "mean pooling", "平均池化", ("average pooling", "平均汇聚")),
    "min_pooling": ("", "min pooling", "最小池化", ("最小汇聚",)),
    "global_pooling": ("", "global pooling", "全局池化", ("GAP", "全局汇聚", "全局平均")),
    "aliasing": ("", "aliasing", "混叠", ("折叠",)),
    "patch_embedding": ("", "patch embedding", "切块嵌入", ("图块嵌入", "patchify")),
    "memory": ("", "memory", "显存", ("内存",)),
    "share": ("", "share", "占比", ()),
    "total": ("", "total", "合计", ("sum", "总计")),
    "ratio": ("", "ratio", "比值", ()),
    "batch": ("N", "batch", "批大小", ("batch size",)),
    "name": ("", "name", "名称", ()),
    "source": ("", "source", "出处", ()),
    "fully_connected": ("", "fully connected layer", "全连接层", ("linear layer", "FC", "dense")),
    "batch_norm": ("", "batch normalisation", "批归一化", ("BatchNorm", "BN", "批量规范化")),
    "transposed": ("", "transposed convolution", "转置卷积", ("deconvolution", "反卷积")),
    "pointwise": ("", "1×1 convolution", "1×1 卷积", ("pointwise convolution", "逐点卷积")),
    "bottleneck": ("", "bottleneck", "瓶颈", ("瓶颈结构",)),
    "grouped": ("", "grouped convolution", "分组卷积", ("group convolution", "组卷积")),
    "depthwise": ("", "depthwise convolution", "逐通道卷积", ("深度卷积", "DW")),
    "separable": ("", "depthwise-separable convolution", "深度可分离卷积", ("深度可分卷积",)),
    "memory_access": ("", "memory access cost", "访存量", ("memory traffic", "访存", "内存访问量")),
}


def term(key: str, lang: str = "en") -> str:
    """The term in one language.

    >>> term("receptive_field"), term("receptive_field", "zh")
    ('receptive field', '感受野')
    """
    return str(TERMS[key][2 if lang == "zh" else 1])
