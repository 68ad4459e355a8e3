"""Lines of Python that try the package everywhere, good and bad, from one seed."""

import random

BAD_WORDS = ["conv", "konv 3", "pool", "pool 2 q3", "conv 64 3x3 s0", "relu 3", "", "linear"]
MODES = ["zeros", "reflect", "replicate", "circular", "mirror"]
SIZES = [0, 1, 1, 2, 2, 3, 3, 3, 4, 5, 7, 11]


def vectors(count: int, networks: tuple[str, ...], conventions: tuple[str, ...]) -> list[str]:
    """So many random lines, and every network and convention besides."""
    rng = random.Random(1409_1556)
    makers = [layer_line, layer_line, layer_line, stack_line, sizes_line, words_line, units_line]
    makers += [memory_line, padding_line, signals_line, paths_line, text_line]
    lines = [rng.choice(makers)(rng) for _ in range(count)]
    for name in [*networks, "nosuch"]:
        lines += [
            f"cd.named_network({name!r}).ledger().rows",
            f"cd.named_network({name!r}).ledger((3, 300, 260), batch=10 ** 16).total",
            f"cd.named_network({name!r}).ledger((3, 30, 30))",
            f"memory.course(cd.named_network({name!r}).ledger(), training=True)",
            f"memory.inference(cd.named_network({name!r}).ledger(batch=10 ** 16))",
            f"scaling.scaled(cd.named_network({name!r}), 2, 3, 2).ledger().total",
        ]
        lines += [
            f"conventions.count({word!r}, cd.named_network({name!r}).ledger())"
            for word in [*conventions, "nosuch"]
        ]
    return lines


def size(rng: random.Random) -> str:
    """A size as people write it: a number, a pair, and now and then something else."""
    one = rng.choice(SIZES)
    pair = f"({one}, {rng.choice(SIZES)})"
    return rng.choice([str(one)] * 8 + [pair, "1.5", "True", "'x'", "-1"])


def shape(rng: random.Random) -> str:
    """A feature map, mostly."""
    c, h, w = rng.choice([1, 2, 3, 4, 6]), rng.randint(1, 40), rng.randint(1, 40)
    huge = 10 ** rng.randint(9, 40)
    return rng.choice([f"({c}, {h}, {w})"] * 12 + [f"({c}, {huge}, {h})", f"({h},)", "(3, 0, 3)"])


def layer(rng: random.Random) -> str:
    """A constructor with random arguments."""
    a, b, g = (rng.choice([1, 2, 3, 4, 6]) for _ in range(3))
    k, s, p, d = (size(rng) for _ in range(4))
    word = rng.choice([p, p, p, "'same'", "'valid'", "'full'"])
    flag = rng.choice(["True", "False"])
    return rng.choice(
        [f"cd.Conv2d({a}, {b}, {k}, {s}, {word}, {d}, bias={flag})"] * 5
        + [f"cd.Conv2d({a}, {b}, {k}, {s}, {p}, {d}, groups={g})"] * 3
        + [
            f"cd.MaxPool2d({k}, {rng.choice(['None', s])}, {p}, {d}, ceil_mode={flag})",
            f"cd.MinPool2d({k}, {s}, {p})",
            f"cd.AvgPool2d({k}, {s}, {p}, ceil_mode={flag}, divisor_override={rng.randint(0, 4)})",
            f"cd.AdaptiveAvgPool2d({rng.choice([k, 'None', f'(None, {a})'])})",
            f"cd.Linear({a}, {b}, bias={flag})",
            f"cd.BatchNorm2d({a}, affine={flag}, bias={rng.choice(['True', 'False', 'None'])})",
            f"cd.Conv2d({a}, {b}, {k}, padding={word}, padding_mode={rng.choice(MODES)!r})",
            f"cd.LocalResponseNorm({a})",
            "cd.ReLU()",
            f"cd.Dropout({rng.choice(['0.5', '0', '1', '2'])})",
            "cd.Flatten()",
        ]
    )


def layer_line(rng: random.Random) -> str:
    """One layer on one input: every number it has, and the worked lines."""
    made, on = layer(rng), shape(rng)
    return rng.choice(
        [
            f"[(l, l.params, l.weights, l.output_shape({on}), l.macs({on})) for l in [{made}]]",
            f"cd.derive({made}, {on})",
            f"sorted({made}.arguments().items())",
            f"cd.make({made}.kind, {made}.arguments())",
        ]
    )


def stack_line(rng: random.Random) -> str:
    """A few layers in a row."""
    made = ", ".join(layer(rng) for _ in range(rng.randint(1, 3)))
    on = rng.choice([shape(rng), "None"])
    net = f"cd.Network('n', 'random', {shape(rng)}, [{made}]).ledger(batch={rng.randint(0, 3)})"
    return rng.choice([f"cd.receptive_field([{made}], {on})", net])


def sizes_line(rng: random.Random) -> str:
    """The bare arithmetic, with integers beyond 2 ** 53."""
    i, k, s, p, d = (rng.choice([*SIZES[1:], 10 ** rng.randint(1, 30)]) for _ in range(5))
    return rng.choice(
        [
            f"arithmetic.output_size({i}, {k}, {s}, {p}, {d})",
            f"arithmetic.ceil_output_size({i}, {k}, {s}, {p}, {d})",
            f"arithmetic.same_padding({k}, {d})",
            f"arithmetic.conv_weights({i}, {k}, {s}, {p}, {rng.randint(1, 9)})",
            f"arithmetic.grow_size({i}, {k}, {s}, {d})",
            f"arithmetic.gcd({i}, {k})",
            f"arithmetic.spread({rng.randint(1, 99)}, {rng.randint(1, 9)}, {rng.randint(1, 99)})",
        ]
    )


def padding_line(rng: random.Random) -> str:
    """Where frameworks pad, what a pixel is read, and pooling window by window."""
    i, k, s, d, p = (rng.choice(SIZES[1:]) for _ in range(5))
    word = rng.choice(["'SAME'", "'VALID'", "'same'", "'valid'", "'causal'", "'SAME_LOWER'"])
    huge, flag = 10 ** rng.randint(1, 30), rng.choice(["True", "False"])
    kind = rng.choice(["MaxPool2d", "MinPool2d", "AvgPool2d"])
    grid = [[rng.randint(-9, 9) for _ in range(5)] for _ in range(6)]
    return rng.choice(
        [
            f"frameworks.tensorflow({huge}, {k}, {s}, {d}, {word})",
            f"frameworks.keras({i}, {k}, {s}, {d}, {word})",
            f"frameworks.pytorch({i}, {k}, {s}, {d}, {rng.choice([p, word])})",
            f"frameworks.pytorch_pool({i}, {k}, {s}, {d}, {p}, {flag})",
            f"frameworks.caffe_pool({i}, {k}, {s}, {p}, {rng.choice(['CEIL', 'FLOOR', 'UP'])!r})",
            f"frameworks.onnx({i}, {k}, {s}, {d}, {word}, ({p}, {i}))",
            f"coverage.tally({huge}, {k}, {s}, {p}, {d})",
            f"coverage.read_map(cd.{kind}({k}, {s}, {p}, ceil_mode={flag}), (1, {i}, 9))",
            f"coverage.read_tally(cd.Conv2d(1, 1, {k}, {s}, {p}, {d}), (1, {huge}, 30))",
            f"sliding.pool_windows({grid}, cd.{kind}({k}, {s}, {p}, ceil_mode={flag}))",
            f"derivations.windows({grid}, [[1, 2], [3, 4]], {s}, {p}, {d})",
        ]
    )


def words_line(rng: random.Random) -> str:
    """The notation, well and badly written."""
    size = rng.choice(["3x3", "5", "1x7", "2"])
    good = [f"conv {rng.randint(1, 99)} {size} s{rng.randint(1, 3)} p{rng.randint(0, 2)}"]
    good += [f"pool {size}", "relu", f"avgpool {size} ceil", "conv 3x3 same", "bn", "lrn 5"]
    good += ["flatten, linear 10", "卷积 8 3x3", "adaptive 1"]
    text = ", ".join(rng.choice(good + BAD_WORDS) for _ in range(rng.randint(1, 3)))
    on = shape(rng)
    return rng.choice(
        [
            f"cd.parse_layers({text!r}, {rng.randint(1, 9)})",
            f"cd.total_macs(cd.parse_stack({text!r}, {on}), {on})",
            f"cd.parse_shape({rng.choice(['3x4x5', '3x4', 'a', '12', '3×9×9', '-1x2x3'])!r})",
        ]
    )


def memory_line(rng: random.Random) -> str:
    """What a few layers take in bytes and move; and how often a picture can be cut."""
    made = ", ".join(layer(rng) for _ in range(rng.randint(1, 3)))
    net = f"cd.Network('n', 'random', {shape(rng)}, [{made}]).ledger(batch={rng.randint(1, 3)})"
    dtype = rng.choice(["float32", "float16", "int8", "float8"])
    return rng.choice(
        [
            f"memory.stored({net}, {rng.choice(['True', 'False'])}, dtype={dtype!r})",
            f"memory.course({net}, training=True, dtype={dtype!r})",
            f"memory.training({net}, {rng.choice(['adam', 'sgd', 'lion'])!r})",
            f"[(b.name, b.flops, b.bytes, b.limit) for b in roofline.bounds({net})]",
            f"augmentation.views({size(rng)}, {size(rng)})",
            f"augmentation.core({size(rng)}, {size(rng)})",
        ]
    )


NET = """class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, %d, %s)
        self.fc = nn.Linear(%s, 3)
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv(x)), 2)  # half
        %s
        return self.fc(x)"""
PRINT = """%s(
  (features): Sequential(
    (0): Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1), padding_mode=reflect)
    (1): AvgPool2d(kernel_size=2, stride=2, padding=0)
  )
  (%s): Linear(in_features=%d, out_features=3, bias=True)
)"""


def text_line(rng: random.Random) -> str:
    """What people paste: sources with arithmetic, classes, prints, summaries."""
    width = rng.choice(["2**2", "50 * 4 * 4", "3//2", "n", "7/2", "-(2-9)", "9**9**9", "72", "(3"])
    flat = rng.choice(["x = x.view(-1, 72)", "x = torch.flatten(x, 1)", "x = x + x", "y = x"])
    text = rng.choice(
        [
            NET % (rng.randint(1, 3), rng.choice(["3", "(3, 5)", "k"]), width, flat),
            PRINT % (rng.choice(["VGG", "Sequential"]), rng.choice(["classifier", "fc"]), 72),
            f"nn.Conv2d(1, {width}, 3, padding={rng.choice(['same', '1', '(1, 2)'])}), relu",
            f"ｃｏｎｖ {rng.randint(1, 9)} ３x３; Linear({width}, 2)",
            "Layer (type)  Param #",
        ]
    )
    shape = rng.choice(["(1, 14, 14)", "(1, 15, 9)", "None"])
    return rng.choice(
        [
            f"[(r.texts, r.name) for r in [printout.reading.read({text!r})]]",
            f"[[n.text('zh') for n in r.notes] for r in [printout.reading.read({text!r})]]",
            f"printout.reading.stack({text!r}, {shape})[0]",
        ]
    )


def units_line(rng: random.Random) -> str:
    """Numbers as they are printed, and the comparison of stacks."""
    a, b = rng.randint(-(10**30), 10**30), rng.randint(1, 10 ** rng.randint(1, 20))
    unit = rng.choice(["", "k", "M", "G", "万", "亿", "MB", "MiB", "GiB"])
    n = rng.randint(1, 4)
    return rng.choice(
        [
            f"units.grouped({a})",
            f"units.fixed({a}, {b}, {rng.randint(0, 6)})",
            f"units.percent({a}, {b}, {rng.randint(0, 3)})",
            f"units.quantity({abs(a)}, {unit!r}, {rng.randint(0, 3)})",
            f"cd.crossing(cd.stacked(3, {n}), cd.stacked({2 * n + 1}, 1), limit=40)",
            f"cd.stacked(3, {n}, channels=(2, 3, 4))",
        ]
    )


def paths_line(rng: random.Random) -> str:
    """Paths through layers in a row, and what is said about them."""
    stack = ", ".join(layer(rng) for _ in range(rng.randint(1, 3)))
    net = f"cd.Network('net', '', {shape(rng)}, [{stack}])"
    part, axes, small = rng.randint(1, 99), rng.choice([1, 2]), f"(2, {size(rng)}, {size(rng)})"
    return rng.choice(
        [
            f"paths.along([{stack}], {rng.choice([0, 1])}, {small})",
            f"paths.inside([{stack}], {small}, {rng.randint(0, 9)})",
            f"paths.variance(paths.along([{stack}]))",
            f"paths.core(paths.along([{stack}]), {part}, 100, {axes})",
            f"paths.core([{part}, 2, {part}, {axes}], 1, 2)",
            f"scaling.scaled({net}, {axes}, {part % 3}, {axes}).ledger().total",
        ]
    )


def signals_line(rng: random.Random) -> str:
    """Waves read with a stride; amplitudes rounded, since two C libraries differ in last digits."""
    cycles, length, stride = rng.randint(-9, 99), rng.randint(0, 24), size(rng)
    return rng.choice(
        [
            f"signals.folded({cycles}, {length})",
            f"signals.alias({cycles}, {length}, {stride})",
            f"[int(1e6 * v + 0.5) for v in signals.spectrum([1.5, -2, {cycles}, 4][:{length}])]",
            f"signals.blurred([[{cycles}, 2, {length}, 0.5]], [1, 2, 1])",
        ]
    )
