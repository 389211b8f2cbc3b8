"""Names that say in small letters what a body is for: ``Ban Chỉ đạo Hiến máu tình nguyện``, ``Trung tâm Công nghệ thông tin``."""

from __future__ import annotations

import re
from dataclasses import replace

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower

_COMMITTEE = compile_pattern(
    r"(?:(?P<high>(?:ban chi dao|uy ban|hoi dong|to cong tac)[ ](?:quoc gia|trung uong))|ban (?:chi dao|chi huy|to chuc|van dong)|tieu ban|to cong tac"
    r"|hoi(?: dong)?)(?![a-z])"
)
_INSTITUTION = compile_pattern(
    r"(?:hoc vien|trung tam|vien|cuc|vu|benh vien|truong (?:dai hoc|cao dang|trung cap)|nha (?:van hoa|xuat ban))(?=[ ])"
)
_MOST_SMALL_WORDS = 4
_ABOUT = compile_pattern(r"[ ]ve[ ]")
# A name goes on in small letters (``Hiến máu tình nguyện``); another organ or a place begins otherwise.
_NAMED = compile_pattern(
    r"[ ](?:(?:Tháng|Năm|Quỹ|Lễ|Giải|Tuần lễ|Ngày hội|Cuộc|Đại hội|Hội (?:khỏe|khoẻ|thi|thao|diễn|trại|xuân|chợ))[ ]|[Pp]hòng,?[ ]chống[ ]"
    r"|(?:xây dựng(?! kế hoạch| chương trình| đề án)|cải cách|đổi mới|chuyển đổi|ứng phó|bảo vệ|vì sự tiến bộ|hội thi|hội thảo|cuộc thi|cuộc vận động|phong trào)[ ]"
    r"|(?!(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng|Quân)[ ](?:ủy|uỷ|đoàn|phố|xã|trấn|bộ|tỉnh|huyện)|Công đoàn|Liên (?:đoàn|hiệp)|Trung ương|Quốc (?:gia|hội)|Nhân dân"
    r"|Cơ quan|Chính phủ|Văn phòng|Viên chức|Mặt trận|(?:Tổng|Trường|Ủy|Uỷ|Hội|Nhà|Ban|Phòng|Về)[ ])\p{Lu}\p{Ll}+[ ]\p{Ll}"
    r"|Công tác[ ])"
)
# In small letters what it is for reaches to its place.
_SMALL = compile_pattern(r"[ ](?!(?:và|cùng|mời|tổ chức|nghị)[ ])\p{Ll}{2,}")
_QUOTED = compile_pattern(r"[ ]\"[^\"\n\x1a]{3,120}\"")
_AND = compile_pattern(r"[ ](?:(?P<and>và|với)|-)[ ]")
_ORGAN = compile_pattern(
    r"(?:Hội|Công đoàn|Liên đoàn|Ban|Sở|Bộ|Phòng|Đoàn|Ủy ban|UBND|LĐLĐ|Trung tâm|Trường|Viện|Cục|Giám đốc|Trưởng|Chủ tịch)(?!\p{L})"
)
_WORD = compile_pattern(r"[ ](?:[-–][ ])?[\p{L}\d/.-]*[\p{L}\d]")
# What a document is about, or its day, behind the organ that issued it.
_SUBJECT = (
    r"về|v/v|ban hành|hướng dẫn|quy định|phê duyệt|thành lập|kiện toàn|triển khai|thực hiện|thông báo"
    r"|tổ chức|yêu cầu|báo cáo|ngày[ ]\d|lần thứ|kh(?:óa|oá)|nhiệm kỳ"
)
_PLACE = compile_pattern(
    r"[ ](?:[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|TP|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Nn]gành|(?:[Nn]hà )?[Tt]rường|[Tt]rung ương|TW)"
    rf"(?=\.?[ ]\p{{Lu}}|[ ]?(?:[;,.:)(\"\n\x1a]|$)|[ ](?:{_SUBJECT})(?!\p{{L}}))"
)
_NO_NAME = compile_pattern(
    r"[ ](?:đã|được|là|đến|cho|tại|trong|do|để|nhằm|với|theo|này|sẽ|phải|khi|thì|gửi|giao|của|có)(?!\p{L})"
)
_DOCUMENT = compile_pattern(rf"[ ,]{{1,3}}(?:{_SUBJECT})(?!\p{{L}})", re.IGNORECASE)
# ``Tháng hành động về ATVSLĐ``, ``Tháng hành động về an toàn, vệ sinh lao động``
_MONTH_ABOUT = compile_pattern(r"[ ]về[ ](?:\p{Lu}{3,7}(?!\p{L})|an toàn,?(?: và)?[ ]vệ sinh lao động)")
_STOP = compile_pattern(r"[ ]?(?:$|[;:.()\"\n\x1a])")
_ANOTHER_ORGAN = compile_pattern(
    r",[ ](?:cong doan|lien doan|chi doan|doan|truong|nha truong|ban|so|phong(?! chong)|ubnd|uy ban|hoi|ldld|cdcs|btv|bch|to|cac|nhung|moi|dong thoi)(?![a-z])"
)
# A comma of a term: ``phòng, chống``, ``khám, chữa``.
_IN_TERM = compile_pattern(r",[ ]ch(?:(?<=phong, ch)ong|(?<=kham, ch)ua)(?![a-z])")
_LEVEL = compile_pattern(r"[ ](?:tinh|huyen|thanh pho|tp|quan|thi xa|thi tran|xa|phuong|nganh|trung uong|tw)(?![a-z])")
_CAPITALS, _REACH = 14, 240
_MOST_WORDS = 18


def read_purpose(view: View, at: int, is_head: re.Pattern[str] | None) -> int | None:
    """End of the name of a committee or institution at ``at`` with what it is for, without its place; None if none stands there."""
    if committee := _COMMITTEE.match(view.plain, at):
        words = view.text[at : at + _CAPITALS]
        if not committee["high"] and words.isupper() and " " in words:
            # Case tells nothing: read as if all were small, up to a place.
            small = replace(view, text=view.text[:at] + lower(view.text[at : at + _REACH]))
            end = _purpose_end(small, committee.end(), is_head) if _SMALL.match(small.text, committee.end()) else None
            return end if end and _LEVEL.match(view.plain, end) else None
    if committee:
        end = committee.end()
        about = _ABOUT.match(view.plain, end) if committee["high"] else None
        if about:
            start = about.end()
            named = _NAMED.match(view.text, start - 1) or (
                view.text[start].isupper() and not (is_head and is_head.match(view.plain, start))
            )
            return _purpose_end(view, start - 1, is_head) if named else None
        if _NAMED.match(view.text, end):
            return _purpose_end(view, end, is_head)
        if committee[0] != "hoi" and _SMALL.match(view.text, end):
            end = _purpose_end(view, end, is_head) or end
            return end if _PLACE.match(view.text, end) else None
    elif (institution := _INSTITUTION.match(view.plain, at)) and _NAMED.match(view.text, institution.end()):
        return _purpose_end(view, institution.end(), is_head, most_small=_MOST_SMALL_WORDS)
    return None


def _purpose_end(view: View, at: int, is_head: re.Pattern[str] | None, *, most_small: int = _MOST_WORDS) -> int | None:
    """End of what a body is for: before its place, before what its document is about, at the clause's end.

    ``most_small``: how many words in small letters may follow each other.
    """
    end, comma, small = at, None, 0
    for _ in range(_MOST_WORDS):
        if end > at and (about := _MONTH_ABOUT.match(view.text, end)) and view.plain.endswith("hanh dong", at, end):
            end = about.end()
            continue
        if end > at and (_PLACE.match(view.text, end) or _DOCUMENT.match(view.text, end)):
            return end
        if end > at and (quoted := _QUOTED.match(view.text, end)):
            return quoted.end()
        if _STOP.match(view.plain, end):
            return comma or end
        if _NO_NAME.match(view.text, end):
            return comma
        joint = _AND.match(view.text, end)
        if joint and (
            (joint["and"] and _ORGAN.match(view.text, joint.end()))
            or (is_head and is_head.match(view.plain, joint.end()))
        ):
            return end
        if view.plain.startswith(",", end):
            comma = comma or (None if _IN_TERM.match(view.plain, end) else end)
            if _ANOTHER_ORGAN.match(view.plain, end):
                return comma
            end += 1
        word = _WORD.match(view.text, end)
        small = small + 1 if word and word[0].strip()[0].islower() else 0
        if word is None or small > most_small:
            return comma
        end = word.end()
    return comma
