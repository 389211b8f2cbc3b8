"""Confidences: in bounds, the same every time, high on a tidy document, lower on a damaged one, and kept on the corpus."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnunion_nlp
from vnunion_nlp.confidence.assessment import DOUBTFUL, slot_signs, slots_of
from vnunion_nlp.confidence.model import BASE, FAMILIES, probability, weights
from vnunion_nlp.confidence.setting import Setting
from vnunion_nlp.document import Document
from vnunion_nlp.evaluation.corpus import CLEAN, pairs, rendered_pairs
from vnunion_nlp.evaluation.reliability import EDGES, Judged, bins, calibration_error, judged, sure
from vnunion_nlp.presentation.html import view
from vnunion_nlp.presentation.marks import doubt
from vnunion_nlp.syllables import is_plausible, is_syllable
from vnunion_nlp.text import SourceText

ROOT = Path(__file__).resolve().parent.parent

TIDY = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG HUYỆN SÔNG MÂY                Độc lập - Tự do - Hạnh phúc
      Số: 31/KH-LĐLĐ                         Sông Mây, ngày 15 tháng 4 năm 2024

                              KẾ HOẠCH
              Tổ chức Tháng Công nhân năm 2024

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Chăm lo đời sống đoàn viên, người lao động trên địa bàn huyện Sông Mây.
2. Yêu cầu
Các công đoàn cơ sở tổ chức Tháng Công nhân thiết thực, tiết kiệm.
II. NỘI DUNG
1. Thăm hỏi đoàn viên có hoàn cảnh khó khăn.
2. Tổ chức hội thao chào mừng Tháng Công nhân.
III. TỔ CHỨC THỰC HIỆN
Các công đoàn cơ sở báo cáo kết quả trước ngày 10 tháng 6 năm 2024.

Nơi nhận:                                        TM. BAN THƯỜNG VỤ
- LĐLĐ tỉnh An Bình (b/c);                            CHỦ TỊCH
- Các công đoàn cơ sở;
- Lưu: VT.
                                                      (Đã ký)

                                                 Nguyễn Thị Thu Hà
"""

DAMAGED = """\
LIÊN ĐOÁN LAQ ĐỘNG TỈNH AN BỈNH _ CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM
LIÊN ĐOÀN LA0 ĐỌNG HUYEN SÔNG MẬỶ ~ Độc lâp - Tự đo - Hạnh phúc
Số: 3l#/KH-LĐLĐ Sông Mẩy, ngày 1§ tháng 4 năm 2024
KÉ HOACH
Tỏ chức Thảng Công nhản nãm 2024 ; ¬
H. MỤC ĐỊCH, YÊU CÂU
1. Mục đich
Chãm lo đời sôngđoàn viên, ngưòi lao đông trên địa bàn huyên Sông Mây.
l. Yêu cầu
Cảc công đoản cơ sờ tồ chưc Thảng Côngnhân thiêt thưc, tiêt kìệm.
1. NỘI DUNG
1. Thãm hòi đoản vién có hoản cành khỏ khãn.
4. Tồ chưc hôi thao chào mửng Thảng Công nhân.
Nơi nhặn: TM. BAN THƯỞNG VỤ
- LĐLĐ tinh An Binh (b/c); CHU TICH
- Lưu: VT. Nguyển Thi Thụ Hả ~
"""


def confidences(document: Document) -> list[float]:
    found = [value for values in slots_of(document).values() for value in values]
    assert None not in found
    return [value for value in found if value is not None]


def test_every_slot_of_a_tidy_document_is_sure() -> None:
    document = vnunion_nlp.parse(TIDY)
    found = slots_of(document)
    assert {"header.number", "header.subject", "signatures.name", "sections"} <= found.keys()
    assert len(found["sections"]) == 7
    assert all(value >= DOUBTFUL for value in confidences(document))
    assert document.confidence is not None
    assert document.confidence >= DOUBTFUL


def test_a_damaged_document_is_not() -> None:
    tidy, damaged = vnunion_nlp.parse(TIDY), vnunion_nlp.parse(DAMAGED)
    assert damaged.confidence is not None
    assert damaged.confidence < 0.5 < (tidy.confidence or 0)
    assert min(confidences(damaged)) < 0.5
    assert all(section.confidence is not None and section.confidence < DOUBTFUL for section in damaged.sections)


@given(st.text(max_size=300) | st.lists(st.sampled_from([*TIDY.splitlines(), *DAMAGED.splitlines()])).map("\n".join))
def test_confidences_are_probabilities_and_the_same_every_time(text: str) -> None:
    document = vnunion_nlp.parse(text)
    assert all(0 <= value <= 1 for value in confidences(document))
    assert document.confidence is not None
    assert 0 <= document.confidence <= 1
    assert document == vnunion_nlp.parse(text)


@given(st.lists(st.sampled_from([*TIDY.splitlines(), *DAMAGED.splitlines()]), max_size=40).map("\n".join))
def test_signs_are_between_none_and_whole(text: str) -> None:
    setting = Setting.of(vnunion_nlp.parse(text), SourceText(text))
    signs = [each for slots in slot_signs(setting).values() for each in slots]
    assert all(0 <= value <= 1 for each in signs for value in each.values())


def test_no_sign_makes_a_slot_surer() -> None:
    table = weights()
    assert all(table[family] for family in FAMILIES)
    assert all(weight <= 0 for part in table.values() for (_, sign), weight in part.items() if sign != BASE)
    assert probability("sections", {"out_of_sequence": 1.0}) <= probability("sections", {})


def test_only_fields_with_confidences_have_one() -> None:
    with pytest.raises(ValueError, match="recipients"):
        probability("recipients", {})


@pytest.mark.parametrize(
    "word",
    [
        "nghiệp",
        "quốc",
        "quýt",
        "giếng",
        "gìn",
        "khuỷu",
        "Đoàn",
        "ĐOÀN",
        "thuở",
        "xoong",
        "CNVCLĐ",
        "QH14",
        "6b",
        "8h30",
        "2024",
        "b",
    ],
)
def test_words_of_documents_are_plausible(word: str) -> None:
    assert is_plausible(word)


@pytest.mark.parametrize(
    "word", ["nghiêp", "đươc", "laQ", "ngưòii", "Friệu", "TUMẠNG", "xj5k", "hoaạch", "tiêt", "kiệmm"]
)
def test_what_scanners_make_of_them_is_not(word: str) -> None:
    assert not is_plausible(word)


@pytest.mark.parametrize("word", ["cach", "tôt", "cáà", "kan", "ngiên", "cê"])
def test_spelling_rules_are_kept(word: str) -> None:
    assert not is_syllable(word)


def test_doubts_are_shown() -> None:
    assert doubt(0.42) == "confidence 0.42"
    assert doubt(0.97) is None
    assert doubt(None) is None
    assert "confidence 0." in view(vnunion_nlp.parse(DAMAGED))


def test_bins_hold_every_slot_once() -> None:
    slots = [Judged("a", CLEAN, "sections", edge, edge > 0.5) for edge in EDGES]
    assert sum(part.size for part in bins(slots)) == len(slots)
    assert sure(slots) == (1.0, 4 / 10)
    assert sure([]) == (None, None)
    assert calibration_error([Judged("a", CLEAN, "sections", 1.0, True)]) == 0


@cache
def corpus(split: str, condition: str) -> list[Judged]:
    gold = ROOT / "gold"
    if condition == CLEAN:
        cases, _ = pairs(gold, [ROOT / "corpus" / split])
    else:
        cases, _ = rendered_pairs(ROOT, gold, condition)
    return [slot for slot in judged(case for case in cases if case.split == split) if slot.field != "document"]


@pytest.mark.parametrize("split", ["dev", "test"])
def test_sure_slots_are_right_and_those_of_clean_text_are_sure(split: str) -> None:
    right, covered = sure(corpus(split, CLEAN))
    assert right is not None
    assert covered is not None
    assert right >= 0.99
    assert covered >= 0.85


@pytest.mark.parametrize("split", ["dev", "test"])
def test_sure_slots_are_right_in_whatever_condition(split: str) -> None:
    conditions = (CLEAN, "melted", "pdftotext", "ocr-300-good", "ocr-200-fair")
    right, _ = sure([slot for condition in conditions for slot in corpus(split, condition)])
    assert right is not None
    assert right >= 0.99
