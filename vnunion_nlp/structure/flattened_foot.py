"""The closing block of a page that a converter gave back as one line: where it begins, and its items, offices and names."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.person_names import NAME_FORM, between_names, is_name
from vnunion_nlp.text import SourceText

_LIST = compile_pattern(r"noi (?:nhan|gui)\s?:[^:]{0,90}?-\s?[^-]{3,80}[;,.)]\s[^-]{0,60}-\s?[^-]{2,80}[;,.]")
"""A closing block of which several items stand on the line of their label."""
_LABEL = compile_pattern(r"(?<!\w)noi (?:nhan|gui)\s?(?::|(?=\s-\s|\s*$))")
_AUTHORITY = r"(?<![\p{L}\d/])(?:(?:T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|TUQ|T\s?/?\s?U\s?/?\s?Q|Q)\s?[./:]{1,2}\s*|[TK]\s?[./]\s?[MTL]\s)(?=\p{Lu}{2})"
_DATE = (
    r"(?:(?:T[PX]\.?\s?)?\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}*){0,4}\s?,\s?)ngày\s?\S{0,5}\s?tháng\s?\S{0,5}\s?năm\s?\d{4}"
)
_CAPITALS = r"(?<![\p{L}\d&/.-])\p{Lu}{2,}(?:[\s,]+(?!(?:TM|KT|TL|TUQ|Q)\b)\p{Lu}{2,})+(?![\p{L}\d&/])"
_PARTS = compile_pattern(
    r"(?P<label>N[ơo]i (?:nhận|gửi)\s?:)"
    r"|(?P<bullet>(?<=\s)[-+•~]\s?(?=\p{Lu})|(?<=[;.:,]\s)[-+•]\s(?=\d)|(?<=[;.:,]\s)[-+•]\s(?=\p{Ll})|(?<=[;.]\s)Lưu(?=\s?:|\s[\p{Lu}]{2}))"
    rf"|(?P<authority>{_AUTHORITY})"
    r"|(?P<mark>\(\s?(?:[Đđ][ãa])\s?[Kk][ýíy][^)]{0,24}\)|\(\s?[Kk]ý[^)]{0,24}\))"
    rf"|(?P<date>{_DATE})"
    rf"|(?P<capitals>{_CAPITALS})"
)
_OPENING = compile_pattern(rf"(?<=[.;:/,\"!?)”…] )(?:{_DATE}\s|{_AUTHORITY}|{_CAPITALS})")
_DASHED = compile_pattern(rf"-\s?(?:{vocabulary.SECOND_HALVES})\b")
_NAME = compile_pattern(
    r"(?:(?:GS|PGS|TS|ThS|CN|KS|BS|BSCKI{1,2}|CVC|NGƯT|NGND|Th\.S|Bs|Ths|TSKH)\s?[.,]\s?){0,4}\p{Lu}\p{Ll}{1,6}(?:\s(?:(?:GS|PGS|TS|ThS|CN|KS|BS)\.\s?){0,2}(?!Nơi )\p{Lu}(?:['’]\p{Lu})?[\p{Ll}.]{0,7}){1,11}(?=[\s.;]|$)"
)
_APPENDIX = compile_pattern(
    r"(?<=\s)(?:PHỤ LỤC|BIỂU|MẪU|DANH SÁCH|DANH MỤC|QUY CHẾ|QUY ĐỊNH|QUY TRÌNH|ĐỀ CƯƠNG|ĐỀ ÁN|NỘI QUY|LỊCH|KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN)\b[^()]{0,160}(?P<attached>\((?:[Bb]an hành )?[Kk]èm theo[^)]{3,200}\)\s?)"
)
"""The title of what is attached, with its bracket."""
_LONGEST_NAME = 4
_LAST_PART = 1200
_ABOVE_LABEL = 300
_FOOT = 2500


def holds_list(source: SourceText, start: int, end: int) -> bool:
    """Whether a line holds the label of nơi nhận and several of its items."""
    label = source.plain.find("noi ", start, end)
    while label >= 0:
        if _LIST.match(source.plain, label, end):
            return True
        label = source.plain.find("noi ", label + 4, end)
    return False


def foot_start(source: SourceText, start: int, end: int) -> int:
    """Where the closing block begins between ``start`` and ``end``; ``end`` if there is none."""
    label = None
    for match in _LABEL.finditer(source.plain, start, end):
        label = match.start()
    stop = end if label is None else label
    low = max(start, stop - (_LAST_PART if label is None else _ABOVE_LABEL))
    for match in _OPENING.finditer(source.folded, low, stop):
        if _begins_signature(source, match.start(), match.end(), stop):
            return match.start()
    return stop


def _begins_signature(source: SourceText, start: int, after: int, stop: int) -> bool:
    """Whether a date, an authority or capitals begin a signature: an office, and no sentence of the text behind it."""
    text = source.folded[start:after]
    if text[-1].isspace() and text.rstrip()[-1].isdigit():  # a date: what follows it tells
        following = _OFFICE_BEHIND.match(source.folded, after, stop)
        return following is not None and _begins_signature(source, after, following.end(), stop)
    return vocabulary.AUTHORITY.match(source.folded, start) is not None or _is_office(source, start, after)


_OFFICE_BEHIND = compile_pattern(rf"(?:{_AUTHORITY}|{_CAPITALS})")


def foot_starts(source: SourceText, start: int, end: int) -> set[int]:
    """Where items, offices, marks and names begin in the closing block at ``start``."""
    folded = source.folded
    end = min(end, start + _FOOT)
    starts: set[int] = set()
    if appendix := _APPENDIX.search(folded, start, end):
        end = appendix.start()
        starts |= {end, appendix.start("attached"), appendix.end()}
    authority_end = -1
    for match in _PARTS.finditer(folded, start, end):
        kind = match.lastgroup
        if kind == "bullet" and _DASHED.match(folded, match.start()):
            continue
        if kind == "capitals":
            if match.start() != authority_end:  # the body behind TM.
                if not _is_office(source, match.start(), match.end()):
                    starts |= _last_post(source, match.start(), match.end())
                    continue
                starts.add(match.start())
            starts |= _posts(source, match.start(), match.end())
        else:
            starts.add(match.start())
        authority_end = match.end() if kind == "authority" else -1
        if kind in ("mark", "capitals", "date"):
            starts |= _behind(folded, match.end(), end)
    for match in _NAME.finditer(folded, start, end):
        before = folded[max(0, match.start() - 12) : match.start()].rstrip()[-1:]
        if folded[match.start() - 1 : match.start()] != " " or before not in tuple(";.),"):
            continue
        names = _names(folded, match.start(), match.end())
        behind = folded[match.end() : match.end() + 3].strip()
        if names and (not behind or behind[0] in "-+•~N(" or behind.isupper() or match.end() >= end - 2):
            starts |= names | _behind(folded, match.end(), end)
    return starts


def _is_office(source: SourceText, start: int, end: int) -> bool:
    """Whether words in capitals are a post, or the body or organ for which someone signs; abbreviations are neither."""
    plain = source.plain[start:end]
    if (
        vocabulary.APPROVAL.match(source.plain, start)
        or vocabulary.post_pattern().match(plain)
        or (vocabulary.BODY_NAMES.match(plain.partition(" - ")[0]) and len(plain) > 9)
    ):
        return True
    words = plain.split()
    return (
        len(words) >= 3
        and vocabulary.ORGAN_HEAD.match(plain) is not None
        and vocabulary.TONE.search(source.folded, start, start + len(words[0]) + 1 + len(words[1])) is not None
    )


def _names(folded: str, start: int, end: int) -> set[int]:
    """Where the names begin that a stretch consists of; empty if it is none."""
    text = folded[start:end].rstrip()
    if (second := between_names(text)) is not None:
        return {start} | _names(folded, start + second, end)
    strange = (
        NAME_FORM.fullmatch(text)
        and text.count(" ") < _LONGEST_NAME
        and not vocabulary.ORGAN_HEAD.match(vocabulary.key(text))
    )
    return {start} if is_name(text) or strange else set()


def _posts(source: SourceText, start: int, end: int) -> set[int]:
    """Where posts begin in a stretch of capitals behind its first words: those of signers who stood side by side."""
    found = set()
    for blank in _BLANKS.finditer(source.folded, start + 1, end):
        at = blank.end()
        post = vocabulary.post_pattern().match(source.plain, at, end)
        if (
            post
            and not _GOES_ON.search(source.plain, start, blank.start())
            and not vocabulary.NO_POST.search(source.plain, start, post.end())
        ):
            found.add(at)
    return found


def _last_post(source: SourceText, start: int, end: int) -> set[int]:
    """Where the post begins with which a stretch ends that began as signs of units: ``VT, TCHC GIÁM ĐỐC``."""
    return {
        at
        for at in _posts(source, start, end)
        if (match := vocabulary.post_pattern().match(source.plain, at, end))
        and match.end() == end
        and vocabulary.TONE.search(source.folded, at, end)
    }


_BLANKS = compile_pattern(r"\s+")
_GOES_ON = compile_pattern(rf"\b(?:{vocabulary.BEFORE_POST}|p|tong|lien|chi)$")


def _behind(folded: str, at: int, end: int) -> set[int]:
    """What follows a complete part on a line of its own."""
    while at < end and folded[at] in " .":
        at += 1
    return {at} if at < end else set()
