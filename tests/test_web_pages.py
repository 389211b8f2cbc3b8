"""What converters of web pages leave around and inside a document: menus, lost and escaped line ends, tags, lists' own numbers."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document, ValueSlot, walk
from vnunion_nlp.structure.organ_lines import organ_starts
from vnunion_nlp.text import SourceText, unmarked

TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "Căn cứ chương trình công tác năm, Ban Chấp hành xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nNâng cao sức khỏe.\n"


def _value(slot: ValueSlot | None) -> str | None:
    return slot.value if slot else None


def _organs(document: Document) -> tuple[str | None, str | None]:
    return _value(document.header.parent_organ), _value(document.header.issuing_organ)


@pytest.mark.parametrize(
    "line",
    [
        "BỘ CÔNG THƯƠNG | TRƯỜNG CAO ĐẲNG MẪU SƠN",
        "LIÊN ĐOÀN LAO ĐỘNG TP AN MẪU | CĐCS MẦM NON HOA SEN",
        "LĐLĐ AN MẪU | CĐCS TRƯỜNG TIỂU HỌC SỐ 2",
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM | TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN",
        "CÔNG ĐOÀN TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN",
        "CÔNG ĐOÀN NGÀNH GIÁO DỤC | CĐCS TRƯỜNG THPT AN MẪU",
        "UBND HUYỆN AN MẪU | PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
        "ỦY BAN NHÂN DÂN QUẬN 3 | TRƯỜNG TIỂU HỌC AN MẪU",
        "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG",
        "CÔNG ĐOÀN VIÊN CHỨC TỈNH | CÔNG ĐOÀN CƠ SỞ SỞ NỘI VỤ",
        "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI | CÔNG ĐOÀN TRƯỜNG TRUNG CẤP AN MẪU",
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN GIA VIỄN",
        "ĐẢNG BỘ TỈNH MẪU SƠN | ĐẢNG ỦY KHỐI DOANH NGHIỆP",
        "THỊ ĐOÀN AN MẪU | BCH ĐOÀN TRƯỜNG THPT AN MẪU",
        "BAN TUYÊN GIÁO TỈNH ỦY",
        "VĂN PHÒNG UBND TỈNH",
        "BAN CHỈ ĐẠO PHÒNG CHỐNG DỊCH",
        "HỘI ĐỒNG THI ĐUA KHEN THƯỞNG TỈNH",
    ],
)
def test_two_organs_in_one_line(line: str) -> None:
    names = line.split(" | ")
    text = " ".join(names)
    starts = organ_starts(unmarked(text.lower()), text)
    assert [text[low:high].strip() for low, high in zip([0, *starts], [*starts, None], strict=True)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LĐLĐ HUYỆN AN MẪU   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM CĐCS TRƯỜNG MN AN MẪU   Độc lập – Tự do – Hạnh phúc\nSố: 12/KH-CĐCS\n",
            ("LĐLĐ HUYỆN AN MẪU", "CĐCS TRƯỜNG MN AN MẪU"),
        ),
        (
            f"1. Trang chủ\n2. » Văn bản\nLIÊN ĐOÀN LAO ĐỘNG TP.HCM\n\nLIÊN ĐOÀN LAO ĐỘNG QUẬN 8\n____\nSố: 12/KH-LĐLĐ\n{TITLE}",
            ("LIÊN ĐOÀN LAO ĐỘNG TP.HCM", "LIÊN ĐOÀN LAO ĐỘNG QUẬN 8"),
        ),
        (
            f"HỎI ĐÁP CHÍNH SÁCH\nVIDEO MỚI\nĐăng vào Thứ bảy, ngày 20/04/2024\nChia sẻ | In\nHƯỚNG DẪN tổ chức hội thao\n\nĐẢNG BỘ TỈNH MẪU SƠN\n\nĐẢNG ỦY KHỐI CƠ QUAN\n*\nSố 29-HD/ĐUK\n{TITLE}",
            ("ĐẢNG BỘ TỈNH MẪU SƠN", "ĐẢNG ỦY KHỐI CƠ QUAN"),
        ),
        (
            "BỘ CÔNG THƯƠNGTRƯỜNG CAO ĐẲNG MẪU SƠN-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúcMẫu Sơn, ngày 5 tháng 3 năm 2020\n",
            ("BỘ CÔNG THƯƠNG", "TRƯỜNG CAO ĐẲNG MẪU SƠN"),
        ),
        (
            "<div class='page'>UBND HUYỆN AN MẪU <b>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>\n<b>HỘI KHUYẾN HỌC</b> <b><sub>Độc lập - Tự do - Hạnh phúc</sub></b>\n",
            ("UBND HUYỆN AN MẪU", "HỘI KHUYẾN HỌC"),
        ),
        (
            "\\r\\n ỦY BAN NHÂN DÂN\\r\\n TỈNH MẪU SƠN | \\r\\n \\r\\n CỘNG\\r\\n HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n\\r\\n Số: 54/KH-UBND \\r\\n |\n",
            (None, "ỦY BAN NHÂN DÂN TỈNH MẪU SƠN"),
        ),
        (
            f"ỦY BAN MTTQ VIỆT NAM\n\nXÃ AN MẪU\n\nBAN THƯỜNG TRỰC\n\nSố:    /KH-MTTQ-BTT\n{TITLE}",
            (None, "ỦY BAN MTTQ VIỆT NAM XÃ AN MẪU"),
        ),
    ],
    ids=["title between", "menu", "page's own lines", "lines grown together", "tags", "escaped line ends", "body"],
)
def test_organs_of_a_head(text: str, expected: tuple[str | None, str | None]) -> None:
    document = parse(f"{text}KẾ HOẠCH\nTổ chức hội thao\n{BODY}")
    assert _organs(document) == expected
    assert document.header.doc_type is not None
    assert document.header.doc_type.code == "KH"
    for slot in (document.header.issuing_organ, document.header.subject):
        assert slot is not None
        assert document.text[slot.start : slot.end] == slot.text


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("KẾ HOẠCH HOẠT ĐỘNG CÔNG ĐOÀN\n\nNĂM HỌC: 2021-2022\n\n", "HOẠT ĐỘNG CÔNG ĐOÀN NĂM HỌC: 2021-2022"),
        ("NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ 6\n\nVỀ CÔNG TÁC KIỂM TRA\n\n", "HỘI NGHỊ LẦN THỨ 6 VỀ CÔNG TÁC KIỂM TRA"),
        (
            "BÁO CÁO\nKẾT QUẢ XÓA MÙ CHỮ\nThời điểm tháng 10 năm 2020\n",
            "KẾT QUẢ XÓA MÙ CHỮ Thời điểm tháng 10 năm 2020",
        ),
        ("KẾ HOẠCH TỔ CHỨC HỘI THI\n\nNấu ăn chào mừng ngày 20/10\n\n", "TỔ CHỨC HỘI THI Nấu ăn chào mừng ngày 20/10"),
        ("THÔNG TƯ\n2/2\nQuy định về hội thao\n1/1\n____\n", "Quy định về hội thao"),
        ("PHÁT ĐỘNG PHONG TRÀO THI ĐUA\nNăm học: 2021 – 2022\n", "PHÁT ĐỘNG PHONG TRÀO THI ĐUA Năm học: 2021 – 2022"),
        ("KẾ HOẠCHVề việc tổ chức hội thao\n", "Về việc tổ chức hội thao"),
    ],
    ids=["year", "capitals", "moment", "small letters", "stamps", "no type", "grown together"],
)
def test_subjects(title: str, subject: str) -> None:
    document = parse(f"SỞ NỘI VỤ\nSố: 12/SNV\n{TITLE}Mẫu Sơn, ngày 5 tháng 3 năm 2020\n{title}{BODY}")
    assert _value(document.header.subject) == subject


def test_a_decision_without_its_type_line() -> None:
    document = parse(
        f"UBND TỈNH MẪU SƠN\n{TITLE}Số: 26/QĐ-UBND\nPHÊ DUYỆT ĐỀ ÁN XÂY DỰNG NÔNG THÔN MỚI\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nXét đề nghị của Giám đốc Sở,\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt đề án.\n"
    )
    assert document.header.doc_type is not None
    assert document.header.doc_type.code == "QĐ"
    assert _value(document.header.subject) == "PHÊ DUYỆT ĐỀ ÁN XÂY DỰNG NÔNG THÔN MỚI"


@pytest.mark.parametrize(
    ("text", "organ", "body"),
    [
        (
            "QUYẾT ĐỊNH Về việc ủy quyền\nTỔNG GIÁM ĐỐC CÔNG TY TNHH MẪU SƠN\n- Căn cứ Điều lệ Công ty;\nQUYẾT ĐỊNH:\nĐiều 1. Ủy quyền.\n",
            "CÔNG TY TNHH MẪU SƠN",
            None,
        ),
        (
            "NGHỊ QUYẾT\nĐại hội\n\nĐại hội đại biểu Đảng bộ huyện An Mẫu lần thứ XX, nhiệm kỳ 2020 - 2025, diễn ra từ ngày 5 đến ngày 6.\n",
            "Đại hội đại biểu Đảng bộ huyện An Mẫu lần thứ XX",
            None,
        ),
        (
            "Căn cứ chương trình công tác của BCH Công đoàn Trường CĐ An Mẫu.\nBCH Công đoàn tổ chức giải cầu lông.\n",
            "Công đoàn Trường CĐ An Mẫu",
            "BCH",
        ),
    ],
    ids=["who enacts", "congress", "fuller name"],
)
def test_inferred_organs(text: str, organ: str, body: str | None) -> None:
    found = parse(text).header.issuing_organ
    assert found is not None
    assert (found.value, found.body, found.inferred) == (organ, body, True)


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ("  1. 1. Mục đích:\n- Nâng cao.\n  1. 2. Đối tượng:\nĐoàn viên.\n", ["1", "2"]),
        ("  1. A.   NHIỆM VỤ\nThực hiện.\n  1. B.   GIẢI PHÁP\nI. Tuyên truyền\n", ["A", "B", "B/I"]),
        ("I- CHỈ TIÊU\n1- Chỉ tiêu\na- 100% tổ có sổ.\nb- “Bữa cơm công đoàn”.\n", ["I", "I/1", "I/1/a", "I/1/b"]),
        (
            "I. Mục đích\nI.1. Chung\nNâng cao.\nI.2 Riêng\nII. Nội dung\nII.1. Hội thao\n",
            ["I", "I/I.1", "I/I.2", "II", "II/II.1"],
        ),
        ("I.\nMỤC ĐÍCH\n1.\nChung\nNâng cao.\n2.\nRiêng\nII.\nNỘI DUNG\n", ["I", "I/1", "I/2", "II"]),
        ("## I\\. MỤC ĐÍCH\n\n### 1\\. Chung\n\n\\- Nâng cao.\n\n## II\\. NỘI DUNG\n", ["I", "I/1", "II"]),
        ("Nội dung như sau:I/ TÌNH HÌNH\n1/ Thuận lợi\n", ["I", "I/1"]),
        ("Phần A. Đánh giá tình hình\n\nI. Tình hình trường\n", ["A", "A/I"]),
        ("                A.    ĐẶC ĐIỂM TÌNH HÌNH :\nI/ Đoàn viên:\n- Có 46 đồng chí.\n", ["A", "A/I"]),
        (
            "I. tình hình\nTốt.\nIi. mục tiêu\nA. chỉ tiêu\n1. Đến năm 2025.\nB. giải pháp\n1. Thi đua.\nIii. tổ chức\n",
            ["I", "II", "II/A", "II/A/1", "II/B", "II/B/1", "III"],
        ),
        (
            "I. CHUNG\nTốt.\nII. RIÊNG\nI. Giám sát việc chăm lo.\n2. Thi đua.\nIII. TỔ CHỨC\n",
            ["I", "II", "II/1", "II/2", "III"],
        ),
        ("l. Giám sát.\na) Ở tổ.\n2. Thi đua.\n", ["1", "1/a", "2"]),
        ("1, LĐLĐ huyện lo.\n2, Các tổ lo.\n", ["1", "2"]),
    ],
    ids=[
        "list numbers",
        "list numbers and capitals",
        "dashes",
        "Roman decimals",
        "labels alone",
        "Markdown",
        "grown together",
        "parts by letters",
        "one capital",
        "a font of capitals",
        "a one as a stroke",
        "a one as a letter",
        "commas",
    ],
)
def test_labels(body: str, paths: list[str]) -> None:
    document = parse(f"KẾ HOẠCH\nCông tác năm 2023\n\n{body}")
    assert [section.path for section in walk(document.sections)] == paths


def test_titles_of_parts_in_small_letters() -> None:
    document = parse("BÁO CÁO\nCông tác năm\n\nPhần thứ nhất\nKết quả năm 2022\n\nI. Chung\nPhần thứ hai\nNhiệm vụ\n")
    assert [section.title for section in document.sections] == ["Kết quả năm 2022", "Nhiệm vụ"]


def test_lines_put_in_leave_the_slots_as_they_were() -> None:
    source = SourceText("VIỆT NAMĐộc lập ho\u0061\u0300").with_lines([8])
    assert source.folded == "VIỆT NAM\nĐộc lập hòa"
    assert source.slot(0, 8).text == "VIỆT NAM"
    assert source.slot(9, len(source)).text == "Độc lập ho\u0061\u0300"
