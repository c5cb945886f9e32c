# Squelch: what a person can ask of this folder. `make help` lists the targets.
#
# Rules: every target sets up what it needs, only what is missing, and says what it does. Nothing here needs the
# network other than the package registries (Debian's packages, Swift packages by URL).

SHELL := /bin/bash
.DEFAULT_GOAL := help
APT_PACKAGES := libarchive-dev libcbor-dev libcld2-dev libcsv-dev libcurl4-openssl-dev libgmime-3.0-dev libxml2-dev \
	libsimdjson-dev libsqlite3-dev libstemmer-dev zlib1g-dev pkg-config
# Judges of what is written, a server of HTTP/2 and TLS with what makes certificates, and a browser, for the tests alone.
TEST_PACKAGES := libxml2-utils tidy nginx libnginx-mod-http-brotli-filter openssl zstd chromium chromium-driver
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
SOURCES := Package.swift Sources Tests
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
SQUELCH := .build/release/squelch
# Where `make install` puts it; DESTDIR goes before it.
PREFIX ?= /usr/local
DESTDIR ?=
MANUAL := .build/manual
PACKAGES := .build/packages
PACKAGE_TOOLS := dpkg-dev binutils
GATE_PACKAGES := valgrind binutils python3
# Compiler caches and test runs stay inside the checkout.
export SWIFT_BACKTRACE := enable=no

# Installs those of some Debian packages that are missing.
define install
@command -v dpkg-query >/dev/null || { echo "Not a Debian system: make sure that these are installed: $(1)"; exit 0; }; \
missing=(); \
for package in $(1); do \
	dpkg-query -W -f='$${Status}' "$$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$$package"); \
done; \
if [ "$${#missing[@]}" -gt 0 ]; then \
	echo "Installing $${missing[*]}"; \
	$(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null; \
fi
endef

.PHONY: help demo test check check-imports check-release check-address check-threads check-heap check-docs check-page build release install package check-package lint format deps deps-test deps-page deps-package deps-gate
.PHONY: test-spark deps-spark toolchain gate gate-record bench faults man clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

demo: release ## build for release and analyse the invented following in Feeds/, as table and page
	@echo
	@# Status 3: one of the feeds is cut off, as some are.
	@$(SQUELCH) analyze Feeds || [ $$? -eq 3 ]
	@$(SQUELCH) analyze Feeds --quiet --format html --output .build/report.html || [ $$? -eq 3 ]
	@echo && echo "The same as a page, to be opened in a browser: .build/report.html"

test: deps-test lint ## check the format, build without warnings, run all tests
	swift build --build-tests -j $(JOBS) -Xswiftc -warnings-as-errors
	swift test --skip-build --parallel

# What tests of Spark need; packages of Python lie in a folder of their own.
SPARK_PACKAGES := openjdk-17-jre-headless python3-venv
SPARK := .build/spark
deps-spark: ## what tests of Spark need: Java 17
	$(call install,$(SPARK_PACKAGES))

test-spark: release ## run the analysis in many parts on a cluster of Apache Spark, also where things go wrong
	@command -v java >/dev/null || $(MAKE) --no-print-directory deps-spark
	@[ -x $(SPARK)/bin/python ] || python3 -m venv $(SPARK)
	@$(SPARK)/bin/python -c 'import pyspark' 2>/dev/null || $(SPARK)/bin/pip install --quiet 'pyspark>=4,<5'
	cd Tests/spark && timeout 3000 ../../$(SPARK)/bin/python test_cluster.py ../../$(SQUELCH)

# Swift's runtime and Foundation go into the program: loaded as libraries, they cost half of every start.
release: deps ## build the program for release, with Swift's runtime in it
	swift build -c release -j $(JOBS) --product squelch --static-swift-stdlib

build: deps ## build the program for debugging
	swift build -j $(JOBS)

lint: deps ## check the format of all sources
	swift format lint --strict --parallel --recursive --configuration .swift-format $(SOURCES)

format: toolchain ## format all sources
	swift format --in-place --parallel --recursive --configuration .swift-format $(SOURCES)

toolchain:
	@version=$$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9]+\.[0-9]+' | head -n 1); \
	if [ -z "$$version" ] || [ "$$(printf '%s\n6.2\n' "$$version" | sort -V | head -n 1)" != 6.2 ]; then \
		echo "Squelch needs a Swift toolchain of version 6.2 or later (found: $${version:-none}). Get one at https://www.swift.org/install/"; \
		exit 1; \
	fi

deps: toolchain
	$(call install,$(APT_PACKAGES))

deps-test: deps
	$(call install,$(TEST_PACKAGES))

deps-package:
	$(call install,$(PACKAGE_TOOLS))

deps-gate:
	$(call install,$(GATE_PACKAGES))

deps-page:
	$(call install,chromium)

# Each check builds apart from the others: their flags exclude each other.
CHECKS := .build/checks

check: check-imports check-release check-address check-threads check-heap check-docs ## all that `make test` has no time for

check-imports: deps-test ## refuse imports that Package.swift does not declare
	swift build --build-tests -j $(JOBS) --explicit-target-dependency-import-check error

check-release: deps-test ## run all tests as the program is shipped
	swift build -c release --build-tests -j $(JOBS) -Xswiftc -enable-testing --scratch-path $(CHECKS)/release
	swift test -c release --skip-build --parallel -Xswiftc -enable-testing --scratch-path $(CHECKS)/release

check-address: deps-test ## run all tests under AddressSanitizer
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize address -j $(JOBS) --parallel --scratch-path $(CHECKS)/address

# What works on several threads: the rest takes an hour under this sanitizer, and starts none.
THREADED := Analy[sz]|ArchiveCache|ContextFit|Evidence|Identity|LibraryExamples|Novelty|Page|Preview|Progress|Relations|ReviewServer
THREADED := $(THREADED)|ReviewSession|DecisionFile|SavedCopies|Share|ShardTests|Shutdown|Time|Who|Workers|Fetch
check-threads: deps-test ## run the tests of what works on several threads under ThreadSanitizer
	swift test --sanitize thread -j $(JOBS) --parallel --scratch-path $(CHECKS)/threads --filter '$(THREADED)'

# glibc's own check sees what the sanitizers do not: writes of C libraries that were built without them.
check-heap: deps-test ## run all tests under the C library's check of the heap
	swift build --build-tests -j $(JOBS)
	LD_PRELOAD=libc_malloc_debug.so.0 GLIBC_TUNABLES=glibc.malloc.check=3 \
		.build/debug/squelchPackageTests.xctest --testing-library swift-testing

# The C modules have no symbol graph beside C++ of a newer standard; ours have theirs, and docc asks for nothing else.
check-docs: deps ## build the documentation, without a warning
	-swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >/dev/null 2>&1
	docc convert Sources/SquelchKit/SquelchKit.docc --fallback-display-name SquelchKit --warnings-as-errors \
		--additional-symbol-graph-dir "$$(dirname "$$(find .build -name SquelchKit.symbols.json | head -n 1)")" \
		--output-path .build/documentation

check-page: deps ## look at the report page in a real Chromium
	@command -v chromium chromium-browser google-chrome >/dev/null || $(MAKE) --no-print-directory deps-page
	swift build -j $(JOBS) --product squelch
	@.build/debug/squelch analyze Feeds --quiet --format html --output .build/analyze-page.html || [ $$? -eq 3 ]
	python3 -B Tests/browser/check_page.py .build/analyze-page.html --pictures .build/pictures

faults: deps-test ## kill, fail, fill and flip bits of what changes an archive, at every call to the system
	swift build --build-tests -j $(JOBS)
	ARCHIVE_FAULTS=all swift test --skip-build --filter 'FaultTests|aFlippedBitIsFound'

# What a start, Feeds/ and a post cost, in instructions and allocations: figures that no neighbour disturbs.
gate: release deps-gate ## hold instructions and allocations to the figures in Benchmarks/gate.json
	Benchmarks/gate

gate-record: release deps-gate ## write these figures anew, on purpose
	Benchmarks/gate --record

bench: release ## measure parsing against its peers (see Benchmarks/README.md)
	Benchmarks/setup
	Benchmarks/parsing

# The tool that the plugin of the same name runs; the plugin would build the program anew, without Swift's runtime in it.
man: release ## write the manual, a page for each command, under .build
	swift build -j $(JOBS) --product generate-manual
	@rm -rf $(MANUAL) && mkdir -p $(MANUAL)
	.build/debug/generate-manual $(SQUELCH) --multi-page --output-directory $(MANUAL)

install: release man ## install program, manual, completions and example under PREFIX (and DESTDIR)
	.packaging/install $(SQUELCH) $(MANUAL) $(DESTDIR)$(PREFIX)

package: release deps-package man ## make a Debian package and a tarball that need no Swift
	.packaging/package $(SQUELCH) $(MANUAL) $(PACKAGES)

check-package: package ## install the package in a fresh Debian without Swift, and try it (needs root)
	$(call install,debootstrap)
	$(SUDO) .packaging/check $(PACKAGES)/*.deb

clean: ## remove everything that was built
	rm -rf .build
