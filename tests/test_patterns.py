"""Patterns: the classes of letters that the standard library's engine has to be told."""

from __future__ import annotations

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

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
