# Every chore is one command. README.md names no other.

.PHONY: demo test build release check-rules lint format goldens fuzz bench clean

# Without Swift nothing below can run: one sentence, and make's own exit status of 2.
SWIFT_NEEDED := 6.3
SWIFT_FOUND := $(shell swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
ifeq ($(SWIFT_FOUND),)
  $(error Pratique needs Swift $(SWIFT_NEEDED) or newer, and there is no swift on the PATH; see https://www.swift.org/install)
endif
ifneq ($(SWIFT_NEEDED),$(firstword $(shell printf '%s\n' $(SWIFT_NEEDED) $(SWIFT_FOUND) | sort -V)))
  $(error Pratique needs Swift $(SWIFT_NEEDED) or newer, and this is Swift $(SWIFT_FOUND); see https://www.swift.org/install)
endif

## demo: install what is missing, build, and show the four uses over Examples/
demo: release
	@Scripts/demo

# Tests run optimised: random cases by the hundred thousand, and the code that ships.
TESTS := -c release -Xswiftc -enable-testing --scratch-path .build-tests

## test: install what is missing, build, and run all tests
test:
	@Scripts/setup
	swift build --build-tests $(TESTS)
	swift test --skip-build $(TESTS)

## build: the program for development, .build/debug/pratique
build:
	@Scripts/setup
	swift build

## release: the program, .build/release/pratique, with Swift's libraries in it (docs/decisions/0004-start.md)
release:
	@Scripts/setup
	swift build -c release --static-swift-stdlib --product pratique

## check-rules: compile the rule library and run the examples in it
check-rules: build
	.build/debug/pratique rules check
	.build/debug/pratique rules test

## lint: hold all Swift files against .swift-format
lint:
	swift format lint --strict --parallel --recursive Sources Tests Package.swift

## format: rewrite all Swift files by .swift-format
format:
	swift format --in-place --parallel --recursive Sources Tests Package.swift

## goldens: rewrite the expected outputs; read `git diff Tests/Goldens` before you commit them
goldens:
	@Scripts/setup
	UPDATE_GOLDENS=1 swift test $(TESTS)

## fuzz: libFuzzer on parser, formatter, JSON reader and plans, SECONDS each (one hour if nothing is said); crashes stay in Tests/Fuzz/FailCases
SECONDS ?= 3600
fuzz:
	Tests/Fuzz/Scripts/fuzz $(SECONDS)

## bench: speed and memory beside what is wanted, and other engines; ROWS listings; needs a machine that does nothing else
ROWS ?= 200000
bench:
	@Scripts/setup
	Tests/Benchmarks/Scripts/bench $(ROWS)

clean:
	swift package clean
	rm -rf .build-tests
