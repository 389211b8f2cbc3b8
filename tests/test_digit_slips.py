"""Digits that a scan shows as letters (contract §1, damaged values)."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.extraction.digit_slips import digits_mended


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("trước ngày l5/6/2O24", "trước ngày 15/6/2024"),
        ("từ ngày 2O/l1/2024 đến ngày 3O tháng 1I", "từ ngày 20/11/2024 đến ngày 30 tháng 11"),
        ("trong l0 ngày, quý IV/2O25, họp lúc 14hOO", "trong 10 ngày, quý IV/2025, họp lúc 14h00"),
        ("l00% công đoàn cơ sở, 9O % đoàn viên, 1OO%", "100% công đoàn cơ sở, 90 % đoàn viên, 100%"),
        ("kết nạp 3O đoàn viên, O6 CĐCS, l5 lớp, 0l tin", "kết nạp 30 đoàn viên, 06 CĐCS, 15 lớp, 01 tin"),
        ("hỗ trợ 2O0 triệu đồng, l0.OOO đồng, 25.0O0 đồng", "hỗ trợ 200 triệu đồng, 10.000 đồng, 25.000 đồng"),
    ],
)
def test_digits_are_put_back(shown: str, written: str) -> None:
    assert digits_mended(shown) == written


@pytest.mark.parametrize(
    "text",
    [
        "khí CO2, lớp 6A1, Luật số 10/2012/QH13, Nghị quyết 30a",
        "Điều lệ, khoản I, mục II.1 và III.2, phụ lục 01",
        "chai 1l nước, vitamin B1, khổ A4, mẫu O-1",
        "Il. NỘI DUNG, l. Mục đích",
    ],
)
def test_letters_stay_letters(text: str) -> None:
    assert digits_mended(text) == text


def test_a_label_that_touches_its_share() -> None:
    text = "KẾ HOẠCH\nCông tác năm 2024\n\nI. CHỈ TIÊU\n1. Kết nạp 50 đoàn viên.\n2.100% CĐCS công khai tài chính.\n3.100 % đoàn viên được học.\n"
    document = parse(text)
    assert [(found.value, found.section_id) for found in document.indicators] == [
        (50, "I/1"),
        (100, "I/2"),
        (100, "I/3"),
    ]


def test_citations_and_targets_are_read_through_slips() -> None:
    text = "Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày l5/O3/2024 của Liên đoàn Lao động tỉnh, phấn đấu 9O% đoàn viên được học tập."
    document = parse(text)
    assert (document.references[0].date, document.references[0].issuer) == ("2024-03-15", "Liên đoàn Lao động tỉnh")
    assert [(found.value, found.unit) for found in document.indicators] == [(90, "%")]
    assert document.indicators[0].text.startswith("phấn đấu 9O%")
