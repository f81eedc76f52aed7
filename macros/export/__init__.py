"""What stands in the site beside the pages: the files of charts, the figures of measures, the chart runtime."""

from .site import export, makers, write

__all__ = ["export", "makers", "write"]
