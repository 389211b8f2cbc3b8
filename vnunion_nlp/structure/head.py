"""Phần đầu: organs, number, place and date, document type, subject, addressees (contract §3, NĐ 30/2020 ô 1–5, 9a)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.addressees import read_addressees
from vnunion_nlp.structure.fragments import NUMBER_EXTENT, Fragment, fragments, read_number
from vnunion_nlp.structure.head_parts import Head
from vnunion_nlp.structure.head_start import first_line, is_small_organ
from vnunion_nlp.structure.labels import is_labelled
from vnunion_nlp.structure.openers import OPENER
from vnunion_nlp.structure.organ_lines import INCOMPLETE, group_organs, is_joint_number
from vnunion_nlp.structure.registered_title import read_registered
from vnunion_nlp.structure.subject import (
    continues_about,
    is_bare_about,
    is_subject_line,
    next_written,
    precedes_addressees,
    trim_subject,
)
from vnunion_nlp.structure.title_line import read_title_line
from vnunion_nlp.structure.type_line import is_type_line, repeats_title, repeats_type, words_span
from vnunion_nlp.structure.untyped import enacting_type, is_untyped_title, type_behind_specks
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

_LINES_READ = 70
"""How many written lines a head may take before we stop looking for its parts."""

_RULE = compile_pattern(r"[-_=~]{3}")
_ABOUT = compile_pattern(r"ve\b")
_SPELT = compile_pattern(r"\W*ve(?: viec|[^\w:]*$)")
_DRAFT = compile_pattern(r"\W{0,3}du thao(?: lan \S{1,3})?\W+(?=\w)")
_NAME_REST = 40
"""Characters that the rest of an organ's name may take behind an empty line."""
_NEAR_TITLE = 5
"""Lines between quốc hiệu and an organ in small letters."""
_STAMP = compile_pattern(r"\d{1,2}\W{0,2}\d{0,2}\W*")
"""Digits alone, as a stamp of receipt or the number of a page leaves them."""
_WAITS_FOR_NUMBER = compile_pattern(
    r"(?:\b(?:nam|nam hoc|thu|khoa|thang|ngay|so|giai doan|nhiem ky|quy|dot|lan)|-)\W*$"
)
_LETTER = compile_pattern(r"\p{L}")
_FEDERATION = compile_pattern(r"\W*tong lien doan")


def read_head(source: SourceText) -> Head:
    """Find the head's parts; everything stays empty in a text that has none."""
    return _Reader(source).read()


class _Reader:
    """Walks the lines from the top, once."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.lines = source.lines
        self.head = Head()
        self.organ_pieces: list[Fragment] = []
        self._small_organs: list[Fragment] = []
        self._frame_lines: list[int] = []
        self._titles: list[Fragment] = []
        self._untyped: int | None = None

    def read(self) -> Head:
        at, written, strange = first_line(self.source), 0, 0
        while at < len(self.lines) and written < _LINES_READ:
            if self.lines[at].is_blank:
                at += 1
                continue
            written += 1
            pieces = fragments(self.source, at)
            following = self._read_line(at, pieces)
            if following is not None:
                at = following
                if self.head.addressees_label or self.head.doc_type:
                    break
                continue
            texts = [piece for piece in pieces if piece.kind == "text"]
            if texts and self._is_body(texts[0]):
                break
            if self._untyped is None and self._frame_lines and texts and is_untyped_title(self.source, texts[0]):
                self._untyped = at
            strange += sum(piece.end - piece.start > 60 for piece in texts)
            if strange >= 3:
                break
            at += 1
        self._finish(at)
        return self.head

    # -- one line ---------------------------------------------------------------------------------------------------------

    def _read_line(self, at: int, pieces: list[Fragment]) -> int | None:
        """Take what the line holds; the index of the next line to read, or None if nothing in it was known."""
        head, known = self.head, False
        for position, piece in enumerate(map(self._without_draft, pieces)):
            self._frame_lines += [at] if piece.kind in ("title", "date") else []
            if piece.kind == "title" and self._heads_organs(at, piece):
                known = True
                self.organ_pieces.append(replace(piece, kind="text"))
            elif piece.kind == "title" or piece.kind == "noise":
                known = True
                self._titles += [piece] if piece.kind == "title" else []
            elif piece.kind == "date":
                known = True
                self._take_date(piece)
            elif vocabulary.ADDRESSEES_LABEL.match(piece.plain):
                return self._take_addressees(at, piece)
            elif self._take_number(piece) or self._take_about(at, piece):
                known = True
            elif is_type_line(self.source, piece):
                return self._take_type(at, piece)
            elif (head.about_label is None or self._is_headline()) and self._is_organ(piece, position):
                known = True
                earlier = [(p.start, p.end) for p in self.organ_pieces] if head.number else []
                if not self._is_said_again((piece.start, piece.end), earlier):
                    self.organ_pieces.append(piece)
                head.about_label, head.subject = None, []
            elif position == 0 and is_small_organ(self.source, piece.start, piece.end):
                self._small_organs.append(piece)
        return at + 1 if known else None

    def _is_said_again(self, span: Span, earlier: Sequence[Span | None]) -> bool:
        """Whether a page shows its head twice and this is the second time."""
        return any(self.source.plain[slice(*span)] == self.source.plain[slice(*known)] for known in earlier if known)

    def _is_headline(self) -> bool:
        """Whether the ``Về việc …`` taken so far is a page's headline: nothing of a frame stands above it."""
        return not (self.organ_pieces or self.head.number or self._frame_lines)

    def _heads_organs(self, at: int, piece: Fragment) -> bool:
        """Whether ``ĐỘI TNTP HỒ CHÍ MINH`` stands above its unit as an organ, not beside it as a title."""
        if self.organ_pieces or self.head.number or not vocabulary.MOVEMENT_TITLE.match(piece.plain):
            return False
        below = next_written(self.source, at + 1)
        below_piece = fragments(self.source, below)[:1] if below is not None else []
        return any(self._is_organ(first, 0) for first in below_piece if first.kind == "text")

    def _without_draft(self, piece: Fragment) -> Fragment:
        """``DỰ THẢO BÁO CÁO``, or a type behind what a scanner read at the margin: the type alone."""
        draft = _DRAFT.match(piece.plain)
        if draft and self.source.folded[piece.start : piece.start + draft.end()].isupper():
            return replace(piece, start=piece.start + draft.end(), plain=piece.plain[draft.end() :])
        length = type_behind_specks(self.source.folded[piece.start : piece.end])
        return replace(piece, start=piece.start + length, plain=piece.plain[length:]) if length else piece

    def _take_date(self, piece: Fragment) -> None:
        if self.head.date:
            return
        match = vocabulary.DATE_LINE.search(piece.plain) or vocabulary.MONTH_LINE.search(piece.plain)
        assert match
        end = match.end()
        first = match.start("whole") if "whole" in match.groupdict() else match.start()
        self.head.date = self.source.trim(piece.start + first, piece.start + end)
        place = self.source.folded[piece.start : piece.start + first].rstrip(" ,.;:-'")
        if lettered := _LETTER.search(place):
            self.head.place = (piece.start + lettered.start(), piece.start + len(place))

    def _take_number(self, piece: Fragment) -> bool:
        found = read_number(self.source, piece)
        if found is None or self.head.number:
            return found is not None and self._is_said_again(found[0], [self.head.number])
        self.head.number, end = found
        about = vocabulary.ABOUT_LABEL.match(piece.plain[end:])
        if about and piece.plain[end:].strip():
            self._start_about(piece, end + about.start(), end + about.end())
        return True

    def _take_about(self, at: int, piece: Fragment) -> bool:
        head = self.head
        match = vocabulary.ABOUT_LABEL.match(piece.plain)
        if match is None and head.number and piece.plain.startswith("ve ") and precedes_addressees(self.source, at):
            match = _ABOUT.match(piece.plain)
        if match and not head.about_label:
            self._start_about(piece, 0, match.end())
            return True
        bare = match is None and head.number and not head.subject and not is_type_line(self.source, piece)
        if bare and is_bare_about(self.source, at, piece):
            self._about_column = piece.column
            head.subject.append((piece.start, piece.end))
            return True
        if head.subject and continues_about(self.source, head.subject, self._about_column, piece):
            head.subject.append((piece.start, piece.end))
            return True
        return False

    def _start_about(self, piece: Fragment, start: int, end: int) -> None:
        low, high = self.source.trim(piece.start + start, piece.start + end)
        label = (low + (self.source.folded[low] == "("), high)
        self.head.about_label = label
        self._about_column = piece.column
        # "V/v" and "Về:" are labels; "về việc" written out is the subject's first words.
        spelt = _SPELT.match(piece.plain, start, end) is not None
        body = self.source.trim(piece.start + (start if spelt else end), piece.end)
        if body[0] < body[1]:
            self.head.subject.append(body)

    def _is_organ(self, piece: Fragment, position: int) -> bool:
        text = self.source.folded[piece.start : piece.end]
        if not vocabulary.is_capitals(text) or piece.end - piece.start > 110:
            return False
        if is_labelled(self.source, piece.start) or (self.organ_pieces and self.head.number and self.head.date):
            return False
        if len(self.organ_pieces) > 1 and self.head.date and '"' in text:
            return False  # a title that names an event: HỘI THI "…"
        if vocabulary.ORGAN_HEAD.match(piece.plain):
            return vocabulary.TELLS.search(text) is None
        if not self.organ_pieces:
            return False
        # A name that goes on over the next line of its column, before the number or beside the title.
        previous = self.organ_pieces[-1]
        if piece.line - previous.line == 2 and piece.end - piece.start > _NAME_REST:
            return False  # a title
        return piece.line - previous.line <= 2 and not self.head.number and abs(piece.column - previous.column) < 30

    def _is_body(self, piece: Fragment) -> bool:
        text = self.source.folded[piece.start : piece.end]
        headline = text.isupper() and vocabulary.TELLS.search(text)
        return bool(OPENER.match(piece.plain) and not headline) or is_labelled(self.source, piece.start)

    # -- type line and subject ----------------------------------------------------------------------------------------------

    def _take_type(self, at: int, piece: Fragment) -> int:
        head, source = self.head, self.source
        found = vocabulary.match_type(source.folded[piece.start : piece.end])
        assert found
        name, count = found
        start, end = words_span(piece.plain, count)
        head.type_name, head.doc_type = name, (piece.start + start, piece.start + end)
        following = next_written(self.source, at + 1)
        if following is not None and repeats_type(self.source, piece, following):
            return self._take_type(following, fragments(self.source, following)[0])
        if not piece.plain[end:].strip(" .:-") and following is not None:
            line = self.lines[following]
            if line.end - line.start < 110:
                wider = vocabulary.match_type(
                    source.folded[piece.start : piece.end] + " " + source.folded[line.start : line.end]
                )
                extra = wider[1] - count if wider else 0
                end = words_span(source.plain[line.start : line.end], extra)[1] if extra > 0 else 0
                whole = line.start + end >= line.end - 1 or (wider is not None and wider[0].key.startswith("de cuong"))
                if (
                    wider
                    and extra > 0
                    and whole
                    and vocabulary.is_capitals(source.folded[line.start : line.start + end])
                ):
                    head.type_name, head.doc_type = wider[0], (piece.start + start, line.start + end)
                    piece_end, at = line.end, following
                    return self._take_subject(at, head.doc_type[1], piece_end)
        return self._take_subject(at, head.doc_type[1], piece.end)

    def _take_subject(self, at: int, start: int, end: int) -> int:
        """Collect the subject from the rest of the type line and the lines below; the index of the first line behind it."""
        head, source = self.head, self.source
        head.subject = []
        head.about_label = None
        if head.number is None and (registered := read_registered(source, start)):
            head.number, head.titled_organ = registered.number, registered.organ
            head.date = head.date or registered.date
            at = source.line_index(max(start, registered.end - 1))
            start, end = registered.end, max(registered.end, self.lines[at].end)
        rest = source.trim(start, end)
        while rest[0] < rest[1] and source.folded[rest[0]] in ":-.":
            rest = source.trim(rest[0] + 1, rest[1])
        if rest[0] < rest[1] and not self._is_number_again(*rest):
            head.subject.append(rest)
        at += 1
        blank = 0
        while at < len(self.lines) and len(head.subject) < 14:
            line = self.lines[at]
            if line.is_blank:
                blank += 1
                at += 1
                continue
            pieces = fragments(source, at)
            if all(piece.kind == "noise" for piece in pieces) or self._is_stamp(pieces):
                if head.subject and _RULE.search(source.folded, line.start, line.end):
                    at += 1
                    break
                at += 1
                continue
            if self._is_title_again(pieces[0]):
                return self._take_type(at, pieces[0])
            if pieces[0].kind == "date" and not head.date:
                self._take_date(pieces[0])
                at += 1
                continue
            if not head.number and self._take_number(pieces[0]):
                at += 1
                continue
            if any(piece.kind in ("title", "date") for piece in pieces) or not is_subject_line(
                source, head.subject, line.start, line.end, blank
            ):
                break
            head.subject.append((line.start, line.end))
            blank = 0
            at += 1
        trim_subject(self.source, self.head.subject)
        return self._after_subject(at)

    def _is_title_again(self, piece: Fragment) -> bool:
        head = self.head
        if not (head.subject and head.doc_type and head.type_name):
            return False
        return repeats_title(self.source, (head.doc_type[0], head.subject[0][1]), head.type_name, piece)

    def _is_number_again(self, start: int, end: int) -> bool:
        """Whether nothing but the document's number stands behind its type (``QUYẾT ĐỊNH 12/QĐ-UBND``); it is taken if none was found above."""
        extent = NUMBER_EXTENT.match(self.source.folded, start, end)
        if extent is None or extent.end() < end - 1 or "/" not in extent[0]:
            return False
        self.head.number = self.head.number or self.source.trim(*extent.span())
        return True

    def _is_stamp(self, pieces: list[Fragment]) -> bool:
        """Whether a line has only digits that the subject above it does not wait for."""
        if not all(_STAMP.fullmatch(piece.plain) for piece in pieces):
            return False
        subject = self.head.subject
        return not subject or not _WAITS_FOR_NUMBER.search(
            self.source.plain, max(0, subject[-1][1] - 20), subject[-1][1]
        )

    def _after_subject(self, at: int) -> int:
        """Addressees may follow the subject (tờ trình, báo cáo)."""
        following = next_written(self.source, at)
        below = next_written(self.source, following + 1) if following is not None else None
        for index in filter(None, (following, below)):
            if (pieces := fragments(self.source, index)) and self._is_title_again(pieces[0]):
                return self._take_type(index, pieces[0])
        for index in range(at, min(at + 6, len(self.lines))) if following is not None else ():
            if is_labelled(self.source, self.lines[index].start):
                break
            for piece in fragments(self.source, index):
                if piece.kind == "date" and not self.head.date:
                    self._take_date(piece)
                elif vocabulary.ADDRESSEES_LABEL.match(piece.plain):
                    return self._take_addressees(index, piece)
        return at

    def _take_addressees(self, at: int, piece: Fragment) -> int:
        self.head.addressees_label, self.head.addressees, following = read_addressees(self.source, at, piece)
        for beside in (piece for index in range(at + 1, following) for piece in fragments(self.source, index)):
            if beside.kind == "date":  # the other column, read behind the label
                self._take_date(beside)
        return following

    # -- the end of it ----------------------------------------------------------------------------------------------------------

    def _finish(self, at: int) -> None:
        head = self.head
        if not (
            head.doc_type or head.addressees_label or head.number or head.date or head.about_label or self.organ_pieces
        ):
            at = self._take_title_line()
        if not (head.doc_type or head.addressees_label or head.about_label):
            if self._untyped is not None:
                left = self.lines[self._untyped].left
                at = max(at, self._take_subject(self._untyped - 1, left, left))
            if found := enacting_type(self.source, at, framed=bool(head.number or self.organ_pieces)):
                head.type_name, head.doc_type = found
        head.end = self.lines[at].left if at < len(self.lines) else len(self.source)
        if self._frame_lines:
            self._take_small_organs(self._frame_lines[0])
        head.organs, head.joint = group_organs(self.source, self.organ_pieces, self._titles)
        if (
            head.type_name
            and len(head.organs) >= 2
            and not _FEDERATION.match(self.organ_pieces[0].plain)
            and (
                re.search(r"phối hợp|liên (?:tịch|ngành)", head.type_name.name)
                or is_joint_number(self.source, head.number)
            )
        ):
            head.joint = True
        if head.about_label and not head.doc_type:
            trim_subject(self.source, self.head.subject)

    def _take_small_organs(self, top: int) -> None:
        """Add organs in small letters near the title: all of them, or the one next to an only organ in capitals."""
        small = [piece for piece in self._small_organs if abs(piece.line - top) <= _NEAR_TITLE]
        if not self.organ_pieces:
            self.organ_pieces = small
        elif len(self.organ_pieces) == 1:
            only = self.organ_pieces[0]
            beside = [
                piece
                for piece in small
                if abs(piece.line - only.line) <= 2
                and abs(piece.column - only.column) < 30
                and not INCOMPLETE.match(piece.plain)
            ]
            self.organ_pieces = sorted([only, *beside[:1]], key=lambda piece: piece.start)

    def _take_title_line(self) -> int:
        """Take the title of a page for a head that is missing; index of the line below it."""
        title = read_title_line(self.source)
        if title is None:
            return 0
        self.head.type_name, self.head.doc_type = title.type_name, title.doc_type
        self.head.number, self.head.date, self.head.subject = title.number, title.date, [title.subject]
        trim_subject(self.source, self.head.subject)
        return title.line + 1
