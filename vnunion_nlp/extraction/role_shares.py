"""Subject and action around a share or a sum: ``thu đoàn phí | đạt 95%``, ``giảm | 10% số vụ`` (contract §8)."""

from __future__ import annotations

from vnunion_nlp.extraction.clauses import Span, nonempty, trimmed
from vnunion_nlp.extraction.counted_units import kind_of, unit_pattern
from vnunion_nlp.extraction.magnitudes import (
    NUMBER_OF,
    REACHED,
    before_year,
    drop_tail,
)
from vnunion_nlp.extraction.predicates import acts, own_predicate, predicate
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.extraction.role_parts import deed, noun_then_predicate
from vnunion_nlp.patterns import compile_pattern

_ENDING_VERB = compile_pattern(r"(?<!\p{L})(?:được {1,3})?(?P<verb>\p{L}+(?: \p{L}+)?)\Z")

_TOWARD = compile_pattern(r"(?<=\S) {1,3}(?:tại|đến|tới|cho|ở) {0,3}\Z")

_MOVING = compile_pattern(r"(?:(?:kéo )?giảm|tăng|tăng thêm)(?: dần)?\Z")

_OVER_OR_UPWARD = compile_pattern(r"/ ?\p{L}+| {0,3}trở (?:lên|xuống)(?!\p{L})")

_BASELINE = compile_pattern(r"(?<!\p{L})so với(?!\p{L})")

_ADVERBS = compile_pattern(r"(?:,? (?:dứt điểm|kịp thời|đúng hạn|hiệu quả|có hiệu quả|đầy đủ|tốt))+")

_TAKES_PART = compile_pattern(r"(?:tham gia|tham dự)(?: đầy đủ)?\Z")

# "03 buổi nói chuyện thu hút | trên 80% hội viên"
_DRAWING = compile_pattern(r"(?<!\p{L})(?P<verb>thu hút|huy động|tập hợp|vận động)\Z")


def around_percent(lower: str, left: Span, quantity: Quantity, end: int) -> tuple[Span | None, Span | None]:
    """Of a share or a sum: ``thu đoàn phí | đạt 95%``, ``giảm | 10% số vụ``, ``tăng | tỷ lệ … thêm 5%``."""
    first, last = left
    if quantity.unit == "%" and (toward := _TOWARD.search(lower, first, last)):
        doing = deed(lower, first, toward.start())
        noun, predicated = noun_then_predicate(lower, quantity.end, quantity.end, end)
        return noun, trimmed(lower, *doing) if doing else predicated
    reached = REACHED.search(lower, first, last)
    if reached and reached.start() == first and reached["verb"] == "đạt" and quantity.unit == "%":
        return noun_then_predicate(lower, quantity.end, quantity.end, end)  # "Mỗi tổ đạt 40% số | sáng kiến"
    verb = acts().match(lower, first, last) or _TAKES_PART.match(lower, first, last)
    drawing = _DRAWING.search(lower, first + 1, last) if quantity.unit == "%" and first < last else None
    if drawing:
        return _behind_verb(lower, drawing.span("verb"), quantity, end)
    if verb and (
        verb.end() >= last or _ADVERBS.fullmatch(lower, verb.end(), last) or lower.startswith(" từ ", verb.end(), last)
    ):
        return _behind_verb(lower, left, quantity, end)
    if verb and not verb[0].startswith("thu"):
        stop = reached.start() if reached else last
        subject = trimmed(lower, verb.end(), drop_tail(lower, verb.end(), trimmed(lower, verb.end(), stop)[1]))
        subject = trimmed(lower, subject[0], before_year(lower, *subject))
        return nonempty(subject), verb.span()
    if reached and reached.start() > first:
        own = None if verb or NUMBER_OF.match(lower, first) else own_predicate(lower, first + 1, reached.start())
        if own is not None and reached["verb"] == "đạt":
            return trimmed(lower, first, own), trimmed(lower, own, reached.start())
        last = trimmed(lower, first, reached.start())[1]
        return trimmed(lower, first, before_year(lower, first, last)), reached.span("verb")
    counts = verb or NUMBER_OF.match(lower, first) or first >= last
    own = None if counts else own_predicate(lower, first + 1, min(last, first + 300))
    if own is None:
        if quantity.unit == "%" and _acts_on_counted(lower, (first, last), quantity.end):
            return _behind_verb(lower, (first, last), quantity, end)
        return nonempty((first, last)), None
    if lower[quantity.end : quantity.end + 12].lstrip().startswith("đối với "):
        return trimmed(lower, lower.index("với ", quantity.end) + 4, end), trimmed(lower, own, last)
    ending = _ENDING_VERB.search(lower, own, last)
    if ending and quantity.unit == "%" and predicate().fullmatch(lower, *ending.span("verb")):
        return _behind_verb(lower, ending.span(), quantity, end)
    return trimmed(lower, first, own), trimmed(lower, own, last)


# Acts that bring others to act: "Vận động 60% nhà giáo | có sáng kiến".
_CAUSES = compile_pattern(
    r"(?<!\p{L})(?:vận động|phấn đấu|huy động|thu hút|chỉ đạo|tập hợp|đưa|nâng|khuyến khích|hướng dẫn|động viên|duy trì|giữ vững|hoàn thành|thực hiện|triển khai|xây dựng|tổ chức)\Z"
)


def _acts_on_counted(lower: str, left: Span, at: int) -> bool:
    """``Xử lý | 100% trường hợp …``: words that no table knows as a verb, before a share of something counted."""
    number = _OF_COUNTED.match(lower, at)
    if not number or not unit_pattern().match(lower, number.end()):
        return False
    return _UNKNOWN_ACT.fullmatch(lower, *left) is not None and unit_pattern().match(lower, *left) is None


_UNKNOWN_ACT = compile_pattern(
    r"(?!(?:tỷ lệ|tỉ lệ|số|mức|khối|nhóm|loại|học lực|hạnh kiểm|nữ|nam)(?!\p{L}))\p{L}+(?: \p{L}+){1,3}"
)
_OF_COUNTED = compile_pattern(r" {0,3}(?:(?:số|tổng số|các) )?")
_REGARDING = compile_pattern(r" (?:về|trong việc|theo)(?!\p{L})")


def _behind_verb(lower: str, verb: Span, quantity: Quantity, end: int) -> tuple[Span | None, Span | None]:
    """``giảm 10% số vụ tai nạn so với năm trước``, ``kiểm tra 20% số CĐCS``: what is done stands before the value."""
    if quantity.unit != "%":
        return None, verb
    if not _MOVING.match(lower, *verb):
        regard = _REGARDING.search(lower, quantity.end, end)
        end = regard.start() if regard else end
        subject, predicate_found = noun_then_predicate(lower, quantity.end, quantity.end, end)
        acting = acts().match(lower, *verb) or _TAKES_PART.match(lower, *verb)
        if predicate_found and subject and acting and not _CAUSES.search(lower, *verb):
            subject, predicate_found = trimmed(lower, subject[0], end), None  # "Thăm hỏi | 100% gia đình có việc hiếu"
        return subject, predicate_found or verb
    baseline = _BASELINE.search(lower, quantity.end, end)
    slash = _OVER_OR_UPWARD.match(lower, quantity.end, end)
    first, last = trimmed(lower, slash.end() if slash else quantity.end, baseline.start() if baseline else end)
    counted = unit_pattern().match(lower, first + len("số "), last) if lower.startswith("số ", first) else None
    if counted and kind_of(counted[0]) in ("person", "organ"):  # "giảm 10% số | trẻ em bị đuối nước"
        first = counted.start()
    return nonempty((first, last)), verb
