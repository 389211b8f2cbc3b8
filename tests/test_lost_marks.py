"""Lists that lost their bullets or bear unusual ones, offices melted into one line, and pages that tell of an organ."""

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document

HEAD = "LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN HÀ\nSố: 12/LĐLĐ\nV/v chăm lo đoàn viên\n\n"
BODY = "\nThực hiện kế hoạch năm, Ban Thường vụ đề nghị các đơn vị báo cáo.\n\n"


def _document(addressees: str = "", foot: str = "") -> Document:
    return parse(f"{HEAD}Kính gửi:{addressees or ' Các công đoàn cơ sở'}\n{BODY}{foot}")


@pytest.mark.parametrize("mark", [";", ","])
@pytest.mark.parametrize("bullet", ["", "- ", "● ", "▪ ", "➢ ", "\uf0b7 "])
@pytest.mark.parametrize("indent", ["", "              "])
def test_addressees(mark: str, bullet: str, indent: str) -> None:
    names = ["Liên đoàn Lao động các huyện, thị xã", "Công đoàn ngành và tương đương", "Ban Nữ công tỉnh"]
    listed = f"{mark}\n".join(f"{indent}{bullet}{name}" for name in names)
    document = _document(f"\n{listed}.\n")
    assert [slot.value for slot in document.header.addressees] == names


@pytest.mark.parametrize("mark", [";", ","])
@pytest.mark.parametrize("bullet", ["", "- ", "● ", "\uf0a7 "])
def test_recipients(mark: str, bullet: str) -> None:
    names = ["Tổng LĐLĐ Việt Nam", "HĐND, UBND tỉnh", "BGĐ Cty", "Các công đoàn cơ sở", "Lưu VT"]
    listed = f"{mark}\n".join(f"{bullet}{name}" for name in names)
    document = _document(foot=f"TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n(Đã ký)\nTrần Văn Mẫu\n\nNơi nhận:\n{listed}.\n")
    assert [recipient.name for recipient in document.recipients] == names


def test_a_broken_line_is_no_item() -> None:
    document = _document(
        foot="Nơi nhận:\nBan Tổ chức, Ban Dân vận,\nBan Kiểm tra Tỉnh ủy;\nCác huyện ủy;\nLưu VT.\n\nCHỦ TỊCH\n"
    )
    assert document.recipients[0].name == "Ban Tổ chức, Ban Dân vận, Ban Kiểm tra Tỉnh ủy"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("TM. Ủy ban nhân dân tỉnh\n\nChủ tịch\n\n(Đã ký)\n\nTrần Văn Mẫu", [("TM", "Chủ tịch", "Trần Văn Mẫu")]),
        ("KT. Chủ tịch\nPhó Chủ tịch\nTrần Văn Mẫu", [("KT", "Phó Chủ tịch", "Trần Văn Mẫu")]),
        ("TM. BAN THƯỜNG VỤ\nQ. CHỦ TỊCH\nTrần Văn Mẫu", [("Q", "CHỦ TỊCH", "Trần Văn Mẫu")]),
        (
            "TM. BAN THƯỜNG VỤ TM. BAN THƯỜNG VỤ TM. BAN CHẤP HÀNH\nCHỦ TỊCH PHÓ BÍ THƯ CHỦ TỊCH\n"
            "Hồ Thị Bích Liên Đào Việt Cường Trần Quang Hợp",
            [
                ("TM", "CHỦ TỊCH", "Hồ Thị Bích Liên"),
                ("TM", "PHÓ BÍ THƯ", "Đào Việt Cường"),
                ("TM", "CHỦ TỊCH", "Trần Quang Hợp"),
            ],
        ),
    ],
)
def test_signatures(block: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (one.authority.value, one.position.value, one.name.value)  # type: ignore[union-attr]
        for one in _document(foot=f"Nơi nhận:\n- Như trên;\n- Lưu VT.\n\n{block}\n").signatures
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Đại hội Công đoàn\n\nNgày 5-6, Liên đoàn Lao động huyện Sơn Hà tổ chức Đại hội lần thứ X.\n", None),
        ("Với chủ đề “Đoàn kết”, Hội LHPN huyện Sơn Hà đề ra 10 chỉ tiêu, 3 khâu đột phá.\n", None),
        ("Ngày 10/7/2014, Công đoàn cơ sở Sở Nội vụ ban hành Công văn số 8/CĐCS.\n", None),
        ("Sở Giáo dục và Đào tạo đề nghị các trường thực hiện:\n- Báo cáo trước ngày 5/6.\n", "Sở Giáo dục và Đào tạo"),
        ("Ban Chấp hành Công đoàn Trường phát động thi đua.\n", "Công đoàn Trường"),
        ("NGHỊ QUYẾT\nVề thi đua năm 2023\n\nQUỐC HỘI\n\nCăn cứ Hiến pháp;\n", "QUỐC HỘI"),
    ],
)
def test_who_issued_where_no_head_says_so(text: str, organ: str | None) -> None:
    issuing = parse(text).header.issuing_organ
    assert (issuing and issuing.value) == organ


def test_a_headline_that_the_document_repeats_is_not_its_head() -> None:
    header = parse(
        "KẾ HOẠCH Tổ chức hội thao\n\nLượt xem: 12\n\nLIÊN ĐOÀN LAO ĐỘNG HUYỆN SƠN HÀ\nCÔNG ĐOÀN TRƯỜNG THCS TÂN SƠN\n\n"
        "Tân Sơn, ngày 2 tháng 3 năm 2020\n\nSố: 5/KH-CĐ\n\nKẾ HOẠCH\n\nTổ chức hội thao\n\nCăn cứ kế hoạch năm học.\n"
    ).header
    assert header.issuing_organ is not None
    assert header.number is not None
    assert header.date is not None
    assert header.issuing_organ.value == "CÔNG ĐOÀN TRƯỜNG THCS TÂN SƠN"
    assert (header.number.canonical, header.date.value) == ("5/KH-CĐ", "2020-03-02")


def test_a_place_beside_what_a_letter_is_about() -> None:
    header = parse(
        f"{HEAD.replace('đoàn viên', 'nhà ở xã hội')}".replace("\n\n", " Sơn Hà, ngày 2 tháng 3 năm 2020\n\n")
    ).header
    assert header.place
    assert header.place.value == "Sơn Hà"
