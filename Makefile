# The short names of everything this project does. `make help` lists them.

VENV := .venv
PYTHON := $(VENV)/bin/python
SYSTEM_PYTHON ?= python3
PIP := $(PYTHON) -m pip --disable-pip-version-check --quiet
PORT ?= 8000

# A pipe fails if its left side fails.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
SUMMARY := "$${GITHUB_STEP_SUMMARY:-/dev/null}"

.DEFAULT_GOAL := help
.PHONY: help site serve check changes reviews publishable screenshots outside-links tell-changes \
  tell-reviews tell-links preview form forms-follow distribution distribution-sent keep-schedules handbook \
  test test-all links look canary benchmark-readers \
  benchmark-build benchmark-lighthouse benchmark-print locks bill-of-materials clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 24

site: $(VENV)/.build-ready ## set everything up and build the site
	@$(PYTHON) -m build_tools build

serve: $(VENV)/.build-ready ## show a preview on this computer that is updated with every change
	@$(PYTHON) -m build_tools serve --port $(PORT)

check: $(VENV)/.build-ready ## check the content and list what must be put right
	@$(PYTHON) -m build_tools check

# BASE and PULL reach the shell as variables, so that a branch's name is never run as a command.
changes: $(VENV)/.build-ready ## describe in words what a change does: make changes BASE=main
	@$(PYTHON) -m build_tools changes "$$BASE"

reviews: $(VENV)/.build-ready ## list what is due to be checked again
	@$(PYTHON) -m build_tools reviews

publishable: $(VENV)/.build-ready ## check that the site is complete and may be published
	@$(PYTHON) -m build_tools verify --public

screenshots: $(VENV)/.test-ready ## take a picture of each changed page on a phone: make screenshots BASE=main
	@$(PYTHON) -m tools.github.screenshots --base "$$BASE"

outside-links: $(VENV)/.test-ready ## check every link to other websites
	@$(PYTHON) -m tools.github.outside_links

tell-changes: $(VENV)/.build-ready ## write what a change does in its pull request: BASE=main PULL=12
	@$(PYTHON) -m tools.github.approver_comment --base "$$BASE" | $(PYTHON) -m tools.github.tell comment "$$PULL"

tell-reviews: $(VENV)/.build-ready ## write what is due in one issue
	@$(PYTHON) -m build_tools reviews --format issue | $(PYTHON) -m tools.github.tell issue "What is due to be checked again"

tell-links: $(VENV)/.test-ready ## write in one issue which links to other websites no longer work
	@$(PYTHON) -m tools.github.outside_links | $(PYTHON) -m tools.github.tell issue "Links to other websites"

preview: $(VENV)/.build-ready ## make a site with drafts that opens from a folder, with a way to change each page
	@$(PYTHON) -m build_tools build --everything --site site-preview
	@$(PYTHON) -m build_tools preview --site site-preview
	@$(MAKE) --no-print-directory handbook
	@rm -rf preview/handbook && cp -R handbook-site preview/handbook

form: $(VENV)/.build-ready ## turn the form in a GitHub event into a pull request
	@$(PYTHON) -m tools.github.form | tee -a $(SUMMARY)

forms-follow: $(VENV)/.build-ready ## update the forms where the content has changed, as a pull request
	@$(PYTHON) -m tools.github.forms_follow | tee -a $(SUMMARY)

distribution: $(VENV)/.build-ready ## make a folder to send to a group: GROUP="all councillors" SINCE=2026-11-30
	@$(PYTHON) -m build_tools distribute --to "$$GROUP" --out distribution $${SINCE:+--since "$$SINCE"} | tee -a $(SUMMARY)

distribution-sent: $(VENV)/.build-ready ## record that a distribution was sent: SENT_ON=2026-11-30 HOW="By email."
	@$(PYTHON) -m tools.github.distribution_sent | tee -a $(SUMMARY)

keep-schedules: $(VENV)/.build-ready ## stop GitHub from switching off the weekly workflows
	@$(PYTHON) -m tools.github.keep_schedules

# The variable stops a notice that Material prints about another engine: see the handbook.
handbook: $(VENV)/.build-ready ## build the handbook for officers, IT and developers
	@NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --quiet --strict --clean --config-file mkdocs-handbook.yml
	@echo "The handbook is ready. Open handbook-site/index.html."

test: $(VENV)/.test-ready $(VENV)-pdf-check/.ready $(VENV)-properdocs/.ready node_modules/.ready ## set up what the tests need, and run them
	@$(PYTHON) -m pytest -n auto --dist loadfile --cov --cov-branch --cov-report=term:skip-covered

test-all: $(VENV)/.test-ready $(VENV)-pdf-check/.ready $(VENV)-properdocs/.ready node_modules/.ready ## run the tests on every page, width, colour scheme and browser
	@sh tests/browsers/install
	@GUIDES_TEST_ALL=1 $(PYTHON) -m pytest -n auto --dist loadfile

links: $(VENV)/.test-ready ## check every link on the built site with linkchecker
	@$(PYTHON) -m pytest tests/site/test_links.py

look: $(VENV)/.test-ready ## take pictures of the main pages, on a phone and on a computer, light and dark
	@$(PYTHON) -m tools.look

canary: $(VENV)/.test-ready $(VENV)-canary/.ready ## build with the engine that may come next, and say what differs
	@$(PYTHON) -m tools.canary --zensical $(VENV)-canary/bin/zensical

benchmark-readers: $(VENV)/.test-ready ## measure how soon a guide is seen on a slow phone, compared with other ways to publish
	@command -v hugo >/dev/null || { echo "On Debian, install the package hugo first."; exit 1; }
	@$(PYTHON) -m benchmarks.readers

benchmark-build: $(VENV)/.test-ready benchmarks/build/node_modules/.ready ## measure what builds cost, compared with other generators
	@$(PYTHON) -m benchmarks.build

benchmark-lighthouse: $(VENV)/.test-ready benchmarks/readers/node_modules/.ready ## score a guide with Lighthouse
	@$(PYTHON) -m benchmarks.readers.lighthouse

benchmark-print: $(VENV)/.test-ready ## measure what making every PDF costs, compared with the site engine's own step
	@$(PYTHON) -m benchmarks.print

# Each lock file begins with its command, where Dependabot finds the options: see .github/dependabot.yml.
locks: $(VENV)/.test-ready ## update the lock files from requirements/*.in
	@for name in build test canary pdf-check properdocs; do \
	  $(VENV)/bin/uv pip compile requirements/$$name.in --universal --python-version 3.11.2 \
	    --generate-hashes --only-binary :all: --emit-build-options --no-emit-index-url --no-annotate \
	    --quiet -o requirements/$$name.txt || exit 1; \
	done

bill-of-materials: $(VENV)/.build-ready ## list every package with its hashes, as CycloneDX, from the lock files
	@$(PYTHON) -m tools.bill_of_materials > bill-of-materials.cdx.json.part
	@mv bill-of-materials.cdx.json.part bill-of-materials.cdx.json
	@echo "bill-of-materials.cdx.json is ready."

clean: ## delete everything that can be made again, but not the site
	@rm -rf $(VENV) $(VENV)-canary $(VENV)-pdf-check $(VENV)-properdocs node_modules benchmarks/*/node_modules .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@$(SYSTEM_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2) and "Python 3.11.2 or newer is needed.")'
	@echo "Making $(VENV) ..."
	@$(SYSTEM_PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "On Debian, install the package python3-venv first."; exit 1; }

# --no-deps: the lock file lists everything. Old versions of pip would look for newer packages.
$(VENV)/.build-ready: requirements/build.txt | $(VENV)/bin/python
	@echo "Installing what building needs ..."
	@$(PIP) install --no-deps --require-hashes -r requirements/build.txt 2>&1 | { grep -v 'is ignored' || true; }
	@$(PYTHON) -c 'import jinja2, markdown_it, mkdocs, pydantic, pyphen, yaml'
	@touch $@

$(VENV)/.test-ready: requirements/test.txt $(VENV)/.build-ready
	@echo "Installing what testing needs ..."
	@$(PIP) install --no-deps --require-hashes -r requirements/test.txt 2>&1 | { grep -v 'is ignored' || true; }
	@$(PYTHON) -c 'import playwright, pytest, linkcheck'
	@sh tests/install_from_debian
	@touch $@

$(VENV)-canary/.ready: requirements/canary.txt
	@echo "Installing the other engine, in its own environment ..."
	@$(SYSTEM_PYTHON) -m venv $(VENV)-canary
	@$(VENV)-canary/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements/canary.txt 2>&1 | { grep -v 'is ignored' || true; }
	@$(VENV)-canary/bin/zensical --version >/dev/null
	@touch $@

# Its licence is the AGPL, so it is kept apart from the build, and only tests use it.
$(VENV)-pdf-check/.ready: requirements/pdf-check.txt
	@echo "Installing the second PDF checker, in its own environment ..."
	@$(SYSTEM_PYTHON) -m venv $(VENV)-pdf-check
	@$(VENV)-pdf-check/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements/pdf-check.txt 2>&1 | { grep -v 'is ignored' || true; }
	@$(VENV)-pdf-check/bin/outloud --version >/dev/null
	@touch $@

# The engine that can replace MkDocs: the tests build with both.
$(VENV)-properdocs/.ready: requirements/properdocs.txt
	@echo "Installing ProperDocs, in its own environment ..."
	@$(SYSTEM_PYTHON) -m venv $(VENV)-properdocs
	@$(VENV)-properdocs/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes -r requirements/properdocs.txt 2>&1 | { grep -v 'is ignored' || true; } || { \
	  echo "ProperDocs could not be installed, so we can't test that the site works without MkDocs."; \
	  echo "Check your network, then run this again. To run the other tests: $(PYTHON) -m pytest"; exit 1; }
	@$(VENV)-properdocs/bin/properdocs --version >/dev/null
	@touch $@

benchmarks/%/node_modules/.ready: benchmarks/%/package.json benchmarks/%/package-lock.json
	@echo "Installing what is measured for comparison ..."
	@cd $(dir $<) && npm ci --silent
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc
	@echo "Installing checkers from npm ..."
	@npm ci --silent
	@touch $@
