"""What a scanner left of offices and names between the strokes of a stamp and a signature.

A stamp lies over the office, a signature runs through the name: there the scanner reads letters that make no words, before,
between and behind the true ones. Posts come from a closed vocabulary, so a slip or two in them is forgiven; a name is known
by its family name, and one whose family name cannot be read is there but has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot_parts import BULLETS, OFFICE_KINDS, Kind, Piece
from vnunion_nlp.structure.foot_pieces import pieces_of
from vnunion_nlp.structure.marred_posts import Reading, best_body, best_post
from vnunion_nlp.structure.person_names import family_meant, is_name, split_degree, without_strokes
from vnunion_nlp.structure.vocabulary import mended_post
from vnunion_nlp.syllables import are_syllables, is_syllable
from vnunion_nlp.text import SourceText

_Found = tuple[int, int, Kind, bool, str | None]

_LONGEST = 110
_LONGEST_GAP = 45
_DUE = 0.42
"""Share that is enough where one must stand."""
_MEANT = 0.3
"""Share that is enough of the one post that must stand there."""
_MARRED_KINDS = ("recipient", "noise", "unsure", "name")
_DEPUTY_OF = compile_pattern(r"[kK]\s?[./]?\s?[tT]\W{1,3}")
_SURE = 0.7
"""Share of a post's letters that is enough wherever it stands."""
_WORD = compile_pattern(r"\p{L}+")
_LONG_WORD = compile_pattern(r"\p{L}{3,}")
_KEPT = compile_pattern(r"\W{0,5}luu\b")
_MARRED = compile_pattern(r"[^\w\s.,-]|[\d_]|\p{Ll}")
_WORD_BEFORE = compile_pattern(r"(?<![\p{L}\d])(\p{L}{1,5}) $")
_CAPITALS = compile_pattern(r"\p{Lu}{3}")
_BODY = compile_pattern(
    r"(?<!\p{L})(?:(?:B?[AẠ]N )?(?:CH[AẤẮ]P H[AÀ]NH|TH[UƯ][OƠỜỞ]NG V[UỤ])|ĐO[AÀ]N CH[UỦ] T[IỊ]CH|BCH|BTV)(?!\p{L})"
)
_STROKES_BEHIND = compile_pattern(r"(?<=\p{Lu}{2})(?:\s?[_\"“”—–=~|\\/<>«»¬ˆ'`*^:.,-]\.?|\s(?![IVX])\p{L}(?!\p{L}))+$")
_STROKE_BEHIND_NAME = compile_pattern(r"(?:\s*[_=~^<>\\:-]+|\s+['`.…]+|\s(?![AÁYÝUÔÊIÍ])\p{L})+$")
_MARK_APART = compile_pattern(r"(?<=[\p{Lu}\p{Ll}])(?:\s[:.,'`]|(?<=\p{Ll}):)$")
_SPECK_APART = compile_pattern(r"(?<=[;,])(?:\s[^\w\s]{1,2})+$")
_SPECKS_BEHIND = compile_pattern(r"(?:\s*[^\w\s]|\s\S|\s)*$")
_CLOSING = compile_pattern(r"[;.)][,:.]?\s+|,\s+")
_RUN = compile_pattern(
    r"(?<!\p{Lu})\p{Lu}\p{Ll}{0,6}(?:(?:[)'\]]?\s{1,2}|[.,_\"]?\s?[\"']?(?=(?:Thị|Văn)(?!\p{Ll}))|(?<=Thị|Văn))\p{Lu}\p{Ll}{0,6}){1,4}(?![\p{L}\d])"
)
_TITLED = compile_pattern(r"(?:đồng chí|đ/c|ông|bà|trường|thpt|thcs|tiểu học|mầm non)\W+$", re.IGNORECASE)


def repaired(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a scanned foot, with the offices and names cut out of the noise that surrounds them."""
    made: list[Piece] = []
    for piece in pieces:
        for part in _repaired(source, piece):
            if made and (rest := _goes_on(source, made[-1], part)):
                above = made.pop()
                spelled = above.read or (part.read and mended_post(source.folded[above.start : above.end]))
                part = replace(above, end=part.end, read=spelled and f"{spelled} {rest}")
            made.append(part)
    made = _with_due_post(source, _widened(source, made))
    names = sum(piece.kind == "name" for piece in made)
    return [piece for piece in made if piece.legible or names < max(1, sum(p.kind == "post" for p in made))]


def _widened(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces with each post as wide as it reads best together with what stands before it on its line (``PBQ GIÁM ĐỌC``)."""
    made: list[Piece] = []
    meant = _deputy(source, pieces)
    for piece in pieces:
        if piece.kind == "post":
            before = made[-1] if made and made[-1].line == piece.line else None
            start = before.start if before else source.lines[piece.line].left
            if before and before.kind not in _MARRED_KINDS:
                start = before.end
            text = source.folded[start : piece.end]
            best = _best_tail(text, item=text[0] in BULLETS, meant=meant)
            own = piece.start - start
            if best and best.start < own < best.end:
                if before and before.kind in _MARRED_KINDS:
                    closings = [match.end() for match in _CLOSING.finditer(text, 0, best.start)]
                    made[-1:] = [replace(before, end=min(before.end, start + closings[-1] - 1))] if closings else []
                piece = replace(
                    piece, start=start + best.start, column=piece.column - own + best.start, read=best.words
                )
            elif best and best.words == meant and best.start == own:
                piece = replace(piece, read=meant)
        made.append(piece)
    return made


def _best_tail(text: str, *, item: bool, meant: str | None) -> Reading | None:
    """The post that stands behind the item that ``text`` begins with, or alone: the one ``meant`` if it can be that."""
    closings = [match.end() for match in _CLOSING.finditer(text)]
    begin = closings[0] if closings else len(text) if item else 0
    read = best_post(text, begin, len(text), least=_MEANT, meant=meant) if meant else None
    return read or best_post(text, begin, len(text), least=_SURE if meant else _DUE)


def _with_due_post(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the post that must stand below an authority, where hardly more than a word of it can be read."""
    above = [at for at, piece in enumerate(pieces) if piece.kind in ("authority", "body")]
    if any(piece.kind == "post" for piece in pieces):
        return pieces
    if not above:
        return [_as_post(source, before, piece) for before, piece in zip([None, *pieces], pieces, strict=False)]
    meant = _deputy(source, pieces)
    found: tuple[Reading, int] | None = None
    for at in range(above[0] + 1, len(pieces)):
        piece = pieces[at]
        if piece.kind == "name" and pieces[at - 1].line < piece.line:
            break
        text = source.folded[piece.start : piece.end]
        if piece.kind not in _MARRED_KINDS or len(text) > _LONGEST:
            continue
        best = _best_tail(text, item=piece.kind == "recipient" and text[0] in BULLETS, meant=meant)
        if best and (found is None or best.score > found[0].score):
            found = best, at
    if found is None:
        return pieces
    best, at = found
    piece = pieces[at]
    start = piece.start + best.start
    post = Piece(start, piece.start + best.end, piece.line, piece.column + best.start, "post", read=best.words)
    closings = [match.end() for match in _CLOSING.finditer(source.folded, piece.start, start)]
    item = [replace(piece, end=source.trim(piece.start, closings[-1])[1])] if closings else []
    return [*pieces[:at], *item, post, *pieces[at + 1 :]]


def _as_post(source: SourceText, before: Piece | None, piece: Piece) -> Piece:
    """A name in capitals behind an item, where neither authority nor post can be read, as the post it shows (``PHAN NÀN PHONG``)."""
    text = source.folded[piece.start : piece.end]
    behind = before is not None and before.line == piece.line and before.kind == "recipient"
    best = best_post(text, 0, len(text), least=_SURE) if behind and piece.kind == "name" and text.isupper() else None
    return replace(piece, kind="post", read=best.words) if best else piece


def _deputy(source: SourceText, pieces: list[Piece]) -> str | None:
    """The post that signs in another's place (``KT.``): his deputy's."""
    for piece in pieces:
        office = _DEPUTY_OF.match(source.folded, piece.start, piece.end) if piece.kind == "authority" else None
        if office:
            best = best_post(source.folded, office.end(), piece.end, least=_SURE)
            return f"PHÓ {best.words}" if best else None
    return None


def _goes_on(source: SourceText, above: Piece, piece: Piece) -> str | None:
    """What a piece adds to the post before it: ``THƯỜNG TRỰC`` to ``PHÓ BÍ THƯ``, ``PHỤ TRÁCH`` to ``PHÓ GIÁM ĐỐC``; None if it is another."""
    if above.line != piece.line or not above.kind == piece.kind == "post" or piece.start - above.end > 3:
        return None
    shown = vocabulary.key(piece.read or source.folded[piece.start : piece.end])
    return next((rest for rest in ("THƯỜNG TRỰC", "PHỤ TRÁCH") if shown.startswith(vocabulary.key(rest))), None)


def kinds_of(source: SourceText, index: int) -> set[Kind]:
    """What stands on line ``index``, where it may be one of a signature that a scanner marred."""
    kinds: set[Kind] = set()
    for piece in pieces_of(source, index):
        for part in _repaired(source, piece):
            kinds.add(
                "noise" if part.kind == "recipient" and _is_filler(source.folded[part.start : part.end]) else part.kind
            )
    return kinds


def _repaired(source: SourceText, piece: Piece) -> Iterator[Piece]:
    text = source.folded[piece.start : piece.end]
    if piece.kind in OFFICE_KINDS:
        kept = len(_STROKES_BEHIND.sub("", text))
        piece, text = replace(piece, end=piece.start + kept), text[:kept]
    elif piece.kind == "name":
        kept = len(_STROKE_BEHIND_NAME.sub("", text))
        piece, text = replace(piece, end=piece.start + kept), text[:kept]
    marred = piece.kind == "post" and _MARRED.search(text)
    if (apart := _MARK_APART.search(text) or _SPECK_APART.search(text)) and piece.kind == "recipient":
        piece, text = replace(piece, end=piece.start + apart.start()), text[: apart.start()]
    if (
        not (marred or piece.kind in ("recipient", "noise", "unsure"))
        or len(text) > _LONGEST
        or text.endswith((";", ","))
    ):
        yield piece
        return
    item = piece.kind == "recipient" and text[0] in BULLETS
    closings = [match.end() for match in _CLOSING.finditer(text)]
    filed = item and _KEPT.match(source.plain, piece.start, piece.end)
    whole = [] if filed or (item and len(text) > _LONGEST_GAP) else [0]
    begins = closings + whole if item else whole + closings
    for begin in begins:
        found = _offices(text, begin) or _names(text, begin)
        if not found or (item and ";" in text[begin : found[0][0]]):
            continue
        if begin:
            yield replace(piece, end=source.trim(piece.start, piece.start + begin)[1])
        for start, end, kind, legible, read in found:
            yield Piece(piece.start + start, piece.start + end, piece.line, piece.column + start, kind, legible, read)
        return
    yield piece


def _offices(text: str, begin: int) -> list[_Found]:
    """The posts in ``text`` from ``begin`` on, if nothing but noise stands around them."""
    if not _CAPITALS.search(text, begin):
        return []
    shown = _BODY.search(text, begin)
    if shown and (found := _body(text, begin, *shown.span())):
        return found
    if body := best_body(text, begin, len(text), least=0.85):
        return _body(text, begin, body.start, body.end)
    found = sorted(_posts(text, begin, len(text)))
    free = [begin, *(end for _, end, *_ in found)]
    ends = [*(start for start, *_ in found), len(text)]
    return found if found and all(_is_filler(text[low:high]) for low, high in zip(free, ends, strict=True)) else []


def _posts(text: str, begin: int, end: int) -> Iterator[_Found]:
    """The posts in ``text[begin:end]``, the best first."""
    best = best_post(text, begin, end, least=_SURE)
    if best and best.end - best.start > 4:
        yield best.start, best.end, "post", True, best.words
        yield from _posts(text, begin, best.start)
        yield from _posts(text, best.end, end)


def _body(text: str, begin: int, start: int, behind: int) -> list[_Found]:
    """The body at ``start`` to ``behind`` whose ``TM.`` cannot be read."""
    if (begin == 0 and text[0] in BULLETS) or ";" in text[behind:] or not _is_filler(text[begin:start]):
        return []
    end = len(_SPECKS_BEHIND.sub("", text))
    return [(start, end, "body", True, None)] if vocabulary.is_capitals(text[start:end]) else []


def _names(text: str, begin: int) -> list[_Found]:
    """The names in ``text`` from ``begin`` on, if nothing but noise stands around them."""
    found: list[_Found] = []
    free = begin
    text = text.replace("ˆ", "^")  # a letter to Unicode
    for run in _RUN.finditer(text, begin):
        if not _is_filler(text[free : run.start()]) or _TITLED.search(text, free, run.start()):
            continue
        name = _name_in(text, free, run)
        if name:
            found.append(_with_family(text, free, name))
            free = run.end()
    rest = _LONG_WORD.findall(text, free)
    return [] if any(is_syllable(word.lower()) for word in rest) or not _is_filler(text[free:]) else found


def _name_in(text: str, free: int, run: re.Match[str]) -> _Found | None:
    start, end = run.span()
    if len(text[:start].rstrip()) == 1 and text[0] in BULLETS and text[0] not in _STROKES:
        return None
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    while len(words) > 2 and not is_syllable(text[slice(*words[-1])].lower()):
        words.pop()  # a stroke that reads as a letter
    end = words[-1][1]
    for low, high in words[:-1]:
        alone = text[low:end].count(" ") > 1 or not _WORD.search(text[free:low] + text[end:])
        name = without_strokes(text[low:end])
        if alone and is_name(name) and are_syllables(name.partition(" ")[2]):
            return low, end, "name", True, None
        if is_syllable(text[low:high].lower()):
            break
    if vocabulary.ORGAN_HEAD.match(vocabulary.key(run[0])):
        return None
    low, high = words[0]
    before = _WORD_BEFORE.search(text, free, start)
    if before and not (before[1].isupper() and len(before[1]) > 2) and are_syllables(without_strokes(run[0])):
        # What stands right before is what is left of the family name.
        return before.start(1), end, "unsure", family_meant(before[1]) is not None, None
    marred = any(map(str.isalnum, text[free:start])) or (start > 0 and text[start - 1] not in " -")
    if len(words) > 2 and family_meant(text[low:high]) and are_syllables(without_strokes(text[high:end])):
        return low, end, "unsure", True, None
    if not is_syllable(text[low:high].lower()) or (marred and len(words) > 2):
        marred, words = True, words[1:]
    if not marred or len(words) < 2:
        return None
    low = words[0][0]
    return (low, end, "unsure", False, None) if are_syllables(without_strokes(text[low:end])) else None


_STROKES = "=*"
"""Bullets that strokes before a name are read as more often."""


def _with_family(text: str, free: int, name: _Found) -> _Found:
    """The name with the family name that strokes disfigured before it (``HuỳnH Thị Mộng Tuyền``, ``5ùi Thị Loan``)."""
    start, end, *_ = name
    middle, word = text.startswith(_CERTAIN, start), _WORD.match(text, start)
    before = (_FAMILY_BEFORE if middle else _GROWN_BEFORE).search(text, free, start)
    if before is None or word is None:
        return name
    family = text[before.start() : start if middle else word.end()]
    titled, _ = split_degree(family)
    return (before.start(), end, "unsure", True, None) if family_meant(family[titled:].strip(" \"'‘")) else name


_CERTAIN = ("Thị ", "Văn ")
_FAMILY_BEFORE = compile_pattern(r"(?<![\p{L}\d])[\p{L}\d]{2,8}(?:\s{1,2}['‘]?|[\"'‘]\s?)$")
_GROWN_BEFORE = compile_pattern(r"(?<![\p{L}\d])[\p{L}\d]{1,6}$")


def _is_filler(text: str) -> bool:
    """Whether what stands beside an office or a name is what strokes are read as: hardly a word in it."""
    if len(text) > _LONGEST_GAP:
        return False
    words = [word for word in _WORD.findall(text) if len(word) > 2]
    plain = [word for word in words if word.islower() or word[1:].islower()]
    capitals = [word for word in words if word.isupper() and is_syllable(word.lower())]
    if len(capitals) > 1 or any(len(word) > 3 for word in capitals):
        return False
    return sum(is_syllable(word.lower()) for word in plain) <= 1
