"""Fixtures that several files of this folder share."""

from differing import repository, told

__all__ = ["repository", "told"]
