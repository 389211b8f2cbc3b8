"""Signs of doubt about sections: labels out of sequence, mended labels, paths that stand twice."""

from __future__ import annotations

import re
from collections import Counter

from vnunion_nlp.confidence.legibility import edge_is_torn, share
from vnunion_nlp.confidence.setting import Setting, Signs, written
from vnunion_nlp.document import Section
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.labels import LETTERS, roman_value
from vnunion_nlp.text import unmarked

_LABEL = compile_pattern(r"[(\s*]*(?:(?:phần|chương|điều)\s*)?(.{1,12})", re.IGNORECASE | re.DOTALL)
_VALID = compile_pattern(
    r"[IVX]{1,7}|\d{1,2}(?:\.\d{1,2})*|\d{1,3}[a-zđ]?|[A-EGHIKĐ]|[a-zđ]|(?:(?:THỨ|Thứ|thứ)\s+)?(?:NHẤT|MỘT|HAI|BA|TƯ|BỐN|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI)",
    re.IGNORECASE,
)
_QUANTITY = compile_pattern(r"[\d.,/]+(?:\s|%|$)")
_DIGITS = compile_pattern(r"\d+")
_ORDINALS = {
    word: value
    for value, words in enumerate(
        ["nhat mot", "hai", "ba", "tu bon", "nam", "sau", "bay", "tam", "chin", "muoi"], start=1
    )
    for word in words.split()
}


def section_signs(setting: Setting) -> list[Signs]:
    """Signs of each section, in the document's order."""
    sections = setting.document.sections
    paths: Counter[str] = Counter()
    _count(sections, paths)
    own: list[tuple[Section, Signs, int | None]] = []
    _collect(setting, sections, None, paths, own)
    irregular = [_irregularity(signs) for _, signs, _ in own]
    roots = [value for value, (_, _, parent) in zip(irregular, own, strict=True) if parent is None]
    page = setting.page_noise() | {
        "roots_irregular": share(sum(roots), 0.5 * len(roots)),
        "paths_twice": share(sum(count > 1 for count in paths.values()), 2),
        "outline_irregular": share(sum(irregular), 0.5 * len(irregular)),
        "outline_irregular_any": float(any(value >= 1 for value in irregular)),
        "outline_mended": float(any(signs["mended"] for _, signs, _ in own)),
        "few": float(len(own) < 4),
    }
    found = []
    above: list[float] = []
    for index, (_, signs, parent) in enumerate(own):
        above.append(max(irregular[parent], above[parent]) if parent is not None else 0.0)
        around = irregular[max(0, index - 3) : index] + irregular[index + 1 : index + 4]
        whole = page | signs | {"above": above[index], "around": share(sum(around), 2)}
        # An author's own slip is read as it stands; where the page was read badly, it is the reader's.
        badly = min(1.0, page["page_noise_any"] + page["page_strays"])
        whole["damaged"] = badly * max(irregular[index], above[index])
        whole["outline_damaged"] = badly * page["outline_irregular"]
        whole["roots_damaged"] = badly * page["roots_irregular"]
        found.append(whole)
    return found


def _count(sections: tuple[Section, ...], paths: Counter[str]) -> None:
    for section in sections:
        paths[section.path] += 1
        _count(section.children, paths)


def _collect(
    setting: Setting,
    siblings: tuple[Section, ...],
    parent: int | None,
    paths: Counter[str],
    found: list[tuple[Section, Signs, int | None]],
) -> None:
    """The sections below one section, each with its own signs and the index of its parent."""
    values = [value_of(section) for section in siblings]
    kinds = {section.kind for section in siblings}
    for at, section in enumerate(siblings):
        before = values[at - 1] if at else None
        after = values[at + 1] if at + 1 < len(siblings) else None
        own = len(found)
        found.append(
            (
                section,
                _signs(setting, section, values[at])
                | {
                    "first_not_one": float(at == 0 and values[0] != 1),
                    "out_of_sequence": float(before is not None and not _follows(section, before, values[at])),
                    "next_out_of_sequence": float(after is not None and not _follows(section, values[at], after)),
                    "alone": float(len(siblings) == 1),
                    "mixed_kinds": float(len(kinds) > 1),
                    "twice": float(paths[section.path] > 1),
                },
                parent,
            )
        )
        _collect(setting, section.children, own, paths, found)


def _follows(section: Section, before: int, value: int) -> bool:
    """Whether a label follows another; a point đ that is left out is normal."""
    return value == before + 1 or (
        section.kind == "letter" and value == before + 2 and LETTERS[before : value - 1] == "đ"
    )


def value_of(section: Section) -> int:
    """A label's place in its sequence, 0 where it cannot be told."""
    label = section.label.split()[-1] if section.label.split() else ""
    last = label.rsplit(".", 1)[-1]
    digits = _DIGITS.match(last)
    if digits:
        return int(digits[0])
    if section.kind == "letter":
        return LETTERS.find(label.lower()) + 1
    if section.kind == "capital":
        return "ABCDĐEGHIK".find(label.upper()) + 1
    return _ORDINALS.get(unmarked(label).lower()) or roman_value(label)


def _signs(setting: Setting, section: Section, value: int) -> Signs:
    text = written(section.heading)
    read = _LABEL.match(text)
    mended = read is None or not read[1].startswith(section.label)
    line_start = setting.document.text.rfind("\n", 0, section.heading.start) + 1
    before = setting.document.text[line_start : section.heading.start].strip(" \t*|")
    title = section.title
    head = title[:100]
    bad, words = setting.legibility.noise_in(head)
    rest = read[1][len(section.label) :] if read and not mended else ""
    return {
        "mended": float(mended),
        "odd_label": float(_VALID.fullmatch(section.label) is None),
        "inside_line": float(bool(before)),
        "no_title": float(not title),
        "small_title": float(title[:1].islower()),
        "odd_title": float(bool(title) and not title[:1].isalnum() and title[:1] not in "“\"'("),
        "noise": float(bad > 0),
        "noise_share": share(bad, words),
        "torn_title": float(bool(title) and edge_is_torn(title.rstrip(".;:, "))),
        "no_mark": float(bool(rest) and rest[:1].isspace() and section.kind not in ("part", "chapter", "article")),
        "one_word": float(words == 1),
        "number_title": float(bool(_QUANTITY.match(head))),
        "high": float(value > 12),
        "continues": float(_continues(setting.document.text, line_start)),
    }


def _continues(text: str, line_start: int) -> bool:
    """Whether the line above ends in the middle of a sentence: then what looks like a label may be part of it."""
    above = text[max(0, line_start - 200) : line_start].rstrip().rsplit("\n", 1)[-1].rstrip(" *|")
    return bool(above) and (above[-1] in ",-" or (len(above) > 60 and above[-1].islower()))


def _irregularity(signs: Signs) -> float:
    """How far a label is from what its neighbours lead one to expect."""
    return min(
        1.0,
        signs["out_of_sequence"]
        + signs["first_not_one"]
        + signs["next_out_of_sequence"]
        + signs["twice"]
        + 0.5 * signs["mended"]
        + 0.25 * (signs["alone"] + signs["inside_line"] + signs["no_mark"]),
    )
