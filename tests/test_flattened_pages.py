"""Heads and feet as web pages, converters and scanners give them back: lines torn, melted, or all in one."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document, ValueSlot, walk

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEAD = f"LĐLĐ HUYỆN AN MẪU\nCĐCS TRƯỜNG THCS AN MẪU\nSố: 12/KH-CĐCS\n{TITLE}An Mẫu, ngày 05 tháng 9 năm 2022\n"
BODY = "Căn cứ chương trình công tác năm, Ban Chấp hành xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nNâng cao sức khỏe đoàn viên.\n"


def _value(slot: ValueSlot | None) -> str | None:
    return slot.value if slot else None


def _head(document: Document) -> dict[str, str | None]:
    header = document.header
    return {
        "parent": _value(header.parent_organ),
        "issuing": _value(header.issuing_organ),
        "number": header.number.canonical if header.number else None,
        "place": _value(header.place),
        "date": _value(header.date),
        "type": header.doc_type.code if header.doc_type else None,
        "subject": _value(header.subject),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ỦY\nBAN NHÂN DÂN\nTỈNH MẪU SƠN\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
            "Số:\n68/KH-UBND\n|\nMẫu\nSơn, ngày 11 tháng 3\nnăm 2020\n|\nKẾ\nHOẠCH\nChăm lo nhà ở cho công nhân\n",
            {
                "issuing": "ỦY BAN NHÂN DÂN TỈNH MẪU SƠN",
                "number": "68/KH-UBND",
                "place": "Mẫu Sơn",
                "date": "2020-03-11",
                "type": "KH",
            },
        ),
        (
            "ỦY BAN NHÂN DÂN\nTỈNH MẪU SƠN\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập -\nTự do - Hạnh phúc\nSố: 45/UBND-VX\n"
            "V/v\n: chăm lo Tết\nMẫu Sơn, ngày\n05 tháng 01 năm 2021\nKính\ngửi: Các sở, ban, ngành.\n",
            {
                "issuing": "ỦY BAN NHÂN DÂN TỈNH MẪU SƠN",
                "number": "45/UBND-VX",
                "date": "2021-01-05",
                "type": "CV",
                "subject": "chăm lo Tết",
            },
        ),
        (
            "Trang chủ\nTin tức - Sự kiện\nKẾ HOẠCH TỔ CHỨC HỘI THAO NĂM 2022\nSố hiệu: 12/KH-CĐCS Loại văn bản: Kế hoạch\n"
            f"{HEAD}KẾ HOẠCH\nTổ chức hội thao năm 2022\n",
            {
                "parent": "LĐLĐ HUYỆN AN MẪU",
                "number": "12/KH-CĐCS",
                "type": "KH",
                "subject": "Tổ chức hội thao năm 2022",
            },
        ),
        (
            f"Liên đoàn Lao động tỉnh Mẫu Sơn\nCông đoàn Giáo dục huyện An Mẫu\nSố: 12/KH-CĐGD\n{TITLE}KẾ HOẠCH\nTổ chức hội thao\n",
            {"parent": "Liên đoàn Lao động tỉnh Mẫu Sơn", "issuing": "Công đoàn Giáo dục huyện An Mẫu"},
        ),
        (
            "BAN CHẤP HÀNH TRUNG ƯƠNG\nĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 25-KH/TWĐTN\nHà Nội, ngày 16 tháng 5 năm 2024\nKẾ HOẠCH\nHè năm 2024\n",
            {"parent": None, "issuing": "BAN CHẤP HÀNH TRUNG ƯƠNG", "place": "Hà Nội"},
        ),
        (
            f"ỦY BAN NHÂN DÂN\nLIÊN ĐOÀN LAO ĐỘNG\nTỈNH MẪU SƠN\nSố: 01/QCPH-UBND-LĐLĐ\n{TITLE}QUY CHẾ\nPhối hợp công tác giai đoạn\n2021-2026\n",
            {
                "parent": None,
                "issuing": "ỦY BAN NHÂN DÂN - LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU SƠN",
                "subject": "Phối hợp công tác giai đoạn 2021-2026",
            },
        ),
        (
            f"ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\n{TITLE}Nghị quyết số: 53/2019/UBTVQH14\nHà Nội, ngày 12 tháng 3 năm 2019\nNGHỊ QUYẾT\nVề tổ chức\n",
            {"issuing": "ỦY BAN THƯỜNG VỤ QUỐC HỘI", "number": "53/2019/UBTVQH14"},
        ),
        (
            f"{HEAD}DỰ THẢO BÁO CÁO\nTổng kết năm 2022\n",
            {"type": "BC", "subject": "Tổng kết năm 2022"},
        ),
        (
            f"LĐLĐ HUYỆN AN MẪU\nCÔNG ĐOÀN VIÊN CHỨC\nSố: 45/CĐVC\n(V/v đăng ký dự thi viết)\n{TITLE}An Mẫu, tháng 9 năm 2022\nKính gửi: Các CĐCS\n",
            {"type": "CV", "subject": "đăng ký dự thi viết", "place": "An Mẫu", "date": "2022-09"},
        ),
        (
            "LIÊN ĐOÀN LAO ĐỘNG ˆ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH MẪU SƠN - Độc lập - Tự do - Hạnh phúc\n"
            "LIÊN ĐOÀN LAO ĐỘNG .An Mẫu, ngày 07 tháng 6 năm 2019\nHUYỆN AN MẪU :\n\nSố: 58/BC-LĐLĐ\n\nBÁO CÁO _.\n- Kết quả năm 2019 -\n"
            "_ Trong những năm qua, các cấp công đoàn đã thực hiện nhiều việc.\n",
            {
                "parent": "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU SƠN",
                "issuing": "LIÊN ĐOÀN LAO ĐỘNG HUYỆN AN MẪU",
                "place": "An Mẫu",
                "subject": "Kết quả năm 2019",
            },
        ),
        (
            "ĐẢNG BỘ THÀNH PHỐ HẢI ĐẢNG CỘNG SẢN VIỆT NAM\nPHÒNG\nĐẢNG ỦY PHƯỜNG AN MẪU\n*\nSố 12-KH/ĐU\nKẾ HOẠCH\nNăm 2025\n",
            {"parent": "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", "issuing": "ĐẢNG ỦY PHƯỜNG AN MẪU"},
        ),
        (
            f"SỞ NỘI VỤ\n{TITLE}Số: 45/SNV\nPhan\nMẫu ngày 12 tháng 11 năm 2003\nKẾ HOẠCH\nNăm 2004\n",
            {"place": "Phan Mẫu", "date": "2003-11-12"},
        ),
    ],
    ids=[
        "lines torn",
        "labels torn",
        "below a web page's own lines",
        "organs in small letters",
        "title of the youth union",
        "two organs of one place",
        "type before the number",
        "draft",
        "subject in brackets, no day",
        "specks of a scanner",
        "place's name torn",
        "place torn, no comma",
    ],
)
def test_heads(text: str, expected: dict[str, str | None]) -> None:
    found = _head(parse(text + BODY))
    assert {field: found[field] for field in expected} == expected


def test_addressees_keep_the_dashes_of_their_names() -> None:
    text = f"SỞ NỘI VỤ\nSố: 45/SNV\nV/v báo cáo\n{TITLE}Kính gửi:\n- Sở Lao động - Thương binh và Xã hội;\n_- Liên đoàn Lao động tỉnh;\nl - Các huyện. ï\n{BODY}"
    assert [_value(slot) for slot in parse(text).header.addressees] == [
        "Sở Lao động - Thương binh và Xã hội",
        "Liên đoàn Lao động tỉnh",
        "Các huyện",
    ]


def test_addressees_go_on_behind_a_stop_where_a_bullet_follows() -> None:
    text = f"SỞ NỘI VỤ\nSố: 45/SNV\nV/v báo cáo\n{TITLE}Kính gửi:\n- Trưởng phòng các huyện,\nthị.\n- Các trường trực thuộc\n\n{BODY}"
    assert [_value(slot) for slot in parse(text).header.addressees] == [
        "Trưởng phòng các huyện, thị",
        "Các trường trực thuộc",
    ]


def test_articles_torn_from_their_numbers() -> None:
    document = parse(f"{HEAD}QUYẾT ĐỊNH\nVề tổ\nQUYẾT ĐỊNH:\nĐiều\n1. Phê duyệt:\n1.\nMục tiêu\nĐiều\n2. Thi hành.\n")
    assert [section.path for section in walk(document.sections)] == ["1", "1/1", "2"]


def test_a_page_in_one_line() -> None:
    text = (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM TRƯỜNG ĐẠI HỌC MẪU Số: 1046 /QĐ - ĐHM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "Hà Nội, ngày 24 tháng 11 năm 2016 QUYẾT ĐỊNH Về việc ban hành Quy định lưu trữ HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC MẪU Căn cứ Luật Lưu trữ số 01/2011/QH13; "
        "Căn cứ quy chế tổ chức và hoạt động của Trường; Xét đề nghị của tổ soạn thảo được thành lập theo quyết định của Trường, QUYẾT ĐỊNH: "
        "Điều 1. Ban hành kèm theo Quyết định này Quy định lưu trữ hồ sơ. Điều 2. Quyết định này có hiệu lực kể từ ngày ký. "
        "Điều 3. Các phòng, khoa, bộ môn và đơn vị có liên quan chịu trách nhiệm thi hành. Nơi nhận: - Như Điều 3; - Lưu VT, ĐT. HIỆU TRƯỞNG (đã ký) TS. Phạm Văn Mẫu"
    )
    document = parse(text)
    assert _head(document) == {
        "parent": "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",
        "issuing": "TRƯỜNG ĐẠI HỌC MẪU",
        "number": "1046/QĐ-ĐHM",
        "place": "Hà Nội",
        "date": "2016-11-24",
        "type": "QĐ",
        "subject": "Về việc ban hành Quy định lưu trữ",
    }
    assert [section.path for section in walk(document.sections)] == ["1", "2", "3"]
    assert [recipient.name for recipient in document.recipients] == ["Như Điều 3", "Lưu VT, ĐT"]
    (signature,) = document.signatures
    assert (_value(signature.position), _value(signature.name), signature.signed) == (
        "HIỆU TRƯỞNG",
        "Phạm Văn Mẫu",
        True,
    )


Signer = tuple[str | None, str | None, str | None, str | None, bool]


@pytest.mark.parametrize(
    ("foot", "signers"),
    [
        (
            "Nơi nhận: - Như trên; - LĐLĐ huyện (để b/c); - Lưu VT. TM. BAN THƯỜNG VỤ CHỦ TỊCH (Đã ký) Nguyễn Văn Mẫu\n",
            [("TM", "BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn Mẫu", True)],
        ),
        (
            "Nơi gửi:\n- Như trên;\n- Lưu.\nKT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nNguyễn Văn Mẫu\n",
            [("KT", "BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Nguyễn Văn Mẫu", False)],
        ),
        (
            "CHỦ TỊCH CÔNG ĐOÀN HIỆU TRƯỞNG\n\n(Đã ký) (Đã ký)\n\nTrần Thị Mẫu Nguyễn Văn Mẫu\n",
            [
                (None, None, "CHỦ TỊCH CÔNG ĐOÀN", "Trần Thị Mẫu", True),
                (None, None, "HIỆU TRƯỞNG", "Nguyễn Văn Mẫu", True),
            ],
        ),
        (
            "SỞ NỘI VỤ TM. BAN THƯỜNG VỤ LĐLĐ\nGIÁM ĐỐC TỈNH\nCHỦ TỊCH\nTS. Nông Văn Mẫu\nVi Thị Hồng Mẫu\nNơi nhận:\n- Lưu.\n",
            [
                (None, "SỞ NỘI VỤ", "GIÁM ĐỐC", "Nông Văn Mẫu", False),
                ("TM", "BAN THƯỜNG VỤ LĐLĐ TỈNH", "CHỦ TỊCH", "Vi Thị Hồng Mẫu", False),
            ],
        ),
        (
            "TM. LÃNH ĐẠO TRƯỜNG AN MẪU\n\n(đã ký)\n\nTin liên quan: hội thao của các trường trong cụm đã diễn ra sôi nổi vào cuối tuần qua.\n",
            [("TM", "LÃNH ĐẠO TRƯỜNG AN MẪU", None, None, True)],
        ),
        (
            "KT. HIỆU TRƯỞNG\nP. HIỆU TRƯỞNG\nLê Văn Mẫu\n",
            [("KT", "HIỆU TRƯỞNG", "P. HIỆU TRƯỞNG", "Lê Văn Mẫu", False)],
        ),
        (
            "- Nơi nhận: TM. BAN THƯỜNG VỤ\n- UBND huyện; ^ ¬ PHỚ CHU TICH\n- Lưu: VT. vu\nl l Y Lan Niê\n",
            [("TM", "BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Y Lan Niê", False)],
        ),
        (
            "Người lập báo cáo                 Thủ trưởng đơn vị\n\n\nLê Văn Mẫu                    Nguyễn Thị Mẫu\n",
            [
                (None, None, "Người lập báo cáo", "Lê Văn Mẫu", False),
                (None, None, "Thủ trưởng đơn vị", "Nguyễn Thị Mẫu", False),
            ],
        ),
    ],
    ids=[
        "one line",
        "two offices",
        "posts melted",
        "columns melted",
        "page goes on",
        "abbreviated deputy",
        "marks misread",
        "posts in small letters",
    ],
)
def test_signers(foot: str, signers: list[Signer]) -> None:
    document = parse(f"{HEAD}KẾ HOẠCH\nTổ chức hội thao\n{BODY}{foot}")
    assert [
        (_value(s.authority), _value(s.on_behalf_of), _value(s.position), _value(s.name), s.signed)
        for s in document.signatures
    ] == signers


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (
            "- Chi bộ (để p/hợp);\n- Các tổ (t/hiện);\n- Lưu.\n",
            [("Chi bộ", "phối hợp"), ("Các tổ", "thực hiện"), ("Lưu", None)],
        ),
        ("- Như trên “để thực hiện”;\n- Lưu (VP; TC).\n", [("Như trên", "thực hiện"), ("Lưu (VP; TC)", None)]),
        (
            "- UBND huyện (b/€); CHU Gp\nˆ Phòng Nội vụ; ⁄ LI ký )\n- Đảng ủy xã (bíc), XHƯ\n- Lưu: VI, TC. ¬\n",
            [("UBND huyện", "báo cáo"), ("Phòng Nội vụ", None), ("Đảng ủy xã", "báo cáo"), ("Lưu: VT, TC", None)],
        ),
        (
            ": - UBND huyện, : //// LIÊN,\nl - Các xã ¬\n(thực hiện)\n- Lưu: VT, NV. `vẳ — 7\n",
            [("UBND huyện", None), ("Các xã", "thực hiện"), ("Lưu: VT, NV", None)],
        ),
        (
            "- Các xã (Uh);\n- Đảng ủy xã (để tíh);\n- Hội LHPN (de bao cao);\n- Lưu: VT.\n",
            [("Các xã", "thực hiện"), ("Đảng ủy xã", "thực hiện"), ("Hội LHPN", "báo cáo"), ("Lưu: VT", None)],
        ),
    ],
    ids=["abbreviations", "quoted purpose", "scanned stamp", "specks beside items", "misread purposes"],
)
def test_recipients(items: str, expected: list[tuple[str, str | None]]) -> None:
    document = parse(
        f"{HEAD}KẾ HOẠCH\nTổ chức hội thao\n{BODY}\nNơi nhận:\n{items}TM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Văn Mẫu\n"
    )
    assert [(recipient.name, recipient.purpose) for recipient in document.recipients] == expected


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ("I. MỤC ĐÍCH\nI. NỘI DUNG\nHI. TỔ CHỨC THỰC HIỆN\n", ["I", "II", "III"]),
        ("4. Việc bốn.\n: 9. Việc năm. ¬\n_ 6. Việc sáu. ¬\n", ["4", "5", "6"]),
        ("4. Việc bốn. ¬\n9. Việc năm\n5.1. Một. ¬\n5.2. Hai.\n", ["4", "5", "5/5.1", "5/5.2"]),
        (
            "1. Việc\na) Một;\nb) Hai;\nc) Ba; ¬\nđ) Bốn; ¬\ne) Năm;\n8) Sáu.\n",
            ["1", "1/a", "1/b", "1/c", "1/d", "1/e", "1/g"],
        ),
        ("1. Chi trong quý\nIV/2017 và năm sau.\n2. Việc hai.\n", ["1", "2"]),
        ("PHẦN I. KẾT QUẢ\n1. Việc.\nPHẦN HI. KIẾN NGHỊ\n", ["I", "I/1", "III"]),
    ],
    ids=["lost strokes", "digits alike", "digit above its parts", "letters alike", "a quarter is no label", "part"],
)
def test_labels_of_scans_follow_their_row(body: str, paths: list[str]) -> None:
    text = f"KẾ HOẠCH\nCông tác năm 2023\n\n{body}"
    assert [section.path for section in walk(parse(text).sections)] == paths


@pytest.mark.parametrize("rest", [";\nTRUNG HỌC VÀ THƯỜNG XUYÊN\n", "; TRUNG HỌC VÀ THƯỜNG XUYÊN\n"])
def test_an_office_that_goes_on_among_the_items_is_none(rest: str) -> None:
    document = parse(
        "KẾ HOẠCH\nTổ chức hội thao\n\nI. MỤC ĐÍCH\nRèn luyện sức khỏe.\nII. NỘI DUNG\nThi đấu ba môn.\n\n"
        "Nơi nhận:\tTL. GIÁM ĐỐC\n- Như trên;\tKT. TRƯỞNG PHÒNG GIÁO DỤC\n"
        f"- Giám đốc (để báo cáo){rest}- Các phòng giáo dục;\nPHÓ TRƯỞNG PHÒNG\n- Lưu: VT, TH.\nNguyễn Văn Mẫu\n"
    )
    names = [item.name for item in document.recipients]
    assert names == ["Như trên", "Giám đốc", "Các phòng giáo dục", "Lưu: VT, TH"]
    (signature,) = document.signatures
    assert signature.position is not None
    assert signature.position.value == "PHÓ TRƯỞNG PHÒNG"


_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT"
_PLACED = "Mẫu Sơn, ngày 13 tháng 11 năm 2020"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            f"UBND HUYỆN MẪU SƠN {_TITLE} NAM\nBAN CHỈ ĐẠO XMC Độc lập - Tự do - Hạnh phúc\nSố: 25 /BC-BCĐPCGD- {_PLACED}\nXMC\n",
            {"issuing": "BAN CHỈ ĐẠO XMC", "number": "25/BC-BCĐPCGD", "place": "Mẫu Sơn"},
        ),
        (
            f"LIÊN ĐOÀN LAO ĐỘNG TP. {_TITLE} NAM\n\nMẪU SƠN CĐCS MẦM NON II Độc lập - Tự do - Hạnh phúc\n{_PLACED}\n",
            {"parent": "LIÊN ĐOÀN LAO ĐỘNG TP. MẪU SƠN", "issuing": "CĐCS MẦM NON II"},
        ),
        (
            f"CĐ GIÁO DỤC HUYỆN {_TITLE} NAM\nMẪU SƠN CĐ TRƯỜNG MN HOA MAI Độc lập - Tự do - Hạnh phúc\nSố: 7/BC-CĐ {_PLACED}\n",
            {"parent": "CĐ GIÁO DỤC HUYỆN MẪU SƠN", "issuing": "CĐ TRƯỜNG MN HOA MAI"},
        ),
        (
            f"UBND HUYỆN MẪU SƠN {_TITLE}\nNAM\nHỘI KHUYẾN HỌC Độc lập - Tự do - Hạnh phúc\nSố: 7/BC-HKH {_PLACED}\n",
            {"parent": "UBND HUYỆN MẪU SƠN", "issuing": "HỘI KHUYẾN HỌC"},
        ),
    ],
    ids=["a symbol that goes on below", "place and second organ", "short names", "the end of the title"],
)
def test_columns_of_a_head_whose_lines_broke(head: str, expected: dict[str, str]) -> None:
    found = _head(parse(f"{head}\nBÁO CÁO\nKết quả năm 2020\n\nI. KẾT QUẢ\nĐạt yêu cầu.\n"))
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("organs", "parent", "issuing"),
    [
        ("HĐĐ HUYỆN AN MẪU LIÊN ĐỘI THCS AN MẪU", "HĐĐ HUYỆN AN MẪU", "LIÊN ĐỘI THCS AN MẪU"),
        ("TRƯỜNG THCS AN MẪU TỔ KHOA HỌC TỰ NHIÊN", "TRƯỜNG THCS AN MẪU", "TỔ KHOA HỌC TỰ NHIÊN"),
        ("HỘI NHÀ BÁO VIỆT NAM CHI HỘI BÁO AN MẪU", "HỘI NHÀ BÁO VIỆT NAM", "CHI HỘI BÁO AN MẪU"),
        ("BỘ QUỐC PHÒNG QUÂN KHU 9", "BỘ QUỐC PHÒNG", "QUÂN KHU 9"),
        ("TẬP ĐOÀN DỆT MAY MẪU CÔNG TY CP MAY AN MẪU", "TẬP ĐOÀN DỆT MAY MẪU", "CÔNG TY CP MAY AN MẪU"),
        ("BỆNH VIỆN ĐA KHOA AN MẪU", None, "BỆNH VIỆN ĐA KHOA AN MẪU"),
        ("TỔNG CÔNG TY ĐIỆN LỰC MẪU", None, "TỔNG CÔNG TY ĐIỆN LỰC MẪU"),
    ],
)
def test_organs_of_a_page_in_one_line(organs: str, parent: str | None, issuing: str) -> None:
    page = (
        f"{organs}\nSố: 12/KH-AM\n{TITLE}An Mẫu, ngày 05 tháng 9 năm 2022\nKẾ HOẠCH\nTổ chức hội thao năm 2022\n{BODY}"
        "1. Các bộ phận thực hiện nghiêm túc kế hoạch này, báo cáo kết quả về văn phòng.\n2. Văn phòng tổng hợp.\n"
    )
    head = _head(parse(" ".join(page.split()) + "\n"))
    assert (head["parent"], head["issuing"], head["subject"]) == (parent, issuing, "Tổ chức hội thao năm 2022")


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("BAN GIÁM HIỆU TRƯỜNG THCS AN MẪU", [("BAN GIÁM HIỆU TRƯỜNG THCS AN MẪU", None, None)]),
        ("TM. BCH CÔNG ĐOÀN CHỦ TỊCH Lê Thị Mẫu", [("BCH CÔNG ĐOÀN", "CHỦ TỊCH", "Lê Thị Mẫu")]),
        ("Nơi nhận: - Như trên; - Lưu VT, QLCL GIÁM ĐỐC Lê Thị Mẫu", [(None, "GIÁM ĐỐC", "Lê Thị Mẫu")]),
        (
            "DUYỆT CỦA BAN GIÁM HIỆU NGƯỜI LẬP KẾ HOẠCH Trần Văn An Lê Thị Mẫu",
            [("BAN GIÁM HIỆU", None, "Trần Văn An"), (None, "NGƯỜI LẬP KẾ HOẠCH", "Lê Thị Mẫu")],
        ),
    ],
)
def test_offices_of_a_page_in_one_line(foot: str, expected: list[tuple[str | None, ...]]) -> None:
    page = f"{HEAD}KẾ HOẠCH\nHội thao\n{BODY}1. Các tổ thực hiện kế hoạch này.\n2. Văn phòng tổng hợp kết quả, báo cáo.\n{foot}\n"
    found = [
        (_value(signer.on_behalf_of), _value(signer.position), _value(signer.name))
        for signer in parse(" ".join(page.split()) + "\n").signatures
    ]
    assert found == expected
