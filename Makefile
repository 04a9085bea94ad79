# Each target says what it does. `make demo` and `make test` install the three system libraries they need.

PREFIX ?= /usr/local
SWIFT ?= swift
BUILD := .build/release
PROGRAM := $(BUILD)/tidemark

# The long forms of the tests on faults, kills and histories.
SOAK_FILTER := LedgerTests|LongHistoryTests|DecisionFaultTests

.PHONY: help demo test soak bench install report hostile renderings build dependencies lint bench-store

help:
	@echo "make demo      build the program, read the example pages, show what comes of them (workspace: demo/)"
	@echo "make test      formatting, length limits, unit tests and end-to-end tests"
	@echo "make soak      the tests on faults, kills and long histories in full"
	@echo "make report    remake Series/*.csv, Reports/ and the pictures in README.md from the example pages"
	@echo "make renderings  read tables back with other programs, drive report and serve in Chromium (skips what is missing)"
	@echo "make bench     time the program on copies of the example pages"
	@echo "make bench-store  time every command on a million observations, beside sqlite3 (some minutes)"
	@echo "make install   put the program into PREFIX ($(PREFIX))/bin, with completions"

dependencies:
	@Scripts/dependencies

build: dependencies
	@echo "==> building the program (the first time takes some minutes)"
	@$(SWIFT) build -c release --product tidemark

demo: build
	@echo "==> reading the example pages into a fresh workspace, demo/"
	@Scripts/demo $(PROGRAM)

lint:
	@echo "==> formatting (swift format lint --strict)"
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Plugins Sources Tests
	@echo "==> length of files and functions"
	@Scripts/lengths

test: dependencies lint
	@echo "==> tests"
	@$(SWIFT) test

soak: dependencies
	@echo "==> faults, kills and histories in full (an hour or so)"
	@TIDEMARK_SOAK=1 $(SWIFT) test --filter "$(SOAK_FILTER)"

report: build
	@echo "==> remaking Series/*.csv and Reports/ from Examples/scrapes"
	@Scripts/report $(PROGRAM)

hostile: build
	@echo "==> pages made to do harm, at full size"
	@Scripts/checks/hostile.py $(PROGRAM)

renderings: build
	@echo "==> tables read back by other programs"
	@Scripts/checks/roundtrip.py $(PROGRAM)
	@echo "==> report and serve in a browser"
	@Scripts/checks/browser.py $(PROGRAM)

bench: build
	@echo "==> timing the program on copies of the example pages"
	@Scripts/bench $(PROGRAM)

bench-store: build
	@echo "==> timing the program's commands on a store of a million observations"
	@Benchmarks/Ledger/run.py $(PROGRAM)

install: build
	@echo "==> installing into $(DESTDIR)$(PREFIX)"
	@Scripts/install $(PROGRAM) "$(DESTDIR)$(PREFIX)"
