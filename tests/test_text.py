"""``SourceText``: the original stays, the views match it character by character, offsets come back."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp.text import SourceText, normalise, place_tones, unmarked

VIETNAMESE = "Căn cứ Quyết định số 217-QĐ/TW; uỷ ban thuỷ lợi hoà bình – “đổi mới”\u00a02024\r\nĐiều 1.\tKhoản a) Ð"
texts = st.text() | st.lists(
    st.sampled_from([*VIETNAMESE, "e\u0323\u0302", "\u0300", "\u200b", "\r\n", "    ", "|", "**", "\ufeff", "İ"])
).map("".join)


@given(texts)
def test_views_have_one_length_and_slots_are_the_original(text: str) -> None:
    source = SourceText(text)
    assert source.original == text
    assert len(source.clean) == len(source.folded) == len(source.lower)
    for start in range(0, len(source), 3):
        slot = source.slot(start, min(start + 4, len(source)))
        assert slot.text == text[slot.start : slot.end]
        assert normalise(slot.text) == source.value(start, min(start + 4, len(source)))


@given(texts)
def test_offsets_never_go_back(text: str) -> None:
    source = SourceText(text)
    ends = [source.to_original(i, i + 1) for i in range(len(source))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(ends))
    assert all(0 <= start <= end <= len(text) for start, end in ends)


@given(texts)
def test_lines_and_cells_lie_in_order(text: str) -> None:
    source = SourceText(text)
    assert "\n".join(source.folded[line.left : line.right] for line in source.lines) == source.folded
    for line in source.lines:
        at = line.left
        for cell in source.cells(line):
            assert at <= cell.start < cell.end <= line.right
            assert not source.folded[cell.start].isspace()
            at = cell.end


@given(st.text(alphabet=VIETNAMESE))
def test_decomposed_text_reads_like_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert SourceText(unicodedata.normalize("NFD", text)).folded == SourceText(composed).folded


@pytest.mark.parametrize(
    ("older", "newer"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("Uỷ ban", "Ủy ban"), ("KHOÁ", "KHÓA"), ("xoè", "xòe")],
)
def test_tones_are_placed_the_newer_way(older: str, newer: str) -> None:
    assert place_tones(older) == newer == SourceText(older).folded


@pytest.mark.parametrize("word", ["quý", "quỳ", "hoàn", "toán", "thuyền", "quả"])
def test_tones_that_have_one_place_stay(word: str) -> None:
    assert place_tones(word) == word


def test_cells_are_set_apart_by_wide_blanks_tabs_and_table_art() -> None:
    source = SourceText("- CĐVC Việt Nam;      CHỦ TỊCH\tx | y")
    cells = [source.folded[cell.start : cell.end] for cell in source.cells(source.lines[0])]
    assert cells == ["- CĐVC Việt Nam;", "CHỦ TỊCH", "x", "y"]


def test_normalised_text_has_single_blanks_and_no_mark_up() -> None:
    assert normalise(" **Kế\u00a0 hoạch**\r\n năm\u200b 2024 ") == "Kế hoạch năm 2024"
    assert unmarked("Kế hoạch ĐỔI MỚI") == "Ke hoach DOI MOI"
