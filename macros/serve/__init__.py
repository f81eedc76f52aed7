"""A preview that follows every edit at once: pages are made when a browser asks for them, anew after each change."""

from .server import Preview

__all__ = ["Preview"]
