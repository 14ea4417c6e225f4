# The handful of commands a contributor needs. `make install` first.
.PHONY: install fix check test accuracy speed lock

install:  ## an environment with everything for development, from the lock file
	python3 -m venv .venv
	.venv/bin/pip install -q -r requirements/dev.lock
	.venv/bin/pip install -q --no-deps -e .

fix:  ## format and mend what can be mended
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

check:  ## lint and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

test:
	.venv/bin/pytest

accuracy:  ## figures on the development notes and cases, and on the part set aside
	.venv/bin/python benchmarks/accuracy.py
	.venv/bin/python benchmarks/accuracy.py corpora/dev/held_out.jsonl
	.venv/bin/python benchmarks/cases.py corpora/dev/cases/develop
	.venv/bin/python benchmarks/cases.py corpora/dev/cases/held_out

speed:  ## ratios against spaCy's bare tokenisation
	.venv/bin/python benchmarks/speed.py

lock:  ## write the lock file anew
	.venv/bin/pip-compile -q --extra dev --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --output-file requirements/dev.lock pyproject.toml
