"""What leads to targets or away from them in a paragraph: labels, announcements, the verbs of a decision (patterns for text in lower case)."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern

PARAGRAPH_LABEL = compile_pattern(
    r"[\s\-+*]{0,6}(?:\(?\p{L}{1,5}[.)/]{1,2} {0,3}|\d{1,2}(?:\.\d{1,2}){0,2}[.)/-]? {0,3})?(?:(?:các |về )?(?:"
    r"(?P<target>(?:chỉ tiêu|mục tiêu)(?: cụ thể| phấn đấu| chủ yếu)?)"
    r"|(?:nguồn )?(?:kinh phí|dự toán|mức thưởng|mức hỗ trợ|cơ cấu giải|đối tượng|thành phần)(?: \p{L}+){0,3})) {0,2}:"
)
# Where a paragraph announces targets, and what follows sets them: "Đại hội đề ra các chỉ tiêu: …", "thông qua 12 chỉ tiêu. Cụ thể, …".
ANNOUNCES = compile_pattern(
    r"(?<!\p{L})(?:(?:đặt|đưa|đề)(?: ra)? (?:(?:các|một số|những|nhiều) )?(?:chỉ tiêu|mục tiêu)(?! \p{L}+ (?:thi đua|kép))(?: chủ yếu| cơ bản| cụ thể| quan trọng)?(?:(?:[^.;:,\n\d]{0,60}, (?:trong đó|cụ thể)|,? như(?! sau))(?!\p{L}))?"
    r"|với (?:một số|các|những|\d{1,2}) chỉ tiêu(?: chủ yếu| cơ bản| cụ thể| quan trọng)?(?:,? như(?! sau))?(?!\p{L})"
    r"|với (?:một số|các|những|\d{1,2}) nội dung(?: \p{L}+){0,3} như(?= (?:phấn đấu|mỗi|có|ít nhất|100 ?%) )"
    r"|mục tiêu(?: cơ bản| cụ thể| chung| tổng quát)?(?: phấn đấu)? (?:đến|vào|trong) (?:cuối |hết )?năm \d{4}(?: là|,? phấn đấu|:)"
    r"|(?:chỉ tiêu|mục tiêu)[^.;:\n\d]{0,60} được [^.;:\n\d]{0,60}?(?:xác định|đề ra|đặt ra|thông qua|thống nhất|đưa ra|phê duyệt)[^.;:\n\d]{0,30}?(?:, (?:trong đó|cụ thể|gồm|đó là|như(?! sau))(?!\p{L})| (?:gồm|là|như(?! sau))(?!\p{L}))"
    r"|(?:chỉ tiêu|mục tiêu) (?:được )?(?:đặt|đề) ra (?:là|gồm)(?!\p{L})"
    r"|giao(?: cho [^,.;:\d]{2,60})? chỉ tiêu (?=(?:tốc độ|tỷ lệ|tỉ lệ|số|tổng|mức|thu|giá trị|sản lượng) )"
    r"|(?:đề ra|đặt ra|đưa ra|thông qua|thống nhất|xác định|quyết định|quyết nghị|đăng ký|giao|xây dựng|phấn đấu|với)(?: [\p{L}\d-]+,?){0,14}? (?:chỉ tiêu|mục tiêu)"
    r"[^.;:\n]{0,90}(?::|(?<!\p{L})như(?!\p{L}|:)|, đó là(?!\p{L})|\. {1,3}(?:cụ thể|trong đó|theo đó)(?!\p{L}))"
    r"|(?:có|gồm|là) (?:các|những|một số) chỉ tiêu(?![^.;:\n]{0,60}(?<!\p{L})(?:đạt|vượt|hoàn thành|thấp))[^.;:\n]{0,60}(?::|(?<!\p{L})như(?!\p{L}|:))"
    r")[ :]{0,3}"
)
# "Điều 1. Công nhận 40 đơn vị …": what a decision gives or sets up is done with it.
DECIDES = compile_pattern(
    r"\s*điều \d{1,2} ?[.:] {0,3}(?:nay )?(?:công nhận|khen thưởng|tặng|phê duyệt|chuẩn y|thành lập|cử|bổ nhiệm|chỉ định|giao|trích|kiện toàn|biểu dương|hỗ trợ|trợ cấp|chi)(?!\p{L})"
)
STRIVES = compile_pattern(r"phấn đấu|không để (?:xảy ra|phát sinh) (?:vụ|cuộc|trường hợp) ")
# A paragraph that lists what is striven for: "Phấn đấu tốc độ tăng trưởng đạt 9%; sản lượng lúa 2 triệu tấn; …".
STRIVES_FOR_LIST = compile_pattern(r"phấn đấu (?:[^;\n]{1,300};){2}")
