"""The tools themselves: each runs on PyTorch's modules and returns the number it would print.

A tool that is not installed skips its tests with that reason.
"""

import importlib
import importlib.util
import io
import sys
from contextlib import redirect_stdout
from unittest.mock import patch

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode
from torch_modules import module


class AsTorchvision(torch.nn.Module):
    """Layers in a row, flattened by a function as torchvision's networks are."""

    def __init__(self, layers):
        super().__init__()
        self.parts = torch.nn.ModuleList(module(x) for x in layers if x.kind != "Flatten")
        self.flatten = [layer.kind == "Flatten" for layer in layers]

    def forward(self, x):
        parts = iter(self.parts)
        for flatten in self.flatten:
            x = torch.flatten(x, 1) if flatten else next(parts)(x)
        return x


def installed(name):
    return pytest.importorskip(name, exc_type=ImportError)


def flop_counter(net, x):
    with FlopCounterMode(display=False) as counter:
        net(x)
    return counter.get_total_flops()


def fvcore(net, x):
    analysis = installed("fvcore.nn").FlopCountAnalysis(net, x)
    return analysis.unsupported_ops_warnings(False).uncalled_modules_warnings(False).total()


def torchprofile(net, x):
    return installed("torchprofile").profile_macs(net, x)


def thop(net, x):
    return installed("thop").profile(net, (x,), verbose=False)[0]


def torchinfo(net, x):
    return installed("torchinfo").summary(net, input_data=x, verbose=0).total_mult_adds


def torchinfo_memory(net, x):
    return installed("torchinfo").summary(net, input_data=x, verbose=0).total_output_bytes


def ptflops(net, x, backend="pytorch"):
    return installed("ptflops").get_model_complexity_info(
        net,
        tuple(x.shape[1:]),
        as_strings=False,
        print_per_layer_stat=False,
        input_constructor=lambda _: x,
        backend=backend,
    )[0]


def ptflops_aten(net, x):
    return ptflops(net, x, "aten")


def calflops_counter():
    """Its counter alone: the package as a whole asks for transformers."""
    spec = importlib.util.find_spec("calflops")
    if spec is None:
        pytest.skip("could not import 'calflops'")
    sys.modules.setdefault("calflops", importlib.util.module_from_spec(spec))
    return importlib.import_module("calflops.flops_counter")


def calflops_both(net, x):
    return calflops_counter().calculate_flops(
        net, tuple(x.shape), print_results=False, print_detailed=False, output_as_string=False
    )


def calflops(net, x):
    return calflops_both(net, x)[0]


def calflops_macs(net, x):
    return calflops_both(net, x)[1]


def torchsummary(net, x):
    """Text, with two digits: MB as it writes, MiB as it computes."""
    with redirect_stdout(io.StringIO()) as out:
        shape = tuple(x.shape[1:])
        installed("torchsummary").summary(net, shape, batch_size=len(x), device="cpu")
    return out.getvalue().partition("pass size (MB): ")[2].split()[0]


# convention: its tool
TOOLS = {
    "flop-counter": flop_counter,
    "fvcore": fvcore,
    "torchprofile": torchprofile,
    "thop": thop,
    "torchinfo": torchinfo,
    "torchinfo-memory": torchinfo_memory,
    "ptflops": ptflops,
    "ptflops-aten": ptflops_aten,
    "calflops": calflops,
    "calflops-macs": calflops_macs,
    "torchsummary": torchsummary,
}


def measured(tool, layers, shape, batch):
    """What a tool makes of layers: a fresh network each time, because some leave traces in it.

    Built without drawing weights, which no count depends on and which takes most of the time.
    """
    kinds = torch.nn.Conv2d, torch.nn.Linear
    conv, linear = (patch.object(kind, "reset_parameters") for kind in kinds)
    with conv, linear:
        net = AsTorchvision(layers).eval()
    with torch.no_grad():
        return TOOLS[tool](net, torch.zeros(batch, *shape))
