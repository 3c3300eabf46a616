# `make demo` and `make test` need Python 3.11 or later, make and a package index; nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check format docs pins clean

demo: $(INSTALLED)
	@mkdir -p build
	@$(BIN)/dateline build examples/orvenice -o build/demo.dateline
	@$(BIN)/dateline show build/demo.dateline
	@$(BIN)/dateline page build/demo.dateline -o build/demo.html
	@echo "The page lies at build/demo.html, the story at build/demo.dateline."

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 -m "not slow"

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bench._gate
	$(BIN)/python -m pytest -n 2 -m slow

docs: $(INSTALLED)
	$(BIN)/python -m dateline.cli.reference docs/reference
	$(BIN)/python -c "from dateline.export import schema; print(schema().decode(), end='')" \
	  > docs/reference/story.schema.json

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Exact versions of what a fresh environment gets from the newest that pyproject.toml allows.
pins:
	rm -rf build/pins && $(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install -q -e ".[dev]"
	{ sed -n '/^#/p' constraints.txt; build/pins/bin/python -m pip freeze --exclude-editable; } \
	  > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf build $(VENV)

# The virtual environment is made anew when what goes into it has changed.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt -e ".[dev]"
	@touch $@
