"""Word documents come out as Word shows them."""

from __future__ import annotations

import pytest
from composing import W, docx, levels, numbered, paragraph, table

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import read_bytes
from vnunion_nlp.reading.numbering import written

OUTLINE = levels(("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "\uf0b7"))


def text(data: bytes) -> str:
    return read_bytes(data, name="văn bản.docx").text


def test_numbers_that_word_generates_are_written_out() -> None:
    body = [("MỤC ĐÍCH", 0), ("Mục đích", 1), ("Yêu cầu", 1), ("điểm", 2), ("điểm", 2), ("ý", 3), ("NỘI DUNG", 0)]
    made = docx("".join(numbered(*item) for item in [*body, ("Chung", 1)]), numbering=OUTLINE)
    assert " ".join(text(made).split()) == (
        "I. MỤC ĐÍCH 1. Mục đích 2. Yêu cầu a) điểm b) điểm • ý II. NỘI DUNG 1. Chung"
    )


def test_multi_level_numbers_and_words_around_them() -> None:
    made = docx(
        numbered("Phạm vi") + numbered("Chung") + numbered("một", 1) + numbered("hai", 1),
        numbering=levels(("decimal", "Điều %1."), ("decimal", "%1.%2.")),
    )
    assert text(made).splitlines() == ["Điều 1. Phạm vi", "Điều 2. Chung", "2.1. một", "2.2. hai"]


def test_a_list_restarts_where_its_number_says_so() -> None:
    again = '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    made = docx(
        numbered("một") + numbered("hai") + numbered("lại một", number=7) + numbered("lại hai", number=7),
        numbering=levels(("decimal", "%1.")) + again,
    )
    assert text(made).splitlines() == ["1. một", "2. hai", "1. lại một", "2. lại hai"]


def test_a_style_may_carry_the_number() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    plain = paragraph("không số", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    made = docx(
        paragraph("MỘT", '<w:pStyle w:val="Muc"/>') + plain + paragraph("HAI", '<w:pStyle w:val="MucCon"/>'),
        numbering=OUTLINE,
        styles=style,
    )
    assert text(made).splitlines() == ["I. MỘT", "không số", "II. HAI"]


@pytest.mark.parametrize(
    ("number", "shape", "expected"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (28, "lowerLetter", "bb"),
        (3, "decimalZero", "03"),
        (5, "none", ""),
    ],
)
def test_number_formats(number: int, shape: str, expected: str) -> None:
    assert written(number, shape) == expected


def test_head_and_foot_tables_keep_their_columns_apart() -> None:
    made = docx(table(("LIÊN ĐOÀN LAO ĐỘNG|HUYỆN TÂN SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do")))
    first, second = text(made).splitlines()
    assert first.split("   ")[0] == "LIÊN ĐOÀN LAO ĐỘNG"
    assert first.endswith("   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert first.index("CỘNG") == second.index("Độc")


def test_a_ruled_table_is_a_line_for_each_row() -> None:
    made = docx(table(("TT", "Nội dung", "Thời gian"), ("1", "Tập huấn|cán bộ", "Quý II"), ruled=True))
    assert text(made).splitlines() == ["TT\tNội dung\tThời gian", "1\tTập huấn cán bộ\tQuý II"]


def test_tracked_changes_are_taken_as_accepted_and_hidden_text_is_left_out() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Trước ngày </w:t></w:r><w:del><w:r><w:delText>15</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:r><w:t>/11</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nối </w:t></w:r></w:p>" + paragraph("liền")
    )
    assert text(docx(body)).splitlines() == ["Trước ngày 20/11", "nối liền"]


def test_field_codes_are_no_text_but_their_results_are() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "http://invalid/x"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kết quả</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert text(docx(body)) == "kết quả\n"


def test_text_boxes_come_once_and_before_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('SAO Y')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    )
    assert text(docx(body)).splitlines() == ["SAO Y", "KẾ HOẠCH"]


def test_capitals_that_are_only_shown_are_written() -> None:
    assert text(docx(paragraph("Kế hoạch", run="<w:caps/>"))) == "KẾ HOẠCH\n"


def test_a_page_header_counts_only_where_it_holds_the_head() -> None:
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="header" Target="header1.xml"/></Relationships>'
    )
    reference = '<w:sectPr><w:headerReference w:type="first" r:id="rId1"/></w:sectPr>'

    def with_header(words: str) -> bytes:
        header = f"<w:hdr {W}>{paragraph(words)}</w:hdr>"
        parts = {"word/_rels/document.xml.rels": relation, "word/header1.xml": header}
        return docx(paragraph("KẾ HOẠCH") + reference, parts=parts)

    assert text(with_header("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).splitlines()[1:] == ["KẾ HOẠCH"]
    assert text(with_header("Trang 1")) == "KẾ HOẠCH\n"


def test_fonts_of_old_encodings_are_converted_run_by_run() -> None:
    body = (
        paragraph("liªn ®oµn lao ®éng", font=".VnTimeH")
        + paragraph("C«ng t¸c n¨m 2004", font=".VnTime")
        + paragraph("Coâng ñoaøn cô sôû", font="VNI-Times")
        + paragraph("Đã là Unicode", font="Times New Roman")
    )
    reading = read_bytes(docx(body), name="cũ.docx")
    assert reading.text.splitlines() == ["LIÊN ĐOÀN LAO ĐỘNG", "Công tác năm 2004", "Công đoàn cơ sở", "Đã là Unicode"]
    assert reading.source.encoding == "tcvn3"


def test_unicode_in_an_old_font_is_left_alone() -> None:
    assert text(docx(paragraph("Công đoàn cơ sở", font=".VnTime"))) == "Công đoàn cơ sở\n"


def test_a_document_without_a_body_says_so() -> None:
    with pytest.raises(ReadingError, match="damaged"):
        text(docx("", parts={"word/document.xml": f"<w:document {W}/>"}))
