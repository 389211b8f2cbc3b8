"""Does underthesea earn a place in the parser? Subjects and actions of targets, and organs in tasks, with it and without it.

    python -m scripts.benchmark.segmentation

Against gold, over the targets whose span and value the parser has right, so that only the roles are compared:

rules     what the parser gives
snapped   its spans, drawn out to whole words of underthesea's segmentation
tagged    without the parser's rules: the noun phrase behind the number, the verbs before it or behind it, by underthesea's tags

For organs: how many that the knowledge tables know in gold tasks are touched by an entity of underthesea's.
"""

from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from underthesea import ner, pos_tag

from vnunion_nlp import parse
from vnunion_nlp.integrations.spacy_tokenizers import segment
from vnunion_nlp.knowledge import rows

ROOT = Path(__file__).resolve().parents[2]
Span = tuple[int, int]

_NUMBER = re.compile(r"[\d.,]+\s*%?|…|\.\.\.+")
_NOUNS = frozenset({"N", "Np", "Nc", "Nu", "Ny", "A", "E", "L"})
_VERBS = frozenset({"V", "R"})
_LONGEST = 400


def gold_documents() -> list[tuple[str, dict[str, Any]]]:
    """Texts of the corpus with their gold."""
    paths = sorted((ROOT / "corpus").glob("*/*.txt"))
    return [
        (path.read_bytes().decode(), json.loads((ROOT / "gold" / f"{path.stem}.json").read_text(encoding="utf-8")))
        for path in paths
    ]


def span(value: Any) -> Span | None:
    """The extent of a slot of the gold or of a document."""
    if value is None:
        return None
    return (value["start"], value["end"]) if isinstance(value, dict) else (value.start, value.end)


def snapped(found: Span | None, words: list[Span]) -> Span | None:
    """A span drawn out to whole words."""
    if found is None:
        return None
    start, end = found
    for first, last in words:
        start = first if first < start < last else start
        end = last if first < end < last else end
    return start, end


def tagged(clause: str) -> tuple[Span | None, Span | None]:
    """Subject and action of a target by parts of speech alone."""
    tags: list[tuple[int, int, str]] = []
    at = 0
    for word, tag in pos_tag(clause):
        start = clause.find(word.split()[0], at)
        if start >= 0:
            at = start + len(word)
            tags.append((start, min(at, len(clause)), tag))
    number = _NUMBER.search(clause)
    if number is None:
        return None, None
    behind = [tag for tag in tags if tag[0] >= number.end() and tag[2] not in ("CH", "M")]
    nouns = next((i for i, tag in enumerate(behind) if tag[2] not in _NOUNS), len(behind))
    subject = (behind[0][0], behind[nouns - 1][1]) if nouns else None
    if "%" in number[0] and nouns < len(behind) and behind[nouns][2] in _VERBS:
        return subject, (behind[nouns][0], len(clause))
    verbs = next((i for i, tag in enumerate(tags) if tag[2] not in _VERBS), len(tags))
    return subject, (tags[0][0], tags[verbs - 1][1]) if verbs else None


def moved(found: Span | None, by: int) -> Span | None:
    """A span in a clause as one in its document."""
    return (found[0] + by, found[1] + by) if found else None


def roles() -> None:
    """Print strict F1 of subjects and actions, and characters a second."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    seconds: dict[str, float] = defaultdict(float)
    n_chars = n_targets = 0
    for text, gold in gold_documents():
        known = {(item.start, item.end, item.value): item for item in parse(text).indicators}
        for item in gold["indicators"]:
            ours = known.get((item["start"], item["end"], item["value"]))
            at = item["start"]
            if ours is None or item["end"] - at > _LONGEST:
                continue
            clause = re.sub(r"\s", " ", text[at : item["end"]])
            n_targets, n_chars = n_targets + 1, n_chars + len(clause)
            start = time.process_time()
            words = [(first + at, last + at) for first, last in segment(clause)]
            middle = time.process_time()
            by_tags = [moved(found, at) for found in tagged(clause)]
            seconds["segmentation"] += middle - start
            seconds["tagging"] += time.process_time() - middle
            for turn, role in enumerate(("subject", "action")):
                wanted, found = span(item[role]), span(getattr(ours, role))
                for way, given in (("rules", found), ("snapped", snapped(found, words)), ("tagged", by_tags[turn])):
                    count = counts[f"{role}, {way}"]
                    count[0] += wanted is not None and wanted == given
                    count[1] += wanted is not None
                    count[2] += given is not None
    print(f"{n_targets} targets")
    for name, (hits, of_gold, of_ours) in counts.items():
        print(f"{name:20} strict F1 {2 * hits / (of_gold + of_ours):.3f} ({of_gold})")
    for name, spent in seconds.items():
        print(f"{name:20} {n_chars / spent:,.0f} characters a second")


def organs() -> None:
    """Print how many organs in tasks underthesea's entities touch."""
    names = [row["name"] for row in rows("organ_codes")] + [
        row["code"] for row in rows("organ_codes") if len(row["code"]) > 2
    ]
    known = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(set(names), key=len, reverse=True))) + r")(?!\w)")
    tasks = {
        " ".join(text[item["task"]["start"] : item["task"]["end"]].split())
        for text, gold in gold_documents()
        for item in gold["deadlines"]
        if item["task"]
    }
    chosen = [task for task in sorted(tasks) if len(task) < _LONGEST and known.search(task)]
    ner("Ban Thường vụ")
    start = time.process_time()
    there = touched = 0
    for task in chosen:
        entities = [word for word, _, _, label in ner(task) if label.endswith("ORG")]
        for match in known.finditer(task):
            there += 1
            touched += any(word in match[0] or match[0] in word for word in entities)
    spent = time.process_time() - start
    print(
        f"{there} organs in {len(chosen)} tasks, {touched} touched by an entity; {sum(map(len, chosen)) / spent:,.0f} characters a second"
    )


if __name__ == "__main__":
    roles()
    organs()
