"""Signs of doubt about the slots of the signatures: offices that nobody holds, names that nobody bears."""

from __future__ import annotations

from itertools import pairwise

from vnunion_nlp.confidence.legibility import share
from vnunion_nlp.confidence.setting import Setting, Signs, plain, signature_slots, written
from vnunion_nlp.document import Signature, ValueSlot
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import place_tones

_AUTHORITY = compile_pattern(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T)\.?")
_LEVEL = compile_pattern(r"(?:tinh|huyen|quan|lao dong)\b")
_LEVEL_END = compile_pattern(r"(?<!\w)(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)$")


def signature_signs(setting: Setting) -> dict[str, list[Signs]]:
    """Signs by field (``signatures.name``), one entry a slot, in the document's order."""
    near = setting.noise(setting.foot)
    signatures = setting.document.signatures
    near |= {
        "many_signers": float(len(signatures) > 1),
        "very_many_signers": float(len(signatures) > 2),
        "no_recipients": float(not setting.document.recipients),
    }
    found: dict[str, list[Signs]] = {}
    for signature in signatures:
        whole = near | _signature(signature)
        for name, slot in signature_slots(signature).items():
            signs = whole | setting.value_signs(slot) | _BY_FIELD[name](slot, signature)
            found.setdefault(f"signatures.{name}", []).append(signs)
    return found


def _signature(signature: Signature) -> Signs:
    """Signs that the parts of a signature do not belong together."""
    authority = signature.authority.value if signature.authority else None
    position = plain(signature.position.value or "") if signature.position else ""
    deputy = position.startswith("pho ") or " pho " in position
    slots = list(signature_slots(signature).values())
    ends = [(slot.start, slot.end) for slot in slots]
    return {
        "no_name": float(signature.name is None),
        "no_position": float(not position),
        "no_authority": float(authority is None),
        "no_office": float(signature.on_behalf_of is None),
        "head_for_himself": float(authority == "KT" and bool(position) and not deputy),
        "deputy_alone": float(deputy and authority is None),
        "out_of_order": float(any(a[0] > b[0] for a, b in pairwise(ends))),
        "apart": share(max(0, ends[-1][1] - ends[0][0] - 150), 600),
        "torn_whole": float(any(slot.parts for slot in slots)),
        "unsigned": float(not signature.signed),
    }


def _authority(slot: ValueSlot, signature: Signature) -> Signs:
    return {"odd_form": float(not _AUTHORITY.fullmatch(written(slot).strip()))}


def _office(slot: ValueSlot, signature: Signature) -> Signs:
    value = plain(slot.value or "")
    known = (
        vocabulary.BODY_NAMES.match(value)
        or vocabulary.ORGAN_HEAD.match(value)
        or vocabulary.post_pattern().match(value)
    )
    return {
        "unknown": float(known is None),
        "open_end": float(bool(_LEVEL_END.search(value))),
        "abbreviated_end": float(value.endswith(("ldld", "lien doan lao dong"))),
        "long": share(max(0, len(value) - 30), 50),
        "lines": share(written(slot).count("\n"), 3),
    }


def _position(slot: ValueSlot, signature: Signature) -> Signs:
    value = plain(slot.value or "")
    post = vocabulary.post_pattern().match(value)
    rest = value[post.end() :].strip() if post else ""
    return {
        "unknown": float(post is None),
        "bare": float(value == "thuong truc"),
        "goes_on": float(bool(rest)),
        "two_posts": float(
            bool(rest) and any(vocabulary.post_pattern().match(rest, at.start()) for at in _STARTS(rest))
        ),
        "level_inside": float(bool(_LEVEL.search(rest))),
        "small": float(not vocabulary.is_capitals(slot.value or "")),
        "lines": share(written(slot).count("\n"), 2),
    }


_STARTS = compile_pattern(r"(?<!\w)\w").finditer


def _name(slot: ValueSlot, signature: Signature) -> Signs:
    words = (slot.value or "").split()
    family = place_tones(words[0].lower()) if words else ""
    return {
        "unknown": float(family not in vocabulary.surnames()),
        "short": float(len(words) < 3),
        "long": share(max(0, len(words) - 3), 3),
        "two_names": float(len(words) > 4 or any(word.lower() in vocabulary.surnames() for word in words[3:])),
        "capitals": float((slot.value or "").isupper()),
        "slips": float(any(not word.replace("'", "").replace("’", "").isalpha() for word in words)),
        "lines": float("\n" in written(slot)),
    }


_BY_FIELD = {"authority": _authority, "on_behalf_of": _office, "position": _position, "name": _name}
