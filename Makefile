# What each target installs with apt lies in scripts/packages; without root and sudo the packages must be there already.
SHELL := /bin/bash
export SWIFT_BACKTRACE := enable=no
BUILD ?= $(shell scripts/build-folder)
SWIFT := swift

.PHONY: build demo test faults bench lint conformance clean

## Release binaries in .build/release
build:
	scripts/packages build
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BUILD) --product sluice
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BUILD) --product sluice-bench
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BUILD) --product sluice-conformance

## The main job on the example releases
demo:
	scripts/packages build
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(BUILD) --product sluice
	scripts/demo $(BUILD)/release/sluice

## All tests
test:
	scripts/packages test
	$(SWIFT) build --build-tests --scratch-path $(BUILD)
	scripts/test $(BUILD)

## The fault tests in their longer form: killed writers, failing disks, flipped bits (an hour or so)
faults:
	scripts/packages test
	$(SWIFT) build --build-tests --scratch-path $(BUILD)
	SLUICE_KILL_CYCLES=1000 SLUICE_BIT_FLIPS=10000 $(SWIFT) test --skip-build --scratch-path $(BUILD) --filter StorageTests
	SLUICE_KILL_CYCLES=100 $(SWIFT) test --skip-build --scratch-path $(BUILD) --filter WorkerTests

## One line of JSON for each job
bench: build
	$(BUILD)/release/sluice-bench --sluice $(BUILD)/release/sluice

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf $(BUILD)
