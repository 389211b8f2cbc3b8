"""How dates, titles, lists and laws are written in citations of schools, communes, youth unions (contract §6)."""

from datetime import date

import pytest

from vnunion_nlp import parse
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.references import find_references
from vnunion_nlp.resolution.references import resolve
from vnunion_nlp.text import SourceText


def found(text: str) -> list[ReferenceMention]:
    return find_references(Passage.of(SourceText(text).folded, issued=date(2024, 4, 1)))


@pytest.mark.parametrize(
    ("text", "span", "day"),
    [
        (
            "Công văn số 12 CV/ĐTN ngày 5/3/24 của Tỉnh đoàn về",
            "Công văn số 12 CV/ĐTN ngày 5/3/24 của Tỉnh đoàn",
            "2024-03-05",
        ),
        (
            "Kế hoạch năm học 2023-2024 số 15/KH-HM ngày 5/3/2024, giáo viên",
            "Kế hoạch năm học 2023-2024 số 15/KH-HM ngày 5/3/2024",
            "2024-03-05",
        ),
        (
            'Chỉ thị số 5/CT-UBND ngày 5/3/2024 về "Tăng cường kỷ cương;\nCăn cứ tình hình',
            'Chỉ thị số 5/CT-UBND ngày 5/3/2024 về "Tăng cường kỷ cương',
            "2024-03-05",
        ),
        ("Tờ trình số 7/TTr-SNV 5 tháng 3 năm 2024.", "Tờ trình số 7/TTr-SNV 5 tháng 3 năm 2024", "2024-03-05"),
        ("Công văn hướng dẫn số 7/SGDĐT ngày 5/3/2024;", "Công văn hướng dẫn số 7/SGDĐT ngày 5/3/2024", "2024-03-05"),
        (
            "công văn số 13/LĐLĐ thành phố Hòa An ngày 5/3/2024 về",
            "công văn số 13/LĐLĐ thành phố Hòa An ngày 5/3/2024",
            "2024-03-05",
        ),
        ("Văn bản số 7 ngày 5/3/2024 của Hội Phụ nữ;", "Văn bản số 7 ngày 5/3/2024 của Hội Phụ nữ", "2024-03-05"),
        (
            "Quyết định số 7/QĐ-SNV ngày 5/3/20244 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày 5/3/20244 của Sở Nội vụ",
            None,
        ),
        (
            "Quyết định số 7/QĐ-SNV nghày 5/3/2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV nghày 5/3/2024 của Sở Nội vụ",
            "2024-03-05",
        ),
        (
            "Quyết định số 7/QĐ-SNV ngàv 5/3/2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngàv 5/3/2024 của Sở Nội vụ",
            "2024-03-05",
        ),
        (
            "Quyết định số 7/QĐ-SNV ngày 05/033/2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày 05/033/2024 của Sở Nội vụ",
            None,
        ),
        (
            "Quyết định số 7/QĐ-SNV ngày 5/3/202 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày 5/3/202 của Sở Nội vụ",
            None,
        ),
        (
            "Quyết định số 7/QĐ-SNV ngày 5 tháng 3 năm 2.024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày 5 tháng 3 năm 2.024 của Sở Nội vụ",
            None,
        ),
        (
            "Quyết định số 7/QĐ-SNV ngày … tháng … năm 2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày … tháng … năm 2024 của Sở Nội vụ",
            None,
        ),
        (
            "Quyết định số 7/QĐ-SNV ngày   /3/2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày   /3/2024 của Sở Nội vụ",
            "2024-03",
        ),
        (
            "Quyết định số 7/QĐ-SNV ngày mồng 5 tháng 3 năm 2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ngày mồng 5 tháng 3 năm 2024 của Sở Nội vụ",
            "2024-03-05",
        ),
        (
            "Quyết định số 7/QĐ-SNV ng\ufffdy 5 th\ufffdng 3 n\ufffdm 2024 của Sở Nội vụ về",
            "Quyết định số 7/QĐ-SNV ng\ufffdy 5 th\ufffdng 3 n\ufffdm 2024 của Sở Nội vụ",
            "2024-03-05",
        ),
        ("T trình s 7/TTr-SNV ngày 5/3/2024 về", "T trình s 7/TTr-SNV ngày 5/3/2024", "2024-03-05"),
        ("Nghị số 7/NQ-CĐ ngày 5/3/2024 về", "Nghị số 7/NQ-CĐ ngày 5/3/2024", "2024-03-05"),
        ("kế số 7 - KH/ĐTN ngày 5/3/2024 về", "kế số 7 - KH/ĐTN ngày 5/3/2024", "2024-03-05"),
        (
            "Th\ufffdng b\ufffdo số 7/TB-SNV ngày 5/3/2024 về",
            "Th\ufffdng b\ufffdo số 7/TB-SNV ngày 5/3/2024",
            "2024-03-05",
        ),
        ("Qụyết địnl số 7/QĐ-SNV ngày 5/3/2024 về", "Qụyết địnl số 7/QĐ-SNV ngày 5/3/2024", "2024-03-05"),
        ("Kế hoạchsố 7/KH-SNV ngày 5/3/2024 về", "Kế hoạchsố 7/KH-SNV ngày 5/3/2024", "2024-03-05"),
        ("Luật Thủy lợi năm 2017 (được sửa đổi, bổ sung năm 2020)", "Luật Thủy lợi năm 2017", None),
        ("Luật Công đoàn (30/6/1990) và", "Luật Công đoàn (30/6/1990)", "1990-06-30"),
        ("Nghị quyết số 25-NQ/TW (khóa X) về thanh niên", "Nghị quyết số 25-NQ/TW (khóa X)", None),
        ("Điều lệ Hội Liên hiệp Phụ nữ (LHPN) Việt Nam;", "Điều lệ Hội Liên hiệp Phụ nữ (LHPN) Việt Nam", None),
        ("Quyết định số7/QĐ-LĐLĐ ngàyl/l/2024;", "Quyết định số7/QĐ-LĐLĐ ngàyl/l/2024", "2024-01-01"),
        (
            "Hướng dẫn số7 HD/ĐTN ngày ll tháng 3 năm 2024;",
            "Hướng dẫn số7 HD/ĐTN ngày ll tháng 3 năm 2024",
            "2024-03-11",
        ),
        ("QĐ số 7 ngày5/3/2024 của LĐLĐ huyện;", "QĐ số 7 ngày5/3/2024 của LĐLĐ huyện", "2024-03-05"),
        (
            "Công văn số 7/SNV được ban hành ngày 5/3/2024 của Sở Nội vụ;",
            "Công văn số 7/SNV được ban hành ngày 5/3/2024 của Sở Nội vụ",
            "2024-03-05",
        ),
        ("Quyết đònh số 7/QĐ-LĐLĐ ngày 5/3/2024;", "Quyết đònh số 7/QĐ-LĐLĐ ngày 5/3/2024", "2024-03-05"),
        ("Quyết định số:\n7/QĐ-LĐLĐ ngày 5/3/2024;", "Quyết định số: 7/QĐ-LĐLĐ ngày 5/3/2024", "2024-03-05"),
        ("Kế hoạch số 7/KH-BCĐ –\nXMC ngày 5/3/2024;", "Kế hoạch số 7/KH-BCĐ - XMC ngày 5/3/2024", "2024-03-05"),
        ("các công văn: Số 7/SNN-KHTC ngày 5/3/2024; số", "Số 7/SNN-KHTC ngày 5/3/2024", "2024-03-05"),
        ("Luật lâm bạ, cây trồng ngày 5/3/2024;", "Luật lâm bạ, cây trồng ngày 5/3/2024", "2024-03-05"),
        (
            "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ngày 5 tháng 3 năm 2024 và",
            "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân ngày 5 tháng 3 năm 2024",
            "2024-03-05",
        ),
    ],
)
def test_span_and_day(text: str, span: str, day: str | None) -> None:
    mention = found(f"Theo {text}")[0]
    words = SourceText(f"Theo {text}").folded[mention.start : mention.end].replace("\n", " ")
    assert (words, mention.date) == (span, day)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("Nghị quyết 6B/NQ-TLĐ ngày 5/3/2010", "6B/NQ-TLĐ"), ("Quy chế làm việc số 01-QC/ĐU", "01-QC/ĐU")],
)
def test_letters_of_serials_and_words_before_numbers(text: str, canonical: str) -> None:
    [mention] = found(f"theo {text};")
    assert (mention.canonical, mention.end - mention.start) == (canonical, len(text))


@pytest.mark.parametrize(
    "name",
    [
        "Điều lệ trường tiểu học",
        "Điều lệ trường THCS, trường THPT và trường phổ thông có nhiều cấp học",
        "Điều lệ Ban đại diện cha mẹ học sinh",
        "Điều lệ Công ty TNHH Hòa An Xanh",
        "Điều lệ Phòng Thương mại và Công nghiệp Hòa An",
    ],
)
def test_charters_of_schools_and_companies(name: str) -> None:
    text = f"Căn cứ {name};"
    [mention] = found(text)
    assert (mention.kind, text[mention.start : mention.end], mention.canonical) == ("law", name, None)


@pytest.mark.parametrize(
    "text",
    [
        "(Trích thông báo số 7/TB-CĐCS ngày 5/6/2023)",
        "- Hội Luật gia tỉnh, Đoàn Luật sư tỉnh;",
        "ban hành Điều lệ trường tiểu học;",
        "theo Điều lệ trường tiểu học ban hành kèm theo một quyết định;",
        "phổ biến Điều lệ Hội thi thợ giỏi;",
        "Luật có hiệu lực từ ngày 1/7/2020",
        "Nghị quyết Đại hội Chi bộ 2 nhiệm kỳ 2022 - 2025",
    ],
)
def test_what_names_no_document(text: str) -> None:
    assert found(text) == []


def test_the_centre_s_code_of_a_provincial_committee() -> None:
    assert [mention.canonical for mention in found("Nghị quyết 13-NQ/TƯ của Tỉnh ủy; 02-NQ/TƯ của Bộ Chính trị")] == [
        "13-NQ/TU",
        "02-NQ/TW",
    ]


def test_a_list_shares_word_and_organ() -> None:
    mentions = found("theo Công văn số 12/BGDĐT-GDTH và 13/BGDĐT-GDTH")
    assert [mention.canonical for mention in mentions] == ["12/BGDĐT-GDTH", "13/BGDĐT-GDTH"]


def test_a_scheme_is_called_by_its_decision() -> None:
    mentions = found(
        "Căn cứ Quyết định số 41/2009/QĐ-TTg ngày 24/02/2009 của Thủ tướng Chính phủ; kết quả thực hiện Đề án 41 giai đoạn I"
    )
    assert [item.resolved for item in resolve(mentions, issued=None)] == ["41/2009/QĐ-TTg", "41/2009/QĐ-TTg"]


def test_a_document_details_the_law_it_is_based_on() -> None:
    text = "Quy định chi tiết Luật Khám bệnh, chữa bệnh\nCăn cứ Luật Khám bệnh, chữa bệnh ngày 09 tháng 01 năm 2023;"
    mentions = find_references(Passage.of(text, issued=date(2023, 12, 31)))
    assert [mention.canonical for mention in mentions] == ["15/2023/QH15", "15/2023/QH15"]


def test_a_law_with_its_number_is_numbered() -> None:
    [mention] = found("Căn cứ Luật Công đoàn số 12/2012/QH13;")
    assert (mention.kind, mention.canonical) == ("numbered", "12/2012/QH13")


def test_an_amending_law_has_its_own_number() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục đại học số 34/2018/QH14 ngày 19/11/2018"
    [mention] = found(f"Căn cứ {text};")
    assert (mention.canonical, mention.date, mention.end - mention.start) == ("34/2018/QH14", "2018-11-19", len(text))


def test_what_executes_an_ordinance_names_no_constitution() -> None:
    [mention] = found("thực hiện Pháp lệnh Ưu đãi người có công với cách mạng")
    assert mention.canonical == "02/2020/UBTVQH14"


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Căn cứ Kế hoạch số 3/KH-BTC của UBND tỉnh.\n  Công văn số 13-CV/ĐTN của Tỉnh đoàn.\nTrường lập kế hoạch.",
            ["based_on", "based_on"],
        ),
        (
            "Căn cứ Luật Giáo dục được sửa đổi, bổ sung một số điều tại Luật số 83/2025/QH15; Luật Viên chức",
            ["based_on", "based_on", "based_on"],
        ),
        ("Quyết định này sửa đổi, bổ sung Quyết định số 5/QĐ-UBND", ["amends"]),
        (
            "Theo đề nghị của Sở Kế hoạch và Đầu tư (cơ quan thường trực của Ban Vì sự tiến bộ phụ nữ tỉnh) tại Tờ trình số 12/TTr-SKHĐT",
            ["based_on"],
        ),
        ("Trường công lập: Thực hiện theo Nghị quyết số 5/2024/NQ-HĐND", ["implements"]),
        ("Mức chi thực hiện theo Nghị quyết số 5/2024/NQ-HĐND", ["based_on"]),
        (
            "Thực hiện Đề án số 05-ĐA/TU về dân vận (gọi tắt là Đề án số 05-ĐA/TU); Quyết định số 8/2022/QĐ-UBND",
            ["implements", "mentions", "implements"],
        ),
        ("Trên cơ sở Kế hoạch số 5/KH-UBND của UBND tỉnh", ["based_on"]),
        ("Thực hiện chương trình công tác năm 2023; Kế hoạch số 5/KH-UBND", ["implements"]),
        (
            "Căn cứ Quyết định số 5/QĐ-UBND phê duyệt Đề án triển khai Nghị quyết số 27-NQ/TW; Công văn số 8/SYT hướng dẫn",
            ["based_on", "implements", "based_on"],
        ),
        (
            "Căn cứ Luật Tổ chức Quốc hội số 57/2014/QH13 được sửa đổi bổ sung bởi Luật số 65/2020/QH14; Luật Tố cáo",
            ["based_on", "amends", "based_on"],
        ),
        (
            "Căn cứ Nghị định số 40/2022/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 9/2024/NĐ-CP và Nghị định số 3/2025/NĐ-CP;\nCăn cứ Luật Giá",
            ["based_on", "amends", "amends", "based_on"],
        ),
        (
            "Quy chế kèm theo Thông tư số 15/2020/TT-BYT (được sửa đổi, bổ sung tại Thông tư số 5/2021/TT-BYT)",
            ["attached_to", "amends"],
        ),
        ("Quy chế chi tiêu ban hành kèm Quyết định số 8/QĐ-TTYT", ["attached_to"]),
        ("Căn cứ Quyết định số 12/QĐ-TLĐ & Hướng dẫn số 40/HD-TLĐ", ["based_on", "based_on"]),
        ("\nThi hành Điều 2 Quyết định số 31-QĐ/TW", ["implements"]),
        ("quy định chi tiết thi hành Nghị định số 31/2020/NĐ-CP", ["mentions"]),
        # Letters and words that a converter lost.
        ("\nCăn c Quyết định số 9/QĐ-SYT; Căn Quyết định số 7/QĐ-SYT", ["based_on", "based_on"]),
        ("\nThực Kế hoạch số 9/KH-SYT", ["implements"]),
        ("Thực hiện nghiêm túc, đúng quy định Luật Khiếu nại; Luật Tố cáo", ["implements", "implements"]),
        ("Theo Điều 5 Luật Tố cáo và tại Chương I của Nghị quyết số 5/2024/NQ-HĐND", ["based_on", "based_on"]),
        (
            "Theo đề nghị của Sở Xây dựng tại Tờ trình số 12/TTr-SXD; của Ủy ban Kiểm tra tại Tờ trình số 7/TTr-UBKT",
            ["based_on", "based_on"],
        ),
        ("Theo đề nghị của Giám đốc Sở\nNội vụ tại Tờ trình số 12/TTr-SNV", ["based_on"]),
        ("Theo đề nghị của Giám đốc Sở Lao động\n- Thương binh và Xã hội tại Tờ trình số 12/TTr-SLĐTBXH", ["based_on"]),
        ("Thực hiện Chỉ thị số 05-CT/TW gắn với Nghị quyết Trung ương 4 khóa XII", ["implements", "implements"]),
        ("Thực hiện Chỉ thị số 16/CT-TTg và các công điện: số 7/CĐ-TTg, số 9/CĐ-TTg", ["implements"] * 3),
        ("\nXét Tờ trình số 12/TTr-SNV ngày 2/4/2024", ["based_on"]),
        ("bảo đảm tuân thủ Nghị quyết số 5/2024/NQ-HĐND", ["mentions"]),
    ],
)
def test_relation(text: str, relations: list[str]) -> None:
    assert [mention.relation for mention in found(text)] == relations


def test_the_title_in_capitals_that_opens_a_text_without_a_head_is_not_cited() -> None:
    text = (
        "CHỈ THỊ\nCỦA CHỦ TỊCH UBND TỈNH HÒA AN SỐ 16/2001/CT-UB\nNGÀY 21 THÁNG 6 NĂM 2001 VỀ VIỆC LẬP KẾ HOẠCH NĂM 2002\n"
        "Thực hiện Nghị quyết số 5/2001/NQ-CP ngày 24/5/2001 của Chính phủ, các sở lập kế hoạch như sau.\n"
    )
    assert [reference.canonical for reference in parse(text).references] == ["5/2001/NQ-CP"]


def test_a_portals_record_above_the_head_is_no_document() -> None:
    text = (
        "Quyết định 26/2007/QĐ-UBND về dạy nghề\nSố hiệu: | 26/2007/QĐ-UBND | Loại văn bản: | Quyết định |\n"
        "Nơi ban hành: | Tỉnh Hòa An | Người ký: | Lê Văn Mẫu |\nỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 26/2007/QĐ-UBND |\nHòa An, ngày 17 tháng 10 năm 2007 |\nBAN HÀNH QUY ĐỊNH VỀ DẠY NGHỀ\nỦY BAN NHÂN DÂN TỈNH HÒA AN\n"
        "Căn cứ Nghị định số 75/2006/NĐ-CP ngày 02/8/2006 của Chính phủ;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành quy định.\n"
    )
    assert [reference.canonical for reference in parse(text).references] == ["75/2006/NĐ-CP"]


def test_what_stands_above_the_head_is_not_cited() -> None:
    text = (
        "Quyết định số 61/2019/QĐ-UBND tỉnh Hòa An\n\nTải về\n\nỦY BAN NHÂN DÂN\nTỈNH HÒA AN\n-------\nSố: 61/QĐUBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nHòa An, ngày 28 tháng 8 năm 2019\n\n"
        "QUYẾT ĐỊNH\nVề việc ban hành quy chế\n\nCăn cứ Nghị định số 30/2016/NĐ-CP ngày 01/5/2016 của Chính phủ;\n"
        "Điều 1. Ban hành kèm theo Quyết định số    /QĐ-UBND quy chế tiếp khách.\n"
    )
    assert [reference.canonical for reference in parse(text).references] == ["30/2016/NĐ-CP"]


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        (
            "Điều 8, Điều 9, Điều 12, Điều 15, Điều 18, Điều 21, Điều 25, Điều 30 và Điều 33 của",
            "8, 9, 12, 15, 18, 21, 25, 30, 33",
        ),
        ("Điều 3; Điều 7 và Điều 10", "3, 7, 10"),
        ("các Điều 12, 13, 14, 15, 16, 17, 18 và 19", "12, 13, 14, 15, 16, 17, 18, 19"),
    ],
)
def test_many_articles(words: str, articles: str) -> None:
    [mention] = found(f"Theo {words} Luật Công đoàn năm 2012.")
    assert mention.pinpoint is not None
    assert mention.pinpoint.article == articles


def test_two_names_without_a_blank_are_a_list() -> None:
    mentions = found("Căn cứ Luật Công đoànĐiều lệ Công đoàn Việt Nam;")
    assert [(mention.canonical, mention.relation) for mention in mentions] == [
        ("12/2012/QH13", "based_on"),
        ("112/QĐ-TLĐ", "based_on"),
    ]


@pytest.mark.parametrize(
    ("name", "issued", "number"),
    [
        ("Điều lệ Công đoàn Việt Nam năm 2018", date(2021, 1, 1), "174/QĐ-TLĐ"),
        ("Điều lệ Công đoàn Việt Nam năm 2018", date(2019, 1, 1), None),
        ("Điều lệ CĐ Việt Nam", date(2021, 1, 1), "174/QĐ-TLĐ"),
        ("Điều lệ Công đoàn Việt Nam", None, None),
        ("Luật Tổ chức chính quyền địa phương ngày 16/6/2025", date(2026, 1, 1), "72/2025/QH15"),
        ("Luật Tổ chức chính quyền địa phương ngày 19/02/2025", date(2026, 1, 1), "65/2025/QH15"),
        ("Luật CĐ năm 2012", date(2021, 1, 1), "12/2012/QH13"),
    ],
)
def test_charters_by_year_and_laws_by_day(name: str, issued: date | None, number: str | None) -> None:
    [mention] = find_references(Passage.of(f"Căn cứ {name};", issued=issued))
    assert mention.canonical == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Căn cứ Nghị quyết liên tịch số 9/2020/NQLT-CP-UBTVQH14; theo Nghị quyết liên tịch số 9/2020/NQLT",
            ["9/2020/NQLT-CP-UBTVQH14", "9/2020/NQLT-CP-UBTVQH14"],
        ),
        ("Căn cứ Thông tư 9/2013/BYT của Bộ Y tế;", ["9/2013/TT-BYT"]),
        (
            "Căn cứ Thông tư số 9/2013/TT-BGD&ĐT; đối chiếu Thông tư số 9/2013/TT-BGDĐT",
            ["9/2013/TT-BGDĐT", "9/2013/TT-BGDĐT"],
        ),
        ("Căn cứ Thông tư số 9/2013/TT-BGD&ĐT;", ["9/2013/TT-BGD&ĐT"]),
        ("Căn cứ Quyết định số 1665/QĐ-TTg; triển khai Đề án 1665 trong trường", ["1665/QĐ-TTg", "1665/QĐ-TTg"]),
        ("Triển khai Đề án 1998 của trường", []),
    ],
)
def test_numbers_written_short(text: str, numbers: list[str]) -> None:
    assert [item.resolved for item in resolve(found(text), issued=date(2024, 4, 1))] == numbers


def test_an_undated_document_may_be_later_than_what_it_cites() -> None:
    mentions = found("Thực hiện Nghị quyết 20 của Ban Chấp hành Trung ương Đảng khóa X")
    [item] = resolve(mentions, issued=date(2004, 1, 1), is_dated=False)
    assert item.resolved == "20-NQ/TW"
    [item] = resolve(mentions, issued=date(2004, 1, 1))
    assert item.resolved is None


@pytest.mark.parametrize(
    "heading", ["I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", "1. Cơ sở pháp lý", "II- CƠ SỞ ĐỂ XÂY DỰNG KẾ HOẠCH"]
)
def test_a_section_lists_what_the_document_is_based_on(heading: str) -> None:
    text = (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA AN\nCÔNG ĐOÀN NGÀNH Y TẾ\n\nSố: 77/KH-CĐN\n\nHòa An, ngày 01 tháng 4 năm 2024\n\nKẾ HOẠCH\n"
        f"Tổ chức hội thao chào mừng ngày thành lập\n\n{heading}\n- Luật Giáo dục năm 2019;\n"
        "- Kế hoạch số 7/KH-SYT ngày 08/01/2024 của Sở Y tế thực hiện Nghị quyết số 19-NQ/TW.\n"
    )
    assert [reference.relation for reference in parse(text).references] == ["based_on", "based_on", "implements"]


@pytest.mark.parametrize(
    "title",
    [
        "Quyết định số 5556/2021/QĐ-SYT",
        "Tải về\n\nQuyết định số 5556/2021/QĐ-SYT tỉnh Hòa An",
        "Nội dung Text: Quyết định số 5556/2021/QĐ-SYT",
    ],
)
def test_a_web_page_s_title_is_not_cited(title: str) -> None:
    text = (
        f"{title}\n\n 1. SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 5556/QĐ-SYT Hòa An, ngày 5 tháng 3 năm 2021 "
        "QUYẾT ĐỊNH Về việc ban hành quy chế GIÁM ĐỐC SỞ Y TẾ Căn cứ Nghị định số 30/2016/NĐ-CP ngày 01/5/2016 của Chính phủ;\n"
    )
    assert [reference.canonical for reference in parse(text).references] == ["30/2016/NĐ-CP"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Thực hiện Nghị quyết Đại hội Đoàn trường năm học 2024 - 2025, Ban Thường vụ", ["Nghị quyết Đại hội Đoàn trường"]),
        ("Thực hiện Nghị quyết Đại hội Công đoàn trường nhiệm kỳ 2023 - 2028", ["Nghị quyết Đại hội Công đoàn trường"]),
        ("Thực hiện nghị quyết đại hội công đoàn trường.", []),
        ("Báo cáo Ủy ban dự thảo sửa đổi Hiến pháp năm 1992.", []),
        ("Góp ý dự thảo sửa đổi Hiến pháp năm 2013.", ["Hiến pháp năm 2013"]),
        ("Căn cứ kế hoạch số 25/KH-THPT Mai Lâm ngày 17/10/2024 về", ["kế hoạch số 25/KH-THPT Mai Lâm ngày 17/10/2024"]),
    ],
)  # fmt: skip
def test_schools_and_drafters(text: str, spans: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in found(text)] == spans


def test_a_law_of_an_undated_text_is_the_one_in_force_on_the_days_it_tells() -> None:
    text = "- Căn cứ Điều lệ Công đoàn Việt Nam;\n- Ngày 19/09/2020 trường tổ chức đại hội công đoàn.\n"
    assert [reference.canonical for reference in parse(text).references] == ["174/QĐ-TLĐ"]
