"""How we ask: a host at a time, with a pause, saying who we are, and coming back later where we are told to."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

TOLD_TO_WAIT = (429, 503)
AGENT = "AsiaBatteryAtlas-links/1.0 (checks once a week that cited pages are there; one request at a time)"


@dataclass(frozen=True)
class Manners:
    """How patient we are, in seconds: between two requests to a host, for an answer, and where we are told to wait."""

    pause: float = 1.0
    timeout: float = 20.0
    back_off: float = 5.0
    longest_wait: float = 30.0


def host_of(url: str) -> str | None:
    """The host that an address names, or None where the address is malformed."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class _Patient(Retry):
    """Waits before the first retry too, which urllib3 makes at once."""

    def get_backoff_time(self) -> float:
        return max(super().get_backoff_time(), min(self.backoff_factor, self.backoff_max))


class _PoliteAdapter(HTTPAdapter):
    """Sends one request at a time to each host, redirects and retries included."""

    def __init__(self, manners: Manners, hosts: int) -> None:
        retries = _Patient(
            total=2,
            connect=0,
            read=False,  # False lets requests tell a time-out by its name
            status=2,
            status_forcelist=TOLD_TO_WAIT,
            backoff_factor=manners.back_off,
            backoff_max=manners.longest_wait,
            retry_after_max=manners.longest_wait,
            raise_on_status=False,
        )
        super().__init__(pool_connections=4 * hosts, max_retries=retries)  # redirects lead to further hosts
        self._manners = manners
        self._hosts: defaultdict[str | None, _Host] = defaultdict(_Host)
        self._lock = threading.Lock()

    def send(self, request: requests.PreparedRequest, **options: object) -> requests.Response:
        """Wait until the host is free, then ask it."""
        with self._lock:
            host = self._hosts[host_of(request.url)]
        with host.lock:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            try:
                return super().send(request, **{**options, "timeout": self._manners.timeout})
            finally:
                host.free_at = time.monotonic() + self._manners.pause


class Polite:
    """Opens sessions that share their manners, and nothing else: no cookie goes from one address to the next."""

    def __init__(self, manners: Manners, hosts: int) -> None:
        self._adapter = _PoliteAdapter(manners, hosts)

    def session(self) -> requests.Session:
        """A new session."""
        session = requests.Session()
        session.mount("http://", self._adapter)
        session.mount("https://", self._adapter)
        session.headers.update({"User-Agent": AGENT, "Accept-Language": "en, *;q=0.5"})
        return session
