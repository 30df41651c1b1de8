# make run    sets everything up and opens the terminal program on declarations/
# make test   sets everything up and runs every test and check
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint types imports catalogue unit coverage package messages docs snapshots bench fuzz fmt clean system

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.ready-to-run
TEST_STAMP := $(VENV)/.ready-to-test
CATALOGUE := perftui/locale/zh_CN/LC_MESSAGES/perftui.po
BENCH := .venv-bench
# The tests start the program hundreds of times: what was compiled once is kept.
unexport PYTHONDONTWRITEBYTECODE
# Tests of the terminal program wait more than they work.
WORKERS ?= $(shell expr 2 '*' $$(getconf _NPROCESSORS_ONLN))

help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile | sed '/^$$/d'
	@echo 'others: lint types imports catalogue unit coverage package messages docs snapshots bench fuzz fmt clean'

run: $(RUN_STAMP)
	@$(BIN)/perftui declarations

test: system lint types imports catalogue unit package

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit("perftui needs Python 3.11 or newer; set PYTHON=…" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): $(VENV)/pyvenv.cfg pyproject.toml hatch_build.py $(CATALOGUE)
	@echo 'installing perftui into $(VENV)' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TEST_STAMP): $(VENV)/pyvenv.cfg pyproject.toml hatch_build.py $(CATALOGUE)
	@echo 'installing perftui and what its tests need into $(VENV)' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN_STAMP)

# The tests run real git repositories and real shells; on a fresh machine, as in CI, root gets what is missing.
system:
	@missing=$$(for tool in git patch zsh fish; do command -v $$tool >/dev/null || echo $$tool; done; \
	    $(PYTHON) -c 'import ensurepip' 2>/dev/null || echo python3-venv); \
	if [ -n "$$missing" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing \
	        || echo "could not install $$missing" >&2; \
	fi
	@command -v git >/dev/null || { echo 'make test needs git' >&2; exit 1; }

lint: $(TEST_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST_STAMP)
	$(BIN)/mypy

imports: $(TEST_STAMP)
	$(BIN)/lint-imports --no-logo

catalogue: $(TEST_STAMP)
	$(BIN)/python scripts/messages.py check

unit: $(TEST_STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

# The same, slower, and it fails where the tests leave out more than pyproject.toml allows.
coverage: $(TEST_STAMP)
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --cov --cov-report=term:skip-covered

package: $(TEST_STAMP)
	$(BIN)/python scripts/check_package.py

fmt: $(TEST_STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(TEST_STAMP)
	$(BIN)/python scripts/messages.py update

# What is made from the code: parts of the pages, and the pictures.
docs: $(TEST_STAMP)
	$(BIN)/python scripts/errors.py
	$(BIN)/python scripts/rules.py
	$(BIN)/python scripts/pages.py
	$(BIN)/python scripts/pictures.py

snapshots: $(TEST_STAMP)
	$(BIN)/python -m pytest tests/tui --snapshot-update

fuzz: $(TEST_STAMP)
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest tests/language/test_properties.py

bench:
	@test -d $(BENCH) || $(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --editable . -r benchmarks/requirements.txt
	$(BENCH)/bin/python -m benchmarks

clean:
	rm -rf $(VENV) $(BENCH) build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
