# `make demo` and `make test` need Python 3.11 or later, make and a package index; nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check format docs pins web web-current clean

demo: $(INSTALLED)
	@mkdir -p build
	@$(BIN)/dateline build examples/orvenice -o build/demo.dateline
	@$(BIN)/dateline show build/demo.dateline
	@$(BIN)/dateline page build/demo.dateline -o build/demo.html
	@echo "The page lies at build/demo.html, the story at build/demo.dateline."

test: $(INSTALLED)
	$(BIN)/python -m pytest -n 2 -rs -m "not slow"

check: $(INSTALLED) web-current
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bench._gate
	$(BIN)/python -m pytest -n 2 -rs -m slow

docs: $(INSTALLED)
	$(BIN)/python -m dateline.cli.reference docs/reference
	$(BIN)/python -c "from dateline.export import schema; print(schema().decode(), end='')" \
	  > docs/reference/story.schema.json

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The script that pages carry, from its sources in web/. It is committed, so only who changes
# it needs npm.
web:
	cd web && npm ci --silent && npm run --silent build

web-current:
	@if ! command -v npm > /dev/null; then \
	  echo "npm is not here: the page's script is taken as it was committed."; \
	elif ! (cd web && npm ci --silent); then \
	  echo "npm could not install: the page's script is taken as it was committed."; \
	else \
	  (cd web && npm run --silent build -- --outDir ../build/web) && \
	  cmp build/web/page.js src/dateline/page/page.js || \
	  { echo "src/dateline/page/page.js is not what web/ builds: run make web."; exit 1; }; \
	fi

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
