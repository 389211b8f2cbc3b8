"""Words that grew together where a converter dropped a line's end (``VIỆT NAMĐộc lập``, ``THỨ TRƯỞNGNguyễn Văn An``).

Only what can be nothing else is parted: the parts of the frame, words that open a sentence behind a small letter, and labels and
bullets directly behind a closing mark. The patterns begin with letters or marks, and what stands before is looked at afterwards: so
they cost little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.syllables import is_syllable
from vnunion_nlp.text import SourceText

_TYPES = (
    "QUYẾT ĐỊNH|KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|HƯỚNG DẪN|NGHỊ QUYẾT|CHƯƠNG TRÌNH|TỜ TRÌNH|CHỈ THỊ|BIÊN BẢN|QUY CHẾ|KẾT LUẬN"
)
_BEGINS = compile_pattern(
    rf"(?P<frame>CỘNG H[OÒ][AÀ] XÃ|ĐẢNG CỘNG SẢN|ĐOÀN TNCS HỒ|{_TYPES})|(?P<either>Số\s?:|Độc lập\s?[-–])"
    r"|(?P<office>TRƯỜNG |CÔNG ĐOÀN |LIÊN ĐOÀN |PHÒNG GIÁO|SỞ GIÁO|BAN CHẤP HÀNH|CĐCS |LĐLĐ |CHỦ TỊCH|PHÓ |BÍ THƯ|GIÁM ĐỐC|HIỆU TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|TỔNG GIÁM)"
    r"|(?P<sentence>Căn cứ |Thực hiện |Hôm nay|Vào hồi |Nơi nhận\s?:|Kính gửi\s?:|Số \d)|(?P<term>nhiệm kỳ)"
)
_BEHIND_CAPITALS = compile_pattern(r"\p{Lu}{2}$")
_BEHIND_WORD = compile_pattern(r"(?:\p{Ll}|\d{4})$")
_BEHIND_ROMAN = compile_pattern(r"[IVX]{2}$")
_ENDS = compile_pattern(
    rf"(?:{_TYPES})(?=(?:V/v|\p{{Lu}}\p{{Ll}}))|[Pp]húc(?=\p{{Lu}})|VIỆT NAM(?=\p{{Lu}}{{2}})|Trang \d(?=\p{{Lu}}{{3}})|(?:TỊCH|HÀNH|VỤ|TRƯỞNG|ĐỐC|THƯ|TRỰC)(?=- \p{{Lu}})"
    r"|(?:TỊCH|TRƯỞNG|ĐỐC|THƯ|BAN|TRỰC|PHÒNG|TỌA|[kK]ý\))(?=(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3})(?:\s*$|\s*\n|Nơi nhận))"
)
_MARK = compile_pattern(
    r"[.;:](?=(?:[IVX]{1,4}[./-] ?\p{Lu}{2}|PHẦN (?:THỨ|I)|Điều \d{1,2}[.:]|Căn cứ |Nơi nhận\s?:|\d{1,2}[./] ?\p{Lu}\p{Ll}|[-+] ?\p{Lu}))"
)
_BEFORE_MARK = compile_pattern(r"[\p{L})]{2}$")
_RULE = compile_pattern(r"[-_]{4,}|\*{3,}(?=Số\s?:)")
_FRAME_WORD = compile_pattern(
    r"\p{Lu}{2}(?=(?P<word>\p{Lu}\p{Ll}{1,6})[ ,])|\p{Lu}{3}(?<![IVX]{3})(?=- (?P<item>\p{Lu}\p{Ll}+)[ ,;])"
)
"""In the frame also any capitals that a word with one capital grew to (``/KH-CĐCSAn Mẫu, ngày``); in the text that may be a brand."""
_FRAME = 1500


def parted(source: SourceText) -> SourceText:
    """``source`` with lines where words of the frame grew together; itself where none did."""
    breaks = sorted(set(_breaks(source.clean)))
    return source.with_lines(breaks) if breaks else source


def _breaks(text: str) -> Iterator[int]:
    for match in _BEGINS.finditer(text):
        start = match.start()
        if start and not text[start - 1].isspace() and _grew(match, text[max(0, start - 4) : start]):
            yield start
    for match in _ENDS.finditer(text):
        if not match["name"] or is_name(match["name"]):
            yield match.end()
    for match in _MARK.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if _BEFORE_MARK.search(before) and not (match[0] == "." and _BEHIND_ROMAN.search(before)):
            yield match.end()
    for match in _RULE.finditer(text):
        if text[max(0, match.start() - 1) : match.start()].isalpha():
            yield match.start()
        if text[match.end() : match.end() + 1].isupper():
            yield match.end()
    end = len(text)
    for low, high in ((0, min(_FRAME, end)), (max(_FRAME, end - _FRAME), end)):
        for match in _FRAME_WORD.finditer(text, low, high):
            if is_syllable((match["word"] or match["item"]).lower()):
                yield match.end()


def _grew(match: re.Match[str], before: str) -> bool:
    """Whether what stands directly before a word was the end of another line."""
    capitals, word = _BEHIND_CAPITALS.search(before) is not None, _BEHIND_WORD.search(before) is not None
    kind = match.lastgroup
    if kind == "term":
        return _BEHIND_ROMAN.search(before) is not None
    if kind == "sentence":
        return word
    if kind == "office":
        return capitals and not before[:-1].endswith("PH")  # PHÓ, misread
    return capitals or word
