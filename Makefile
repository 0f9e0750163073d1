# The commands of this project. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test bench lint format lock system-packages

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 20

run: ## set everything up and serve: demo page, officers' desk, Rasa cell
	@$(PYTHON) deploy/setup.py run
	@exec $(BIN)/python -m bot run

test: ## set up what the tests need and run them all
	@$(PYTHON) deploy/setup.py test
	@$(BIN)/python -m forms check
	@$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench: ## measure: one table, all figures from one run
	@$(PYTHON) deploy/setup.py test
	@$(BIN)/python -m bench

lint: ## ruff and mypy
	@$(PYTHON) deploy/setup.py test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix --quiet .

lock: ## renew the lock files from requirements/*.in (needs uv)
	@sh deploy/lock.sh

system-packages: ## as root on Debian: Chromium, fonts, PostgreSQL, bubblewrap, Tesseract for the whole test suite
	@sh deploy/system-packages.sh
