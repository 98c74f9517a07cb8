# Two commands on a fresh machine: `make demo` runs the main job, `make test` passes every test.
# They need Python 3.11 or newer, git, make and OpenSSH; everything else is set up in .venv.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DEMO := demo/payments

.PHONY: demo test lint types tests update benchmarks clean

demo: .venv/ready
	@rm -rf $(DEMO) && mkdir -p demo
	@$(BIN)/covenant dialogue $(DEMO) --answers examples/payments/answers.yaml --today 2026-11-02
	@$(BIN)/covenant sign -C $(DEMO) --answers examples/payments/answers.yaml --today 2026-11-03
	@$(BIN)/covenant render -C $(DEMO) --today 2026-11-03
	@echo
	@$(BIN)/covenant status -C $(DEMO) --today 2026-11-03

test: lint types tests

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy

tests: .venv/dev
	$(BIN)/pytest -n auto

# Write the golden files anew (examples, galleries); look at the difference before you commit it.
update: .venv/dev
	$(BIN)/pytest --update

# Speed as ratios in one run: each command beside its yardstick.
benchmarks: .venv/dev
	$(BIN)/python -m tests.benchmarks.ratios
	$(BIN)/python -m tests.benchmarks.promises

.venv/ready: pyproject.toml
	@test -n "$(PYTHON)" || { echo "covenant needs Python 3.11 or newer"; exit 2; }
	@echo "Setting up .venv (once) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: .venv/ready
	@echo "Setting up what the tests need (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv demo build dist
