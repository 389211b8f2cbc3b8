"""Số, ký hiệu (contract §3 "Canonical numbers")."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp.resolution.numbers import NUMBER_PATTERN, is_party_organ, parse_number


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        # union and state: slash, then hyphen
        ("15/KH-LĐLĐ", "15/KH-LĐLĐ"),
        ("15/KH- LĐLĐ", "15/KH-LĐLĐ"),
        ("148/HD - CĐVC", "148/HD-CĐVC"),
        ("15-KH/LĐLĐ", "15/KH-LĐLĐ"),
        ("19/CTR-LĐLĐ", "19/CTr-LĐLĐ"),
        ("02/Ctr-BCH", "02/CTr-BCH"),
        ("9b/NQ-BCH", "9b/NQ-BCH"),
        ("72/QĐ-UBND", "72/QĐ-UBND"),
        # a hyphen lost at a line's end
        ("02NQ/TW", "02-NQ/TW"),
        ("10c/NQBCH", "10c/NQ-BCH"),
        ("52/KHTLĐ", "52/KH-TLĐ"),
        ("49/2021/NĐCP", "49/2021/NĐ-CP"),
        ("159/2016NĐ-CP", "159/2016/NĐ-CP"),
        ("1014/QĐ- -TLĐ", "1014/QĐ-TLĐ"),
        ("12/TTCP", "12/TTCP"),
        # letters that a scanner doubled, split or took for others
        ("684/QĐĐ-TLĐ", "684/QĐ-TLĐ"),
        ("7c/ÑQ-BCH", "7c/NQ-BCH"),
        ("07c/NÑQ-TLĐĐ", "07c/NQ-TLĐ"),
        ("41-KH/HUŨ", "41-KH/HU"),
        ("217/LĐĐLĐ-TG", "217/LĐLĐ-TG"),
        ("31-TTr/ĐĐĐ", "31-TTr/ĐĐ"),
        ("52/KH-TI.ĐĐ", "52/KH-TLĐ"),
        ("88/NQ-LĐL.Đ", "88/NQ-LĐLĐ"),
        ("18-NQ/TIW", "18-NQ/TW"),
        ("217-QĐ/T W", "217-QĐ/TW"),
        ("40/QC:LĐLĐ", "40/QC-LĐLĐ"),
        ("l2/KH-LDLD", "12/KH-LĐLĐ"),
        ("1O/KH-LĐLĐ", "10/KH-LĐLĐ"),
        ("B8/NQ-LĐLĐ", "88/NQ-LĐLĐ"),
        # codes that nobody lists stay as they are
        ("27/QĐ-ĐHXD", "27/QĐ-ĐHXD"),
        ("12/KH-CĐĐLVN", "12/KH-CĐĐLVN"),
        ("16/CT-TTg", "16/CT-TTg"),
        ("05/CTPH-LĐLĐ-SGDĐT", "05/CTPH-LĐLĐ-SGDĐT"),
        ("01/NQLT/CP-UBTVQH", "01/NQLT-CP-UBTVQH"),
        ("05/CV-CĐCS", "05/CV-CĐCS"),
        # the Party: hyphen, then slash
        ("88-CTr/TU", "88-CTr/TU"),
        ("02-NQ/TƯ", "02-NQ/TW"),
        ("58 - KH/TU", "58-KH/TU"),
        ("58/NQ-TW", "58-NQ/TW"),
        ("12/HD-BTGTU", "12-HD/BTGTU"),
        ("21-KH/ĐĐ", "21-KH/ĐĐ"),
        ("337-CV/HU", "337-CV/HU"),
        ("14/HD-ĐĐTLĐ", "14-HD/ĐĐTLĐ"),
        ("08-QĐi/TW", "08-QĐi/TW"),
        # the Ministry of Industry, not the Political Bureau
        ("02/NQ-BCT", "02/NQ-BCT"),
        # the Party's steering committees and the Government's
        ("11-KL/BCĐTW", "11-KL/BCĐTW"),
        ("11/KH-BCĐTW", "11/KH-BCĐTW"),
        ("12/KH-BCĐ389", "12/KH-BCĐ389"),
        # years
        ("04/2015/NĐ - CP", "04/2015/NĐ-CP"),
        ("45/2019/QH14", "45/2019/QH14"),
        ("06/2022-QH15", "06/2022/QH15"),
        ("110/2025/UBTVQH15", "110/2025/UBTVQH15"),
        ("66.4/2025/NQ-CP", "66.4/2025/NQ-CP"),
        ("07/TTr-CĐCS/2024", "07/TTr-CĐCS/2024"),
        # công văn
        ("633/TLĐ", "633/TLĐ"),
        ("633/LĐLĐ-TG", "633/LĐLĐ-TG"),
        ("05/BNV-VP", "05/BNV-VP"),
        # slips of scanners and keyboards
        ("12/KH-LDLD", "12/KH-LĐLĐ"),
        ("14/QD-TLD", "14/QĐ-TLĐ"),
        ("l2/KH-CDCS", "12/KH-CĐCS"),
        ("55/QĐ-TTG", "55/QĐ-TTg"),
        ("15/KH-LĐLĐ.", "15/KH-LĐLĐ"),
        ("15 NQ/TW", "15-NQ/TW"),
        ("15/HD TLĐ", "15/HD-TLĐ"),
        ("15 KH/TWĐTN", "15/KH-TWĐTN"),
        ("01/2016/TT-BGD ĐT", "01/2016/TT-BGDĐT"),
        ("4263", "4263"),
        ("19/2013/BYT", "19/2013/BYT"),
        ("22/HDLT-SGDĐT-CĐŒD", "22/HDLT-SGDĐT-CĐGD"),
        ("68/QĐ-MTITW-BTT", "68/QĐ-MTTW-BTT"),
    ],
)
def test_canonical_number(written: str, canonical: str) -> None:
    number = parse_number(written)
    assert number is not None
    assert number.canonical == canonical


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("31/KH-LĐLĐ", ("31", None, "KH", "LĐLĐ")),
        ("633/LĐLĐ-TG", ("633", None, None, "LĐLĐ-TG")),
        ("45/2019/QH14", ("45", 2019, None, "QH14")),
        ("07/TTr-CĐCS/2024", ("07", 2024, "TTr", "CĐCS")),
        ("/KH-CĐCS", (None, None, "KH", "CĐCS")),
        ("     /KH-CĐCS", (None, None, "KH", "CĐCS")),
        ("47#/KH-LĐLĐ", (None, None, "KH", "LĐLĐ")),
        ("…/QĐ-UBND", (None, None, "QĐ", "UBND")),
        ("03-HD", ("03", None, "HD", None)),
    ],
)
def test_parts_of_a_number(written: str, parts: tuple[object, ...]) -> None:
    number = parse_number(written)
    assert number is not None
    assert (number.serial, number.year, number.type_code, number.organ_code) == parts
    assert (number.canonical is None) == (number.serial is None)


@pytest.mark.parametrize("text", ["", "12/6/2021", "Kế hoạch", "l/1", "12/", "KH-LĐLĐ", "50/50", "1/" * 60])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("organ", "is_party"),
    [
        ("TW", True),
        ("UBKTTU", True),
        ("BTVHU", True),
        ("ĐUK", True),
        ("BCT", False),
        ("TWĐTN-VP", False),
        ("LĐLĐ", False),
    ],
)
def test_party_organs(organ: str, is_party: bool) -> None:
    assert is_party_organ(organ) is is_party


@given(st.text(alphabet="0123456789/- .KHNQĐTWULlI#…", max_size=40))
def test_never_raises_and_canonical_is_stable(text: str) -> None:
    number = parse_number(text)
    if number is not None and number.canonical is not None:
        again = parse_number(number.canonical)
        assert again is not None
        assert again.canonical == number.canonical


def test_pattern_stops_at_the_symbol() -> None:
    match = regex.compile(NUMBER_PATTERN).match("12/KH-LĐLĐ ngày 3/4/2024")
    assert match is not None
    assert match[0] == "12/KH-LĐLĐ"
