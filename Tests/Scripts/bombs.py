#!/usr/bin/env python3
"""Imports files that are small and would open to hundreds of gigabytes, each in a home of its own.

    python3 bombs.py BINARY

Each must be refused (65) within ten seconds, with less than 200 MiB, no crash and nothing imported; the
honest one among them must be imported. Written by make_bombs.py into a folder that is deleted again.
"""
import json, os, resource, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS, MEBIBYTES = 10, 200


def run(binary, words, home):
    started = time.monotonic()
    pid = os.posix_spawn(binary, [binary, *words], {"ENGRAM_HOME": home, "ENGRAM_DECKS": "/nonexistent", "PATH": os.environ["PATH"]},
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                                       (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    scale = 1024 if sys.platform == "linux" else 1024 * 1024
    return os.waitstatus_to_exitcode(status), time.monotonic() - started, usage.ru_maxrss / scale


def main():
    binary = os.path.realpath(sys.argv[1])
    folder = tempfile.mkdtemp()
    failed = 0
    try:
        told = subprocess.run([sys.executable, os.path.join(HERE, "make_bombs.py"), folder], check=True, capture_output=True, text=True)
        expected = json.loads(told.stdout.strip().splitlines()[-1])
        for name in sorted(expected):
            home = os.path.join(folder, "home-" + name)
            code, seconds, memory = run(binary, ["import", os.path.join(folder, name)], home)
            is_honest = name.startswith("honest")
            cards = subprocess.run([binary, "list"], env={"ENGRAM_HOME": home, "ENGRAM_DECKS": "/nonexistent"}, capture_output=True, text=True).stdout
            is_right = code == (0 if is_honest else 65) and bool(cards) == is_honest
            is_right = is_right and seconds < SECONDS and memory < MEBIBYTES
            failed += not is_right
            print(f"{'ok    ' if is_right else 'FAILED'} {name}: exit {code}, {seconds:.1f} s, {memory:.0f} MiB")
    finally:
        shutil.rmtree(folder)
    print(f"{failed} failed")
    sys.exit(failed > 0)


main()
