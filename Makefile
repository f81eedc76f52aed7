# From a bare machine with Python 3.11 or newer: `make serve` shows the site, `make test` runs all tests.
.PHONY: serve build check diff links freshness fix test lint lock shapes bench builders clean
.DELETE_ON_ERROR:

VENV := .venv
PYTHON := $(VENV)/bin/python
FORMAT =
AS = $(if $(FORMAT),--format $(FORMAT))
BASE = origin/main
ONLY =
export NO_MKDOCS_2_WARNING := 1

serve: $(VENV)/site.ready   ## the site at http://127.0.0.1:8000, following every edit
	$(PYTHON) -m macros serve

build: $(VENV)/site.ready   ## the site in site/, strict
	$(PYTHON) -m macros check --errors
	$(PYTHON) -m mkdocs build --strict --clean

check: $(VENV)/site.ready   ## data and prose alone; FORMAT=github for notes beside the lines of a pull request
	$(PYTHON) -m macros check $(AS)

diff: $(VENV)/site.ready    ## what changed in the data since BASE=origin/main; FORMAT=markdown for a pull request
	$(PYTHON) -m macros diff $(BASE) $(AS)

freshness: $(VENV)/site.ready   ## which figures may have a newer edition
	$(PYTHON) -m macros check --only freshness $(AS)

links: $(VENV)/site.ready   ## ask every source's address whether it is still there; takes minutes, needs the network
	$(PYTHON) -m macros links $(AS)

fix: $(VENV)/site.ready     ## mend what a machine can mend, and renew the schemas for editors
	-@$(PYTHON) -m macros schema
	$(PYTHON) -m macros check --fix --errors
	-@test ! -x $(VENV)/bin/ruff || $(PYTHON) -m ruff check --quiet --fix macros tests benchmarks
	-@test ! -x $(VENV)/bin/ruff || $(PYTHON) -m ruff format --quiet macros tests benchmarks

test: $(VENV)/test.ready lint   ## everything that CI runs, browser included; ONLY=pack-price runs the tests of one chart
	bash tests/chromium.sh
	$(PYTHON) -m pytest $(if $(ONLY),-k $(ONLY))

lint: $(VENV)/test.ready
	$(PYTHON) -m ruff check macros tests benchmarks
	$(PYTHON) -m ruff format --check macros tests benchmarks

bench: $(VENV)/test.ready   ## build time and page weights
	$(PYTHON) benchmarks/run.py

builders: $(VENV)/test.ready   ## the same mkdocs.yml under ProperDocs and Zensical, with the same figures
	test -x $(VENV)-builders/bin/python || python3 -m venv $(VENV)-builders
	$(VENV)-builders/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-builders.txt
	$(PYTHON) tests/builders.py $(VENV)-builders/bin

lock: $(VENV)/test.ready    ## rewrite the lock files from pyproject.toml
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --universal --generate-hashes --no-emit-index-url --quiet pyproject.toml -o requirements.txt
	$(PYTHON) -m uv pip compile --universal --generate-hashes --no-emit-index-url --quiet --group test pyproject.toml -o requirements-test.txt
	$(PYTHON) -m uv pip compile --universal --generate-hashes --no-emit-index-url --quiet --group builders pyproject.toml -o requirements-builders.txt

shapes:                     ## redraw the land of the maps from Natural Earth; needs Node 20.11 or newer
	npx --yes --package=mapshaper@0.6.113 --package=world-atlas@2.0.2 -- node macros/charts/kit/shapes.mjs

clean:
	rm -rf $(VENV) $(VENV)-builders site .cache

$(VENV)/bin/python:
	python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	python3 -m venv $(VENV)

$(VENV)/site.ready: requirements.txt | $(VENV)/bin/python
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

$(VENV)/test.ready: requirements-test.txt | $(VENV)/site.ready
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@
