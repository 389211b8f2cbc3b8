"""Heads and feet of scans: signers side by side, items of which marks are lost, organs that the text spells."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document
from vnunion_nlp.structure.person_names import between_names
from vnunion_nlp.structure.told_names import as_told
from vnunion_nlp.text import SourceText

HEAD = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG ĐOÀN NGÀNH Y TẾ Độc lập - Tự do - Hạnh phúc
Số: 15/KH-CĐYT An Mẫu, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Tổ chức sinh hoạt chuyên đề

: Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 05/02/2020 của Liên đoàn Lao động tỉnh, triển khai như sau:

_ 1. Mục đích
Nâng cao nhận thức./.

"""


def _signers(document: Document) -> list[tuple[str | None, ...]]:
    slots = [(s.authority, s.on_behalf_of, s.position, s.name) for s in document.signatures]
    return [tuple(slot.value if slot else None for slot in signer) for signer in slots]


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("Ngô Sỹ Thạch Phan Thị Mùi", "Phan Thị Mùi"),
        ("Trần Thị Kim Nhàn Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Nguyễn Văn Thạch Hồ Thị Mẫu", "Hồ Thị Mẫu"),
        ("Đặng Văn Lương Bùi Thị Thu Hà", "Bùi Thị Thu Hà"),
        ("Hồ Văn Mẫu Thạch Thị Sa Rươn", "Thạch Thị Sa Rươn"),
        ("Lường Văn Mẫu ThS. Trần An", "ThS. Trần An"),
    ],
)
def test_two_names_share_their_line_evenly(line: str, second: str) -> None:
    cut = between_names(line)
    assert cut is not None
    assert line[cut:] == second


def test_signers_in_two_rows() -> None:
    block = (
        "LĐLĐ HUYỆN AN MẪU LĐLĐ HUYỆN HÒA LẠC\nCHỦ TỊCH CHỦ TỊCH\nNgô Văn Mẫu Phan Thị Mùi\n"
        "CĐ NGÀNH Y TẾ LĐLĐ HUYỆN ĐÔ SƠN\nCHỦ TỊCH PHÓ CHỦ TỊCH\n\nBùi Đức Mẫu Hồ Hữu Quế\n"
    )
    assert _signers(parse(HEAD + block)) == [
        (None, "LĐLĐ HUYỆN AN MẪU", "CHỦ TỊCH", "Ngô Văn Mẫu"),
        (None, "LĐLĐ HUYỆN HÒA LẠC", "CHỦ TỊCH", "Phan Thị Mùi"),
        (None, "CĐ NGÀNH Y TẾ", "CHỦ TỊCH", "Bùi Đức Mẫu"),
        (None, "LĐLĐ HUYỆN ĐÔ SƠN", "PHÓ CHỦ TỊCH", "Hồ Hữu Quế"),
    ]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "TM. BAN THƯỜNG VỤ LĐLĐ TM. BAN THƯỜNG VỤ HUYỆN\nHUYỆN ĐOÀN\nCHỦ TỊCH BÍ THƯ\nQuàng Thị Mẫu Lò Văn Muôn\n",
            [
                ("TM", "BAN THƯỜNG VỤ LĐLĐ HUYỆN", "CHỦ TỊCH", "Quàng Thị Mẫu"),
                ("TM", "BAN THƯỜNG VỤ HUYỆN ĐOÀN", "BÍ THƯ", "Lò Văn Muôn"),
            ],
        ),
        (
            "TM. BAN CHẤP HÀNH CÔNG ĐOÀN HIỆU TRƯỞNG\nCHỦ TỊCH\nĐặng Văn Mẫu\nBùi Thị Nhàn\n",
            [
                ("TM", "BAN CHẤP HÀNH CÔNG ĐOÀN", "CHỦ TỊCH", "Bùi Thị Nhàn"),
                (None, None, "HIỆU TRƯỞNG", "Đặng Văn Mẫu"),
            ],
        ),
    ],
    ids=["the rest of both offices in one line", "an office of one line beside one of two"],
)
def test_two_signers_whose_columns_melted(block: str, expected: list[tuple[str | None, ...]]) -> None:
    assert _signers(parse(f"{HEAD}{block}\nNơi nhận:\n- LĐLĐ tỉnh (b/c);\n- Lưu: VT.\n")) == expected


@pytest.mark.parametrize(
    ("office", "position"),
    [
        ("- TT Huyện ủy, UBND huyện; CHỦ TỊC", "CHỦ TỊCH"),
        ("- TT Huyện ủy, UBND huyện; ' CHỦ TỊCH", "CHỦ TỊCH"),
        ("- TT Huyện ủy, UBND huyện; CHỦ TỊCH PHỤ TRÁCH", "CHỦ TỊCH PHỤ TRÁCH"),
        ("- TT Huyện ủy, UBND huyện; PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ],
)
def test_a_post_behind_an_item(office: str, position: str) -> None:
    document = parse(f"{HEAD}Nơi nhận: TM. BAN THƯỜNG VỤ\n{office} `\n\n- Các CĐCS; ¬ ˆ\n- Lưu: VT.\n\nTrần Văn Mẫu\n")
    assert [signer[2] for signer in _signers(document)] == [position]
    assert [item.name for item in document.recipients] == ["TT Huyện ủy, UBND huyện", "Các CĐCS", "Lưu: VT"]


@pytest.mark.parametrize(
    ("item", "name", "purpose"),
    [
        ("ƯBND tỉnh (để b/c)", "UBND tỉnh", "báo cáo"),
        ("Tống LĐLĐVN, Bộ Y tế (b©", "Tổng LĐLĐVN, Bộ Y tế", "báo cáo"),
        ("UBMTT(Q và các đoàn thể tỉnh (để p/h)", "UBMTTQ và các đoàn thể tỉnh", "phối hợp"),
        ("Ban QL các KCN (để p/⁄h)", "Ban QL các KCN", "phối hợp"),
        ("UBND các phường, xã; (để ph/h th/h)", "UBND các phường, xã", "phối hợp thực hiện"),
        ("Các chỉ, đảng bộ trực thuộc", "Các chi, đảng bộ trực thuộc", None),
        ("Các tố, đoàn thế (đế thực hiện)", "Các tổ, đoàn thể", "thực hiện"),
        ("ĐCH, UBKT CĐCS", "BCH, UBKT CĐCS", None),
        ("TT. Tỉnh Ủy, UBND tỉnh (b/c)", "TT. Tỉnh ủy, UBND tỉnh", "báo cáo"),
        ("Nhưtyên", "Như trên", None),
        ("BHXH Việt Nam (để b/C); .", "BHXH Việt Nam", "báo cáo"),
        ("Sở Y tế (để b/c);- : ˆ Trên", "Sở Y tế", "báo cáo"),
    ],
)
def test_items_whose_marks_changed(item: str, name: str, purpose: str | None) -> None:
    document = parse(
        f"{HEAD}Nơi nhận: TM. BAN THƯỜNG VỤ\n- {item};\n- Các CĐCS; ¬ ˆ\nCHỦ TỊCH\n- Lưu: VT.\n\nTrần Văn Mẫu\n"
    )
    assert (document.recipients[0].name, document.recipients[0].purpose) == (name, purpose)


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("Tổng Liên đoàn (b/c); ' Sĩ HỜNG TẬP", ["Tổng Liên đoàn", "Đảng ủy", "Lưu VPCĐ"]),
        ("- l10ng L1en đ0an C);", ["Đảng ủy", "Lưu VPCĐ"]),
        ("kẻ tin @ D/C); š", ["Đảng ủy", "Lưu VPCĐ"]),
    ],
)
def test_the_item_under_a_stamp(first: str, names: list[str]) -> None:
    """Where the label is lost, the first item is known by its purpose; one of which no word is left is none."""
    document = parse(f"{HEAD}{first}\n- Đảng ủy; CHỦ TỊCH ¬ ˆ\n- Lưu VPCĐ.\n\nTrần Văn Mẫu\n")
    assert [item.name for item in document.recipients] == names


def test_more_units_of_an_office() -> None:
    items = (
        "Nơi nhận:\n- Như trên;\n- VPCP: BTCN, các PCN;\nCác Vụ: TH, KTTH;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn Mẫu\n"
    )
    document = parse(HEAD.replace(": Th", "Th").replace("_ 1", "1") + items)
    assert [item.name for item in document.recipients] == [
        "Như trên",
        "VPCP: BTCN, các PCN; Các Vụ: TH, KTTH",
        "Lưu: VT",
    ]


def test_a_foot_of_which_neither_label_nor_archive_can_be_read() -> None:
    document = parse(
        f"{HEAD}ˆTBTĐ nh (bá áo) mô CHỦ ỊCH\n- UV BCH, UBKT CĐN; _ A¬\n- Các CĐCS (để thực hiện); Ệ )NH\nTrần Thị Mẫu\n"
    )
    assert [item.name for item in document.recipients][-2:] == ["UV BCH, UBKT CĐN", "Các CĐCS"]
    assert _signers(document) == [(None, None, "CHỦ TỊCH", "Trần Thị Mẫu")]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("CĐCS CÔNG TY CP MAY PHU THỤY", "BCH CĐCS Công ty CP May Phú Thụy họp", "CĐCS CÔNG TY CP MAY PHÚ THỤY"),
        ("CỤM THỊ ĐUA SỐ 4", "Cụm thi đua số 4 gồm; ký giao ước thi đua; phong trào thi đua", "CỤM THI ĐUA SỐ 4"),
        ("CÔNG ĐOÀN TRƯỜNG HÒA LẠC", "Công đoàn Trường Hoà Lạc họp", "CÔNG ĐOÀN TRƯỜNG HÒA LẠC"),
        ("LĐLĐ HUYỆN ĐÔ SƠN", "đo sơn cửa, đo sơn tường", "LĐLĐ HUYỆN ĐO SƠN"),
        ("LĐLĐ HUYỆN ĐÔ SƠN", "đo sơn cửa; LĐLĐ huyện Đô Sơn", "LĐLĐ HUYỆN ĐÔ SƠN"),
        ("CÔNG ĐOÀN MẪU SƠN", "CÔNG ĐOÀN MÂU SƠN", "CÔNG ĐOÀN MẪU SƠN"),
        ("CÔNG ĐOÀN MẪU SƠN", "một mâu sơn", "CÔNG ĐOÀN MẪU SƠN"),
        ("TRƯỜNG CAO ĐẲNG NGHỀ", "Trường Cao đăng nghề; cao đăng nghề", "TRƯỜNG CAO ĐẲNG NGHỀ"),
    ],
)
def test_organs_are_spelled_as_the_text_spells_them(name: str, text: str, told: str) -> None:
    assert as_told(SourceText(text), 0, name) == told


@pytest.mark.parametrize(
    ("organs", "parent", "issuing"),
    [
        (
            "CÔNG ĐOÀN GIÁO DỤC AN MẪU\nCÔNG ĐOÀN TRƯỜNG\nĐẠI HỌC AN LẠC",
            "CÔNG ĐOÀN GIÁO DỤC AN MẪU",
            "CÔNG ĐOÀN TRƯỜNG ĐẠI HỌC AN LẠC",
        ),
        (
            "ĐẢNG BỘ KHỐI CƠ QUAN TỈNH\nĐẢNG ỦY TRƯỜNG\nCAO ĐẲNG NGHỀ AN MẪU",
            "ĐẢNG BỘ KHỐI CƠ QUAN TỈNH",
            "ĐẢNG ỦY TRƯỜNG CAO ĐẲNG NGHỀ AN MẪU",
        ),
        (
            "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG\nTRƯỜNG TIỂU HỌC AN MẪU",
            "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",
            "TRƯỜNG TIỂU HỌC AN MẪU",
        ),
        ("SỞ NỘI VỤ AN MẪU\nCĐCS SỞ NỘI VỤ.", "SỞ NỘI VỤ AN MẪU", "CĐCS SỞ NỘI VỤ"),
        ("/SỞ NỘI VỤ AN MẪU\nCĐCS SỞ NỘI VỤ :", "SỞ NỘI VỤ AN MẪU", "CĐCS SỞ NỘI VỤ"),
    ],
)
def test_organs_over_several_lines(organs: str, parent: str, issuing: str) -> None:
    header = parse(f"{organs}\nSố: 9/NQ-CĐ\nNGHỊ QUYẾT\nVề công tác năm 2020\n").header
    assert header.parent_organ is not None
    assert header.issuing_organ is not None
    assert (header.parent_organ.value, header.issuing_organ.value) == (parent, issuing)


def test_the_body_of_joint_issuers() -> None:
    head = (
        "BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH HUYỆN AN MẪU\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN AN MẪU\n*\nSố: 18-KHLT/HĐTN:LĐLĐ\n"
        "An Mẫu, ngày 14 tháng 02 năm 2025\n\nKẾ HOẠCH LIÊN TỊCH\nPhối hợp năm 2025\n"
    )
    header = parse(head).header
    assert header.issuing_organ is not None
    assert header.issuing_organ.body == "BAN CHẤP HÀNH"
    assert header.issuing_organ.value == "ĐOÀN TNCS HỒ CHÍ MINH HUYỆN AN MẪU - LIÊN ĐOÀN LAO ĐỘNG HUYỆN AN MẪU"
    assert header.number is not None
    assert header.number.canonical == "18/KHLT-HĐTN-LĐLĐ"


@pytest.mark.parametrize("between", ["\n", "\n08/11/2023 07:49:55\n\n"])
def test_a_headline_above_the_title_it_repeats(between: str) -> None:
    title = "BIÊN BẢN HỌP XÉT DANH HIỆU THI ĐUA"
    text = f"Công đoàn\n\n{title} Năm học 2010 - 2011\n{between}{title}\nNăm học 2010 - 2011\n\n1. Thời gian: 09 giờ.\n"
    header = parse(text).header
    assert header.doc_type is not None
    assert header.subject is not None
    assert (header.doc_type.start, header.subject.value) == (
        text.rindex("BIÊN BẢN"),
        "HỌP XÉT DANH HIỆU THI ĐUA Năm học 2010 - 2011",
    )


@pytest.mark.parametrize(
    "line", ["V.H.N - Cổng thông tin", "H. LAN", "LIÊN ĐOÀN LAO ĐỘNG QUẬN AN MẪU TỔ CHỨC HỘI NGHỊ GIAO CHỈ TIÊU"]
)
def test_a_writer_and_a_headline_are_no_parts(line: str) -> None:
    document = parse(f"{line}\n\nSáng nay đoàn viên tham gia trồng cây.\n")
    assert document.sections == ()
    assert document.header.issuing_organ is None


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 18-KHLT/HĐTN:LĐLĐ", "18/KHLT-HĐTN-LĐLĐ"),
        ("Số: 01/NÑNQ-CĐKCN", "01/NQ-CĐKCN"),
        ("Số 14-TTr/ĐÐ", "14-TTr/ĐĐ"),
        ("Số: 03./-QC", "03/QC"),
        ("Số: 03/QC-CĐCS", "03/QC-CĐCS"),
    ],
)
def test_symbols_that_a_scanner_marred(line: str, number: str) -> None:
    header = parse(f"LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU\n{line}\nKẾ HOẠCH\nVề công tác năm 2020\n").header
    assert header.number is not None
    assert header.number.canonical == number


@pytest.mark.parametrize(
    ("organs", "issuing"),
    [
        ("TỔNG LIÊN ĐOÀN LAO...\nĐỘNG\nVIỆT NAM", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"),
        ("LIÊN ĐOÀN LAO ĐỘNG\nQUẠN AN MẪU", "LIÊN ĐOÀN LAO ĐỘNG QUẬN AN MẪU"),
        ("LIÊN ĐOÀN LAO ĐỘNG\nTĨNH AN MẪU", "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU"),
        ("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN MẪU nh", "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU"),
        ("BAN THƯỜNG VỤ.“\nLIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN MẪU", "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU"),
    ],
)
def test_organs_of_a_scan(organs: str, issuing: str) -> None:
    header = parse(f"{organs}\nSố: 9/KH-LĐLĐ\n: KẾ HOẠCH\n: Về công tác\n\n: Thực hiện chương trình, ¬\n").header
    assert header.issuing_organ is not None
    assert header.issuing_organ.value == issuing


@pytest.mark.parametrize("title", ["'Về công tác năm 2020", '"Về công tác năm 2020', 'Về công tác năm 2020 " .', "Về công tác năm 2020 ĩ", "Về công tác năm.2020"])  # fmt: skip
def test_specks_around_a_title(title: str) -> None:
    header = parse(
        f"LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU\nSố: 9/KH-LĐLĐ\n: KẾ HOẠCH\n{title}\n\n: Thực hiện chương trình ¬\n"
    ).header
    assert header.subject is not None
    assert header.subject.value == "Về công tác năm 2020"


@pytest.mark.parametrize(
    ("items", "names"),
    [
        ("ĩ Nơi nhận: -\n- Sở Y tế (để b/c);\n- Lưu CĐCS.", ["Sở Y tế", "Lưu CĐCS"]),
        ("Nơi nhận:\n- Sở Y tế;\n- kưu Văn phòng Sở.", ["Sở Y tế", "Lưu Văn phòng Sở"]),
        ("Nơi nhận:\n- Sở Y tế;\n-Lưu:VPCĐN. ` C", ["Sở Y tế", "Lưu: VPCĐN"]),
        ("Nơi nhận:\n- Sở Y tế, Xứ suoa SZ\n- Lưu: VT.", ["Sở Y tế", "Lưu: VT"]),
        ("Nơi nhận:\n- Sở Y tế,\n- Lưu Văn phòng Ban, Phòng TCĐ-ĐV.", ["Sở Y tế", "Lưu Văn phòng Ban, Phòng TCĐ-ĐV"]),
        ("Nơi nhận: --- BAN CHẤP HÀNH\n- Sở Y tế;\n- Lưu: VT.", ["Sở Y tế", "Lưu: VT"]),
        ("Nơi nhận:\n- ư trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
    ],
)
def test_lists_among_strokes(items: str, names: list[str]) -> None:
    document = parse(f"{HEAD}{items}\n\nCHỦ TỊCH ¬\n\nTrần Văn Mẫu\n")
    assert [item.name for item in document.recipients] == names
