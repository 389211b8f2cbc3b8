"""Heads and feet as other organs, old gazettes, crawlers and scanners give them."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document

BODY = "\nThực hiện Kế hoạch số 12/KH-LĐLĐ ngày 05/02/2020 của Liên đoàn Lao động tỉnh, đơn vị triển khai như sau:\n\n1. Mục đích\n\nNâng cao nhận thức.\n\n"
HEAD = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG ĐOÀN NGÀNH Y TẾ                      Độc lập - Tự do - Hạnh phúc
Số: 15/KH-CĐYT                     An Mẫu, ngày 10 tháng 3 năm 2020

KẾ HOẠCH
Tổ chức sinh hoạt chuyên đề
"""
ITEMS = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def foot(text: str) -> Document:
    return parse(HEAD + BODY + text)


def signers(document: Document) -> list[tuple[str | None, ...]]:
    slots = [(s.authority, s.on_behalf_of, s.position, s.name) for s in document.signatures]
    return [tuple(slot.value if slot else None for slot in signer) for signer in slots]


def items(document: Document) -> list[str]:
    return [recipient.name for recipient in document.recipients]


@pytest.mark.parametrize(
    "post",
    ["THỐNG ĐỐC", "TRẠM TRƯỞNG", "CỤM TRƯỞNG", "TRƯỞNG ĐÀI", "TRƯỞNG CHI NHÁNH", "XÃ ĐỘI TRƯỞNG", "TRƯỞNG XÓM", "HỘI TRƯỞNG", "NGƯỜI GHI BIÊN BẢN", "TRƯỞNG CÔNG AN XÃ"],
)  # fmt: skip
def test_posts_that_sign_seldom(post: str) -> None:
    assert signers(foot(f"{ITEMS}{post}\n\n\nNguyễn Văn Mẫu\n")) == [(None, None, post, "Nguyễn Văn Mẫu")]


@pytest.mark.parametrize("post", ["THỐNG ĐỐC", "TRẠM TRƯỞNG", "TỔNG GIÁM THỊ", "ĐỘI TRƯỞNG"])
def test_a_deputy_of_whatever_office(post: str) -> None:
    signer = [("KT", post, f"PHÓ {post}", "Nguyễn Văn Mẫu")]
    assert signers(foot(f"Nơi nhận: - Như trên; - Lưu: VT. KT. {post} PHÓ {post} Nguyễn Văn Mẫu\n")) == signer
    assert signers(foot(f"{ITEMS}KT. {post}\nPHÓ {post}\n\nNguyễn Văn Mẫu\n")) == signer


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Nguyễn Thị\nHồng Nhung", "Nguyễn Thị Hồng Nhung"),
        ("Trần\nVăn Mẫu", "Trần Văn Mẫu"),
        ("(Đã ký)\nNguyễn Hoàng\nAnh Mẫu", "Nguyễn Hoàng Anh Mẫu"),
        ("Trần Văn Mẫu\nHải An", "Trần Văn Mẫu"),
        ("H' Yim Kđoh", "H' Yim Kđoh"),
        ("Đ/c Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
    ],
)
def test_names_broken_over_lines_or_rare(lines: str, name: str) -> None:
    assert signers(foot(f"{ITEMS}TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n{lines}\n")) == [
        ("TM", "BAN CHẤP HÀNH", "CHỦ TỊCH", name)
    ]


def test_a_name_broken_beside_an_item() -> None:
    document = foot(
        "Nơi nhận:                       TM. BAN CHẤP HÀNH\n- Như trên;                          CHỦ TỊCH\n"
        "- Các CĐCS;                         Nguyễn Thị\n- Lưu: VT.                          Hồng Nhung\n"
    )
    name = document.signatures[0].name
    assert name
    assert name.value == "Nguyễn Thị Hồng Nhung"
    assert [part.text for part in name.parts] == ["Nguyễn Thị", "Hồng Nhung"]
    assert items(document) == ["Như trên", "Các CĐCS", "Lưu: VT"]


def test_offices_broken_behind_their_first_word() -> None:
    document = foot("Nơi\nnhận:\n- Như trên;\n- Lưu: VT.\n|\nKT. CHỦ TỊCH\nPHÓ\nCHỦ TỊCH\nNguyễn\nVăn Mẫu\n|\n")
    assert signers(document) == [("KT", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu")]


@pytest.mark.parametrize(
    "title", ["BỘ TIÊU CHÍ ĐÁNH GIÁ CHẤT LƯỢNG", "HỘI ĐỒNG CHẤM THI", "BAN TỔ CHỨC\nHỘI THI TAY NGHỀ"]
)
def test_what_is_attached_is_no_second_signer(title: str) -> None:
    document = foot(
        f"{ITEMS}TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n\n\n{title}\n(Ban hành kèm theo Quyết định số 82/QĐ-LĐLĐ)\n1. Ông Lê A\n"
    )
    assert signers(document) == [("TM", "BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn Mẫu")]
    assert [appendix.title for appendix in document.appendices] == [title.replace("\n", " ")]


@pytest.mark.parametrize(
    ("text", "signer", "names"),
    [
        (  # the label misread, the archive lost
            "- Ngỉ the _ TM. BAN CHẤP HÀNH\n- LĐLĐ thành phố (để b/c); š : š\nỀ - Thường trực Đảng ủy (để b/c); l ⁄ CHỦ TỊCH\n- Các CĐCS (đế Ưh); /q$\n: Võ Thị Mẫu _¬\n",
            ("TM", "BAN CHẤP HÀNH", "CHỦ TỊCH", "Võ Thị Mẫu"),
            ["LĐLĐ thành phố", "Thường trực Đảng ủy", "Các CĐCS"],
        ),
        (  # strokes that read like a name above the true one
            ": Nơi nhận: TM. BAN CHẤP HÀNH _.\n- LĐLĐ tỉnh (b/€); CHỦ TỊCH\n- Ban Quản lý các KCN; * Liêu Đã\n- Lưu: VP. i 2\n> ị\n: Tạ Quang Mẫu\n",
            ("TM", "BAN CHẤP HÀNH", "CHỦ TỊCH", "Tạ Quang Mẫu"),
            ["LĐLĐ tỉnh", "Ban Quản lý các KCN", "Lưu: VP"],
        ),
        (  # a stroke inside the name
            "Nơi nhận: TM. BAN THƯỜNG VỤ\n~ Như trên; : PHÓ CHỦ TỊCH\n- Lưu: VT. ¬\n`>Bùi Thị) Hoài Mẫu\n",
            ("TM", "BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Bùi Thị Hoài Mẫu"),
            ["Như trên", "Lưu: VT"],
        ),
        (  # KT. read as KI., and lost
            "Nơi nhận: KI. GIÁM ĐỐC ¬\n- Như trên; PHÓ( GIÁM ĐỐC\n- Lưu: VT. ˆ\nLê Thị Mẫu\n",
            ("KT", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Mẫu"),
            ["Như trên", "Lưu: VT"],
        ),
    ],
)  # fmt: skip
def test_feet_under_a_stamp(text: str, signer: tuple[str, ...], names: list[str]) -> None:
    document = foot(text)
    assert signers(document) == [signer]
    assert items(document) == names


def test_signatures_above_the_recipients_through_marred_lines() -> None:
    document = foot(
        'THƯ KÝ TM. ĐOÀN CHỦ TỊCH\n⁄⁄AH „CHỦ TỌA\nSà đ/\nVõ Tấn Mẫu N 2ò Z "\nThế. Phan Thị Mẫu\nNơi nhận: :\n- CĐGD tỉnh (b/c);\n- Lưu: hồ sơ.\n'
    )
    assert signers(document) == [
        (None, None, "THƯ KÝ", "Võ Tấn Mẫu"),
        ("TM", "ĐOÀN CHỦ TỊCH", "CHỦ TỌA", "Phan Thị Mẫu"),
    ]


@pytest.mark.parametrize(
    ("head", "about"),
    [
        ("TỈNH ỦY AN MẪU\n\n     ĐẢNG CỘNG SẢN VIỆT NAM\n\nBAN DÂN VẬN\n*\n     An Mẫu, ngày 15 tháng 6 năm 2021\n\nSố 36 - CV/BDVTU\n\nGửi tài liệu kỷ niệm\n\n 90 năm ngày truyền thống\n", "Gửi tài liệu kỷ niệm 90 năm ngày truyền thống"),
        ("ĐẢNG BỘ TỈNH AN MẪU          ĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY SƠN MẪU                 Sơn Mẫu, ngày 3 tháng 5 năm 2019\n*\nSố 214-CV/HU\nTriển khai học tập Nghị quyết Trung ương 8\n", "Triển khai học tập Nghị quyết Trung ương 8"),
        (f"SỞ Y TẾ AN MẪU\nBỆNH VIỆN ĐA KHOA\nSố: 21/BV-KHTH\nTăng cường công tác phòng dịch\n{TITLE}An Mẫu, ngày 3 tháng 5 năm 2019\n", "Tăng cường công tác phòng dịch"),
    ],
)  # fmt: skip
def test_letters_that_say_what_they_are_about_without_its_label(head: str, about: str) -> None:
    header = parse(f"{head}\nKính gửi: Các chi bộ, đảng bộ trực thuộc\n{BODY}{ITEMS}TRƯỞNG BAN\nLê Thị Mẫu\n").header
    assert header.subject
    assert header.subject.value == about
    assert [item.value for item in header.addressees] == ["Các chi bộ, đảng bộ trực thuộc"]


@pytest.mark.parametrize(
    ("title", "number", "date", "organ", "subject"),
    [
        ("THÔNG TƯ\n\nCỦA BỘ LAO ĐỘNG SỐ 36/LĐ-TT NGÀY 29-12-1976 HƯỚNG DẪN\nXẾP LƯƠNG CHO CÔNG NHÂN\n", "36/LĐ-TT", "1976-12-29", "BỘ LAO ĐỘNG", "HƯỚNG DẪN XẾP LƯƠNG CHO CÔNG NHÂN"),
        ("Quyết định\n\nQUYẾT ĐỊNH\nCỦA BỘ TRƯỞNG BỘ LAO ĐỘNG SỐ 150/LĐ-QĐ NGÀY 12 THÁNG 3 NĂM 1988\nVỀ VIỆC BAN HÀNH QUY CHẾ\n", "150/LĐ-QĐ", "1988-03-12", "BỘ LAO ĐỘNG", "VỀ VIỆC BAN HÀNH QUY CHẾ"),
        ("CHỈ THỊ SỐ 12/CT-TLĐ NGÀY 3/4/1999 CỦA ĐOÀN CHỦ TỊCH TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM VỀ THI ĐUA\n", "12/CT-TLĐ", "1999-04-03", "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "VỀ THI ĐUA"),
    ],
)  # fmt: skip
def test_titles_that_hold_number_day_and_issuer(title: str, number: str, date: str, organ: str, subject: str) -> None:
    header = parse(title + BODY).header
    assert header.number
    assert header.number.text == number
    assert header.date
    assert header.date.value == date
    assert header.issuing_organ
    assert (header.issuing_organ.value, header.issuing_organ.inferred) == (organ, True)
    assert header.subject
    assert header.subject.value == subject


def test_a_frame_read_between_the_label_and_its_addressees() -> None:
    header = parse(
        "UBND HUYỆN SƠN MẪU\nPHÒNG NỘI VỤ\nSố: 15/PNV\nV/v báo cáo số liệu\nKính gửi:\n"
        f"{TITLE}Sơn Mẫu, ngày 5 tháng 8 năm 2019\n- UBND các xã, thị trấn;\n- Các trường trực thuộc.\n{BODY}"
    ).header
    assert [item.value for item in header.addressees] == ["UBND các xã, thị trấn", "Các trường trực thuộc"]
    assert header.date
    assert header.date.value == "2019-08-05"
    assert header.place
    assert header.place.value == "Sơn Mẫu"


def test_who_enacts_above_the_addressees_is_no_subject() -> None:
    header = parse(
        f"BỘ LAO ĐỘNG\n***\n{TITLE}Số: 18-TT/LB\n\nHà Nội, ngày 18 tháng 10 năm 1991\n\nTHÔNG TƯ\n\nHƯỚNG DẪN CHẾ ĐỘ GỬI TRẺ\n\n"
        f"BỘ TRƯỞNG BỘ LAO ĐỘNG - BỘ TRƯỞNG BỘ NỘI VỤ\n\nKính gửi:\n\n- Các Bộ\n- Các tỉnh\n{BODY}"
    ).header
    assert header.subject
    assert header.subject.value == "HƯỚNG DẪN CHẾ ĐỘ GỬI TRẺ"


def test_organs_that_a_web_page_broke_behind_their_first_word() -> None:
    header = parse(
        f"LIÊN\nĐOÀN LAO ĐỘNG TỈNH AN MẪU\nCÔNG\nĐOÀN NGÀNH Y TẾ\n-------\n|\n{TITLE}|\nSố:\n15/KH-CĐYT\n|\nAn\nMẫu, ngày 13 tháng 8 năm 2024\n|\nKẾ\nHOẠCH\nTỔ CHỨC HỘI THI\n{BODY}"
    ).header
    assert header.parent_organ
    assert header.parent_organ.value == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU"
    assert header.issuing_organ
    assert header.issuing_organ.value == "CÔNG ĐOÀN NGÀNH Y TẾ"


def test_the_organ_behind_grounds_that_are_a_unit() -> None:
    header = parse(
        "KẾ HOẠCH CÔNG ĐOÀN\n\nNăm học 2018 - 2019\n\nI. CƠ SỞ ĐỂ XÂY DỰNG KẾ HOẠCH\n\nCăn cứ tình hình của trường;\n\n"
        "BCH Công đoàn trường THCS An Mẫu xây dựng phương hướng hoạt động như sau:\n\nII. ĐẶC ĐIỂM TÌNH HÌNH\n\nCó 20 đoàn viên.\n"
    ).header
    assert header.issuing_organ
    assert header.issuing_organ.value == "Công đoàn trường THCS An Mẫu"


def test_the_record_of_a_portal_above_the_document() -> None:
    header = parse(
        "Cơ quan ban hành: | Bộ Lao động | Số công báo: | Đang cập nhật |\nSố hiệu: | 15-LĐ/TT | Ngày đăng công báo: | 01/09/1991 |\n"
        "Loại văn bản: | Thông tư | Người ký: | Lê Văn Mẫu |\nLĩnh vực: | Lao động |\n"
        f"THÔNG TƯ\nCỦA BỘ LAO ĐỘNG SỐ 15-LĐ/TT NGÀY 10 THÁNG 8 NĂM 1991\nHƯỚNG DẪN ĐÀO TẠO\nCÔNG NHÂN KỸ THUẬT\n{BODY}"
    ).header
    assert header.subject
    assert header.subject.value == "HƯỚNG DẪN ĐÀO TẠO CÔNG NHÂN KỸ THUẬT"
    assert header.date
    assert header.date.value == "1991-08-10"
    assert header.issuing_organ
    assert header.issuing_organ.value == "BỘ LAO ĐỘNG"


@pytest.mark.parametrize(
    ("grounds", "acts", "organ"),
    [
        ("của Công đoàn Trường THCS An Mẫu", "Công đoàn", "Công đoàn Trường THCS An Mẫu"),
        ("của Liên đoàn Lao động huyện An Mẫu", "Liên đoàn Lao động", "Liên đoàn Lao động huyện An Mẫu"),
        ("của Bệnh viện Đa khoa An Mẫu", "Bệnh viện", "Bệnh viện Đa khoa An Mẫu"),
        ("trong năm", "Công đoàn", "Công đoàn"),
    ],
)
def test_the_full_name_of_who_acts(grounds: str, acts: str, organ: str) -> None:
    header = parse(
        f"KẾ HOẠCH\nHoạt động năm 2020\n\nCăn cứ Điều lệ Công đoàn Việt Nam;\n\nCăn cứ tình hình {grounds};\n\n"
        f"{acts} xây dựng kế hoạch như sau:\n\n1. Mục đích\n\nNâng cao nhận thức.\n"
    ).header
    assert header.issuing_organ
    assert header.issuing_organ.value == organ


@pytest.mark.parametrize(
    ("item", "rest", "recipient", "name"),
    [
        (
            "- Báo Lao động, Tạp chí Lao động và Công Ngô Thế Mẫu",
            "đoàn;",
            "Báo Lao động, Tạp chí Lao động và Công đoàn",
            "Ngô Thế Mẫu",
        ),
        ("- LĐLĐ huyện, thành phố, CĐ Ma Thế Mẫu", "ngành;", "LĐLĐ huyện, thành phố, CĐ ngành", "Ma Thế Mẫu"),
        (
            "- Các tổ chức đảng trực thuộc Huyện Y Thanh Niê Kđăm",
            "ủy;",
            "Các tổ chức đảng trực thuộc Huyện ủy",
            "Y Thanh Niê Kđăm",
        ),
        ("- Ban Giám hiệu các trường trong Lê Mẫu", "huyện;", "Ban Giám hiệu các trường trong huyện", "Lê Mẫu"),
    ],
)
def test_a_name_melted_into_the_middle_of_a_recipient(item: str, rest: str, recipient: str, name: str) -> None:
    document = parse(
        f"KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nNơi nhận: TM. BAN THƯỜNG VỤ\n- Như trên; PHÓ CHỦ TỊCH\n{item}\n{rest}\n- Lưu: VT.\n"
    )
    (signature,) = document.signatures
    assert signature.name
    assert signature.name.value == name
    assert [item.name for item in document.recipients] == ["Như trên", recipient, "Lưu: VT"]
