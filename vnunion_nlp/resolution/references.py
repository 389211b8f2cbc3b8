"""Which document a mention means: aliases, other mentions in the same document, the registry (contract §6 ``resolved``, NORMS §9.3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.resolution.registry import RegistryEntry, by_number, by_plenum, by_serial, number_key
from vnunion_nlp.resolution.urns import arabic, congress_urn, is_national, place, plain, slug, system

Note = Literal["alias", "ambiguous", "same_document", "type_mismatch"]


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A mention and the document it means."""

    mention: ReferenceMention
    resolved: str | None
    """Canonical id of the document (contract §6); None if unknown."""
    urn: str | None
    """Identifier that stays unique where numbers restart (NORMS §9.3); None where ``resolved`` is."""
    notes: frozenset[Note] = frozenset()
    """``alias``: cited by another number than its own. ``ambiguous``: several documents could be meant. ``same_document``: a short
    form that another mention explains. ``type_mismatch``: type word and type code disagree."""


def resolve(
    mentions: Sequence[ReferenceMention],
    *,
    issued: date | None,
    is_dated: bool = True,
    place_hint: str | None = None,
) -> list[ResolvedReference]:
    """The document each mention means, in the mentions' order; none is later than ``issued``.

    Where ``issued`` is only a guess (not ``is_dated``), the oldest document that a short form fits may be later.
    ``place_hint`` is the citing document's province, where local documents come from that do not say so.
    """
    resolver = _Resolver(mentions, issued, is_dated, place_hint)
    return [resolver.resolved(index) for index in range(len(mentions))]


_NEAR = 20
_FIRST_YEAR = "1930"
"""Earlier years are slips of the pen (``25/12/1013``)."""


class _Resolver:
    def __init__(
        self, mentions: Sequence[ReferenceMention], issued: date | None, is_dated: bool, place_hint: str | None
    ) -> None:
        self.mentions = mentions
        self.issued = issued
        self.is_dated = is_dated
        self.place_hint = place_hint
        self.dates: dict[str, str] = {}
        """The first date written for each number."""
        self.canonicals: dict[str, None] = {}
        """The numbers in the order of their first mention."""
        self.numbered: dict[tuple[str | None, str], list[int]] = {}
        """Mentions by type and serial, for each number the first few."""
        for index, mention in enumerate(mentions):
            if mention.kind != "numbered" or mention.canonical is None or not mention.serial:
                continue
            self.canonicals.setdefault(mention.canonical)
            if mention.date and mention.date >= _FIRST_YEAR:
                self.dates.setdefault(mention.canonical, mention.date)
            for code in {mention.type_code, mention.word_code}:
                self.numbered.setdefault((code, mention.serial.lstrip("0")), []).append(index)

    def resolved(self, index: int) -> ResolvedReference:
        mention = self.mentions[index]
        if mention.kind == "congress":
            full = self._named_in_full(index)
            return ResolvedReference(mention, full.canonical, congress_urn(full, self.place_hint))
        if mention.kind == "short":
            return self._short(index)
        return self._numbered(mention)

    def _named_in_full(self, index: int) -> ReferenceMention:
        """The earlier mention that names the organ of a congress more fully (``Công đoàn tỉnh`` → ``… tỉnh Tây Ninh``)."""
        mention = self.mentions[index]
        for other in self.mentions[:index]:
            if other.kind == "congress" and (other.canonical or "").startswith(f"{mention.canonical} "):
                return other
        return mention

    def _numbered(self, mention: ReferenceMention) -> ResolvedReference:
        """A full number means itself, unless it is an alias."""
        canonical = mention.canonical
        if canonical is None:
            return ResolvedReference(mention, None, None)
        notes: set[Note] = set()
        entry = self._meant(mention, by_number(canonical)) or _of_the_family(mention)
        number = canonical if entry else self._in_full(mention, canonical)
        if _is_political_bureau(mention):
            number = f"{mention.serial}-{mention.type_code}/TW"
            notes.add("alias")
            entry = self._meant(mention, by_number(number))
        elif entry and entry.number:
            number = entry.number
            if number_key(number) != number_key(canonical):
                notes.add("alias")
        if (
            mention.word_code
            and mention.type_code
            and _disagree(mention.word_code, mention.type_code, mention.organ_code)
        ):
            notes.add("type_mismatch")
        return ResolvedReference(mention, number, self._urn(mention, number, entry), frozenset(notes))

    def _in_full(self, mention: ReferenceMention, canonical: str) -> str:
        """The number that was written short, without its other organs (``102/2025/NQLT``) or its type (``19/2013/BYT``), or with a mark too many."""
        if mention.year is None:
            return canonical
        if (
            mention.type_code is None
            and mention.word_code in ("TT", "NĐ", "QĐ")
            and (mention.organ_code or "-").isalpha()
        ):
            return f"{mention.serial}/{mention.year}/{mention.word_code}-{mention.organ_code}"
        bare = canonical.replace("&", "")
        full = (number for number in self.canonicals if number == bare or number.startswith(f"{canonical}-"))
        return next(full, canonical)

    def _short(self, index: int) -> ResolvedReference:
        """A short form: another mention in this document first, then the registry."""
        mention = self.mentions[index]
        if mention.plenum:
            return self._plenum(mention)
        explained = self._in_document(index)
        if explained:
            full = explained[0]
            notes: set[Note] = {"same_document"}
            if len({other.canonical for other in explained}) > 1:
                notes.add("ambiguous")
            meant = self._numbered(replace(full, date=full.date or mention.date))
            return ResolvedReference(mention, meant.resolved, meant.urn, frozenset(notes))
        code = mention.type_code or ""
        fitting = [
            entry
            for entry in by_serial(code, mention.serial or "", mention.year)
            if _issuer_fits(mention.issuer, entry)
        ]
        candidates = [entry for entry in fitting if self._is_citable(entry)]
        entry = self._meant(mention, candidates)
        if not (candidates or self.is_dated or mention.date):
            entry = min(fitting, key=lambda entry: entry.issued or date.max, default=None)
        if entry is None and code == "NĐ" and mention.year:
            number = f"{mention.serial}/{mention.year}/NĐ-CP"
            return ResolvedReference(mention, number, f"vn:norm:NĐ:{number.lstrip('0')}")
        if entry is None or entry.number is None:
            return ResolvedReference(mention, None, None)
        several: frozenset[Note] = frozenset(("ambiguous",)) if len({e.number for e in candidates}) > 1 else frozenset()
        return ResolvedReference(mention, entry.number, self._urn(_as_cited(entry), entry.number, entry), several)

    def _plenum(self, mention: ReferenceMention) -> ResolvedReference:
        session, _, term = (mention.plenum or "").partition("/")
        terms = (term,) if term else ("XIV", "XIII", "XII", "XI", "X")
        for candidate_term in terms:
            entries = [
                e for e in by_plenum(mention.type_code or "", f"{session}/{candidate_term}") if self._is_citable(e)
            ]
            if mention.date:
                entries = [e for e in entries if e.issued and e.issued.isoformat() == mention.date] or entries
            if len(entries) == 1 and entries[0].number:
                entry = entries[0]
                return ResolvedReference(mention, entry.number, self._urn(_as_cited(entry), entries[0].number, entry))
            if entries:
                return ResolvedReference(mention, None, None, frozenset(("ambiguous",)))
        return ResolvedReference(mention, None, None)

    def _in_document(self, index: int) -> list[ReferenceMention]:
        """The numbered mentions that a short form may repeat: those before it, nearest first, then those behind it."""
        mention = self.mentions[index]
        serial = (mention.serial or "").lstrip("0")
        same = self.numbered.get((mention.type_code, serial), [])
        if not same and mention.type_code in ("ĐA", "CTr"):
            # A scheme is called by the serial of the decision that approved it.
            same = self.numbered.get(("QĐ", serial), [])
        here = bisect_left(same, index)
        near = [*reversed(same[max(0, here - _NEAR) : here]), *same[here : here + _NEAR]]
        found = []
        for other in (self.mentions[at] for at in near):
            if mention.year and other.year and mention.year != other.year:
                continue
            if mention.date and other.date and mention.date != other.date:
                continue
            if mention.issuer and other.issuer and not _same_issuer(mention.issuer, other.issuer):
                continue
            found.append(other)
        return found

    def _is_citable(self, entry: RegistryEntry) -> bool:
        return self.issued is None or entry.issued is None or entry.issued <= self.issued

    def _meant(self, mention: ReferenceMention, entries: Sequence[RegistryEntry]) -> RegistryEntry | None:
        """Of documents with one number, the one with the mention's date, else its title, else the latest that can be cited."""
        if mention.date and mention.date >= _FIRST_YEAR:
            dated = [entry for entry in entries if entry.issued and entry.issued.isoformat() == mention.date]
            if dated:
                return dated[0]
        citable = [entry for entry in entries if self._is_citable(entry)]
        if mention.date and mention.date >= _FIRST_YEAR:
            # Of another term: the registry does not know it.
            citable = [entry for entry in citable if entry.issued and entry.issued.isoformat()[:4] == mention.date[:4]]
        if mention.title and citable:
            title = title_words(mention.title)
            best = max(citable, key=lambda entry: (len(title & title_words(entry.title)), entry.issued or date.min))
            if len(title & title_words(best.title)) >= 3:
                return best
        return max(citable, key=lambda entry: entry.issued or date.min, default=None)

    def _urn(self, mention: ReferenceMention, number: str, entry: RegistryEntry | None) -> str:
        plain = number.lstrip("0") or number
        if entry and entry.system == "charter":
            return f"vn:charter:union:{arabic(entry.term) if entry.term else '?'}"
        if re.fullmatch(r"[\d.]+[a-zđ]?/\d{4}/(?:PL-)?(?:UBTV)?QH\d+", number) or (entry and entry.system == "law"):
            return f"vn:law:{plain}"
        if match := re.fullmatch(r"[^/]+/\d{4}/(?P<type>[^-/]+)-.+", number):
            return f"vn:norm:{match['type']}:{plain}"
        organ, code, serial = self._parts(mention, number)
        year = self._year(mention, number, entry)
        family = system(organ)
        if family == "union" and organ in ("BCH", "ĐCT", "TLĐ") and _is_central(mention, entry):
            organ = "TLĐ"
        at = "" if is_national(organ) else f"@{place(mention.issuer) or slug(self.place_hint) or '?'}"
        return f"vn:{family}:{organ}{at}:{code}:{serial}:{year}"

    def _parts(self, mention: ReferenceMention, number: str) -> tuple[str, str, str]:
        """Organ, type and serial of a number without a year."""
        match = re.fullmatch(r"(?P<serial>[^-/]+)-(?P<type>[^-/]+)/(?P<organ>.+)", number) or re.fullmatch(
            r"(?P<serial>[^-/]+)/(?:(?P<type>[^-/]+)-)?(?P<organ>.+?)(?:/\d{4})?", number
        )
        if match is None:
            return mention.organ_code or "?", mention.type_code or "CV", number.lstrip("0") or number
        if mention.type_code is None and mention.organ_code:
            return mention.organ_code, "CV", match["serial"].lstrip("0")
        return match["organ"], match["type"] or mention.type_code or "CV", match["serial"].lstrip("0")

    def _year(self, mention: ReferenceMention, number: str, entry: RegistryEntry | None) -> str:
        if mention.year:
            return str(mention.year)
        written = (
            mention.date if mention.date and mention.date >= _FIRST_YEAR else self.dates.get(mention.canonical or "")
        )
        if written:
            return written[:4]
        return str(entry.year) if entry and entry.year else "?"


def organ_family(mention: ReferenceMention) -> str | None:
    """The organ's code, one for the codes under which one organ's documents circulate (NORMS §1.3)."""
    if _is_political_bureau(mention):
        return "TW"
    return "TLĐ" if mention.organ_code in _FEDERATION_BODIES else mention.organ_code


def _of_the_family(mention: ReferenceMention) -> RegistryEntry | None:
    """The registered document of the same type, serial and day that circulates under another body's symbol (NORMS §1.3)."""
    if mention.organ_code not in _FEDERATION_BODIES or not mention.date:
        return None
    for organ in _FEDERATION_BODIES:
        for entry in by_number(f"{mention.serial}/{mention.type_code}-{organ}"):
            if entry.issued and entry.issued.isoformat() == mention.date:
                return entry
    return None


_SAME_TITLE = 5
"""As many words in common make two titles one."""
_FEDERATION_BODIES = ("TLĐ", "BCH", "ĐCT")


def _is_political_bureau(mention: ReferenceMention) -> bool:
    """Whether ``BCT`` in a symbol stands for the Political Bureau; in symbols it is the Ministry of Industry (contract §3)."""
    if mention.organ_code != "BCT" or not mention.type_code or mention.year:
        return False
    if mention.type_code in ("NQ", "KL") or "bo chinh tri" in plain(mention.issuer or ""):
        return True
    title = title_words(mention.title or "")
    entries = by_number(f"{mention.serial}-{mention.type_code}/TW") if title else ()
    return any(len(title & title_words(entry.title)) >= _SAME_TITLE for entry in entries)


def _disagree(word_code: str, type_code: str, organ_code: str | None) -> bool:
    if type_code == "CT" and (word_code == "CV" or not organ_code):
        # An organ, and no chỉ thị: a công văn of a Cục Thuế ("636/CT-THNVDT"), a decision of a Chủ tịch ("174/CT").
        return False
    if {word_code, type_code} <= {"QĐ", "QyĐ", "QĐi", "QC"}:
        return False
    if word_code in ("CTr", "KH", "NQ", "TT", "HD", "QC") and type_code.startswith(("CTPH", "CTrPH", word_code)):
        return False
    return word_code not in ("L", type_code)


def _as_cited(entry: RegistryEntry) -> ReferenceMention:
    """A registry entry as if it were cited in full."""
    return ReferenceMention(
        0,
        0,
        "numbered",
        canonical=entry.number,
        issuer=entry.issuer,
        date=entry.issued.isoformat() if entry.issued else None,
    )


def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, without tones."""
    return frozenset(re.findall(r"[a-z]{2,}", plain(title))) - {"ve", "cua", "va", "trong"}


_KINDS_OF_ORGANS = (
    ("tong", ("tong lien doan", "tong ldld", "tld", "tong ld", "doan chu tich", "dct")),
    ("trung uong", ("bo chinh tri", "ban bi thu", "trung uong", "bct", "bbt", "bchtw")),
    ("tinh uy", ("tinh uy", "thanh uy")),
    ("huyen uy", ("huyen uy", "quan uy", "thi uy")),
    ("dang uy", ("dang uy",)),
    ("dang doan", ("dang doan",)),
    ("lien doan", ("ldld", "lien doan lao dong", "cong doan", "cd")),
    ("thu tuong", ("thu tuong",)),
    ("chinh phu", ("chinh phu",)),
    ("uy ban", ("ubnd", "uy ban nhan dan")),
    ("hoi dong", ("hdnd", "hoi dong nhan dan")),
)


@cache
def kind_of_organ(issuer: str) -> str | None:
    """What kind of organ ``issuer`` names: ``tong``, ``trung uong``, ``tinh uy`` …; None if it is none of those told apart."""
    name = plain(issuer)
    return next((kind for kind, words in _KINDS_OF_ORGANS if any(word in name for word in words)), None)


def _same_issuer(one: str, other: str) -> bool:
    first, second = kind_of_organ(one), kind_of_organ(other)
    return first is None or second is None or first == second


def _issuer_fits(issuer: str | None, entry: RegistryEntry) -> bool:
    return issuer is None or _same_issuer(issuer, entry.issuer)


def _is_central(mention: ReferenceMention, entry: RegistryEntry | None) -> bool:
    if mention.issuer:
        return kind_of_organ(mention.issuer) == "tong"
    return entry is not None or mention.organ_code in ("TLĐ", "ĐCT")
