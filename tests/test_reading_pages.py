"""PDF and pictures: columns stay apart, slots have their place, what cannot be read is said."""

from __future__ import annotations

import io

import pytest
from composing import pdf, shown
from PIL import Image, ImageDraw, ImageFont

from vnunion_nlp.document import Box, walk
from vnunion_nlp.errors import ReadingError
from vnunion_nlp.pipeline import parse_reading
from vnunion_nlp.reading import ocr, read_bytes
from vnunion_nlp.reading.columns import side_by_side
from vnunion_nlp.reading.detection import PDF
from vnunion_nlp.reading.grids import find_grids
from vnunion_nlp.reading.layout import Word, Writer, write_page
from vnunion_nlp.reading.model import Place
from vnunion_nlp.reading.pictures import pictures
from vnunion_nlp.reading.provenance import Atlas, around
from vnunion_nlp.reading.rules import drawn_rules
from vnunion_nlp.reading.skew import estimate_skew
from vnunion_nlp.reading.tesseract import Tesseract, tesseract_words

needs_tesseract = pytest.mark.skipif(
    not Tesseract.is_installed(), reason="needs Tesseract with its Vietnamese model (tesseract-ocr tesseract-ocr-vie)"
)


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without any OCR engine."""
    monkeypatch.setattr(ocr, "engine", lambda name=None: None)


def words(*lines: tuple[float, float, str]) -> list[Word]:
    """Words at a place (left, top), six points a letter, twelve points a line."""
    found = []
    for left, top, text in lines:
        at = left
        for part in text.split():
            box = (at, top, at + 6.0 * len(part), top + 12)
            found.append(Word(part, box, top, top + 12))
            at += 6.0 * len(part) + 4
    return found


def laid_out(found: list[Word], rules: list[Box] | None = None) -> str:
    writer = Writer()
    write_page(writer, found, 1, find_grids(rules or []))
    return writer.text


def test_columns_side_by_side_become_cells_of_one_line() -> None:
    head = words(
        (50, 40, "CÔNG ĐOÀN CƠ SỞ"), (300, 42, "CỘNG HÒA XÃ HỘI"), (60, 60, "Số: 5/KH-CĐCS"), (320, 61, "Độc lập")
    )
    first, second = laid_out(head).splitlines()
    assert "CÔNG ĐOÀN CƠ SỞ   " in first
    assert first.endswith("   CỘNG HÒA XÃ HỘI")
    assert second.split() == ["Số:", "5/KH-CĐCS", "Độc", "lập"]
    assert "   Độc lập" in second


def test_blanks_stretched_to_justify_a_line_part_no_cells() -> None:
    line = [
        Word(w, (80.0 * i, 10, 80.0 * i + 66, 22), 10, 22) for i, w in enumerate(["một", "hai", "ba", "bốn", "năm"])
    ]
    assert laid_out(line) == "một hai ba bốn năm\n"


def test_a_ruled_table_is_a_line_for_each_row() -> None:
    across = [(40.0, y, 340.0, y) for y in (40.0, 60.0, 100.0)]
    down = [(x, 40.0, x, 100.0) for x in (40.0, 70.0, 200.0, 340.0)]
    inside = words((45, 44, "TT"), (80, 44, "Nội dung"), (210, 44, "Thời gian"))
    inside += words((45, 64, "1"), (80, 64, "Tập huấn"), (80, 80, "cán bộ"), (210, 64, "Quý II"))
    assert laid_out(inside, [*across, *down]).splitlines() == ["TT\tNội dung\tThời gian", "1\tTập huấn cán bộ\tQuý II"]


def test_a_frame_alone_is_no_table() -> None:
    assert find_grids([(0, 0, 100, 0), (0, 50, 100, 50), (0, 0, 0, 50), (100, 0, 100, 50)]) == []


def test_head_and_foot_are_seen_as_two_columns_and_the_body_is_not() -> None:
    page = words((50, 40, "LIÊN ĐOÀN"), (300, 40, "CỘNG HÒA"), (50, 60, "Số: 5"), (300, 60, "Độc lập"))
    page += words(
        (30, 100, "thực hiện các nội dung sau đây trong cả năm và những năm tiếp theo của nhiệm kỳ"),
        (30, 120, "và báo cáo kết quả về cấp trên"),
    )
    (pair,) = side_by_side(page, (595, 842))
    left, right = pair
    assert left[2] == right[0]
    assert 104 < left[2] < 300
    assert left[3] < 100


def test_a_text_layer_is_read_with_places() -> None:
    data = pdf(shown(80, 780, "I. MUC TIEU"), shown(80, 700, "1. Viec"))
    reading = read_bytes(data, name="a.pdf")
    assert reading.source.media_type == PDF
    assert [(page.number, page.width, page.height) for page in reading.source.pages] == [
        (1, 595.0, 842.0),
        (2, 595.0, 842.0),
    ]
    assert reading.text.split("\f")[1].strip() == "1. Viec"
    document = parse_reading(reading)
    heading = walk(document.sections)[0].heading
    assert heading.page == 1
    assert heading.box is not None
    assert 79 < heading.box[0] < 82
    assert 842 - 780 - 12 < heading.box[1] < heading.box[3] < 842 - 780 + 4


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_measured_as_they_are_shown(turn: int) -> None:
    places = read_bytes(pdf(shown(80, 780, "Mot"), extra=f"/Rotate {turn}"), name="a.pdf").places
    expected = {90: (780, 80), 180: (595 - 80, 780), 270: (842 - 780, 595 - 80)}[turn]
    left, top, right, bottom = around([place.box for place in places])
    assert min(abs(x - expected[0]) for x in (left, right)) < 12
    assert min(abs(y - expected[1]) for y in (top, bottom)) < 12


def test_a_slot_over_two_lines_has_a_box_for_each() -> None:
    atlas = Atlas(
        [Place(0, 3, 1, (10, 10, 30, 20)), Place(4, 7, 1, (33, 10, 50, 20)), Place(8, 11, 1, (10, 30, 30, 40))]
    )
    assert atlas.lines(0, 11) == [(1, (10, 10, 50, 20)), (1, (10, 30, 30, 40))]
    assert atlas.spot(4, 11) == (1, (10, 10, 50, 40))
    assert atlas.spot(3, 4) == (None, None)


def test_a_scan_without_any_engine_says_how_to_get_one(without_ocr: None) -> None:
    with pytest.raises(ReadingError, match=r"tesseract-ocr-vie.*vnunion-nlp\[ocr\]"):
        read_bytes(picture("KẾ HOẠCH"), name="quét.png")


def test_a_broken_text_layer_is_kept_with_a_remark_where_nothing_else_is(without_ocr: None) -> None:
    broken = "".join(shown(60, 780 - 20 * i, "Xkq Qwrt zzg plmk vvbn tgfr") for i in range(6))
    reading = read_bytes(pdf(broken), name="hỏng.pdf")
    assert "Xkq Qwrt" in reading.text
    assert [remark.code for remark in reading.remarks] == ["unread_page"]


def test_an_empty_page_is_empty(without_ocr: None) -> None:
    reading = read_bytes(pdf(shown(80, 780, "Mot hai"), ""), name="a.pdf")
    assert len(reading.source.pages) == 2
    assert not reading.remarks


def picture(
    *lines: str, size: tuple[int, int] = (1240, 900), angle: float = 0, kind: str = "PNG", **options: object
) -> bytes:
    """A page image at 150 dots an inch."""
    page = drawn(lines, size)
    kept = io.BytesIO()
    page.rotate(angle, fillcolor="white").save(kept, kind, dpi=(150, 150), **options)
    return kept.getvalue()


def drawn(lines: tuple[str, ...], size: tuple[int, int] = (1240, 900)) -> Image.Image:
    page = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(page)
    font = _font()
    for i, line in enumerate(lines):
        pen.text((120, 100 + 60 * i), line, fill="black", font=font)
    return page


def _font() -> ImageFont.FreeTypeFont:
    for name in ("Tinos-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "LiberationSerif-Regular.ttf"):
        try:
            return ImageFont.truetype(name, 30)
        except OSError:
            continue
    pytest.skip("needs a font with Vietnamese letters (fonts-croscore or fonts-dejavu)")


def test_rules_are_found_on_a_faded_noisy_scan_and_letters_are_none() -> None:
    page = drawn(LINES).convert("L")
    pen = ImageDraw.Draw(page)
    for y in (500, 560, 640):
        pen.line((120, y, 1100, y), fill=150, width=2)
    for x in (120, 300, 1100):
        pen.line((x, 500, x, 640), fill=150, width=2)
    noisy = Image.blend(page, Image.effect_noise(page.size, 40), 0.15)
    (grid,) = find_grids(drawn_rules(noisy, 72 / 150))
    assert [len(row) for row in grid.rows] == [2, 2]


LINES = (
    "Ban Thường vụ yêu cầu các công đoàn cơ sở",
    "gửi báo cáo trước ngày 15 tháng 9 năm 2024",
    "về Liên đoàn Lao động huyện Tân Sơn.",
)


@pytest.mark.parametrize("angle", [0.0, 1.2, -2.0])
def test_skew_is_found(angle: float) -> None:
    page = drawn(LINES * 3).convert("L").rotate(angle, fillcolor=255)
    assert estimate_skew(page) == pytest.approx(-angle, abs=0.2)


def test_the_words_of_tesseract_stand_on_lines_without_specks() -> None:
    head = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext"
    rows = [
        (1, 1, 10, 20, 96, "Số:"),
        (1, 2, 60, 24, 91, "5/QĐĐ-LĐLPĐ"),
        (1, 3, 300, 22, 30, "‘"),
        (2, 1, 10, 60, 20, "ía"),
    ]
    table = [
        f"5\t1\t1\t1\t{line}\t{word}\t{left}\t{top}\t40\t12\t{sure}\t{text}"
        for line, word, left, top, sure, text in rows
    ]
    found = tesseract_words("\n".join([head, *table]))
    assert [word.text for word in found] == ["Số:", "5/QĐ-LĐLĐ"]
    assert len({(word.line, word.top, word.bottom) for word in found}) == 1


@needs_tesseract
@pytest.mark.parametrize(("kind", "angle"), [("PNG", 0), ("JPEG", 1.5), ("TIFF", 0)])
def test_pictures_are_read(kind: str, angle: float) -> None:
    reading = read_bytes(picture(*LINES, angle=angle, kind=kind), name="quét")
    assert "15 tháng 9 năm 2024" in reading.text
    (page,) = reading.source.pages
    assert page.engine == "tesseract"
    assert page.confidence is not None
    assert page.confidence > 0.75
    assert (round(page.width), round(page.height)) == (595, 432)
    first = reading.places[0]
    assert first.box[0] == pytest.approx(120 * 72 / 150, abs=8)
    assert first.box[1] == pytest.approx(105 * 72 / 150, abs=16)


@needs_tesseract
def test_a_page_upside_down_is_read_and_measured_as_given() -> None:
    reading = read_bytes(picture(*LINES, *LINES, angle=180), name="ngược.png")
    assert "15 tháng 9" in reading.text
    assert reading.places[0].box[2] == pytest.approx(595 - 120 * 72 / 150, abs=8)


@needs_tesseract
def test_every_page_of_a_tiff_is_read() -> None:
    more = [drawn(("Trang thứ hai",), (1240, 400))]
    reading = read_bytes(picture(*LINES, kind="TIFF", save_all=True, append_images=more), name="nhiều trang.tif")
    assert [page.number for page in reading.source.pages] == [1, 2]
    assert "Trang thứ hai" in reading.text.split("\f")[1]


@needs_tesseract
def test_a_broken_text_layer_is_read_again() -> None:
    broken = "".join(shown(60, 780 - 20 * i, "cong doan ket qua tong hop") for i in range(6))
    reading = read_bytes(pdf(broken), name="hỏng.pdf")
    assert reading.source.pages[0].engine in (None, "tesseract")
    assert len(reading.text.split()) >= 30


def test_pages_are_drawn_for_people() -> None:
    (shown_page,) = pictures(pdf(shown(80, 780, "Mot")), "a.pdf")
    assert shown_page.jpeg.startswith(b"\xff\xd8\xff")
    assert (shown_page.width, shown_page.height) == (595, 842)
    assert list(pictures(b"no pages", "a.txt")) == []
