"""Between the site generator and the macros: one writer a page, made when its first macro is called."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from .atlas import Atlas, open_atlas
from .load import LoadError, open_book
from .load.page import Page, read_page
from .render import MACROS, MacroError, Writer, call, rehearse


class PageError(Exception):
    """Something on a page or in the data stops the build; the message lists all of it by place."""


class Site:
    """The pages of one build. `env` is the macros environment of MkDocs, ProperDocs or Zensical."""

    def __init__(self, env: Any, root: Path) -> None:
        self.env = env
        self.root = root
        self.writer: Writer | None = None
        self.page: object = None

    @cached_property
    def atlas(self) -> Atlas:
        """The data, read once a build. Raises LoadError."""
        return open_atlas(self.root)

    def call(self, name: str, *arguments: Any, **options: Any) -> str:
        """Run a macro for the page that is being built. Raises PageError with page, line and remedy."""
        path = self._path()
        try:
            return str(call(self._writer(path), name, *arguments, **options))
        except LoadError as error:
            raise PageError(f"the data has errors:\n{error}") from None
        except MacroError as error:
            raise PageError(self._located(path, error)) from None

    def _path(self) -> str:
        page = self.env.page
        file = getattr(page, "file", None)
        return file.src_uri if file is not None else page.path

    def _writer(self, path: str) -> Writer:
        if self.writer is None or self.page is not self.env.page or self.writer.page.name != f"docs/{path}":
            known = {"base": site_url(self.env), "repository": repository(self.env)}
            self.writer = Writer(self.atlas, self._read(path), open_book(self.root), **known)
            self.page = self.env.page
        return self.writer

    def _read(self, path: str) -> Page:
        page = read_page(self.root / "docs" / path, f"docs/{path}")
        if page.findings:
            raise PageError("\n".join(map(str, page.findings)))
        return page

    def _located(self, path: str, error: MacroError) -> str:
        findings = rehearse(self._read(path), self.atlas, open_book(self.root))[1]
        return "\n".join(map(str, findings)) or f"docs/{path}: {error}"


def site_url(env: Any) -> str:
    """Where the site will be published, ending in a slash; empty where nobody has said."""
    url = (getattr(env, "conf", None) or {}).get("site_url") or ""
    return url if not url or url.endswith("/") else f"{url}/"


def repository(env: Any) -> str:
    """Where the files of the repository can be seen, ending in a slash; empty where the configuration names none.

    `edit_uri` is where a page is edited, such as edit/main/docs/; the files of the branch are seen under blob/main/.
    """
    conf = getattr(env, "conf", None) or {}
    url, edit = conf.get("repo_url") or "", conf.get("edit_uri") or ""
    if not url or not edit:
        return ""
    branch = edit.strip("/").removesuffix("/docs").replace("edit/", "blob/", 1)
    return f"{url.rstrip('/')}/{branch}/"


def define(env: Any, root: Path) -> None:
    """Give a site generator's macros environment the macros that pages may call."""
    site = Site(env, root)
    for name in MACROS:
        env.macro(lambda *args, _name=name, **options: site.call(_name, *args, **options), name)
