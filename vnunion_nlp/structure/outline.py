"""The outline (mục): labelled paragraphs to a tree of sections (contract §4)."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import islice, pairwise

from vnunion_nlp.document import Section, SectionKind
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.label_repair import mend_labels
from vnunion_nlp.structure.labels import Label, is_labelled, roman_numeral, roman_value
from vnunion_nlp.structure.lost_labels import with_lost_labels
from vnunion_nlp.structure.paragraphs import Paragraph
from vnunion_nlp.structure.unit import Unit
from vnunion_nlp.text import SourceText

RANK: dict[SectionKind, int] = {
    "part": 0,
    "chapter": 1,
    "capital": 2,
    "roman": 3,
    "article": 4,
    "arabic": 5,
    "decimal": 6,
    "letter": 7,
    "paren": 8,
}


def read_outline(source: SourceText, paragraphs: list[Paragraph], end: int) -> list[Unit]:
    """The units of the body in document order; ``end`` is where the body ends. Parents and children are linked."""
    scanned = is_scanned(source, paragraphs)
    headings = [paragraph for paragraph in _unquoted(source, paragraphs, scanned=scanned) if paragraph.label]
    units = [_unit(source, paragraph, paragraph.label, scanned=scanned) for paragraph in headings]
    _mend_part_numbers(units)
    labels = [paragraph.label for paragraph in headings if paragraph.label]
    capital = [vocabulary.is_capitals(_title(source, unit)) for unit in units]
    units = mend_labels(units, labels, capital, scanned=scanned)
    if scanned:
        units = with_lost_labels(source, units, paragraphs, partial(_end_of_title, source, scanned=True))
    units = _drop_strays(source, units)
    _link(units, end, _announcing(source, units))
    return units


def _announcing(source: SourceText, units: list[Unit]) -> set[int]:
    """Indexes of the articles that announce what follows: ``Điều 1. Phê duyệt Đề án với các nội dung sau:``."""
    return {
        index
        for index, (unit, following) in enumerate(pairwise(units))
        if unit.kind == "article" and source.folded[unit.start : following.start].rstrip().endswith(":")
    }


_SPECKS = "_`^~°ˆ:;.,'"
"""What no author begins a paragraph with."""
_STRANGE = compile_pattern(r"[¬ˆ„©®^]")


def is_scanned(source: SourceText, paragraphs: list[Paragraph]) -> bool:
    """Whether the page shows specks: lines that begin with a mark, or signs that no author writes."""
    if source.is_scan or any(
        source.folded[source.lines[paragraph.lines[0]].start] in _SPECKS for paragraph in paragraphs
    ):
        return True
    start, end = (paragraphs[0].start, paragraphs[-1].end) if paragraphs else (0, 0)
    return len(list(islice(_STRANGE.finditer(source.clean, start, end), 2))) == 2


_MOST_QUOTED = 40
"""So many paragraphs a quotation may have; a longer one has lost its end."""


def _unquoted(source: SourceText, paragraphs: list[Paragraph], *, scanned: bool) -> list[Paragraph]:
    """The paragraphs without those of a quotation that runs over several: the new wording in an amendment (``"Điều 9a …"``)."""
    kept: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        kept.append(paragraphs[at])
        start = paragraphs[at].start
        # In a scan a quote that opens a line may be a speck; one before a label is none.
        if source.folded[start] == '"' and (not scanned or is_labelled(source, start + 1)):
            at = max(at, _last_quoted(source, paragraphs, at))
        at += 1
    return kept


def _last_quoted(source: SourceText, paragraphs: list[Paragraph], first: int) -> int:
    """Index of the paragraph that closes the quotation which paragraph ``first`` opens; ``first`` if none does."""
    for index in range(first, min(first + _MOST_QUOTED, len(paragraphs))):
        text = source.folded[paragraphs[index].start : paragraphs[index].end]
        if text.count('"') % 2 == 1 and (index > first or text.count('"') > 1):
            return index if text.rstrip(" .;,").endswith('"') else first
    return first


_SECOND_MARK = compile_pattern(r"[-.:]{1,2}[ ]*(?=\p{L})")
"""``a)- Nội dung``: what may stand between a label's own mark and its title."""
_STRAY_BEHIND = compile_pattern(
    r"(?:(?<=\S)[ ]+(?:(?!\.{2,})[^\p{L}\d\s)\]}%\"]{1,4}\"?"
    r"|(?<=[\p{L}\d)%\"][.;] )[^\w\s(]?_?\p{L}{1,2}[.,;:'\"]{0,2}|(?<=[\p{L}\d)%\"]: )\p{L}[.,;:'\"]{0,2}"
    r"|[lìíïjẵẳỗẫ]|(?<!iểm )(?<!iết )(?<!hóm )(?<!ớp )(?<=\p{Ll} )[bcghkmnpqrstvx]))++$"
)
"""What a scanner reads behind a title: marks that stand alone, a letter or two behind a closing mark."""
_LONGEST_STRAY = 14
_LONE_QUOTE = compile_pattern(r"[^\"]*(?:\"[^\"]*\"[^\"]*)*(?P<lone> +\")")


def _end_of_title(source: SourceText, start: int, end: int, *, scanned: bool) -> int:
    """Where a title that ends before ``end`` ends without rules and, in a scan, without specks."""
    while end > start and source.folded[end - 1] in "_ ":
        end -= 1  # a rule, or the sign of Markdown
    if not scanned:
        return end
    while True:
        if stray := _STRAY_BEHIND.search(source.folded, max(start, end - _LONGEST_STRAY), end):
            end = stray.start()
        elif lone := _LONE_QUOTE.fullmatch(source.folded, start, end):
            end = lone.start("lone")
        else:
            return end


def _unit(source: SourceText, paragraph: Paragraph, label: Label | None, *, scanned: bool) -> Unit:
    assert label
    end = _end_of_title(source, label.end, paragraph.end, scanned=scanned)
    title_start, _ = source.trim(min(label.end, end), end)
    if label.mark and (second := _SECOND_MARK.match(source.folded, title_start, end)):
        title_start = second.end()
    # PHẦN HI.: the word before it says that strokes are a number.
    strokes = (
        label.kind in ("part", "chapter")
        and roman_value(label.text) == label.value
        and not set(label.text) <= set("IVX")
        and not label.text.isdigit()
    )
    return Unit(
        label.kind,
        roman_numeral(label.value) if strokes and label.value else label.text,
        label.value,
        label.mark,
        label.start,
        end,
        title_start,
        (label.number_start, label.number_end),
        paragraph.torn_at,
    )


def _mend_part_numbers(units: list[Unit]) -> None:
    """``PHẦN 1``, ``PHẦN II``: digits among Roman numbers are strokes."""
    parts = [unit for unit in units if unit.kind in ("part", "chapter")]
    if any(set(unit.label) <= set("IVX") for unit in parts):
        for unit in parts:
            if unit.label.isdigit() and (value := roman_value(unit.label)):
                unit.value, unit.label = value, roman_numeral(value)


def _drop_strays(source: SourceText, units: list[Unit]) -> list[Unit]:
    """Leave out numbers that only look like labels: a lone capital or letter outside any sequence, ``c)`` before ``a)``."""
    kept = []
    for i, unit in enumerate(units):
        if unit.kind in ("capital", "letter") and not _in_sequence(source, units, i):
            continue
        kept.append(unit)
    return kept


def _in_sequence(source: SourceText, units: list[Unit], i: int) -> bool:
    unit = units[i]
    if unit.value == 1:
        if unit.kind == "letter" or any(u.kind == "capital" and u.value == 2 for u in units[i + 1 :]):
            return True
        # A page torn off: the first row below it begins at once.
        below = units[i + 1] if i + 1 < len(units) and units[i + 1].value == 1 else None
        return below is not None and (
            below.kind == "roman" or (below.kind == "arabic" and vocabulary.is_capitals(_title(source, unit)))
        )
    window = [u for u in units[max(0, i - 60) : i] if u.kind == unit.kind]
    if unit.kind == "capital":
        return bool(window) and window[-1].mark == unit.mark and 0 <= unit.value - window[-1].value <= 2
    return any(0 <= unit.value - u.value <= 3 for u in window)


# -- the tree ----------------------------------------------------------------------------------------------------------------


def _link(units: list[Unit], end: int, announcing: set[int]) -> None:
    """Parents, children, paths, ids and ends; ``announcing``: indexes of articles that hold the Roman numbers behind them."""
    stack: list[Unit] = []
    seen: Counter[str] = Counter()
    for index, unit in enumerate(units):
        opens = unit.kind in ("roman", "capital") and unit.value == 1 and index - 1 in announcing
        depth = len(stack) if opens else _roman_above(stack, units, index) or _depth(stack, unit)
        for closed in stack[depth:]:
            closed.end = unit.start
        del stack[depth:]
        unit.parent = stack[-1] if stack else None
        if unit.parent:
            unit.parent.children.append(unit)
        unit.path = f"{unit.parent.path}/{unit.label}" if unit.parent else unit.label
        seen[unit.path] += 1
        unit.id = unit.path if seen[unit.path] == 1 else f"{unit.path}#{seen[unit.path]}"
        stack.append(unit)
    for unit in stack:
        unit.end = end


def _roman_above(stack: list[Unit], units: list[Unit], index: int) -> int:
    """How many open units stay open above an ``A.`` that stands below a Roman number, whose row goes on behind it; 0 if it does not."""
    unit = units[index]
    open_romans = [depth for depth, above in enumerate(stack) if above.kind == "roman"]
    if unit.kind != "capital" or unit.value != 1 or not open_romans or any(u.kind == "capital" for u in stack):
        return 0
    following = next((u for u in units[index + 1 :] if u.kind in ("roman", "part", "chapter")), None)
    goes_on = following and following.kind == "roman" and following.value == stack[open_romans[-1]].value + 1
    return open_romans[-1] + 1 if goes_on else 0


def _depth(stack: list[Unit], unit: Unit) -> int:
    """How many of the open units stay open above ``unit``."""
    if unit.kind == "decimal":
        return _decimal_depth(stack, unit)
    # A sequence goes on where it was left, and a new one begins below its last unit, whichever of a) and 1) an author puts on top.
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].kind == unit.kind and unit.value == stack[depth].value + 1:
            return depth
    if stack and unit.value == 1 and {stack[-1].kind, unit.kind} == {"paren", "letter"}:
        return len(stack)
    for depth in range(len(stack) - 1, -1, -1):
        open_unit = stack[depth]
        if open_unit.kind == unit.kind:
            if open_unit.mark == unit.mark or unit.value == open_unit.value + 1:
                return depth
            if unit.value == 1 and open_unit.mark != unit.mark:
                return depth + 1
            return depth
        if RANK[open_unit.kind] < RANK[unit.kind] and open_unit.kind != "paren":
            break
    for depth in range(len(stack) - 1, -1, -1):
        if RANK[stack[depth].kind] < RANK[unit.kind] and not (stack[depth].kind == "decimal" and unit.kind == "arabic"):
            return depth + 1
    return 0


def _decimal_depth(stack: list[Unit], unit: Unit) -> int:
    prefix = unit.label.rsplit(".", 1)[0]
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].label == prefix and stack[depth].kind in (
            "arabic",
            "decimal",
            "roman",
            "article",
            "capital",
            "letter",
            "part",
        ):
            return depth + 1
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].kind == "decimal" and stack[depth].label.count(".") == unit.label.count("."):
            return depth
    for depth in range(len(stack) - 1, -1, -1):
        if RANK[stack[depth].kind] < RANK["decimal"]:
            return depth + 1
    return 0


# -- to the contract's model ---------------------------------------------------------------------------------------------------


def _title(source: SourceText, unit: Unit) -> str:
    return source.folded[unit.title_start : unit.heading_end]


def _title_value(source: SourceText, unit: Unit) -> str:
    """The title without what a page's end left inside it."""
    pieces, at = [], unit.title_start
    for low, high in (*unit.torn_at, (unit.heading_end, unit.heading_end)):
        pieces.append(source.value(at, max(at, low)))
        at = max(at, high)
    return " ".join(filter(None, pieces))


def sections(source: SourceText, units: list[Unit]) -> tuple[Section, ...]:
    """The tree of the contract."""
    return tuple(_section(source, unit) for unit in units if unit.parent is None)


def _section(source: SourceText, unit: Unit) -> Section:
    start, _ = source.to_original(unit.start, unit.end)
    return Section(
        id=unit.id,
        kind=unit.kind,
        label=unit.label,
        path=unit.path,
        title=_title_value(source, unit),
        start=start,
        end=source.to_original(unit.end, unit.end)[0] if unit.end < len(source) else len(source.original),
        heading=source.slot(unit.start, unit.heading_end),
        children=tuple(_section(source, child) for child in unit.children),
    )
