# The commands of the project; docs/operations.md says what stands behind them.
# `make run PORT=8080`, `make test ARGS="tests/jobs -k pickup"`, `PYTHON=python3.12 make setup`

PORT ?= 5000
HOST ?= 127.0.0.1
export PORT HOST

PYTHON_BIN := .venv/bin/python
FLASK := .venv/bin/flask --app wsgi

.PHONY: setup run worker test lint bench

setup: .venv/.runtime
	@CLUSTER_LOG_LEVEL=$${CLUSTER_LOG_LEVEL:-WARNING} $(FLASK) db upgrade

run: .venv/.runtime
	@exec $(PYTHON_BIN) -m scripts.serve

worker: setup
	@exec $(FLASK) worker $(ARGS)

test: .venv/.development
	@scripts/system_packages
	@env -u PYTHONDONTWRITEBYTECODE $(PYTHON_BIN) -m pytest -n 2 --dist loadgroup $(ARGS)

lint: .venv/.development
	@scripts/lint

bench: .venv/.development
	@$(PYTHON_BIN) -m bench $(ARGS)

# Stamps: made again only when the pinned versions change.
.venv/.runtime: requirements.txt scripts/environment
	@scripts/environment requirements.txt
	@touch $@

.venv/.development: requirements-dev.txt .venv/.runtime
	@scripts/environment requirements-dev.txt
	@touch $@
