PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
PY := $(VENV)/bin/python
# Passed through the environment, so that a name with blanks or quotes needs no escaping.
export FILE SLUG CASES
DOCS ?= 100000
RECORDS ?= 100000
GENERATED ?= 1000

.DEFAULT_GOAL := help
.PHONY: help run test check fix fixture one score score-unknown train sites ablate rules lexicon tune-splice tune-wrap soak bench doors spark clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: $(STAMP)  ## clean the founding page (or FILE=…): its text, then what was removed by which rule
	@$(PY) tools/show.py "$${FILE:-fixtures/founding/source.txt}"

test: $(STAMP)  ## every test
	$(PY) -m pytest

check: $(STAMP)  ## ruff, mypy, and whether the compiled rules and engines are up to date
	$(PY) -m ruff check
	$(PY) -m mypy
	$(PY) tools/compile_rules.py --check
	$(PY) tools/compile_engines.py --check

fix: $(STAMP)  ## let ruff mend what it can
	$(PY) -m ruff check --fix

fixture: $(STAMP)  ## start a test case: SLUG=its-name FILE=page
	@$(PY) tools/fixture.py "$$SLUG" "$$FILE"

one: $(STAMP)  ## the tests of one case: SLUG=its-name
	$(PY) -m pytest tests/test_fixtures.py -k "[$$SLUG] or every_folder"

score: $(STAMP)  ## run a yardstick that is not part of this project: EVAL=path/to/script.py
	@$(if $(EVAL),$(PY) "$(EVAL)",echo "no yardstick given: make score EVAL=path/to/script.py")

score-unknown: $(STAMP)  ## pages of unknown engines: over the HTML fixtures, or DATA=folder with a manifest
	@$(PY) tools/score_unknown.py $(if $(DATA),"$(DATA)")

train: $(STAMP)  ## fit the weights of segmentation: DATA='folders of pages with their texts', GENERATED=1000 pages more
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev,train]'
	$(PY) -m tools.train fit --data $(DATA) fixtures --generated $(GENERATED)

sites: $(STAMP)  ## leave the sites of DATA='folders' out, fit to the rest, and clean the pages left out
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev,train]'
	$(PY) -m tools.train sites --data $(DATA) --generated $(GENERATED)

ablate: $(STAMP)  ## what each kind of observation adds on the sites of DATA='folders' that are left out (hours)
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev,train]'
	$(PY) -m tools.train ablate --data $(DATA) --generated $(GENERATED)

rules: $(STAMP)  ## compile forumclean/rules/*.toml and engines/*.toml into _rulebook.py and _enginebook.py
	$(PY) tools/compile_rules.py
	$(PY) tools/compile_engines.py

lexicon: $(STAMP)  ## build forumclean/lexicon.bin, the word list, from its two packages
	@$(PY) tools/build_lexicon.py

tune-splice: $(STAMP)  ## what the thresholds on marks inside words do: CASES=file, PROSE=files without marks
	@$(PY) tools/tune_splice.py $(or $(CASES),tests/stages/splice/test_unsplice_cases.jsonl) $(PROSE)

tune-wrap: $(STAMP)  ## what other constants would do to wrapped texts: CASES=labelled.jsonl
	@$(if $(CASES),$(PY) tools/tune_wrap.py "$$CASES",echo "no labelled texts given: make tune-wrap CASES=path/to/cases.jsonl")

soak: $(STAMP)  ## kill a batch of RECORDS=100000 again and again, fill its disk, watch its memory: an hour or so
	@$(PY) tools/soak.py --records $(RECORDS)

bench: $(STAMP)  ## start-up cost and speed on this machine, and what HTML costs beside its parse
	@$(PY) tools/bench.py
	@$(PY) tools/bench_fix.py

doors: $(STAMP)  ## the tests of docs/tables.md, spark.md and recipes.md, with all their libraries (a gigabyte; needs Java 17)
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev,spark,ray,datatrove,recipes]'
	$(PY) -m pytest tests/adapters tests/cli/test_spark.py tests/test_recipes.py

spark: $(STAMP)  ## Spark against one process, its workers killed: DOCS=100000 pages (half an hour; needs Java 17)
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev,spark]'
	DOCS=$(DOCS) $(PY) -m pytest -s tests/adapters/test_spark.py -k "one_process or worker"

clean:  ## remove what make made, the environment too
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@
