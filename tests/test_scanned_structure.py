"""What scanners and converters do to labels and heads."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import walk
from vnunion_nlp.resolution.organ_names import mended, mended_words
from vnunion_nlp.structure.margins import without_specks
from vnunion_nlp.syllables import mended_syllables
from vnunion_nlp.text import SourceText


def _paths(text: str) -> list[str]:
    return [section.path for section in walk(parse(text).sections)]


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        (
            "U MỤC TIÊU\n1/ Việc một\nIU NHIỆM VỤ\n1/ Việc hai\nHU TỔ CHỨC THỰC HIỆN\n",
            ["I", "I/1", "II", "II/1", "III"],
        ),
        ("I. MỤC TIÊU\n1. Việc một.\n2, Việc hai.\n3. Việc ba.\n", ["I", "I/1", "I/2", "I/3"]),
        ("I. MỤC TIÊU\n4. Việc bốn.\nS. Việc năm.\n6. Việc sáu.\n", ["I", "I/4", "I/5", "I/6"]),
        ("I. MỤC TIÊU\n'II. NHIỆM VỤ\n_III. TỔ CHỨC THỰC HIỆN\n", ["I", "II", "III"]),
        (
            "_. TÌNH HÌNH\nH. KẾT QUẢ\n1. Việc một\nII. HẠN CHẾ\nIV. NHIỆM VỤ\nV. KIẾN NGHỊ\n",
            ["II", "II/1", "III", "IV", "V"],
        ),
        ("I. MỤC ĐÍCH\nII. CHỈ TIÊU\nII. NHIỆM VỤ\nIV. TỔ CHỨC THỰC HIỆN\n", ["I", "II", "III", "IV"]),
        (
            "[- Thời gian: Một ngày.\nII - Địa điểm: Hội trường.\n[II - Nội dung:\n1. Báo cáo.\n",
            ["I", "II", "III", "III/1"],
        ),
        ("Căn cứ Luật Công đoàn;\n\nl QUYẾT ĐỊNH:\nĐiều 1. Ban hành quy chế.\nĐiều 2. Thi hành.\n", ["1", "2"]),
        (
            "Chương ï\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nChương II\nHỘI THI\nĐiều 2. Nội dung\n",
            ["I", "I/1", "II", "II/2"],
        ),
        ("1. Việc\na) Một;\nb) Hai;\nc) Ba;\nđ) Bốn;\nđ) Năm.\n", ["1", "1/a", "1/b", "1/c", "1/d", "1/đ"]),
        ("_ ˆ\nH/ KẾT QUẢ\n1/ Việc một\nHU/ KIẾN NGHỊ\n", ["II", "II/1", "III"]),
        (": ˆ\n1. Việc\n8) Một;\nb) Hai;\ne) Ba;\nđ) Bốn.\n2. Việc\n", ["1", "1/a", "1/b", "1/c", "1/d", "2"]),
        (": ˆ\n1. Việc một.\n2. Việc hai.\n9. Việc ba.\n6. Việc sáu.\n", ["1", "2", "9", "6"]),
        (": ˆ\n4. Việc bốn.\n9. Việc năm.\n7. Việc bảy.\n", ["4", "5", "7"]),
        ("1. Việc\n1,1- Một.\n1:2- Hai.\n", ["1", "1/1.1", "1/1.2"]),
        ("I. MỤC TIÊU\n: ˆ\n— 1- Việc một.\n—2- Việc hai.\n", ["I", "I/1", "I/2"]),
        ("I/ MỤC TIÊU\n: ˆ\nT Nội dung\nĐơn vị\nII/ NHIỆM VỤ\n", ["I", "II"]),
        (
            "1. Việc một.\n2. Việc hai.\n3. Việc ba.\n4. Việc bốn.\no. Việc năm.\n6. Việc sáu.\n",
            ["1", "2", "3", "4", "5", "6"],
        ),
        (
            "UV TÌNH HÌNH CHUNG\n1/ Việc một\nI/ KẾT QUẢ\nII/ NHIỆM VỤ\nIV/ KIẾN NGHỊ\n",
            ["I", "I/1", "II", "III", "IV"],
        ),
        (
            ": ˆ\n1- Việc một\n\n11- Một.\n1.2- Hai.\n2- Việc hai\n2.1- Một.\n22- Hai.\n",
            ["1", "1/1.1", "1/1.2", "2", "2/2.1", "2/2.2"],
        ),
        ("2. Việc\n2.1- Một.\nZ.2- Hai.\n2,3Có ba.\n", ["2", "2/2.1", "2/2.2", "2/2.3"]),
        ("LMỤC ĐÍCH, YÊU CẦU\n1. Việc một.\nII. NHIỆM VỤ\n", ["I", "I/1", "II"]),
        ("LIÊN ĐOÀN LAO ĐỘNG\n1. Việc một.\n2. Việc hai.\n", ["1", "2"]),
        (": ˆ\n3/ Việc ba.\nA/ Nhân rộng.\n5/ Việc năm.\n", ["3", "4", "5"]),
        (": ˆ\n1. Việc:\nä) Một;\nb) Hai.\n", ["1", "1/a", "1/b"]),
        ("U MỤC ĐÍCH\n\n1 CHỈ TIÊU\n\nI/ NỘI DUNG\nIV/ TỔ CHỨC THỰC HIỆN\n", ["I", "II", "III", "IV"]),
        (": ˆ\n4. Việc bốn.\n6. Việc sáu.\n", ["4", "6"]),
        (": ˆ\n1. Việc một.\nx 2. Việc hai.\nl ỗ 3. Việc ba.\n-..4. Việc bốn.\n", ["1", "2", "3", "4"]),
    ],
    ids=[
        "strokes grown together",
        "comma for stop",
        "S for 5",
        "specks before",
        "the first label lost, a stroke of a later one",
        "a stroke lost in good print",
        "a bracket for I",
        "a speck before the words that enact",
        "dots above a chapter's number",
        "d with a stroke",
        "the first label lost, strokes that ran together",
        "points that look like others",
        "a digit that looks like no other that is due",
        "a digit above the one that follows",
        "comma and colon for the stop of a decimal",
        "dashes at the margin",
        "the head of a table",
        "o for 5",
        "a stroke and the mark behind it, and strokes lost below",
        "decimals whose stop was lost",
        "letters for the digits of decimals",
        "a stroke grown to the heading",
        "an organ that begins like a stroke",
        "A for 4",
        "a with dots",
        "two strokes lost",
        "a number that the author left out",
        "letters at the margin",
    ],
)
def test_labels_that_a_scanner_damaged(body: str, paths: list[str]) -> None:
    assert _paths(f"KẾ HOẠCH\nCông tác năm 2023\n\n{body}") == paths


def test_marks_that_stand_alone_hide_no_time() -> None:
    text = (
        "KẾ HOẠCH\nCông tác năm 2023\n\nI. NỘI DUNG\n: - Tháng 2: Họp mặt đầu năm.\n. ~ Tháng 10: Tọa đàm.\n"
        "- Hoàn thành trước ngày\n` 28/12/2023. : :\n"
    )
    found = {
        (deadline.text, " ".join(deadline.task.text.split()) if deadline.task else None)
        for deadline in parse(text).deadlines
    }
    assert found == {
        ("Tháng 2", "Họp mặt đầu năm"),
        ("Tháng 10", "Tọa đàm"),
        ("trước ngày\n` 28/12/2023", "Hoàn thành trước ngày ` 28/12/2023"),
    }


def test_a_reference_at_the_start_of_a_line_is_no_article() -> None:
    text = "KẾ HOẠCH\nCông tác năm 2023\n\n1. Thực hiện theo khoản 1\nĐiều 20 Bộ luật Lao động.\n2. Báo cáo kết quả.\n"
    assert _paths(text) == ["1", "2"]


def test_new_wording_in_an_amendment_is_no_outline() -> None:
    text = (
        "QUYẾT ĐỊNH\nSửa đổi Quy chế\n\nĐiều 1. Sửa đổi Quy chế\n\n1. Bổ sung Điều 9a như sau:\n\n“Điều 9a. Tham gia tố tụng\n\n"
        "1. Cử người đại diện.\n\n2. Miễn chi phí.”\n\n2. Bãi bỏ Điều 10.\n"
    )
    assert _paths(text) == ["1", "1/1", "1/2"]


def test_tones_in_mixed_case_do_no_harm() -> None:
    assert parse("KẾ HoẠCH UBND và ỦY BAN hOÀ").text


@pytest.mark.parametrize("title", ["QUY CHẾ", "- QUY CHẾ", "Ặ QUY CHẾ", ": . QUY CHẾ"])
def test_specks_before_the_title_of_what_is_attached(title: str) -> None:
    text = (
        "CÔNG ĐOÀN HÒA AN\nSố: 3/QĐ-CĐ\nHòa An, ngày 5 tháng 6 năm 2020\nQUYẾT ĐỊNH\nBan hành quy chế thăm hỏi\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này quy chế thăm hỏi.\n\n"
        "Nơi nhận:                TM. BAN CHẤP HÀNH\n- Lưu: VP.               CHỦ TỊCH\n                         Lê Văn Mẫu\n"
        f"{title}\nThăm hỏi đoàn viên\n(Ban hành kèm theo Quyết định số 3/QĐ-CĐ ngày 5/6/2020)\nĐiều 1. Tổ trưởng báo cáo trước ngày 25/6/2020.\n"
    )
    document = parse(text)
    assert [appendix.title for appendix in document.appendices] == ["QUY CHẾ Thăm hỏi đoàn viên"]
    assert [deadline.text for deadline in document.deadlines] == ["trước ngày 25/6/2020"]


@pytest.mark.parametrize(
    "date",
    ["ngày 05 tháng 3 năm\n2017", "ngày 05 tháng\n3 năm 2017", "ngày 05\ntháng 3 năm 2017"],
    ids=["year", "month", "day"],
)
def test_a_date_wrapped_behind_number_and_place(date: str) -> None:
    header = parse(
        "LIÊN ĐOÀN LAO ĐỘNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN HÀ Độc lập - Tự do - Hạnh phúc\n"
        f"Số: 5/KH-LĐLĐ Sơn Hà, {date}\nKẾ HOẠCH\nTổ chức hội thi\n"
    ).header
    assert header.date is not None
    assert header.place is not None
    assert (header.date.text, header.date.value, header.place.value) == (date, "2017-03-05", "Sơn Hà")


def test_a_wrapped_line_of_the_grounds_is_no_date_line() -> None:
    header = parse(
        "HƯỚNG DẪN TỔ CHỨC HỘI NGHỊ\n\n- Căn cứ Kế hoạch số 115/KH-ĐHSH ngày 20 tháng 9 năm 2010 Hiệu trưởng\nTrường Đại học Sơn Hà về hội nghị.\n"
    ).header
    assert header.date is None
    assert header.place is None


def _decision(body: str) -> list[str]:
    return _paths(f"QUYẾT ĐỊNH\nPhê duyệt Đề án\n\nCăn cứ Luật Thanh niên;\nQUYẾT ĐỊNH:\n{body}")


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        (
            "Điều 1. Phê duyệt Đề án với những nội dung chính như sau:\nI. MỤC TIÊU\n1. Mục tiêu chung\nII. GIẢI PHÁP\n"
            "Điều 2. Tổ chức thực hiện\nĐiều 3. Hiệu lực\n",
            ["1", "1/I", "1/I/1", "1/II", "2", "3"],
        ),
        (
            "I. QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng\nII. CỤ THỂ\nĐiều 3. Nội dung\n",
            ["I", "I/1", "I/2", "II", "II/3"],
        ),
        ("Điều 1. Phê duyệt.\nĐiều 2. Hiệu lực.\nI. MỤC TIÊU\nII. GIẢI PHÁP\n", ["1", "2", "I", "II"]),
        ("PHẦN 1: KẾ HOẠCH CHUNG\nI. CƠ SỞ\nII. ĐẶC ĐIỂM\n", ["1", "1/I", "1/II"]),
        ("PHẦN 1: KẾ HOẠCH CHUNG\n1. Cơ sở\nPHẦN II: CỤ THỂ\n1. Một\n", ["I", "I/1", "II", "II/1"]),
        ("A. MỤC ĐÍCH\n1. Mục đích\n2. Yêu cầu\n", ["A", "A/1", "A/2"]),
    ],
    ids=[
        "articles that announce",
        "articles below",
        "articles that end",
        "a part's digits",
        "strokes of a part",
        "a page torn off",
    ],
)
def test_which_label_stands_above_which(body: str, paths: list[str]) -> None:
    assert _decision(body) == paths


@pytest.mark.parametrize(
    ("line", "label"),
    [("l Số: 22/KH-LĐLĐ", "22/KH-LĐLĐ"), ("' Số: 22/KH-LĐLĐ l", "22/KH-LĐLĐ"), ("_ Số: 22/KH-LĐLĐ", "22/KH-LĐLĐ")],
)
def test_specks_at_the_margins(line: str, label: str) -> None:
    text = f": LIÊN ĐOÀN LAO ĐỘNG HUYỆN MẪU\n{line}\n: KẾ HOẠCH\n. Tập huấn cán bộ năm 2023 l\n\nl Căn cứ Luật Công đoàn.\n1. Việc một.\n"
    header = parse(text).header
    assert header.number is not None
    assert header.number.text == label
    assert header.subject is not None
    assert header.subject.value == "Tập huấn cán bộ năm 2023"


def test_one_line_with_a_mark_before_it_is_no_scan() -> None:
    source = SourceText(": Phòng Tổ chức\nVăn phòng l\n")
    assert without_specks(source) is source


@pytest.mark.parametrize(
    ("title", "is_scan", "value"),
    [
        ("tố chức Tháng Công nhân", False, "tổ chức Tháng Công nhân"),
        ("TỐ CHỨC THÁNG CÔNG NHÂN", False, "TỔ CHỨC THÁNG CÔNG NHÂN"),
        ("bảo đảm an nỉnh, trật tự", False, "bảo đảm an ninh, trật tự"),
        ("phúc đáp đề.nghị của CĐCS", True, "phúc đáp đề nghị của CĐCS"),
        ("phúc đáp đề.nghị của CĐCS", False, "phúc đáp đề.nghị của CĐCS"),
        ("kết quả thực-hiện Nghị quyết", True, "kết quả thực hiện Nghị quyết"),
        ("kết quả thực-hiện Nghị quyết", False, "kết quả thực-hiện Nghị quyết"),
        ("Công đoàn các tố sản xuất", True, "Công đoàn các tố sản xuất"),
        ("cấp bao cao su", True, "cấp bao cao su"),
        ("thể thức văn bản hành chính", True, "thể thức văn bản hành chính"),
        ("giải thưởng danh giá", True, "giải thưởng danh giá"),
    ],
)
def test_common_words_of_titles(title: str, is_scan: bool, value: str) -> None:
    assert mended_words(title, is_scan=is_scan) == value


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("trẻvà", "trẻ và"),
        ("hiệnNghị", "hiện Nghị"),
        ("THOÔNG", "THÔNG"),
        ("HÀÃNH", "HÀNH"),
        ("TÂYNINH", "TÂY NINH"),
        ("Nguyễn", "Nguyễn"),
        ("Samsung", "Samsung"),
        ("CNVCLĐ", "CNVCLĐ"),
        ("Krông", "Krông"),
    ],
)
def test_words_that_are_no_syllables(word: str, mended: str) -> None:
    """Only what is one vowel seen twice, or two words where marks show that both are Vietnamese."""
    assert mended_syllables(word) == mended


@pytest.mark.parametrize(
    "head",
    [
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU\nSố: 5/KH-LĐLĐ An Mẫu, hgày 6 tháng 7 năm 2023\nKẾ HOẠCH\n",
        'LIÊN ĐOÀN LAO ĐỘNG\n"TỈNH AN MẪU\nSố: 5/KH-LĐLĐ An Mẫu, ngày 6 tháng: 7 năm 2023\nKẾHOẠCH\n',
        "LIÊN ĐOÀN LAO ĐỘNG —_S___Ö\nTỈNH AN MẪU\nSố: 5/KH-LĐLĐ An Mẫu, ngày 6 tháng 7 năm 2023\nGà KẾHOẠCH\n",
        "LĐELĐ TỈNH:AN MẪU\nSố: 5/KH-LĐLĐ An Mẫu, ngày 6tháng 7năm 2023\nKẾ HOẠCH\n",
        "LBLĐ TÍNH ẤN MẪU ¬=. LÔ.\nSố: 5/KH-LĐLĐ An Mẫu, ngày 6 tháng 7 năm 2023:\nKẾ HOẠCH\n-____ ",
    ],
)
def test_heads_that_a_scanner_marred(head: str) -> None:
    header = parse(f"{head}Công tác năm 2023\n\n1. Việc một. ¬\n: 2. Việc hai. ˆ\n").header
    organ, date, kind, place = header.issuing_organ, header.date, header.doc_type, header.place
    assert organ
    assert organ.value in ("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN MẪU", "LĐLĐ TỈNH AN MẪU")
    assert date
    assert date.value == "2023-07-06"
    assert kind
    assert kind.name == "Kế hoạch"
    assert place
    assert place.value == "An Mẫu"


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("Công đoan tinh Hòa An", "Công đoàn tỉnh Hòa An"),
        ("Đảng bộ tĩnh", "Đảng bộ tỉnh"),
        ("LIÊN ĐOÀN LAO ĐỘNG TĨNH HÒA AN", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA AN"),
        *(
            (name, name)
            for name in (
                *("LĐLĐ tỉnh Hà Tĩnh", "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TĨNH", "huyện Tịnh Biên", "Đảng bộ huyện Sơn Tịnh"),
                *("thị xã Tĩnh Gia", "Quận đoàn 5", "Bộ Tư lệnh Hải quân", "Nhà truyền thống"),
            )
        ),
    ],
)
def test_names_of_places_are_no_slips_of_organs(read: str, written: str) -> None:
    assert mended(read) == written


@pytest.mark.parametrize("organ", ["HỘI NÔNG DÂN,TỈNH", "HUYƑẸN ỦY SƠN"])
def test_a_place_begins_behind_the_capitals_of_the_other_column(organ: str) -> None:
    header = parse(
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{organ} Sơn Hà, ngày 16 tháng 01 năm 2012\nSố: 05/CTr-HND\nCHƯƠNG TRÌNH\nCông tác Hội năm 2012\n"
    ).header
    assert header.place is not None
    assert header.place.value == "Sơn Hà"
