# Wireflow in two commands: `make run` starts it, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
CANVAS := npm --silent --prefix canvas/frontend run
CHAPTERS := not (browser or chaos or live)
STACKS := tests/browser tests/chaos tests/live tests/stack

.PHONY: run test check fuzz mutants bench screenshots build tools system lock clean

run: build                 ## everything on this machine, at http://127.0.0.1:8000
	@$(if $(wildcard .env),set -a; . ./.env; set +a;) exec $(BIN)/python manage.py up

test:                      ## every test there is: canvas, SQLite, PostgreSQL, browser, chaos
	@$(MAKE) --no-print-directory -j2 tools system
	@$(MAKE) --no-print-directory check
	$(CANVAS) test
	$(BIN)/pytest -n 2 -m "$(CHAPTERS)"
	$(BIN)/python -m tests.services.postgres $(BIN)/pytest -n 2 -m "$(CHAPTERS)" --ignore tests/api/test_fuzz.py
	$(BIN)/pytest -n 2 --dist loadfile -m "browser or chaos or live" $(STACKS)
	$(BIN)/python -m tests.services.postgres $(BIN)/pytest -m chaos $(STACKS)

check: tools               ## style, types and layers, without running anything
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy wireflow canvas billing workers api
	$(BIN)/lint-imports
	$(CANVAS) check

fuzz: tools                ## the whole contract under thousands of odd calls
	FUZZ_EXAMPLES=200 $(BIN)/pytest -n 2 tests/api/test_fuzz.py

mutants: tools            ## breaks the money code on purpose; the tests must notice
	$(BIN)/python -m tests.billing.mutants

bench: build               ## our figures beside their floors
	@$(PYTHON) tests/services/packages.py bench
	$(BIN)/python -m tests.bench

screenshots: build system   ## the picture of the README, taken of a real run
	$(BIN)/python -m tests.screenshots

build:                     ## .venv and static/canvas, where they are out of date
	@$(PYTHON) wireflow/stack/build.py

tools: build               ## what checks the canvas
	@$(PYTHON) wireflow/stack/build.py tools

system:                    ## Debian's servers and browser that the tests drive
	@$(PYTHON) tests/services/packages.py

lock:                      ## requirements.lock from pyproject.toml
	@$(PYTHON) wireflow/stack/lock.py

clean:                     ## what `make build` made; your data in var/ stays
	rm -rf .venv canvas/frontend/node_modules static/canvas
