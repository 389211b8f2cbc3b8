"""What holds for every document, generated ones too (the invariants of the house)."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnunion_nlp import json_schema, parse
from vnunion_nlp.document import Document, Section, walk
from vnunion_nlp.text import place_tones

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted((ROOT / "corpus").glob("*/*.txt"))

# The words that the grammars look for, so that random text is not merely random.
_SOUP = [
    "I.",
    "II.",
    "1.",
    "2)",
    "a)",
    "(1)",
    "3.1.",
    "Điều",
    "5.",
    "PHẦN",
    "THỨ",
    "HAI",
    "Chương",
    "I",
    "-",
    "+",
    "*",
    ";",
    ".",
    ",",
    ":",
    "(",
    ")",
    "“",
    "”",
    '"',
    "/",
    "KẾ",
    "HOẠCH",
    "QUYẾT",
    "ĐỊNH",
    "V/v",
    "Số:",
    "12/KH-LĐLĐ",
    "02-NQ/TW",
    "Nghị",
    "quyết",
    "số",
    "Luật",
    "Công",
    "đoàn",
    "Đại",
    "hội",
    "XIII",
    "ngày",
    "11/12/2023",
    "tháng",
    "Quý",
    "I/2024",
    "trước",
    "chậm",
    "nhất",
    "từ",
    "đến",
    "hết",
    "năm",
    "2024",
    "thường",
    "xuyên",
    "hằng",
    "100%",
    "ít",
    "nhất",
    "...%",
    "01",
    "đoàn",
    "viên",
    "CĐCS",
    "trở",
    "lên",
    "mỗi",
    "không",
    "có",
    "Kính",
    "gửi:",
    "Nơi",
    "nhận:",
    "Lưu:",
    "VT",
    "TM.",
    "KT.",
    "BAN",
    "THƯỜNG",
    "VỤ",
    "CHỦ",
    "TỊCH",
    "(Đã",
    "ký)",
    "Trần",
    "Văn",
    "Mẫu",
    "PHỤ",
    "LỤC",
    "TT",
    "Nhiệm",
    "vụ",
    "Thời",
    "gian",
    "CỘNG",
    "HÒA",
    "XÃ",
    "HỘI",
    "CHỦ",
    "NGHĨA",
    "VIỆT",
    "NAM",
    "Độc",
    "lập",
    "-",
    "Tự",
    "do",
    "-",
    "Hạnh",
    "phúc",
]
soups = st.lists(
    st.sampled_from([*_SOUP, "\n", "\n\n", "\t", "     ", "\r\n", "\u00a0", "|", "**", "\u0301"]), max_size=80
).map(" ".join)
texts = soups | st.text(max_size=300)


def _slots(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for item in value.values():
            yield from _slots(item)
    elif isinstance(value, list):
        for item in value:
            yield from _slots(item)


def _check(document: Document, text: str) -> None:
    assert document.text == text
    raw = document.to_dict()
    inner = {key: value for key, value in raw.items() if key != "text"}
    for slot in _slots(inner):
        assert slot["text"] == text[slot["start"] : slot["end"]]
        assert slot["text"]
    _check_nesting(document.sections, 0, len(text))
    ids = [section.id for section in walk(document.sections)]
    assert len(ids) == len(set(ids))
    found = [
        m.section_id for mentions in (document.references, document.deadlines, document.indicators) for m in mentions
    ]
    assert {None, *found} <= {None, *ids}
    for mark in document.diagnostics:
        assert mark.start is None or (mark.end is not None and 0 <= mark.start <= mark.end <= len(text))


def _check_nesting(sections: tuple[Section, ...], low: int, high: int) -> None:
    at = low
    for section in sections:
        assert at <= section.start <= section.heading.end <= section.end <= high
        _check_nesting(section.children, section.heading.end, section.end)
        at = section.end


def _values(document: Document) -> Any:
    """Everything but offsets, copied text and confidences, which weigh lengths; older tone placement folded."""

    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            hidden = {"start", "end", "text", "source", "diagnostics", "parts", "confidence"}
            return {key: strip(item) for key, item in value.items() if key not in hidden}
        if isinstance(value, list):
            return [strip(item) for item in value]
        return place_tones(value) if isinstance(value, str) else value

    return strip(document.to_dict())


@given(texts)
def test_any_text_gives_slots_that_are_the_text_and_sections_that_nest(text: str) -> None:
    _check(parse(text), text)


@given(texts)
def test_any_output_fits_the_schema(text: str) -> None:
    jsonschema.validate(json.loads(parse(text).to_json()), json_schema())


_SLIPS = {
    "I": "lH1T",
    "l": "1I",
    "1": "lI",
    "i": "íì1",
    "H": "IN",
    "V": "vI",
    "ă": "aâ",
    "ờ": "òơ",
    "0": "Oo",
    "O": "0Q",
    "T": "1t",
    "/": "⁄1l",
    ":": ".;",
    ".": ":,",
    ",": ".;",
    "(": "{[",
    ")": "}]",
    "-": "—~",
    " ": "\u00a0\n",
}


def _with_slips(text: str, rate: float, chance: random.Random) -> str:
    """``text`` as a bad scanner reads it: letters taken for others, lost, without their marks, or with strokes grown to them."""
    read = []
    for letter in text:
        if chance.random() >= rate:
            read.append(letter)
            continue
        bare = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
        stroke = letter + chance.choice("Il1hHvV.-/0923tụ ")
        read.append(chance.choice([*_SLIPS.get(letter, bare), stroke, bare, ""]))
    return "".join(read)


@settings(max_examples=200)
@given(st.sampled_from(DOCUMENTS), st.sampled_from([0.01, 0.03, 0.08, 0.15]), st.integers(0, 2**32))
def test_documents_with_slips_of_a_scanner_hold_the_invariants(path: Path, rate: float, seed: int) -> None:
    text = _with_slips(path.read_text(encoding="utf-8"), rate, random.Random(seed))
    _check(parse(text), text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_of_the_corpus_hold_the_invariants(path: Path) -> None:
    text = path.read_bytes().decode()
    document = parse(text)
    _check(document, text)
    assert Document.model_validate_json(document.to_json()) == document


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: unicodedata.normalize("NFC", text), id="NFC"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="NFD"),
        pytest.param(place_tones, id="tones"),
        pytest.param(lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="no-break"),
    ],
)
def test_spelling_of_characters_never_changes_values(path: Path, change: Any) -> None:
    text = unicodedata.normalize("NFC", path.read_bytes().decode())
    assert _values(parse(change(text))) == _values(parse(text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: re.sub(r"(\w{5}) (?=\w)", r"\1  ", text), id="doubled blanks"),
        pytest.param(lambda text: re.sub(r"^", "    ", text, flags=re.MULTILINE), id="margin"),
        pytest.param(lambda text: re.sub(r"$", "   ", text, flags=re.MULTILINE), id="trailing blanks"),
    ],
)
def test_how_a_page_is_set_never_changes_values(path: Path, change: Any) -> None:
    text = path.read_bytes().decode().replace("\r\n", "\n")
    assert _values(parse(change(text))) == _values(parse(text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_text_behind_the_end_changes_nothing_before_it(path: Path) -> None:
    text = path.read_bytes().decode()
    before, after = parse(text), parse(text + "\n\n\n")
    assert after.header == before.header
    assert after.references == before.references
    assert after.deadlines == before.deadlines
    assert after.indicators == before.indicators
    assert after.signatures == before.signatures
    assert after.recipients == before.recipients


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\x00\x01\x02",
        "\ud800",
        "(" * 5000,
        "1" * 5000,
        "Điều " * 3000,
        "ít nhất " * 3000,
        "Nghị quyết số " * 3000,
        "- " * 5000,
    ],
    ids=[
        "empty",
        "line break",
        "controls",
        "surrogate",
        "brackets",
        "digits",
        "articles",
        "comparators",
        "heads",
        "bullets",
    ],
)
def test_texts_that_are_no_documents_give_valid_output(text: str) -> None:
    document = parse(text)
    assert document.header.number is None
    assert document.header.doc_type is None
    assert document.signatures == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\nI\nH\x00J", id="a stroke alone on its line, a label on the next"),
        pytest.param("-\n\nI. MỤC TIÊU", id="a bullet alone on its line"),
        pytest.param("                     HoàngVăn Thiệ1u ", id="a name that a scan cut through, alone"),
        pytest.param("c) Thu đạt 100% dự toán; /giảm. tỷ lệ nợ xuống dưới 5%;", id="a stroke before a target's verb"),
        pytest.param("Hoàn thành trong quý IHI/2031.", id="a quarter whose strokes ran together twice"),
    ],
)
def test_texts_that_fuzzing_found_hold_the_invariants(text: str) -> None:
    _check(parse(text), text)


def test_a_poem_has_no_parts() -> None:
    document = parse(
        "Sóng vỗ bờ xa gió lặng rồi\nThuyền ai neo đậu bến chiều trôi\nĐêm nghe tiếng hát từ quê mẹ\nMột khúc ru êm giữa đất trời\n"
    )
    assert not any((document.sections, document.references, document.deadlines, document.indicators))
    assert document.header.model_dump(exclude={"addressees"}, exclude_none=True) == {}


def test_time_grows_with_length_and_no_faster() -> None:
    """Counted in work and not in seconds: the regex engine's own time limit would be the only other witness."""
    path = DOCUMENTS[0]
    text = path.read_text(encoding="utf-8")
    code = (
        "import sys, time; from vnunion_nlp import parse; t = sys.stdin.read(); parse(t);\n"
        "def best(x):\n    r = []\n    for _ in range(5):\n        s = time.process_time(); parse(x); r.append(time.process_time() - s)\n    return min(r)\n"
        "print(best(t * 40) / best(t * 4))"
    )
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True)
    assert float(done.stdout) < 20


@pytest.mark.parametrize("path", DOCUMENTS[:3], ids=lambda path: path.stem)
def test_two_processes_print_the_same_bytes(path: Path) -> None:
    command = [sys.executable, "-m", "vnunion_nlp", "parse", str(path)]
    one, two = (subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2))
    assert one == two
