#!/usr/bin/env bash
# Finds a Chromium for the browser tests, or installs one: from Debian as root, else through Playwright.
set -euo pipefail
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
else
  .venv/bin/python -m playwright install chromium ||
    { echo "No Chromium was found and none could be installed: install your system's chromium package, then run make test again." >&2; exit 1; }
fi
