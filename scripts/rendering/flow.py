"""A document as a typist would lay it out: head, body, tables and foot, each character with its place in the source.

The gold says which part is which; nothing is guessed from the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from scripts.rendering.words import bare, is_sign_mark, plain
from vnunion_nlp.document import Document, Slot, walk

Role = Literal["note", "plain", "title", "heading", "centred", "item"]
Kind = Literal["lines", "head", "foot", "table"]


@dataclass(slots=True)
class Paragraph:
    """Characters with their source offsets; -1 for a blank that joins two wrapped lines."""

    chars: list[tuple[str, int]] = field(default_factory=list)
    role: Role = "plain"

    @property
    def text(self) -> str:
        return "".join(char for char, _ in self.chars)

    @property
    def start(self) -> int:
        return next((at for _, at in self.chars if at >= 0), -1)

    def add(self, text: str, start: int, end: int) -> None:
        if self.chars:
            self.chars.append((" ", -1))
        marks = "\r" if text[start:end].strip() == "*" else "*\r"
        self.chars.extend((text[at], at) for at in range(start, end) if text[at] not in marks)


@dataclass(slots=True)
class Segment:
    """``lines``: one column. ``head``, ``foot``: columns side by side. ``table``: rows of cells, kept as columns."""

    kind: Kind
    columns: list[list[Paragraph]]
    page_break: bool = False


_GAP = re.compile(r"[ \xa0]{3,}|[ \xa0]*[\t|][ \t\xa0|]*")
_RULE = re.compile(r"[\s\-_–—=~+.'|*¬¯]*")
_RIGHT = re.compile(r"cong h?oa xa hoi|[do]oc lap\s*[-–]|dang cong san|dang cong san viet")
_RECIPIENTS = re.compile(r"n[o0]i nh[ae]n")
_PAGE = re.compile(r"(?:[-–] ?)?\d{1,2}(?: ?[-–])?")
_LABEL = re.compile(
    r"(?:[-–+•*]\s|\(?\d{1,2}[.)/](?!\d)|\d{1,2}-\s|\d+(?:\.\d+)+\.?\s|[a-zđ][.)/]\s|[IVXLHl]{1,5}[.\-/]\s?"
    r"|(?:Điều|Chương|PHẦN|Phần|PHỤ LỤC|Phụ lục|Căn cứ|Nơi nhận)\b)"
)


def compose(text: str, gold: Document) -> list[Segment]:
    """The segments of a document in reading order."""
    return _Composer(text, gold).compose()


def pieces(slot: Slot) -> list[tuple[int, int]]:
    """The stretches that a slot really covers."""
    torn: Iterable[Slot] = getattr(slot, "parts", ())
    return [(part.start, part.end) for part in torn] or [(slot.start, slot.end)]


class _Composer:
    def __init__(self, text: str, gold: Document) -> None:
        self.text, self.gold = text, gold
        header = gold.header
        self.right = [p for slot in (header.place, header.date) if slot for p in pieces(slot)]
        heads = [header.number, header.place, header.date]
        heads += [s for s in (header.parent_organ, header.issuing_organ) if s and not s.inferred]
        self.head = [p for slot in heads if slot for p in pieces(slot)]
        self.is_letter = bool(header.doc_type and header.doc_type.inferred)
        if self.is_letter and header.subject:
            self.head += pieces(header.subject)
        self.signers = [
            [p for slot in (s.authority, s.on_behalf_of, s.position, s.name) if slot for p in pieces(slot)]
            for s in gold.signatures
        ]
        self.recipients = [p for r in gold.recipients for p in pieces(r)]
        self.headings = [(s.heading.start, s.heading.end) for s in walk(gold.sections)]
        mentions: list[Slot] = [*gold.references, *gold.deadlines, *gold.indicators]
        self.whole = [(m.start, m.end) for m in mentions]

    # Lines

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Trimmed lines; blank ones are empty intervals."""
        while start < end:
            stop = min(self._line_end(start), end)
            raw = self.text[start:stop]
            left = start + len(raw) - len(raw.lstrip())
            yield (left, left + len(raw.strip())) if raw.strip() else (start, start)
            start = stop + 1

    def _cells(self, start: int, end: int, slots: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """A line split at column gaps that no slot spans, and before slots that begin another column."""
        cuts: list[tuple[int, int]] = []
        for match in _GAP.finditer(self.text, start, end):
            inside = any(s < match.end() and match.start() < e for s, e in slots)
            label = plain(self.text[start : match.start()]).strip().rstrip(":") in ("so", "s6", "ngay")
            if not inside and not label:
                cuts.append(match.span())
        cells, at = [], start
        for cut_start, cut_end in [*cuts, (end, end)]:
            if cut_start > at:
                cells.append((at, cut_start))
            at = cut_end
        return [(s, e) for s, e in cells if self.text[s:e].strip()]

    def _paragraph(self, start: int, end: int, role: Role = "plain") -> Paragraph:
        made = Paragraph(role=role)
        made.add(self.text, start, end)
        return made

    # Parts

    def compose(self) -> list[Segment]:
        head_end = self._head_end()
        foot_start, foot_end = self._foot()
        segments: list[Segment] = []
        if head_end:
            segments += self._head(head_end)
        segments += self._body(head_end, foot_start)
        if foot_end > foot_start:
            segments += self._foot_segments(foot_start, foot_end)
        rest = self._body(foot_end, len(self.text))
        if rest:
            rest[0].page_break = True
        return [s for s in segments + rest if any(s.columns)]

    def _head_end(self) -> int:
        if not self.head:
            return 0
        last = max(end for _, end in self.head)
        doc_type = self.gold.header.doc_type
        if doc_type and not doc_type.inferred:
            start = self._line_start(doc_type.start)
            return start if start > min(s for s, _ in self.head) else 0
        return min(self._line_end(last) + 1, len(self.text))

    def _head(self, end: int) -> list[Segment]:
        first = self._line_start(min(s for s, _ in self.head))
        notes: list[Paragraph] = []
        left: list[Paragraph] = []
        right: list[Paragraph] = []
        for start, stop in self._lines(0, end):
            if start == stop:
                continue
            if start < first and not _RIGHT.search(bare(self.text[start:stop])):
                if not _RULE.fullmatch(self.text[start:stop]):
                    notes.append(self._paragraph(start, stop, "note"))
                continue
            for a, b in self._head_cells(start, stop):
                words = self.text[a:b].strip()
                if _RULE.fullmatch(words) and words != "*":
                    continue
                if left and self._joins_subject(left[-1].start, a):
                    left[-1].add(self.text, a, b)
                    continue
                is_right = _RIGHT.search(bare(words)) or any(s < b and a < e for s, e in self.right)
                (right if is_right else left).append(self._paragraph(a, b))
        return [Segment("lines", [notes]), Segment("head", [left, right])]

    def _head_cells(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        for a, b in self._cells(start, stop, self.head):
            place = self.gold.header.place or self.gold.header.date
            cuts = [place.start] if place and a < place.start < b else []
            found = _RIGHT.search(plain(self.text[a:b]))
            if found and found.start():
                cuts.append(a + found.start())
            for s, e in zip([a, *sorted(cuts)], [*sorted(cuts), b], strict=True):
                if self.text[s:e].strip():
                    yield s, e

    def _foot(self) -> tuple[int, int]:
        spans = self.recipients + [p for signer in self.signers for p in signer]
        if not spans:
            return len(self.text), len(self.text)
        first = min(s for s, _ in spans)
        if self.recipients:
            label = self._find_label(min(s for s, _ in self.recipients))
            first = min(first, label) if label else first
        end = self._line_end(max(e for _, e in spans))
        return self._line_start(first), min(end + 1, len(self.text))

    def _find_label(self, before: int) -> int:
        """The nearest line before that begins with ``Nơi nhận``, 0 if none."""
        at = self._line_start(before)
        for _ in range(12):
            if _RECIPIENTS.search(bare(self.text[at : self._line_end(at)])):
                return at
            if not at:
                break
            at = self._line_start(at - 1)
        return 0

    def _foot_segments(self, start: int, end: int) -> list[Segment]:
        spans = [self.recipients, *self.signers]
        every = [p for group in spans for p in group]
        columns: list[list[Paragraph]] = [[] for _ in spans]
        cells: list[tuple[int, int, int, int]] = []
        for a, b in self._lines(start, end):
            for s, e in self._foot_cells(a, b, every) if b > a else []:
                if not _RULE.fullmatch(self.text[s:e].strip()):
                    cells.append((s, e, self._owner(s, e, spans), s - self._line_start(a)))
        owned = [cell for cell in cells if cell[2] >= 0]
        for s, e, owner, column in cells:
            if owner < 0:
                owner = self._nearest(s, column, owned, signs=is_sign_mark(self.text[s:e]))
            if columns[owner] and any(r < s < end and columns[owner][-1].start >= r for r, end in spans[owner]):
                columns[owner][-1].add(self.text, s, e)
            else:
                columns[owner].append(self._paragraph(s, e))
        left, *signers = columns
        if len(signers) == 1:
            return [Segment("foot", [left, signers[0]])]
        pairs = [Segment("foot", signers[i : i + 2]) for i in range(0, len(signers), 2)]
        return [*pairs, Segment("lines", [[_as_item(p) for p in left]])]

    def _foot_cells(self, start: int, stop: int, slots: list[tuple[int, int]]) -> list[tuple[int, int]]:
        made = []
        for a, b in self._cells(start, stop, slots):
            # Columns one blank apart: recipient and signer in one cell part where the signer begins.
            signer = min((s for group in self.signers for s, e in group if a < s < b), default=None)
            holds = any(s < b and a < e for s, e in self.recipients) or _RECIPIENTS.search(bare(self.text[a:b]))
            if signer is not None and holds:
                made += [(a, signer), (signer, b)]
            else:
                made.append((a, b))
        return made

    def _owner(self, start: int, end: int, groups: list[list[tuple[int, int]]]) -> int:
        for index, group in enumerate(groups):
            if any(s < end and start < e for s, e in group):
                return index
        return 0 if _RECIPIENTS.match(bare(self.text[start:end])) else -1

    @staticmethod
    def _nearest(start: int, column: int, owned: list[tuple[int, int, int, int]], *, signs: bool) -> int:
        """The owner of the nearest cell in the same column."""
        candidates = [(abs(c - column) > 14, abs(s - start), owner) for s, _, owner, c in owned if owner or not signs]
        return min(candidates)[2] if candidates else 0

    # Body

    def _joins_subject(self, before: int, start: int) -> bool:
        """Whether two lines of the subject are set as one paragraph: where they are too long to stand as typed."""
        subject = self.gold.header.subject
        if subject is None or not any(s <= start < e for s, e in pieces(subject)):
            return False
        width = 34 if self.is_letter else 62
        longest = max(len(line.strip()) for s, e in pieces(subject) for line in self.text[s:e].split("\n"))
        return longest > width and any(s < self._line_end(before) and before < e for s, e in pieces(subject))

    def _body(self, start: int, end: int) -> list[Segment]:
        rows = [
            [(c.start, c.end) for c in row if c.end > c.start]
            for appendix in self.gold.appendices
            for table in appendix.tables
            for row in table.rows
        ]
        starts = {row[0][0]: row for row in rows if row}
        segments: list[Segment] = []
        block: list[Paragraph] = []
        table: list[list[Paragraph]] = []

        def flush(now_table: bool) -> None:
            nonlocal block, table
            if block and now_table:
                segments.append(Segment("lines", [block]))
                block = []
            elif table and not now_table:
                segments.append(Segment("table", table))
                table = []

        done = 0
        wrap = self._wrap_width(start, end)
        torn = False
        before: tuple[int, int] | None = None
        for a, b in self._lines(start, end):
            if a < done:
                continue
            row = next((starts[s] for s in starts if a <= s < b), None) or self._row(a, b)
            if not row and (a == b or self._is_stray(a, b)):
                torn = torn or a == b
                continue
            if row:
                flush(True)
                table.append([self._paragraph(s, e) for s, e in row])
                done, before = row[-1][1], None
                continue
            flush(False)
            joined = before and self._joins_subject(before[0], a)
            if block and before and (joined or self._continues(before, a, b, wrap, torn)):
                block[-1].add(self.text, a, b)
            else:
                block.append(self._paragraph(a, b, self._role(a, b)))
            before, torn = (a, b), False
        if table:
            segments.append(Segment("table", table))
        if block:
            segments.append(Segment("lines", [block]))
        return segments

    def _row(self, start: int, end: int) -> list[tuple[int, int]]:
        cells, at = [], start
        for match in [*re.finditer(r"\s*[\t|]\s*", self.text[start:end]), None]:
            stop = start + match.start() if match else end
            if stop > at:
                cells.append((at, stop))
            at = start + match.end() if match else end
        return cells if len(cells) > 2 else []

    def _is_stray(self, start: int, end: int) -> bool:
        """Rules, page numbers and running heads: the layout sets its own."""
        words = self.text[start:end]
        if _RULE.fullmatch(words) or _PAGE.fullmatch(words):
            return True
        if len(words) > 90 or self.text.count(words) < 2 or any(start == s for s, _ in self.headings):
            return False
        before = self.text[:start].split()[-1:]
        return bool(
            before
            and _PAGE.fullmatch(before[0])
            and _PAGE.fullmatch(self.text[:start].rstrip().rsplit("\n", 1)[-1].strip())
        )

    def _wrap_width(self, start: int, end: int) -> int:
        """The width at which lines were wrapped, 0 where each line is a paragraph."""
        lengths = sorted(b - a for a, b in self._lines(start, end) if b > a)
        if len(lengths) < 12 or lengths[-1] > 110:
            return 0
        return lengths[int(len(lengths) * 0.9)]

    def _continues(self, before: tuple[int, int], start: int, end: int, wrap: int, torn: bool) -> bool:
        if any(s < before[1] and start < e for s, e in self.headings):
            return True
        if any(start <= s < end for s, _ in self.headings if s == start):
            return False
        if any(s < before[1] and start < e for s, e in self.whole):
            return True
        if not wrap or self._role(*before) != "plain" or _LABEL.match(self.text, start):
            return False
        words = self.text[before[0] : before[1]].rstrip()
        first = re.match(r"\S+", self.text[start:end])
        full = len(words) + 1 + len(first[0] if first else "") > wrap - 12
        return full and not (torn and words[-1] in ".:;") and (not torn or self.text[start].islower())

    def _role(self, start: int, end: int) -> Role:
        header = self.gold.header
        titles = [header.doc_type] if header.doc_type and not header.doc_type.inferred else []
        subject = [header.subject] if header.subject and not self.is_letter else []
        if any(slot.start < end and start < slot.end for slot in [*titles, *subject]):
            return "title"
        for section in walk(self.gold.sections):
            if section.heading.start == start:
                words = self.text[start : section.heading.end]
                short = len(words) < 120 and words[-1] not in ".;"
                return (
                    "heading"
                    if short and section.kind in ("part", "chapter", "capital", "roman", "arabic", "article")
                    else "plain"
                )
        if any(start <= s.start < end for s in header.addressees) or bare(self.text[start:end]).startswith("kinh gui"):
            return "centred"
        words = self.text[start:end]
        return "centred" if words.isupper() and len(words) < 90 else "plain"


def _as_item(paragraph: Paragraph) -> Paragraph:
    paragraph.role = "item"
    return paragraph
