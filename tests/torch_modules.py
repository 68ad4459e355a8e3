"""The layers and networks of convdocs as PyTorch's, with PyTorch's own counts."""

import torch
from torch.utils.flop_counter import FlopCounterMode


def module(layer):
    """PyTorch's module of one layer; its arguments are the layer's."""
    return getattr(torch.nn, layer.kind)(**layer.arguments())


def network(layers):
    """PyTorch's modules in a row, as they are used for inference."""
    return torch.nn.Sequential(*map(module, layers)).eval()


def parameters(net):
    """How many parameters PyTorch counts."""
    return sum(parameter.numel() for parameter in net.parameters())


def applied(net, x):
    """The output, and the multiply-adds: half of what FlopCounterMode counts."""
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        return net(x), counter.get_total_flops() / 2
