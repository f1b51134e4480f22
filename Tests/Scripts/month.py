#!/usr/bin/env python3
"""Scripted months of study, each answer compared with an independent model of SM-2.

    month.py BINARY [SEED]

Moves ENGRAM_NOW from day to day over 31 days, asks `next`, gives `answer` a grade from a seeded
generator, and takes random answers back. The model below is written from SM-2 as published, not
from the program. Three months run: with the usual limits, with limits so low that a backlog
arises, and with the rules of the author's own source. Prints the seed and what was counted; the
first mismatch ends it with exit code 1.
"""

import concurrent.futures
import datetime
import json
import os
import random
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError:
    sys.exit("month.py reads the deck files with PyYAML: apt-get install python3-yaml")

DECKS = os.path.join(os.path.dirname(__file__), "..", "..", "Decks")
FIRST_DAY = datetime.date(2026, 11, 1)
# Mostly remembered, as in life; every grade comes up often enough in a month.
GRADES, WEIGHTS = (0, 1, 2, 3, 4, 5), (2, 3, 5, 15, 45, 30)


class Mismatch(Exception):
    pass


def expect(actual, wanted, what):
    if actual != wanted:
        raise Mismatch(f"{what}: it is {actual!r}, and should be {wanted!r}")


class Model:
    """One card by SM-2 as published in 1990 and 1998; easiness in whole hundredths."""

    def __init__(self, preset):
        self.preset = preset
        self.repetitions, self.easiness, self.interval, self.lapses = 0, 250, 0, 0
        self.due = None
        self.last_day = None
        self.drill_day = None

    def answer(self, grade, day):
        """What the answer counts as."""
        if self.last_day == day:
            if self.drill_day != day:
                return "practice"
            if grade >= 4:
                self.drill_day = None
            return "drill"
        if self.due is not None and self.due > day:
            return "practice"
        self.review(grade)
        self.due = day + datetime.timedelta(days=self.interval)
        self.last_day = day
        self.drill_day = day if grade < 4 else None
        return "review"

    def review(self, grade):
        held = self.easiness
        if grade >= 3 or self.preset == "source":
            delta = 10 - (5 - grade) * (8 + (5 - grade) * 2)
            self.easiness = max(130, self.easiness + delta)
        if grade < 3:
            if self.repetitions > 0:
                self.lapses += 1
            self.repetitions, self.interval = 0, 1
            return
        self.repetitions += 1
        if self.repetitions == 1:
            self.interval = 1
        elif self.repetitions == 2:
            self.interval = 6
        else:
            product = self.interval * held
            if self.preset == "published":
                self.interval = -(-product // 100)
            else:  # to the nearest, halves to the even
                whole, rest = divmod(product, 100)
                self.interval = whole + (rest > 50 or (rest == 50 and whole % 2 == 1))

    def json(self):
        return {
            "repetitions": self.repetitions,
            "easiness": self.easiness / 100,
            "interval": self.interval,
            "due": self.due.isoformat(),
            "lapses": self.lapses,
            "suspended": False,
        }


class Decks:
    """What the deck files say about the order in which concepts may be met."""

    def __init__(self):
        self.essential, self.requires, self.place = set(), {}, {}
        for name in sorted(os.listdir(DECKS)):
            if not name.endswith(".yaml"):
                continue
            with open(os.path.join(DECKS, name), encoding="utf-8") as file:
                deck = yaml.safe_load(file)
            for concept in deck["concepts"]:
                key = (deck["key"], concept["key"])
                self.place[key] = len(self.place)
                if "essentials" in concept.get("tags", []):
                    self.essential.add(key)
                self.requires[key] = [(deck["key"], o) for o in concept.get("requires", [])]
        homes = {}
        for deck, concept in self.place:
            homes.setdefault(concept, []).append((deck, concept))
        for key, references in self.requires.items():
            self.requires[key] = [self.resolve(deck, o, homes) for deck, o in references]
        # What an essential requires comes with it, from whatever deck.
        waiting = list(self.essential)
        while waiting:
            for other in self.requires.get(waiting.pop(), []):
                if other not in self.essential:
                    self.essential.add(other)
                    waiting.append(other)

    def resolve(self, deck, reference, homes):
        """A reference names a concept of its own deck before that of another one."""
        if "/" in reference:
            return tuple(reference.split("/"))
        own = (deck, reference)
        return own if own in self.place else homes.get(reference, [own])[0]


class Learner:
    def __init__(self, binary, seed, preset="published", new=20, reviews=200, share_checked=0.2):
        self.share_checked = share_checked
        self.binary, self.preset, self.new, self.reviews = binary, preset, new, reviews
        self.random = random.Random(seed)
        self.decks = Decks()
        self.models, self.met = {}, set()
        self.counts = dict(answers=0, undos=0, drills=0, introduced=0, days_with_backlog=0, calls=0)
        self.home = tempfile.TemporaryDirectory(prefix="engram-month-")
        self.day = FIRST_DAY

    def run(self, *words):
        self.counts["calls"] += 1
        environment = {
            "PATH": "/usr/bin:/bin", "ENGRAM_HOME": self.home.name, "ENGRAM_DECKS": DECKS,
            "ENGRAM_NOW": f"{self.day}T09:00:00+01:00", "LANG": "C.UTF-8",
        }
        ended = subprocess.run(
            [self.binary, *words], env=environment, capture_output=True, text=True)
        if ended.returncode != 0 or ended.stderr:
            raise Mismatch(f"{words}: exit code {ended.returncode}: {ended.stderr}{ended.stdout}")
        return ended.stdout

    def json(self, *words):
        value = json.loads(self.run(*words, "--json"))
        if words[0] == "status":
            del value["decks"]  # each for itself: a card may count for two of them
        return value

    def month(self):
        for key, value in [
            ("preset", self.preset), ("new-per-day", self.new), ("reviews-per-day", self.reviews),
        ]:
            self.run("settings", "set", key, str(value))
        cards = [json.loads(line) for line in self.run("list", "--json").splitlines()]
        self.concept_of = {card["card"]: (card["deck"], card["concept"]) for card in cards}
        self.with_cards = set(self.concept_of.values())
        for number in range(31):
            self.day = FIRST_DAY + datetime.timedelta(days=number)
            self.study_day()
        expect(self.json("doctor")["problems"], [], "doctor")
        before = self.run("list", "--json")
        expect(self.json("doctor", "--rebuild")["rebuilt"], 0, "schedules rebuilt differently")
        expect(self.run("list", "--json"), before, "the cards after a rebuild")

    def study_day(self):
        asked_concepts = {}  # of new cards and reviews of today, by concept
        drill = []  # cards to be repeated, in the order in which they will be asked
        status = self.json("status")
        expect((status["reviewed"], status["drill"]), (0, 0), f"{self.day}: begun already")
        self.check_backlog(status)
        self.counts["days_with_backlog"] += status["backlog"] > 0
        self.introduced = self.reviewed = 0
        while True:
            card = self.json("next")
            if card is None:
                break
            source = self.source(card)
            self.check_choice(card, source, asked_concepts, drill, status)
            key, grade = card["card"], self.random.choices(GRADES, WEIGHTS)[0]
            self.check_outcomes(card, grade)
            if self.random.random() < 0.04:
                self.answer_and_undo(key, grade, status)
                # A card is asked again at once: taking back leaves no trace.
                expect(self.json("next"), card, f"{self.day}: next after an undo")
            is_drilled = self.answer(key, grade)
            if source == "drill":
                drill.pop(0)
                self.counts["drills"] += 1
            else:
                asked_concepts.setdefault(self.concept_of[key], []).append(source)
                self.note(source, self.concept_of[key])
            if is_drilled:
                drill.append(key)
            status = self.status_after(status, source, is_drilled)
            if self.random.random() < self.share_checked:
                expect(self.json("status"), status, f"{self.day}: after {key} ({source}, {grade})")
        left = (status["due"], status["new"], status["drill"])
        expect(left, (0, 0, 0), f"{self.day}: left after the last card")
        expect(self.json("status"), status, f"{self.day}: after the last card")

    def note(self, source, concept):
        if source == "new":
            self.introduced += 1
            self.counts["introduced"] += 1
            self.met.add(concept)
        else:
            self.reviewed += 1
        if self.introduced > self.new or self.reviewed > self.reviews:
            raise Mismatch(f"{self.day}: {self.introduced} new and {self.reviewed} reviews")

    def status_after(self, before, source, is_drilled):
        """What `status` must say after one answer."""
        status = dict(before)
        status[source] -= 1
        status["drill"] += is_drilled
        status["reviewed"] += source != "drill"
        return status

    def source(self, card):
        model = self.models.get(card["card"])
        if model is None:
            expect(card["state"], None, f"{card['card']}: state of a new card")
            return "new"
        expect(card["state"], model.json(), f"{card['card']}: state in next")
        if model.drill_day == self.day:
            return "drill"
        if model.due > self.day:
            raise Mismatch(f"{self.day}: {card['card']} is asked, and due {model.due}")
        return "due"

    def check_choice(self, card, source, asked_concepts, drill, status):
        key = card["card"]
        concept = self.concept_of[key]
        if source == "drill":
            left = (status["due"], status["new"])
            expect(left, (0, 0), f"{self.day}: left when the drill begins")
            expect(key, drill[0], f"{self.day}: first to be drilled")
            return
        before = asked_concepts.get(concept, [])
        if source == "due":
            # A card due since today waits for its sibling; one that waited already does not.
            if before and self.models[key].due == self.day:
                raise Mismatch(f"{self.day}: {key} and a sibling on one day")
            return
        if before:
            raise Mismatch(f"{self.day}: {key} is new on a day on which a sibling was asked")
        for sibling, model in self.models.items():
            if self.concept_of[sibling] == concept and model.due <= self.day:
                raise Mismatch(f"{self.day}: {key} is new while {sibling} is due")
        for other in self.decks.requires[concept]:
            if other in self.with_cards and other not in self.met:
                raise Mismatch(f"{self.day}: {key} before {other}, which it requires")
        if concept not in self.decks.essential:
            self.check_essentials_first(key, asked_concepts)

    def check_essentials_first(self, key, asked_concepts):
        """No essential concept that could have been begun today may wait for another."""
        due = {self.concept_of[card] for card, m in self.models.items() if m.due <= self.day}
        for concept in self.decks.essential & self.with_cards:
            is_free = concept not in self.met and concept not in asked_concepts and concept not in due
            is_open = all(
                other in self.met or other not in self.with_cards
                for other in self.decks.requires[concept])
            if is_free and is_open:
                raise Mismatch(f"{self.day}: {key} is new before the essential {concept}")

    def check_backlog(self, status):
        due = sum(model.due <= self.day for model in self.models.values())
        if status["due"] > self.reviews or status["due"] + status["backlog"] > due:
            raise Mismatch(f"{self.day}: {status} of {due} due cards")
        if status["backlog"] > 0:
            expect(status["new"], 0, f"{self.day}: new cards in a backlog")
            expect(status["due"], self.reviews, f"{self.day}: due in a backlog")

    def check_outcomes(self, card, grade):
        outcome = card["outcomes"][grade]
        trial = Model(self.preset)
        trial.__dict__.update(self.models.get(card["card"], trial).__dict__)
        trial.answer(grade, self.day)
        expect(
            outcome,
            {
                "grade": grade, "interval": trial.interval, "due": trial.due.isoformat(),
                "drill": trial.drill_day == self.day,
            },
            f"{card['card']}: what {grade} would give")

    def answer(self, key, grade):
        model = self.models.setdefault(key, Model(self.preset))
        kind = model.answer(grade, self.day)
        answer = self.json("answer", key, str(grade))
        expect(answer["kind"], kind, f"{self.day}: what {grade} for {key} counts as")
        expect(answer["state"], model.json(), f"{self.day}: {key} after {grade}")
        self.counts["answers"] += 1
        return model.drill_day == self.day

    def answer_and_undo(self, key, grade, status):
        before = self.json("show", key)
        self.run("answer", key, str(grade))
        undone = self.json("undo")
        expect(undone["cards"], [key], "what was undone")
        expect(self.json("show", key), before, f"{self.day}: {key} after an undo")
        expect(self.json("status"), status, f"{self.day}: status after an undo")
        self.counts["undos"] += 1


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) == 3 else random.SystemRandom().randrange(1 << 32)
    print(f"month: seed {seed}", flush=True)
    months = {
        "usual limits": {},
        "5 new, 10 reviews a day": dict(new=5, reviews=10, share_checked=1),
        "preset source": dict(preset="source", new=6),
    }
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        runs = [pool.submit(study, binary, seed, *month) for month in months.items()]
    for mismatch in [run.result() for run in runs if run.result()]:
        sys.exit(f"month: {mismatch}")


def study(binary, seed, name, settings):
    """One month; what was wrong, if anything was."""
    learner = Learner(binary, seed, **settings)
    try:
        learner.month()
    except Mismatch as mismatch:
        return f"{name}: {mismatch}"
    counts = ", ".join(f"{value} {key}" for key, value in learner.counts.items())
    print(f"month: {name}: {counts}: all as the model has it", flush=True)
    return None


main()
