"""Predicates of administrative prose: the word that begins what is to hold or to be done, and what only describes a noun."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.target_words import words
from vnunion_nlp.patterns import compile_pattern

_NO_VERB = r"(?! (?:viên|nhập)(?!\p{L}))(?<!tổ chức(?= (?:công đoàn|đảng|đoàn|hội(?! (?:nghị|thi|thảo|diễn|thao|trại|giảng|họp|chợ|đàm))|chính trị|xã hội|kinh tế|cá nhân|cơ sở|và)(?!\p{L})))(?<!tổ chức(?=[,;)]))(?<!không(?= chuyên))(?<!làm(?= việc))(?<!trao(?= đổi))(?<!tăng(?= trưởng))(?<!mở(?= rộng))"
_FIRMLY = r"(?:được|đạt|có|phải|đều|sẽ|đã|không|là)(?!\p{L})"
_NO_VERB_LEFT = (
    rf"(?<!\p{{L}})(?<!qua )(?<!ban (?!{_FIRMLY}))(?<!diện )(?<!tổng )(?<!công (?!{_FIRMLY}))(?<!dân (?=vận|chủ))(?<!trung (?=thu))(?<!doanh (?=thu))(?<!chỉ tiêu (?!{_FIRMLY}))(?<!kế hoạch (?!{_FIRMLY}))(?<!nhiệm vụ (?!{_FIRMLY}))(?<!việc (?=làm))(?<!chi (?=thường xuyên))(?<!khối (?=sản xuất))(?<!khu vực (?=sản xuất))(?<!tổ (?=sản xuất))(?<!đội (?=sản xuất))(?<!hộ (?=sản xuất))(?<!cơ sở (?=sản xuất))(?<!trực tiếp (?=sản xuất))(?<!cơ quan, (?=tổ chức))(?<!đơn vị, (?=tổ chức))(?<!doanh nghiệp, (?=tổ chức))(?<!cá nhân, (?=tổ chức))(?<!độc )(?<!đại )(?<!thi công )(?<!mức )(?<!gia (?!{_FIRMLY}))(?<!trợ )(?<!chế độ )(?<!giấy phép )(?<!công tác )(?<!nghiệp - )(?<!nghiệp, (?=xây))(?<!rắn )(?<!thải (?=sinh))(?<!nước (?=sinh))"
    r"(?<!giá trị )(?<!vốn )(?<!cán bộ (?=quản lý))(?<!cơ quan (?=quản lý))(?<!trình độ (?=đào tạo))"
)


@cache
def predicate() -> re.Pattern[str]:
    """A word that begins what is to hold or to be done."""
    return compile_pattern(rf"{_NO_VERB_LEFT}(?:{words('state')}|{words('act')})(?!\p{{L}}){_NO_VERB}")


@cache
def bare_predicate() -> re.Pattern[str]:
    """A predicate straight behind a value (``90% được công nhận``)."""
    # "100% hoạt động kiểm tra được …", "100% báo cáo định kỳ được …" count what elsewhere are verbs.
    noun = r"(?:hoạt động|báo cáo|nghiên cứu) [^,;.()]{1,80}(?<!\p{L})được(?!\p{L})"
    return compile_pattern(rf"(?!{noun})(?:{words('state')}|hoàn thành|xếp loại)(?!\p{{L}})")


@cache
def acts() -> re.Pattern[str]:
    """A verb of doing, or several in a row (``thăm hỏi, tặng quà``)."""
    act = words("act")
    return compile_pattern(
        rf"(?:{act})(?!\p{{L}}){_NO_VERB}(?:,? {{1,3}}(?:{act})(?!\p{{L}}))*+(?: {{1,3}}(?:được|mới|thêm)(?!\p{{L}}))*+"
    )


@cache
def gives() -> re.Pattern[str]:
    """A verb that is an act only where its count stands behind it (``phát 500 tờ rơi``)."""
    level = r"cấp (?:tỉnh|huyện|xã|trường|cơ sở|bộ|quốc gia|thành phố|quận|phường|trên|dưới|trung ương)"
    return compile_pattern(rf"(?!{level})(?:{words('give')})(?!\p{{L}})")


# What only describes those counted, where a predicate of its own follows: "đoàn viên có hoàn cảnh khó khăn | được thăm hỏi".
_DESCRIBES = compile_pattern(
    r"(?:có {1,3}(?P<of>\d+ (?:người )?lao động trở lên|từ|dưới|trên|tổ chức|cđcs|ubkt|ủy ban kiểm tra|ban nữ công|đảng viên|công đoàn|hoàn cảnh|nhu cầu|nguyện vọng|đủ điều kiện|điều kiện|chi bộ|quan hệ|con|trẻ|phụ nữ|người (?:già|khuyết|cao|có)|vốn|thai|chồng|nguy cơ)"
    r"|(?:sử dụng|bị|làm việc|làm chủ|làm công tác|làm nghề|công tác)(?= [^,;]{3,40}(?<!\p{L})(?:được|xây dựng|ký|tổ chức|thành lập|thực hiện|tham gia)(?!\p{L}))"
    r"|(?P<able>đủ điều kiện)|là(?: \p{L}+){1,4}(?= được(?!\p{L}))|được {1,3}(?!công nhận )\p{L}+ {1,3}\p{L}+(?= {1,3}(?:được|là|đạt)(?!\p{L})))(?!\p{L})"
)
_FIRM = compile_pattern(r"(?<!\p{L})(?:được|sẽ|phải|đều|là|đạt|không bị)(?!\p{L})")
# "người" alone names nobody: "người được hỏi | hài lòng", "người mới biết chữ | tiếp tục học".
PERSON_ALONE = compile_pattern(r"(?<!\p{L})người (?:mới |đã |chưa )?\Z")


def own_predicate(lower: str, at: int, end: int) -> int | None:
    """Where the first predicate begins that does not just describe the noun before it; else where a description begins."""
    verb = predicate().search(lower, at, end)
    person = PERSON_ALONE.search(lower, max(0, verb.start() - 12), verb.start()) if verb else None
    if verb and person and person.start() <= at:
        verb = predicate().search(lower, verb.end(), end) or verb
    if verb and verb[0] != "được" and lower.endswith(" mới ", at, verb.start()):  # "hộ mới thoát nghèo | được hỗ trợ"
        verb = predicate().search(lower, verb.end(), end) or verb
    described = None
    while verb and (verb[0] == "đã" or lower.endswith(("đang ", "đã "), at, verb.start())):
        # "khu công nghiệp đang hoạt động | có …"
        later = predicate().search(lower, verb.end(), end)
        if not later or lower.find(",", verb.end(), later.start()) >= 0:
            break
        verb = later
    while verb and (inner := _DESCRIBES.match(lower, verb.start(), end)):
        behind = inner.end()
        if inner["able"] and lower[behind:end].strip(" ,"):
            return behind + 1
        described = (
            described
            if inner["of"] and (inner["of"] in ("từ", "dưới", "trên") or inner["of"][0].isdigit())
            else verb.start()
        )
        firm = _FIRM.search(lower, behind, end) if inner["of"] in ("nhu cầu", "nguyện vọng", "hoàn cảnh") else None
        verb = firm or predicate().search(lower, behind, end)
    if verb and lower.endswith("chưa ", at, verb.start()):
        return verb.start() - len("chưa ")
    return verb.start() if verb else described
