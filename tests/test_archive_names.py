"""Names of outputs: one for each file, none outside its folder."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp.archive.names import output_name, printable, readable

part = st.binary(min_size=1, max_size=255).map(lambda name: name.replace(b"/", b"_").replace(b"\0", b"_"))
part = part.filter(lambda name: name not in (b".", b".."))
paths = st.lists(part, min_size=1, max_size=4).map(b"/".join)


@pytest.mark.parametrize(
    ("path", "output"),
    [
        ("kế hoạch.txt", "kế hoạch.txt.json"),
        ("2024/quý I/a.docx", "2024/quý I/a.docx.json"),
        ("hai\ndòng 🙂", "hai\ndòng 🙂.json"),
        ("Nga\u0300y", "Nga\u0300y.json"),
        ("...", "....json"),
    ],
)
def test_an_output_mirrors_its_file(path: str, output: str) -> None:
    assert output_name(path.encode()) == output


@pytest.mark.parametrize("path", [b"..", b"a/../b", b"./a", b"a//b", b"", b"a\0b"])
def test_what_is_no_name_gives_no_output(path: bytes) -> None:
    with pytest.raises(ValueError, match="not a name"):
        output_name(path)


@given(paths)
def test_outputs_can_be_made_and_stay_inside(path: bytes) -> None:
    output = output_name(path)
    parts = output.encode("utf-8").split(b"/")
    assert len(parts) == path.count(b"/") + 1
    assert all(part not in (b"", b".", b"..") and len(part) <= 255 for part in parts)
    assert os.path.normpath(output) == output


@given(st.lists(paths, max_size=8, unique=True))
def test_two_files_never_share_an_output(found: list[bytes]) -> None:
    assert len({output_name(path) for path in found}) == len(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"a", b"a.json/b"),
        (b"x" * 255, output_name(b"x" * 255).removesuffix(".json").encode()),
        (b"\xff", rb"\xff"),
        ("é".encode(), b"\xe9"),
    ],
    ids=["file and folder", "a name that is another's output", "escape as written", "legacy"],
)
def test_names_made_to_collide_do_not(one: bytes, other: bytes) -> None:
    first, second = output_name(one), output_name(other)
    assert first != second
    assert not second.startswith(first + "/")


def test_names_on_a_terminal_are_one_line() -> None:
    shown = printable(readable(b"a\nb\x1b[31m\xff") + "\u202etxt")
    assert shown == "a\\nb\\x1b[31m\\xff\\u202etxt"
    assert printable("kế hoạch 🙂") == "kế hoạch 🙂"
