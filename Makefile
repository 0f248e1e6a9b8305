# Two commands for a newcomer: make plan, make test. Everything lives in .venv, and what checks the page in
# frontend/node_modules; nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
PAGE_STAMP := frontend/node_modules/.installed
FLIGHT ?= soyuz-ms-19

.PHONY: plan console test check style types page check-page bench docs site leads frontend clean

plan: $(STAMP)
	@$(BIN)/expedition plan $(FLIGHT)

console: $(STAMP)
	@$(BIN)/expedition serve

# The browser and the CesiumJS that tests look through; where one cannot be had, its tests skip. Two workers fill two
# cores; more threads of linear algebra in each would only wait for each other.
# What checks the code runs side by side too.
test:
	@$(MAKE) --no-print-directory -j2 check
	@$(BIN)/python tests/console/get_browser.py
	@$(BIN)/python tests/console/get_cesium.py
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest -n 2

check: style types site page

style: $(DEV_STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo --no-cache > $(VENV)/imports.txt || { cat $(VENV)/imports.txt >&2; exit 1; }

types: $(DEV_STAMP)
	@$(BIN)/mypy

page:
	@if ! command -v npm >/dev/null || ! node -e '$(NEW_NODE)' 2>/dev/null; then \
	  echo "the page is not checked: that needs Node 20.19 or newer, with npm" >&2; \
	elif ! $(MAKE) -q $(PAGE_STAMP) && ! (cd frontend && $(ASK_NPM)) >/dev/null 2>&1; then \
	  echo "the page is not checked: its packages are not here, and the npm registry does not answer" >&2; \
	else $(MAKE) --no-print-directory check-page; fi

NEW_NODE := const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b > 18) ? 0 : 1)
ASK_NPM := npm view vite version --fetch-retries=0 --fetch-timeout=10000

check-page: $(PAGE_STAMP)
	@cd frontend && npm run --silent check && npm run --silent test

bench: $(DEV_STAMP)
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/runs.py
	@$(BIN)/python benchmarks/dispersions.py
	@$(BIN)/python -m pytest -n 2 -m slow

docs: $(DEV_STAMP)
	@$(BIN)/python docs/generate.py

# The pages as a site, in build/site/; a link that leads nowhere fails it. Nothing is fetched.
site: $(DEV_STAMP)
	@$(BIN)/python -m sphinx -q -W --keep-going -c docs/site docs build/site

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Expedition needs Python 3.11 or newer; name one: make plan PYTHON=python3.12" >&2; exit 1; }
	@echo "making the environment in $(VENV)" >&2
	@$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml | $(VENV)/bin/python
	@echo "installing Expedition and what it needs (once, some minutes on a slow line)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): pyproject.toml $(STAMP)
	@echo "installing what the tests need (once)" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(PAGE_STAMP): frontend/package-lock.json
	@echo "installing what the page is checked with (once)" >&2
	@cd frontend && npm ci --silent --no-audit --no-fund
	@touch $@

leads: $(STAMP)
	@$(BIN)/python -m expedition.record.leads

# The console's assets are kept with the code; this makes them anew.
frontend: $(PAGE_STAMP) $(DEV_STAMP)
	@$(BIN)/python frontend/describe.py
	@cd frontend && npm run --silent types && npm run build

clean:
	rm -rf $(VENV) frontend/node_modules .mypy_cache .ruff_cache .pytest_cache
