"""Gold carried over to converted text: alignment of body and columns, slots, values, outline."""

from __future__ import annotations

import re

import pytest

from scripts.rendering.alignment import align
from scripts.rendering.carrying import Carrier
from scripts.rendering.flow import Paragraph, Segment, compose
from scripts.rendering.numbers import Number, redate, renumber, requantify
from vnunion_nlp.document import Document, walk
from vnunion_nlp.evaluation.drafts import compile_draft

SOURCE = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     LIÊN ĐOÀN LAO ĐỘNG                      Độc lập - Tự do - Hạnh phúc
       HUYỆN SÔNG MÂY
     Số: 31/KH-LĐLĐ                      Sông Mây, ngày 15 tháng 4 năm 2024

KẾ HOẠCH
Tập huấn nghiệp vụ công đoàn năm 2024

Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 20/02/2024 của Liên đoàn Lao động tỉnh, Ban Thường vụ xây dựng kế hoạch như sau:

I. MỤC ĐÍCH
Nâng cao kỹ năng cho cán bộ công đoàn cơ sở mới tham gia.

II. CHỈ TIÊU
1. Ít nhất 85% cán bộ công đoàn cơ sở được tập huấn, báo cáo trước ngày 30/11/2024.

Nơi nhận:                                TM. BAN THƯỜNG VỤ
- LĐLĐ tỉnh (để b/c);                        CHỦ TỊCH
- Các CĐCS trực thuộc;                       (Đã ký)
- Lưu: VT.                               Vũ Thị Thanh Mai
"""

DRAFT = {
    "file": "ke-hoach.txt",
    "header": {
        "parent_organ": [1, "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH"],
        "issuing_organ": {
            "parts": [[2, "LIÊN ĐOÀN LAO ĐỘNG"], [3, "HUYỆN SÔNG MÂY"]],
            "body": None,
            "inferred": False,
        },
        "number": {
            "at": [4, "31/KH-LĐLĐ"],
            "serial": "31",
            "year": None,
            "type_code": "KH",
            "organ_code": "LĐLĐ",
            "canonical": "31/KH-LĐLĐ",
        },
        "place": [4, "Sông Mây"],
        "date": {"at": [4, "ngày 15 tháng 4 năm 2024"], "value": "2024-04-15", "precision": "day"},
        "doc_type": {"at": [6, "KẾ HOẠCH"], "code": "KH", "name": "Kế hoạch", "inferred": False},
        "subject": [7, "Tập huấn nghiệp vụ công đoàn năm 2024"],
    },
    "sections": [
        {"path": "I", "kind": "roman", "at": [11, "I. MỤC ĐÍCH"]},
        {"path": "II", "kind": "roman", "at": [14, "II. CHỈ TIÊU"]},
        {"path": "II/1", "kind": "arabic", "at": [15, "1. Ít nhất", "30/11/2024."]},
    ],
    "recipients": [
        {"at": [18, "LĐLĐ tỉnh (để b/c)"], "name": "LĐLĐ tỉnh", "purpose": "báo cáo"},
        {"at": [19, "Các CĐCS trực thuộc"], "name": "Các CĐCS trực thuộc", "purpose": None},
        {"at": [20, "Lưu: VT"], "name": "Lưu: VT", "purpose": None},
    ],
    "signatures": [
        {
            "authority": {"at": [17, "TM"], "value": "TM"},
            "on_behalf_of": [17, "BAN THƯỜNG VỤ"],
            "position": [18, "CHỦ TỊCH"],
            "name": [20, "Vũ Thị Thanh Mai"],
            "signed": True,
        }
    ],
    "references": [
        {
            "at": [9, "Kế hoạch số 12/KH-LĐLĐ", "Liên đoàn Lao động tỉnh"],
            "kind": "numbered",
            "type_code": "KH",
            "serial": "12",
            "organ_code": "LĐLĐ",
            "canonical": "12/KH-LĐLĐ",
            "resolved": "12/KH-LĐLĐ",
            "urn": "vn:union:LĐLĐ@an-binh:KH:12:2024",
            "date": "2024-02-20",
            "issuer": "Liên đoàn Lao động tỉnh",
            "relation": "implements",
        }
    ],
    "deadlines": [{"at": [15, "trước ngày 30/11/2024"], "kind": "point", "latest": "2024-11-29"}],
    "indicators": [
        {
            "at": [15, "Ít nhất 85%", "tập huấn"],
            "value": 85,
            "unit": "%",
            "comparator": "ge",
            "subject": [15, "cán bộ công đoàn cơ sở"],
        }
    ],
}

BODY = """\
KẾ HOẠCH
Tập huấn nghiệp vụ công đoàn năm 2024

Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 20/02/2024 của Liên đoàn
Lao động tỉnh, Ban Thường vụ xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
Nâng cao kỹ năng cho cán bộ công đoàn cơ sở mới tham gia.

2

II. CHỈ TIÊU
1. Ít nhất 85% cán bộ công đoàn cơ sở được tập huấn, báo cáo trước
ngày 30/11/2024.
"""
HEAD = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG Độc lập - Tự do - Hạnh phúc
HUYỆN SÔNG MÂY
Số: 31/KH-LĐLĐ Sông Mây, ngày 15 tháng 4 năm 2024
"""
FOOT = """\
Nơi nhận: TM. BAN THƯỜNG VỤ
- LĐLĐ tỉnh (để b/c); CHỦ TỊCH
- Các CĐCS trực thuộc;
- Lưu: VT. (Đã ký)
Vũ Thị Thanh Mai
"""


@pytest.fixture(scope="module")
def gold() -> Document:
    return compile_draft(DRAFT, SOURCE, name="ke-hoach.txt", data=SOURCE.encode())


def carry(gold: Document, converted: str) -> Document:
    segments = compose(gold.text, gold)
    return Carrier(gold, segments, converted, align(segments, converted), name="ke-hoach.txt", scanned=True).carry()


def check_slots(document: Document) -> None:
    """Every slot says what stands at its place."""

    def visit(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("text"), str) and "start" in value:
                assert document.text[value["start"] : value["end"]] == value["text"]
                assert value["text"].strip() == value["text"]
            for item in value.values():
                visit(item)
        elif isinstance(value, list):
            for item in value:
                visit(item)

    visit({key: value for key, value in document.to_dict().items() if key != "text"})


# Layout


def test_columns_of_head_and_foot_are_told_apart_by_the_gold(gold: Document) -> None:
    segments = compose(gold.text, gold)
    assert [segment.kind for segment in segments] == ["head", "lines", "foot"]
    head, body, foot = ([[p.text for p in column] for column in s.columns] for s in segments)
    assert head[0][-1] == "Số: 31/KH-LĐLĐ"
    assert head[1][-1] == "Sông Mây, ngày 15 tháng 4 năm 2024"
    assert body[0][0] == "KẾ HOẠCH"
    assert foot[0] == ["Nơi nhận:", "- LĐLĐ tỉnh (để b/c);", "- Các CĐCS trực thuộc;", "- Lưu: VT."]
    assert foot[1] == ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "(Đã ký)", "Vũ Thị Thanh Mai"]


# Alignment


def test_lines_mixed_one_blank_apart(gold: Document) -> None:
    carried = carry(gold, HEAD + BODY + FOOT)
    check_slots(carried)
    header = carried.header
    assert header.issuing_organ is not None
    assert [p.text for p in header.issuing_organ.parts] == ["LIÊN ĐOÀN LAO ĐỘNG", "HUYỆN SÔNG MÂY"]
    assert header.issuing_organ.value == "LIÊN ĐOÀN LAO ĐỘNG HUYỆN SÔNG MÂY"
    assert header.parent_organ is not None
    assert header.parent_organ.text == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH"
    assert header.place is not None
    assert header.place.text == "Sông Mây"
    assert [r.text for r in carried.recipients] == ["LĐLĐ tỉnh (để b/c)", "Các CĐCS trực thuộc", "Lưu: VT"]
    (signer,) = carried.signatures
    assert signer.name is not None
    assert signer.name.text == "Vũ Thị Thanh Mai"
    assert signer.position is not None
    assert signer.position.text == "CHỦ TỊCH"
    assert signer.signed


def test_words_of_both_columns_stay_in_their_own() -> None:
    source = "TỔNG LIÊN ĐOÀN LAO ĐỘNG   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   VIỆT NAM   Độc lập - Tự do - Hạnh phúc\n"
    organ = [(0, 23), (source.index("VIỆT NAM\n   ") + 12, source.index("VIỆT NAM\n   ") + 20)]
    title = [(26, 60), (source.index("Độc"), len(source) - 1)]

    def column(spans: list[tuple[int, int]]) -> list[Paragraph]:
        return [Paragraph([(source[at], at) for at in range(*span)]) for span in spans]

    converted = "TỔNG LIÊN ĐOÀN LAO ĐỘNG CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVIỆT NAM Độc lập - Tự do - Hạnh phúc\n"
    found = align([Segment("head", [column(organ), column(title)])], converted)
    assert {found[at] for at in range(*organ[1]) if source[at] != " "} == {
        at for at in range(59, 67) if converted[at] != " "
    }


def test_one_column_after_the_other(gold: Document) -> None:
    head = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSông Mây, ngày 15 tháng 4 năm 2024\n\n"
    head += "|LIÊN ĐOÀN LAO ĐỘNG TỈNH AN   |\n|BÌNH    |\n|LIÊN ĐOÀN LAO ĐỘNG|\n|HUYỆN SÔNG MÂY |\n|Số: 31/KH-LĐLĐ|\n"
    foot = "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n[pic]\nVũ Thị Thanh Mai\n\nNơi nhận:\n- LĐLĐ tỉnh (để b/c);\n- Các CĐCS\ntrực thuộc;\n- Lưu: VT.\n"
    carried = carry(gold, head + BODY + foot)
    check_slots(carried)
    assert carried.header.issuing_organ is not None
    assert carried.header.issuing_organ.parts == ()
    assert carried.header.number is not None
    assert carried.header.number.canonical == "31/KH-LĐLĐ"
    assert carried.recipients[1].text == "Các CĐCS\ntrực thuộc"
    assert not carried.signatures[0].signed  # the mark is gone from the text
    assert carried.sections[-1].end == carried.text.index("TM. BAN")


def test_page_numbers_belong_to_nothing(gold: Document) -> None:
    carried = carry(gold, HEAD + BODY + FOOT)
    first = carried.sections[0]
    assert first.heading.text == "I. MỤC ĐÍCH"
    assert carried.text[first.end :].startswith("II. CHỈ TIÊU")
    torn = BODY.replace("công đoàn cơ sở được", "công đoàn\n\n3\n\ncơ sở được")
    section = walk(carry(gold, HEAD + torn + FOOT).sections)[-1]
    assert section.title.startswith("Ít nhất 85% cán bộ công đoàn cơ sở được tập huấn")


def test_slips_of_a_scanner_keep_places(gold: Document) -> None:
    scanned = (
        (HEAD + BODY + FOOT)
        .replace("KẾ HOẠCH\n", "KÉ HOẠCH.\n")
        .replace("II. CHỈ TIÊU", "H. CHÍ TIÊU")
        .replace("Nơi nhận: TM. BAN", "Noi nhạn; TM: BẠN")
        .replace("được tập huấn", "đượctập huân")
    )
    carried = carry(gold, scanned)
    check_slots(carried)
    assert carried.header.doc_type is not None
    assert carried.header.doc_type.text == "KÉ HOẠCH"
    section = carried.sections[1]
    assert (section.heading.text, section.label, section.title) == ("H. CHÍ TIÊU", "II", "CHÍ TIÊU")
    assert carried.indicators[0].text == "Ít nhất 85% cán bộ công đoàn cơ sở đượctập huân"
    assert carried.text[section.end :].startswith("Noi nhạn")


def test_words_put_out_of_order_are_found(gold: Document) -> None:
    body = BODY.replace("1. Ít nhất 85%", "ngày 30/11/2024.\n\n1. Ít nhất 85%").replace("\nngày 30/11/2024.\n", "\n", 2)
    moved = body.replace("1. Ít", "ngày 30/11/2024.\n\n1. Ít")
    carried = carry(gold, HEAD + moved + FOOT)
    check_slots(carried)
    assert carried.indicators[0].text.startswith("Ít nhất 85%")


# Loss


def test_what_is_lost_is_dropped(gold: Document) -> None:
    converted = HEAD + BODY + FOOT.replace("Vũ Thị Thanh Mai\n", "\n").replace("- LĐLĐ tỉnh (để b/c);", "~ ẫ¿")
    carried = carry(gold, converted)
    assert carried.signatures[0].name is None
    assert carried.signatures[0].position is not None
    assert [r.name for r in carried.recipients] == ["Các CĐCS trực thuộc", "Lưu: VT"]


def test_numbers_as_they_read_now(gold: Document) -> None:
    converted = (
        (HEAD + BODY + FOOT)
        .replace("31/KH", "#¿/KH")
        .replace("ngày 15 tháng", "ngày 18 tháng")
        .replace("12/KH", "l2/KH")
        .replace("20/02/2024", "2%/02/2024")
        .replace("30/11/2024", "20/11/2024")
    )
    carried = carry(gold, converted)
    header, reference = carried.header, carried.references[0]
    assert header.number is not None
    assert (header.number.serial, header.number.canonical, header.number.type_code) == (None, None, "KH")
    assert header.date is not None
    assert header.date.value == "2024-04-18"
    assert (reference.serial, reference.canonical, reference.date) == ("12", "12/KH-LĐLĐ", None)
    assert carried.deadlines[0].latest == "2024-11-19"
    assert "missing_number" in {d.code for d in carried.diagnostics}


def read_as(*pairs: tuple[str, str | None]) -> list[Number]:
    return [Number(old, new, at) for at, (old, new) in enumerate(pairs)]


@pytest.mark.parametrize(
    ("value", "numbers", "expected"),
    [
        ("2024-11-29", [("30", "20"), ("11", "11"), ("2024", "2024")], "2024-11-19"),
        ("2024-11-30", [("30", None), ("11", "11")], None),
        ("2024-02-10", [("10", "31"), ("02", "02")], None),
        ("2022-11", [("11", "11"), ("2022", "2023")], "2023-11"),
        ("2024-05-01", [("7", "1")], "2024-05-01"),
        ("2021-12-12", [("12", "12"), ("12", "12"), ("12", "11"), ("2021", "2021")], "2021-11-12"),
        ("2021-06-12", [("12", "72"), ("20", "20"), ("12", "12"), ("6", "8"), ("2021", "2021")], "2021-08-12"),
        (None, [("7", "1")], None),
    ],
)
def test_redate(value: str | None, numbers: list[tuple[str, str | None]], expected: str | None) -> None:
    assert redate(value, read_as(*numbers))[0] == expected


def test_renumber() -> None:
    assert renumber("6b", read_as(("6", "8"))) == "8b"
    assert renumber("6b", read_as(("6", None))) is None
    assert renumber("07", read_as(("7", "1"), ("07", "07"))) == "07"
    assert renumber("12", read_as(("12", "12"), ("12", None))) == "12"


@pytest.mark.parametrize(
    ("value", "text", "numbers", "expected"),
    [
        (1200, "Kết nạp 1.200 đoàn viên", [("1", "1"), ("200", "209")], 1209),
        (97.5, "đạt 97,5%", [("97", "91"), ("5", "5")], 91.5),
        (85, "Ít nhất 85%", [("85", None)], None),
        (85, "năm 2024 có 85%", [("2024", "2021"), ("85", "85")], 85),
        (None, "… đoàn viên", [], None),
    ],
)
def test_requantify(
    value: float | None, text: str, numbers: list[tuple[str, str | None]], expected: float | None
) -> None:
    places = [m.start() for m in re.finditer(r"\d+", text)]
    made = [Number(old, new, at) for (old, new), at in zip(numbers, places, strict=True)]
    assert requantify(value, text, 0, made) == expected


def test_empty_text_loses_everything(gold: Document) -> None:
    carried = carry(gold, "\n")
    assert carried.header.number is None
    assert (carried.sections, carried.recipients, carried.references) == ((), (), ())


def test_characters_of_equal_text_map_to_themselves() -> None:
    text = "Công đoàn cơ sở xây dựng kế hoạch"
    segment = Segment("lines", [[Paragraph(list(zip(text, range(len(text)), strict=True)))]])
    assert align([segment], text) == {i: i for i, char in enumerate(text) if char != " "}
