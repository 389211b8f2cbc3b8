"""The registry of documents that others cite: which law a name means on a day, which documents bear a number (NORMS §9.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from vnunion_nlp.errors import KnowledgeError
from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower, place_tones, unmarked

_NOT_WORDS = compile_pattern(r"[^a-z0-9]+")
_AMENDED_WITHIN_YEARS = 3


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One document of ``knowledge/registry.tsv``."""

    system: str
    """``party``, ``law``, ``charter``, ``decree``, ``ttg`` or ``union``."""
    number: str | None
    """Canonical number (contract §3); None for what is cited without one (the Constitution)."""
    issued: date | None
    """Date of issue; the first day of the year where only that is known."""
    issuer: str
    term: str | None
    """Term (khóa) of the body that issued it, or that a charter is of."""
    title: str
    names: tuple[str, ...]
    """Names of a law, code or charter."""
    aliases: tuple[str, ...]
    plenum: str | None
    """Session and term of the plenum that passed it: ``4/XII``."""
    valid_from: date | None
    valid_to: date | None
    is_verified: bool = False
    """Whether number and day were checked against the document itself."""

    @property
    def year(self) -> int | None:
        """Year by which a law is told from an earlier one of the same name."""
        return self.issued.year if self.issued else None


def name_key(name: str) -> str:
    """A law's name without case, tones, punctuation: ``Luật An toàn, vệ sinh lao động`` → ``luat an toan ve sinh lao dong``."""
    return " ".join(_NOT_WORDS.split(unmarked(lower(name)))).strip()


def _day(cell: str, number: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell if len(cell) > 4 else f"{cell}-01-01")
    except ValueError:
        raise KnowledgeError(f"registry.tsv: {number}: {cell!r} is no date; write YYYY-MM-DD or YYYY") from None


@cache
def entries() -> tuple[RegistryEntry, ...]:
    """All documents of the registry, in the table's order."""
    return tuple(
        RegistryEntry(
            system=row["system"],
            number=row["number"] or None,
            issued=_day(row["date"], row["number"]),
            issuer=place_tones(row["issuer"]),
            term=row["term"] or None,
            title=row["title"],
            names=listed(row["names"]),
            aliases=listed(row["aliases"]),
            plenum=row["plenum"] or None,
            valid_from=_day(row["valid_from"], row["number"]),
            valid_to=_day(row["valid_to"], row["number"]),
            is_verified=row["mark"] == "V" and len(row["date"]) == 10,
        )
        for row in rows("registry")
    )


def number_key(canonical: str) -> str:
    """What makes two canonical numbers the same document's: zeros in front do not count (``06b`` is ``6b``)."""
    return canonical.lstrip("0")


@cache
def _by_number() -> Mapping[str, tuple[RegistryEntry, ...]]:
    found: dict[str, list[RegistryEntry]] = {}
    for entry in entries():
        for number in (entry.number, *entry.aliases):
            if number:
                found.setdefault(number_key(number), []).append(entry)
    return {number: tuple(listing) for number, listing in found.items()}


def by_number(canonical: str) -> tuple[RegistryEntry, ...]:
    """The documents that bear ``canonical`` as number or alias, in the table's order."""
    return _by_number().get(number_key(canonical), ())


def by_serial(type_code: str, serial: str, year: int | None = None) -> tuple[RegistryEntry, ...]:
    """The documents of a type with a serial: what ``Nghị quyết 02`` or ``Nghị định 145/2020`` may mean."""
    key = f"{serial.lstrip('0')}"
    if year is not None:
        starts = tuple(f"{key}/{year}/{type_code}-" for type_code in _same_word(type_code))
    else:
        starts = tuple(f"{key}{mark}{code}{end}" for code in _same_word(type_code) for mark in "-/" for end in "-/")
        if type_code in ("NĐ", "TT"):
            return tuple(
                entry
                for entry in entries()
                if entry.number and re.match(rf"0*{key}/\d{{4}}/{type_code}-", entry.number)
            )
    return tuple(entry for entry in entries() if entry.number and number_key(entry.number).startswith(starts))


def _same_word(type_code: str) -> tuple[str, ...]:
    # The Party numbers its Quy định with QĐ or QĐi (NORMS §2.2).
    return ("QĐ", "QĐi", "QyĐ") if type_code in ("QyĐ", "QĐi") else (type_code,)


@cache
def law_names() -> Mapping[str, tuple[RegistryEntry, ...]]:
    """Laws, codes and charters by ``name_key`` of each of their names, oldest first."""
    found: dict[str, list[RegistryEntry]] = {}
    for entry in entries():
        for name in entry.names:
            found.setdefault(name_key(name), []).append(entry)
    return {key: tuple(sorted(listing, key=lambda entry: entry.issued or date.min)) for key, listing in found.items()}


def law_in_force(
    key: str,
    day: date | None,
    *,
    year: int | None = None,
    passed_on: str | None = None,
    term: str | None = None,
    amended: bool = False,
) -> RegistryEntry | None:
    """The law that the name ``key`` (see ``name_key``) means on ``day``; None if the registry does not know.

    ``year``, ``passed_on`` (ISO 8601) and ``term`` are those that the citation names (``năm 2012``, ``ngày 16/6/2025``, ``khóa XII``); of two laws of
    one year the day tells, else the later one is meant. ``amended`` says that it reads ``(sửa đổi)``: that means the law
    passed shortly before ``day``, or else one that is still being drafted (None). Without ``day`` the newest law is meant, and no
    charter, since each congress passes its own.
    """
    listing = law_names().get(key, ())
    if year is not None:
        of_year = [entry for entry in listing if entry.year == year]
        dated = [entry for entry in of_year if entry.issued and entry.issued.isoformat() == passed_on]
        known = [entry for entry in of_year if day is None or entry.issued is None or entry.issued <= day]
        return next(iter([*dated, *reversed(known), *of_year]), None) or _charter_of(listing, year, day)
    if term is not None:
        return next((entry for entry in listing if entry.term == term), None)
    if amended:
        passed = [entry for entry in listing if entry.issued and (day is None or entry.issued <= day)]
        newest = passed[-1] if passed else None
        if newest is None or newest.issued is None or day is None:
            return newest
        return newest if day.year - newest.issued.year <= _AMENDED_WITHIN_YEARS else None
    if day is None:
        return listing[-1] if listing and listing[-1].system != "charter" else None
    in_force = [
        entry
        for entry in listing
        if (entry.valid_from is None or entry.valid_from <= day) and (entry.valid_to is None or day <= entry.valid_to)
    ]
    if in_force:
        return in_force[-1]
    # A first law of its kind is cited as soon as it is passed.
    passed = [entry for entry in listing if entry.issued and entry.issued <= day]
    return passed[-1] if passed else None


_PROMULGATED_WITHIN_YEARS = 2


def _charter_of(listing: Sequence[RegistryEntry], year: int, day: date | None) -> RegistryEntry | None:
    """The charter that a congress of ``year`` passed: its number is that of the decision by which it was promulgated later."""
    return next(
        (
            entry
            for entry in listing
            if entry.system == "charter"
            and entry.issued
            and 0 < entry.issued.year - year <= _PROMULGATED_WITHIN_YEARS
            and (day is None or entry.issued <= day)
        ),
        None,
    )


def law_passed(key: str, day: str, cited: date | None) -> RegistryEntry | None:
    """The newest law of a name that was passed by ``cited`` on a day of the year (``-06-14``); None if none was."""
    found = [
        entry
        for entry in law_names().get(key, ())
        if entry.issued and entry.issued.isoformat().endswith(day) and (cited is None or entry.issued <= cited)
    ]
    return found[-1] if found and len(day) == len("-06-14") else None


def first_law(key: str) -> RegistryEntry | None:
    """The oldest law (no charter) of a name; see ``law_in_force``."""
    return next((entry for entry in law_names().get(key, ()) if entry.system == "law"), None)


def by_plenum(type_code: str, plenum: str) -> tuple[RegistryEntry, ...]:
    """The documents of a type that a plenum (``4/XII``) passed."""
    return tuple(
        entry for entry in entries() if entry.plenum == plenum and entry.number and f"-{type_code}/" in entry.number
    )


def amending_law(passed: date, keys: frozenset[str]) -> RegistryEntry | None:
    """The law passed on a day that amends others: of several that which amends the laws with these keys."""
    found = [entry for entry, _ in _amended_by() if entry.issued == passed]
    if len(found) < 2:
        return found[0] if found else None
    wanted = _main_keys(keys)
    return next((entry for entry, amended in _amended_by() if entry in found and amended == wanted), None)


@cache
def _amended_by() -> tuple[tuple[RegistryEntry, frozenset[str]], ...]:
    """The laws that amend others, each with the keys of the laws it amends."""
    keys = sorted(law_names(), key=lambda key: -len(key))
    found = []
    for entry in entries():
        if entry.system == "law" and entry.title.startswith("Sửa đổi"):
            title, amended = name_key(entry.title), set()
            for key in keys:
                if key in title:
                    title = title.replace(key, " ")
                    amended.add(_main_key(key))
            found.append((entry, frozenset(amended)))
    return tuple(found)


def _main_key(key: str) -> str:
    return name_key(law_names()[key][-1].names[0])


def _main_keys(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(_main_key(key) for key in keys if key in law_names())


def law_amending(keys: frozenset[str], day: date | None, *, year: int | None = None) -> RegistryEntry | None:
    """The one law passed by ``day``, in ``year`` if given, that amends just the laws with these keys; None if there is none or several."""
    wanted = _main_keys(keys)
    found = [
        entry
        for entry, amended in _amended_by()
        if amended == wanted
        and (day is None or entry.issued is None or entry.issued <= day)
        and year in (None, entry.year)
    ]
    return found[0] if len(found) == 1 and len(wanted) == len(keys) else None
