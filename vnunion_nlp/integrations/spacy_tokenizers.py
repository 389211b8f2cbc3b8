"""spaCy tokenizers that never change the text: one by syllables, one by words over underthesea's segmentation.

Both keep ``nlp(text).text == text`` for every text, whatever its normal form, and give each token as ``norm_`` its lower case
composed form with tones where the newer spelling puts them (``Hoà`` → ``hòa``).
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import regex
from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from vnunion_nlp.text import SourceText, place_tones

# Letters, digits and other characters stay apart, so that the ends of every slot are ends of tokens.
_SYLLABLE = regex.compile(r"((?:\p{L}\p{M}*+)++|\p{N}++|\r?\n|[^\S\r\n]++|\S\p{M}*+|\s)( ?+)")


class SyllableTokenizer(DummyTokenizer):
    """Syllables, numbers, single marks, line breaks, and runs of blanks beyond the one that a token may have behind it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        vocab.lex_attr_getters[NORM] = norm  # type: ignore[attr-defined]  # missing in the stub

    def __call__(self, text: str) -> Doc:
        words, spaces = [], []
        for word, space in _SYLLABLE.findall(text):
            words.append(word)
            spaces.append(space == " ")
        return Doc(self.vocab, words=words, spaces=spaces)


class WordTokenizer(SyllableTokenizer):
    """Words of one or more syllables (``công đoàn cơ sở``) as underthesea segments them, line by line; all else as syllables.

    underthesea only ever proposes where words end: the tokens are cut from the text itself.
    """

    def __call__(self, text: str) -> Doc:
        words, spaces, at = [], [], 0
        for start, end in [*segment(text), (len(text), len(text))]:
            for word, space in _SYLLABLE.findall(text[at:start]):
                words.append(word)
                spaces.append(space == " ")
            at = end
            if start < end:
                words.append(text[start:end])
                spaces.append(text[end : end + 1] == " ")
                at += spaces[-1]
        return Doc(self.vocab, words=words, spaces=spaces)


def segment(text: str) -> Iterator[tuple[int, int]]:
    """The words of more than one syllable in ``text``, as half-open intervals of its code points, in order."""
    source = SourceText(text)
    for line in source.lines:
        for start, end in _words(source.clean[line.start : line.end]):
            yield source.to_original(line.start + start, line.start + end)


def _words(line: str) -> Iterator[tuple[int, int]]:
    at = 0
    for word in _word_tokenize()(line) if " " in line else ():
        start = end = None
        for syllable in word.split():
            found = line.find(syllable, at)
            if found < 0:
                # What cannot be found again stays in syllables; the search goes on behind the last place that is sure.
                start = None
                break
            if start is None or line[at:found] != " ":
                start = found  # a gap between columns joins no word
            at = end = found + len(syllable)
        if start is not None and end is not None and " " in line[start:end]:
            yield start, end


_lock = threading.Lock()
_loaded: Callable[[str], list[str]] | None = None


def _word_tokenize() -> Callable[[str], list[str]]:
    """underthesea's segmentation, loaded once: two threads must not make its first call together."""
    global _loaded
    with _lock:
        if _loaded is None:
            from underthesea import word_tokenize

            def tokenize(line: str) -> list[str]:
                return list(word_tokenize(line, use_token_normalize=False))

            tokenize("công đoàn")
            _loaded = tokenize
    return _loaded


def norm(word: str) -> str:
    """A token's ``norm_``: composed, lower case, tones where the newer spelling puts them."""
    return place_tones(unicodedata.normalize("NFC", word).lower())


def create_syllable_tokenizer() -> Callable[[Language], Any]:
    """``{"@tokenizers": "vnunion_tokenizer"}`` of a spaCy configuration."""
    return _syllable_tokenizer


def create_word_tokenizer() -> Callable[[Language], Any]:
    """``{"@tokenizers": "vnunion_word_tokenizer"}`` of a spaCy configuration."""
    return _word_tokenizer


def _syllable_tokenizer(nlp: Language) -> SyllableTokenizer:
    return SyllableTokenizer(nlp.vocab)


def _word_tokenizer(nlp: Language) -> WordTokenizer:
    return WordTokenizer(nlp.vocab)


registry.tokenizers.register("vnunion_tokenizer", func=create_syllable_tokenizer)
registry.tokenizers.register("vnunion_word_tokenizer", func=create_word_tokenizer)
