"""Numbers drawn for exercises about whole networks, and their answers."""

from random import Random

from . import augmentation, conventions, units
from .answers import Answer
from .derivations import derive
from .draws import Drawn
from .networks import named_network


def draw_network(rng: Random) -> Drawn:
    """One of VGG's networks and an input size that it and AlexNet accept."""
    return {"depth": rng.choice([11, 13, 16, 19]), "i": 32 * rng.randint(2, 10)}


def draw_crop(rng: Random) -> Drawn:
    """An image, and a crop inside it."""
    return {"i": 256, "c": rng.choice([160, 192, 208, 224, 227, 240])}


def draw_bytes(rng: Random) -> Drawn:
    """One of VGG's networks with its parameters, and the bytes of one."""
    drawn = draw_network(rng) | {"bytes": rng.choice([2, 4, 8])}
    return drawn | {"p": named_network(f"vgg{drawn['depth']}").ledger().total.params}


def convolutions(name: str, side: int) -> list[int]:
    """Multiply-adds of each convolution of a network on a square image."""
    rows = named_network(name).ledger((3, side, side)).rows
    return [row.macs for row in rows if row.layer.kind == "Conv2d"]


def last_map(d: Drawn) -> Answer:
    """D2: the side of VGG's last feature map."""
    rows = named_network(f"vgg{d['depth']}").ledger((3, d["i"], d["i"])).rows
    pools = [row.output_shape[1] for row in rows if row.name.startswith("pool")]
    return str(pools[-1]), " → ".join(map(str, [d["i"], *pools]))


def conv_macs(d: Drawn) -> Answer:
    """D3: multiply-adds of all convolutions of a VGG at another input size."""
    terms = convolutions(f"vgg{d['depth']}", d["i"])
    return units.grouped(sum(terms), " "), " + ".join(units.grouped(one, " ") for one in terms)


def torchinfo(d: Drawn) -> Answer:
    """B8: what torchinfo counts in a VGG."""
    ledger = named_network(f"vgg{d['depth']}").ledger((3, d["i"], d["i"]))
    count = conventions.count("torchinfo", ledger)
    line = " + ".join(units.grouped(term.value, " ") for term in count.terms)
    return units.grouped(count.value, " "), line


def cropped(d: Drawn) -> Answer:
    """D4: different crops and mirror images."""
    places = d["i"] - d["c"] + 1
    return units.grouped(augmentation.views(d["i"], d["c"]), " "), f"{places} × {places} × 2"


def first_macs(d: Drawn) -> Answer:
    """D1: multiply-adds of AlexNet's first convolution at another input size."""
    row = named_network("alexnet-torchvision").ledger((3, d["i"], d["i"])).rows[0]
    line = next(step for step in derive(row.layer, row.input_shape) if step.key == "macs")
    return units.grouped(row.macs, " "), line.substitution


def parameter_bytes(d: Drawn) -> Answer:
    """D3: what parameters take, in MiB."""
    size = d["p"] * d["bytes"]
    answer = units.fixed(size, units.SCALES["MiB"], 1) + " MiB"
    return answer, f"{units.grouped(d['p'], ' ')} × {d['bytes']} / 1024²"


def ratio(d: Drawn) -> Answer:
    """D3: VGG's multiply-adds over AlexNet's, convolutions only."""
    ours, theirs = (
        sum(convolutions(name, d["i"])) for name in (f"vgg{d['depth']}", "alexnet-torchvision")
    )
    line = f"{units.grouped(ours, ' ')} / {units.grouped(theirs, ' ')}"
    return units.fixed(ours, theirs, 2), line
