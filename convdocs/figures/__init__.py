"""Drawings of convolutions and their costs, as SVG text; every number in them is computed."""

from .bars import bars
from .charts import lines
from .costs import cost_against_size, cost_against_width, ratio_against_size
from .figure import Figure
from .grids import matrices
from .pair import stack_against_single
from .pyramid import growth
from .steps import windows

__all__ = [
    "Figure",
    "bars",
    "cost_against_size",
    "cost_against_width",
    "growth",
    "lines",
    "matrices",
    "ratio_against_size",
    "stack_against_single",
    "windows",
]
