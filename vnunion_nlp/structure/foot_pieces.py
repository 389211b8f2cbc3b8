"""Pieces of the lines of a closing block: what each stretch of a line is, and where two columns ran into one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot_noise import LONGEST_CELL, is_noise, without_noise
from vnunion_nlp.structure.foot_parts import BULLETS, Kind, Piece, Span
from vnunion_nlp.structure.marred_posts import posts_abreast
from vnunion_nlp.structure.person_names import NAME_FORM, between_names, is_name
from vnunion_nlp.text import SourceText

_REST = compile_pattern(r"\(?(?:[btpk]/[a-z€©]{1,2}|\p{Ll}{2,7}(?: \p{Ll}{2,7})?)\)?[;,.)](?: ?[;:,.'])*")
"""The rest of an item that its line broke off: ``b/c);``, ``ủy,``."""
_LETTERS = compile_pattern(r"\p{L}{2}")
_CAPITAL_WORD = compile_pattern(r"(?<=[^\p{L}\d])\p{Lu}{2}")
_DEPUTY_OF = compile_pattern(r"(?:pho|quyen)\s*$")
_COUNCIL = compile_pattern(rf"(?:{vocabulary.BEFORE_POST})\s*$")
_TAIL_NAME = compile_pattern(r"[;.,)](?=\s+(?:\W\s+){0,3}(\p{Lu}[^;,:()\d]{4,40})$)")
_STROKES = " `'_/\\<>=~^»«„‚¬"
_LONG_WORD = compile_pattern(r"\p{L}{2,}")
_JUNK = " `\"'_.,:;/\\<>=~^»«#@&$€£®©"
"""Specks that a scanner reads beside the words of a signature."""


def pieces_of(source: SourceText, index: int) -> list[Piece]:
    """The pieces of line ``index``, left to right."""
    line = source.lines[index]
    pieces: list[Piece] = []
    for cell in source.cells(line):
        for start, end in _cut(source, cell.start, cell.end):
            approval = vocabulary.APPROVAL.match(source.plain, start)
            if approval and approval.end() == end and source.folded[start:end].isupper():
                continue
            kind = _kind(source, start, end)
            if kind == "recipient":
                start, end = without_noise(source, start, end)
                text = source.folded[start:end]
                above = source.plain.startswith(("nhu tren", "nhutren"), start)
                if (
                    text[0] not in BULLETS
                    and not above
                    and not (start == line.start and _REST.fullmatch(text))
                    and is_noise(text)
                ):
                    kind = "noise"
            pieces.append(Piece(start, end, index, cell.column + start - cell.start, kind))
    return pieces


def _cut(source: SourceText, start: int, end: int) -> Iterator[Span]:
    """A cell cut before what can only be signature after a recipient, and between a body and its post."""
    folded = source.folded
    plain = source.plain[start:end]
    if end - start > LONGEST_CELL:
        yield start, end
        return
    cuts = {0, len(plain)}
    label = vocabulary.RECIPIENTS_LABEL.search(plain)
    if label and sum(map(str.isalnum, plain[: label.start()])) < 2:
        cuts.add(label.end())
    for match in vocabulary.APPROVAL.finditer(plain):
        if folded[start + match.start() : start + match.end()].isupper():
            cuts |= {match.start(), match.end()}
    office_starts = set()
    for match in vocabulary.AUTHORITY.finditer(folded, start, end):
        office_starts.add(match.end())
        if match["code"][0] in "kK":  # whoever signs in another's place is his deputy
            cuts |= {deputy.start() - start for deputy in _DEPUTY_IN_CAPITALS.finditer(folded, match.end(), end)}
        if (
            vocabulary.is_capitals(folded[match.end() : end].split("  ")[0])
            or match.start() == start
            or _OFFICE.match(folded, match.end(), end)
        ):
            cuts.add(match.start() - start)
    for match in _CAPITAL_WORD.finditer(folded, start, end):
        at = match.start() - start
        post = vocabulary.post_pattern().match(plain, at)
        if (
            post
            and (
                _ends_post(folded[start + post.end() : end], plain[post.end() :])
                or (_CLOSED.search(plain, 0, at) and folded[start + at : end].isupper())
            )
            and vocabulary.is_capitals(folded[start + at : start + post.end()])
            and match.start() not in office_starts
            and not vocabulary.NO_POST.search(plain, 0, post.end())
            and not (post[0] == "phu trach" and vocabulary.post_pattern().match(plain))
            and not (post[0].startswith("chu tich") and _MARRED_COUNCIL.search(folded, start, match.start()))
            and not (office_starts and plain[:at].rstrip().endswith(","))  # KT. BỘ TRƯỞNG, CHỦ NHIỆM
            and not (_COUNCIL if post[0].startswith(("chu tich", "thuong truc")) else _DEPUTY_OF).search(plain[:at])
        ):
            deputy = _DEPUTY.search(plain[:at])
            if deputy:
                at = deputy.start(1)
            cuts.add(_damaged_post_start(text=folded[start:end], at=at) if post[0] == "thuong truc" else at)
            level = _LEVEL_ALONE.match(plain, post.end())
            if level:
                cuts.add(level.start(1))
            elif (rest := folded[start + post.end() : end].strip()) and not rest.isupper() and is_name(rest):
                cuts.add(post.end())
            break
    for match in vocabulary.SIGNED_MARK.finditer(plain):
        if match[0].strip(" ()") and (
            match[0].lstrip().startswith(("(", "["))
            or match[0].endswith(")")
            or "dong d" in match[0]
            or match.start() == 0
        ):
            cuts.add(match.start())
            cuts.add(match.end())
    text = folded[start:end]
    lead = len(text) - len(text.lstrip(_JUNK))
    cuts |= posts_abreast(text, plain)
    for tail_name in () if is_name(text.lstrip(_JUNK)) else _TAIL_NAME.finditer(text):
        if start + tail_name.start(1) not in office_starts and _is_tail_name(text, tail_name[1]):
            cuts.add(tail_name.start(1))
            break
    while (second := between_names(text[lead:])) is not None:
        lead += second
        cuts.add(lead)
    for low, high in pairwise(sorted(cuts)):
        piece = source.trim(start + low, start + high)
        if piece[0] < piece[1]:
            yield _without_specks(source, *piece)


_MARRED_COUNCIL = compile_pattern(r"(?<!\p{L})[tT]\s?[/.,]?\s?[mM]\W{1,3}Đ\p{Lu}{2,3}\s$")
"""``TM. ĐQÀN``: a presidium, which has no chairman of its own there."""
_CLOSED = compile_pattern(r"[;.)]\s$")
"""The end of an item."""
_DEPUTY_IN_CAPITALS = compile_pattern(r"(?<![^\s.-])PHÓ(?=\s\p{Lu}{2})")
_DEPUTY = compile_pattern(r"(?<!\w)(p[./]?\s?)$")
"""``P. CHỦ TỊCH``."""
_LEVEL_ALONE = compile_pattern(r"\s[\s.:_-]*(tinh|thanh pho|huyen|quan|thi xa|phuong|xa)\W*$")
"""The rest of the office in the other column (``GIÁM ĐỐC   TỈNH``)."""
_MARKED = compile_pattern(r"[^\W\dA-ZĐ]")
"""A capital with a tone or hat: abbreviations have none."""
_DAMAGED_POST = compile_pattern(r"(?<=[;,.)]\s)(?:[^\w\s]*\s)*((?:['\"]?\p{Lu}{2,}['.]?\s(?:['.]\s)?){1,3})$")


_OFFICE = compile_pattern(r"\p{Lu}{3,}\s\p{Lu}{3,}")


def _ends_post(text: str, plain: str) -> bool:
    """Whether nothing but the rest of a signature follows a post: the other office's level, a mark, a name."""
    if not _LETTERS.search(plain) or _LEVEL_ALONE.match(plain):
        return True
    mark = _MARK_FIRST.match(plain)
    rest = text[mark.end() if mark else 0 :].strip()
    return is_name(rest) or bool(mark and not rest)


_MARK_FIRST = compile_pattern(rf"\s*(?:{vocabulary.SIGNED_MARK.pattern})")


def _damaged_post_start(text: str, at: int) -> int:
    """Where a post begins of which only ``THƯỜNG TRỰC`` can be read: with the capitals before it, back to the item's mark."""
    before = _DAMAGED_POST.search(text[:at])
    return before.start(1) if before and _MARKED.search(before[1]) else at


def _is_tail_name(text: str, tail: str) -> bool:
    """Whether what stands behind a recipient's closing mark is the signer; of whatever family if the mark ends an item."""
    return is_name(tail) or (text[0] in BULLETS and NAME_FORM.fullmatch(tail) is not None and tail.count(" ") >= 1)


def _without_specks(source: SourceText, start: int, end: int) -> Span:
    """Without the specks before a capital, or behind the last letter of a piece in capitals or a name."""
    at = start
    while at < end - 1 and source.folded[at] in _JUNK:
        at += 1
    if at > start and source.folded[at].isupper() and not (at == start + 2 and source.folded[start] in BULLETS):
        start = at
    beside = _SPECKS_BEFORE_NAME.match(source.folded, start, end)
    if beside and NAME_FORM.fullmatch(source.folded, beside.end(), end):
        start = beside.end()
    while end > start + 1 and (source.folded[end - 1] in _STROKES or source.folded.endswith(" -", start, end)):
        end -= 1
    return start, end


def _kind(source: SourceText, start: int, end: int) -> Kind:
    text = source.folded[start:end]
    plain = source.plain[start:end]
    if vocabulary.RECIPIENTS_LABEL.match(plain.lstrip("- ")):
        return "label"
    bare = plain.strip(" .,;:()[]")
    if vocabulary.SIGNED_MARK.fullmatch(plain.strip(" .")) or vocabulary.SIGN_HERE.fullmatch(plain):
        return "mark"
    if vocabulary.SIGNATURE_STAMP.search(plain) or not (_LETTERS.search(bare) or _REST.fullmatch(text)):
        return "noise"
    if text[0] in BULLETS:
        bare = plain.lstrip(BULLETS + _JUNK)
        if text.isupper() and vocabulary.BODY_NAMES.fullmatch(bare) and " " in bare:
            return "body"  # specks before it, whose TM. was lost
        return "name" if is_name(text[1:].strip()) else "recipient"
    if place_and_date(source, start, end):
        return "date"
    authority = vocabulary.AUTHORITY.match(text)
    if authority and end - start < 110:
        rest = text[authority.end() :]
        named = plain[authority.end() :]
        small = end - start < _LONGEST_SMALL and rest[:1].isupper()
        small = small and bool(
            vocabulary.ORGAN_HEAD.match(named) or vocabulary.post_pattern().fullmatch(named.rstrip(" .:"))
        )
        if small or vocabulary.is_capitals(rest) or vocabulary.BODY_NAMES.match(named):
            return "authority"
    capitals = vocabulary.is_capitals(text)
    deputy = _DEPUTY_FIRST.match(plain)
    post = vocabulary.post_pattern().match(plain, deputy.end() if deputy else 0)
    if (
        post
        and end - start < 100
        and (capitals or (post.end() >= len(plain.rstrip(" .:")) and text[0].isupper() and end - start < 30))
    ):
        return "post"
    if _DEPUTY_IN_CAPITALS.match(source.folded, start, end) and capitals and end - start < _LONGEST_SMALL:
        return "post"  # of whatever office
    if capitals and end - start < 60 and plain.endswith("thuong truc"):
        return "post"  # what is left of PHÓ … THƯỜNG TRỰC
    if is_name(text):
        return "name"
    like_name = NAME_FORM.fullmatch(text.rstrip(" .,;:'\"-"))
    if like_name and not (vocabulary.ORGAN_HEAD.match(plain) or _FILES.match(plain)):
        return "unsure" if 2 * len(_LONG_WORD.findall(text)) > len(text.split()) else "noise"
    body = vocabulary.ORGAN_HEAD.match(plain) or vocabulary.BODY_NAMES.match(plain) or _LEVEL.match(plain)
    if capitals and body and end - start < 110 and ";" not in text and text[-1] != ",":
        return "body"
    return "recipient"


_LONGEST_SMALL = 60
"""An authority in small letters (``TM. Ủy ban nhân dân tỉnh``, ``KT. Chủ tịch``), as web pages set it."""
_FILES = compile_pattern(r"luu:? (?:vt|vp|cd)\b")
_SPECKS_BEFORE_NAME = compile_pattern(r"(?:[a-zìíï|] ){1,3}(?=\p{Lu})")
_DEPUTY_FIRST = compile_pattern(r"p[./]\s?(?=\w{3})")
_LEVEL = compile_pattern(r"(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa)\b")
"""The unit that a line broke off from its office: ``TM. BAN THƯỜNG VỤ LĐLĐ`` / ``TỈNH``."""


def place_and_date(source: SourceText, start: int, end: int) -> tuple[Span, Span] | None:
    """``Nghĩa Lộ, ngày 5 tháng 6 năm 2020``, with nothing else beside it: its two parts."""
    if end - start > 90:
        return None
    plain = source.plain[start:end]
    match = vocabulary.DATE_LINE.search(plain)
    if not match or match["date"] or len(plain) - match.end() > 2:
        return None
    place = source.folded[start : start + match.start()].rstrip()
    if not place.endswith(",") or len(place) > 45 or not place[0].isupper() or ":" in place:
        return None
    return source.trim(start, start + len(place) - 1), (start + match.start(), start + match.end())
