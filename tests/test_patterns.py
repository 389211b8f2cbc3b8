"""Patterns: the classes of letters that the standard library's engine has to be told, and what is kept of compiled ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp.pattern_cache import Key, PatternCache
from vnunion_nlp.patterns import compile_pattern, named, names_of

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


@pytest.mark.parametrize(
    "source",
    [
        r"\p{L}",
        r"\p{Lu}",
        r"\p{Ll}",
        r"[\p{L}\d]",
        r"[^\p{L}\n]",
        r"[\p{Lu}\"(]",
        r"[]\p{Lu}]",
        r"[^[\p{Ll}]",
        r"(?<!\p{L})\p{L}\b",
    ],
)
@given(text=st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + 'wWzZ09 .,;[](“”–ЖΩ"\n'))
def test_letters_are_those_of_unicode(source: str, text: str) -> None:
    assert compile_pattern(source).findall(text) == regex.findall(source, text)


def test_alternatives_may_share_a_name() -> None:
    pattern = compile_pattern(r"ngày (?P<day>\d+)|mùng (?P<day>\p{L}+)|(?P<rest>rằm)", repeats_names=True)
    names = names_of(pattern)
    read = [named(match, names) for match in pattern.finditer("ngày 12, mùng ba, rằm")]
    assert read == [{"day": "12"}, {"day": "ba"}, {"rest": "rằm"}]
    assert read[0]["rest"] is None


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError, match="Han"):
        compile_pattern(r"\p{Han}")
    with pytest.raises(re.error):
        compile_pattern("(")


KEY: Key = (r"(?P<day>\d+)\s+(tháng)", int(re.IGNORECASE), False)


def test_a_kept_pattern_is_the_same_pattern(tmp_path: Path) -> None:
    first = PatternCache(tmp_path / "cache" / "patterns.sre")
    assert first.get(KEY) is None
    made = first.compile(KEY, KEY[0])
    first.save()
    kept = PatternCache(tmp_path / "cache" / "patterns.sre").get(KEY)
    assert kept == made == re.compile(KEY[0], KEY[1])
    assert kept is not None
    assert (kept.groups, kept.groupindex) == (2, {"day": 1})
    found = kept.search("ngày 12  THÁNG 5")
    assert found is not None
    assert found.groupdict() == {"day": "12"}
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["patterns.sre"]


@pytest.mark.parametrize("content", [b"", b"garbage", b"\xe9\x00", b"N", b"(\x02\x00\x00\x00NN"])
def test_a_damaged_file_is_replaced(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "patterns.sre"
    file.write_bytes(content)
    patterns = PatternCache(file)
    assert patterns.get(KEY) is None
    patterns.compile(KEY, KEY[0])
    patterns.save()
    assert PatternCache(file).get(KEY) is not None


def test_patterns_of_an_earlier_version_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "patterns.sre"
    patterns = PatternCache(file)
    patterns.compile(KEY, KEY[0])
    patterns.save()
    monkeypatch.setattr("vnunion_nlp.pattern_cache._grammar", lambda: "a later version")
    assert PatternCache(file).get(KEY) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for file in (None, tmp_path / "file" / "patterns.sre"):
        patterns = PatternCache(file)
        assert patterns.compile(KEY, KEY[0]).match("12 tháng")
        patterns.save()


def test_a_pattern_that_re_does_not_know_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        PatternCache(tmp_path / "patterns.sre").compile(("(", 0, False), "(")
