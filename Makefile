# engram: `make study` to learn, `make test` to work on it.

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
KILLS ?= 200
SAMPLES = Tests/EngramFormatsTests/Samples
SEED ?= 1

RELEASE = -c release --static-swift-stdlib --product engram $(START)
BINARY = .build/release/engram
SOURCES = Sources Tests Package.swift

# A start is most of what `engram status` takes. Direct access to type metadata spares the runtime a
# search through every conformance; packed relocations, where the C library knows them, 2 MB of memory;
# no symbols for others to find, which nobody does, 7 MB more.
START = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
ifeq ($(shell uname -s),Linux)
START += -Xswiftc -use-ld=lld -Xlinker --icf=safe -Xlinker --no-export-dynamic
LIBC = $(shell cc -print-file-name=libc.so.6 2>/dev/null)
ifeq ($(shell grep -qs GLIBC_ABI_DT_RELR $(LIBC) && echo packed),packed)
START += -Xlinker -z -Xlinker pack-relative-relocs
endif
endif

.PHONY: study build test install uninstall format lint imports needs month kill-test samples bombs mutate fuzz mutants zones bench clean

study: build
	@exec $(BINARY)

build: needs
	@$(SWIFT) build $(RELEASE)

test: needs
	$(SWIFT) test

# What is missing is installed, with a word first; nothing happens when all is there.
needs:
	@sh Tests/Scripts/needs.sh

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/engram/decks \
	  $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/engram
	-strip $(DESTDIR)$(PREFIX)/bin/engram
	install -m 644 Decks/*.yaml $(DESTDIR)$(PREFIX)/share/engram/decks/
	$(BINARY) manual > $(DESTDIR)$(PREFIX)/share/man/man1/engram.1
	$(BINARY) completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/engram
	$(BINARY) completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_engram
	$(BINARY) completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/engram.fish

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/share/engram
	rm -f $(DESTDIR)$(PREFIX)/bin/engram $(DESTDIR)$(PREFIX)/share/man/man1/engram.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/engram \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_engram \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/engram.fish

format:
	$(SWIFT) format -i --recursive $(SOURCES)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

# An undeclared import of a neighbouring target is an error here, not in a plain build.
imports: needs
	$(SWIFT) build --explicit-target-dependency-import-check error

# A scripted month beside an independent model of SM-2.
month: build
	python3 Tests/Scripts/month.py $(BINARY) $(SEED)

# SIGKILL at random moments of a running review: no acknowledged answer may be lost.
kill-test: build
	python3 Tests/Scripts/kill.py $(BINARY) --kills $(KILLS) --seed $(SEED)

# Study days in real time zones, by the binary that is shipped.
zones: build
	sh Tests/Scripts/zones.sh $(BINARY)

# Every sample of a file to be imported, through the program: what must come out, and no more.
samples: build
	python3 Tests/Scripts/samples.py $(BINARY) $(SAMPLES)

# Packages that open to hundreds of gigabytes: each refused at once.
bombs: build
	python3 Tests/Scripts/bombs.py $(BINARY)

# The samples damaged in ten thousand ways: no crash, no hang, no half import.
mutate: build
	python3 Tests/Scripts/mutate.py $(BINARY) $(SAMPLES) --seed $(SEED)

# libFuzzer on each parser, a minute each; see Tests/Fuzz.
fuzz: needs
	sh Tests/Fuzz/run.sh

# One-line bugs in the scheduler, each of which some test must catch.
mutants: needs
	bash Tests/mutants.sh

bench: build
	sh Benchmarks/run.sh $(BINARY)

clean:
	rm -rf .build
