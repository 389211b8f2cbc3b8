"""Where each character of a laid-out document stands in what a converter or a scanner made of it.

Body text keeps its order, so long runs of equal words anchor it and the gaps between them are aligned character by
character. Head and foot come back with their two columns one after the other, line by line, or mixed: there each column
is a sequence that keeps its own order, and both are threaded through the same words (a shuffle alignment).
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from scripts.rendering.flow import Segment
from scripts.rendering.shuffling import SPECKS, WORD, Pairs, Word, fold, likeness, shuffle, words_of

_GAP_CELLS = 9_000_000


def align(segments: Sequence[Segment], converted: str) -> dict[int, int]:
    """Source offset → offset in ``converted``, for every character that is found again."""
    target = words_of(converted)
    parts = _parts(segments)
    linear = [word for kind, columns in parts if kind == "lines" for word in columns[0]]
    anchors = _anchors(linear, target)
    found: dict[int, int] = {}
    at = done = 0  # in linear, in target
    pending: list[tuple[str, list[list[Word]]]] = []

    def close(stop: int, upto: int) -> None:
        """Settle what lies before the next anchor: loose body words, and columns among them."""
        nonlocal pending, at
        if linear[at:stop]:
            pending.append(("lines", [linear[at:stop]]))
        _settle(pending, target[done:upto], found)
        pending, at = [], stop

    position = 0
    for kind, columns in parts:
        if kind != "lines":
            if linear[at:position]:
                pending.append(("lines", [linear[at:position]]))
                at = position
            pending.append((kind, columns))
            continue
        end = position + len(columns[0])
        while anchors and anchors[0][0] < end:
            i, k, size = anchors[0]
            size = min(size, end - i)
            close(i, k)
            for source, word in zip(linear[i : i + size], target[k : k + size], strict=True):
                _pair([source], [word], found)
            at, done = i + size, k + size
            rest = anchors[0][2] - size
            anchors[0:1] = [(end, k + size, rest)] if rest else []
        position = end
    close(len(linear), len(target))
    _gather([column for _, columns in parts for column in columns], target, found)
    for kind, columns in parts:
        if kind in ("head", "foot") and len(columns) == 2:
            _uncross(columns[0], columns[1], converted, found)
            _uncross(columns[1], columns[0], converted, found)
    for kind, columns in parts:
        for column in columns if kind in ("head", "foot") else ():
            _stand_in(column, target, converted, found)
            _stand_in(column[::-1], target[::-1], converted, found)
    return found


def _stand_in(column: Sequence[Word], target: Sequence[Word], converted: str, found: dict[int, int]) -> None:
    """Give a lost word in capitals what stands in its place before the next one: ``SÂU`` of ``SÂU TỊCH``, written ``CHỦ TỊCH``.

    Both sequences may be given backwards; then it is the place behind the word before.
    """
    used = set(found.values())
    index = {place: i for i, word in enumerate(target) for place in word.places}
    for lost, neighbour in reversed(list(pairwise(column))):
        places = [found[at] for at in neighbour.places if at in found]
        if not places or not found.keys().isdisjoint(lost.places) or not lost.text.isupper():
            continue
        at = min(index[place] for place in places) - 1
        read = _glued(target[at], lost, before=places[0] > target[at].places[0]) if at >= 0 else None
        if read is None or not used.isdisjoint(read.places):
            continue
        first, second = sorted((target[at].places, target[at + 1].places))
        if converted[first[-1] + 1 : second[0]] != " ":
            continue
        _pair([lost], [read], found)
        used.update(read.places)


def _glued(read: Word, meant: Word, *, before: bool) -> Word | None:
    """The part of ``read`` that may be what a scanner made of ``meant``: capitals, as many, or like it where noise grew to it."""
    size = len(meant.key)
    cut = slice(-size, None) if before else slice(size)
    if size > 2 and likeness(read.text[cut], meant.text) >= 0.6:
        return Word(read.text[cut], read.places[cut])
    letters = read.text.strip(SPECKS)
    return read if letters.isalpha() and letters.isupper() and abs(len(letters) - size) <= 1 else None


def _uncross(own: Sequence[Word], other: Sequence[Word], converted: str, found: dict[int, int]) -> None:
    """Give back words that stand in both columns: ``VIỆT NAM`` straight behind ``CHỦ NGHĨA`` is the title's, not the organ's."""
    for i in range(len(own)):
        for j in range(1, len(other)):
            run = 0
            while i + run < len(own) and j + run < len(other) and own[i + run].key == other[j + run].key:
                run += 1
            words, others = own[i : i + run], other[j : j + run]
            if (
                not run
                or not _follow(other[j - 1], words[0], converted, found)
                or _follow(other[j - 1], others[0], converted, found)
                or (i and _follow(own[i - 1], words[0], converted, found))
                or (i + run < len(own) and _follow(words[-1], own[i + run], converted, found))
            ):
                continue
            for word, twin in zip(words, others, strict=True):
                for at, twin_at in zip(word.places, twin.places, strict=True):
                    here, there = found.pop(at, None), found.pop(twin_at, None)
                    found |= {key: place for key, place in ((at, there), (twin_at, here)) if place is not None}


def _follow(first: Word, second: Word, converted: str, found: dict[int, int]) -> bool:
    """Whether two words of the source stand side by side on one line of ``converted``."""
    behind = [found[at] for at in first.places if at in found]
    before = [found[at] for at in second.places if at in found]
    if not behind or not before or max(behind) >= min(before):
        return False
    between = converted[max(behind) + 1 : min(before)]
    return len(between) <= 3 and "\n" not in between and not any(map(str.isalnum, between))


def _gather(columns: Sequence[Sequence[Word]], target: Sequence[Word], found: dict[int, int]) -> None:
    """Find what a converter put out of its order: runs of lost words among the words that nothing claimed."""
    used = set(found.values())
    free = [i for i, word in enumerate(target) if used.isdisjoint(word.places)]
    index = {place: i for i, word in enumerate(target) for place in word.places}
    lost: list[tuple[list[Word], int]] = []
    near = 0
    for column in columns:
        run: list[Word] = []
        for word in column:
            places = [found[at] for at in word.places if at in found]
            if places:
                if run:
                    lost.append((run, near))
                near, run = index[places[0]], []
            else:
                run.append(word)
        if run:
            lost.append((run, near))
    for run, near in sorted(lost, key=lambda item: -sum(len(w.text) for w in item[0])):
        length = sum(len(w.text) for w in run)
        reach = 150 if length > 8 else 25
        window = [target[i] for i in free if abs(i - near) <= reach]
        if length < 4 or not window:
            continue
        pairs = shuffle(run, [], window)
        if sum(len(w.text) for source, _ in pairs for w in source) >= 0.6 * length:
            _take(pairs, found)
            taken = {id(word) for _, words in pairs for word in words}
            free = [i for i in free if id(target[i]) not in taken]


def _parts(segments: Sequence[Segment]) -> list[tuple[str, list[list[Word]]]]:
    parts: list[tuple[str, list[list[Word]]]] = []
    for segment in segments:
        columns = []
        paragraphs_of = (
            segment.columns if segment.kind != "table" else [[cell] for row in segment.columns for cell in row]
        )
        for paragraphs in paragraphs_of:
            words = []
            for paragraph in paragraphs:
                words += [
                    Word(m[0], tuple(at for _, at in paragraph.chars[m.start() : m.end()]))
                    for m in WORD.finditer(paragraph.text)
                ]
            columns.append(words)
        parts.append((segment.kind, columns))
    return parts


def _anchors(linear: Sequence[Word], target: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Runs of three equal words or more (letter case counts, tones do not): first word, its place, length."""

    def keys(words: Sequence[Word]) -> list[str]:
        return [("^" if w.text[:2].isupper() else "") + w.key for w in words]

    matcher = SequenceMatcher(None, keys(linear), keys(target), autojunk=False)
    return [
        (i, k, size)
        for i, k, size in matcher.get_matching_blocks()
        if size >= 3 and sum(len(w.text) for w in linear[i : i + size]) > 8
    ]


def _settle(pending: list[tuple[str, list[list[Word]]]], target: Sequence[Word], found: dict[int, int]) -> None:
    columned = [part for part in pending if part[0] in ("head", "foot")]
    if not pending or not target:
        return
    if all(kind == "lines" for kind, _ in pending):
        _in_order([word for _, columns in pending for word in columns[0]], target, found)
        return
    free = list(target)
    if len(columned) == 1 and not any(kind == "table" for kind, _ in pending):
        at = pending.index(columned[0])
        before = [word for _, columns in pending[:at] for word in columns[0]]
        after = [word for _, columns in pending[at + 1 :] for word in columns[0]]
        first, *others = columned[0][1]
        second = [word for column in others for word in column]
        pairs = shuffle(first, [*before, *second, *after], free)
        _take(pairs, found)
        return
    # Tables and several blocks side by side: the longest cells first, each where it fits best in what is left.
    sequences = [column for _, columns in pending for column in columns if column]
    for column in sorted(sequences, key=lambda column: -sum(len(w.text) for w in column)):
        pairs = shuffle(column, [], free)
        _take(pairs, found)
        used = {id(word) for _, words in pairs for word in words}
        free = [word for word in free if id(word) not in used]


def _take(pairs: Pairs, found: dict[int, int]) -> None:
    for source, target in pairs:
        _pair(source, target, found)


def _pair(source: Sequence[Word], target: Sequence[Word], found: dict[int, int]) -> None:
    """Map the characters of words that stand for each other."""
    _characters(
        "".join(w.text for w in source),
        [p for w in source for p in w.places],
        "".join(w.text for w in target),
        [p for w in target for p in w.places],
        found,
    )


def _in_order(source: Sequence[Word], target: Sequence[Word], found: dict[int, int]) -> None:
    if not source or not target:
        return
    left, left_places = _spaced(source)
    right, right_places = _spaced(target)
    if len(left) * len(right) > _GAP_CELLS:
        _take(shuffle(source, [], target), found)
        return
    _characters(left, left_places, right, right_places, found)


def _spaced(words: Sequence[Word]) -> tuple[str, list[int]]:
    text = ""
    places: list[int] = []
    for word in words:
        text += (" " if text else "") + word.text
        places += ([-1] if places else []) + list(word.places)
    return text, places


# Characters

_MATCH, _SIMILAR, _SLIP, _OTHER, _SKIP, _OPEN = 4.0, 3.0, 0.5, -2.0, -1.0, -0.6
_LOOKALIKES = [
    set("l1i|!jt]["),
    set("o0qơ"),
    set("s5"),
    set("b8"),
    set("z2"),
    set("g9"),
    set("-–—_"),
    set(".,;:"),
    set("\"'“”‘’"),
]


@lru_cache(maxsize=50_000)
def similarity(a: str, b: str) -> float:
    if a == b:
        return _MATCH if a != " " else 2.0
    if " " in (a, b):
        return -6.0
    x, y = fold(a), fold(b)
    if x == y:
        return _SIMILAR
    if any(x in group and y in group for group in _LOOKALIKES):
        return 1.5
    return _SLIP if a.isalpha() == b.isalpha() and a.isdigit() == b.isdigit() and a.isalnum() == b.isalnum() else _OTHER


def _characters(a: str, a_places: Sequence[int], b: str, b_places: Sequence[int], found: dict[int, int]) -> None:
    """Global alignment; the pairs of characters that are not blanks go into ``found``."""
    if a == b:
        found.update((x, y) for x, y in zip(a_places, b_places, strict=True) if x >= 0 and y >= 0)
        return
    width = len(b) + 1
    above = [_SKIP * j for j in range(width)]
    moves = [bytearray(b"\x02" * width)]
    for i, char in enumerate(a, 1):
        row, move = [_SKIP * i], bytearray(width)
        move[0] = 1
        for j in range(1, width):
            best, how = above[j - 1] + similarity(char, b[j - 1]), 0
            up = above[j] + _SKIP + (_OPEN if moves[-1][j] != 1 else 0)
            left = row[j - 1] + _SKIP + (_OPEN if move[j - 1] != 2 else 0)
            if up > best:
                best, how = up, 1
            if left > best:
                best, how = left, 2
            row.append(best)
            move[j] = how
        above = row
        moves.append(move)
    i, j = len(a), len(b)
    while i and j:
        how = moves[i][j]
        if how == 0:
            x, y = a_places[i - 1], b_places[j - 1]
            if x >= 0 and y >= 0 and similarity(a[i - 1], b[j - 1]) > _OTHER:
                found[x] = y
            i, j = i - 1, j - 1
        elif how == 1:
            i -= 1
        else:
            j -= 1
