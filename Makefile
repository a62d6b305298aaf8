# Every target sets up what it needs; a second call finds the stamps in $(VENV)/stamps and starts at once.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL: # one pip at a time
unexport PYTHONDONTWRITEBYTECODE # where it is set, each process compiles every module again: 2 s of its start
.PHONY: help setup run demo-code audit test lint format bench soak mutate lock dev fonts browser

VENV ?= .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
UV ?= $(or $(wildcard $(BIN)/uv),uv)
REPORT := var/audit/index.html
T ?= tests

help: ## Say what each target does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: $(STAMPS)/project fonts ## Make .venv with the locked dependencies; afterwards .venv/bin/gongkai is the command

run: setup ## Start the platform: database, demonstration city, web server, worker (GONGKAI_PORT, GONGKAI_DATA_DIR, DATABASE_URL); Ctrl-C stops it
	@$(BIN)/python -m gongkai_web

demo-code: setup ## Print the present six digits of the second factor of each demonstration account
	@$(BIN)/python -m gongkai_web manage demo_codes

audit: setup ## Audit the reports in examples/ and write an HTML report (var/audit/index.html)
	@mkdir -p $(dir $(REPORT)) && rm -f $(REPORT)
	@$(BIN)/gongkai check examples/* --html $(REPORT) || [ $$? -eq 1 ] # 1 means that a report has errors, and the examples do
	@test -s $(REPORT) || { echo "make audit: the audit wrote no $(REPORT); its message stands above." >&2; exit 1; }

test: dev fonts browser ## Run the tests (make test T=tests/checks for a part of them)
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(T)

lint: dev ## Check style, format, types, layers, and that no file names a registry or a machine
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python scripts/check_addresses.py
	@$(BIN)/python scripts/messages.py --check

format: dev ## Put every file into the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(STAMPS)/bench fonts ## Measure speed and accuracy, and compare with other tools
	@$(BIN)/python -m lab.bench

soak: dev fonts ## The large runs: a million clocks, generated reports in every layout, hostile inputs (hours; goes on where it stopped)
	@$(BIN)/python -m lab.clock_histories --count 1000000
	@$(BIN)/python -m lab.soak

mutate: $(STAMPS)/mutate ## Change the rules of law and ledger one by one and count which changes the tests notice (an hour or two)
	@$(BIN)/python -m lab.mutate

lock: ## Solve requirements/*.txt again from pyproject.toml (needs uv)
	@scripts/lock.sh $(UV)

dev: $(STAMPS)/project $(STAMPS)/dev

$(STAMPS)/venv:
	@scripts/make-venv.sh $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run $(STAMPS)/dev $(STAMPS)/bench $(STAMPS)/mutate: $(STAMPS)/%: requirements/%.txt $(STAMPS)/venv
	@echo "installing $< …"
	@$(PIP) -r $<
	@touch $@

$(STAMPS)/project: pyproject.toml $(STAMPS)/run
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/bench $(STAMPS)/mutate: $(STAMPS)/project

fonts: $(STAMPS)/venv
	@[ -e $(STAMPS)/$@ ] || if scripts/need.sh fonts-noto-cjk "Chinese text in PDF files"; then touch $(STAMPS)/$@; fi

browser: $(STAMPS)/venv
	@[ -e $(STAMPS)/$@ ] || if scripts/need.sh chromium-headless-shell "the browser tests"; then touch $(STAMPS)/$@; fi
