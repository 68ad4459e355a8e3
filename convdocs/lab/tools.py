"""The tools of the lab by name."""

from . import layer

TOOLS = {"layer": layer}
