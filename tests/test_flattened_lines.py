"""Documents that a converter gave back as one line: their frame, units and closing block all the same."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document, ValueSlot, walk
from vnunion_nlp.structure.wrapped import wrapped_breaks
from vnunion_nlp.text import SourceText

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted((ROOT / "corpus" / "dev").glob("*.txt"))

PLAN = (
    "SỞ CÔNG THƯƠNG & KHCN TRƯỜNG TRUNG CẤP MẪU SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 110 /TB-TCMS Mẫu Sơn, ngày 03 tháng 12 năm 2018 "
    "THÔNG BÁO Về tổ chức thi thợ giỏi năm 2019 tại Mẫu Sơn Trường Trung cấp Mẫu Sơn thông báo kế hoạch tổ chức thi thợ giỏi như sau: "
    "1. Đối tượng: Học viên khóa 54 trở về sau. 2. Thời gian thi: ngày 19 và 20/01/2019 3. Kế hoạch đăng ký thi: - Đăng ký tại Phòng Đào tạo. - Thời gian đăng ký: 24/12/2018. "
    "4. Hình thức thi: Thực hành tại xưởng và trả lời vào phiếu 5. Quy trình thi: - Phần lý thuyết: 45 phút - Phần thực hành: 90 phút 6. Lệ phí dự thi: 100.000 đồng. "
    "Nhà trường đề nghị các khoa thực hiện đúng kế hoạch trên./. Nơi nhận: - BGH (để b/c); - Học viên các khóa 54, 55, 56; - Lưu: VT. KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG (Đã ký) TS. Nguyễn Văn Mẫu"
)
PROGRAMME = (
    "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU SƠN Độc lập - Tự do - Hạnh phúc "
    "Số: 12/CTr-LĐLĐ Mẫu Sơn, ngày 10 tháng 02 năm 2023 CHƯƠNG TRÌNH Công tác năm 2023 _____ Thực hiện nghị quyết đại hội, Ban Thường vụ xây dựng chương trình như sau: "
    "I. MỤC ĐÍCH, YÊU CẦU Cụ thể hóa nhiệm vụ của năm; tập trung cho cơ sở. II. NHIỆM VỤ 1. Công tác tuyên truyền Tổ chức 21 buổi tuyên truyền cho đoàn viên ở các xã vùng cao. "
    "2. Chăm lo đời sống - Thăm, tặng quà đoàn viên khó khăn nhân dịp Tết; - Phối hợp khám sức khỏe cho nữ đoàn viên. a) Quý I: tặng quà. b) Quý II: khám sức khỏe. "
    "III. TỔ CHỨC THỰC HIỆN LĐLĐ các huyện xây dựng kế hoạch cụ thể. Nơi nhận: TM. BAN THƯỜNG VỤ - Như trên; CHỦ TỊCH - TT Tỉnh ủy, UBND tỉnh (b/c); - Lưu: VT, ToC. Trần Thị Mẫu"
)


def _paths(document: Document) -> list[str]:
    return [section.path for section in walk(document.sections)]


def _value(slot: ValueSlot | None) -> str | None:
    return slot.value if slot else None


def _signers(document: Document) -> list[tuple[str | None, str | None]]:
    return [(_value(signature.position), _value(signature.name)) for signature in document.signatures]


@pytest.mark.parametrize(
    ("text", "organs", "subject", "paths", "titles", "recipients", "signer"),
    [
        (
            PLAN,
            ("SỞ CÔNG THƯƠNG & KHCN", "TRƯỜNG TRUNG CẤP MẪU SƠN"),
            "Về tổ chức thi thợ giỏi năm 2019 tại Mẫu Sơn",
            ["1", "2", "3", "4", "5", "6"],
            [
                "Đối tượng: Học viên khóa 54 trở về sau.",
                "Thời gian thi: ngày 19 và 20/01/2019",
                "Kế hoạch đăng ký thi:",
            ],
            ["BGH", "Học viên các khóa 54, 55, 56", "Lưu: VT"],
            ("PHÓ HIỆU TRƯỞNG", "Nguyễn Văn Mẫu"),
        ),
        (
            PROGRAMME,
            ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH MẪU SƠN"),
            "Công tác năm 2023",
            ["I", "II", "II/1", "II/2", "II/2/a", "II/2/b", "III"],
            ["MỤC ĐÍCH, YÊU CẦU", "NHIỆM VỤ", "Công tác tuyên truyền", "Chăm lo đời sống"],
            ["Như trên", "TT Tỉnh ủy, UBND tỉnh", "Lưu: VT, ToC"],
            ("CHỦ TỊCH", "Trần Thị Mẫu"),
        ),
    ],
    ids=["a notice", "a programme whose columns melted too"],
)
def test_a_document_on_one_line(
    text: str,
    organs: tuple[str, str],
    subject: str,
    paths: list[str],
    titles: list[str],
    recipients: list[str],
    signer: tuple[str, str],
) -> None:
    document = parse(text)
    header = document.header
    assert (_value(header.parent_organ), _value(header.issuing_organ)) == organs
    assert _value(header.subject) == subject
    assert _paths(document) == paths
    assert [section.title for section in walk(document.sections)][: len(titles)] == titles
    assert [item.name for item in document.recipients] == recipients
    assert _signers(document) == [signer]


HEAD = "LĐLĐ HUYỆN AN MẪU\nSố: 12/KH-LĐLĐ\nKẾ HOẠCH\nTổ chức hội thao\nCăn cứ chương trình công tác;\nI. MỤC ĐÍCH\nNâng cao sức khỏe.\n"


@pytest.mark.parametrize(
    ("foot", "names", "signers"),
    [
        (
            "Nơi nhận: TM. BAN CHẤP HÀNH - Công đoàn tỉnh (b/c); KT. CHỦ TỊCH - Đảng ủy; PHÓ CHỦ TỊCH - Các tổ công đoàn; - Lưu: VT. ThS. Lê Văn Mẫu\n",
            ["Công đoàn tỉnh", "Đảng ủy", "Các tổ công đoàn", "Lưu: VT"],
            [("PHÓ CHỦ TỊCH", "Lê Văn Mẫu")],
        ),
        (
            "Hội nghị kết thúc cùng ngày./. THƯ KÝ TM. ĐOÀN CHỦ TỊCH CHỦ TỌA (đã ký) (đã ký) Hà Văn Mẫu ThS. Lê Thị Ngọc Mẫu Nơi nhận: - Chi bộ; - Lưu: hồ sơ.\n",
            ["Chi bộ", "Lưu: hồ sơ"],
            [("THƯ KÝ", "Hà Văn Mẫu"), ("CHỦ TỌA", "Lê Thị Ngọc Mẫu")],
        ),
        (
            "Đề nghị các đơn vị thực hiện./.Nơi nhận:- Như trên;- Ban Giám hiệu;- Lưu: VT.\nTM. BAN THƯỜNG VỤCHỦ TỊCHNguyễn Thị Mẫu",
            ["Như trên", "Ban Giám hiệu", "Lưu: VT"],
            [("CHỦ TỊCH", "Nguyễn Thị Mẫu")],
        ),
    ],
    ids=["columns melted", "two signers", "grown together"],
)
def test_a_closing_block_on_one_line(foot: str, names: list[str], signers: list[tuple[str, str]]) -> None:
    document = parse(HEAD + foot)
    assert [item.name for item in document.recipients] == names
    assert _signers(document) == signers


def test_a_long_paragraph_is_no_page() -> None:
    paragraph = (
        "Các cấp công đoàn tiếp tục đổi mới hoạt động, hướng về cơ sở; 1. chăm lo đời sống; 2. tuyên truyền. " * 8
    )
    document = parse(f"KẾ HOẠCH\nCông tác năm 2023\n\nI. MỤC ĐÍCH\n{paragraph}\nII. NỘI DUNG\nTổ chức hội thao.\n")
    assert _paths(document) == ["I", "II"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def test_units_outlive_flattening(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    lines, flat = _paths(parse(text)), _paths(parse(" ".join(text.split())))
    lost = len(set(lines) - set(flat)) + len(set(flat) - set(lines))
    assert lost <= max(3, 0.2 * len(lines))


@pytest.mark.parametrize("width", [40, 64, 90])
@pytest.mark.parametrize("text", [PLAN, PROGRAMME], ids=["plan", "programme"])
def test_a_page_set_in_lines_again_reads_as_the_page_of_one_line(text: str, width: int) -> None:
    flat, again = parse(text), parse(textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False))
    assert again.header.model_dump(include=VALUES) == flat.header.model_dump(include=VALUES)
    assert _paths(again) == _paths(flat)
    assert [item.name for item in again.recipients] == [item.name for item in flat.recipients]
    assert len(again.signatures) == len(flat.signatures)


VALUES = {name: {"value", "canonical", "code"} for name in ("issuing_organ", "number", "place", "doc_type", "subject")}


@pytest.mark.parametrize("path", DOCUMENTS[:8], ids=[path.stem for path in DOCUMENTS[:8]])
def test_a_page_whose_lines_end_where_its_author_ended_them_is_left_alone(path: Path) -> None:
    source = SourceText(path.read_text(encoding="utf-8-sig"))
    assert list(wrapped_breaks(source)) == []


def test_an_item_of_the_archive_needs_no_bullet_on_a_line_of_items() -> None:
    document = parse(PLAN.replace("56; - Lưu: VT.", "56; Lưu: VT, ToC."))
    assert [item.name for item in document.recipients][-2:] == ["Học viên các khóa 54, 55, 56", "Lưu: VT, ToC"]


def test_the_first_article_stands_behind_the_words_that_enact() -> None:
    document = parse(
        "CÔNG ĐOÀN TỈNH MẪU SƠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 7/QĐ-CĐ Mẫu Sơn, ngày 10 tháng 02 năm 2023 "
        "QUYẾT ĐỊNH Về việc ban hành Quy chế thi đua - Căn cứ Điều lệ Công đoàn Việt Nam; - Xét đề nghị của Ban Tổ chức, QUYẾT ĐỊNH Điều 1. Ban hành Quy chế thi đua. "
        "Điều 2. Quyết định có hiệu lực từ ngày ký. Điều 3. Các ban chịu trách nhiệm thi hành. Nơi nhận: - Như Điều 3; - Lưu: VT."
    )
    assert _paths(document) == ["1", "2", "3"]
