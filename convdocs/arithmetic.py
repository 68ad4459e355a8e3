"""The arithmetic of convolution along one axis: integers in, integers out.

Letters as in Dumoulin and Visin, "A guide to convolution arithmetic for deep learning"
(arXiv:1603.07285): i input size, k kernel, s stride, p padding, d dilation, o output size.
Receptive fields as in Araujo, Norris and Sim, "Computing receptive fields of convolutional
neural networks" (Distill, 2019): r size, j effective stride.
"""


def span(k: int, d: int = 1) -> int:
    """Input positions between the first and the last tap of a kernel, both included: d(k-1)+1.

    Source: Dumoulin and Visin, section 5.1 (dilated convolutions).

    >>> span(3, 2)
    5
    """
    return d * (k - 1) + 1


def output_size(i: int, k: int, s: int = 1, p: int = 0, d: int = 1) -> int:
    """How many places a kernel can stand: floor((i + 2p - d(k-1) - 1) / s) + 1.

    `p` is the padding of one side. Not positive where the kernel does not fit.
    Source: Dumoulin and Visin, relationship 15.

    >>> output_size(224, 11, s=4, p=2)
    55
    """
    return padded_output_size(i + 2 * p, k, s, d)


def padded_output_size(padded: int, k: int, s: int = 1, d: int = 1) -> int:
    """The same for an input whose padding is already added: floor((padded - span) / s) + 1.

    Not positive where the kernel does not fit.

    >>> padded_output_size(4, 3)
    2
    """
    return (padded - d * (k - 1) - 1) // s + 1


def ceil_output_size(i: int, k: int, s: int = 1, p: int = 0, d: int = 1) -> int:
    """Output size of a pooling layer with ceil_mode: the quotient is rounded up.

    The last window is dropped when it would start in the right-hand padding.
    Source: PyTorch, `pooling_output_shape` in aten/src/ATen/native/Pool.h.

    >>> ceil_output_size(6, 3, s=2)
    3
    >>> ceil_output_size(5, 2, s=3, p=1)
    2
    """
    o = -((span(k, d) - i - 2 * p) // s) + 1
    return o - 1 if (o - 1) * s >= i + p else o


def same_padding(k: int, d: int = 1) -> tuple[int, int]:
    """Zeros before and after that keep the size at stride 1; an even kernel's extra goes after.

    Their sum is d(k-1). Source: PyTorch, `_ConvNd` in torch/nn/modules/conv.py.

    >>> same_padding(3), same_padding(4)
    ((1, 1), (1, 2))
    """
    total = d * (k - 1)
    return total // 2, total - total // 2


def conv_weights(c_in: int, c_out: int, kh: int, kw: int, groups: int = 1) -> int:
    """Weights of a convolution, biases not counted: C_out * (C_in / groups) * kh * kw.

    >>> conv_weights(128, 256, 5, 5)
    819200
    """
    return c_out * (c_in // groups) * kh * kw


def conv_macs(weights: int, h_out: int, w_out: int) -> int:
    """Multiply-adds of a convolution: every weight is used once at every output position.

    Multiplications by padding zeros are counted, bias additions are not.

    >>> conv_macs(conv_weights(128, 256, 5, 5), 100, 100)
    8192000000
    """
    return weights * h_out * w_out


def grow_size(r: int, j: int, k: int, d: int = 1) -> int:
    """Receptive field size after a layer: r + d(k-1) j, with j the effective stride before it.

    Source: Araujo et al., equation 1.

    >>> grow_size(3, 2, 3)
    7
    """
    return r + d * (k - 1) * j


def grow_start(start: int, j: int, p: int) -> int:
    """Input index where output 0's span begins: start - p j; negative means in the padding.

    Source: Araujo et al., equation 3.

    >>> grow_start(-1, 2, 1)
    -3
    """
    return start - p * j


def spread(mask: int, k: int, step: int) -> int:
    """The union of k copies of a set of positions, each `step` further; bit n is position n.

    Doubles the copies, so that a kernel of k taps needs about log2(k) shifts.

    >>> bin(spread(0b1, 3, 2))
    '0b10101'
    """
    done = 1
    while done < k:
        more = min(done, k - done)
        mask |= mask << more * step
        done += more
    return mask


MOST_BITS = 2**22  # positions that are looked at one by one


def places(windows: dict[int, int]) -> int | None:
    """How many different sums of t * step there are, one t < k for each step: k of `windows`.

    These are the positions that layers with such steps and kernels read. Steps that all larger
    ones' common divisor exceeds in sum are independent of these: the numbers multiply. None if
    what is left has holes that only a look at more than MOST_BITS positions could count.

    >>> places({1: 3, 2: 3}), places({1: 2, 3: 2, 9: 2})
    (7, 8)
    """
    steps = sorted(windows)
    common = [0]  # of all steps from each on
    for step in reversed(steps):
        common.append(gcd(step, common[-1]))
    product, first, reach = 1, 0, 0
    for n, step in enumerate(steps):
        reach += (windows[step] - 1) * step
        if n + 1 == len(steps) or reach < common[len(steps) - n - 1]:
            count = together({one: windows[one] for one in steps[first : n + 1]})
            if count is None:
                return None
            product, first, reach = product * count, n + 1, 0
    return product


def together(windows: dict[int, int]) -> int | None:
    """The same for steps that cannot be told apart."""
    steps = sorted(windows)
    unit = 0
    for step in steps:
        unit = gcd(step, unit)
    last, whole = 0, True  # positions from 0 to last, in units, without a hole so far
    for step in steps:
        whole = whole and step // unit <= last + 1
        last += (windows[step] - 1) * (step // unit)
    if whole:
        return last + 1
    if last >= MOST_BITS:
        return None
    mask = 1
    for step in steps:
        mask = spread(mask, windows[step], step // unit)
    return bin(mask).count("1")


def gcd(a: int, b: int) -> int:
    """Greatest common divisor, for ratios in lowest terms.

    >>> gcd(6084 + 5184, 14400)
    36
    """
    while b:
        a, b = b, a % b
    return a


def inverse(a: int, m: int) -> int:
    """The number that times `a` leaves 1 when divided by m; the two have no common divisor.

    >>> inverse(3, 7), 3 * 5 % 7, inverse(5, 1)
    (5, 1, 0)
    """
    rest, next_rest, factor, next_factor = a % m, m, 1, 0
    while next_rest:
        times = rest // next_rest
        rest, next_rest = next_rest, rest - times * next_rest
        factor, next_factor = next_factor, factor - times * next_factor
    return factor % m
