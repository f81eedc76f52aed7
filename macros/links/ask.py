"""What an address answers: alive, dead, moved, or a sign that only says that we do not know."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from itertools import takewhile
from typing import Literal
from urllib.parse import urlsplit

import requests

from .polite import TOLD_TO_WAIT, Manners, Polite, host_of

Kind = Literal["alive", "dead", "moved", "refused", "timed out", "failing"]
KINDS: tuple[Kind, ...] = ("alive", "dead", "moved", "refused", "timed out", "failing")

_AT_ONCE = 16
_LATER = "it may only be so for a while"
_LOOK = "open it in a browser"


@dataclass(frozen=True)
class Verdict:
    """What became of an address; `message` says what it does, `answered` is true where a server spoke."""

    kind: Kind
    message: str = ""
    answered: bool = True


def ask_all(addresses: Iterable[str], manners: Manners) -> Iterator[tuple[str, Verdict]]:
    """Ask every address, many hosts side by side but each of them alone; verdicts come a host at a time."""
    by_host: defaultdict[str | None, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[host_of(address)].append(address)
    polite = Polite(manners, _AT_ONCE)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        longest_first = sorted(by_host.values(), key=len, reverse=True)
        for verdicts in pool.map(lambda group: [(url, _ask(url, polite)) for url in group], longest_first):
            yield from verdicts


def _ask(url: str, polite: Polite) -> Verdict:
    """Ask for the head of a page and, where the answer is no, for the page, of which nothing is read."""
    verdict = Verdict("failing")
    for method in ("HEAD", "GET"):
        try:
            with polite.session().request(method, url, allow_redirects=True, stream=True) as response:
                verdict = _judge(response)
                if response.status_code < 400 or response.status_code in TOLD_TO_WAIT:
                    break
        except requests.Timeout:
            verdict = Verdict("timed out", f"gave no answer in time; {_LATER}", answered=False)
        except (requests.RequestException, ValueError) as error:
            verdict = _unreachable(url, error)
    return verdict


def _judge(response: requests.Response) -> Verdict:
    status = response.status_code
    if status < 400:
        return _moved(response)
    known = {item.value: item.phrase for item in HTTPStatus}
    answer = f"answers {status} {known.get(status, '(no known status)')}"
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Verdict("dead", f"{answer}: the page is gone")
    if status >= 500:
        return Verdict("failing", f"{answer}; {_LATER}")
    return Verdict("refused", f"{answer}: programs may be kept out where people are not; {_LOOK}")


def _moved(response: requests.Response) -> Verdict:
    """Where the redirects that are meant to last lead to; those that are not say nothing about the address."""
    chain = [*response.history, response]
    lasting = list(takewhile(lambda hop: hop.is_permanent_redirect, response.history))
    asked, now = chain[0].url, chain[len(lasting)].url
    if _is_front_page(response.url) and not _is_front_page(asked):
        return Verdict("moved", f"leads to the front page {response.url} now: the page itself may be gone")
    if now != asked:
        return Verdict("moved", f"has moved for good; write {now}")
    return Verdict("alive")


def _is_front_page(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _unreachable(url: str, error: Exception) -> Verdict:
    for cause in _causes(error):
        if isinstance(cause, socket.gaierror) and cause.errno != socket.EAI_AGAIN:
            return Verdict("dead", f"has a host that does not exist, {host_of(url)}: the site is gone", answered=False)
        if isinstance(cause, socket.gaierror):
            return Verdict("failing", f"has a host whose name could not be looked up; {_LATER}", answered=False)
        if isinstance(cause, ConnectionRefusedError):
            return Verdict("failing", f"has a host that takes no connections; {_LATER}", answered=False)
    if isinstance(error, requests.exceptions.SSLError):
        return Verdict("failing", f"offers no safe connection that we accept; {_LOOK}")
    if isinstance(error, requests.TooManyRedirects):
        return Verdict("failing", f"redirects without end; {_LOOK}")
    return Verdict("failing", f"could not be asked ({type(error).__name__}); {_LOOK}", answered=False)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it, however deep the libraries wrapped it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
