# Everything sets itself up: a virtual environment of its own in .venv, made
# once and again only when pyproject.toml changes.
PERSONS ?= 20000
SERVE ?= 1

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
PYTEST := .venv/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check
RUNTIME := .venv/.runtime
DEVELOPMENT := .venv/.development
SAMPLE := out/.sample-$(PERSONS)

.DEFAULT_GOAL := help
.PHONY: help demo test check bench soak docs

help: ## List what can be asked for
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(SAMPLE) ## Sample, assess, report, then serve (PERSONS=20000 SERVE=0)
	.venv/bin/wervel assess out/sample -o out/findings
	.venv/bin/wervel report out/sample -o out/report
ifneq ($(SERVE),0)
	.venv/bin/wervel serve out/report
endif

test: $(DEVELOPMENT) ## Run all tests
	$(PYTEST)

check: $(DEVELOPMENT) ## Style, types, import contract, sizes, generated pages
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python docs/generate.py --check
	$(PYTEST) --quiet tests/house

bench: $(DEVELOPMENT) ## Time a population beside hand-written SQL, one patient, the evidence
	.venv/bin/python -m benchmarks

soak: $(DEVELOPMENT) ## Ask a started service 20,000 times; its memory stays flat
	.venv/bin/python -m benchmarks.soak

docs: $(DEVELOPMENT) ## Write the generated pages in docs/reference again
	.venv/bin/python docs/generate.py

$(SAMPLE): $(wildcard wervel/records/sample/*.py) | $(RUNTIME)
	@rm -f out/.sample-*
	.venv/bin/wervel sample --persons $(PERSONS) --seed 1 -o out/sample
	@touch $@

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "wervel needs Python 3.11 or later; none was found."; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) --upgrade pip

$(RUNTIME): pyproject.toml | .venv/bin/pip
	$(PIP) --editable .
	@touch $@

$(DEVELOPMENT): pyproject.toml | .venv/bin/pip
	$(PIP) --editable '.[dev]'
	@touch $@ $(RUNTIME)
