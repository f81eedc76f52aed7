"""What stands in the site beside the pages: the files of charts, the figures of measures, the chart runtime."""

from .site import export

__all__ = ["export"]
