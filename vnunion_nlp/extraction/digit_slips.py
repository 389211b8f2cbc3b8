"""Puts back digits that a scanner read as letters: ``l5/6/2O24``, ``1OO%``, ``2O0 triệu`` (contract §1, damaged values).

Only ``l``, ``I`` and ``O`` among digits, where nothing but a number can stand. A label that touches its share (``2.100% đoàn viên``) is set
apart from it. The length of the text is kept, and with it every offset.
"""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern

_SUSPECT = compile_pattern(r"\d(?:[lIOo]|h[Oo])|[lIO](?<!\w.)(?=\d)")
_IN_NUMBER = r"(?=[lIOo]*\d)(?=\d*[lIOo])[\dlIOo]{1,4}(?!\w)"
_UNIT = r"(?:ng[àa]y|gi[ờơ]|th[áa]ng|tu[ầâ]n|n[ăa]m)"
_SLIP = compile_pattern(
    # A part of a date, a number of days, an hour.
    rf"(?<!\w){_IN_NUMBER}(?= {{0,2}}[/.-] {{0,2}}[\dlIOo]{{1,4}}(?!\w)| {_UNIT})"
    rf"|(?:(?<=\w[/.-])|(?<=\w[/.-] )|(?<=[ăa]m )|(?<=[ĂA]M )|(?<=[àa]y )|(?<=[áa]ng )){_IN_NUMBER}|(?<=\dh)[Oo\d]{{2}}(?!\w)"
    # A share, a count before its noun, a group of thousands.
    r"|(?<![\w.,/-])(?=[lIO]*\d)(?=\d*[lIO])(?:[\dlIO]{2,4}(?= {0,2}%|[.,][\dO]{3}(?!\w))|(?:[\dlIO]{1,3}[\dO]|0l)(?= \p{L}{2}))"
    r"|(?<=\d[.,])(?=[\dO]*O)[\dO]{3}(?!\w)"
)
_TOUCHING_LABEL = compile_pattern(r"(?m)^(?P<label>[ +•-]*\d{1,2})\.(?=100 ?%)")
_DIGIT_FOR = str.maketrans("lIOo", "1100")


def digits_mended(text: str) -> str:
    """``text`` with its digits as they were written, and labels apart from shares; same length."""
    if ".100" in text:
        text = _TOUCHING_LABEL.sub(r"\g<label>)", text)
    if not _SUSPECT.search(text):
        return text
    return _SLIP.sub(lambda match: match[0].translate(_DIGIT_FOR), text)
