"""MkDocs' live-reloading server, over sessions: a mistake is shown where the page would be, and the server goes on."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import shutil
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterable
from html import escape
from pathlib import Path

import watchdog.observers
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from .session import SEARCH, Session

WATCHED = ("data", "docs", "macros", "overrides", "mkdocs.yml")
DATA_RULES = ["ids-resolve", "measures-fit"]
"""What pages stumble over without telling the line of the data that is to be mended."""
_LOUD = ("mkdocs.commands.build", "mkdocs.plugins.mkdocs_macros.util")
"""Loggers that tell of a broken page, with a traceback, what is told here by its place."""
_KEPT = ("macros.serve", "macros.cli")
_READING = ("opened", "closed_no_write")
_PROBLEM = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Something is wrong</title>
<meta name="color-scheme" content="light dark"></head>
<body style="font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem">
<h1>Something is wrong</h1><p>This page comes back by itself once it is mended. The same stands in the terminal.</p>
<pre style="white-space: pre-wrap; overflow-wrap: anywhere; font-size: 14px">{}</pre></body></html>"""


class Preview(LiveReloadServer):
    """Serves the repository at `root`; `say` prints a line to the terminal."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        self.repository = root.resolve()
        self.folder = Path(tempfile.mkdtemp(prefix="atlas-preview-"))
        self.session: Session | None = None
        self.problem = ""
        self._index = b""
        self._count = 0
        self._code: dict[str, int] = {}
        self._prose: dict[str, int] = {}
        self._working = threading.RLock()
        for name in _LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        super().__init__(self.refresh, host, port, root=str(self.folder))
        self.observer = watchdog.observers.Observer()
        self._watched_paths = dict.fromkeys(WATCHED, 1)  # MkDocs adds its script to pages where these are some
        handler = FileSystemEventHandler()
        handler.on_any_event = self._noticed
        self.observer.schedule(handler, str(self.repository))  # the configuration; an editor may replace the file
        for name in WATCHED:
            if (self.repository / name).is_dir():
                self.observer.schedule(handler, str(self.repository / name), recursive=True)

    def _noticed(self, event: FileSystemEvent) -> None:
        """Ask for a new session where something was written; files are read all the time."""
        path = Path(os.fsdecode(event.src_path))
        if event.is_directory or event.event_type in _READING or "__pycache__" in path.parts:
            return
        if path.relative_to(self.repository).parts[0] in WATCHED:
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

    def refresh(self) -> None:
        """Begin a new session after a change. Never raises: what is wrong is kept, told and shown."""
        with self._working:
            self._forget_changed_code()
            self._count += 1
            old, site = self.folder / str(self._count - 1), self.folder / str(self._count)
            try:
                importlib.import_module("macros.atlas").open_atlas(self.repository)
                self.session = Session(self.repository, site, self.url)
                self._keep_index(site / SEARCH)
                self.problem = "\n".join(filter(None, (self._data_problems(), self._prose_problems())))
            except (Exception, SystemExit) as error:
                self.problem = self._told(error)
            if self.problem:
                say(self.problem)
            self.root = str(site)
            shutil.rmtree(old, ignore_errors=True)

    def _keep_index(self, file: Path) -> None:
        """Give a new session the search index of an earlier one: making it means building every page."""
        if self._index:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self._index)

    def _make_index(self) -> None:
        """Build every page, one at a time so that readers come between, and their index; given up after an edit."""
        session = self.session
        for file in session.pages if session else []:
            with self._working:
                if self.session is not session:
                    return
                with contextlib.suppress(Exception, SystemExit):  # told when the page itself is asked for
                    session.build(file)
        with self._working:
            if session and self.session is session:
                session.index()
                self._index = (session.site / SEARCH).read_bytes()

    def _forget_changed_code(self) -> None:
        """Drop our modules from memory where a file of theirs has changed, so that they are read anew."""
        code = _signature(self.repository / "macros")
        if self._code and code != self._code:
            for name in [name for name in sys.modules if name.split(".")[0] == "macros"]:
                if name != "macros" and not name.startswith(_KEPT):
                    del sys.modules[name]
        self._code = code

    def _data_problems(self) -> str:
        """The ids, bases and units in the data that fit nothing, by place."""
        found = importlib.import_module("macros.checks").run(self.repository, only=DATA_RULES)[1]
        return "\n".join(str(finding) for finding in found if finding.severity == "error")

    def _prose_problems(self) -> str:
        """What is wrong with the pages that changed, wherever the browser is."""
        prose = _signature(self.repository / "docs")
        changed = [path for path, time in prose.items() if self._prose and self._prose.get(path) != time]
        self._prose = prose
        return "\n".join(filter(None, (self._findings(Path(path)) for path in changed if path.endswith(".md"))))

    def _findings(self, file: Path) -> str:
        """The wrong calls of a page, by place."""
        load, rehearse = importlib.import_module("macros.load"), importlib.import_module("macros.render.rehearse")
        name = file.relative_to(self.repository).as_posix()
        page = importlib.import_module("macros.load.page").read_page(file, name)
        atlas = importlib.import_module("macros.atlas").open_atlas(self.repository)
        found = page.findings + rehearse.rehearse(page, atlas, load.open_book(self.repository))[1]
        return "\n".join(map(str, found))

    def _told(self, error: BaseException) -> str:
        """An error as a contributor reads it: our own by their message, others with the line that raised them."""
        if type(error).__module__.startswith("macros."):
            return str(error)
        return "".join(traceback.format_exception_only(error)).strip() + "\n" + _last_line(error)

    def _serve_request(self, environ: dict, start_response: object) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore").lstrip("/")
        if path.startswith("livereload/"):
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
        address = f"{path}index.html" if not path or path.endswith("/") else path
        if address == SEARCH and not self._index:
            self._make_index()
        while not (wrong := self._prepare(address)):
            folder, answer = self.root, super()._serve_request(environ, start_response)
            if answer is not None or folder == self.root:  # else a new session began in between
                return answer
        content = self._inject_js_into_html(_PROBLEM.format(escape(wrong)).encode(), self._visible_epoch)
        start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
        return [content]

    def _prepare(self, address: str) -> str:
        """Have what is asked for written; what is wrong with it, if anything is."""
        with self._working:
            if self.session is None or self.problem:
                return self.problem if address.endswith(".html") else ""
            file = self.session.page(address)
            try:
                if file is None:
                    self.session.fetch(address)
                else:
                    self.session.build(file)
            except (Exception, SystemExit) as error:
                source = self.repository / "docs" / file.src_uri if file else None
                wrong = (self._findings(source) if source else "") or self._told(error)
                say(wrong)
                return wrong
        return ""

    def server_activate(self) -> None:
        """Begin to listen, and say where."""
        super().server_activate()
        say(f"Serving at {self.url} (stop with Ctrl+C)")

    def shutdown(self, wait: bool = False) -> None:
        """Stop, and remove what was built."""
        super().shutdown(wait)
        shutil.rmtree(self.folder, ignore_errors=True)


def say(text: str) -> None:
    """Print to the terminal, at once."""
    print(text, file=sys.stderr, flush=True)


def _signature(folder: Path) -> dict[str, int]:
    files = (file for file in folder.rglob("*") if "__pycache__" not in file.parts and file.is_file())
    return {str(file): file.stat().st_mtime_ns for file in files}


def _last_line(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
