# `make demo` and `make test` need Python 3.11 or later, make and a package index; nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check format docs pins clean

demo: $(INSTALLED)
	@mkdir -p build
	@rm -f build/demo.dateline build/demo.dateline.cache
	@$(BIN)/dateline build examples -o build/demo.dateline
	@$(BIN)/dateline show build/demo.dateline
	@$(BIN)/dateline page build/demo.dateline -o build/demo.html
	@echo "The page lies at build/demo.html, the story at build/demo.dateline."

test: $(INSTALLED)
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n 2 -m slow
	$(BIN)/python -m bench.gate

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf build $(VENV)

# The virtual environment is made anew when what goes into it has changed.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e ".[dev]"
	@touch $@
