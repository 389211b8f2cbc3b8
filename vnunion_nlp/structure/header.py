"""From the places of the head's parts to the contract's header, with their values."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TypeVar

from vnunion_nlp.document import DocType, Header, IssueDate, Number, Organ, ValueSlot
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import ParsedNumber, parse_number
from vnunion_nlp.resolution.organ_names import mended_scan, mended_words
from vnunion_nlp.structure import organs, vocabulary
from vnunion_nlp.structure.foot import Foot
from vnunion_nlp.structure.head_parts import Head, Span
from vnunion_nlp.structure.organ_marks import mend_organ
from vnunion_nlp.structure.told_names import as_told
from vnunion_nlp.syllables import is_syllable, mended_syllables
from vnunion_nlp.text import SourceText, lower, place_tones, unmarked


def read_header(source: SourceText, head: Head, foot: Foot | None, running: str, opening_end: int) -> Header:
    """The header's slots and values.

    ``running`` is the text with one paragraph a line; its opening, from ``head.end`` to ``opening_end``, names the issuing organ
    where no head block does.
    """
    parent, issuing = _organs(source, head)
    if head.date is None and foot and foot.date_line:
        head.place, head.date = foot.date_line
    if issuing is None and head.titled_organ:
        issuing = Organ(**source.value_slot(*head.titled_organ, inferred=True).model_dump(), body=None)
    place = source.value_slot(*head.place) if head.place else None
    if source.is_scan:
        parent, issuing = _as_told(source, head.end, parent), _as_told(source, head.end, issuing)
    if source.is_scan and place:
        place = _undotted(place, [organ.value for organ in (issuing, parent) if organ and organ.value])
        parent, issuing = _at_place(parent, place), _at_place(issuing, place)
    if issuing is None:
        issuing = _inferred_organ(source, head, foot, running, opening_end)
    return Header(
        parent_organ=parent,
        issuing_organ=issuing,
        number=_number(source, head.number) if head.number else None,
        place=place,
        date=_date(source, head.date) if head.date else None,
        doc_type=_doc_type(source, head) or _issued_type(source, head, running, opening_end),
        subject=_worded(source, head.subject) if head.subject else None,
        addressees=tuple(_worded(source, item) for item in head.addressees),
    )


def _worded(source: SourceText, spans: list[Span]) -> ValueSlot:
    if source.is_scan:
        spans = [_without_specks(source, *span) for span in spans]
    slot = _joined(source, spans)
    return slot.model_copy(update={"value": mended_words(slot.value or "", is_scan=source.is_scan)})


def _without_specks(source: SourceText, start: int, end: int) -> Span:
    """A line of a title in a scan without the specks before and behind it."""
    if source.folded.count('"', start, end) == 1:  # a quotation has two
        start += source.folded[start] == '"'
        end = source.trim(start, end - (source.folded[end - 1] == '"' and source.folded[end - 2] == " "))[1]
    text = source.folded[start:end]
    low, high = _SPECKS_BEFORE.match(text), _SPECKS_BEHIND.search(text)
    return (start + low.end() if low else start), (start + high.start() if high else end)


_SPECKS_BEFORE = compile_pattern(
    r"[^\w\s(\"“]*_[\W_]*(?=\p{L})|[.,:;]\s['\"]?(?=\p{L})|['`](?=\p{L})|[ẼẺĨỈỸỶŨỦẪẨẴẲẾỀỄỂỆẤẦẮẰ]\s(?=\p{Ll})"
)
_SPECKS_BEHIND = compile_pattern(
    r"(?:\s+(?:_*[^\w\s)\"”–-]|_+|[ljĩïíì]|[ÀÁÂẢÃẠĂẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰ](?!\p{L})))+$"
)


def _joined(source: SourceText, spans: list[Span]) -> ValueSlot:
    """One slot over all pieces; the pieces are listed where something else stands between them."""
    value = " ".join(source.value(*span) for span in spans)
    slot = source.value_slot(spans[0][0], spans[-1][1], value)
    torn = any(source.folded[low:high].strip() for (_, low), (high, _) in pairwise(spans))
    return slot.model_copy(update={"parts": tuple(source.slot(*span) for span in spans)}) if torn else slot


# -- organs ------------------------------------------------------------------------------------------------------------------


def _organs(source: SourceText, head: Head) -> tuple[ValueSlot | None, Organ | None]:
    names = [_without_noise(source, spans) for spans in head.organs] if source.is_scan else head.organs
    names = [_without_marks(source, spans) for spans in names]
    if not names:
        return None, None
    if head.joint:
        first = names[0]
        body, names = _joint_body(source, names)
        value = " - ".join(
            mend_organ(" ".join(source.value(*span) for span in spans), is_scan=source.is_scan) for spans in names
        )
        pieces = sorted(span for spans in names for span in spans)
        slot = source.value_slot(pieces[0][0], pieces[-1][1], value)
        parts = tuple(source.slot(*span) for spans in names for span in spans) if len(names) > 1 else ()
        return None, Organ(**slot.model_copy(update={"parts": parts}).model_dump(), body=body) if first else None
    body = None
    named = [spans for spans in names if not _is_body(source, spans)]
    if named and len(named) < len(names):
        body = " ".join(source.value(*span) for spans in names if _is_body(source, spans) for span in spans)
        body = body.rstrip(".,:;'\"“” ")
        names = named
    last = names[-1]
    plain = source.plain[last[0][0] : last[0][1]]
    acting = vocabulary.ACTING_BODY.match(plain)
    if acting and _CENTRAL.fullmatch(plain, acting.end()):
        acting = None  # the Party's central committee is the organ itself
    if acting and body is None and (acting.end() < len(plain) or len(last) > 1):
        start, end = last[0]
        body = source.value(start, start + acting.end())
        rest = source.trim(start + acting.end(), end)
        last = [rest, *last[1:]] if rest[0] < rest[1] else last[1:]
    issuing = _organ_slot(source, last)
    parent = _organ_slot(source, _without_body(source, names[-2])) if len(names) > 1 else None
    return parent, Organ(**issuing.model_dump(), body=body)


def _without_marks(source: SourceText, spans: list[Span]) -> list[Span]:
    """An organ's pieces without the stops, strokes and dashes at its edges."""
    (start, _), (_, end) = spans[0], spans[-1]
    while start < end and source.folded[start] in "/-,;: ":
        start += 1
    while end > spans[-1][0] + 1 and source.folded[end - 1] in ".,;:- ":
        end -= 1
    inner = [(start, spans[0][1]), *spans[1:]]
    dotted = [(low, low + len(source.folded[low:high].rstrip("."))) for low, high in inner[:-1]]
    kept = [cut if source.folded.endswith("..", *whole) else whole for cut, whole in zip(dotted, inner, strict=False)]
    return [(start, end)] if len(spans) == 1 else [*kept, (spans[-1][0], end)]


def _joint_body(source: SourceText, names: list[list[Span]]) -> tuple[str | None, list[list[Span]]]:
    """The body for which the first of joint issuers acts, and the issuers without it; only where it alone names one."""
    start, end = names[0][0]
    acting = vocabulary.ACTING_BODY.match(source.plain[start:end])
    others = (vocabulary.ACTING_BODY.match(source.plain[slice(*spans[0])]) for spans in names[1:])
    if acting is None or any(others) or (acting.end() >= end - start and len(names[0]) == 1):
        return None, names
    rest = source.trim(start + acting.end(), end)
    first = [rest, *names[0][1:]] if rest[0] < rest[1] else names[0][1:]
    return source.value(start, start + acting.end()), [first, *names[1:]]


def _without_noise(source: SourceText, spans: list[Span]) -> list[Span]:
    """An organ's pieces in a scan, without specks and strokes behind them."""
    kept = [source.trim(start, start + len(_NOISE_BEHIND.sub("", source.folded[start:end]))) for start, end in spans]
    while len(kept) > 1 and _is_ornament(source, kept[-1]):
        kept.pop()
    return [span for span in kept if span == kept[0] or _says_something(source.folded[slice(*span)])]


def _is_ornament(source: SourceText, span: Span) -> bool:
    """Whether a line apart holds two letters or three: the star or rule below an organ."""
    line = source.line_index(span[0])
    apart = line > 0 and source.lines[line - 1].is_blank and source.lines[line].end - source.lines[line].start <= 3
    return apart and span[1] - span[0] <= 3


def _says_something(text: str) -> bool:
    words = lower(text).split()
    return any(
        (len(word) > 1 and is_syllable(word)) or word in ("tw", "vn") or word.isdigit() for word in words
    ) or any(mended_syllables(word) != word for word in words)


_NOISE_BEHIND = compile_pattern(
    r"(?:\s+(?:[^\w\s–-]+(?:\s+\p{Lu}{1,2}\.?(?=\s|$))?|\d\.|\p{Ll}{1,3}\.|\p{Ll}{1,2}(?=\s|$)))+$"
)


def _without_body(source: SourceText, spans: list[Span]) -> list[Span]:
    """An organ above the one that issues, without the body named before it (``BCH HUYỆN ĐOÀN SƠN HÀ``)."""
    start, end = spans[0]
    acting = vocabulary.ACTING_BODY.match(source.plain[start:end])
    if acting is None or acting.end() >= end - start or _CENTRAL.fullmatch(source.plain[start:end], acting.end()):
        return spans
    return [source.trim(start + acting.end(), end), *spans[1:]]


_CENTRAL = compile_pattern(r"trung uong(?: dang)?\W*")


def _is_body(source: SourceText, spans: list[Span]) -> bool:
    """Whether a line of the head names only the body that acts (``BAN THƯỜNG VỤ``) and no organ."""
    plain = " ".join(source.plain[low:high] for low, high in spans)
    acting = vocabulary.ACTING_BODY.match(plain)
    return bool(acting and not any(map(str.isalnum, plain[acting.end() :])))


def _organ_slot(source: SourceText, spans: list[Span]) -> ValueSlot:
    slot = _joined(source, spans)
    shown = slot.value or ""
    value = mend_organ(mended_scan(shown) if source.is_scan else shown, is_scan=source.is_scan)
    return slot.model_copy(update={"value": value})


def _inferred_organ(source: SourceText, head: Head, foot: Foot | None, running: str, opening_end: int) -> Organ | None:
    found = organs.from_enactor(source.folded, head.subject[-1][1] if head.subject else 0, head.end + _GROUNDS)
    framed = bool(head.number or head.date or head.doc_type or head.subject or head.addressees or foot)
    if found is None and (found := organs.from_opening(running, head.end, opening_end, framed=framed)):
        found = organs.fuller(running, head.end, opening_end, found)
    if found is None and head.subject:
        first, last = (head.doc_type or head.subject[0])[0], head.subject[-1][1]
        named = [span[1] for span in (head.number, head.date) if span and first < span[1] < last]
        found = organs.from_title(running, max(named, default=first), max(last, running.find("\n", last)))
    if found is None and foot:
        for piece in (piece for signer in foot.signers for piece in signer if piece.kind in ("authority", "body")):
            match = vocabulary.AUTHORITY.match(source.folded[piece.start : piece.end])
            found = organs.from_office(source.folded, piece.start + (match.end() if match else 0), piece.end)
            if found:
                break
    if found is None:
        return None
    slot = source.value_slot(found.start, found.end, found.value, inferred=True)
    return Organ(**slot.model_dump(), body=found.body)


_GROUNDS = 600
"""Characters that show the grounds behind a head."""


_DOTTED = compile_pattern(r"[ÄËÏÖÜÑÅ]")
"""Letters of no Vietnamese name."""
_NamedOrgan = TypeVar("_NamedOrgan", ValueSlot, Organ)


def _undotted(place: ValueSlot, organs_named: list[str]) -> ValueSlot:
    """The place with the marks that an organ's name has where it holds letters of no Vietnamese name (``Đäk``)."""
    shown = place.value or ""
    for name in organs_named if _DOTTED.search(shown.upper()) else ():
        tail = name[len(name) - len(shown) :]
        if unmarked(lower(tail)) == unmarked(lower(shown)) and not _DOTTED.search(tail):
            return place.model_copy(update={"value": tail.title()})
    return place


def _as_told(source: SourceText, start: int, organ: _NamedOrgan | None) -> _NamedOrgan | None:
    """The organ as the text below the head spells it."""
    told = as_told(source, start, organ.value) if organ and organ.value and not organ.inferred else None
    return organ.model_copy(update={"value": told}) if organ and told and told != organ.value else organ


def _at_place(organ: _NamedOrgan | None, place: ValueSlot) -> _NamedOrgan | None:
    """The organ with its place as the date line spells it, whose small letters keep marks that a scanner loses on capitals."""
    name, spelled = (organ.value if organ else None) or "", (place.value or "").upper()
    before = len(name) - len(spelled)
    same = unmarked(lower(name[before:])) == unmarked(lower(spelled)) and before > 0 and name[before - 1] == " "
    if organ is None or not (same and name.isupper()) or _DOTTED.search(spelled):
        return organ
    if place_tones(lower(name[before:])) == place_tones(lower(spelled)):
        return organ  # HOÀ BÌNH, Hòa Bình
    return organ.model_copy(update={"value": name[:before] + spelled})


# -- number, date, type ---------------------------------------------------------------------------------------------------------


def _number(source: SourceText, span: Span) -> Number:
    slot = source.slot(*span)
    clean, folded = source.clean[span[0] : span[1]], source.folded[span[0] : span[1]]
    # Scanners read one Đ as two letters, one of them the Icelandic one.
    single = "".join(c for i, c in enumerate(folded) if not _DOUBLED.match(clean, i))
    parsed = _parsed_number(single) or _parsed_number(folded)
    return Number(
        **slot.model_dump(),
        serial=parsed.serial if parsed else None,
        year=parsed.year if parsed else None,
        type_code=parsed.type_code if parsed else None,
        organ_code=parsed.organ_code if parsed else None,
        canonical=parsed.canonical if parsed else None,
    )


_DOUBLED = compile_pattern(r"ĐÐ|ÐĐ")
_SERIAL_SLIPS = compile_pattern(r"[\doOlI|]{2,5}(?=\s*[/-])")
_SYMBOL_GAP = compile_pattern(r"(?<=\p{Lu})\s+(?=[BCDĐGHKLMNPQRSTVX]{2,8}$)")
_SYMBOL = compile_pattern(r"[/-]\s*\p{Lu}.*$")
_COLON = compile_pattern(r"(?<=\p{Lu}):(?=\p{Lu})")
_DOUBLED_N = compile_pattern(r"N?ÑN?")
_POINTED = compile_pattern(r"(?<=\d)\s?\.\s?(?=[/-])|(?<=\d\./)-(?=\p{Lu})|(?<=\d/)-(?=\p{Lu})")


def _parsed_number(text: str) -> ParsedNumber | None:
    """The number, letters among its digits mended; where the serial is noise, what its symbol says."""
    text = _DOUBLED_N.sub("N", _COLON.sub("-", _SYMBOL_GAP.sub("", _POINTED.sub("", text))))
    slips = _SERIAL_SLIPS.match(text)
    if slips and any(c.isdigit() for c in slips[0]):
        text = slips[0].lower().translate(_DIGIT_SLIPS) + text[slips.end() :]
    symbol = _SYMBOL.search(text)
    return parse_number(text) or (parse_number(symbol[0]) if symbol else None)


_DIGIT_SLIPS = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1", "z": "2", "s": "5"})


def _date(source: SourceText, span: Span) -> IssueDate:
    plain = source.plain[span[0] : span[1]]
    match = vocabulary.DATE_LINE.search(plain)
    value: str | None = None
    precision: str | None = None
    months = None if match else _MONTH.fullmatch(plain)
    if months:
        value, precision = f"{int(months[2]):04d}-{int(months[1]):02d}" if 1 <= int(months[1]) <= 12 else None, "month"
    elif match and match["date"]:
        day, month, year = (int(part) for part in re.findall(r"\d+", match["date"]))
        value, precision = _iso(year, month, day), "day"
    elif match:
        year_n, month_n, day_n = (
            _digits(match["year"], 1900, 2100),
            _digits(match["month"], 1, 12),
            _digits(match["day"], 1, 31),
        )
        blank_day = not re.search(r"[^\s._:…-]", match["day"])
        blank_month = not re.search(r"[^\s._…-]", match["month"])
        if year_n and month_n and day_n:
            value, precision = _iso(year_n, month_n, day_n), "day"
        elif year_n and month_n and blank_day:
            value, precision = f"{year_n:04d}-{month_n:02d}", "month"
        elif year_n and blank_month:
            value, precision = f"{year_n:04d}", "year"
    slot = source.value_slot(*span)
    return IssueDate.model_validate(slot.model_dump() | {"value": value, "precision": precision if value else None})


_MONTH = compile_pattern(r"thang\s+(\d{1,2})\s+nam\s+(\d{4})")


def _digits(text: str, low: int, high: int) -> int | None:
    """The number in ``text``, a scanner's letters for digits mended; None if anything else stands in it or it is out of range."""
    mended = re.sub(r"\s", "", text).translate(_DIGIT_SLIPS).strip(".,:;'`")
    if not mended.isascii() or not mended.isdigit() or len(mended) > 4 or not any(c.isdigit() for c in text):
        return None
    number = int(mended)
    return number if low <= number <= high else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _doc_type(source: SourceText, head: Head) -> DocType | None:
    if head.doc_type and head.type_name:
        slot = source.slot(*head.doc_type)
        return DocType(**slot.model_dump(), code=head.type_name.code or None, name=head.type_name.name)
    about = head.about_label
    spelt = about is not None and bool(head.subject) and head.subject[0][0] <= about[0]
    label = (head.addressees_label if spelt else None) or about or head.addressees_label
    if label is None:
        return None
    start, end = label
    while end > start and source.folded[end - 1] in ":. ":
        end -= 1
    if spelt and source.folded[start:end].isupper() and (named := _type_of_number(source, head)):
        # VỀ VIỆC … in capitals is the title of a document whose type line a converter dropped.
        return DocType(**source.slot(start, end).model_dump(), code=named.code, name=named.name, inferred=True)
    return DocType(**source.slot(start, end).model_dump(), code="CV", name="Công văn", inferred=True)


def _issued_type(source: SourceText, head: Head, running: str, opening_end: int) -> DocType | None:
    """The type of what the opening says is issued, where no line names it."""
    span = organs.issued_type(running, head.end, opening_end)
    found = vocabulary.match_type(source.folded[slice(*span)].upper()) if span else None
    if span is None or found is None:
        return None
    return DocType(**source.slot(*span).model_dump(), code=found[0].code or None, name=found[0].name, inferred=True)


def _type_of_number(source: SourceText, head: Head) -> vocabulary.TypeName | None:
    """The plain type that the number's symbol names (``/QĐ-UBND``)."""
    parsed = _parsed_number(source.folded[slice(*head.number)]) if head.number else None
    code = parsed.type_code if parsed else None
    return next((name for name in vocabulary.type_names() if code and name.code == code and not name.base), None)


def issue_anchor(header: Header) -> date | None:
    """The date from which missing years are counted: of issue, else the first day of the year the title plans for."""
    value = header.date.value if header.date else None
    if value:
        year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
        return date(year, month, day)
    years = re.findall(r"[Nn][Ăă][Mm]\s+((?:19|20)\d\d)\b", header.subject.value or "") if header.subject else []
    return date(int(years[-1]), 1, 1) if years else None
