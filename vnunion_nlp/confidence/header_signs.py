"""Signs of doubt about the slots of the head: what does not agree with the rest of it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from vnunion_nlp.confidence.legibility import share, stray_marks, words_of
from vnunion_nlp.confidence.setting import Setting, Signs, first_letters, plain, written
from vnunion_nlp.document import DocType, IssueDate, Number, Organ, ValueSlot
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import normalise, unmarked

_LEVEL_END = compile_pattern(
    r"(?<!\w)(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|nganh|truong|va|cua|cong ty|cap tren)$"
)
_SENTENCE = compile_pattern(r"\p{Ll}{2}[.;:] +\p{Lu}")
_CAPITAL_LINE = compile_pattern(r"\n\s*\p{Lu}\p{Ll}* \p{Ll}")
_FRAME = compile_pattern(r"cong hoa|chu nghia|doc lap|hanh phuc|ngay \d+ thang|kinh gui|noi nhan|so:")
_MARK_INSIDE = compile_pattern(r"(?<!\b(?:TP|TX|TT|Tp))[.,:;\"?!…](?!$)|[.,:;\"?!]$")
_YEAR = compile_pattern(r"\b(?:19|20)\d\d\b")
_TWO_NUMBERS = compile_pattern(r"\d+\D+\d+")
_NUMBER_FORM = compile_pattern(r"[\d.]{1,6}[a-z]?(?:/\d{4})?[/-]\s?[\p{L}\d/&. -]{2,30}")


def header_signs(setting: Setting) -> dict[str, list[Signs]]:
    """Signs by field (``header.number``), one entry a slot, in the document's order."""
    header = setting.document.header
    near = setting.noise(setting.head) | _frame(setting)
    found: dict[str, list[Signs]] = {}
    if header.parent_organ:
        found["header.parent_organ"] = [_organ(setting, header.parent_organ)]
    if header.issuing_organ:
        found["header.issuing_organ"] = [_organ(setting, header.issuing_organ) | _issuer(setting, header.issuing_organ)]
    if header.number:
        found["header.number"] = [_number(setting, header.number)]
    if header.place:
        found["header.place"] = [_place(setting, header.place)]
    if header.date:
        found["header.date"] = [_date(setting, header.date)]
    if header.doc_type:
        found["header.doc_type"] = [_doc_type(setting, header.doc_type)]
    if header.subject:
        found["header.subject"] = [_subject(setting, header.subject)]
    if header.addressees:
        found["header.addressees"] = [_addressee(setting, slot) for slot in header.addressees]
    return {field: [near | signs for signs in slots] for field, slots in found.items()}


def _frame(setting: Setting) -> Signs:
    """Signs that the head as a whole was not understood."""
    header, head = setting.document.header, plain(setting.text(setting.head))
    titled = vocabulary.NATIONAL_TITLE.search(head) or vocabulary.PARTY_TITLE.search(head)
    missing = {
        "no_title": titled is None,
        "no_number": header.number is None,
        "no_date": header.date is None,
        "no_organ": header.issuing_organ is None or header.issuing_organ.inferred,
        "no_type": header.doc_type is None,
        "no_subject": header.subject is None,
    }
    return {name: float(value) for name, value in missing.items()} | {
        "no_frame": share(max(0, sum(missing.values()) - 2), 3)
    }


def _organ(setting: Setting, slot: ValueSlot) -> Signs:
    signs = setting.value_signs(slot)
    if slot.value is None:
        return signs
    value = plain(slot.value)
    words = value.split()
    return signs | {
        "odd_start": float(not vocabulary.ORGAN_HEAD.match(value)),
        "short": float(len(words) < 2),
        "long": share(max(0, len(slot.value) - 50), 60),
        "open_end": float(bool(_LEVEL_END.search(value.rstrip(" .:-")))),
        "digits": float(any(map(str.isdigit, value))),
        "frame": float(bool(_FRAME.search(value))),
        "joint": float(" - " in slot.value),
        "punctuation": float(bool(_MARK_INSIDE.search(slot.value))),
        "lines": share(written(slot).count("\n"), 4),
    }


def _issuer(setting: Setting, slot: Organ) -> Signs:
    header = setting.document.header
    parent = plain(header.parent_organ.value or "") if header.parent_organ else ""
    place = plain(header.place.value or "") if header.place else ""
    name = plain(slot.value or "")
    last = place.split()[-1:] or [""]
    return {
        "no_parent": float(not parent),
        "same_as_parent": float(bool(parent) and (name in parent or parent in name)),
        "other_code": _other_code(setting),
        "other_place": float(bool(place) and last[0] not in f"{name} {parent}".split()),
        "body": float(slot.body is not None),
        "several_signers": float(len(setting.document.signatures) > 1 and " - " not in (slot.value or "")),
    }


def _other_code(setting: Setting) -> float:
    """1 where the organ's code in the number is not made of initials of the organ's name (``LĐLĐ`` of ``Công an tỉnh``)."""
    header = setting.document.header
    code = header.number.organ_code if header.number else None
    if not code or not header.issuing_organ or not header.issuing_organ.value:
        return 0.0
    organ = header.issuing_organ
    letters = unmarked("".join(filter(str.isalpha, code.split("-")[0].split("/")[0]))).upper()
    initials = iter(first_letters(f"{organ.body or ''} {organ.value}"))
    return 0.0 if all(letter in initials for letter in letters[:3]) else 1.0


def _number(setting: Setting, slot: Number) -> Signs:
    header = setting.document.header
    if slot.canonical is None:
        legible = any(map(str.isdigit, written(slot))) and any(map(str.isalpha, written(slot)))
        return {"unread": 1.0, "unread_though_written": float(legible)}
    organ = unmarked((slot.organ_code or "").split("-")[0].split("/")[0]).upper()
    doc_type = header.doc_type.code if header.doc_type else None
    text = normalise(written(slot))
    return {
        "no_serial": float(slot.serial is None),
        "odd_form": float(not _NUMBER_FORM.fullmatch(text)),
        "mended": float(
            unmarked(slot.canonical.replace(" ", "")).lower() not in unmarked(text.replace(" ", "")).lower()
        ),
        "strays": float(stray_marks(written(slot)) > 0),
        "unknown_code": float(bool(organ) and organ not in _codes()),
        "no_code": float(not organ),
        "no_type_code": float(slot.type_code is None),
        "other_type": float(bool(doc_type and slot.type_code and doc_type != slot.type_code)),
        "other_code": _other_code(setting),
        "doubled": float(any(a == b and a.isalpha() for a, b in pairwise(organ))),
        "small": float(any(part.isalpha() and part.islower() and len(part) > 1 for part in words_of(written(slot)))),
        "spaced": float(" " in text),
        "long": float(len(slot.serial or "") > 4),
    }


@cache
def _codes() -> frozenset[str]:
    return frozenset(unmarked(row["code"]).upper() for row in rows("organ_codes"))


@cache
def _places() -> frozenset[str]:
    return frozenset(plain(row["name"]) for row in rows("places"))


def _place(setting: Setting, slot: ValueSlot) -> Signs:
    header = setting.document.header
    signs = setting.value_signs(slot)
    if slot.value is None:
        return signs
    organs = [organ.value or "" for organ in (header.parent_organ, header.issuing_organ) if organ]
    words = plain(slot.value).split()
    named = _places()
    known = " ".join(words) in named or all(word in plain(" ".join(organs)).split() for word in words)
    exact = slot.value.lower() in " ".join(organs).lower()
    return signs | {
        "unknown": float(not known),
        "other_marks": float(known and not exact and " ".join(words) not in named),
        "long": float(len(words) > 4),
        "short": float(len(slot.value) < 3),
        "small": float(not slot.value[:1].isupper()),
    }


def _date(setting: Setting, slot: IssueDate) -> Signs:
    if slot.value is None:
        legible = _TWO_NUMBERS.search(written(slot))
        return {"unread": 1.0, "unread_though_written": float(legible is not None)}
    year = int(slot.value[:4])
    cited = [int(r.date[:4]) for r in setting.document.references if r.date and "1945" <= r.date[:4] < "2100"]
    subject = setting.document.header.subject
    named = [int(found) for found in _YEAR.findall(subject.value or "")] if subject else []
    digits = sum(map(str.isdigit, written(slot)))
    return {
        "not_a_day": float(slot.precision != "day"),
        "older_than_cited": float(any(year < other for other in cited)),
        "other_year": float(bool(named) and min(abs(year - other) for other in named) > 1),
        "implausible": float(not 1960 <= year <= 2035),
        "slips": float(digits < sum(map(len, slot.value.split("-"))) - 2 or "\n" in written(slot).strip()),
        "strays": float(stray_marks(written(slot)) > 0),
        "no_place": float(setting.document.header.place is None),
        "long": float(len(written(slot)) > 32),
    }


def _doc_type(setting: Setting, slot: DocType) -> Signs:
    number = setting.document.header.number
    told = number.type_code if number else None
    return {
        "inferred": float(slot.inferred),
        "mended": float(not slot.inferred and normalise(written(slot)).lower() != (slot.name or "").lower()),
        "other_type": float(bool(told and slot.code and told != slot.code)),
        "told_otherwise": float(slot.inferred and bool(told)),
        "unread": float(slot.code is None),
        "small": float(not slot.inferred and not vocabulary.is_capitals(written(slot))),
    }


def _subject(setting: Setting, slot: ValueSlot) -> Signs:
    signs = setting.value_signs(slot)
    value = slot.value
    if value is None:
        return signs
    lines = [line.strip() for line in written(slot).split("\n") if line.strip()]
    lead = value.split(" ", 1)[0]
    return signs | {
        "long": share(max(0, len(value) - 120), 150),
        "very_long": float(len(value) > 260),
        "lines": share(max(0, len(lines) - 2), 4),
        "sentence": float(bool(_SENTENCE.search(value))),
        "capital_line": float(bool(_CAPITAL_LINE.search(written(slot).strip()))),
        "ragged": float(any(len(a) < 0.6 * len(b) for a, b in pairwise(lines[:-1]))) if len(lines) > 2 else 0.0,
        "frame": float(bool(_FRAME.search(plain(value)))),
        "brackets": float(value.count("(") != value.count(")") or value.count("“") != value.count("”")),
        "open_end": float(bool(_LEVEL_END.search(plain(value)))),
        "short": float(len(value) < 15),
        "digit_start": float(lead[:1].isdigit()),
        "no_type": float(setting.document.header.doc_type is None),
    }


def _addressee(setting: Setting, slot: ValueSlot) -> Signs:
    signs = setting.value_signs(slot)
    value = slot.value or ""
    return signs | {
        "many": share(len(setting.document.header.addressees) - 1, 6),
        "long": share(max(0, len(value) - 80), 120),
        "lines": share(written(slot).count("\n"), 3),
        "sentence": float(bool(_SENTENCE.search(value))),
        "small": float(not value[:1].isupper()),
        "frame": float(bool(_FRAME.search(plain(value)))),
    }
