"""What the cases share: a limit of time, the command line, and no charts of the real data."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import pytest

from macros.cli import main
from macros.export import charts as exported_charts
from macros.export import site as exported_site

SECONDS = 10


@pytest.fixture(autouse=True)
def limit() -> Iterator[None]:
    """No case may take longer; a hang becomes a failure."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"this took longer than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The charts draw the real data, which the small repository has not; the runtime is large."""
    monkeypatch.setattr(exported_charts, "chart_ids", tuple)
    monkeypatch.setattr(exported_site, "runtime", lambda: ("vega.js", b""))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The command line: exit code, and all it prints."""

    def called(*arguments: object) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return called
