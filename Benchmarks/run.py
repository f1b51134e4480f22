#!/usr/bin/env python3
"""engram beside the floor and the peers: every row in one run, in turn, as a table of ratios.

    DATA_DIR=... PEERS_DIR=... python3 run.py BINARY [--only REGEX] [--quick]

Each pair of commands goes A B, B A, A B, ...; the ratio is the median of the ratios pair by pair.
Called by run.sh, which sees to the data and the peers. Exit 1 when a row misses its "must".
"""
import argparse, json, os, re, shutil, statistics, subprocess, sys, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import floor_sqlite, peers_termcard
from bench_lib import DATA, HERE, data, fmt, peak, run, work
from tui_latency import Term

PEERS = os.environ.get("PEERS_DIR", "/tmp/peers")
PYTHON = os.path.join(PEERS, "venv", "bin", "python")
TERMCARD = os.path.join(PEERS, "venv-tui", "bin", "termcard")
ANKI = [PYTHON, os.path.join(HERE, "peers_anki.py"), "--worker"]
FLOOR = work("floor")
QUIET = {"ENGRAM_DECKS": "/nonexistent"}       # no bundled decks: the cards are those of the data
os.environ.update(QUIET)


class Table:
    def __init__(self, only):
        self.rows, self.left_out, self.only = [], [], re.compile(only)

    def wants(self, *names):
        return any(self.only.search(n) for n in names)

    def add(self, name, unit, engram, against, peer, must, aim, note=""):
        """`engram` and `peer` are samples, paired in their order; a smaller figure is better."""
        ratios = [e / p for e, p in zip(engram, peer) if p]
        ratio = statistics.median(ratios)
        verdict = "aim" if ratio <= aim else "must" if ratio <= must else "MISSED"
        self.rows.append((name, f"{fmt(statistics.median(engram))} {unit}", against,
                          f"{fmt(statistics.median(peer))} {unit}",
                          f"{fmt(ratio)} ({fmt(min(ratios))}-{fmt(max(ratios))})", fmt(must), fmt(aim), verdict, note))
        print("  ".join(self.rows[-1]), file=sys.stderr, flush=True)

    def text(self):
        head = ("figure", "engram", "against", "there", "ratio (min-max)", "must", "aim", "verdict", "note")
        return "\n".join("| " + " | ".join(r) + " |" for r in (head, ["---"] * len(head), *self.rows))


def alternate(n, *bodies):
    """Runs the bodies in turn, n times after one uncounted round; a list of results for each."""
    results = [[] for _ in bodies]
    for i in range(n + 1):
        for k in (range(len(bodies)) if i % 2 else reversed(range(len(bodies)))):
            value = bodies[k]()
            if i:
                results[k].append(value)
    return results


def wall(command):
    """Milliseconds of a whole process, output thrown away, without a pipe to wait for."""
    def body():
        t = time.perf_counter()
        pid = os.posix_spawn(command[0], command, os.environ,
                             file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
        _, status = os.waitpid(pid, 0)
        if status:
            raise SystemExit(f"failed: {command}")
        return (time.perf_counter() - t) * 1e3
    return body


def last_json(command):
    return json.loads(run(command)["out"].strip().splitlines()[-1])


def remove(db):
    for suffix in ("", "-wal", "-shm", "-journal", ".lock"):
        if os.path.exists(db + suffix):
            os.unlink(db + suffix)


def copy(db, name):
    """A copy with an empty log, in a folder of its own, for the backups lie beside it."""
    folder = work("copies", name, "x")[:-2]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    target = os.path.join(folder, "engram.db")
    subprocess.run(["cp", "--sparse=never", db, target], check=True)
    os.sync()
    return target


def load(engram, name, *options):
    """A database of engram, built once a day: its due days count from the day that it is built."""
    db = work(f"engram_{name}.db")
    if not os.path.exists(db) or time.time() - os.path.getmtime(db) > 12 * 3600:
        remove(db)
        print(f"loading {name}: {last_json([engram, 'bench', 'load', DATA, '--db', db, *options])}", file=sys.stderr)
    return db


def review(engram, db):
    """The review in a pseudo-terminal, its first frame shown; and the milliseconds until then."""
    t = Term([engram, "review", "--db", db])
    return t, (t.wait(r"space answer[^\x1b]*quit") - t.t0) * 1e3


def first_frame(engram, db):
    def body():
        t, shown = review(engram, db)
        t.close()
        return shown
    return body


def floor_frame():
    t = Term([FLOOR, "tui"])
    shown = (t.wait("frame 0 ready") - t.t0) * 1e3
    t.close()
    return shown


def engram_keys(engram, db, n):
    t, _ = review(engram, db)
    t.quiet(.5)
    show, grade = [], []
    for _ in range(n):
        show.append(t.send(b" ", "quit") * 1e3)
        grade.append(t.send(b"4", "answer   u undo") * 1e3)
    peak_mib = t.peak_mib()
    t.close()
    return {"show": statistics.median(show), "grade": statistics.median(grade), "peak": peak_mib}


def termcard_keys(label, n):
    file = work("termcard_run.json")
    shutil.copy(peers_termcard.make(label), file)
    os.makedirs(work("termcard_home"), exist_ok=True)
    t = Term([TERMCARD, "--data", file], {"HOME": work("termcard_home")})
    t.wait("Quit"), t.quiet()
    t.send(b"r\r", "reveal")
    show, grade = [], []
    for _ in range(n):
        show.append(t.send(b"\r", "Easy") * 1e3)
        grade.append(t.send(b"3\r", "reveal") * 1e3)
    t.close()
    return {"show": statistics.median(show), "grade": statistics.median(grade)}


def syncs(engram, db, n):
    out = work("strace.txt")
    subprocess.run(["strace", "-f", "-c", "-o", out, "-e", "trace=fsync,fdatasync", engram, "bench", "answer",
                    str(n), "--db", copy(db, "syncs")], check=True, stdout=subprocess.DEVNULL)
    with open(out) as f:
        return sum(int(x.split()[3]) for x in f if re.search(r"\bf(data)?sync$", x.strip()))


def floor_tx(base, n):
    db = work("floor_copy.db")
    remove(db)
    subprocess.run(["cp", "--sparse=never", base, db], check=True)
    os.sync()
    return last_json([FLOOR, "tx", db, "WAL", "FULL", "EXCLUSIVE", str(n)])["tx"]


def imported(engram, *words):
    """A command line that imports into an empty home, and what empties it before."""
    db = work("import", "engram.db")

    def body():
        shutil.rmtree(os.path.dirname(db), ignore_errors=True)
        os.makedirs(os.path.dirname(db))
        return [engram, "import", *words, "--db", db]
    return body


def whole(prepare):
    def body():
        return wall(prepare())()
    return body


def imports(table, engram, few):
    """Whole processes of engram, its new database included, beside Anki's own clock around its call."""
    cards = imported(engram, data("notes_100k.csv"))
    few = min(few, 5)
    e, k = alternate(few, whole(cards), lambda: last_json([*ANKI, "import_csv", "100k"])["total_s"] * 1e3)
    table.add("CSV import, 100,000 rows", "ms", e, "Anki, call and close", k, .6, .45, "engram builds no full-text index")
    table.add("peak memory: CSV import", "MiB", [peak(cards())], "Anki", [peak([*ANKI, "import_csv", "100k"])], .25, .1)
    package = work("anki_100k_new.apkg")
    if not os.path.exists(package):
        last_json([*ANKI, "export", "100k", "0", "1"])
    log = imported(engram, package, "--with-schedule")
    e, k = alternate(3, whole(log), lambda: last_json([*ANKI, "import_apkg", "100k", "0"])["import_s"] * 1e3)
    table.add(".apkg import with its log", "ms", e, "Anki, the call", k, .6, .4, "100,000 notes, 1,000,000 answers")
    table.add("peak memory: .apkg import", "MiB", [peak(log())], "Anki", [peak([*ANKI, "import_apkg", "100k", "0"])], .5, .25)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("engram")
    ap.add_argument("--only", default=".", help="rows whose name matches")
    ap.add_argument("--quick", action="store_true", help="a third of the runs")
    a = ap.parse_args()
    table, engram = Table(a.only), a.engram
    few, some, many = (3, 5, 11) if a.quick else (7, 15, 41)
    subprocess.run(["cc", "-O2", "-o", FLOOR, os.path.join(HERE, "floor.c"), "-lsqlite3"], check=True)
    base = floor_sqlite.build_base()
    db = load(engram, "100k")
    anki = os.path.exists(PYTHON) and subprocess.run([PYTHON, "-c", "import anki.collection"]).returncode == 0
    collection = work("anki_base_100k", "collection.anki2")
    if anki and not os.path.exists(collection):
        print("loading Anki:", last_json([*ANKI, "prepare", "100k"]), file=sys.stderr)
    script = work("anki_due.py")
    if anki:
        import peers_anki
        with open(script, "w") as f:
            f.write(peers_anki.DUE_SCRIPT)
    else:
        table.left_out.append("Anki: the package `anki` cannot be imported")
    status, due = [engram, "status", "--db", db], [PYTHON, script, collection]

    if table.wants("status"):
        told = json.loads(run([*status, "--json"])["out"])
        count = int(run(["sqlite3", base, "SELECT count(*) FROM cards WHERE due<=0"])["out"])
        assert told["due"] + told["backlog"] == count, (told, count)
        if anki:
            e, p = alternate(some, wall(status), wall(due))
            table.add("status, whole process", "ms", e, "Anki script", p, .06, .03)
        e, p = alternate(many, wall(status), wall([
            shutil.which("sqlite3"), base, "SELECT count(*)||' cards due' FROM cards WHERE due<=0"]))
        table.add("status, whole process", "ms", e, "sqlite3 CLI", p, 4, 2)

    if table.wants("first frame"):
        reviewed = copy(db, "review")
        t, _ = review(engram, reviewed)      # the day's check and backup, while its first question is read
        time.sleep(6)
        t.close()
        e, p = alternate(some, first_frame(engram, reviewed), floor_frame)
        table.add("first frame of the review", "ms", e, "C screen", p, 4, 2, "from Python's pty")

    if table.wants("open and first card") and anki:
        e, p = alternate(
            few, lambda: last_json([engram, "bench", "first", "20", "--db", db])["open_first"]["p50_us"] / 1e3,
            lambda: (lambda x: x["reopen_ms"] + x["queue_ms"])(last_json([*ANKI, "open", "100k", "200"])))
        table.add("open and first card, in process", "ms", e, "Anki, second open", p, .25, .1, "200 reviews a day")

    if table.wants("answer"):
        # All on one processor: the first serves the disk's interrupts, and which of them a process
        # meets makes a quarter of the time of an answer, engram's or another's.
        everywhere = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {max(everywhere)})
        runs = [lambda: last_json([engram, "bench", "answer", "2000", "--db", copy(db, "answer")])["answer"],
                lambda: floor_tx(base, 2000)]
        if anki:
            runs.append(lambda: last_json([*ANKI, "answer", "100k", "2000"])["answer"])
        e, c, *k = alternate(some, *runs)
        mine = [[x[f] / 1e3 for x in e] for f in ("p50_us", "sum_us", "p99_us", "max_us")]
        for (name, must, aim), mine, field in zip(
                (("median", .8, .7), ("mean", .75, .6), ("p99", .2, .1), ("worst", 1, .3)), mine,
                ("p50_ms", "sum_s", "p99_ms", "max_ms")):
            scale = .5 if field == "sum_s" else 1       # seconds of 2,000 answers are half the mean's milliseconds
            mine = [x / 2000 for x in mine] if field == "sum_s" else mine
            if anki:
                table.add(f"answer committed: {name}", "ms", mine, "Anki", [x[field] * scale for x in k[0]], must, aim)
            if name in ("median", "mean"):
                table.add(f"answer committed: {name}", "ms", mine, "C floor", [x[field] * scale for x in c], 1.4, 1.2)
        os.sched_setaffinity(0, everywhere)
        one, two = syncs(engram, db, 500), syncs(engram, db, 1500)
        table.add("answer: syncs each", "", [(two - one) / 1000], "one", [1], 1.05, 1.02, "strace; checkpoints included")

    if table.wants("key to screen", "grade to next"):
        if os.path.exists(TERMCARD):
            e, big, small = alternate(few, lambda: engram_keys(engram, copy(db, "keys"), 30),
                                      lambda: termcard_keys("100k", 5), lambda: termcard_keys("1k", 20))
            table.add("key to screen: the answer", "ms", [x["show"] for x in e], "termcard, 100k",
                      [x["show"] for x in big], .5, .2)
            table.add("grade to next question", "ms", [x["grade"] for x in e], "termcard, 1k",
                      [x["grade"] for x in small], .2, .08, "engram at 100k, with sync; termcard without")
            table.add("grade to next question", "ms", [x["grade"] for x in e], "termcard, 100k",
                      [x["grade"] for x in big], .005, .002)
        else:
            table.left_out.append("termcard: not installed")

    if table.wants("peak memory") and anki:
        table.add("peak memory: status", "MiB", [peak(status)] * 1, "Anki script", [peak(due)], .15, .1)
        mine = engram_keys(engram, copy(db, "memory"), 100)["peak"]
        table.add("peak memory: review", "MiB", [mine], "Anki, 2,000 answers",
                  [peak([*ANKI, "answer", "100k", "2000"])], .25, .15, "100 answers on the full screen, its backup made")

    if table.wants("import") and anki:
        imports(table, engram, few)

    if table.wants("file size") and anki:
        table.add("file size", "MB", [os.path.getsize(db) / 1e6], "Anki", [os.path.getsize(collection) / 1e6], .95, .85,
                  "100,000 cards, 1,000,000 events")

    if table.wants("SM-2"):
        runs = [lambda: 1e9 / last_json([engram, "bench", "sm2", "20000000"])["reviews_per_s"],
                lambda: 1e9 / last_json([FLOOR, "sm2", "50000000"])["per_s"]]
        python = subprocess.run([PYTHON, "-c", "import supermemo2"], stderr=subprocess.DEVNULL).returncode == 0
        if python:
            runs.append(lambda: 1e9 * last_json(
                [PYTHON, "-c", f"import sys; sys.path.insert(0, {HERE!r}); from sm2_speed import supermemo2; "
                 "print(supermemo2(50_000) / 50_000)"]))
        e, c, *k = alternate(some, *runs)
        if python:
            table.add("SM-2 alone, a review", "ns", e, "PyPI supermemo2", k[0], 1 / 50, 1 / 150)
        table.add("SM-2 alone, a review", "ns", e, "C loop", c, 1 / .3, 1 / .5)

    if table.wants("growth"):
        sizes = [("10k", "1"), ("100k", "1"), ("100k", "10")]
        grown = [load(engram, f"due1000_{s}x{c}", "--size", s, "--copies", c, "--due", "1000") for s, c in sizes]
        for name, command in (("status", ["status"]), ("next", ["next", "--json"])):
            times = alternate(some, *(wall([engram, *command, "--db", g]) for g in grown))
            for label, larger in (("100k", times[1]), ("1M", times[2])):
                table.add(f"growth: {name}, {label} cards", "ms", larger, "engram, 10k cards", times[0], 1.3, 1.1, "1,000 due")
        times = alternate(3, *(lambda g=g: last_json(
            [engram, "bench", "answer", "800", "--db", copy(g, "growth")])["answer"]["p50_us"] / 1e3 for g in grown))
        for label, larger in (("100k", times[1]), ("1M", times[2])):
            table.add(f"growth: answer, {label} cards", "ms", larger, "engram, 10k cards", times[0], 1.3, 1.1, "1,000 due")

    shutil.rmtree(work("copies"), ignore_errors=True)
    print(f"\n{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n\n{table.text()}\n")
    for line in table.left_out:
        print("Left out:", line)
    missed = sum(r[7] == "MISSED" for r in table.rows)
    print(f"{len(table.rows) - missed} of {len(table.rows)} rows reach what they must.")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
