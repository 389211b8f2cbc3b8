"""One contestant: reads a file of documents (JSON), and for each line of standard input prints the CPU seconds of one round over them.

Runs in the environment of the library that it measures, so it imports nothing of this package but where that is the contestant.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Work = Callable[[str], Any]

EDS_PIPES = ("eds.normalizer", "eds.sentences", "eds.sections", "eds.dates", "eds.quantities")


def parse() -> Work:
    """The whole of vnunion_nlp."""
    work: Work = import_module("vnunion_nlp").parse
    return work


def spacy_pipeline() -> Work:
    """The same as a spaCy component."""
    work: Work = import_module("vnunion_nlp").spacy_pipeline()
    return work


def syllables() -> Work:
    """spaCy tokens of syllables."""
    work: Work = import_module("vnunion_nlp").spacy_pipeline(())
    return work


def words() -> Work:
    """spaCy tokens of words as underthesea segments them."""
    work: Work = import_module("vnunion_nlp").spacy_pipeline((), words=True)
    return work


def pattern() -> Work:
    """A bare pass of one compiled pattern: what the machine can do."""
    found: Any = import_module("regex").compile(r"\p{L}+(?:[-/.]\p{L}+)*|\d+(?:[.,/-]\d+)*|[^\s\w]")

    def count(text: str) -> int:
        return sum(1 for _ in found.finditer(text))

    return count


def eyecite() -> Work:
    """Citations by the default tokenizer."""
    work: Work = import_module("eyecite").get_citations
    return work


def edsnlp() -> Work:
    """Normalizer, sentences, sections, dates and quantities."""
    nlp: Any = import_module("edsnlp").blank("eds")
    for name in EDS_PIPES:
        nlp.add_pipe(name)
    work: Work = nlp
    return work


CONTESTANTS = {make.__name__: make for make in (parse, spacy_pipeline, syllables, words, pattern, eyecite, edsnlp)}


def main() -> None:
    name, file = sys.argv[1:]
    texts = json.loads(Path(file).read_text(encoding="utf-8"))
    work = CONTESTANTS[name]()
    for text in texts[:8]:
        work(text)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        for text in texts:
            work(text)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
