"""A document's gold, carried over to what a converter or a scanner made of it: what a careful reader of the damaged text
would annotate.

Slots. A slot moves with its characters: it begins and ends with words that are still like themselves (at least 60 % of
their letters, tones and look-alikes such as ``l``/``1`` apart), a disfigured word counts where it touches such a one, and
another column's words inside make ``parts``. A slot of which less than half came through is dropped (``null``, or not in
the list): it is never pointed at noise.

Words. Values keep the clean document's words, for a reader mends ``KÉ HOẠCH``; words at a value's beginning or end of
which nothing is left leave it. Titles of sections and of cited documents are the text as it reads, by their definition.
In a person's name family and middle names are mended, the given name's tone is as it reads, and a name with a syllable of
which less than 60 % can be read has the value ``null``. A recipient's name that lost more than 15 % is what is left.

Digits. Nothing mends a digit: a number, serial, year, date or quantity is given as it reads now, letters that can only be
digits apart (``2O24``). Where noise took a digit's place, two numbers grew together, the digits make no date of our time,
or a percentage grew beyond 100 (``90%`` read as ``909%``), the value is ``null``, with the diagnostic ``missing_number`` or
``missing_date`` in the head. A symbol whose letters no longer show its codes loses them and its canonical number.
"""

from __future__ import annotations

import hashlib
import re
from itertools import zip_longest
from typing import Any

from scripts.rendering.flow import Segment
from scripts.rendering.numbers import Number, redate, renumber, requantify
from scripts.rendering.offices import completed
from scripts.rendering.places import KEPT, Places, Span, left, unlike
from scripts.rendering.words import bare, is_sign_mark
from vnunion_nlp.document import Document
from vnunion_nlp.text import normalise

Json = dict[str, Any]

_LEGIBLE = 0.93  # share of characters read rightly below which a page counts as badly read
_OFFICE = 0.35  # that of an office, which one word may tell
_NEAR = 20  # characters behind the foot in which its mark may stand
_NAME = 0.6  # likeness below which a syllable of a person's name cannot be read


class Carrier:
    def __init__(
        self,
        gold: Document,
        segments: list[Segment],
        converted: str,
        found: dict[int, int],
        *,
        name: str,
        scanned: bool,
    ) -> None:
        self.gold, self.source, self.converted = gold, gold.text, converted
        self.segments, self.name, self.scanned = segments, name, scanned
        laid_out = {
            at
            for s in segments
            for column in s.columns
            for p in column
            for char, at in p.chars
            if at >= 0 and not char.isspace()
        }
        self.places = Places(self.source, converted, found, laid_out)
        self.flat: list[tuple[Json, int]] = []
        self.notes: list[Json] = []

    def carry(self) -> Document:
        raw = self.gold.to_dict()
        data = self.converted.encode()
        header = self._header(raw["header"])
        sections = self._sections(raw["sections"])
        self._ends()
        made = {
            "source": {
                "name": self.name,
                "sha256": hashlib.sha256(data).hexdigest(),
                "media_type": "text/plain",
                "encoding": "utf-8",
                "n_chars": len(self.converted),
            },
            "text": self.converted,
            "header": header,
            "sections": sections,
            "recipients": [self._recipient(r) for r in raw["recipients"] if self._slot(r)],
            "signatures": self._signatures(raw["signatures"]),
            "references": [self._reference(r) for r in raw["references"] if self._slot(r)],
            "deadlines": [self._deadline(d) for d in raw["deadlines"] if self._slot(d)],
            "indicators": [self._indicator(i) for i in raw["indicators"] if self._slot(i)],
            "appendices": self._appendices(raw["appendices"]),
        }
        made["diagnostics"] = self._diagnostics(raw["diagnostics"], made)
        return Document.model_validate(made)

    # Slots

    @staticmethod
    def _spans(raw: Json) -> list[Span]:
        return [(p["start"], p["end"]) for p in raw.get("parts") or []] or [(raw["start"], raw["end"])]

    def _slot(self, raw: Json | None, least: float = KEPT) -> Json | None:
        if raw is None:
            return None
        pieces = self.places.pieces(self._spans(raw), least)
        if not pieces:
            return None
        start, end = pieces[0][0], pieces[-1][1]
        made = raw | {"text": self.converted[start:end], "start": start, "end": end}
        if "parts" in raw:
            torn = [{"text": self.converted[s:e], "start": s, "end": e} for s, e in pieces]
            made["parts"] = torn if len(torn) > 1 else []
        return made

    def _worded(self, raw: Json | None, least: float = KEPT) -> Json | None:
        """A slot whose value is its words: as a reader mends them, without those that are gone."""
        made = self._slot(raw, least)
        if raw is None or made is None or not raw["value"]:
            return made
        readings = self.places.readings(self._spans(raw))
        made["value"] = left(raw["value"], readings)
        return made

    def _named(self, raw: Json | None) -> Json | None:
        """A person's name: family and middle names are mended, the given name's tone is as read, the unread is null."""
        made = self._slot(raw)
        if raw is None or made is None or not raw["value"]:
            return made
        span = self._find(raw["value"], raw["start"], raw["end"])
        readings = self.places.readings([span] if span else self._spans(raw))
        if any(reading.like < _NAME for reading in readings):
            made["value"] = None
        elif span:
            *others, _ = raw["value"].split()
            given = readings[-1]
            shown = normalise(self.converted[given.start : given.end])
            if bare(shown) == bare(given.word):
                made["value"] = " ".join([*others, shown])
        return made

    def _many(self, items: list[Json]) -> list[Json]:
        return [made for item in items if (made := self._slot(item))]

    def _numbers(self, raw: Json) -> list[Number]:
        return self.places.numbers(self._spans(raw))

    def _note(self, code: str, message: str, slot: Json | None) -> None:
        place = {"start": slot["start"], "end": slot["end"]} if slot else {"start": None, "end": None}
        self.notes.append({"code": code, "severity": "warning", "message": message, **place})

    # Header and foot

    def _header(self, raw: Json) -> Json:
        worded = ("parent_organ", "issuing_organ", "subject")
        made: Json = {
            key: self._worded(value) if key in worded and not (value and value["inferred"]) else self._slot(value)
            for key, value in raw.items()
            if key != "addressees"
        }
        made["addressees"] = [slot for item in raw["addressees"] if (slot := self._worded(item))]
        if made["number"]:
            made["number"] = self._symbol(made["number"], raw["number"])
            if raw["number"]["serial"] and not made["number"]["serial"]:
                self._note("missing_number", "số không đọc được", made["number"])
        elif raw["number"]:
            self._note("missing_number", "số bị mất", None)
        if made["date"]:
            value, _ = redate(raw["date"]["value"], self._numbers(raw["date"]))
            made["date"] |= {"value": value, "precision": raw["date"]["precision"] if value else None}
            if raw["date"]["value"] and not value:
                self._note("missing_date", "ngày không đọc được", made["date"])
        elif raw["date"]:
            self._note("missing_date", "ngày bị mất", None)
        if made["place"] and self.places.share(self._spans(raw["place"])) < 0.7:
            made["place"]["value"] = None
        return made

    def _symbol(self, made: Json, raw: Json) -> Json:
        """Serial, codes and canonical number of a header number or a numbered mention."""
        numbers = self._numbers(raw)
        serial, year = renumber(raw["serial"], numbers), raw["year"]
        written = next((n for n in numbers if n.old == str(year)), None)
        if written and written.changed:
            year = int(written.new) if written.new and len(written.new) == 4 else None
        canonical = raw["canonical"]
        if (raw["serial"] and serial is None) or (raw["year"] is not None and year is None):
            canonical = None
        elif canonical and serial != raw["serial"]:
            canonical = canonical.replace(raw["serial"], serial or "", 1)
        if canonical and year != raw["year"]:
            canonical = canonical.replace(str(raw["year"]), str(year), 1)
        fields = {"serial": serial, "year": year, "canonical": canonical}
        symbol = re.search(r"\d[\w.]*\s*[/-]\s*\S+", raw["text"])
        if symbol and raw["serial"]:
            span = (raw["start"] + symbol.start(), raw["start"] + symbol.end())
            now = self.places.span([span])
            if now is None or unlike(symbol[0], self.converted[now[0] : now[1]]):
                fields |= {"type_code": None, "organ_code": None, "canonical": None}
        return made | fields

    def _recipient(self, raw: Json) -> Json:
        """Slips in the name are mended, as in the source's gold; where letters are gone it is what is left of it."""
        made = self._slot(raw)
        assert made is not None
        name = self._find(raw["name"], raw["start"], raw["end"])
        if name and self.places.share([name]) < 0.85:
            made["name"] = self._as_written(raw["name"], raw["start"], raw["end"])
        return made

    def _signatures(self, items: list[Json]) -> list[Json]:
        marks = [
            [at for _, at in p.chars if at >= 0]
            for s in self.segments
            if s.kind == "foot"
            for c in s.columns
            for p in c
            if is_sign_mark(p.text)
        ]
        made = []
        for raw in items:
            signer: Json = {"authority": self._slot(raw["authority"]), "name": self._named(raw["name"])}
            for key in ("on_behalf_of", "position"):
                signer[key] = self._worded(raw[key], _OFFICE)
                if signer[key] and signer[key]["value"] != raw[key]["value"]:
                    signer[key]["value"] = completed(signer[key]["value"])
            office, post = signer["on_behalf_of"], signer["position"]
            if raw["authority"] and raw["authority"]["value"] == "KT" and office and post:
                # Nobody signs in the place of himself: the word before was lost.
                post["value"] = f"PHÓ {post['value']}" if post["value"] == office["value"] else post["value"]
            if any(signer.values()):
                shown = any(self.places.share([(m[0], m[-1] + 1)]) >= 0.5 for m in marks) or self._shows_mark()
                signer["signed"] = raw["signed"] and shown
                made.append(signer)
        return made

    def _shows_mark(self) -> bool:
        """Whether a mark of a signature can be read in the foot, wherever a scanner put it."""
        chars = [at for s in self.segments if s.kind == "foot" for c in s.columns for p in c for _, at in p.chars]
        places = [self.places.found[at] for at in chars if at in self.places.found]
        if not places:
            return False
        end = self.converted.find("\n\n", max(places) + _NEAR)
        return is_sign_mark(self.converted[self.places.line_start(min(places)) : end if end >= 0 else None])

    # Outline

    def _sections(self, items: list[Json], depth: int = 0) -> list[Json]:
        made: list[Json] = []
        for raw in items:
            heading = self._slot(raw["heading"])
            if heading is None:
                made += self._sections(raw["children"], depth)
                continue
            section = raw | {"heading": heading, "start": heading["start"], "title": self._title(raw, heading)}
            self.flat.append((section, depth))
            section["children"] = self._sections(raw["children"], depth + 1)
            made.append(section)
        return made

    def _title(self, raw: Json, heading: Json) -> str:
        start = self._find(raw["title"], raw["heading"]["start"], raw["heading"]["end"])
        if not raw["title"] or start is None:
            return str(raw["title"])
        now = self.places.span([start])
        return (
            normalise(self.places.shown(now[0], heading["end"]))
            if now and now[0] < heading["end"]
            else str(raw["title"])
        )

    def _ends(self) -> None:
        end = self._body_end()
        open_: list[tuple[Json, int]] = []
        for section, depth in self.flat:
            while open_ and open_[-1][1] >= depth:
                open_.pop()[0]["end"] = section["start"]
            section["end"] = end
            open_.append((section, depth))

    def _body_end(self) -> int:
        """The line on which what followed the outline in the source begins."""
        ends = [s.end for s in self.gold.sections]
        if not ends or max(ends) >= len(self.source.rstrip()):
            return len(self.converted)
        last = max((section["heading"]["end"] for section, _ in self.flat), default=0)
        after = [at for at in range(max(ends), len(self.source)) if at in self.places.laid_out][:60]
        places = [place for at in after if (place := self.places.found.get(at, -1)) >= last]
        return self.places.line_start(min(places)) if places else len(self.converted)

    def _section_id(self, start: int) -> str | None:
        holders = [section["id"] for section, _ in self.flat if section["start"] <= start < section["end"]]
        return holders[-1] if holders else None

    # Mentions

    def _find(self, words: str | None, low: int, high: int) -> Span | None:
        """Where ``words`` stand in the source, blanks and mark-up apart."""
        if not words:
            return None
        pattern = r"[\s*]+".join(map(re.escape, words.split()))
        match = re.compile(pattern).search(self.source, low, min(high, len(self.source)))
        return match.span() if match else None

    def _as_written(self, words: str | None, low: int, high: int) -> str | None:
        span = self._find(words, low, high) or self._find(words, low, high + 400)
        now = self.places.span([span]) if span else None
        return normalise(self.places.shown(*now)) if now else words

    def _mended(self, words: str | None, low: int, high: int) -> str | None:
        """``words`` as a reader mends them, without those that are gone."""
        span = self._find(words, low, high)
        if words is None or span is None:
            return words
        return left(words, self.places.readings([span]))

    def _reference(self, raw: Json) -> Json:
        made = self._slot(raw)
        assert made is not None
        where = (raw["start"], raw["end"])
        made |= {
            "date": redate(raw["date"], self._numbers(raw))[0],
            "issuer": self._mended(raw["issuer"], *where),
            "title": self._as_written(raw["title"], *where),
            "section_id": self._section_id(made["start"]),
        }
        if raw["kind"] not in ("numbered", "short"):
            return made
        made = self._symbol(made, raw)
        if raw["serial"] and made["serial"] != raw["serial"]:
            resolved = made["canonical"]
            urn = ":".join(
                str(made["serial"]) if part == raw["serial"] else part for part in (raw["urn"] or "").split(":")
            )
            made |= {"resolved": resolved, "urn": urn if resolved and raw["urn"] else None}
        elif raw["canonical"] and not made["canonical"]:
            made |= {"resolved": None, "urn": None}
        return made

    def _dates(self, made: Json, raw: Json) -> Json:
        """Dates as they read now; null where a number changed that they do not show (a quarter, a count of days)."""
        numbers = self._numbers(raw)
        (earliest, before), (latest, until) = (redate(raw[key], numbers) for key in ("earliest", "latest"))
        if any(n.changed and (n.at not in before | until or self._counts_quarters(n)) for n in numbers):
            unread = {key: None for key in ("earliest", "latest", "period") if raw.get(key)}
            return made | unread
        return made | {"earliest": earliest, "latest": latest}

    def _counts_quarters(self, number: Number) -> bool:
        return bare(self.source[: number.at][-8:]).rstrip().endswith("quy")

    def _deadline(self, raw: Json) -> Json:
        made = self._slot(raw)
        assert made is not None
        return self._dates(made, raw) | {"task": self._slot(raw["task"]), "section_id": self._section_id(made["start"])}

    def _indicator(self, raw: Json) -> Json:
        made = self._slot(raw)
        assert made is not None
        numbers = self._numbers(raw)
        text = self.source[raw["start"] : raw["end"]]
        for key in ("value", "value_max"):
            made[key] = requantify(raw[key], text, raw["start"], numbers)
            if raw["unit"] == "%" and made[key] != raw[key] and (made[key] or 0) > 100:
                made[key] = None  # a percent sign read as a digit
        period = self._slot(raw["period"])
        made |= {
            "subject": self._slot(raw["subject"]),
            "action": self._slot(raw["action"]),
            "period": self._dates(period, raw["period"]) if period else None,
            "section_id": self._section_id(made["start"]),
        }
        return made

    # Appendices and diagnostics

    def _appendices(self, items: list[Json]) -> list[Json]:
        made = []
        for raw in items:
            first = [at for at in range(raw["start"], raw["end"]) if at in self.places.laid_out][:30]
            now = self.places.span([(first[0], first[-1] + 1)]) if first else None
            if now is None:
                continue
            tables = [
                {"rows": [cells for row in table["rows"] if (cells := self._many(row))]} for table in raw["tables"]
            ]
            title = self._as_written(raw["title"], raw["start"], raw["end"])
            made.append(raw | {"start": now[0], "title": title, "tables": tables})
        for appendix, after in zip_longest(made, made[1:]):
            appendix["end"] = after["start"] if after else len(self.converted)
        return made

    def _diagnostics(self, items: list[Json], made: Json) -> list[Json]:
        kept = []
        for raw in items:
            if raw["start"] is None:
                kept.append(raw)
            elif span := self.places.span([(raw["start"], raw["end"])]):
                kept.append(raw | {"start": span[0], "end": span[1]})
        for part, code in (("recipients", "missing_recipients"), ("signatures", "missing_signature")):
            if getattr(self.gold, part) and not made[part]:
                self._note(code, "phần cuối bị mất", None)
        read = [
            self.converted[self.places.found[at]] == self.source[at]
            for at in self.places.laid_out
            if at in self.places.found
        ]
        if self.scanned and sum(read) < _LEGIBLE * len(self.places.laid_out):
            self._note("low_ocr_quality", "bản quét kém, nhiều chữ đọc sai", None)
        have = {item["code"] for item in kept if item["start"] is None}
        return kept + [note for note in self.notes if note["start"] is not None or note["code"] not in have]
