"""Show the site at a local address and follow every edit."""

from __future__ import annotations

import argparse
import logging
import signal
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from ..serve import Preview

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a browser that goes away is nothing to end for
    logging.basicConfig(format="%(levelname)s %(message)s", level=logging.WARNING)
    try:
        server = Preview(options.root, options.host, options.port)
    except OSError as error:
        print(f"{options.host}:{options.port} cannot be used: {error}; try --port 8001", file=sys.stderr)
        return 2
    server.refresh()
    try:
        server.serve()
    except OSError as error:
        print(f"{options.host}:{options.port} cannot be used: {error}; try --port 8001", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
    return 0
