#!/usr/bin/env python3
"""Imports every sample through the built program and compares what it shows with what must come out.

    samples.py BINARY FOLDER [--only PART]

FOLDER holds NAME beside NAME.expected.json; compare.py says how texts are compared.
"""

import argparse
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ZONE, NOW = "Europe/Berlin", "2026-11-21T09:00:00+01:00"


class Engram:
    """The program with a home of its own."""

    def __init__(self, binary, home):
        decks = os.path.join(home, "no-decks")
        os.makedirs(decks)
        self.binary = binary
        self.environment = {
            "ENGRAM_HOME": os.path.join(home, "home"), "ENGRAM_DECKS": decks, "ENGRAM_NOW": NOW,
            "TZ": ZONE, "PATH": os.environ["PATH"],
        }

    def __call__(self, *words):
        return subprocess.run(
            [self.binary, *words], env=self.environment, stdin=subprocess.DEVNULL, timeout=60,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def cards(self):
        return [json.loads(line) for line in self("list", "--json").stdout.splitlines()]


def compare(expected, cards, with_schedule):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as shown:
        for card in cards:
            shown.write(json.dumps(card) + "\n")
        shown.flush()
        words = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "compare.py"), expected, shown.name]
        result = subprocess.run(
            words + ["--schedule"] * with_schedule, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True)
        return result.stdout.splitlines()


def sound(folder, name, expected, binary, with_schedule):
    """The problems of a file that must be imported."""
    with tempfile.TemporaryDirectory() as home:
        engram = Engram(binary, home)
        words = ["import", os.path.join(folder, name), "--json"] + (expected.get("arguments") or [])
        result = engram(*words, *["--with-schedule"] * with_schedule)
        if result.returncode:
            return ["exit %d: %s" % (result.returncode, result.stderr.strip())]
        report = json.loads(result.stdout)
        problems = compare(
            os.path.join(folder, name + ".expected.json"), engram.cards(), with_schedule)
        wanted = [entry["line"] for entry in expected.get("rejected", [])]
        lines = [entry["line"] for entry in report["rejected"]]
        if wanted != lines:
            problems.append("rejected lines: wanted %s, shown %s" % (wanted, lines))
        if report["added"] != expected["counts"]["cards"]:
            problems.append("added: %s" % report["added"])
        media = os.path.join(home, "home", "engram.media")
        kept = sorted(os.listdir(media)) if os.path.isdir(media) else []
        if "media" in expected and kept != expected["media"]:
            problems.append("media: wanted %s, kept %s" % (expected["media"], kept))
        again = json.loads(engram(*words, *["--with-schedule"] * with_schedule).stdout or "{}")
        if any(again.get(what) for what in ("added", "updated", "suspended", "scheduled", "answers")):
            problems.append("a second import changed something: %s" % again)
        doctor = engram("doctor")
        if doctor.returncode:
            problems.append("doctor: " + doctor.stderr.strip())
        return problems


def again(folder, name, expected, binary):
    """The problems of a newer version of a file, imported after the older one."""
    rule = expected["reimport"]
    with tempfile.TemporaryDirectory() as home:
        engram = Engram(binary, home)
        deck = rule.get("arguments", [])
        engram("import", os.path.join(folder, rule["first_import"]), *deck)
        report = json.loads(engram("import", os.path.join(folder, name), "--json", *deck).stdout)
        updated = sum(len(rule.get(what, [])) for what in ("text_changed", "tags_changed", "deck_changed"))
        wanted = {
            "added": len(rule["added"]), "updated": updated, "unchanged": rule["unchanged"],
            "suspended": len(rule["vanished"])}
        return ["again: %s: wanted %s, shown %s" % (what, number, report[what])
                for what, number in wanted.items() if report[what] != number]


def damaged(folder, name, expected, binary):
    """The problems of a file that must be refused."""
    error = expected["error"]
    with tempfile.TemporaryDirectory() as home:
        engram = Engram(binary, home)
        result = engram("import", os.path.join(folder, name))
        exits = error["exit"] if isinstance(error["exit"], list) else [error["exit"]]
        problems = []
        if result.returncode not in exits:
            problems.append("exit %d, wanted %s" % (result.returncode, exits))
        for pattern in error.get("must_mention", []):
            if not re.search(pattern, result.stderr, re.IGNORECASE):
                problems.append("does not mention %r: %s" % (pattern, result.stderr.strip()))
        for line in error.get("lines", [error["line"]] if "line" in error else []):
            if not re.search(r":%d\b" % line, result.stderr):
                problems.append("does not name line %d: %s" % (line, result.stderr.strip()))
        if engram.cards():
            problems.append("something was imported")
        for where, _, names in os.walk(home):
            for evil in error.get("must_not_exist", []):
                if evil in names:
                    problems.append("%s was written into %s" % (evil, where))
        option = error.get("with_option")
        if option:
            result = engram("import", os.path.join(folder, name), "--encoding", option["encoding"])
            prompts = sorted(card["prompt"] for card in engram.cards())
            if prompts != sorted(card["prompt"] for card in option["cards"]):
                problems.append("with --encoding: %s %s" % (prompts, result.stderr.strip()))
        return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=os.path.abspath)
    parser.add_argument("folder", type=os.path.abspath)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    count = failed = 0
    pattern = os.path.join(options.folder, "**", "*.expected.json")
    for path in sorted(glob.glob(pattern, recursive=True)):
        name = os.path.relpath(path, options.folder)[:-len(".expected.json")]
        if options.only not in name:
            continue
        with open(path, encoding="utf-8") as file:
            expected = json.load(file)
        count += 1
        if "error" in expected:
            problems = damaged(options.folder, name, expected, options.binary)
        else:
            problems = sound(options.folder, name, expected, options.binary, False)
            if "schedule" in expected:
                problems += sound(options.folder, name, expected, options.binary, True)
            if "reimport" in expected:
                problems += again(options.folder, name, expected, options.binary)
        failed += bool(problems)
        print("%s  %s" % ("FAILS" if problems else "ok   ", name))
        for problem in problems[:12]:
            print("       " + problem[:400])
    print("%d samples, %d fail" % (count, failed))
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main())
