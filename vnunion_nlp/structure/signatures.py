"""From the pieces of a closing block to the contract's recipients and signatures."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from vnunion_nlp.document import PersonName, Recipient, Signature, Slot, ValueSlot
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.organ_names import mended, mended_words
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot import Foot
from vnunion_nlp.structure.foot_parts import Piece, Span
from vnunion_nlp.structure.marred_posts import best_post, is_standing, mended_body
from vnunion_nlp.structure.organ_marks import mend_organ
from vnunion_nlp.structure.person_names import mended_name, split_degree
from vnunion_nlp.structure.recipient_slips import unslipped, unspoilt
from vnunion_nlp.structure.vocabulary import mended_post
from vnunion_nlp.text import SourceText, normalise, unmarked

_PURPOSES = {
    "b/c": "báo cáo",
    "t/h": "thực hiện",
    "th/h": "thực hiện",
    "p/h": "phối hợp",
    "ph/h": "phối hợp",
    "k/t": "kiểm tra",
    "c/đ": "chỉ đạo",
    "t/d": "theo dõi",
    "b/cáo": "báo cáo",
    "t/hiện": "thực hiện",
    "th/hiện": "thực hiện",
    "p/hợp": "phối hợp",
    "ph/hợp": "phối hợp",
    "c/đạo": "chỉ đạo",
}
_PURPOSE = compile_pattern(
    r"\s*[(\"“]\s*(?:(?:để|đề|đê|đế|đẻ|de)\s+(?P<brackets>[^()\"“”]{2,60})|(?P<short>(?:(?:b/cáo|th?/hiện|ph?/hợp|c/đạo|b/c|b/|t/h|th|ph|p/h|ph/h|th/h|k/t|c/đ)[,;\s]*){1,3}|"
    r"báo cáo|thực hiện|phối hợp|chỉ đạo|biết|theo dõi))\s*[)\"”]|\s*[,-]?\s+(?:để|đề)\s+(?P<open>(?:b/c|t/h|p/h|báo cáo|thực hiện|biết|phối hợp|chỉ đạo|theo dõi)[^();]{0,40})$",
    re.IGNORECASE,
)


def recipients(source: SourceText, foot: Foot) -> tuple[Recipient, ...]:
    """The items of nơi nhận."""
    found = []
    for spans in foot.recipients:
        whole = " ".join(source.value(*span) for span in spans)
        if source.is_scan:
            whole = unspoilt(source, whole)
        whole = unslipped(whole.strip(" ;,."))
        purpose = _PURPOSE.search(whole)
        name = normalise(whole[: purpose.start()] + whole[purpose.end() :]) if purpose else whole
        slot = source.slot(spans[0][0], spans[-1][1])
        found.append(
            Recipient(
                **slot.model_dump(),
                name=mended_words(mended(name.strip(" ;,.")), is_scan=source.is_scan),
                purpose=_spell(purpose["brackets"] or purpose["short"] or purpose["open"]) if purpose else None,
                parts=_parts(source, spans),
            )
        )
    return tuple(found)


_LOST_STROKE = {"th": "t/h", "ph": "p/h", "b/": "b/c", "tn": "t/h"}

_LOST_TONES = {unmarked(purpose): purpose for purpose in (*_PURPOSES.values(), "theo dõi", "biết")}


def _spell(purpose: str) -> str:
    purpose = _LOST_STROKE.get(purpose.strip(" ,;.").lower(), purpose)
    purpose = _LOST_TONES.get(purpose.strip(" ,;."), purpose)
    for short, full in _PURPOSES.items():
        purpose = re.sub(rf"(?<!\w){short}(?!\w)", full, purpose, flags=re.IGNORECASE)
    return normalise(purpose).strip(" ,;.")


def _parts(source: SourceText, spans: list[Span]) -> tuple[Slot, ...]:
    """The pieces of a torn part; none where only blanks stand between them."""
    torn = any(source.folded[low:high].strip() for (_, low), (high, _) in pairwise(spans))
    return tuple(source.slot(*span) for span in spans) if torn else ()


def signatures(source: SourceText, foot: Foot) -> tuple[Signature, ...]:
    """One signature a signer."""
    return tuple(_signature(source, pieces) for pieces in foot.signers)


def _signature(source: SourceText, pieces: list[Piece]) -> Signature:
    authority: ValueSlot | None = None
    office: list[Span] = []
    position: list[Span] = []
    read: str | None = None
    named: list[Span] = []
    degree: str | None = None
    signed = delegated = legible = False
    for piece in pieces:
        start, end = _unmarked_end(source, piece)
        if piece.kind == "authority":
            match = vocabulary.AUTHORITY.match(source.folded[start:end])
            assert match
            code = re.sub(r"[^A-Z]", "", match["code"].upper().replace("Ư", "U"))
            code = "TM" if code.endswith("M") else "KT" if code.startswith("K") else code
            authority = source.value_slot(start, start + match.end("code"), code)
            rest = source.trim(start + match.end(), end)
            if code == "Q" and vocabulary.post_pattern().match(source.plain, rest[0]):
                position = [rest]  # who signs holds the post, though not for good
                continue
            delegated = bool(office)
            if not delegated:
                office = [rest]
            position = []
        elif piece.kind == "post":
            if not position:
                position, read = [(start, end)], piece.read
            elif (deputy := _DEPUTY.match(source.plain, start, end)) and authority is None and not office:
                office, position = position, [(start, end)]  # the KT. of the line above was lost
            elif deputy and source.plain.startswith(source.plain[slice(*position[-1])], deputy.end()):
                position = [(start, end)]
            else:
                position.append((start, end))
        elif piece.kind == "body":
            if position:
                position.append((start, end))
            elif not delegated:
                office.append((start, end))
        elif piece.kind == "mark":
            signed = signed or bool(vocabulary.SIGNED_MARK.search(source.plain[start:end]))
        elif piece.kind == "name":
            while not source.folded[start].isalnum():
                start += 1
            length, title = split_degree(source.folded[start:end])
            named.append((start + length, end))
            degree, legible = degree or title, piece.legible
    deputised = _joined(source, office)

    def mend(shown: str) -> str:
        if deputised is not None and shown == f"PHÓ {deputised.value}":
            return shown
        if read is None or len(position) > 1:
            spelled = mended_post(shown)
            best = best_post(shown, 0, len(shown), least=_CLEAR) if source.is_scan and spelled == shown else None
            whole = best is not None and shown.isupper() and (best.start, best.end) == (0, len(shown))
            return best.words if best and whole and is_standing(best.words) else spelled
        # Nobody signs in the place of himself: the word before was lost.
        own = authority is not None and authority.value == "KT" and deputised is not None and deputised.value == read
        return f"PHÓ {read}" if own else read

    return Signature(
        authority=authority,
        on_behalf_of=deputised,
        position=_joined(source, position, mend=mend),
        name=_name(source, named, degree, legible=legible) if named else None,
        signed=signed,
    )


def _name(source: SourceText, spans: list[Span], degree: str | None, *, legible: bool) -> PersonName:
    """Who signs; a narrow column may have broken the name over two lines."""
    shown = source.slot(spans[0][0], spans[-1][1])
    value = mended_name(" ".join(source.value(*span) for span in spans)) if legible else None
    return PersonName(**shown.model_dump(), value=value, degree=degree, parts=_parts(source, spans))


def _unmarked_end(source: SourceText, piece: Piece) -> Span:
    end = piece.end
    while end > piece.start and source.folded[end - 1] in ".,;: ":
        end -= 1
    return piece.start, end


_CLEAR = 0.75
"""Share of a post's letters that tells which of the long ones it is, where words grew into one another."""
_DEPUTY = compile_pattern(r"pho\W{1,3}")
_GROWN = compile_pattern(r"(?<=\p{Lu}{2})(?=LĐLĐ)|(?<=(?<!\p{L})SỞ)(?=\p{Lu}{2})")
"""Where a blank was lost before the federation's abbreviation or behind ``SỞ`` (``BAN THƯỜNG VỤLĐLĐ``)."""


def _joined(source: SourceText, spans: list[Span], mend: Callable[[str], str] = str) -> ValueSlot | None:
    spans = [span for span in spans if span[0] < span[1]]
    if not spans:
        return None
    value = mend(mended_body(mend_organ(_GROWN.sub(" ", " ".join(source.value(*span) for span in spans)))))
    slot = source.value_slot(spans[0][0], spans[-1][1], value)
    return slot.model_copy(update={"parts": _parts(source, spans)})
