"""Text files: encodings are told by what they decode to."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.knowledge import rows
from vnunion_nlp.reading import read_bytes
from vnunion_nlp.reading.legacy import ENCODINGS, Encoding, Repair, convert
from vnunion_nlp.reading.syllables import is_syllable, legibility

PLAN = """LIÊN ĐOÀN LAO ĐỘNG HUYỆN TÂN SƠN
Số: 12/KH-LĐLĐ
KẾ HOẠCH
Tổ chức hội nghị người lao động năm 2008
Ban Thường vụ yêu cầu các công đoàn cơ sở thực hiện tốt những nội dung sau, gửi báo cáo trước ngày 15 tháng 9.
- Phổ biến “Bộ luật Lao động” cho ít nhất 80% đoàn viên; vận động những người chưa đủ điều kiện.
Nơi nhận: các công đoàn cơ sở trực thuộc.
"""


def encoded(text: str, encoding: Encoding) -> bytes:
    """``text`` as a program of its time would have saved it."""
    table = {row["letter"]: bytes.fromhex(row[encoding]) for row in rows("legacy_encodings") if row[encoding]}
    if encoding == "tcvn3":  # its capitals with a tone are small letters in another font
        table |= {letter.upper(): code for letter, code in table.items() if letter.upper() not in table}
    quotes = {"“": b"\x93", "”": b"\x94"} if encoding in ("tcvn3", "vni") else {"“": b'"', "”": b'"'}
    return b"".join(table.get(char) or quotes.get(char) or char.encode("ascii") for char in text)


def expected(encoding: str) -> str:
    return PLAN if encoding in ("tcvn3", "vni", "cp1258") else PLAN.replace("“", '"').replace("”", '"')


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_old_encodings_are_recognised(encoding: Encoding) -> None:
    reading = read_bytes(encoded(PLAN, encoding), name="cũ.txt")
    assert reading.source.encoding == encoding
    assert reading.text == expected(encoding)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_old_encodings_that_were_taken_for_western_text_are_recognised(encoding: Encoding) -> None:
    as_unicode = encoded(PLAN, encoding).decode("latin-1").encode()
    reading = read_bytes(as_unicode, name="cũ.txt")
    assert reading.source.encoding == encoding
    assert reading.text == expected(encoding)


def test_cp1258_is_recognised() -> None:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    typed = ""
    for char in PLAN:
        # A letter with its hat, then the tone: what Windows typed.
        parts = unicodedata.normalize("NFD", char)
        typed += unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        typed += "".join(p for p in parts if p in tones)
    reading = read_bytes(typed.encode("cp1258"), name="cũ.txt")
    assert reading.source.encoding == "cp1258"
    assert unicodedata.normalize("NFC", reading.text) == PLAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_with_and_without_mark(encoding: str, form: str) -> None:
    text = unicodedata.normalize(form, PLAN)  # type: ignore[arg-type]
    reading = read_bytes(text.encode(encoding), name="mới.txt")
    assert reading.text == text
    assert reading.source.encoding.startswith(encoding[:5])


def test_lines_in_an_old_encoding_among_unicode_lines_are_converted() -> None:
    mixed = PLAN + encoded("Các cấp công đoàn phối hợp với chính quyền tổ chức thực hiện.\n", "tcvn3").decode("latin-1")
    reading = read_bytes(mixed.encode(), name="lẫn.txt")
    assert reading.text == PLAN + "Các cấp công đoàn phối hợp với chính quyền tổ chức thực hiện.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Résumé: déjà vu, façade, naïve, Übergrößen, señor, garçon, œuvre\n" * 5,
        "KÉ HOACH cua Lien doan Lao dông huyên\n" * 5,
        "§1 · 20°C ± 5 µm ©\n" * 5,
    ],
    ids=["french", "damaged", "signs"],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert read_bytes(text.encode(), name="khác.txt").text == text


@given(st.text(max_size=300))
def test_unicode_text_survives_unless_it_is_old(text: str) -> None:
    if text.strip() and legibility(text).n_words < 3:
        assert Repair().whole(text) == text or legibility(text).score < 0.5


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ReadingError, match="UTF-8"):
        read_bytes(bytes(range(128, 256)) * 20, name="x.txt")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_of_a_table_is_its_own(encoding: Encoding) -> None:
    letters = [row["letter"] for row in rows("legacy_encodings") if row[encoding]]
    assert len({row[encoding] for row in rows("legacy_encodings") if row[encoding]}) == len(letters)
    for letter in letters:
        # A vowel before it keeps TCVN3 from taking a lone capital for a line of capitals.
        assert convert(encoded("a" + letter, encoding).decode("latin-1"), encoding) == "a" + letter


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "giặt", "Ủy", "thuở", "khuỷu", "ĐOÀN", "oanh", "gì", "kỹ", "yếu"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["cac", "hạot", "strong", "§oµn", "ñoaøn", "cấcb", "website", "họcf"])
def test_not_syllables(word: str) -> None:
    assert not is_syllable(word)
