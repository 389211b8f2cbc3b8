"""Why a rhythm (``định kỳ hằng quý``) or a time counted from an event (``sau 05 ngày``) is a deadline (contract §7 d)."""

from __future__ import annotations

from vnunion_nlp.extraction import licence_wording as wording
from vnunion_nlp.extraction import told_times
from vnunion_nlp.extraction.licence import Licence, Way
from vnunion_nlp.extraction.objections import DOING, Objections
from vnunion_nlp.extraction.tasks import Layout
from vnunion_nlp.extraction.time_expressions import TimeExpression
from vnunion_nlp.extraction.time_limits import is_limit

Span = tuple[int, int]


class Rhythms:
    """The reasons for, for one passage (``lower``: its text in lower case)."""

    def __init__(self, lower: str, layout: Layout, objections: Objections) -> None:
        self._lower, self._layout, self._objections = lower, layout, objections

    def licence(self, expression: TimeExpression, paragraph: Span, before: str, joined: bool) -> Licence | None:
        """Why a rhythm, or a time counted from an event, is a deadline; ``before`` stands before it, ``joined``: it goes on a list of rhythms."""
        atom = expression.rhythm or expression.atoms[-1]
        if atom.event == "within":
            start = self._layout.clause(expression.start, expression.end, paragraph)[0]
            recurs = (wording.WEEKLY if atom.period == "P1W" else wording.MONTHLY).search(
                self._lower, start, expression.start
            )
            return Licence(Way.RHYTHM) if recurs and not expression.preposition.startswith("trước") else None
        periodic = joined or wording.PERIODIC.search(before) is not None
        counted = atom.bare or len(expression.atoms) > 1
        if expression.unit == "rhythm":
            if wording.ON_DAY.match(self._lower, expression.end, paragraph[1]):
                return Licence(Way.RHYTHM)
            if not periodic and not counted and self._objections.is_target(expression, paragraph):
                return None
            counts = atom.event == "times" and not periodic
            least = atom.event == "least" or self._objections.is_minimum(before)
            if (counts and (least or atom.first > 1)) or (least and atom.first > 1):
                # ``02 lần/năm``, ``ít nhất 01 lần/năm`` set a number, which is an indicator's.
                return None
        reviews = expression.unit == "relative" and wording.REVIEWED.search(before) and not expression.preposition
        if periodic or (reviews and wording.AND_YEARLY.match(self._lower, expression.end, paragraph[1])):
            return Licence(Way.RHYTHM)
        if atom.event == "by":
            return Licence(Way.RHYTHM) if wording.REPORTED.search(before) else None
        if expression.unit == "relative":
            objections = self._objections
            lasts = objections.is_effect(before) or objections.is_lateness(expression, before)
            lasts = lasts or objections.is_tenure(expression, before)
            lasts = lasts or (expression.preposition == "trong" and told_times.is_condition(before))
            limit = is_limit(self._lower, expression) and not lasts
            return Licence(Way.SENTENCE) if limit else None
        if atom.event == "inner":
            return (
                Licence(Way.RHYTHM)
                if expression.preposition in ("vào", "trong", "trước")
                or expression.due
                or wording.REPORTED.search(before)
                or expression.start <= self._layout.opening(paragraph)
                else None
            )
        if counted or atom.event == "weekday" or expression.preposition == "trước" or expression.due:
            return Licence(Way.RHYTHM)
        return Licence(Way.RHYTHM) if self._adverbial(expression, paragraph, before) else None

    def _adverbial(self, expression: TimeExpression, paragraph: Span, before: str) -> bool:
        """Whether ``hằng quý`` says how often something is done; behind a noun it is a mere adjective."""
        period = (expression.rhythm or expression.atoms[-1]).period
        yearly = period == "P1Y"
        if wording.BUSILY.match(self._lower, expression.end):
            return False
        follows = self._lower[expression.end : expression.end + 1]
        if expression.start <= self._layout.opening(paragraph) and (follows in (",", ":") or not yearly):
            return True
        if before.rstrip().endswith("(") and follows == ")":
            return True
        if yearly:
            return self._lower.startswith(" vào dịp", expression.end)
        if period != "P1D" and wording.REPORTED.search(before):
            return True
        if (wording.DONE_SO.search(before) or wording.SENT_TO.search(before)) and wording.CLOSES.match(
            self._lower, expression.end, paragraph[1]
        ):
            return True
        if not before.rstrip().endswith((",", ";")):
            return False
        if self._lower.startswith(("hằng", "hàng"), expression.start):
            # Behind a comma it has no noun to belong to.
            return follows == "," or wording.GOES_ON.match(self._lower, expression.end, paragraph[1]) is not None
        return DOING.match(self._lower, expression.end + 1) is not None
