"""Tables of plans in a body or an appendix, in the shapes that converters give them (contract §7 and §8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vnunion_nlp import Document, parse
from vnunion_nlp.structure.parts import read_structure
from vnunion_nlp.text import SourceText

Row = list[str]

HEAD = """\
LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN HÀ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-LĐLĐ
Sơn Hà, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
Công tác nữ công năm 2024

I. MỤC ĐÍCH
1. Nâng cao chất lượng hoạt động của ban nữ công.
2. Chăm lo đời sống nữ đoàn viên.

II. NỘI DUNG
"""
FOOT = """
III. TỔ CHỨC THỰC HIỆN
Ban Nữ công theo dõi, đôn đốc các đơn vị.

Nơi nhận:
- Tổng Liên đoàn (b/c);
- Lưu: VT.
TM. BAN THƯỜNG VỤ
PHÓ CHỦ TỊCH
Trần Thị Mai
"""
APPENDIX = """
PHỤ LỤC I
BIỂU CHI TIẾT
(Kèm theo Kế hoạch số 12/KH-LĐLĐ ngày 15/01/2024)

"""
SCHEDULE = [
    ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
    ["I", "Công tác tuyên truyền"],
    ["1", "Biên soạn sổ tay hỏi đáp cho lao động nữ", "Ban Tuyên giáo", "Các ban", "Tháng 3/2024"],
    ["2", "Tọa đàm về bình đẳng giới", "Ban Nữ công", "Hội Phụ nữ tỉnh", "Quý II"],
    ["II", "Công tác kiểm tra"],
    ["1", "Kiểm tra chế độ thai sản tại cơ sở", "Ủy ban Kiểm tra", "Ban Nữ công", "Trước ngày 30/9/2024"],
    ["2", "Giám sát bữa ăn ca", "Ban Chính sách", "Thanh tra Sở", "Thường xuyên"],
]
DUE = [
    ("Tháng 3/2024", "Biên soạn sổ tay hỏi đáp cho lao động nữ", "2024-03-31"),
    ("Quý II", "Tọa đàm về bình đẳng giới", "2024-06-30"),
    ("Trước ngày 30/9/2024", "Kiểm tra chế độ thai sản tại cơ sở", "2024-09-29"),
    ("Thường xuyên", "Giám sát bữa ăn ca", None),
]
TARGETS = [
    ["STT", "Nội dung chỉ tiêu", "ĐVT", "Thực hiện 2023", "Kế hoạch 2024"],
    ["1", "Kết nạp đoàn viên mới", "đoàn viên", "950", "1.200"],
    ["2", "Tỷ lệ cơ sở có ban nữ công", "%", "92", "95"],
    ["3", "Số lớp tập huấn nghiệp vụ", "lớp", "3", "4"],
]
AIMS = [(1200, "đoàn viên"), (95, "%"), (4, "lớp")]


def _wrapped(rows: list[Row]) -> str:
    """Each cell over lines of four words."""
    lines = []
    for cell in (cell for row in rows for cell in row):
        words = cell.split()
        lines += [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    return "\n".join(lines)


SHAPES: dict[str, Callable[[list[Row]], str]] = {
    "a cell a line": lambda rows: "\n".join(cell for row in rows for cell in row),
    "blank lines": lambda rows: "\n\n".join(cell for row in rows for cell in row),
    "bars": lambda rows: "\n|\n".join(cell for row in rows for cell in row) + "\n|",
    "wrapped": _wrapped,
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "pipes": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows),
    "wide": lambda rows: "\n".join("    ".join(row) for row in rows),
}


def _in_columns(rows: list[Row], bar: str, gap: str) -> str:
    """Each cell over lines of three words, in a column of its own."""
    rows = [row if len(row) > 2 else [*row, "", "", ""] for row in rows]
    lines = []
    for row in rows:
        cells = [[" ".join(cell.split()[at : at + 3]) for at in range(0, len(cell.split()), 3)] for cell in row]
        for at in range(max(map(len, cells))):
            parts = [
                (cell[at] if at < len(cell) else "").ljust(4 if column == 0 else 21)
                for column, cell in enumerate(cells)
            ]
            lines.append(f"{bar}{gap.join(parts)}{bar}".rstrip())
    return "\n".join(lines)


TORN: dict[str, Callable[[list[Row]], str]] = {
    "bars around columns": lambda rows: _in_columns(rows, "|", "|"),
    "columns": lambda rows: _in_columns(rows, "", "   "),
    "running lines": lambda rows: "\n".join(" ".join(row) for row in rows),
    "running lines with bars": lambda rows: "\n".join(f"{' '.join(row[:-1])} | {row[-1]}" for row in rows),
}
"""Shapes in which a task stands among other cells."""


def _parsed(table: str, place: str) -> Document:
    return parse(HEAD + table + "\n" + FOOT if place == "body" else HEAD + FOOT + APPENDIX + table + "\n")


def _paths(document: Document) -> list[str]:
    return [
        path for section in document.sections for path in (section.path, *(child.path for child in section.children))
    ]


def _words(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


@pytest.mark.parametrize("place", ["body", "appendix"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_schedule_gives_its_due_dates_in_every_shape(shape: str, place: str) -> None:
    document = _parsed(SHAPES[shape](SCHEDULE), place)
    found = [(_words(d.text), _words(d.task.text if d.task else None), d.latest) for d in document.deadlines]
    assert found == DUE
    assert _paths(document) == ["I", "I/1", "I/2", "II", "III"]


@pytest.mark.parametrize("place", ["body", "appendix"])
@pytest.mark.parametrize("shape", TORN)
def test_a_schedule_gives_its_due_dates_where_cells_are_torn(shape: str, place: str) -> None:
    rows = [
        [*row[:4], "Trước 30/9/2024" if row[4:] == ["Trước ngày 30/9/2024"] else row[-1]]
        for row in SCHEDULE
        if len(row) > 2
    ]
    document = _parsed(TORN[shape](rows), place)
    assert [(_words(d.text), d.latest) for d in document.deadlines] == [
        ("Tháng 3/2024", "2024-03-31"),
        ("Quý II", "2024-06-30"),
        ("Trước 30/9/2024", "2024-09-29"),
        ("Thường xuyên", None),
    ]
    assert not document.indicators


def test_the_task_of_a_melted_row_ends_before_what_carries_it_out() -> None:
    table = (
        "STT Nội dung Đơn vị chủ trì Thời gian Ghi chú\n1 Xây dựng quy chế phối hợp giữa Ban Nữ công và CĐCS\nBan Tổ chức,\nVăn phòng Quý II\n"
        "2 Tổng kết giai đoạn 2021-2023 Các CĐCS Tháng 12\n3 Trực ban Văn phòng Thường xuyên\n"
    )
    document = _parsed(table, "appendix")
    assert [(d.text, _words(d.task.text if d.task else None)) for d in document.deadlines] == [
        ("Quý II", "Xây dựng quy chế phối hợp giữa Ban Nữ công và CĐCS"),
        ("Tháng 12", "Tổng kết giai đoạn 2021-2023"),
        ("Thường xuyên", "Trực ban"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "T Nội dung Thời gian Chủ trì\nT :",
        "[T Nội dung công việc Thời gian Chủ trì\nJT _ .",
        "Nội dung công việc Thời gian Đơn vị chủ\nT1 trì",
        "| T Nội dung | Thời gian Chủ trì",
    ],
)
def test_rules_that_a_scan_reads_as_marks(head: str) -> None:
    table = (
        f"{head}\n\n1 | Họp ban lần thứ 8 12/3/2024 Ban Thường vụ\n2_] Giao ban khối Giữa tháng 5 Văn phòng\n\n"
        "l | 3_| Họp ban lần thứ 9 Tháng 7/2024 Ban Thường vụ\n: ˆ} 4 | Tiếp đoàn viên Thường xuyên | Ủy ban Kiểm tra\n"
    )
    assert [d.text for d in _parsed(table, "appendix").deadlines] == [
        "12/3/2024",
        "Giữa tháng 5",
        "Tháng 7/2024",
        "Thường xuyên",
    ]


def test_a_range_of_days_closes_a_melted_row_and_a_festive_day_does_not() -> None:
    table = (
        "STT Nội dung Đơn vị Thời gian\n1 Khảo sát chất lượng khối | Tổ chuyên môn | 23 - 28/9\n10, 11\n"
        "2 Thi đua chào mừng ngày Nhà giáo Công đoàn 15/10 - 20/11/2024\nViệt Nam 20/11\n3 Kiểm tra hồ sơ Ban Giám hiệu Hằng tháng\n"
    )
    assert [d.text for d in _parsed(table, "appendix").deadlines] == ["23 - 28/9", "15/10 - 20/11/2024", "Hằng tháng"]


@pytest.mark.parametrize("place", ["body", "appendix"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_targets_gives_its_values_in_every_shape(shape: str, place: str) -> None:
    document = _parsed(SHAPES[shape](TARGETS), place)
    assert [(found.value, _words(found.unit)) for found in document.indicators] == AIMS
    assert not document.deadlines


def _rows(table: str) -> list[Row]:
    source = SourceText(HEAD + table + "\n" + FOOT)
    (found,) = read_structure(source).tables
    return [[" ".join(source.value(*cell).split()) for cell in row] for row in found.rows[1:]]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        pytest.param(
            "TT\nNội dung\nThời gian\nChủ trì\nI. Công tác tổ chức\n1\nKiện toàn ban chấp hành\nQuý I\nBan Tổ chức\n"
            "II. Công tác nữ công\n2\nHội thi nấu ăn\nTháng 10\nBan Nữ công",
            [
                ["I. Công tác tổ chức"],
                ["1", "Kiện toàn ban chấp hành", "Quý I", "Ban Tổ chức"],
                ["II. Công tác nữ công"],
                ["2", "Hội thi nấu ăn", "Tháng 10", "Ban Nữ công"],
            ],
            id="lines that head a group of rows",
        ),
        pytest.param(
            "STT\nNhiệm vụ\nCơ quan\nchủ trì\nThời gian\n(1)\n(2)\n(3)\n(4)\n01\nLập đoàn kiểm tra\nVăn phòng\nTrước ngày\n30/9\n"
            "7\n02\nTổng kết\nVăn phòng\nTháng 12",
            [["01", "Lập đoàn kiểm tra", "Văn phòng", "Trước ngày 30/9"], ["02", "Tổng kết", "Văn phòng", "Tháng 12"]],
            id="numbers of columns and of a page",
        ),
        pytest.param(
            "TT\nNội dung\nThời gian\nPhụ trách\nGhi chú\n1.\nHọp tổ\nTuần 1 tháng 9\nĐ/c Hoa\n2.\nĐại hội\n25/9/2024\nBCH\nCả trường\n"
            "3.\nThăm hỏi\nTháng 11\nĐ/c Lan",
            [
                ["1", "Họp tổ", "Tuần 1 tháng 9", "Đ/c Hoa"],
                ["2", "Đại hội", "25/9/2024", "BCH", "Cả trường"],
                ["3", "Thăm hỏi", "Tháng 11", "Đ/c Lan"],
            ],
            id="empty cells",
        ),
        pytest.param(
            "TT\n\nNội dung công việc\n\nThời hạn\n\n1\n\nCông tác tuyên truyền\n\nIn tờ gấp, phát về các cơ sở.\n\n15/3/2024\n\n"
            "2\n\nTổng kết\n\nTháng 12\n",
            [
                ["1", "Công tác tuyên truyền In tờ gấp, phát về các cơ sở", "15/3/2024"],
                ["2", "Tổng kết", "Tháng 12"],
            ],
            id="a cell of two paragraphs",
        ),
        pytest.param(
            "TT\n\nNội dung\n\nSố ngày trước đại hội\n\nThời hạn\n\n1\n\nLập ban tổ chức\n\nHọp ban thường vụ để phân công người phụ trách từng việc\n\n"
            "02/4/2024\n\n2\n\nGửi giấy mời\n\n10\n\n20/4/2024\n",
            [
                ["1", "Lập ban tổ chức Họp ban thường vụ để phân công người phụ trách từng việc", "02/4/2024"],
                ["2", "Gửi giấy mời", "10", "20/4/2024"],
            ],
            id="two paragraphs and an empty cell",
        ),
    ],
)
def test_rows_of_flattened_tables(table: str, rows: list[Row]) -> None:
    assert _rows(table) == rows


@pytest.mark.parametrize(
    "text",
    [
        "TT\nĐảng ủy giao nhiệm vụ.\n1. Họp tổ.\n2. Bầu ban chấp hành.",
        "1. Họp tổ.\n\n2\n\n2. Bầu ban chấp hành mới theo\n\n3\n\nĐiều lệ.",
        "Tổng số: 15\n\n2\n\nđoàn viên.",
    ],
)
def test_running_text_is_no_table(text: str) -> None:
    assert not read_structure(SourceText(HEAD + text + "\n" + FOOT)).tables


@pytest.mark.parametrize("head", ["Ngày, tháng, năm sinh", "Ngày vào Đảng", "Ngày ban hành", "Ngày ký"])
def test_dates_of_persons_and_papers_are_no_schedule(head: str) -> None:
    table = (
        f"TT\nHọ và tên, nội dung\n{head}\nGhi chú\n1\nPhạm Văn Tú\n02/9/2024\nTổ 1\n2\nLê Thị Sen\n15/10/2024\nTổ 2"
    )
    assert not _parsed(table, "appendix").deadlines
