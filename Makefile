# make run     the main job over corpus/, from a fresh clone        make test    every test
# make check   style, types, layers                                 make schema  schemas/ anew
# make bench   documents a second                                   make lock    requirements.lock anew
# make floors  raise the score floors to what is reached            make golden  golden records anew
# make faults  the fault table, whole (CI: a sample)     make soak    100,000 documents: memory
# make clean   back to a fresh clone

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: run test check schema bench floors golden faults soak lock clean

# Set-up is done once: until the lock or the project's own declaration changes.
# The second install brings the project itself, with what the first has brought.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "pressfacts needs Python 3.11 or later: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once; a minute or two) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@

# Exit status 1 says that documents were quarantined, as some of corpus/ are meant to be.
run: $(READY)
	@$(BIN)/pressfacts extract corpus --refresh --to out/records.jsonl --to sqlite:///out/facts.sqlite; \
	  status=$$?; test $$status -le 1 || exit $$status; \
	  test $$status -eq 0 || echo "(exit status 1: some inputs were quarantined, the others are done)"

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

schema: $(READY)
	@mkdir -p schemas
	$(BIN)/pressfacts schema > schemas/record.v1.json
	$(BIN)/pressfacts schema --rules > schemas/rule.v1.json

bench: $(READY)
	$(BIN)/python -m tests.bench

# Raises a floor of tests/corpus/floors.json to the figure reached; lowers none.
floors: $(READY)
	$(BIN)/python -m tests.corpus

# Look at the difference before you commit it: tests/golden/*.json is what users get.
golden: $(READY)
	$(BIN)/python -m tests.golden

faults: $(READY)
	$(BIN)/python -m tests.faults

soak: $(READY)
	$(BIN)/python -m tests.soak

# The lock names versions and hashes, never a place to fetch them from.
lock: $(READY)
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-annotate \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --all-extras --all-build-deps --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv out build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
