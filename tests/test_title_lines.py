"""Titles that stand for a head, as pages and registers name documents; organs one below the other."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse


@pytest.mark.parametrize(
    ("title", "kind", "number", "date", "subject"),
    [
        ("Kế hoạch kiểm tra cuối năm học 2016 – 2017", "KH", None, None, "kiểm tra cuối năm học 2016 – 2017"),
        ("Thông báo v/v ủng hộ đồng bào vùng lũ", "TB", None, None, "v/v ủng hộ đồng bào vùng lũ"),
        ("Nghị quyết của HĐND huyện Sơn Hà về nhiệm vụ năm 2012", "NQ", None, None, "về nhiệm vụ năm 2012"),
        (
            "Hướng dẫn số 180/HD-LĐLĐ ngày 29 tháng 11 năm 2013 của Liên đoàn Lao động tỉnh Sơn Hà về đóng đoàn phí",
            "HD",
            "180/HD-LĐLĐ",
            "2013-11-29",
            "về đóng đoàn phí",
        ),
    ],
)
def test_a_title_names_the_document(title: str, kind: str, number: str | None, date: str | None, subject: str) -> None:
    document = parse(f"{title}\n\n1. Thu, nộp theo quy định.\n2. Báo cáo theo Kế hoạch số 5/KH-LĐLĐ ngày 3/4/2012.\n")
    header = document.header
    assert header.doc_type is not None
    assert header.subject is not None
    assert (header.doc_type.code, header.subject.value) == (kind, subject)
    assert (header.number and header.number.canonical, header.date and header.date.value) == (number, date)
    assert [reference.canonical for reference in document.references] == ["5/KH-LĐLĐ"]


def test_the_title_names_who_issued_it() -> None:
    header = parse(
        "Hướng dẫn số 180/HD-LĐLĐ ngày 29/11/2013 của Liên đoàn Lao động tỉnh Sơn Hà về đoàn phí\n\nI. MỨC ĐÓNG\n"
    ).header
    assert header.issuing_organ is not None
    assert (header.issuing_organ.value, header.issuing_organ.inferred) == ("Liên đoàn Lao động tỉnh Sơn Hà", True)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của ngành cho thấy số đoàn viên tăng.\n\nCác đơn vị đã thực hiện tốt.\n",
        "Thông báo này đã được gửi đến các đơn vị\n\nCác đơn vị thực hiện.\n",
        "Kế hoạch kiểm tra cuối năm được các đơn vị thực hiện tốt trong cả năm học\nvà được cấp trên ghi nhận.\n",
    ],
)
def test_a_sentence_is_no_title(text: str) -> None:
    assert parse(text).header.doc_type is None


def test_what_a_decision_is_about_may_stand_in_capitals() -> None:
    header = parse(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 487/QĐ-UBND\n"
        "Sơn Hà, ngày 02 tháng 12 năm 2021\nQUYẾT ĐỊNH\nV/V BAN HÀNH QUY CHẾ\nCăn cứ Luật Thanh niên;\n"
    ).header
    assert header.subject is not None
    assert header.subject.value == "V/V BAN HÀNH QUY CHẾ"


@pytest.mark.parametrize(
    ("lines", "parent", "issuing"),
    [
        ("PHÒNG GD&ĐT PHONG ĐIỀN\nTRƯỜNG TH TÂN SƠN", "PHÒNG GD&ĐT PHONG ĐIỀN", "TRƯỜNG TH TÂN SƠN"),
        (
            "ỦY BAN BẦU CỬ XÃ SƠN HÀ\nTIỂU BAN THÔNG TIN, TUYÊN TRUYỀN",
            "ỦY BAN BẦU CỬ XÃ SƠN HÀ",
            "TIỂU BAN THÔNG TIN, TUYÊN TRUYỀN",
        ),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"),
    ],
)
def test_who_stands_above_whom(lines: str, parent: str, issuing: str) -> None:
    header = parse(
        f"{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 20/KH-TS\n"
        "Tân Sơn, ngày 9 tháng 11 năm 2021\nKẾ HOẠCH\nTuyên truyền\n"
    ).header
    assert header.parent_organ is not None
    assert header.issuing_organ is not None
    assert (header.parent_organ.value, header.issuing_organ.value) == (parent, issuing)
