"""Words that open the body of a document: what begins with them is no longer its title.

``Căn cứ`` is known without its blank (``CăncứLuật``) and without its last letter (``Căn c Lut``), as converters leave it.
"""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern

HARD_OPENER = compile_pattern(
    r"^[\W_]{0,4}(?:[l|!ij]\s)?(?:can ?cu(?!oc)\w*|can c|hom nay(?!\s*(?:[:\d]|$))|kinh thua|xet|chuong\s+[ivx\d]+|phan\s+(?:thu|[ivx\d])|dieu\s+\d|noi nhan)\b"
)
OPENER = compile_pattern(
    r"^[\W_]{0,4}(?:[l|!ij]\s)?(?:can ?cu(?!oc)\w*|can c|thuc hien|trien khai|thi hanh|hom nay(?!\s*(?:[:\d]|$))|kinh thua|xet\b|theo\b|de (?:thuc|trien|chuan|dam|nang|tiep|kip|cu|to|chao|thiet|phat)|nham|"
    r"trong (?:nam|thoi|nhung|boi|\d)|nhung nam|nam \d{4}(?!\s?:)\W|sau khi|phat huy|tiep tuc|vua qua|vao (?:hoi|luc)\b|dieu\s+\d|chuong\s+[ivx\d]+|phan\s+(?:thu|[ivx\d])|"
    r"(?:ban (?:chap hanh|thuong vu)|lien doan|cong doan|tong lien doan)\b[^\n]{30}|duoc su|ngay \d|thong qua|qua\b|tu ngay)"
)
