from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from vnunion_nlp.document import Document
from vnunion_nlp.evaluation.drafts import compile_draft
from vnunion_nlp.presentation.html import index, view
from vnunion_nlp.presentation.marks import KINDS, Close, Mark, Open, cut, marks

TEXT = """
CÔNG ĐOÀN CƠ SỞ XƯỞNG <script>alert("a")</script> & BẠN\r
Số: 12/KH-CĐCS
KẾ HOẠCH
Hội thao mùa thu [bold]
Thực hiện Quyết định số 45/QĐ-LĐLĐ, có ít nhất 80% đoàn viên
I. MỤC ĐÍCH
1. Gửi danh sách trước ngày 15/9/2031
Nơi nhận:          TM. BAN CHẤP HÀNH
- Các tổ công đoàn      CHỦ TỊCH
  và các ban
                  Đỗ Thị Thuỷ
Phụ lục I
Phân công
"""

DRAFT: dict[str, Any] = {
    "header": {
        "issuing_organ": {"at": [2, "CÔNG ĐOÀN", "BẠN"]},
        "number": {
            "at": [3, "12/KH-CĐCS"],
            "serial": "12",
            "year": None,
            "type_code": "KH",
            "organ_code": "CĐCS",
            "canonical": "12/KH-CĐCS",
        },
        "doc_type": {"at": [4, "KẾ HOẠCH"], "code": "KH", "name": "Kế hoạch"},
        "subject": {"at": [5, "Hội thao", "[bold]"]},
        "addressees": [{"at": [6, "đoàn viên"]}],
    },
    "sections": [
        {"path": "I", "kind": "roman", "at": [7, "I. MỤC ĐÍCH"]},
        {"path": "I/1", "kind": "arabic", "at": [8, "1. Gửi", "2031"]},
    ],
    "recipients": [{"parts": [[10, "Các tổ công đoàn"], [11, "và các ban"]]}],
    "signatures": [
        {
            "authority": {"at": [9, "TM"]},
            "on_behalf_of": {"at": [9, "BAN CHẤP HÀNH"]},
            "position": {"at": [10, "CHỦ TỊCH"]},
            "name": {"at": [12, "Đỗ Thị Thuỷ"]},
            "signed": True,
        }
    ],
    "references": [
        {
            "at": [6, "Quyết định số 45/QĐ-LĐLĐ"],
            "kind": "numbered",
            "canonical": "45/QĐ-LĐLĐ",
            "resolved": "45/QĐ-LĐLĐ",
            "relation": "implements",
            "issuer": "<img src=x>",
        }
    ],
    "deadlines": [
        {
            "at": [8, "trước ngày 15/9/2031"],
            "kind": "point",
            "latest": "2031-09-14",
            "task": {"at": [8, "Gửi danh sách"]},
        }
    ],
    "indicators": [{"at": [6, "có ít nhất 80% đoàn viên"], "value": 80, "unit": "%", "comparator": "ge"}],
    "appendices": [{"label": "I", "title": "Phân công", "at": [13, "Phụ lục I"]}],
    "diagnostics": [
        {"code": "missing_date", "message": "no date"},
        {"code": "crossing", "severity": "info", "at": [6, "45/QĐ-LĐLĐ, có ít nhất"]},
    ],
}


def document(text: str = TEXT, draft: dict[str, Any] = DRAFT) -> Document:
    return compile_draft(draft, text, name="ke-hoach.txt", data=text.encode())


class _Reader(HTMLParser):
    """What a browser would show inside <pre>, and every element's attributes; refuses unbalanced spans."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.under: dict[str, str] = {}
        self._titles: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        self.inside = self.inside or tag == "pre"
        if self.inside:
            self.open.append(tag)
            self._titles.append(dict(attributes).get("title") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.inside:
            assert self.open.pop() == tag
            self._titles.pop()
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data
            for title in filter(None, self._titles):
                self.under[title] = self.under.get(title, "") + data

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def test_text_is_whole_and_escaped() -> None:
    page = view(document())
    assert _Reader(page).text == TEXT
    assert page.count("<script>") == 1  # the page's own
    assert "<img" not in page
    # A browser drops a line break right behind <pre>, and makes a bare carriage return a line break.
    assert "<pre" in page
    assert not re.search(r"<pre[^>]*>\n", page)
    assert "\r" not in page


def test_page_needs_nothing_from_elsewhere() -> None:
    elements = _Reader(view(document())).elements
    assert not {tag for tag, _ in elements} & {"link", "img", "iframe", "object"}
    assert not [attributes for _, attributes in elements if "src" in attributes]
    assert all((attributes["href"] or "").startswith("#") for _, attributes in elements if "href" in attributes)


def test_the_page_allows_its_own_script_alone() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', view(document()))
    assert policy
    assert "default-src 'none'" in policy[1]
    assert re.search(r"script-src 'sha256-[^']+'", policy[1])


def test_every_slot_is_marked_where_it_stands() -> None:
    found = marks(document())
    assert {mark.kind for mark in found} == set(KINDS)
    reader = _Reader(view(document()))
    for mark in found:
        assert reader.under[mark.note] == "".join(TEXT[start:end] for start, end in mark.spans)


def test_every_mark_can_be_reached_by_key_and_is_named() -> None:
    named = {
        attributes["id"]: attributes
        for tag, attributes in _Reader(view(document())).elements
        if tag == "span" and "id" in attributes
    }
    for mark in marks(document()):
        assert named[mark.id]["tabindex"] == "0"
        assert named[mark.id]["aria-label"] == mark.note.replace("\n", "; ")


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    reader = _Reader(view(document()))
    ids = reader.ids()
    assert len(ids) == len(set(ids))
    links = [a["href"] for _, a in reader.elements if "href" in a]
    assert {"#section-1", "#section-2", "#remark-2", "#indicator-1", "#deadline-1"} <= set(links)
    assert {(href or "")[1:] for href in links} <= set(ids)


def test_remark_without_place_is_listed_without_link() -> None:
    page = view(document())
    assert "missing_date no date" in page
    assert "#remark-1" not in page


def test_a_torn_part_leaves_the_other_column_alone() -> None:
    recipient = next(mark for mark in marks(document()) if mark.kind == "recipient")
    assert [TEXT[start:end] for start, end in recipient.spans] == ["Các tổ công đoàn", "và các ban"]


@pytest.mark.parametrize(
    "spans",
    [
        [(0, 4), (2, 6)],
        [(0, 6), (1, 3), (2, 5), (3, 6)],
        [(2, 2), (0, 6), (2, 4)],
        [(0, 6), (0, 6), (0, 3)],
        [(5, 6), (0, 1), (6, 6)],
        [],
    ],
)
def test_cut_nests_whatever_overlaps(spans: list[tuple[int, int]]) -> None:
    text = "abcdef"
    found = [Mark(str(i), "heading", (span,), "") for i, span in enumerate(spans)]
    stack: list[Mark] = []
    under = dict.fromkeys((mark.id for mark in found), "")
    firsts: list[str] = []
    whole = ""
    for piece in cut(text, found):
        if isinstance(piece, Open):
            stack.append(piece.mark)
            firsts += [piece.mark.id] if piece.first else []
        elif isinstance(piece, Close):
            stack.pop()
        else:
            whole += piece
            for mark in stack:
                under[mark.id] += piece
    assert not stack
    assert whole == text
    assert sorted(firsts) == sorted(under)
    assert under == {str(i): text[start:end] for i, (start, end) in enumerate(spans)}


@pytest.mark.parametrize("text", ["", "\n\n", "a\r\nb", "</pre></span>&amp;", "\x0c\u2028\ufeff\u202e"])
def test_any_text_makes_a_page(text: str) -> None:
    page = view(document(text, {}))
    assert _Reader(page).text == text


def test_index_links_pages_and_counts() -> None:
    page = index([("ke-hoach.html", document()), ('javascript:alert("x")', document("x", {}))])
    reader = _Reader(page)
    assert [a["href"] for tag, a in reader.elements if tag == "a"] == [
        "./ke-hoach.html",
        './javascript:alert("x")',
    ]
    assert "12/KH-CĐCS" in page
    assert "<script>" not in page
    cells = re.findall(r'<td class="n">(\d+)</td>', page)
    assert cells == ["2", "1", "1", "1", "2", "0", "0", "0", "0", "0"]


def _terminal(shown: Document) -> str:
    from rich.console import Console

    from vnunion_nlp.presentation.terminal import show

    console = Console(file=io.StringIO(), width=160)
    console.print(show(shown))
    stream = console.file
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


def test_summary_tells_every_part_and_reads_no_mark_up() -> None:
    summary = _terminal(document())
    for word in ("12/KH-CĐCS", "[bold]", "I. MỤC ĐÍCH", "≥ 80 %", "until 2031-09-14", "45/QĐ-LĐLĐ"):
        assert word in summary
    for word in ("Các tổ công đoàn và các ban", "TM, BAN CHẤP HÀNH, CHỦ TỊCH", "Đỗ Thị Thuỷ", "missing_date"):
        assert word in summary


def test_summary_sorts_deadlines_by_date_and_counts_references() -> None:
    known = document()
    deadline, reference = known.deadlines[0], known.references[0]
    changes = ({"latest": None, "kind": "ongoing"}, {"latest": "2031-01-05"}, {"latest": "2031-05-01"})
    deadlines = tuple(deadline.model_copy(update=change) for change in changes)
    summary = _terminal(known.model_copy(update={"deadlines": deadlines, "references": (reference,) * 3}))
    order = [summary.index(word) for word in ("until 2031-01-05", "until 2031-05-01", "ongoing")]
    assert order == sorted(order)
    assert re.search(r"45/QĐ-LĐLĐ\s+3\s+implements", summary)


def test_summary_of_a_document_without_parts() -> None:
    assert "Outline" not in _terminal(document("x", {}))
