# Each target sets up what it needs in $(VENV), from nothing but Python >= 3.11 and make, and is quick the second time.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PLUGINS := $(sort $(wildcard plugins/*/))
METADATA := pyproject.toml $(wildcard plugins/*/pyproject.toml)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Plugins to learn from: tested and checked with the others, and no part of what a user gets.
EXAMPLES := plugins/diplotrack-example-ministry/
EDITABLE := --editable ".[cli]" $(foreach plugin,$(filter-out $(EXAMPLES),$(PLUGINS)),--editable ./$(plugin))
EDITABLE_EXAMPLES := $(foreach plugin,$(EXAMPLES),--editable ./$(plugin))

.DEFAULT_GOAL := help
.PHONY: help demo test test-heavy lint format docs pictures bench dist check-dist clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.demo ## Read an article, print its records, write CSV and calendar files to out/
	$(BIN)/python examples/01_article_to_calendar.py

test: $(VENV)/.test ## Run every test of the core, the plugins and the examples, with coverage
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term-missing:skip-covered $(if $(ARGS),$(ARGS),--cov-fail-under=95)

test-heavy: $(VENV)/.heavy ## Run the tests that take minutes, a server, a browser or LibreOffice (apt-get install postgresql chromium libreoffice-calc default-jre-headless)
	$(BIN)/python -m pytest -n 2 -m heavy $(ARGS)

lint: $(VENV)/.lint ## Check style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.lint ## Put the code into the common format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.docs ## Build the documentation into docs/_build/html
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet docs docs/_build/html
	$(BIN)/python docs/links.py docs/_build/html
	@echo "docs/_build/html/index.html"

pictures: $(VENV)/.demo ## Draw the diagrams and the pictures of the terminal in the documentation (apt-get install graphviz)
	$(BIN)/python docs/diagrams.py
	$(BIN)/python docs/screenshots/terminal.py

bench: $(VENV)/.heavy ## Measure what is claimed to be fast, and write docs/benchmarks.md (some: ARGS="csv_export jsonl")
	$(BIN)/python benchmarks/run.py $(ARGS)

dist: $(VENV)/.dist ## Build the wheel and the sdist of every distribution into dist/, from the last commit
	$(BIN)/python release/build.py dist

check-dist: $(VENV)/.dist ## Try what `make dist` built, in an empty environment (PYTHON=…, TESTS=all or conformance)
	$(BIN)/twine check --strict dist/*
	$(BIN)/python release/contents.py dist
	$(BIN)/python release/check.py dist --python $(PYTHON) --tests $(or $(TESTS),all)

clean: ## Remove everything that these targets made
	rm -rf $(VENV) out docs/_build dist build .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "diplotrack needs Python 3.11 or newer; name one with make PYTHON=python3.12"; exit 1; }
	@echo "setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.demo: $(VENV)/.made $(METADATA)
	@echo "installing diplotrack and its plugins …"
	@$(PIP) install $(EDITABLE)
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	@$(PIP) install $(EDITABLE_EXAMPLES) --group test
	@touch $@

$(VENV)/.heavy: $(VENV)/.test
	@$(PIP) install --group heavy
	@touch $@

$(VENV)/.lint: $(VENV)/.demo
	@$(PIP) install $(EDITABLE_EXAMPLES) --group lint
	@touch $@

$(VENV)/.docs: $(VENV)/.demo
	@$(PIP) install --group docs
	@touch $@

$(VENV)/.dist: $(VENV)/.made pyproject.toml
	@$(PIP) install --group dist
	@touch $@
