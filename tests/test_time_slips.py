"""What a scan did to the words and digits of times (contract §1, damaged values)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnunion_nlp.extraction.time_slips import mended


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        ("Gửi trươc ngay l5/6/2O24", "Gửi trước ngày 15/6/2024"),
        ("TRƯỚC NGAY 15/6", "TRƯỚC NGÀY 15/6"),
        ("Châm nhât ngày 20", "Chậm nhất ngày 20"),
        ("trong l0 ngay lam viêc kể tư ngày ký", "trong 10 ngày làm việc kể từ ngày ký"),
        ("06 thảng một lân; hăng năm", "06 tháng một lần; hằng năm"),
        ("quy IV/2O25, hằng quy", "quý IV/2025, hằng quý"),
        ("Qúy 2 và quỷ III", "Quý 2 và quý III"),
        ("tư ngày 2O/l1/2024 đên hêt ngày 22/12/2024", "từ ngày 20/11/2024 đến hết ngày 22/12/2024"),
        ("họp lúc 14hOO", "họp lúc 14h00"),
        ("trọng quý IV; trong thống 8/2024", "trong quý IV; trong tháng 8/2024"),
        ("ngày 05 tháng 12 hãng năm, đầư quý sau", "ngày 05 tháng 12 hằng năm, đầu quý sau"),
        ("trong.Quý II, tháng:7/2022", "trong Quý II, tháng 7/2022"),
        ("Thời gian: tháng: 10/2024", "Thời gian: tháng  10/2024"),
        ("kể từ ngảy nhận; cuổi năm; mỗi nặm hai lần", "kể từ ngày nhận; cuối năm; mỗi năm hai lần"),
        ("từ ng\ufffdy 5 th\ufffdng 6", "từ ngày 5 tháng 6"),
        ("xong ngày 3]/7, quý II/⁄2024", "xong ngày 31/7, quý II/ 2024"),
    ],
)
def test_slips_are_mended(shown: str, written: str) -> None:
    assert mended(shown) == written


@pytest.mark.parametrize(
    "text",
    [
        "theo quy định, quy chế và quy trình",
        "đầu tư 5 tỷ đồng, thứ tư ngày 5/6",
        "làm ngay 2 việc",
        "các sự kiện quan trọng tháng 3/2024, chú trọng thời gian học",
        "nâng cấp hệ thống 3/2024",
        "Kế hoạch số 12-KH/TU ngày 5/6/2024",
        "thang bảng lương 5 bậc",
        "Việt Nam; hang Sơn Đoòng; xã lân cận",
        "Điều I.1, mục l, phụ lục Il",
        "trọng tâm quý I; hãng taxi; [5], [6]/TB",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert mended(text) == text


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ngay", "Thang", "tu", "l5/6", "2O", "truoc", "lân", " ", "/", "một"]) | st.text(max_size=4)
    )
)
def test_the_length_stays(words: list[str]) -> None:
    text = " ".join(words)
    assert len(mended(text)) == len(text)
