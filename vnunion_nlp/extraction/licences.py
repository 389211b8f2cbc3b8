"""Why a time expression is a deadline (contract §7): what governs it.

A time is governed by the field it stands in, by the brackets around it, by its place at the head or the end of a task, by a deadline
word (``trước``, ``chậm nhất``, ``đến``), by a verb of finishing or sending, or by a word of rhythm. What takes the reason away is told
by ``objections``.
"""

from __future__ import annotations

from vnunion_nlp.extraction import licence_wording as wording
from vnunion_nlp.extraction import told_times
from vnunion_nlp.extraction.licence import Licence, Way
from vnunion_nlp.extraction.objections import DOING, Objections
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.rhythms import Rhythms
from vnunion_nlp.extraction.tasks import Layout
from vnunion_nlp.extraction.time_expressions import DAY_AGAIN, TimeExpression
from vnunion_nlp.extraction.time_limits import is_limit
from vnunion_nlp.knowledge import rows

Span = tuple[int, int]


_PUBLIC_DAYS = frozenset((int(row["day"]), int(row["month"])) for row in rows("public_days"))

# A shorter line in capitals may be what is left of a longer one.
_TITLE_LENGTH = 20


class Licences:
    """The reasons for, for one passage; ``holds`` asks whether anything speaks against."""

    def __init__(self, passage: Passage, layout: Layout) -> None:
        self._passage = passage
        self._text, self._lower = passage.text, passage.lower
        self._layout = layout
        self._objections = Objections(passage, layout)
        self._rhythms = Rhythms(self._lower, layout, self._objections)

    def licence(self, expression: TimeExpression, paragraph: Span, joined: bool) -> Licence | None:
        """The strongest reason for taking ``expression`` as a deadline; ``joined``: it goes on a list of rhythms."""
        if self._objections.is_cited(expression) or self._objections.is_stamp(expression, paragraph):
            return None
        if self._objections.is_chosen(expression) or self._objections.is_dateline(expression):
            return None
        unit = expression.unit
        if expression.atoms[0].event == "named" and not expression.preposition:
            return None
        closing = self._lower[expression.end : min(paragraph[1], expression.end + 3)].lstrip()[:1]
        field = self._layout.field(expression.start, paragraph) if closing != ":" else None
        if field is not None:
            objections = self._objections
            if objections.is_data(expression, paragraph) or objections.is_gloss(expression, paragraph):
                return None
            if objections.is_anniversary(expression):
                return None
            opens = expression.adverb <= self._layout.opening(paragraph)
            if opens and unit in ("month", "quarter", "half", "year") and objections.is_target(expression, paragraph):
                return None
            if (
                unit in ("term", "stage", "school")
                and not expression.preposition
                and self._layout.words_before(expression, paragraph)
            ):
                return None
            if unit != "day" and wording.OF_REPORT.match(self._lower, expression.end, paragraph[1]):
                return None
            atom = expression.atoms[-1]
            # A mere length of time in a field tells how long.
            length = unit == "relative" and not (
                atom.event or field == "due" or expression.preposition or expression.due
            )
            if unit != "relative" or (is_limit(self._lower, expression) and not length):
                return Licence(Way.FIELD, due=field == "due")
            if length:
                return None
        if (
            expression.atoms[0].event == "noise"
            and expression.preposition not in ("trước", "đến")
            and not expression.due
        ):
            return None
        period_name = unit in ("month", "quarter") and not expression.preposition
        if period_name and wording.DUE_BEHIND.match(self._lower, expression.end, paragraph[1]):
            return None
        before = self._before(expression, paragraph)
        if unit == "ongoing" or expression.atoms[0].event == "cả":
            if unit == "ongoing" and closing == ":" and expression.adverb <= self._layout.opening(paragraph):
                return Licence(Way.HEAD)
            alone = before.endswith("(") and closing == ")"
            return Licence(Way.BRACKET) if alone else None
        if unit == "semester":
            if wording.DATED.match(self._lower, expression.end, paragraph[1]):
                return None
            scheduled = self.in_bracket(expression, paragraph)
            ends = wording.ENDS.match(self._lower, expression.end, paragraph[1])
            if expression.preposition == "vào" or (expression.preposition == "trong" and ends):
                return Licence(Way.SENTENCE, weak=True)
            bound = expression.preposition in ("từ", "trước", "đến") or scheduled
            return Licence(Way.BRACKET if scheduled else Way.SENTENCE) if bound else None
        if unit in ("rhythm", "relative"):
            return self._rhythms.licence(expression, paragraph, before, joined)
        if self._objections.is_named(expression, before, paragraph):
            return None
        staged = unit in ("day", "month", "quarter") or (unit == "year" and expression.spans)
        stage = wording.STAGE.search(before) if staged else None
        if stage and before.rfind("(", 0, stage.start()) <= before.rfind(")", 0, stage.start()):
            named = self._text[expression.adverb - len(before) + stage.start("name") :]
            # ``…: đợt 1 trước ngày 20/2, đợt 2 trước ngày 5/8``: in a running sentence.
            runs = named[0].islower() and before[: stage.start("name")].strip() and ":" not in stage["rest"]
            return Licence(Way.SENTENCE if runs else Way.STAGE)
        if self.in_bracket(expression, paragraph):
            # A bare year or a term in brackets qualifies the noun before it.
            if (unit == "year" and expression.atoms[0].bare) or unit == "term" or (unit == "school" and closing != ")"):
                return None
            if unit == "stage" and wording.TARGETS.search(before):
                return None
            told = unit == "year" and closing not in ("", ")", ",", ";", "-")
            if (told and not expression.preposition) or wording.SHARE_THEN.match(self._lower, expression.end):
                # ``(năm 2023: 362 triệu đồng)``, ``(năm 2023 là 8/14)``: how much it was.
                return None
            return Licence(Way.BRACKET, due=expression.due or "hoàn thành" in before[-20:] or "xong" in before[-12:])
        opening = self._layout.opening(paragraph)
        if self._objections.is_session(expression, opening):
            return None
        return self._schedule_licence(expression, before, paragraph, opening) or self._word_licence(
            expression, before, paragraph, opening
        )

    def holds(self, expression: TimeExpression, licence: Licence, latest: str | None, paragraph: Span) -> bool:
        """Whether nothing takes the licence away: the past, reports, targets, headings. ``latest``: the last day it spans."""
        objections = self._objections
        if licence.way in (Way.FIELD, Way.RHYTHM):
            return licence.way is Way.FIELD or not objections.in_account(expression.start)
        if not objections.lies_ahead(expression, latest, scheduled=licence.way is not Way.SENTENCE, weak=licence.weak):
            return False
        in_title = self._layout.in_title(expression.start)
        if licence.way is not Way.SENTENCE:
            return not (in_title and (licence.weak or licence.way is Way.HEAD))
        of_month = expression.unit == "day" and expression.atoms[-1].month is None
        bounded = expression.unit == "relative" or expression.due or of_month
        if not bounded and objections.is_target(expression, paragraph):
            return False
        whole_years = expression.unit in ("year", "term")
        line = self._text[slice(*paragraph)]
        in_capitals = len(line) > _TITLE_LENGTH and line.isupper()
        if not licence.weak:
            return not ((whole_years and in_title) or (in_capitals and expression.preposition == "đến"))
        if in_title or in_capitals or objections.is_past(expression, paragraph):
            return False
        if objections.is_told(expression, paragraph):
            return False
        return not whole_years or objections.year_binds(expression, paragraph)

    def _before(self, expression: TimeExpression, paragraph: Span) -> str:
        return self._lower[max(paragraph[0], expression.adverb - 80) : expression.adverb]

    def in_bracket(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether it stands in brackets of its own, as a schedule behind a task."""
        before = self._before(expression, paragraph)
        if not wording.BRACKET_LEAD.search(before):
            # ``(dịp khai giảng, đầu tháng 9)``
            ends = wording.BRACKET_END.match(self._lower, expression.end)
            return ends is not None and wording.BRACKET_OCCASION.search(before) is not None
        closing = self._text.find(")", expression.end, min(paragraph[1], expression.end + 120))
        return closing >= 0 and "(" not in self._text[expression.end : closing]

    def is_schedule(self, rhythm: TimeExpression, paragraph: Span) -> bool:
        """Whether a rhythm stands behind its task in brackets or behind a colon."""
        return self.in_bracket(rhythm, paragraph) or self._before(rhythm, paragraph).rstrip().endswith(":")

    def _schedule_licence(
        self, expression: TimeExpression, before: str, paragraph: Span, opening: int
    ) -> Licence | None:
        """A schedule without brackets: a time that heads its task or stands behind it (contract §7 (b))."""
        unit = expression.unit
        if unit in ("stage", "school", "term") and expression.atoms[0].event != "on":
            return None
        again = DAY_AGAIN.match(self._lower, expression.end, paragraph[1])
        end = again.end() if again else expression.end
        rest = self._lower[end : min(paragraph[1], end + 3)].lstrip()
        first = expression.adverb <= opening
        glossed = rest[:1] == "(" and wording.LINE_GLOSS.match(self._lower, expression.end, paragraph[1]) is not None
        days = unit == "day" and not expression.preposition and expression.spans
        listed = unit in ("month", "quarter") and wording.TRAIL.fullmatch(self._lower, expression.end, paragraph[1])
        alone = (rest in ("", ".") or glossed or listed) and unit in ("month", "quarter", "day")
        alone = alone and (days or not expression.atoms[0].bare)
        if alone and first:
            return Licence(Way.HEAD)
        if first and unit == "day" and wording.DASHED.match(self._lower, end, paragraph[1]):
            return Licence(Way.HEAD)
        until_year = unit == "year" and expression.preposition == "đến" and not self._heads_task(expression, paragraph)
        if (
            rest[:1] == ":"
            and not until_year
            and (first or before.rstrip().endswith((";", ".") if unit == "year" else (";", ".", ":")))
        ):
            return self._heading_licence(expression, paragraph)
        if not first and wording.TRAILS.search(before) and not (unit == "year" and before.rstrip().endswith("-")):
            ends = wording.TRAIL.fullmatch(self._lower, expression.end, paragraph[1]) is not None
            placed = before.rstrip().endswith(":") and wording.PLACED.match(self._lower, expression.end, paragraph[1])
            if unit == "day" and placed:
                return Licence(Way.BRACKET)
            marks = ";.," if unit == "day" and expression.preposition != "đến" else ";."
            if ends or (before.rstrip().endswith(":") and rest[:1] and rest[0] in marks):
                return Licence(Way.BRACKET)
        bounds = expression.adverb, expression.end
        from_day = unit == "day" and expression.preposition == "từ" and expression.spans and not first
        if from_day and self._layout.clause(expression.start, expression.end, paragraph) == bounds:
            # ``Tổ chức vòng hai. Từ ngày 8/5 - 16/5; cụ thể như sau:``
            return Licence(Way.SENTENCE if rest[:1] == ":" else Way.BRACKET, weak=True)
        if (
            expression.atoms[0].event == "on"
            and not first
            and wording.CLOSES.match(self._lower, expression.end, paragraph[1])
        ):
            return Licence(Way.BRACKET, weak=True)
        return None

    def _heads_task(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether what is done, and no target, follows the colon behind it."""
        doing = wording.COLON_DOING.match(self._lower, expression.end, paragraph[1])
        return doing is not None and not self._objections.is_target(expression, paragraph)

    def _heading_licence(self, expression: TimeExpression, paragraph: Span) -> Licence | None:
        """``Tháng 5: phát động …``; a year that heads a list or a target is their period."""
        heads_list = not self._lower[expression.end : paragraph[1]].strip(" :.")
        if expression.unit == "year" and (
            heads_list or expression.atoms[0].bare or self._objections.heads_target(expression)
        ):
            return None
        return Licence(Way.HEAD)

    def _word_licence(self, expression: TimeExpression, before: str, paragraph: Span, opening: int) -> Licence | None:
        """Introduced by a deadline word (contract §7 (c)), or placed where a task's clause says when."""
        unit, preposition, atom = expression.unit, expression.preposition, expression.atoms[0]
        limited = preposition == "trước" or expression.due
        if unit == "school" and preposition == "trong" and self._opens_clause(expression, paragraph):
            return self._opening_licence(expression, paragraph, fraction=False)
        if self._objections.is_bound(expression, before) or unit in ("school", "stage"):
            return None
        if unit == "term" and atom.part and wording.SAID_EXACTLY.match(self._lower, expression.end, paragraph[1]):
            return None
        if unit == "half" and not preposition:
            opens = self._opens_clause(expression, paragraph)
            return self._opening_licence(expression, paragraph, fraction=False) if opens else None
        if atom.event == "tết" and not limited:
            return None
        if atom.part and len(expression.atoms) == 1 and self._lower.endswith("ngay ", 0, expression.start):
            # ``ngay từ đầu năm`` urges, and sets no day.
            return None
        if expression.due:
            return Licence(Way.SENTENCE, due=True)
        if preposition == "trước":
            told = (unit == "year" and atom.part) or told_times.was_done(before)
            return None if told else Licence(Way.SENTENCE)
        if preposition == "sau" and told_times.is_too_late(self._lower, expression.end, paragraph[1]):
            return None
        if preposition in ("đến", "qua"):
            told = told_times.was_done(before) or (
                len(expression.atoms) == 1 and told_times.has_been_done(self._lower, expression.end, paragraph[1])
            )
            return None if told else Licence(Way.SENTENCE, weak=unit in ("year", "term"))
        if self._lower.startswith(":", expression.end) and unit != "day":
            return None
        whole_year = unit == "year" and not atom.part
        if wording.DUE_VERB.search(before) and not whole_year and preposition != "sau":
            return Licence(Way.SENTENCE, due=unit == "day")
        # ``2/3`` without a word for the day may be a fraction.
        fraction = unit == "day" and atom.bare and not expression.spans and not atom.year
        if wording.EXPECTED.search(before) and not fraction:
            return Licence(Way.SENTENCE, weak=len(expression.atoms) == 2)
        clause = self._layout.clause(expression.start, expression.end, paragraph)[0]
        if self._is_news and not self._objections.is_planned(expression, paragraph):
            # News opens with its day; days from which and to which something goes on are a plan's.
            spans = unit == "day" and preposition == "từ" and expression.spans
            if not spans or expression.adverb <= max(opening, clause):
                return None
        if unit == "day" and not preposition and wording.REPORT_ON.search(before):
            return Licence(Way.SENTENCE, weak=True)
        opens = expression.adverb <= opening or (
            self._is_news and told_times.is_led_up_to(self._lower, max(clause, opening), expression.adverb)
        )
        if opens:
            return self._opening_licence(expression, paragraph, fraction)
        if expression.adverb <= clause and (licence := self._opening_licence(expression, paragraph, fraction)):
            return licence
        if fraction or not (
            self._placed(expression, before, paragraph) or self._opens_member(expression, before, paragraph)
        ):
            return None
        return Licence(Way.SENTENCE, weak=True)

    def _opens_clause(self, expression: TimeExpression, paragraph: Span) -> bool:
        return expression.adverb <= self._layout.clause(expression.start, expression.end, paragraph)[0]

    @property
    def _is_news(self) -> bool:
        """Whether nothing shows a document that plans: neither a date of issue nor a type."""
        return self._passage.issued is None and self._passage.type_code in (None, "BC")

    def _opens_member(self, expression: TimeExpression, before: str, paragraph: Span) -> bool:
        """Whether it opens a member of a list of acts: ``…, ngày 12/3 khai mạc, ngày 14/3 bế mạc``."""
        timed = expression.unit in ("day", "month", "quarter") and not expression.atoms[0].bare
        listed = before.rstrip()[-1:] in (",", ";", "(") and not self._is_news
        return timed and listed and wording.ACT_FOLLOWS.match(self._lower, expression.end, paragraph[1]) is not None

    def _placed(self, expression: TimeExpression, before: str, paragraph: Span) -> bool:
        """Whether preposition and place in the clause bind it to the task."""
        preposition, atom = expression.preposition, expression.atoms[0]
        whole_year = expression.unit == "year" and not atom.part
        if not preposition:
            return self._closes_task(expression, before, paragraph)
        if expression.unit == "half" and not wording.CLOSES.match(self._lower, expression.end, paragraph[1]):
            return False
        if preposition == "từ":
            return len(expression.atoms) == 2 or atom.unit != "now"
        if preposition == "vào":
            return True
        return preposition == "trong" and (not whole_year or self._lower.startswith("trong", expression.start))

    def _opening_licence(self, expression: TimeExpression, paragraph: Span, fraction: bool) -> Licence | None:
        """A sentence that opens with its time and goes on with what is to be done then."""
        if fraction or expression.unit == "term" or wording.SAYS_WHAT.match(self._lower, expression.end):
            return None
        does = DOING.match(self._lower, min(expression.end + 1, paragraph[1]), paragraph[1])
        if expression.unit == "half" and not (does or wording.WILL.match(self._lower, expression.end, paragraph[1])):
            return None
        if not expression.preposition:
            in_year = expression.unit in ("day", "month", "quarter", "half") or expression.atoms[0].part
            if not in_year or self._lower[expression.end : expression.end + 1] not in (",", " "):
                return None
        follows = self._lower[expression.end : min(paragraph[1], expression.end + 80)]
        spans_days = expression.unit == "day" and len(expression.atoms) == 2 and expression.preposition == "từ"
        if follows.startswith(",") and (
            (expression.unit == "day" and self._passage.is_dated and (spans_days or expression.preposition != "từ"))
            or (spans_days and wording.MAY_DO.match(follows))
        ):
            return Licence(Way.SENTENCE, weak=True)
        if expression.unit == "day" and not self._passage.is_dated and not wording.AT_ONCE_DONE.match(follows):
            # News tells so of a day that is over.
            return None
        if DOING.search(follows) or wording.WILL.match(self._lower, expression.end, paragraph[1]):
            return Licence(Way.SENTENCE, weak=True)
        return None

    def _closes_task(self, expression: TimeExpression, before: str, paragraph: Span) -> bool:
        """A time without any introduction: a day to come, or what ends a clause, unless it belongs to the noun before it."""
        atom, unit = expression.atoms[0], expression.unit
        from_hour = atom.clock and len(expression.atoms) == 2
        if (wording.NAMED_TIME.search(before) and not from_hour) or atom.event == "named":
            return False
        if unit == "day" and (atom.clock or atom.year is not None):
            follows = self._lower[expression.end : paragraph[1]]
            told = not self._passage.is_dated and follows.startswith(",") and not wording.AHEAD.search(before)
            return not told or wording.AT_ONCE_DONE.match(follows) is not None
        if not wording.CLOSES.match(self._lower, expression.end, paragraph[1]):
            return False
        comma = before.rstrip().endswith(",")
        if unit in ("month", "quarter"):
            return comma or bool(atom.part) or not wording.PERIOD_OF.search(before)
        if unit == "year":
            if comma or not atom.part:
                return bool(atom.part)
            return wording.AWARDED.search(before) is None and (
                atom.year is not None or not wording.OCCASION.search(before)
            )
        if unit == "day":
            public = (atom.first, atom.month) in _PUBLIC_DAYS and not wording.HELD.search(before)
            return not atom.bare and atom.month is not None and not public
        return unit == "lunar"
