"""What stands in the site beside the pages: chart specifications."""

from .site import export

__all__ = ["export"]
