"""Words that grew together where a converter dropped a line's end (``VIỆT NAMĐộc lập``, ``THỨ TRƯỞNGNguyễn Văn An``).

Only what can be nothing else is parted: the parts of the frame, words that open a sentence behind a small letter, and labels and
bullets directly behind a closing mark.
"""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.syllables import is_syllable
from vnunion_nlp.text import SourceText

_TYPES = (
    "QUYẾT ĐỊNH|KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|HƯỚNG DẪN|NGHỊ QUYẾT|CHƯƠNG TRÌNH|TỜ TRÌNH|CHỈ THỊ|BIÊN BẢN|QUY CHẾ|KẾT LUẬN"
)
_POSTS = "CHỦ TỊCH|PHÓ |BÍ THƯ|GIÁM ĐỐC|HIỆU TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|TỔNG GIÁM"
_ORGANS = "TRƯỜNG |CÔNG ĐOÀN |LIÊN ĐOÀN |PHÒNG GIÁO|SỞ GIÁO|BAN CHẤP HÀNH|CĐCS |LĐLĐ "
_CLOSING = r"(?:[IVX]{1,4}[./-] ?\p{Lu}{2}|PHẦN (?:THỨ|I)|Điều \d{1,2}[.:]|Căn cứ |Nơi nhận\s?:|\d{1,2}[./] ?\p{Lu}\p{Ll}|[-+] ?\p{Lu})"
_GLUED = compile_pattern(
    # Behind capitals
    rf"\p{{Lu}}{{2}}(?=(?:CỘNG H[OÒ][AÀ] XÃ|ĐẢNG CỘNG SẢN|ĐOÀN TNCS HỒ|Độc lập\s?[-–]|Số\s?:|{_ORGANS}|{_POSTS}|{_TYPES}|-{{4}}|_{{4}}|\*{{3}}Số))(?<!PH\p{{Lu}})"
    rf"|(?:{_TYPES})(?=(?:V/v|\p{{Lu}}\p{{Ll}}))"
    r"|(?:TỊCH|TRƯỞNG|ĐỐC|THƯ|BAN|TRỰC|PHÒNG|TỌA|[kK]ý\))(?=(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3})(?:\s*$|\s*\n|Nơi nhận))"
    # Behind small letters, digits and marks
    rf"|(?:\p{{Ll}}|\d{{4}})(?=(?:Căn cứ |Thực hiện |Hôm nay|Vào hồi |Số \d|Nơi nhận\s?:|Kính gửi\s?:|Số\s?:|Độc lập\s?[-–]))|[Pp]húc(?=(?:\p{{Lu}}|Số))|VIỆT NAM(?=\p{{Lu}}{{2}})|\d{{4}}(?=(?:{_TYPES}|CỘNG H[OÒ]))"
    rf"|[\p{{L}})]{{2}}[.;:](?<![IVX]{{2}}\.)(?={_CLOSING})|[-_*]{{3}}(?=Số\s?:)|[-_]{{4}}(?=(?:\p{{Lu}}\p{{L}}|V/v))|\p{{Ll}}(?=(?:-{{4}}|_{{4}}))|[IVX]{{2}}(?=nhiệm kỳ)|Trang \d(?=\p{{Lu}}{{3}})"
)

_FRAME_WORD = compile_pattern(
    r"\p{Lu}{2}(?=(?P<word>\p{Lu}\p{Ll}{1,6})[ ,])|\p{Lu}{3}(?<![IVX]{3})(?=- (?P<item>\p{Lu}\p{Ll}+)[ ,;])"
)
"""In the frame also any capitals that a word with one capital grew to (``/KH-CĐCSAn Mẫu, ngày``); in the text that may be a brand."""
_FRAME = 1500


def parted(source: SourceText) -> SourceText:
    """``source`` with lines where words of the frame grew together; itself where none did."""
    breaks = [match.end() for match in _GLUED.finditer(source.clean) if not match["name"] or is_name(match["name"])]
    end = len(source.clean)
    for low, high in ((0, min(_FRAME, end)), (max(_FRAME, end - _FRAME), end)):
        grown = _FRAME_WORD.finditer(source.clean, low, high)
        breaks += [match.end() for match in grown if is_syllable((match["word"] or match["item"]).lower())]
    return source.with_lines(sorted(set(breaks))) if breaks else source
