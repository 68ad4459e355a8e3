"""Hypothesis without a time limit per example: a busy machine is no defect of the package."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
