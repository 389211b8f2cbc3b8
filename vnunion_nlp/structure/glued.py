"""Words that grew together where a converter dropped a line's end (``VIỆT NAMĐộc lập``, ``THỨ TRƯỞNGNguyễn Văn An``).

Only what can be nothing else is parted: the parts of the frame, and labels directly behind a closing mark.
"""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.text import SourceText

_GLUED = compile_pattern(
    r"\p{L}(?=Độc lập\s?[-–])|[\p{L}\d](?=(?:CỘNG H[OÒ][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH))|[Pp]húc(?=(?:\p{Lu}\p{Ll}|Số))|\p{L}(?=(?:-{4}|_{4}|\*{3}Số))|[-_*]{3}(?=Số\s?:)|[-_]{4}(?=\p{Lu}\p{L})"
    r"|(?:QUYẾT ĐỊNH|KẾ HOẠCH|BÁO CÁO|THÔNG BÁO|HƯỚNG DẪN|NGHỊ QUYẾT|CHƯƠNG TRÌNH|TỜ TRÌNH|CHỈ THỊ|BIÊN BẢN)(?=(?:V/v|\p{Lu}\p{Ll}))"
    r"|\p{Lu}{2}(?=(?:TRƯỜNG |CÔNG ĐOÀN |LIÊN ĐOÀN |PHÒNG GIÁO|SỞ GIÁO|BAN CHẤP HÀNH|CHỦ TỊCH|PHÓ |BÍ THƯ|GIÁM ĐỐC|HIỆU TRƯỞNG|THỨ TRƯỞNG|TRƯỞNG BAN|TỔNG GIÁM))(?<!PH\p{Lu})"
    r"|(?P<before_name>(?:TỊCH|TRƯỞNG|ĐỐC|THƯ|BAN|TRỰC|PHÒNG|TỌA|ký\)))(?=(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3})(?:\s*$|\s*\n))"
    r"|[\p{L})]{2}[.;:](?=(?:[IVX]{1,4}\. ?\p{Lu}{2}|Điều \d{1,2}[.:]|Căn cứ |Nơi nhận\s?:|\d{1,2}\. ?\p{Lu}\p{Ll}))|\p{Ll}(?=Căn cứ )|Trang \d(?=\p{Lu}{3})"
)


def parted(source: SourceText) -> SourceText:
    """``source`` with lines where words of the frame grew together; itself where none did."""
    breaks = [match.end() for match in _GLUED.finditer(source.clean) if not match["name"] or is_name(match["name"])]
    return source.with_lines(breaks) if breaks else source
