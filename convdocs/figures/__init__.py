"""Drawings of convolutions and their costs, as SVG text; every number in them is computed."""

from .bars import bars
from .charts import lines
from .costs import cost_against_size, cost_against_width, ratio_against_size
from .cover import coverage
from .crops import crop_places
from .decoded import decoded
from .extents import field_bars, field_borders
from .figure import Figure
from .grids import matrices
from .kernels import kernels
from .ledgers import ledger_bars
from .memories import memory_bars, memory_course
from .pair import stack_against_single
from .pictures import pictures
from .placing import placing
from .pyramid import growth
from .sampling import sampled
from .shades import aliased
from .slide import slide
from .speeds import layer_times, roofline
from .squares import field_squares
from .steps import windows
from .ways import path_curve, path_growth, path_map

__all__ = [
    "Figure",
    "aliased",
    "bars",
    "cost_against_size",
    "cost_against_width",
    "coverage",
    "crop_places",
    "decoded",
    "field_bars",
    "field_borders",
    "field_squares",
    "growth",
    "kernels",
    "layer_times",
    "ledger_bars",
    "lines",
    "matrices",
    "memory_bars",
    "memory_course",
    "path_curve",
    "path_growth",
    "path_map",
    "pictures",
    "placing",
    "ratio_against_size",
    "roofline",
    "sampled",
    "slide",
    "stack_against_single",
    "windows",
]
