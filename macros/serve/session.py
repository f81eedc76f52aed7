"""The site between two edits: what MkDocs knows of it, and its pages, each built when it is first asked for.

MkDocs builds every page before it shows one. This takes the same steps in the same order, page
by page, with the functions of MkDocs itself.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands import build as steps
from mkdocs.config import load_config
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

SEARCH = "search/search_index.json"
"""Asked for by every page, and made of all of them."""


class Session:
    """`root` is the repository, `site` the folder to build into, `url` where it is served."""

    def __init__(self, root: Path, site: Path, url: str) -> None:
        self.root, self.site = root, site
        self._built: set[str] = set()
        self._makers: dict[str, Callable[[], str | bytes]] | None = None
        self.config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(site))
        self.config.site_url = url
        plugins = self.config.plugins
        plugins.on_startup(command="serve", dirty=False)
        self.config = plugins.on_config(self.config)
        plugins.on_pre_build(config=self.config)
        files = get_files(self.config)
        env = self.config.theme.get_env()
        files.add_files_from_theme(env, self.config)
        self.files = plugins.on_files(files, config=self.config)
        set_exclusions(self.files, self.config)
        self.nav = plugins.on_nav(get_navigation(self.files, self.config), config=self.config, files=self.files)
        self.pages = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for file in self.pages:
            page = file.page or Page(None, file, self.config)
            page.read_source(self.config)  # their titles stand in the navigation of every page
        self.env = plugins.on_env(env, config=self.config, files=self.files)
        self.files.copy_static_files(inclusion=InclusionLevel.is_in_serve)
        for template in self.config.theme.static_templates:
            steps._build_theme_template(template, self.env, self.files, self.config, self.nav)
        self._by_address = {file.dest_uri: file for file in self.pages}

    def page(self, address: str) -> File | None:
        """The page whose HTML file has this address in the site."""
        return self._by_address.get(address)

    def build(self, file: File) -> None:
        """Write a page, unless it was written already. Whatever is wrong with it is raised."""
        if file.src_uri in self._built:
            return
        steps._populate_page(file.page, self.config, self.files)
        steps._build_page(file.page, self.config, self.pages, self.nav, self.env)
        self._built.add(file.src_uri)

    def index(self) -> None:
        """Write the search index of the pages that have been built."""
        self.config.plugins["material/search"].on_post_build(config=self.config)

    def fetch(self, address: str) -> None:
        """Write a file that is no page, if there is one of that address and it is not there yet."""
        if (self.site / address).is_file():
            return
        export = importlib.import_module("macros.export")
        if self._makers is None:
            self._makers = export.makers(self.root, self.config.site_url)
        if address in self._makers:
            export.write(self.site, address, self._makers[address]())
