#!/usr/bin/env python3
"""SIGKILL at random moments: no acknowledged answer may be lost, none may be there twice.

    kill.py BINARY [--kills N] [--seed N]

Kills N running reviews, by turns on the full screen of a pseudo-terminal and in lines through a
pipe, each answering as fast as it goes. An answer is acknowledged when the next question is shown.
After every kill the log must hold the grades that were sent, in their order, at least all that
were acknowledged; `doctor` must find nothing; and the next run must work. After every fourth kill
another command is killed too: `answer`, `decks update`, `settings set preset`, and a first start.
Prints the seed and what was counted; exits with 1 when anything was lost or damaged.
"""

import argparse
import datetime
import fcntl
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

DECKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Decks")
ROWS, COLUMNS = 24, 80


class Picture:
    """What a vt100 shows: as much of it as curses uses."""

    sequence = re.compile(
        rb"\x1b\[([?\d;]*)([A-Za-z])|\x1b[()](.)|\x1b([78DEHM=>])|([\x00-\x1a\x7f])"
        rb"|([\x20-\x7e]|[\xc0-\xf7][\x80-\xbf]+)")

    def __init__(self):
        self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self.row = self.column = 0
        self.pending = b""

    def take(self, data):
        self.pending += data
        while True:
            found = self.sequence.match(self.pending)
            if not found or (found.end() == len(self.pending) and self.pending[-1] >= 0x80):
                return
            self.pending = self.pending[found.end():]
            self.draw(found)

    def draw(self, found):
        numbers, final, _, _, control, text = found.groups()
        if text:
            if self.column < COLUMNS:
                self.cells[self.row][self.column] = text.decode("utf-8", "replace")
            self.column += 1
        elif control == b"\r":
            self.column = 0
        elif control == b"\n":
            self.row = min(ROWS - 1, self.row + 1)
        elif control == b"\b":
            self.column = max(0, self.column - 1)
        elif final:
            self.control(final, [int(n) for n in re.findall(rb"\d+", numbers)])

    def control(self, final, numbers):
        count = max(1, numbers[0]) if numbers else 1
        if final == b"H":
            self.row = min(ROWS, count) - 1
            self.column = min(COLUMNS, numbers[1] if len(numbers) > 1 else 1) - 1
        elif final == b"A":
            self.row = max(0, self.row - count)
        elif final == b"B":
            self.row = min(ROWS - 1, self.row + count)
        elif final == b"C":
            self.column = min(COLUMNS - 1, self.column + count)
        elif final == b"D":
            self.column = max(0, self.column - count)
        elif final in (b"J", b"K"):
            part = numbers[0] if numbers else 0
            start = self.column if part == 0 else 0
            end = self.column + 1 if part == 1 else COLUMNS
            self.cells[self.row][start:end] = [" "] * len(self.cells[self.row][start:end])
            if final == b"J":
                first = self.row + 1 if part == 0 else 0
                for row in range(first, self.row if part == 1 else ROWS):
                    self.cells[row] = [" "] * COLUMNS

    @property
    def place(self):
        """The number of the card shown, by the header."""
        for row in self.cells[:3]:
            found = re.search(r"(\d+) of \d+ ", "".join(row))
            if found:
                return int(found.group(1))
        return 0


class Killing:
    def __init__(self, binary, seed):
        self.binary = binary
        self.random = random.Random(seed)
        self.folder = tempfile.mkdtemp(prefix="engram-kill-")
        self.home = os.path.join(self.folder, "home")
        self.decks = os.path.join(self.folder, "decks")
        shutil.copytree(DECKS, self.decks)
        self.day = datetime.date(2026, 11, 1)
        self.counts = dict(
            kills=0, acknowledged=0, unacknowledged=0, lost=0, doubled=0, doctor_problems=0,
            ended_before=0)
        self.others = dict.fromkeys(("answer", "update", "setting", "first_start"), 0)
        self.problems = []

    # Running

    def environment(self, home=None):
        return {
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "vt100", "NO_COLOR": "1",
            "ENGRAM_HOME": home or self.home, "ENGRAM_DECKS": self.decks,
            "ENGRAM_NOW": f"{self.day}T09:00:00+01:00",
        }

    def run(self, *words, home=None):
        ended = subprocess.run(
            [self.binary, *words], env=self.environment(home), capture_output=True, text=True,
            stdin=subprocess.DEVNULL, timeout=60)
        if ended.returncode != 0:
            self.note(f"{words}: exit code {ended.returncode}: {ended.stderr}{ended.stdout}")
        return ended.stdout

    def note(self, problem):
        self.problems.append(problem)
        print(f"kill: {self.day}: {problem}", flush=True)

    def kill(self, words, longest, home=None):
        """Starts a command and kills it at a random moment; what it had printed by then."""
        child = subprocess.Popen(
            [self.binary, *words], env=self.environment(home), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            child.wait(self.random.uniform(0, longest))
        except subprocess.TimeoutExpired:
            child.kill()
        self.counts["ended_before"] += child.wait() == 0
        return child.stdout.read().decode()

    def duration(self, *words, home=None):
        start = time.monotonic()
        self.run(*words, home=home)
        return time.monotonic() - start

    # Looking

    def query(self, sql, *arguments):
        path = os.path.join(self.home, "engram.db")
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute(sql, arguments).fetchall()
        finally:
            connection.close()

    def last_event(self):
        return self.query("SELECT coalesce(max(id), 0) FROM event")[0][0]

    def examine(self, home=None):
        """The database after a kill: whole, and every schedule as the log has it."""
        found = json.loads(self.run("doctor", "--json", home=home) or '{"problems": ["no answer"]}')
        self.counts["doctor_problems"] += len(found["problems"])
        for problem in found["problems"]:
            self.note(f"doctor: {problem}")

    def compare(self, before, sent, prompts, acknowledged):
        """The log since `before` with what was sent."""
        rows = self.query(
            "SELECT grade, uuid, prompt FROM event JOIN card ON card.id = event.card "
            "WHERE event.id > ? ORDER BY event.id", before)
        grades = [row[0] for row in rows]
        lost = max(0, acknowledged - len(grades))
        doubled = max(0, len(grades) - len(sent)) + len(grades) - len({row[1] for row in rows})
        if grades != sent[: len(grades)]:
            self.note(f"the log has {grades}, sent were {sent}")
            lost += 1
        shown = [row[2].split() for row in rows]
        if prompts and shown != [prompt.split() for prompt in prompts[: len(shown)]]:
            self.note("the log names other cards than were asked")
            lost += 1
        self.counts["lost"] += lost
        self.counts["doubled"] += doubled
        self.counts["acknowledged"] += acknowledged
        self.counts["unacknowledged"] += len(sent) - acknowledged
        if lost or doubled:
            self.note(f"{lost} lost, {doubled} doubled of {acknowledged} acknowledged")

    # Killing reviews

    def grade(self):
        """Mostly below 4, so that the drill never ends."""
        return self.random.choice((0, 1, 2, 3, 3, 4, 5))

    def kill_review(self, number):
        before = self.last_event()
        moment = time.monotonic() + self.random.uniform(0, 0.3)
        review = self.review_on_terminal if number % 2 == 0 else self.review_in_lines
        sent, prompts, acknowledged = review(moment)
        self.counts["kills"] += 1
        self.run("status")
        self.examine()
        self.compare(before, sent, prompts, acknowledged)

    def review_on_terminal(self, moment):
        process, terminal = pty.fork()
        if process == 0:
            os.execve(self.binary, [self.binary, "review"], self.environment())
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        picture, sent = Picture(), []
        while True:
            if picture.place == len(sent) + 1:
                sent.append(self.grade())
                os.write(terminal, f" {sent[-1]}".encode())
            data = self.read_until(moment, terminal)
            if not data:
                break
            picture.take(data)
        self.end(process)
        # What it had drawn when it died counts as shown.
        while select.select([terminal], [], [], 0)[0]:
            try:
                picture.take(os.read(terminal, 1 << 16))
            except OSError:
                break
        os.close(terminal)
        acknowledged = len(sent) if picture.place > len(sent) else max(0, len(sent) - 1)
        return sent, [], acknowledged

    def review_in_lines(self, moment):
        child = subprocess.Popen(
            [self.binary, "review", "--plain"], env=self.environment(), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)
        output, sent, prompts = b"", [], []
        while True:
            prompts = [
                text.decode() for text in re.findall(rb"^Question: (.*)\n", output, re.MULTILINE)]
            if len(prompts) == len(sent) + 1:
                sent.append(self.grade())
                child.stdin.write(f"\n{sent[-1]}\n".encode())
            data = self.read_until(moment, child.stdout.fileno())
            if not data:
                break
            output += data
        child.kill()
        self.counts["ended_before"] += child.wait() == 0
        output += child.stdout.read()
        child.stdin.close()
        child.stdout.close()
        asked = len(re.findall(rb"^Card \d+ of \d+.*\n", output, re.MULTILINE))
        return sent, prompts, min(len(sent), max(0, asked - 1))

    @staticmethod
    def read_until(moment, descriptor):
        """What comes before the moment; nothing when it has come, or the other side has ended."""
        if not select.select([descriptor], [], [], max(0, moment - time.monotonic()))[0]:
            return b""
        try:
            return os.read(descriptor, 1 << 16)
        except OSError:
            return b""

    def end(self, process):
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        self.counts["ended_before"] += not os.WIFSIGNALED(status)

    # Killing other commands

    def kill_answer(self):
        card = json.loads(self.run("next", "--json"))
        if card is None:
            return
        before, grade = self.last_event(), self.grade()
        printed = self.kill(["answer", card["card"], str(grade), "--json"], self.usual["answer"])
        self.run("status")
        self.examine()
        self.compare(before, [grade], [], 1 if printed.endswith("}\n") else 0)

    def kill_update(self):
        old = self.run("list", "--json")
        path = os.path.join(self.decks, "theorists.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        text = re.sub(r"definition: (\w+)", r"definition: \1!", text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.kill(["decks", "update"], self.usual["update"])
        self.examine()
        half = self.run("list", "--json")
        self.run("decks", "update")
        self.examine()
        new = self.run("list", "--json")
        if half not in (old, new):
            self.note("an update was done by half")
        if old == new:
            self.note("an update changed nothing")

    def kill_setting(self):
        old = self.run("settings", "get", "preset").strip()
        new = "source" if old == "published" else "published"
        self.kill(["settings", "set", "preset", new], self.usual["setting"])
        if self.run("settings", "get", "preset").strip() not in (old, new):
            self.note("the preset is neither the old nor the new one")
        self.examine()

    def kill_first_start(self):
        home = os.path.join(self.folder, "another")
        shutil.rmtree(home, ignore_errors=True)
        self.kill(["status"], self.usual["first_start"], home)
        total = json.loads(self.run("status", "--json", home=home) or "{}").get("total")
        if total != self.total:
            self.note(f"after a killed first start there are {total} of {self.total} cards")
        self.examine(home)

    # All of it

    def prepare(self):
        first = self.duration("status")
        self.total = json.loads(self.run("status", "--json"))["total"]
        self.run("settings", "set", "new-per-day", "9999")
        self.run("settings", "set", "reviews-per-day", "9999")
        card = json.loads(self.run("next", "--json"))["card"]
        self.usual = dict(
            first_start=first, update=self.duration("decks", "update"),
            answer=self.duration("answer", card, "3"),
            setting=self.duration("settings", "set", "preset", "source"))

    def go_on(self, kills):
        self.prepare()
        others = [
            ("answer", self.kill_answer), ("update", self.kill_update),
            ("setting", self.kill_setting), ("first_start", self.kill_first_start),
        ]
        for number in range(kills):
            self.day += datetime.timedelta(days=self.random.randrange(3))
            self.kill_review(number)
            if number % 4 == 3:
                name, kill = others[number // 4 % len(others)]
                kill()
                self.others[name] += 1
        events = self.query("SELECT count(*), count(DISTINCT uuid) FROM event")[0]
        if events[0] != events[1]:
            self.note(f"{events[0]} events with {events[1]} ids")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args()
    print(f"kill: seed {options.seed}", flush=True)
    killing = Killing(os.path.abspath(options.binary), options.seed)
    try:
        killing.go_on(options.kills)
    finally:
        shutil.rmtree(killing.folder, ignore_errors=True)
    print("kill: " + ", ".join(f"{value} {key}" for key, value in killing.counts.items()))
    print("kill: besides, killed: " + ", ".join(f"{v} {k}" for k, v in killing.others.items()))
    if killing.problems:
        sys.exit(f"kill: {len(killing.problems)} problems")


main()
