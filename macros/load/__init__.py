"""From the files under data/ to an `Atlas`, once; every mistake of every file is reported in one go."""

from .book import Book, open_book
from .finding import Finding, LoadError, Place, nearest
from .loader import Loaded, load, read
from .places import LISTS, page_address, page_file
from .yaml_reader import Document, read_yaml

__all__ = [
    "LISTS",
    "Book",
    "Document",
    "Finding",
    "LoadError",
    "Loaded",
    "Place",
    "load",
    "nearest",
    "open_book",
    "page_address",
    "page_file",
    "read",
    "read_yaml",
]
