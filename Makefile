# The commands of this project. `make help` explains them.

PYTHON ?= $(shell packaging/find-python)
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
# Bytecode is kept, as that of an installed program is: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format bench lock reference browser package clean translations run-packages test-packages bench-packages

help: ## explain these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: run-packages $(VENV)/.ready translations ## build .venv with everything in it (quick when there is nothing to do)

demo: setup ## a citizen's whole journey: gateway, enrolled terminal, virtual card, touch screen
	@$(BIN)/python -m demo

test: setup test-packages ## run all tests
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: setup ## ruff, mypy, qmllint, qmlformat, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python packaging/qml.py check
	@$(BIN)/python packaging/translations.py check

format: setup ## write Python and QML in the project's form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/python packaging/qml.py format

bench: setup test-packages bench-packages ## measure, side by side with what people would use instead
	@$(BIN)/python -m bench

lock: setup ## renew the pinned dependencies (hashes, no index addresses)
	@$(LOCK) --upgrade requirements/build.in -o requirements/build.lock
	@$(LOCK) --upgrade pyproject.toml -o requirements/kiosk.lock
	@$(LOCK) --upgrade --extra gateway --extra web --extra dev -c requirements/kiosk.lock pyproject.toml -o requirements/dev.lock

reference: setup ## renew places and holidays in resources/ from the registries
	@for data in places holidays; do \
		$(BIN)/uv run --quiet --isolated --no-project --with geothai --with holidays packaging/reference_data.py $$data; \
	done

browser: ## renew what the page on a phone stands on, from packaging/browser/package-lock.json
	@cd packaging/browser && npm ci --silent --no-audit --no-fund && npm run --silent build

package: setup ## freeze kiosk, kiosk-ui and govchannel into dist/; with WEB=1 agencies' own pages too
	@$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

clean: ## remove what was built
	rm -rf $(VENV) build dist artefacts *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

translations: $(VENV)/.ready
	@$(BIN)/python packaging/translations.py compile

run-packages:
	@packaging/install-packages run build

test-packages:
	@packaging/install-packages test web

bench-packages:
	@packaging/install-packages bench

# No build isolation: setuptools and wheel are pinned as everything else is, and pyscard is built with them.
$(VENV)/.ready: requirements/build.lock requirements/dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r requirements/dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@# shiboken carries Python in its library as text and compiles it at every start, unless it may put it beside itself.
	@SBK_EMBED=0 $(BIN)/python -c 'import shiboken6'
	@$(BIN)/python -m compileall -q --invalidation-mode unchecked-hash $(VENV)/lib/python3*/site-packages/shiboken6/files.dir
	@touch $@
