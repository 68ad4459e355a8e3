"""Functions of PyTorch that do what a layer does."""

from .brackets import closing

# Function: the layer that does the same, and its arguments after the input in their order.
FUNCTIONS = {
    "relu": ("ReLU", "inplace"),
    "max_pool2d": ("MaxPool2d", "kernel_size stride padding dilation ceil_mode return_indices"),
    "avg_pool2d": ("AvgPool2d", "kernel_size stride padding ceil_mode count_include_pad "
                   "divisor_override"),
    "adaptive_avg_pool2d": ("AdaptiveAvgPool2d", "output_size"),
    "local_response_norm": ("LocalResponseNorm", "size alpha beta k"),
    "dropout": ("Dropout", "p training inplace"),
    "flatten": ("Flatten", "start_dim end_dim"),
}  # fmt: skip


def opening(text: str) -> int:
    """Where the bracket opens that closes at the end of a text; -1 where none does.

    >>> opening("F.relu(self.conv(x))"), opening("x + y")
    (6, -1)
    """
    for at, sign in enumerate(text):
        if sign == "(" and closing(text, at) == len(text) - 1:
            return at
    return -1


def function(name: str, inside: list[str]) -> str:
    """The layer that a function applies; one without a rule keeps its name, to be refused by it.

    >>> function("max_pool2d", ["2", "stride=3"]), function("softmax", ["dim=1"])
    ('nn.MaxPool2d(kernel_size=2, stride=3)', 'softmax(dim=1)')
    """
    kind, order = FUNCTIONS.get(name, (name, ""))
    names = order.split()
    given = []
    if name == "flatten" and not inside:
        inside = ["0"]  # what the function does by itself: it would join the images
    for n, part in enumerate(inside):
        named = part if "=" in part or n >= len(names) else names[n] + "=" + part
        if not named.startswith("training"):
            given.append(named)
    return ("nn." if order else "") + kind + "(" + ", ".join(given) + ")"
