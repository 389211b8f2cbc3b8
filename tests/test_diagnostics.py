"""What a careful clerk marks, and what one lets pass: each case is a fault or a habit of the genre, in invented documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import vnunion_nlp
from vnunion_nlp.diagnostics.codes import CODES
from vnunion_nlp.document import Document

HEAD = """\
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TRUNG             Độc lập - Tự do - Hạnh phúc
Số: {number}                            Hà Trung, {date}

{kind}
Tổ chức các hoạt động công đoàn

Thực hiện chương trình công tác, Ban Thường vụ Liên đoàn Lao động tỉnh thông báo như sau:

"""
FOOT = """

Nơi nhận:                              TM. BAN THƯỜNG VỤ
- Các công đoàn cơ sở;                     CHỦ TỊCH
- Lưu: VT.
                                         Lò Thị Mận
"""


def document(
    body: str,
    *,
    number: str = "31/KH-LĐLĐ",
    date: str = "ngày 20 tháng 4 năm 2024",
    kind: str = "KẾ HOẠCH",
    foot: str = FOOT,
) -> Document:
    return vnunion_nlp.parse(HEAD.format(number=number, date=date, kind=kind) + body + foot)


def codes(read: Document) -> Counter[str]:
    return Counter(remark.code for remark in read.diagnostics)


def listed(*items: str) -> str:
    return "\n".join(items)


# -- what must be marked -------------------------------------------------------------------------------------------------------

TASK = "Các công đoàn cơ sở triển khai đến đoàn viên."
MARKED: list[tuple[str, str]] = [
    ("skipped_label", listed(f"I. MỤC ĐÍCH\n{TASK}", f"II. NỘI DUNG\n{TASK}", f"IV. TỔ CHỨC THỰC HIỆN\n{TASK}")),
    ("skipped_label", listed(f"1. Mục đích. {TASK}", f"2. Yêu cầu. {TASK}", f"4. Kinh phí. {TASK}")),
    ("skipped_label", listed(f"1. Nội dung\na) {TASK}", f"b) {TASK}", f"d) {TASK}")),
    ("skipped_label", listed(f"Điều 1. Phạm vi\n{TASK}", f"Điều 2. Đối tượng\n{TASK}", f"Điều 4. Hiệu lực\n{TASK}")),
    ("skipped_label", listed(f"1. Chỉ tiêu\n1.1. {TASK}", f"1.3. {TASK}")),
    ("duplicate_label", listed(f"I. MỤC ĐÍCH\n{TASK}", f"II. NỘI DUNG\n{TASK}", f"II. TỔ CHỨC THỰC HIỆN\n{TASK}")),
    ("duplicate_label", listed(f"1. Mục đích. {TASK}", f"2. Yêu cầu. {TASK}", f"2. Kinh phí. {TASK}")),
    ("duplicate_label", listed(f"1. Nội dung\na) {TASK}", f"b) {TASK}", f"b) {TASK}")),
    ("duplicate_label", listed(f"1. Văn phòng. {TASK}", f"2. Ban Tổ chức. {TASK}", f"1. Ban Chính sách. {TASK}")),
    ("conflicting_reference", "Thực hiện Kế hoạch số 12/KH-TLĐ ngày 05/3/2024; báo cáo theo Kế hoạch số 12/KH-TLĐ ngày 06/3/2024."),
    ("conflicting_reference", "Thực hiện Công văn số 715/TLĐ-ToC ngày 05/3/2024. Biểu mẫu kèm theo Công văn số 715/TLĐ-ToC ngày 15/3/2024."),
    ("conflicting_reference", "Căn cứ Nghị định số 145/2020/NĐ-CP ngày 14/12/2020 của Chính phủ; kiểm tra việc thực hiện Nghị định số 145/2020/NĐ-CP ngày 15/12/2020."),
    ("conflicting_reference", "Thực hiện Công văn số 812/TLĐ ngày 03/3/2024 của Ban Thường vụ LĐLĐ tỉnh về việc báo cáo."),
    ("conflicting_reference", "Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị khóa XII về công đoàn."),
    ("conflicting_reference", "Thực hiện Nghị quyết số 02-NQ/TW ngày 21/6/2021 của Bộ Chính trị về công đoàn."),
    ("implausible_date", "Thực hiện Nghị quyết số 20-NQ/TW ngày 28/01/1008 về giai cấp công nhân."),
    ("implausible_date", "Căn cứ Quyết định số 174/QĐ-TLĐ ngày 03/02/2106 của Tổng Liên đoàn."),
    ("implausible_date", "Thực hiện Kế hoạch số 44/KH-TLĐ ngày 15/8/2025 của Tổng Liên đoàn."),
    ("implausible_date", "Thực hiện Kế hoạch số 44/KH-TLĐ ngày 25/4/2024 của Tổng Liên đoàn."),
    ("implausible_date", "Hội nghị tổ chức ngày 31/4/2024 tại hội trường tầng 2."),
    ("past_deadline", "Các đơn vị gửi báo cáo về Liên đoàn Lao động tỉnh trước ngày 15/3/2024."),
    ("past_deadline", "Đề nghị các đơn vị gửi danh sách chậm nhất ngày 10/4/2024."),
    ("doubled_word", "Tăng cường sự lãnh đạo của của các cấp ủy đối với công đoàn."),
    ("doubled_word", "Tổ chức chiến dịch từ từ ngày 01/5/2024 đến ngày 30/5/2024."),
    ("doubled_word", "Các cấp công đoàn tổ chức chức Đại hội đúng quy định."),
    ("doubled_word", "Bảo vệ quyền, lợi ích hợp pháp của đoàn đoàn viên."),
    ("doubled_word", "Nâng cao chất lượng hoạt động động của ban nữ công."),
    ("anniversary_mismatch", "Chào mừng kỷ niệm 90 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2018)."),
    ("anniversary_mismatch", "Tuyên truyền kỷ niệm 138 năm Ngày Quốc tế Lao động 1/5 và 94 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2024)."),
    ("anniversary_mismatch", "Kỷ niệm 79 năm Quốc khánh (1945 - 2025) trong toàn tỉnh."),
    ("lost_percent", listed("I. CHỈ TIÊU", "1. 100% công đoàn cơ sở ký quy chế phối hợp.", "2. 90% đoàn viên được tuyên truyền.", "3. 100 công đoàn cơ sở công khai tài chính công đoàn.", "4. 80% cán bộ công đoàn được tập huấn.")),
    ("blank_value", "Phấn đấu ít nhất …% đoàn viên được khám sức khỏe."),
    ("missing_number", "Thành lập đoàn kiểm tra theo Quyết định số      /QĐ-UBND của Ủy ban nhân dân tỉnh."),
    ("nonstandard_number", "Thực hiện Nghị quyết số 05/NQ- ĐCT của Đoàn Chủ tịch Tổng Liên đoàn."),
    ("alias_reference", "Thực hiện Nghị quyết số 02/NQ-BCT ngày 12/6/2021 của Bộ Chính trị."),
    ("mixed_encoding", "Tập hợp đoa\u0300n viên tham gia hội thi."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "body"), MARKED, ids=[f"{code}-{i}" for i, (code, _) in enumerate(MARKED)])
def test_a_fault_is_marked_once_and_nothing_else_is(code: str, body: str) -> None:
    assert codes(document(body)) == {code: 1}


HEADS: list[tuple[str, dict[str, str]]] = [
    ("type_code_mismatch", {"number": "31/KH-LĐLĐ", "kind": "THÔNG BÁO"}),
    ("missing_number", {"number": "     /KH-LĐLĐ"}),
    ("incomplete_date", {"date": "ngày      tháng 4 năm 2024"}),
    ("nonstandard_number", {"number": "31 / KH - LĐLĐ"}),
    ("nonstandard_number", {"number": "31-KH/LĐLĐ"}),
    ("missing_recipients", {"foot": "\n\n                         TM. BAN THƯỜNG VỤ\n                             CHỦ TỊCH\n\n                            Lò Thị Mận\n"}),
    ("missing_signature", {"foot": "\n\nNơi nhận:\n- Các công đoàn cơ sở;\n- Lưu: VT.\n"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "parts"), HEADS)
def test_a_fault_of_head_or_foot_is_marked(code: str, parts: dict[str, str]) -> None:
    assert codes(document(TASK, **parts)) == {code: 1}


def test_an_attachment_names_its_decision_with_the_decision_s_own_day() -> None:
    body = "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\nĐiều 2. Quyết định có hiệu lực từ ngày ký."
    attached = "\n\nQUY CHẾ\nThi đua, khen thưởng\n(Ban hành kèm theo Quyết định số 31/QĐ-LĐLĐ ngày {} của Liên đoàn Lao động tỉnh)\n"
    for day, expected in (("20/4/2024", {}), ("21/4/2024", {"conflicting_reference"})):
        read = document(body, number="31/QĐ-LĐLĐ", kind="QUYẾT ĐỊNH", foot=FOOT + attached.format(day))
        assert set(codes(read)) & {"conflicting_reference", "implausible_date"} == set(expected)


# -- what must pass ------------------------------------------------------------------------------------------------------------

PASSED: list[str] = [
    # words that truly stand twice
    "Quan tâm hoạt động của ban nữ công công đoàn cơ sở.",
    "Tổ chức thường thường, hằng hằng nhắc nhở đoàn viên; ngày ngày, dần dần tiến bộ.",
    "Trong năm năm qua, người người thi đua, nhà nhà thi đua, ngành ngành thi đua.",
    "Đại hội có 120 đại biểu biểu quyết thông qua nghị quyết.",
    "Tặng quà cho công nhân nhân dịp Tết Nguyên đán.",
    "Đề nghị Công đoàn cơ sở Sở Y tế và công đoàn cơ sở Sở Giáo dục triển khai.",
    "Những kết quả đạt được được cấp trên ghi nhận.",
    "Đoàn viên viên chức khối trường học tham gia hội thi.",
    "Đồng chí Lường Thị Ly Ly theo dõi phong trào thi đua.",
    "Các cơ quan quan tâm bảo vệ vệ sinh môi trường, kịp thời thời gian tới tiếp tục thực hiện.",
    "Hai ngành đáp ứng ứng dụng công nghệ; từ từ hoàn thiện quy trình.",
    "Thực hiện các bước tiếp theo theo kế hoạch của tỉnh.",
    "Tỷ lệ công đoàn cơ sở vững mạnh từ loại khá trở lên lên 85% là một cố gắng lớn.",
    # anniversaries that add up, and spans that are none
    "Chào mừng kỷ niệm 95 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2024).",
    "Kỷ niệm 138 năm Ngày Quốc tế Lao động (01/5/1886 - 01/5/2024) và 95 năm Ngày thành lập Công đoàn Việt Nam (28/7/1929 - 28/7/2024).",
    "Tuyên truyền kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024).",
    "Thực hiện kế hoạch 5 năm (2021 - 2025) của tỉnh.",
    "Sơ kết 03 năm thực hiện chương trình phối hợp (2021 - 2023).",
    # outlines
    listed("1. Nội dung", f"a) {TASK}", f"b) {TASK}", f"c) {TASK}", f"d) {TASK}", f"đ) {TASK}", f"e) {TASK}"),
    listed("1. Nội dung", f"a) {TASK}", f"b) {TASK}", f"c) {TASK}", f"d) {TASK}", f"e) {TASK}"),
    listed(f"I. MỤC ĐÍCH\n1. {TASK}", f"2. {TASK}", f"II. NỘI DUNG\n1. {TASK}", f"2. {TASK}"),
    listed(f"A. MỤC ĐÍCH\n{TASK}", f"B. NỘI DUNG\n{TASK}", f"C. KINH PHÍ\n{TASK}", f"D. THỰC HIỆN\n{TASK}", f"E. KIẾN NGHỊ\n{TASK}"),
    listed("I. CÔNG VIỆC", "Đối với cấp tỉnh:", f"1. {TASK}", f"2. {TASK}", "Đối với cấp cơ sở:", f"1. {TASK}", f"2. {TASK}"),
    # numbers and dates
    "Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 và Nghị quyết số 20-NQ/TW ngày 28/01/2008 của Trung ương.",
    "Thực hiện Kế hoạch số 15/KH-LĐLĐ ngày 10/3/2022 và Kế hoạch số 15/KH-LĐLĐ ngày 12/4/2023 của Liên đoàn Lao động tỉnh.",
    "Thực hiện Kế hoạch số 09/KH-LĐLĐ ngày 10/3/2024 của LĐLĐ tỉnh và Kế hoạch số 09/KH-LĐLĐ ngày 22/3/2024 của LĐLĐ huyện.",
    "Thực hiện Nghị quyết số 02-NQ/TƯ ngày 12/6/2021 của Bộ Chính trị.",
    "Kiểm tra theo Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.",
    "Tuyên truyền Luật Công đoàn được Quốc hội thông qua và sẽ có hiệu lực từ ngày 01/7/2025.",
    "Phát huy truyền thống từ ngày 19/5/1890 đến nay.",
    "Thực hiện Công văn số 636/CT-TTHT ngày 25/4/2022 của Cục Thuế và Quyết định số 174/CT ngày 19/5/1991 của Chủ tịch Hội đồng Bộ trưởng.",
    # deadlines
    "Các đơn vị gửi báo cáo trước ngày 15/5/2024.",
    "Báo cáo số liệu tính đến ngày 31/12/2023, gửi trước ngày 20/5/2024.",
    "Báo cáo định kỳ hằng quý trước ngày 15/3, 15/6, 15/9 và 15/12.",
    listed("I. TIẾN ĐỘ", "- Tháng 01: ký giao ước thi đua.", "- Quý I: rà soát thỏa ước.", "- Tháng 7: hội thi."),
    "Các đơn vị chưa nộp hồ sơ trước ngày 10/4/2024 phải giải trình.",
    "Doanh nghiệp thành lập trước ngày 01/01/2024 báo cáo riêng.",
    "Đoàn viên vào Đảng trước ngày 03/02/1994 được xét tặng Huy hiệu.",
    # targets
    listed("I. CHỈ TIÊU", "1. 100% công đoàn cơ sở ký quy chế.", "2. 90% đoàn viên được tuyên truyền.", "3. Thành lập mới 100 công đoàn cơ sở.", "4. Kết nạp 100 đoàn viên."),
    listed("I. CHỈ TIÊU", "1. 100% công đoàn cơ sở ký quy chế.", "2. 90% đoàn viên được tuyên truyền.", "3. Hỗ trợ 100 triệu đồng cho quỹ."),
]  # fmt: skip


@pytest.mark.parametrize("body", PASSED)
def test_a_habit_of_the_genre_passes(body: str) -> None:
    assert codes(document(body)) == {}


BEHIND = listed("Căn cứ Quyết định số 45/QĐ-TLĐ ngày 02/3/2024, các đơn vị nộp báo cáo trước ngày 15/6/2024.")


def test_another_document_in_the_file_is_marked_and_not_read() -> None:
    alone = document(TASK)
    other = HEAD.format(number="32/QĐ-LĐLĐ", date="ngày 22 tháng 4 năm 2024", kind="QUYẾT ĐỊNH") + BEHIND + FOOT
    both = vnunion_nlp.parse(f"{alone.text}\n\n{other}\n\n{alone.text}")
    starts = [remark.start for remark in both.diagnostics if remark.code == "another_document"]
    assert starts == [len(alone.text) + 2, len(alone.text) + len(other) + 4]
    for part in ("header", "sections", "recipients", "signatures", "references", "deadlines", "appendices"):
        assert getattr(both, part) == getattr(alone, part)


@pytest.mark.parametrize(
    ("above", "number", "date"),
    [
        pytest.param("Mẫu số 01", "31/QĐ-CĐCS", "ngày 20 tháng 4 năm 2024", id="a form"),
        pytest.param("QUY CHẾ", "     /QĐ-CĐCS", "ngày      tháng      năm 2024", id="left blank"),
    ],
)
def test_a_form_behind_the_signature_is_no_document(above: str, number: str, date: str) -> None:
    form = HEAD.format(number=number, date=date, kind="QUYẾT ĐỊNH")
    assert "another_document" not in codes(vnunion_nlp.parse(f"{document(TASK).text}\n\n{above}\n\n{form}{TASK}"))


def test_a_deputy_may_sign_for_the_standing_committee_without_kt() -> None:
    assert codes(document(TASK, foot=FOOT.replace("    CHỦ TỊCH", "PHÓ CHỦ TỊCH"))) == {}


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("31/CTPH-LĐLĐ-CAT", "CHƯƠNG TRÌNH PHỐI HỢP"),
        ("31/KHLT-LĐLĐ-ĐTN", "KẾ HOẠCH LIÊN TỊCH"),
        ("31/KHPH-LĐLĐ-SGDĐT", "KẾ HOẠCH PHỐI HỢP"),
        ("31-QĐ/TU", "QUY ĐỊNH"),
    ],
)
def test_a_composite_type_has_its_own_symbol(number: str, kind: str) -> None:
    assert "type_code_mismatch" not in codes(document(TASK, number=number, kind=kind))


def test_a_report_names_deadlines_that_are_over() -> None:
    body = "Các đơn vị nộp hồ sơ trước ngày 15/3/2024 theo yêu cầu; còn 02 đơn vị nộp chậm."
    assert codes(document(body, number="31/BC-LĐLĐ", kind="BÁO CÁO")) == {}


def test_minutes_tell_their_day_in_the_opening() -> None:
    text = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TRUNG
CÔNG ĐOÀN CƠ SỞ TRƯỜNG MẦM NON HOA BAN
Số: 02/BB-CĐCS

BIÊN BẢN
Hội nghị Ban Chấp hành

Hôm nay, vào lúc 8 giờ 00 ngày 12 tháng 3 năm 2024, Ban Chấp hành tổ chức hội nghị.

THƯ KÝ                                  CHỦ TỌA

Lò Thị Mận                              Quàng Văn Pản
"""
    assert not {"missing_date", "missing_recipients"} & set(codes(vnunion_nlp.parse(text)))


@pytest.mark.parametrize("text", ["", "\n", "Thơ mùa xuân", "abc " * 50, "của của của"])
def test_nothing_is_missing_from_what_is_no_document(text: str) -> None:
    assert not any(code.startswith("missing") for code in codes(vnunion_nlp.parse(text)))


# -- scans -----------------------------------------------------------------------------------------------------------------------

SCANNED = """\
TÔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIEN ĐOÀN LAO ĐỘNG TỈNH HÀ TRUNG Đôc lập - Tư do - Hanh phúc
Số: 31/KH-LĐLĐ Hà Trung, ngày 20 tháng 4 năm 2024
KẾ HOẠCH
Tổ chức Tháng Công nhân :

I. MỤC ĐÍCH . '
Các công đoàn cơ sở triển khai đến đoàn viên. :
{second} YÊU CẦU
Các đơn vị thực hiện nghiêm túc. ¬
III. TỔ CHỨC THỰC HIỆN
{body}

Nơi nhận: TM. BAN THƯỜNG VỤ
- Các công đoàn cơ sở; CHỦ TỊCH
- Lưu: VT. .

Lò Thị Mận
"""


@pytest.mark.parametrize("second", ["II.", "H.", "Il.", "l1.", "TI.", "1I,", "u.", ":"])
def test_a_damaged_label_is_no_fault_of_the_author(second: str) -> None:
    found = codes(vnunion_nlp.parse(SCANNED.format(second=second, body=TASK)))
    assert not {"skipped_label", "duplicate_label"} & set(found)


def test_a_label_that_the_author_left_out_is_marked_in_a_scan_too() -> None:
    text = SCANNED.format(second="II.", body=f"1. {TASK}\n2. {TASK}\n4. {TASK}")
    assert codes(vnunion_nlp.parse(text))["skipped_label"] == 1


def test_a_part_that_leaves_a_trace_is_unread_and_not_missing() -> None:
    text = SCANNED.format(second="II.", body=TASK)
    damaged = text[: text.index("Nơi nhận")] + "Noi nhận . ' TM. BAN THU\n` ,VT\n"
    found = codes(vnunion_nlp.parse(damaged))
    assert not {"missing_recipients"} & set(found)


def test_a_poor_scan_is_told_of_once_and_not_word_for_word() -> None:
    noise = "Cac don vj thưc hiên ngiêm tuc viêc nay , đươc cấp trên gjao ; hoat đông cua cua công đoàn . ' :\n" * 8
    found = codes(vnunion_nlp.parse(SCANNED.format(second="II.", body=noise)))
    assert found["low_ocr_quality"] == 1
    assert not found["doubled_word"]


def test_clean_text_with_names_and_foreign_words_is_no_scan() -> None:
    body = (
        "Đăng tin trên website, fanpage, Zalo; mời ông Kpă H'Drơi ở Krông Búk, bà Thạch Thị Sa Rết tham gia livestream."
    )
    assert codes(document(body)) == {}


# -- the list of codes -----------------------------------------------------------------------------------------------------------

PAGE = Path(__file__).resolve().parent.parent / "docs" / "diagnostics.md"


def test_the_page_of_codes_is_in_step() -> None:
    written = regex.findall(r"^\| `(\w+)` \| (\w+) \|", PAGE.read_text(encoding="utf-8"), regex.MULTILINE)
    assert written == [(code, kind.severity) for code, kind in CODES.items()]


def test_every_fault_has_a_case() -> None:
    tried = {code for code, _ in MARKED} | {code for code, _ in HEADS}
    assert set(CODES) - tried == {"another_document", "missing_date", "unread_part", "low_ocr_quality"}


@given(
    st.lists(
        st.sampled_from(
            [
                "của ",
                "I. MỤC\n",
                "…% ",
                "31/4/2024 ",
                "2l ",
                "¬",
                "số   /QĐ-X ",
                "kỷ niệm 9 năm (1929 - 2",
                "\u0309",
                "\n",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_gives_known_codes_with_spans_inside(pieces: list[str]) -> None:
    text = "".join(pieces)
    for remark in vnunion_nlp.parse(text).diagnostics:
        assert remark.code in CODES
        assert remark.start is None or (remark.end is not None and 0 <= remark.start < remark.end <= len(text))
