"""The link checker against a server of our own; no test asks any other."""

from __future__ import annotations

import contextlib
import http.server
import itertools
import socket
import threading
import time
from dataclasses import dataclass

import pytest
import tiny

from macros.cli import main
from macros.links import Manners, ask_all

QUICK = Manners(pause=0.0, timeout=1.0, back_off=0.1, longest_wait=0.5)
REDIRECTS = {
    "/moved": (301, "/fine"),
    "/moved-308": (308, "/fine"),
    "/elsewhere-for-now": (302, "/fine"),
    "/moved-then-for-now": (301, "/elsewhere-for-now"),
    "/moved-to-nothing": (301, "/missing"),
    "/to-the-front": (302, "/"),
    "/circle": (301, "/circle"),
    "/odd": (301, "/a `b`<c>"),
}
STATUSES = {"/forbidden": 403, "/login": 401, "/missing": 404, "/removed": 410, "/broken": 500, "/odd-status": 499}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    host: str
    agent: str
    cookie: str
    began: float
    ended: float


class Server(http.server.ThreadingHTTPServer):
    """Answers as its paths say, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[Request] = []

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def asked(self, path: str) -> list[str]:
        return [request.method for request in self.seen if request.path == path]


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        began = time.monotonic()
        earlier = len(self.server.asked(self.path))
        with contextlib.suppress(OSError):
            self.reply(earlier)
        headers = self.headers
        seen = (headers["Host"].split(":")[0], headers["User-Agent"], headers["Cookie"] or "", began, time.monotonic())
        self.server.seen.append(Request(self.command, self.path, *seen))

    do_HEAD = do_GET

    def reply(self, earlier: int) -> None:
        headers = {"Content-Length": "0", "Set-Cookie": "seen=1"}
        status = STATUSES.get(self.path, 200)
        if self.path in REDIRECTS:
            status, headers["Location"] = REDIRECTS[self.path]
        elif self.path.startswith("/pause"):
            time.sleep(0.05)
        elif self.path == "/slow":
            time.sleep(1.5)
        elif self.path == "/to-the-other-host":
            status, headers["Location"] = 302, self.server.at("/fine", "localhost")
        elif self.path == "/busy-once" and not earlier:
            status, headers["Retry-After"] = 429, "0"
        elif self.path == "/busy-for-a-day":
            status, headers["Retry-After"] = 503, "86400"
        elif self.path == "/busy":
            status = 429
        elif self.path in ("/no-head", "/endless") and self.command == "HEAD":
            status = 405
        elif self.path == "/endless":
            headers["Content-Length"] = str(10**12)
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        while self.path == "/endless" and self.command == "GET":
            self.wfile.write(b"more " * 1000)


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    look_up = socket.getaddrinfo

    def only_here(host, *rest, **more):
        if host in ("127.0.0.1", "localhost"):
            return look_up("127.0.0.1", *rest, **more)
        raise socket.gaierror(socket.EAI_AGAIN if host == "later.example" else socket.EAI_NONAME, "no address")

    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def closed_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/page"


def ask(url, manners=QUICK):
    return dict(ask_all([url], manners))[url]


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/fine", "alive", ""),
        ("/elsewhere-for-now", "alive", ""),
        ("/no-head", "alive", ""),
        ("/endless", "alive", ""),
        ("/busy-once", "alive", ""),
        ("/moved", "moved", "has moved for good; write http://127.0.0.1:PORT/fine"),
        ("/moved-308", "moved", "has moved for good; write http://127.0.0.1:PORT/fine"),
        ("/moved-then-for-now", "moved", "has moved for good; write http://127.0.0.1:PORT/elsewhere-for-now"),
        ("/to-the-front", "moved", "leads to the front page http://127.0.0.1:PORT/ now"),
        ("/odd", "moved", "write http://127.0.0.1:PORT/a%20%60b%60%3Cc%3E"),
        ("/missing", "dead", "answers 404 Not Found: the page is gone"),
        ("/removed", "dead", "answers 410 Gone: the page is gone"),
        ("/moved-to-nothing", "dead", "answers 404 Not Found"),
        ("/forbidden", "refused", "answers 403 Forbidden: programs may be kept out"),
        ("/login", "refused", "answers 401 Unauthorized"),
        ("/busy", "refused", "answers 429 Too Many Requests"),
        ("/odd-status", "refused", "answers 499 (no known status)"),
        ("/broken", "failing", "answers 500 Internal Server Error; it may only be so for a while"),
        ("/circle", "failing", "redirects without end"),
        ("/slow", "timed out", "gave no answer in time"),
    ],
)
def test_what_an_answer_means(server, path, kind, words):
    verdict = ask(server.at(path))
    assert verdict.kind == kind
    assert words.replace("PORT", str(server.server_port)) in verdict.message
    assert bool(verdict.message) == (kind != "alive")
    assert verdict.answered == (kind != "timed out")


@pytest.mark.parametrize(
    ("url", "kind", "words"),
    [
        ("http://127.0.0.1:CLOSED/page", "failing", "takes no connections"),
        ("https://gone.example/page", "dead", "has a host that does not exist, gone.example"),
        ("https://later.example/page", "failing", "could not be looked up"),
        ("http://[broken/page", "failing", "could not be asked"),
    ],
)
def test_what_no_answer_means(server, url, kind, words):
    verdict = ask(closed_port() if "CLOSED" in url else url)
    assert (verdict.kind, verdict.answered) == (kind, False)
    assert words in verdict.message


def test_a_page_without_a_safe_connection_is_not_dead(server):
    verdict = ask(f"https://127.0.0.1:{server.server_port}/")
    assert verdict.kind == "failing"
    assert "offers no safe connection" in verdict.message


def test_the_page_is_asked_for_only_where_its_head_is_not_to_be_had(server):
    for path in ("/fine", "/no-head", "/missing"):
        ask(server.at(path))
    assert server.asked("/fine") == ["HEAD"]
    assert server.asked("/no-head") == ["HEAD", "GET"]
    assert server.asked("/missing") == ["HEAD", "GET"]


def test_a_host_that_says_wait_is_waited_for_and_then_left_alone(server):
    ask(server.at("/busy"))
    assert server.asked("/busy") == ["HEAD"] * 3
    first, second, third = (request.began for request in server.seen)
    assert second - first >= QUICK.back_off
    assert third - second >= 2 * QUICK.back_off


def test_a_host_cannot_make_us_wait_for_long(server):
    began = time.monotonic()
    assert ask(server.at("/busy-for-a-day")).message.startswith("answers 503 Service Unavailable")
    assert 2 * QUICK.longest_wait <= time.monotonic() - began < 10


def test_a_host_is_asked_one_thing_at_a_time_and_several_hosts_side_by_side(server):
    hosts = ("127.0.0.1", "localhost")
    manners = Manners(pause=0.1, timeout=5)
    list(ask_all([server.at(f"/pause/{number}", host) for host in hosts for number in range(5)], manners))
    spans = {}
    for host in hosts:
        asked = sorted((request.began, request.ended) for request in server.seen if request.host == host)
        gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(asked)]
        assert len(asked) == 5
        assert min(gaps) >= 0.09
        spans[host] = (asked[0][0], asked[-1][1])
    assert spans["localhost"][0] < spans["127.0.0.1"][1]
    assert spans["127.0.0.1"][0] < spans["localhost"][1]


def test_the_pause_holds_for_hosts_that_a_redirect_leads_to(server):
    addresses = [server.at("/to-the-other-host")] + [server.at(f"/pause/{n}", "localhost") for n in range(3)]
    list(ask_all(addresses, Manners(pause=0.1, timeout=5)))
    asked = sorted((request.began, request.ended) for request in server.seen if request.host == "localhost")
    assert len(asked) == 4
    assert min(later[0] - earlier[1] for earlier, later in itertools.pairwise(asked)) >= 0.09


def test_we_say_who_we_are_and_carry_no_cookies_from_page_to_page(server):
    list(ask_all([server.at("/fine"), server.at("/no-head"), server.at("/missing")], QUICK))
    assert {request.agent.partition("/")[0] for request in server.seen} == {"AsiaBatteryAtlas-links"}
    assert {request.cookie for request in server.seen} == {""}


def repository(tmp_path, server, *paths):
    sources = "".join(
        f"  - id: web-{number}\n    title: Page {number}\n    date: 2024\n    url: {url}\n    kind: news\n    accessed: 2025-03\n"
        for number, url in enumerate(server.at(path) if path.startswith("/") else path for path in paths)
    )
    changes = {"data/sources/the-web.yml": f"publisher: The Web\nsources:\n{sources}"}
    for name in ("data/sources/the-bureau.yml", "data/sources/the-institute.yml"):
        changes[name] = tiny.FILES[name].replace("https://", server.at("/"))
    return str(tiny.write(tmp_path, changes))


def links(root, *arguments):
    return main(["links", "--root", root, "--pause", "0", "--timeout", "1", *arguments])


def test_findings_are_printed_by_place_with_what_to_write(tmp_path, server, capsys):
    root = repository(tmp_path, server, "/fine", "/moved", "/missing", "/forbidden")
    assert links(root) == 0
    out = capsys.readouterr().out.splitlines()
    moved, dead, refused, counted = out
    assert moved == (
        f"data/sources/the-web.yml:12:10: warning [links-alive] moved: {server.at('/moved')}"
        f" has moved for good; write {server.at('/fine')}"
    )
    assert dead.startswith("data/sources/the-web.yml:18:10: warning [links-alive] dead: ")
    assert dead.endswith(f"such as https://web.archive.org/web/202503/{server.at('/missing')}")
    assert "refused: " in refused
    assert counted == "7 addresses: 4 alive, 1 dead, 1 moved, 1 refused, 0 timed out, 0 failing"


@pytest.mark.parametrize(("path", "code"), [("/fine", 0), ("/forbidden", 0), ("/missing", 1), ("/moved", 1)])
def test_only_when_strict_does_a_dead_or_moved_address_fail(tmp_path, server, path, code):
    root = repository(tmp_path, server, path)
    assert links(root, "data/sources/the-web.yml") == 0
    assert links(root, "data/sources/the-web.yml", "--strict") == code


def test_the_markdown_puts_first_what_is_to_be_mended(tmp_path, server, capsys):
    assert links(repository(tmp_path, server, "/missing", "/broken", "/moved"), "--format", "markdown") == 0
    out = capsys.readouterr().out
    assert out.startswith("## Addresses of sources\n\n6 addresses: 3 alive, ")
    parts = [out.index(part) for part in ("### Dead", "### Moved", "<details><summary>Failing: 1</summary>")]
    assert parts == sorted(parts)
    assert f"- `data/sources/the-web.yml:6:10` <{server.at('/missing')}> answers 404 Not Found" in out
    assert f"write <{server.at('/fine')}>" in out
    assert "Refused" not in out


def test_one_file_can_be_asked_for(tmp_path, server, capsys):
    root = repository(tmp_path, server, "/fine")
    assert links(root, "data/sources/the-web.yml") == 0
    assert capsys.readouterr().out.startswith("1 addresses: 1 alive, ")
    assert {request.path for request in server.seen} == {"/fine"}
    assert links(root, "data/sources/the-wob.yml") == 2
    assert "data/sources holds no the-wob.yml; did you mean 'the-web.yml'?" in capsys.readouterr().err


def test_where_nothing_answers_the_machine_is_offline_and_not_every_page_dead(tmp_path, server, capsys):
    root = repository(tmp_path, server, "https://gone.example/a", "https://gone.example/b")
    assert links(root, "the-web.yml") == 2
    assert "is this machine online?" in capsys.readouterr().err
