"""What scanners do to feet: strokes of stamps and signatures among the items, over offices and through names."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse


def test_a_foot_whose_label_cannot_be_read() -> None:
    document = parse(
        "KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nxEni iiipn TH (751/0 TM. BAN THƯỜNG VỤ\n- LĐLĐ tỉnh (để b/c); < v š\n"
        "- Các CĐCS; CHỦ TỊCH\n- Lưu: VT. `vẳ 7\n\nTrần Văn Mẫu\n"
    )
    assert [recipient.name for recipient in document.recipients] == ["LĐLĐ tỉnh", "Các CĐCS", "Lưu: VT"]
    (signature,) = document.signatures
    assert (signature.position.value if signature.position else None) == "CHỦ TỊCH"
    assert (signature.name.value if signature.name else None) == "Trần Văn Mẫu"


def test_two_signers_melted_into_one_line() -> None:
    document = parse(
        "KẾ HOẠCH PHỐI HỢP\nNăm 2023\n\n1. Việc một.\n\nTM. BAN THƯỜNG VỤ LĐLĐ TỈNH KT. GIÁM ĐỐC SỞ NỘI VỤ\nPHÓ CHỦ TỊCH PHÓ GIÁM ĐỐC\n\n"
        "Lê Thị Mẫu Hiền Trương Quang Mẫu\n"
    )
    found = [(s.position.value if s.position else None, s.name.value if s.name else None) for s in document.signatures]
    assert found == [("PHÓ CHỦ TỊCH", "Lê Thị Mẫu Hiền"), ("PHÓ GIÁM ĐỐC", "Trương Quang Mẫu")]


def test_place_and_date_above_the_signature() -> None:
    document = parse(
        "THÔNG BÁO\nHọp tổ công đoàn\n\n1. Thời gian: 14 giờ 30, thứ Năm, ngày 19/9/2024.\n\nTP. Kon Tum, ngày 16 tháng 9 năm 2024\nCHỦ TỊCH\n\n"
        "Nguyễn Thị Mẫu\n"
    )
    assert document.header.date is not None
    assert document.header.date.value == "2024-09-16"
    assert document.header.place is not None
    assert document.header.place.value == "TP. Kon Tum"


_MARRED_HEAD = "KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nNơi nhận: TM. BAN THƯỜNG VỤ\n"


@pytest.mark.parametrize(
    ("office", "position"),
    [
        ("- LĐLĐ tỉnh (để b/c); ¬ NHU TỊCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c);: _— HỦ TỊCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); PHO, UẾ TỊCH", "PHÓ CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); PHO CHỈ: TỊCH THƯƠNG TRỰC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("- LĐLĐ tỉnh (để b/c); » lÁ CHÁNH VĂN KHUNG", "CHÁNH VĂN PHÒNG"),
        ("- LĐLĐ tỉnh (để b/c); 7T -.GHỦ TỊCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); ⁄Z SÂU TỊCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); ¬ 4 CHỦ sSCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); “TnGHỦ TỊCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); vU TỊCH", "CHỦ TỊCH"),
        ("- LĐLĐ tỉnh (để b/c); ^ pH CN In THƯỜNG TRỰC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("- LĐLĐ tỉnh (để b/c); PñÓ BÍ: THƯỜNG TRƯC", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("- LĐLĐ tỉnh (để b/c); ` 4 “““) X” THƯ", "BÍ THƯ"),
        ("- LĐLĐ tỉnh (để b/c), PHÓ-BÍ.THƯ THƯỜNG TRỰC ¬ ˆ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("- LĐLĐ tỉnh (để b/c), HÓ BÍ THƯỜNG TRƯC", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("- LĐLĐ tỉnh (để b/c); PHÓ CHỦ 'TICH THƯỜNG TRỰC", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ("- LĐLĐ tỉnh (để b/c); PHAN NÀN PHONG", "CHÁNH VĂN PHÒNG"),
    ],
)
def test_a_post_that_a_stamp_marred(office: str, position: str) -> None:
    document = parse(f"{_MARRED_HEAD}{office}\n- Các CĐCS; ¬ ` v š\n- Lưu: VT.\n\nTrần Văn Mẫu\n")
    (signature,) = document.signatures
    assert (signature.position.value if signature.position else None) == position
    assert [recipient.name for recipient in document.recipients] == ["LĐLĐ tỉnh", "Các CĐCS", "Lưu: VT"]


def test_a_post_misread_behind_an_item_where_nothing_else_shows_a_scan() -> None:
    document = parse(f"{_MARRED_HEAD}- LĐLĐ tỉnh; : 'GHỦ TICH\n- Các CĐCS;\n- Lưu: VT.\nTrần Văn Mẫu\n")
    (signature,) = document.signatures
    assert signature.position is not None
    assert signature.position.value == "CHỦ TỊCH"
    assert [recipient.name for recipient in document.recipients] == ["LĐLĐ tỉnh", "Các CĐCS", "Lưu: VT"]


@pytest.mark.parametrize(
    ("line", "text", "value"),
    [
        ("ˆ Trần Văn Mẫu", "Trần Văn Mẫu", "Trần Văn Mẫu"),
        ('" - Trần Văn Mẫu -', "Trần Văn Mẫu", "Trần Văn Mẫu"),
        (": ì - Trần Văn Mẫu W2", "Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("'TRS.1 Trần Văn Mẫu", "Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("Friệu Văn Mẫu", "Friệu Văn Mẫu", "Triệu Văn Mẫu"),
        ("¬>==Eâm Quang Mẫu", "Quang Mẫu", None),
        ("ố Thị Mẫu", "ố Thị Mẫu", None),
        ("`=hùng Văn Mẫu", "hùng Văn Mẫu", "Phùng Văn Mẫu"),
        ("¬ TẾ Thị Mẫu", "TẾ Thị Mẫu", "Lê Thị Mẫu"),
        ("`*S=—Sũng A Mẫu", "Sũng A Mẫu", "Sùng A Mẫu"),
        ("`N“ 2Â Hữu Mẫu", "Hữu Mẫu", None),
        ("~^ Tfấn Văn Mẫu", "Tfấn Văn Mẫu", "Trần Văn Mẫu"),
        ("'“ trấn Quang Mẫu", "trấn Quang Mẫu", "Trần Quang Mẫu"),
        ("=*Irần Quang Mẫu", "Irần Quang Mẫu", "Trần Quang Mẫu"),
        ("Hoàng“Thị Mẫu", "Hoàng“Thị Mẫu", "Hoàng Thị Mẫu"),
        ("Đinh_Thị Mẫu", "Đinh_Thị Mẫu", "Đinh Thị Mẫu"),
        ("Hồ. Thị Mẫu", "Hồ. Thị Mẫu", "Hồ Thị Mẫu"),
        ("TrầnVăn Mẫu", "TrầnVăn Mẫu", "Trần Văn Mẫu"),
        ("Trần VănMẫu", "Trần VănMẫu", "Trần Văn Mẫu"),
        ("_ `ThS ZBùi Thị Mẫu", "ZBùi Thị Mẫu", "Bùi Thị Mẫu"),
        ("`ThS: 5ùi Thị Mẫu", "5ùi Thị Mẫu", "Bùi Thị Mẫu"),
        ("Đ2NÓG `HuỳnH Thị Mẫu", "HuỳnH Thị Mẫu", "Huỳnh Thị Mẫu"),
        ("Đặng 'Thị Mẫu", "Đặng 'Thị Mẫu", "Đặng Thị Mẫu"),
        ("Nông Văn Mẫu `...", "Nông Văn Mẫu", "Nông Văn Mẫu"),
    ],
)
def test_a_name_between_strokes(line: str, text: str, value: str | None) -> None:
    """What can be read is the name's place; a family name that cannot be read leaves no value."""
    document = parse(f"{_MARRED_HEAD}- LĐLĐ tỉnh (để b/c); CHỦ TỊCH\n- Các CĐCS; ¬ ` v š\n- Lưu: VT. ‹ »\n\n{line}\n")
    (signature,) = document.signatures
    assert signature.name is not None
    assert (signature.name.text, signature.name.value) == (text, value)


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("- Các tổ công đoàn; . 4k LưỜn ï", "Các tổ công đoàn"),
        ("- Ban Giám hiệu (để b/c); : Hung. rẻ k", "Ban Giám hiệu"),
        ("- Các phòng, ban; TT", "Các phòng, ban"),
        ("- Các phòng, ban; PB.", "Các phòng, ban"),
        ("- Các phòng, ban;. h TT", "Các phòng, ban"),
        ("- Các phòng, ban, Ậ mi", "Các phòng, ban"),
        ("- Các phòng, ban; tên đóng dấu)", "Các phòng, ban"),
        ("- Các phòng, ban; “ng và đóng đãi", "Các phòng, ban"),
        ("- Các phòng, ban và đoàn 4$⁄ 2\nthể huyện;", "Các phòng, ban và đoàn thể huyện"),
        ("- Các phòng, ban và tương s3\nđương : r6\n(để t/h); r3 Sa NA", "Các phòng, ban và tương đương"),
        ("- Các phòng, ban (0h); \nTHUÊ Wkx", "Các phòng, ban"),
        ("* Các phòng, ban (để bí);", "Các phòng, ban"),
        ("- LĐLĐtinh;", "LĐLĐ tỉnh"),
        ("- Các phòng, ban (b/c}; L", "Các phòng, ban"),
        ("- Các phòng, ban (b/c): TK", "Các phòng, ban"),
        ("- Các phòng, ban (để ` TY\nb/c);", "Các phòng, ban"),
        ("- Ban Dân vận'Tỉnh ủy;", "Ban Dân vận Tỉnh ủy"),
        ("- LĐLĐ huyện; công đoàn ngành", "LĐLĐ huyện; công đoàn ngành"),
        ("- UBND xã; UBMTTQ", "UBND xã; UBMTTQ"),
    ],
)
def test_strokes_behind_the_mark_of_an_item(item: str, name: str) -> None:
    """One word alone, or none, is what a stamp is read as; two side by side, or an abbreviation, may name someone."""
    document = parse(f"{_MARRED_HEAD}- LĐLĐ tỉnh (để b/c); CHỦ TỊCH\n{item}\n- Lưu: VT. ‹ »\n\nTrần Văn Mẫu\n")
    assert [recipient.name for recipient in document.recipients] == ["LĐLĐ tỉnh", name, "Lưu: VT"]


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("- Lưu: VT, ToC. JJjÏï", "Lưu: VT, ToC"),
        ("- Lưu VT, TGNC. LUWmL tà", "Lưu VT, TGNC"),
        ("- Lưu: VP, LÁ/ Mì", "Lưu: VP"),
        ("- Lưu: VP. LAN", "Lưu: VP"),
        ("- Lưu: VT, TH. VI uial", "Lưu: VT, TH"),
        ("- Lưu: VP, UUWtwwt", "Lưu: VP"),
        ("- Lưu: VPCĐ, KP k JJ)Jw", "Lưu: VPCĐ"),
        ("- Lưu: VT, 02 bản. vu h®u", "Lưu: VT, 02 bản"),
        ("- Lưu: VT, TH. TT", "Lưu: VT, TH. TT"),
        ("- Lưu: VT, hồ sơ thi đua (25 bản).", "Lưu: VT, hồ sơ thi đua (25 bản)"),
    ],
)
def test_strokes_behind_the_units_that_file_a_copy(item: str, name: str) -> None:
    document = parse(f"{_MARRED_HEAD}- LĐLĐ tỉnh (để b/c); CHỦ TỊCH\n- Các CĐCS; ¬ ` v š\n{item}\n\nTrần Văn Mẫu\n")
    assert document.recipients[-1].name == name


@pytest.mark.parametrize(
    "authority", ["T:M-BAN THƯỜNG VỤ", "__T.MBAN THƯỜNG VỤ", "T/MBAN THƯỜNG VỤ", "TẠU, ĐẪN THƯỜNG VỤ"]
)
def test_an_authority_whose_mark_was_misread(authority: str) -> None:
    document = parse(
        f"KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nNơi nhật: {authority}\n- Như trên; CHỦ TỊCH\n- Các CĐCS; ¬ ` v š\n- Lưu: VT.\n\nTrần Văn Mẫu\n"
    )
    (signature,) = document.signatures
    assert signature.on_behalf_of is not None
    assert signature.on_behalf_of.value == "BAN THƯỜNG VỤ"


@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("Nơi nhận: Giáo dục VIÊN", "TM. BAN THƯỜNG VỤ"),
        ("Noi nhận: Tĩnh ủy (đế bí)", "T/M BAN THƯỜN G VỤ"),
        ("+ Khai r Đừng tế bổ", "TM. BAN THƯỜNG VỤ"),
        ("-l nhận: Tĩnh ủy (đế bí)", "TM. BAN THƯỜNG VỤ"),
        ("Nơi nhận: :", "AN THƯỜNG VỤ"),
    ],
)
def test_what_stands_beside_the_office_on_its_line_is_no_item(label: str, office: str) -> None:
    document = parse(
        f"KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\n{label} {office}\n- LĐLĐ tỉnh; CHỦ TỊCH\n- Các CĐCS; ¬ ` v š\n- Lưu: VT. ‹ »\n\nTrần Văn Mẫu\n"
    )
    assert [recipient.name for recipient in document.recipients] == ["LĐLĐ tỉnh", "Các CĐCS", "Lưu: VT"]
    (signature,) = document.signatures
    assert signature.on_behalf_of is not None
    assert signature.on_behalf_of.value == "BAN THƯỜNG VỤ"


def test_strokes_between_two_signers() -> None:
    document = parse(
        "KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nSỞ NỘI VỤ TM. BAN THƯỜNG VỤ LĐLĐ\nGIÁM ĐỐC _—_ TỈNH\n⁄ấ ` PHO CHỦ TỊCH\n"
        "(Đã ký) TT Đã ký)\n`` Trần Văn Mẫu `>=Lê Thị Mẫu\nNơi nhận:\n- Các huyện; ¬ ˆ\n- Lưu: VT. ‹\n"
    )
    read = [
        tuple(slot.value if slot else None for slot in (signature.on_behalf_of, signature.position, signature.name))
        for signature in document.signatures
    ]
    assert ("SỞ NỘI VỤ", "GIÁM ĐỐC", "Trần Văn Mẫu") in read
    assert all(signature.signed for signature in document.signatures)


def test_a_name_beyond_doubt_below_one_in_doubt() -> None:
    document = parse(
        "KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n(Đã ký và đóng dấu)\n\nVÀ Và\n\nNguyễn Xuân Mẫu\n"
    )
    (signature,) = document.signatures
    assert (signature.name and signature.name.value, signature.signed) == ("Nguyễn Xuân Mẫu", True)


def test_two_marred_signers_above_the_recipients() -> None:
    document = parse(
        "BIÊN BẢN\nHọp Ban Chấp hành\n\n1. Việc một.\n\nBiên bản được thông qua./.\n\nTHƯ KÝ Z1i2CHỦ TỌA\n4x ƒ MỆ ‹ #\n"
        "Hà Văn Mẫu. _`Trần Thị Mẫu\n\nNơi nhận:\n- Công đoàn ngành (để b/€);\n- Lưu CĐCS.\n"
    )
    offices = [signature.position.value for signature in document.signatures if signature.position]
    names = [signature.name.value for signature in document.signatures if signature.name]
    assert offices == ["THƯ KÝ", "CHỦ TỌA"]
    assert names == ["Hà Văn Mẫu", "Trần Thị Mẫu"]


def test_rare_names_in_a_typed_foot_stay_as_they_are() -> None:
    """A family name of no known form is unread only where a scanner's noise stands about."""
    text = "KẾ HOẠCH\nCông tác năm 2023\n\n1. Việc một.\n\nNơi nhận:\n- Các CĐCS;\n- Lưu: VT.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nKpơr Hlim\n"
    (signature,) = parse(text).signatures
    assert signature.name is not None
    assert signature.name.value == "Kpơr Hlim"


def test_two_names_in_one_line_below_two_offices() -> None:
    document = parse(
        "KẾ HOẠCH\nCông tác\n\n1. Việc một.\n\nCÔNG AN TỈNH AN MẪU TM. BAN THƯỜNG VỤ LĐLĐ TỈNH\nGIÁM ĐỐC CHỦ TỊCH\n(Đã ký) (Đã ký)\n"
        "Đại tá Danh Minh Mẫu Thị Ngọc Mẫu\nNơi nhận:\n- Tổng LĐLĐ Việt Nam;\n- Lưu: VT.\n"
    )
    assert [found.name and found.name.value for found in document.signatures] == ["Danh Minh Mẫu", "Thị Ngọc Mẫu"]


def test_a_purpose_alone_on_its_line_belongs_to_the_item_above() -> None:
    document = parse(
        "KẾ HOẠCH\nCông tác\n\n1. Việc một.\n\nNơi nhận: TM. BAN CHẤP HÀNH\n- Đảng ủy, Ban Giám đốc Sở Y tế; CHỦ TỊCH\n(để b/c);\n- Lưu: VT. Trần Văn Mẫu\n"
    )
    assert document.recipients[0].purpose == "báo cáo"


@pytest.mark.parametrize(
    "item",
    [
        "Tổng LĐLĐVN, Bộ Y tế (b/c)",
        "Sở Y tế, TTYT, BV (th/h)",
        "Trung tâm y tế, BVĐK huyện, TX, TP (t/h)",
        "Các P, B (t/h)",
        "Lưu: VP. N",
        "Lưu: VT, P.KTHT, H. (05b)",
        "Lưu VT, T.H (02)",
        "K. Toán, K. Lý",
        "Bà Y Vân, Ông K'Sor",
    ],
)
def test_short_names_of_a_typed_foot_are_no_noise(item: str) -> None:
    document = parse(
        f"LĐLĐ TỈNH AN MẪU\nSố: 5/KH-LĐLĐ\nKẾ HOẠCH\nCông tác\n\n1. Việc một.\n\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nTrần Văn Mẫu\n"
        f"Nơi nhận:\n- Đảng ủy xã (b/c);\n- {item};\n- Lưu: VT.\n"
    )
    assert [found.text for found in document.recipients] == ["Đảng ủy xã (b/c)", item, "Lưu: VT"]
