# Wireflow in two commands: `make run` starts it, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
CANVAS := npm --silent --prefix canvas/frontend run
CHAPTERS := not (browser or chaos)

.PHONY: run test check bench build tools system lock clean

run: build                 ## everything on this machine, at http://127.0.0.1:8000
	@$(if $(wildcard .env),set -a; . ./.env; set +a;) exec $(BIN)/python manage.py up

test: tools system check   ## every test there is: canvas, SQLite, PostgreSQL, browser, chaos
	$(CANVAS) test
	$(BIN)/pytest -n 2 -m "$(CHAPTERS)"
	$(BIN)/python -m tests.services.postgres $(BIN)/pytest -n 2 -m "$(CHAPTERS)"
	$(BIN)/pytest -m "browser or chaos"
	$(BIN)/python -m tests.services.postgres $(BIN)/pytest -m chaos

check: tools               ## style, types and layers, without running anything
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy wireflow canvas billing workers api
	$(BIN)/lint-imports
	$(CANVAS) check

bench: build               ## our figures beside their floors
	$(BIN)/python -m tests.bench

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
