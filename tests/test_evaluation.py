from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from vnunion_nlp.document import Document
from vnunion_nlp.errors import GoldError
from vnunion_nlp.evaluation.corpus import SHARED_VARIABLE, Case, corpus_folders, gold_files, pairs
from vnunion_nlp.evaluation.drafts import compile_draft
from vnunion_nlp.evaluation.fields import FIELDS, GROUPS, fold
from vnunion_nlp.evaluation.gold import dump_gold
from vnunion_nlp.evaluation.report import render
from vnunion_nlp.evaluation.results import Evaluation, Tally
from vnunion_nlp.evaluation.scores import (
    MissingPredictionError,
    compare,
    evaluate,
    from_folder,
)

TEXT = """CÔNG ĐOÀN CƠ SỞ NHÀ MÁY SAO MAI
Số: 12/KH-CĐCS
KẾ HOẠCH
Hội thao mùa thu
Thực hiện Quyết định số 45/QĐ-LĐLĐ và Luật Công đoàn
I. MỤC ĐÍCH
1. Có ít nhất 80% đoàn viên dự hội thao, 20% đoàn viên thi đấu
2. Gửi danh sách trước ngày 15/9/2031
II. KINH PHÍ
Nơi nhận:
- Các tổ công đoàn (để thực hiện);
- Lưu: VT.
TM. BAN CHẤP HÀNH
CHỦ TỊCH
Đỗ Thị Thuỷ
"""

DRAFT: dict[str, Any] = {
    "header": {
        "issuing_organ": {"at": [1, "CÔNG ĐOÀN CƠ SỞ NHÀ MÁY SAO MAI"]},
        "number": {
            "at": [2, "12/KH-CĐCS"],
            "serial": "12",
            "year": None,
            "type_code": "KH",
            "organ_code": "CĐCS",
            "canonical": "12/KH-CĐCS",
        },
        "doc_type": {"at": [3, "KẾ HOẠCH"], "code": "KH", "name": "Kế hoạch"},
        "subject": {"at": [4, "Hội thao mùa thu"]},
    },
    "sections": [
        {"path": "I", "kind": "roman", "at": [6, "I. MỤC ĐÍCH"]},
        {"path": "I/1", "kind": "arabic", "at": [7, "1. Có", "thi đấu"]},
        {"path": "I/2", "kind": "arabic", "at": [8, "2. Gửi", "2031"]},
        {"path": "II", "kind": "roman", "at": [9, "II. KINH PHÍ"]},
    ],
    "recipients": [
        {
            "at": [11, "Các tổ công đoàn (để thực hiện)"],
            "name": "Các tổ công đoàn",
            "purpose": "thực hiện",
        },
        {"at": [12, "Lưu: VT"]},
    ],
    "signatures": [
        {
            "authority": {"at": [13, "TM"], "value": "TM"},
            "on_behalf_of": {"at": [13, "BAN CHẤP HÀNH"]},
            "position": {"at": [14, "CHỦ TỊCH"]},
            "name": {"at": [15, "Đỗ Thị Thuỷ"]},
        }
    ],
    "references": [
        {
            "at": [5, "Quyết định số 45/QĐ-LĐLĐ"],
            "kind": "numbered",
            "canonical": "45/QĐ-LĐLĐ",
            "resolved": "45/QĐ-LĐLĐ",
            "relation": "implements",
        },
        {"at": [5, "Luật Công đoàn"], "kind": "law", "canonical": "50/2024/QH15", "resolved": "50/2024/QH15"},
    ],
    "deadlines": [
        {
            "at": [8, "trước ngày 15/9/2031"],
            "kind": "point",
            "latest": "2031-09-14",
            "task": {"at": [8, "Gửi danh sách"]},
        }
    ],
    "indicators": [
        {"at": [7, "Có ít nhất 80% đoàn viên dự hội thao"], "value": 80, "unit": "%", "comparator": "ge"},
        {"at": [7, "20% đoàn viên thi đấu"], "value": 20, "unit": "%", "comparator": "ge"},
    ],
    "diagnostics": [{"code": "missing_date"}],
}


def document(text: str = TEXT, **changes: Any) -> Document:
    return compile_draft(DRAFT | changes, text, name="ke-hoach.txt", data=text.encode())


GOLD = document()


def moved(item: Any, start: int, end: int) -> Any:
    """The slot with its ends moved."""
    span = (item.start + start, item.end + end)
    return item.model_copy(update={"start": span[0], "end": span[1], "text": TEXT[span[0] : span[1]]})


def with_(**changes: Any) -> Document:
    return GOLD.model_copy(update=changes)


def test_a_document_agrees_wholly_with_itself() -> None:
    score = compare(GOLD, GOLD, name="x")
    assert all(row.strict.perfect and row.value.perfect and row.soft.perfect for row in score.fields.values())
    assert all(row.strict.perfect and row.strict.support for row in score.groups.values())
    assert all(score.right.values())
    assert score.errors == ()


def test_names_of_rows_are_unique() -> None:
    assert len({field.name for field in FIELDS}) == len(FIELDS)


def test_wrong_boundary_costs_strict_but_not_soft() -> None:
    first, second = GOLD.references
    score = compare(GOLD, with_(references=(moved(first, 0, -1), second)), name="x")
    assert score.fields["references.span"].strict == Tally(2, 2, 1)
    assert score.fields["references.span"].soft == Tally(2, 2, 2)
    assert score.fields["references.canonical"].strict == Tally(2, 2, 1)
    assert score.fields["references.canonical"].value == Tally(2, 2, 2)
    assert score.groups["references"].soft == Tally(2, 2, 2)
    assert not score.right["references"]
    assert not score.right["everything"]
    assert score.right["outline"]


def test_wrong_value_costs_attributes_alone() -> None:
    first, second = GOLD.references
    wrong = first.model_copy(update={"resolved": "54/QĐ-LĐLĐ"})
    score = compare(GOLD, with_(references=(wrong, second)), name="x")
    assert score.fields["references.span"].strict.perfect
    assert score.fields["references.canonical"].strict.perfect
    assert score.fields["references.resolved"].soft == Tally(2, 2, 1)
    assert score.groups["references"].strict == Tally(2, 2, 1)


def test_null_against_value_is_a_miss_or_an_extra() -> None:
    first, second = GOLD.references
    blank = first.model_copy(update={"resolved": None})
    assert compare(GOLD, with_(references=(blank, second)), name="x").fields["references.resolved"].strict == Tally(
        2, 1, 1
    )
    dated = first.model_copy(update={"date": "2030-01-01"})
    assert compare(GOLD, with_(references=(dated, second)), name="x").fields["references.date"].strict == Tally(0, 1, 0)


def test_soft_is_one_to_one() -> None:
    clause = GOLD.indicators[0]
    whole = clause.model_copy(
        update={"end": GOLD.indicators[1].end, "text": TEXT[clause.start : GOLD.indicators[1].end]}
    )
    score = compare(GOLD, with_(indicators=(whole,)), name="x").fields["indicators.span"]
    assert score.soft == Tally(2, 1, 1)
    assert score.strict == Tally(2, 1, 0)


def test_named_and_bare_short_references_are_not_scored() -> None:
    law = GOLD.references[1]
    named = law.model_copy(update={"kind": "named"})
    bare = law.model_copy(update={"kind": "short", "resolved": "50/2024/QH15"})
    unknown = law.model_copy(update={"kind": "short", "resolved": None})
    predicted = with_(references=(*GOLD.references, named, bare, unknown))
    assert compare(GOLD, predicted, name="x").fields["references.span"].strict.perfect
    assert compare(predicted, GOLD, name="x").fields["references.span"].strict.perfect


def test_short_references_that_say_their_number_are_scored() -> None:
    numbered = GOLD.references[0].model_copy(update={"kind": "short", "canonical": None})
    score = compare(GOLD, with_(references=(numbered, GOLD.references[1])), name="x")
    assert score.fields["references.span"].strict.perfect
    assert score.fields["references.kind"].strict == Tally(2, 2, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hoà  giải", "hòa giải", True),
        ("Đỗ Thị Thuỷ", "Đỗ Thị Thủy", True),
        ("e\u0301", "é", True),
        ("Chủ tịch", "CHỦ TỊCH", False),
    ],
)
def test_strings_are_compared_folded_but_by_case(one: str, other: str, same: bool) -> None:
    assert (fold(one) == fold(other)) is same


def test_titles_forget_their_last_mark_and_congress_ids_their_case() -> None:
    first, second = GOLD.references

    def references(mark: str, organ: str) -> Document:
        changed = {"title": f"Hội thao{mark}", "canonical": f"ĐH-XIII/{organ}", "resolved": None}
        return with_(references=(first.model_copy(update=changed), second))

    score = compare(references("", "Công đoàn tỉnh"), references(".", "công đoàn Tỉnh"), name="x")
    assert score.fields["references.title"].strict.perfect
    assert score.fields["references.canonical"].strict.perfect


def test_sections_compare_start_label_path_and_kind_but_not_the_end_of_the_heading() -> None:
    last = GOLD.sections[1]
    shorter = last.model_copy(update={"heading": moved(last.heading, 0, -3)})
    score = compare(GOLD, with_(sections=(GOLD.sections[0], shorter)), name="x")
    assert score.groups["outline"].strict.perfect
    wrong = last.model_copy(update={"kind": "arabic"})
    score = compare(GOLD, with_(sections=(GOLD.sections[0], wrong)), name="x")
    assert score.groups["outline"].strict == Tally(4, 4, 3)
    assert score.fields["sections.path"].strict.perfect
    assert score.fields["sections"].soft.perfect


def test_section_ids_are_compared_by_what_they_name() -> None:
    def renamed(section: Any) -> Any:
        children = tuple(map(renamed, section.children))
        return section.model_copy(update={"id": f"s-{section.path}", "children": children})

    deadline = GOLD.deadlines[0].model_copy(update={"section_id": "s-I/2"})
    indicators = tuple(i.model_copy(update={"section_id": "s-I/1"}) for i in GOLD.indicators)
    predicted = with_(sections=tuple(map(renamed, GOLD.sections)), deadlines=(deadline,), indicators=indicators)
    assert compare(GOLD, predicted, name="x").fields["mentions.section_id"].strict.perfect


def test_task_counts_only_at_its_own_deadline() -> None:
    deadline = GOLD.deadlines[0]
    elsewhere = deadline.model_copy(update={"start": 0, "end": 4, "text": TEXT[:4]})
    score = compare(GOLD, with_(deadlines=(elsewhere,)), name="x")
    assert score.fields["deadlines.task"].strict == Tally(1, 1, 0)
    assert score.fields["deadlines.value"].value == Tally(1, 1, 1)


def test_signature_is_right_only_as_a_whole() -> None:
    signer = GOLD.signatures[0]
    score = compare(GOLD, with_(signatures=(signer.model_copy(update={"signed": True}),)), name="x")
    assert score.fields["signatures.name"].strict.perfect
    assert score.fields["signatures.signed"].strict == Tally(1, 1, 0)
    assert score.groups["signatures"].strict == Tally(1, 1, 0)
    assert not score.right["foot"]


def test_diagnostics_are_reported_but_not_part_of_everything() -> None:
    score = compare(GOLD, with_(diagnostics=()), name="x")
    assert score.diagnostics == {"missing_date": Tally(1, 0, 0)}
    assert score.right["everything"]


def test_errors_tell_misses_extras_and_differences() -> None:
    first, second = GOLD.references
    far = second.model_copy(update={"start": 0, "end": 9, "text": TEXT[:9], "canonical": None})
    score = compare(GOLD, with_(references=(moved(first, 0, -1), far)), name="x")
    told = [(e.kind, e.gold, e.predicted) for e in score.errors if e.field == "references.span"]
    assert told == [
        ("extra", None, TEXT[:9]),
        ("differs", first.text, first.text[:-1]),
        ("miss", second.text, None),
    ]
    miss = next(e for e in score.errors if e.field == "references.canonical" and e.kind == "miss")
    assert (miss.gold_span, miss.text, miss.document) == ((second.start, second.end), second.text, "x")


def test_different_texts_are_refused() -> None:
    with pytest.raises(GoldError, match="different texts"):
        compare(GOLD, document(TEXT + "\n"), name="x")


@pytest.mark.parametrize(("counts", "f1"), [((0, 0, 0), None), ((2, 0, 0), 0.0), ((4, 2, 2), 2 / 3)])
def test_f1(counts: tuple[int, int, int], f1: float | None) -> None:
    assert Tally(*counts).f1 == (pytest.approx(f1) if f1 is not None else None)


# Folders


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two documents, one of them missing, with gold; a second annotation of the first."""
    root = tmp_path / "repository"
    for folder in ("corpus/dev", "corpus/test", "gold/second"):
        (root / folder).mkdir(parents=True)
    (root / "corpus" / "dev" / "ke-hoach.txt").write_bytes(TEXT.encode())
    (root / "gold" / "ke-hoach.json").write_text(dump_gold(GOLD), encoding="utf-8")
    missing = GOLD.model_copy(update={"source": GOLD.source.model_copy(update={"name": "elsewhere.txt"})})
    (root / "gold" / "elsewhere.json").write_text(dump_gold(missing), encoding="utf-8")
    second = with_(references=GOLD.references[:1])
    (root / "gold" / "second" / "ke-hoach.json").write_text(dump_gold(second), encoding="utf-8")
    return root


def test_evaluate_takes_documents_it_finds_and_names_those_it_does_not(repository: Path) -> None:
    evaluation = evaluate(repository / "gold", corpus_folders(repository), lambda path, data: GOLD)
    assert [(d.name, d.split) for d in evaluation.documents] == [("ke-hoach.txt", "dev")]
    assert evaluation.skipped == (("elsewhere.json", "document elsewhere.txt not found"),)
    assert evaluation.right["everything"] == 1
    assert evaluation.splits == ("dev",)


def test_one_split_leaves_the_others_out(repository: Path) -> None:
    folders = corpus_folders(repository)
    assert len(evaluate(repository / "gold", folders, lambda path, data: GOLD, split="dev").documents) == 1
    assert evaluate(repository / "gold", folders, lambda path, data: GOLD, split="test").documents == ()


def test_two_annotators_are_compared(repository: Path) -> None:
    evaluation = evaluate(repository / "gold", corpus_folders(repository), from_folder(repository / "gold" / "second"))
    assert evaluation.groups["references"].strict == Tally(2, 1, 1)
    assert evaluation.groups["header"].strict.perfect


def test_saved_output_is_compared(repository: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    (saved / "any-name.json").write_text(GOLD.to_json(), encoding="utf-8")
    evaluation = evaluate(repository / "gold", [repository / "corpus" / "dev"], from_folder(saved))
    assert evaluation.right["everything"] == 1


def test_document_without_prediction_is_skipped(repository: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(MissingPredictionError):
        from_folder(empty)(Path("ke-hoach.txt"), TEXT.encode())
    evaluation = evaluate(repository / "gold", corpus_folders(repository), from_folder(empty))
    assert evaluation.documents == ()
    assert len(evaluation.skipped) == 2
    for format in ("text", "markdown", "json"):
        assert "nothing for ke-hoach.txt" in render(evaluation, format, errors=True)


def test_changed_document_is_an_error(repository: Path) -> None:
    (repository / "corpus" / "dev" / "ke-hoach.txt").write_bytes(TEXT.encode() + b"\n")
    with pytest.raises(GoldError, match="another document"):
        evaluate(repository / "gold", corpus_folders(repository), lambda path, data: GOLD)


def test_shared_corpus_is_found_by_option_environment_or_place(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SHARED_VARIABLE, raising=False)
    own = [repository / "corpus" / "dev", repository / "corpus" / "test"]
    assert corpus_folders(repository) == own
    beside = repository.parent / "shared" / "corpus"
    beside.mkdir(parents=True)
    assert corpus_folders(repository) == [*own, beside]
    named = repository.parent / "named"
    named.mkdir()
    monkeypatch.setenv(SHARED_VARIABLE, str(named))
    assert corpus_folders(repository) == [*own, named]
    assert corpus_folders(repository, beside) == [*own, beside]


def test_documents_may_be_files(repository: Path) -> None:
    path = repository / "corpus" / "dev" / "ke-hoach.txt"
    found, skipped = pairs(repository / "gold", [path])
    assert found == [Case(repository / "gold" / "ke-hoach.json", path, "dev")]
    assert [name for name, _ in skipped] == ["elsewhere.json"]


def test_what_is_no_gold_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text("[]")
    with pytest.raises(GoldError, match=r"list\.json"):
        gold_files(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        gold_files(tmp_path / "nowhere")


# Reports


@pytest.fixture
def evaluation() -> Evaluation:
    worse = with_(references=GOLD.references[:1], diagnostics=())
    return Evaluation(
        (compare(GOLD, GOLD, name="a.txt", split="dev"), compare(GOLD, worse, name="b.txt", split="test"))
    )


def test_text_report(evaluation: Evaluation) -> None:
    report = render(evaluation)
    assert report.startswith("2 documents (dev 1, test 1)\n")
    lines = [line.split() for line in report.splitlines()]
    row = ["references", "4", "3", "1.000", "0.750", "0.857"]
    assert any(line[:6] == row for line in lines)
    assert ["everything", "1/2", "50%"] in lines
    assert "Errors" not in report
    assert "Luật Công đoàn" in render(evaluation, errors=True)


def test_markdown_report(evaluation: Evaluation) -> None:
    report = render(evaluation, "markdown", errors=True)
    tables = [block for block in report.split("\n\n") if block.startswith("|")]
    assert len(tables) >= len(evaluation.splits) + 4
    for table in tables:
        widths = {line.replace("\\|", "").count("|") for line in table.strip().splitlines()}
        assert len(widths) == 1


def test_json_report(evaluation: Evaluation) -> None:
    report = json.loads(render(evaluation, "json", errors=True))
    assert set(report["groups"]) == set(GROUPS)
    assert report["groups"]["references"]["strict"]["recall"] == 0.75
    assert report["right"]["everything"] == {"documents": 1, "share": 0.5}
    assert report["fields"]["appendices"]["strict"]["f1"] is None
    assert report["diagnostics"]["missing_date"]["recall"] == 0.5
    assert {e["kind"] for e in report["errors"]} == {"miss"}
    assert "errors" not in json.loads(render(evaluation, "json"))


def test_unknown_format_is_refused(evaluation: Evaluation) -> None:
    with pytest.raises(ValueError, match="unknown format"):
        render(evaluation, "yaml")  # type: ignore[arg-type]
