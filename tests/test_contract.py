"""The contract as a product: a committed schema that only grows, JSON there and back, and questions to a document."""

from __future__ import annotations

import copy
import datetime
import html
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vnunion_nlp import ContractError, Document, json_schema, parse, parse_file
from vnunion_nlp.document import SCHEMA_VERSION, SCHEMAS, Slot, Table

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "vnunion_nlp" / "schemas" / f"document-{SCHEMA_VERSION}.json"
DOCUMENT = ROOT / "corpus" / "dev" / "ke-hoach-ldld-huyen.txt"
PLAN = """KẾ HOẠCH
Hoạt động năm 2031
I. CHỈ TIÊU
1. Ít nhất 80% đoàn viên được khám sức khoẻ trước ngày 15/9/2031.
2. Kết nạp mới ít nhất 25 đoàn viên.
3. Rà soát danh sách đoàn viên, xong trước ngày 01/4/2031.
II. TỔ CHỨC
1. Gửi báo cáo về Ban Thường vụ chậm nhất ngày 11/12/2031, theo Nghị quyết số 02-NQ/TW.
2. Kiểm tra cơ sở.
Thời gian thực hiện: Thường xuyên.
"""
_WORDS = ("title", "description", "default")


def breaches(old: Any, new: Any, where: str = "schema") -> Iterator[str]:
    """What a reader of the old schema would miss or not understand in an output of the new one.

    New definitions and new properties are no breach: the contract lets fields be added.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key in _WORDS and isinstance(value, str | int | float | bool | list | None):
                continue
            if key not in new:
                yield f"{where}/{key} is gone"
            elif key == "required":
                yield from (f"{where}/{name} may be absent" for name in value if name not in new[key])
            else:
                yield from breaches(value, new[key], f"{where}/{key}")
        if "properties" not in old and "$defs" not in old and not where.endswith(("/properties", "/$defs")):
            yield from (f"{where} is narrowed by {key}" for key in new if key not in old and key not in _WORDS)
    elif old != new:
        yield f"{where} was {old!r} and is {new!r}"


def test_the_schema_only_grows() -> None:
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(breaches(committed, json_schema())) == [], (
        "an incompatible change: raise SCHEMA_VERSION, or keep the field"
    )


def test_the_committed_schema_is_the_one_in_force() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json_schema(), (
        f"run: vnunion schema > {SCHEMA.relative_to(ROOT)}"
    )


def _remove(schema: dict[str, Any]) -> None:
    del schema["$defs"]["Deadline"]["properties"]["latest"]


def _rename(schema: dict[str, Any]) -> None:
    properties = schema["$defs"]["Reference"]["properties"]
    properties["number"] = properties.pop("canonical")


def _retype(schema: dict[str, Any]) -> None:
    schema["$defs"]["Number"]["properties"]["year"]["anyOf"].append({"type": "string"})


def _new_member(schema: dict[str, Any]) -> None:
    schema["$defs"]["Deadline"]["properties"]["kind"]["enum"].append("sometime")


def _optional(schema: dict[str, Any]) -> None:
    schema["required"].remove("header")


def _grow(schema: dict[str, Any]) -> None:
    schema["properties"]["summary"] = {"type": "string"}
    schema["required"].append("summary")
    schema["$defs"]["Summary"] = {"type": "object"}
    schema["description"] = "Other words."


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (_remove, "Deadline/properties/latest is gone"),
        (_rename, "Reference/properties/canonical is gone"),
        (_retype, "Number/properties/year/anyOf"),
        (_new_member, "Deadline/properties/kind/enum"),
        (_optional, "header may be absent"),
        (_grow, None),
    ],
)
def test_what_is_incompatible(change: Callable[[dict[str, Any]], None], complaint: str | None) -> None:
    new = copy.deepcopy(json_schema())
    change(new)
    found = list(breaches(json_schema(), new))
    assert found == [] if complaint is None else complaint in found[0]


@pytest.mark.parametrize("what", SCHEMAS)
def test_each_part_has_a_schema(what: str) -> None:
    schema = json_schema(what)
    name = schema.get("title") or schema["$ref"].split("/")[-1]
    assert name.lower() == what
    assert schema["schema_version"] == SCHEMA_VERSION


def test_the_command_prints_the_schema_of_a_part_or_names_the_parts() -> None:
    def schema(what: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "vnunion_nlp", "schema", "--what", what]
        return subprocess.run(command, capture_output=True, check=False)

    assert json.loads(schema("deadline").stdout) == json_schema("deadline")
    failed = schema("dates")
    assert (failed.returncode, failed.stdout) == (3, b"")
    assert b"no schema of 'dates'; choose from document" in failed.stderr


def test_json_goes_there_and_back() -> None:
    document = parse_file(DOCUMENT)
    assert Document.from_json(document.to_json()) == document
    assert Document.from_json(document.to_json(with_text=False).encode(), text=document.text) == document
    assert Document.from_json(json.dumps(document.to_dict())) == document


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "document: Invalid JSON"),
        ("[]", "document: "),
        ('{"text": "a"}', "source: Field required"),
        (parse(PLAN).to_json(with_text=False), "text: Field required"),
    ],
)
def test_what_is_no_output_is_told_in_one_line(data: str, message: str) -> None:
    with pytest.raises(ContractError) as caught:
        Document.from_json(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_broken_text_beside_json_without_it() -> None:
    with pytest.raises(ContractError, match="not JSON"):
        Document.from_json("{", text="a")


def test_sections_are_found_by_path_or_id() -> None:
    document = parse(PLAN)
    section = document.section("I/2")
    assert section is not None
    assert document.text_of(section).startswith("2. Kết nạp")
    assert document.section(section.id) == section
    assert document.section("IX") is None


def test_what_stands_in_a_section_counts_for_those_above_it() -> None:
    document = parse(PLAN)
    assert [item.value for item in document.indicators_in("I")] == [80, 25]
    assert [item.value for item in document.indicators_in("I/2")] == [25]
    assert [item.latest for item in document.deadlines_in(document.sections[1])] == ["2031-12-11", None]
    assert [item.resolved for item in document.references_in("II/1")] == ["02-NQ/TW"]
    assert document.indicators_in("IX") == ()


@pytest.mark.parametrize(
    ("day", "latest"),
    [
        ("2031-09-14", ["2031-03-31"]),
        (datetime.date(2031, 9, 15), ["2031-03-31", "2031-09-14"]),
        ("2032-01-01", ["2031-03-31", "2031-09-14", "2031-12-11"]),
    ],
)
def test_deadlines_before_a_day_in_order(day: datetime.date | str, latest: list[str]) -> None:
    assert [item.latest for item in parse(PLAN).deadlines_before(day)] == latest


def test_a_day_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="30/6"):
        parse(PLAN).deadlines_before("30/6")


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows=tuple(tuple(Slot(text=cell, start=0, end=len(cell)) for cell in row) for row in rows))


def test_a_table_as_dicts() -> None:
    found = table(("TT", "Nội  dung", "Số", "Số", ""), ("1", "Tổ chức\nhội thi", "2", "3", "x"), ("2",)).to_dicts()
    assert found == [
        {"TT": "1", "Nội dung": "Tổ chức hội thi", "Số": "2", "Số (4)": "3", "5": "x"},
        {"TT": "2", "Nội dung": "", "Số": "", "Số (4)": "", "5": ""},
    ]
    assert table().to_dicts() == []
    assert table(("TT",), ("1", "thừa")).to_dicts() == [{"TT": "1", "2": "thừa"}]


def test_a_notebook_shows_the_marked_text_in_a_frame() -> None:
    shown = parse(PLAN.replace("Gửi", "<script>alert(1)</script> Gửi"))._repr_html_()
    assert shown.startswith("<iframe ")
    assert "<script" not in shown
    page = html.unescape(shown.split('srcdoc="')[1].split('" sandbox')[0])
    assert page.startswith("<!DOCTYPE html>")
    assert 'class="m deadline"' in page
