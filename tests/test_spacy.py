"""The spaCy components give what ``parse`` gives, span by span, however the documents travel."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Literal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.lang.vi import Vietnamese
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from vnunion_nlp import VnunionError, parse, spacy_pipeline
from vnunion_nlp.document import Document, walk
from vnunion_nlp.integrations.spacy_components import FACTORIES
from vnunion_nlp.integrations.spacy_tokenizers import segment

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [path.read_bytes().decode() for path in sorted((ROOT / "corpus").glob("*/*.txt"))]
PLAN = """LIÊN ĐOÀN LAO ĐỘNG
HUYỆN NAM SƠN
Số: 45/KH-LĐLĐ
KẾ HOẠCH
Hoạt động hè năm 2031
Thực hiện Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị
I. CHỈ TIÊU
1. Ít nhất 80% đoàn viên được khám sức khoẻ trước ngày 15/9/2031.
Nơi nhận:
- Các CĐCS;
- Lưu: VT.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Lò Văn Hoà
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy_pipeline()


def spans(doc: Doc) -> list[tuple[str, str, int, int]]:
    """Every span of every group with its extent in the text."""
    return sorted(
        (key, span.label_, span.start_char, span.end_char) for key, group in doc.spans.items() for span in group
    )


def expected(document: Document) -> list[tuple[str, str, int, int]]:
    """The same, from what ``parse`` gives, written out by hand."""

    def found() -> Iterator[tuple[str, str, int, int]]:
        header = document.header
        for name in ("parent_organ", "issuing_organ", "number", "place", "date", "doc_type", "subject"):
            if (slot := getattr(header, name)) is not None:
                yield "header", name, slot.start, slot.end
        yield from (("header", "addressee", slot.start, slot.end) for slot in header.addressees)
        for section in walk(document.sections):
            yield "sections", section.kind, section.start, section.end
            yield "headings", section.kind, section.heading.start, section.heading.end
        for signature in document.signatures:
            for name in ("authority", "on_behalf_of", "position", "name"):
                if (slot := getattr(signature, name)) is not None:
                    yield "signatures", name, slot.start, slot.end
        for name, label in (
            ("recipients", "recipient"),
            ("references", "reference"),
            ("deadlines", "deadline"),
            ("indicators", "indicator"),
            ("appendices", "appendix"),
        ):
            yield from ((name, label, item.start, item.end) for item in getattr(document, name))

    return sorted(found())


def test_two_processes_give_what_parse_gives_span_by_span_on_the_whole_corpus(nlp: Language) -> None:
    docs = list(nlp.pipe(TEXTS, n_process=2, batch_size=8))
    assert [doc.text for doc in docs] == TEXTS
    for doc, text in zip(docs, TEXTS, strict=True):
        document = parse(text)
        assert spans(doc) == expected(document)
        assert doc._.vnunion == document


def test_the_result_is_read_once_whatever_the_components(monkeypatch: pytest.MonkeyPatch) -> None:
    from vnunion_nlp.integrations import spacy_attributes

    calls = []

    def counted(text: str) -> Document:
        calls.append(text)
        return parse(text)

    monkeypatch.setattr(spacy_attributes, "parse", counted)
    doc = spacy_pipeline([name for name in FACTORIES if name != "vnunion"])(PLAN)
    assert spans(doc) == expected(parse(PLAN))
    assert doc._.vnunion is doc._.vnunion
    assert calls == [PLAN]


def test_a_component_fills_its_own_groups_only() -> None:
    doc = spacy_pipeline(["vnunion_deadlines", "vnunion_signatories"])(PLAN)
    assert set(doc.spans) == {"deadlines", "signatures"}


def test_spans_carry_their_objects_and_values(nlp: Language) -> None:
    doc = nlp(PLAN)
    (reference,), (deadline,), (indicator,) = (doc.spans[name] for name in ("references", "deadlines", "indicators"))
    assert reference.kb_id_ == reference._.vnunion_value == "02-NQ/TW"
    assert deadline._.vnunion == doc._.vnunion.deadlines[0]
    assert deadline._.vnunion_value == "2031-09-14"
    assert (indicator._.vnunion.unit, indicator._.vnunion_value) == ("%", 80)
    assert indicator._.vnunion_section._.vnunion_value == "I/1"
    assert reference._.vnunion_section is None
    values = {span.label_: span._.vnunion_value for key in ("header", "signatures") for span in doc.spans[key]}
    assert values["number"] == "45/KH-LĐLĐ"
    assert values["doc_type"] == "KH"
    assert values["name"] == "Lò Văn Hoà"
    assert [span._.vnunion_value for span in doc.spans["recipients"]] == ["Các CĐCS", "Lưu: VT"]


def test_other_spans_have_no_object(nlp: Language) -> None:
    doc = nlp(PLAN)
    for span_id in ("", "deadlines/99", "deadlines/x", "header/nothing", "a/b"):
        span = Span(doc, 0, 2, label="own", span_id=span_id)
        assert (span._.vnunion, span._.vnunion_value, span._.vnunion_section) == (None, None, None)


def test_a_part_taken_out_as_a_doc_is_read_as_the_text_it_is(nlp: Language) -> None:
    doc = nlp(PLAN)
    part = doc[:12].as_doc(copy_user_data=True)
    assert part._.vnunion == parse(part.text)


@pytest.mark.parametrize("store_user_data", [True, False])
def test_a_doc_bin_keeps_spans_and_results(nlp: Language, store_user_data: bool) -> None:
    docs = [nlp(text) for text in TEXTS[:5]]
    data = DocBin(store_user_data=store_user_data, docs=docs).to_bytes()
    back = list(DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab))
    assert [(doc.text, spans(doc)) for doc in back] == [(doc.text, spans(doc)) for doc in docs]
    assert [doc._.vnunion for doc in back] == [doc._.vnunion for doc in docs]
    assert back[0].spans["references"][0]._.vnunion == docs[0].spans["references"][0]._.vnunion


@pytest.mark.parametrize("words", [False, True])
def test_a_pipeline_can_be_saved_and_loaded(tmp_path: Path, words: bool) -> None:
    nlp = spacy_pipeline(["vnunion_structure", "vnunion_deadlines"], words=words)
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == nlp.pipe_names
    one, two = nlp(PLAN), loaded(PLAN)
    assert ([token.text for token in two], spans(two)) == ([token.text for token in one], spans(one))
    assert spans(Vietnamese.from_config(nlp.config)(PLAN)) == spans(one)
    assert spans(nlp.from_bytes(nlp.to_bytes())(PLAN)) == spans(one)


def test_displacy_draws_the_groups(nlp: Language) -> None:
    html = displacy.render(nlp(PLAN), style="span", options={"spans_key": "deadlines"}, jupyter=False)
    assert "deadline" in html


def test_any_vietnamese_pipeline_takes_the_components() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("vnunion")
    doc = nlp(PLAN)
    assert doc._.vnunion == parse(PLAN)
    for group in doc.spans.values():
        for span in group:
            item = span._.vnunion
            assert span.start_char <= item.start < item.end <= span.end_char


def test_an_unknown_component_is_named() -> None:
    with pytest.raises(VnunionError, match="'vnunion_dates' is no component; choose from vnunion_structure"):
        spacy_pipeline(["vnunion_dates"])


_VIETNAMESE = st.text(alphabet="aăâđeêioôơuưyạảấợ ỳn\t\n\r\u00a0\u0301\u0323\u200b.,/-0123ĐLC", max_size=80)


@given(st.text(max_size=120) | _VIETNAMESE)
def test_syllables_never_change_the_text(text: str) -> None:
    assert _SYLLABLES(text).text == text


@given(_VIETNAMESE | st.lists(st.sampled_from([*PLAN.split(), "\n", "   ", "\t", "hoà", "hòa"])).map(" ".join))
@settings(max_examples=40)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_never_change_the_text(form: Literal["NFC", "NFD"], text: str) -> None:
    written = unicodedata.normalize(form, text)
    assert _WORDS(written).text == written


_SYLLABLES, _WORDS = spacy_pipeline(()), spacy_pipeline((), words=True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_whole_and_norms_composed(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "Ban Thường vụ Liên đoàn Lao động    thoả thuận với công đoàn cơ sở Hoà Bình")
    doc = _WORDS(text)
    assert {"công đoàn", "lao động", "thỏa thuận"} <= {token.norm_ for token in doc}
    assert [token.norm_ for token in _SYLLABLES(unicodedata.normalize(form, "Hoà thuỷ"))] == ["hòa", "thủy"]


def test_a_gap_between_columns_joins_no_word() -> None:
    text = "công                  đoàn"
    assert list(segment(text)) == []


def test_the_entry_points_are_those_of_the_package() -> None:
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert points["spacy_factories"].keys() == FACTORIES.keys()
    for group in points.values():
        for target in group.values():
            module, name = target.split(":")
            assert getattr(import_module(module), name)


def test_asking_for_the_pipeline_is_what_imports_spacy() -> None:
    code = "import sys, vnunion_nlp; vnunion_nlp.spacy_pipeline; print('spacy' in sys.modules); vnunion_nlp.spacy_pipeline(); print('underthesea' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "False"]
