# `make` builds errcat and a catalog of seeds/; `make help` lists the rest.

PREFIX ?= /usr/local
SWIFT ?= swift
# More options for every build, such as `-Xswiftc -warnings-as-errors`, which CI adds. Options that
# differ from the last build's build everything again.
SWIFT_FLAGS ?=
export SWIFT SWIFT_FLAGS
BINARY := .build/release/errcat
# The packages that a build needs besides the Swift toolchain, and those that the tests also need.
BUILD_PACKAGES := libsqlite3-dev nettle-dev libgumbo-dev libpcre2-dev libutf8proc-dev libyaml-dev
TEST_PACKAGES := cmark-gfm python3 sqlite3 strace util-linux
# The program that makes man pages.
PACKING_PACKAGES := python3
# The programs that draw the pictures of the documentation.
PICTURE_PACKAGES := python3 tmux
# The programs that read what errcat writes.
ELSEWHERE_PACKAGES := asciidoctor bash chromium curl fish fzf git golang-go jq lintian lnav mandoc \
  node-typescript nodejs pandoc poppler-utils postgresql python3-venv ruby shellcheck sqlite3 tmux \
  util-linux valgrind wrk xlsx2csv zsh

# The programs that `make bench` measures errcat against, and those it measures with.
BENCH_PACKAGES := chromium gcc libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev python3-venv \
  ripgrep sqlite3 valgrind
SWIFT_FILES := Package.swift Sources Tests Fuzz Benchmarks/Package.swift Benchmarks/Sources
# The tests run optimized code, which Package.swift builds if this is set.
TEST := ERRCAT_OPTIMIZED_TESTS=1 $(SWIFT) test --disable-xctest $(SWIFT_FLAGS)
# The tests of concurrency; a race in any other test would be in the test's own threads.
CONCURRENCY := Concurrency|reading stops when a batch is refused

.PHONY: all build catalog install uninstall release test test-elsewhere tsan relevance causes logs \
  documents bench bench-instructions fuzz lint format readme pictures docs clean help

all: catalog
	@echo
	@echo '$$ errcat 10016'
	@$(BINARY) 10016 --db catalog.db
	@echo
	@echo '$$ errcat search withdrawal address'
	@$(BINARY) search withdrawal address --db catalog.db

## build: build the release binary, fully static and stripped
build:
	@Scripts/install-packages $(BUILD_PACKAGES)
	@Scripts/build-release

## catalog: build catalog.db from the documents in seeds/
catalog: build
	@$(BINARY) import --fresh seeds/ --source okcoin --db catalog.db

## install: install the binary, man pages, completions and documents below PREFIX (/usr/local)
install: build
	@Scripts/install-packages $(PACKING_PACKAGES)
	Scripts/stage $(BINARY) $(DESTDIR)$(PREFIX)

## uninstall: remove the files that `make install` put below PREFIX
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/errcat \
	  $(DESTDIR)$(PREFIX)/share/man/man1/errcat.1.gz \
	  $(DESTDIR)$(PREFIX)/share/man/man1/errcat-*.1.gz \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/errcat \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_errcat \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/errcat.fish
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/errcat

## release: make a tarball, a Debian package and their checksums, in dist/
release: build
	@Scripts/install-packages $(PACKING_PACKAGES)
	@Scripts/release $(BINARY) dist

## test: run all tests that need no other programs, and a package that uses the library
test:
	@Scripts/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	Scripts/test-consumer
	$(TEST) --skip ElsewhereTests

## test-elsewhere: test errcat's output with the programs that read it
test-elsewhere:
	@Scripts/install-packages $(BUILD_PACKAGES) $(ELSEWHERE_PACKAGES)
	@Scripts/install-peers
	Scripts/build-server
	$(TEST) --filter ElsewhereTests

## tsan: run the concurrency tests under the thread sanitizer, which stops at the first race
tsan:
	@Scripts/install-packages $(BUILD_PACKAGES)
	ERRCAT_THREAD_TESTS=1 \
	  TSAN_OPTIONS="halt_on_error=1 suppressions=Tests/thread-sanitizer.txt $(TSAN_OPTIONS)" \
	  $(SWIFT) test --disable-xctest $(SWIFT_FLAGS) --sanitize=thread --scratch-path .build-tsan \
	  --filter '$(CONCURRENCY)'

## relevance: measure the quality of search on judged queries, and list every miss
relevance:
	@Scripts/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	RELEVANCE=1 $(TEST) --filter RelevanceTests

## causes: measure inferred causes on judged texts, ours or those of CAUSES=FILE
causes:
	@Scripts/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	CAUSES=$(or $(CAUSES),1) $(TEST) --filter CauseQualityTests

## logs: measure how codes are recognized in logs of many shapes, and list every miss
logs:
	@Scripts/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	LOGS=1 $(TEST) --filter JudgedLogsTests

## documents: measure how documents are read; DOCUMENTS=FOLDER measures its score.py as well
documents:
	@Scripts/install-packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	DOCUMENTS=1 $(TEST) --filter DocumentsTests
	$(if $(DOCUMENTS),python3 $(DOCUMENTS)/score.py .build/debug/errcat $(DOCUMENTS) \
	  $(DOCUMENTS)/truth.jsonl --misses)

## bench: compare errcat's speed with its peers; ONLY="startup parsing", RUNS=3, MAX=10000000
bench:
	@Scripts/install-packages $(BUILD_PACKAGES) $(BENCH_PACKAGES)
	@python3 Benchmarks/bench.py $(ONLY) $(if $(RUNS),--runs $(RUNS)) $(if $(MAX),--max $(MAX))

## bench-instructions: compare the instructions of some processes with the record; RECORD=1 records
bench-instructions:
	@Scripts/install-packages $(BUILD_PACKAGES) valgrind python3
	ERRCAT_OPTIMIZED_TESTS=1 $(SWIFT) build --product errcat $(SWIFT_FLAGS)
	@Benchmarks/instructions.py .build/debug/errcat $(if $(RECORD),--record)

## fuzz: feed the library damaged input for SECONDS (120); TARGET=queries runs one target of Fuzz
SECONDS ?= 120
fuzz:
	@Scripts/install-packages $(BUILD_PACKAGES)
	Scripts/build-fuzzer
	Scripts/fuzz $(SECONDS) $(TARGET)

## lint: check the format of the code
lint:
	$(SWIFT) format lint --strict --recursive $(SWIFT_FILES)

## format: format the code
format:
	$(SWIFT) format --in-place --recursive $(SWIFT_FILES)

## readme: record the output shown in README.md again
readme:
	RECORD=1 $(TEST) --filter 'README' || true

## pictures: draw the terminal session, the schema and the targets again, in docs
pictures: build
	@Scripts/install-packages $(PICTURE_PACKAGES)
	Scripts/terminal-picture $(BINARY) docs/terminal.svg
	Scripts/schema-picture schema.sql docs/schema.svg
	Scripts/architecture-picture Package.swift docs/architecture.svg

## docs: build the documentation of the library ErrorCatalog, in .build/docs
docs:
	@Scripts/install-packages $(BUILD_PACKAGES)
	Scripts/build-docs .build/docs

## clean: remove everything built
clean:
	rm -rf .build .build-tsan Benchmarks/.build dist catalog.db

help:
	@sed -n 's/^## /  make /p' $(MAKEFILE_LIST)
