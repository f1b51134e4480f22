#!/usr/bin/env python3
"""Damages samples in many ways and imports them through the built program.

    mutate.py BINARY FOLDER [--count 10000] [--seed 1] [--keep FOLDER]

No run may crash, hang for more than ten seconds, end with anything but 0, 65 or 66, or leave a part
of a file behind. Prints how many runs ended how; exit 1 when one broke a rule, and its file is kept.
"""

import argparse
import collections
import io
import multiprocessing
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

BITS = [b'"', b"\0", b"\r", b"\n", b"\t", b",", b";", b"{{c1::", b"}}", b"<", b"&#x110000;", b"[", b"]",
        b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"9" * 40, b"-9223372036854775808", b"Q:", b"A:", b"::",
        b"#separator:", b"=", b"\xcc\x81" * 20, b"\xe2\x80\xae", b"\x1b[2J", b"\x1f", b"---\n", b"&a [*a]"]


def damage(data, chance, other):
    """`data` with one to eight faults."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
        size = len(data)
        place = chance.randrange(size + 1)
        kind = chance.randrange(9)
        if kind == 0 and size:
            data[place % size] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[place:place + chance.choice([1, 2, 7, 100, 5000])]
        elif kind == 2:
            data[place:place] = chance.choice(BITS)
        elif kind == 3:
            data[place:place] = data[place:place + chance.choice([1, 30, 1000])] * chance.choice([1, 2, 50])
        elif kind == 4:
            del data[place:]
        elif kind == 5 and other:
            start = chance.randrange(len(other))
            data[place:place] = other[start:start + chance.choice([10, 500, 20000])]
        elif kind == 6 and size:
            data[place % size] = chance.randrange(256)
        elif kind == 7:
            data[place:place] = bytes(chance.randrange(256) for _ in range(chance.choice([1, 4, 64])))
        elif kind == 8:
            data[place:place + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"])
    return bytes(data)


def inside(data, chance, other):
    """A package with the damage inside one of its members."""
    try:
        old = zipfile.ZipFile(io.BytesIO(data))
        victim = chance.choice(old.namelist())
        new = io.BytesIO()
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as out:
            for name in old.namelist():
                member = old.read(name)
                out.writestr(name, damage(member, chance, other) if name == victim else member)
        return new.getvalue()
    except (zipfile.BadZipFile, IndexError):
        return damage(data, chance, other)


def content(home):
    """All that an import could have left in the database, small enough to compare."""
    with sqlite3.connect("file:%s?mode=ro" % os.path.join(home, "engram.db"), uri=True) as db:
        tables = ["deck", "concept", "card", "edit", "relation", "event", "act", "import", "lineage"]
        counts = [db.execute('SELECT count(*) FROM "%s"' % table).fetchone()[0] for table in tables]
        texts = db.execute("SELECT total(length(prompt)), total(length(answer)) FROM card").fetchone()
        return counts, texts


def run(job):
    binary, template, files, seed, keep = job
    chance = random.Random(seed)
    path = chance.choice(files)
    data, other = open(path, "rb").read(), open(chance.choice(files), "rb").read()
    is_package = data[:2] == b"PK"
    data = (inside if is_package and chance.random() < 0.7 else damage)(data, chance, other)
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        shutil.copytree(template, home)
        before = content(home)
        target = os.path.join(folder, os.path.basename(path))
        with open(target, "wb") as file:
            file.write(data)
        environment = {
            "ENGRAM_HOME": home, "ENGRAM_DECKS": os.path.join(template, ".."), "TZ": "Europe/Berlin",
            "ENGRAM_NOW": "2026-11-21T09:00:00+01:00", "PATH": os.environ["PATH"]}
        words = [binary, "import", target] + ["--with-schedule"] * chance.randrange(2)
        problem = None
        try:
            result = subprocess.run(
                words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, timeout=10)
            status = result.returncode
            if status not in (0, 65, 66):
                problem = "exit %d: %s" % (status, result.stderr[-500:])
            elif status and content(home) != before:
                problem = "a part was left behind"
            elif status and not result.stderr.strip():
                problem = "no word of why"
        except subprocess.TimeoutExpired:
            status, problem = "hang", "hang"
        left = [name for name in os.listdir(home) if name.endswith(".import") or name.endswith(".part")]
        if left and not problem:
            problem = "left behind: %s" % left
        if problem and keep:
            shutil.copy(target, os.path.join(keep, "%d-%s" % (seed, os.path.basename(path))))
        return status, problem, seed, os.path.basename(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=os.path.abspath)
    parser.add_argument("folder", type=os.path.abspath)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="")
    options = parser.parse_args()
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    files = []
    for where, _, names in os.walk(options.folder):
        files += [os.path.join(where, name) for name in names
                  if not name.endswith((".json", ".py", ".png")) and name not in ("README.md", "README")]
    files = sorted(path for path in files if os.path.getsize(path))
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "template")
        os.makedirs(template)
        subprocess.run(
            [options.binary, "status"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"ENGRAM_HOME": template, "ENGRAM_DECKS": folder, "PATH": os.environ["PATH"]})
        jobs = ((options.binary, template, files, options.seed * 1_000_000 + number, options.keep)
                for number in range(options.count))
        ends, problems = collections.Counter(), 0
        with multiprocessing.Pool() as pool:
            for status, problem, seed, name in pool.imap_unordered(run, jobs, chunksize=20):
                ends[status] += 1
                if problem:
                    problems += 1
                    print("%s, seed %d: %s" % (name, seed, problem), flush=True)
    print("%d damaged files of %d samples: %s; %d broke a rule"
          % (options.count, len(files), ", ".join("%s: %d" % end for end in sorted(ends.items(), key=str)), problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
