"""VGG-16 counted by convdocs and by the tools for PyTorch: in process, and as a process.

    pip install -e .[bench] && python tests/benchmarks/ledger.py [NETWORK]

In process: the best of several calls with everything loaded and built. As a process: from the
shell to the number, with the most memory on the way. One thread everywhere. The tools are given
the network as PyTorch's modules; FlopCounterMode alone needs no weights, so it gets none.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve()
ONE_THREAD = dict.fromkeys(["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"], "1")
REPEATS = {"convdocs": 200}  # the others take seconds


def convdocs(name: str) -> Callable[[], float]:
    import convdocs as cd

    network = cd.named_network(name)
    return lambda: network.ledger().total.macs


def modules(name: str, device: str = "cpu") -> tuple:
    """The network as PyTorch's modules, and one input."""
    sys.path.insert(0, str(HERE.parent.parent))
    import torch
    from torch_modules import network

    import convdocs as cd

    torch.set_num_threads(1)
    net = cd.named_network(name)
    with torch.device(device):
        return network([layer for _, layer in net.layers]), torch.zeros(1, *net.input_shape)


def flop_counter(name: str) -> Callable[[], float]:
    net, x = modules(name, "meta")
    from torch_modules import applied

    return lambda: applied(net, x)[1]


def fvcore(name: str) -> Callable[[], float]:
    from fvcore.nn import FlopCountAnalysis

    net, x = modules(name)
    return lambda: FlopCountAnalysis(net, x).unsupported_ops_warnings(False).total()


def torchinfo(name: str) -> Callable[[], float]:
    from torchinfo import summary

    net, x = modules(name)
    return lambda: summary(net, input_data=x, verbose=0).total_mult_adds


def ptflops(name: str) -> Callable[[], float]:
    from ptflops import get_model_complexity_info

    net, x = modules(name)
    plain = {"as_strings": False, "print_per_layer_stat": False, "verbose": False}
    return lambda: get_model_complexity_info(net, tuple(x.shape[1:]), **plain)[0]


def thop(name: str) -> Callable[[], float]:
    from thop import profile

    net, x = modules(name)
    return lambda: profile(net, inputs=(x,), verbose=False)[0]


TOOLS = {tool.__name__: tool for tool in (convdocs, flop_counter, fvcore, torchinfo, ptflops, thop)}


def best_call(tool: str, network: str) -> None:
    """In a process of its own: print what one tool counts, and the seconds of its best call."""
    count, seconds = TOOLS[tool](network), []
    for _ in range(REPEATS.get(tool, 3)):
        start = time.perf_counter()
        macs = count()
        seconds.append(time.perf_counter() - start)
    print(int(macs), min(seconds))


def process(tool: str, network: str) -> tuple[float, float]:
    """The seconds and the MB of a process that counts once; the best of three."""
    once = f"import sys; sys.path.insert(0, {str(HERE.parent)!r}); import ledger; "
    command = [sys.executable, "-c", once + f"print(ledger.{tool}({network!r})())"]
    if tool == "convdocs":
        command = [sys.executable, "-m", "convdocs", "network", network]
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise SystemExit(f"{tool} failed: {' '.join(command)}")
        runs.append((time.perf_counter() - start, usage.ru_maxrss * 1024 / 1e6))
    return min(runs)


def main(network: str = "vgg16") -> None:
    """The table: what each counts, how long it takes, and how many times what convdocs takes."""
    os.environ |= ONE_THREAD
    print(f"{network:14}{'MACs':>15}{'one call':>17}{'as a process':>17}{'memory':>17}")
    ours = None
    for tool in TOOLS:
        command = [sys.executable, str(HERE), network, tool]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        macs, call = done.stdout.split()[-2:]
        figures = float(call) * 1e3, *process(tool, network)
        ours = ours or figures
        cells = [f"{value:8.4g} {unit} {value / own:5.0f}x"
                 for value, unit, own in zip(figures, ("ms", "s ", "MB"), ours)]  # fmt: skip
        print(f"{tool:14}{int(macs):15,}" + "".join(cells), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        best_call(sys.argv[2], sys.argv[1])
    else:
        main(*sys.argv[1:])
