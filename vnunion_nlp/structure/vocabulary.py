"""The closed vocabularies of the frame of a document: national title, labels, document types, posts, organs.

Everything is matched without tones and hats (``text.unmarked``), in lower case, because these are what scanning loses first; the
words are long and few enough that this costs no precision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import normalise, place_tones, unmarked


def key(text: str) -> str:
    """The form in which vocabularies are compared: lower case, no marks, single blanks, letters and digits only."""
    return " ".join(_WORD.findall(unmarked(place_tones(normalise(text))).lower()))


_WORD = compile_pattern(r"[^\W_]+")

# Quốc hiệu, tiêu ngữ and the Party's title: the two or three words that scanning keeps are enough.
NATIONAL_TITLE = compile_pattern(
    r"(?:[cg]\S{2,4} h\S{1,3} )?x\S{1,2} ?h\S{1,3} ch\S{1,2} ngh\S{1,4}(?: v\S{1,4} n\S{1,3}| vietnam)?|c[o0]ng h[o0]a x[a4] h[o0]i\b.{0,25}"
)
MOTTO = compile_pattern(
    r"d[o0]\S? l\S{1,3}\s*[-.,~:=_+]{0,3}\s*t\S{0,2}(?: d\S{0,2})?\s*[-.,~:=_+]{0,3}\s*h\S{1,4} ph?\S{1,4}"
)
PARTY_TITLE = compile_pattern(r"\bd[a]ng c\S{2,4} s\S{1,3} v\S{1,4}(?: n\S{1,3}|nam\b_?)")
MOVEMENT_TITLE = compile_pattern(
    r"^(?:\W*|(?:bch |ban chap hanh )?(?:hoi dong doi|hdd|lien doi|(?:lien )?chi (?:doan|hoi)|(?:tinh|thanh|huyen|quan|thi|xa|phuong) doan|doan(?! vien)) .{4,60} )"
    r"(?P<title>doan (?:tncs|thanh nien cong san|thanh nien) ho chi minh|doi (?:tntp|thieu nien tien phong) ho chi minh)\W*$"
)
"""What stands in the place of quốc hiệu where units of the youth union or of the pioneers write, beside their names or alone."""

DATE_LINE = compile_pattern(
    r"\b(?P<day_label>[nhmru]\S{1,2}ay)\W{0,2}\s*(?P<day>[^\n]{0,12}?)\s*(?:\b|(?<=\d))thang\s*(?P<month>[^\n]{0,8}?)\s*(?:\b|(?<=\d))nam\b\s*(?P<year>[^\s,;.:\"']{0,6})"
    r"|\b(?P<day_label2>ngay)\s*(?P<date>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d)"
)
MONTH_LINE = compile_pattern(
    r"(?:(?<=,)|^[\w. -]{2,40},)\s*(?P<whole>thang\s+(?P<month>\d{1,2})\s+nam\s+(?P<year>(?:19|20)\d\d))"
)
"""A date without its day, behind its place: ``An Lạc, tháng 3 năm 2023``."""
RECIPIENTS_LABEL = compile_pattern(
    r"(?<!\w)n(?:[o0c]i|g[il1o0]{1,2})\s*(?:nh?[ae]n|nha[tmv](?=\s*:)|gui(?=\s*:))\s*(?:[:;.,]|(?=\s*$|\s{2}|\s*[-(]|\s+t\s?[/.]?\s?m\b|\s+k\s?[/.]?\s?t\b|\s+tl\b|\s+c?hu tich))"
)
ADDRESSEES_LABEL = compile_pattern(r"^\W{0,3}(?:k[il1i]nh|kính)\s*(?:g[uoư][il1]|trinh|de[nm])\b\s*[:;.]?")
ABOUT_LABEL = compile_pattern(r"^\W{0,3}(?:v\s?[/.\\il]\s?v\b|vw\b|ve viec\b|ve\s?(?=:))\s*[:.]?\s*")
NUMBER_LABEL = compile_pattern(
    r"^[^\w$]{0,3}(?P<type>(?:nghi (?:quyet|dinh)|quyet dinh|luat|chi thi|cong (?:van|dien)|thong tu|ke hoach)\s(?=so\s*:))?"
    r"[s$5][o06ecd]\s*(?:[:;.,]\s*|\s+(?=[\d/#.…_-])|(?=\d))"
)
ATTACHED_LABEL = compile_pattern(r"^\W{0,3}\(?\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)\b")
SECRECY = compile_pattern(
    r"^\W*(?:tuyet mat|toi mat|mat|hoa toc|thuong khan|khan|du thao(?: lan.{0,12})?|luu hanh noi bo|xem xong tra lai|ban (?:sao|goc|chinh))\W*$"
)
SIGNATURE_STAMP = compile_pattern(
    r"^\W*(?:nguoi ky|ky boi|thoi gian ky|ngay ky|e-?mail|co quan|chuc vu|don vi)\s*:|digitally signed|\+07:?00|\b\d\d:\d\d:\d\d\b|signature not verified|signed by"
)

_ORGAN_HEADS = (
    r"tong ?lien ?doan|lien ?doan ?lao ?dong|ldld|(?:l.dld|ld.ld|ldl.d|ld[ebi]d|l[bpe]ld)\b|cong doan|nghiep doan|dang (?:bo|uy|doan)|(?:tinh|huyen|quan|thanh|thi) ?uy|tinh doan|"
    r"thanh doan|(?:huyen|quan|thi|xa|phuong) doan|uy ban|ubnd|ubmttq|hoi dong|hdnd|so\b(?! (?:ket|luong|lieu|hoc|tuyen))|co quan (?=to chuc|uy ban|lien doan|van phong|thuong truc|dai dien)|bo\b|cuc|chi cuc|phong|truong|benh vien|trung tam|cong ty|tong cong ty|"
    r"tap doan|(?:tieu )?ban\b(?! hanh)|bch\b|btv\b|chi bo|dai hoi|doan\b|hoi\b(?! (?:dap|nghi|thi|thao|trai|dien|khoe|cho|thu)\b)|mat tran|lien minh|vien\b|hoc vien|dai hoc|chinh phu|quoc hoi|thu tuong|"
    r"van phong|thuong truc|tong cuc|cum (?:thi dua|cong doan|chuyen mon|truong)|khoi (?:thi dua|cong doan)|bao hiem xa hoi|toa an|cong an|kho bac|ngan hang|xi nghiep|"
    r"nha (?:may|van hoa|thieu nhi|xuat ban|hat|truyen thong)|cd(?:cs|vc|n|gd|gv)?\b|to cong doan|thanh tra|tram (?:y te|bien phong|kiem lam|khuyen nong|thu y)|bao\b|tap chi|"
    r"quan uy|bo chi huy|bo tu lenh|doan chu tich|lien doi\b|doi (?:tntp|thieu nien|quan ly|thanh tra|canh sat|kiem (?:soat|lam|tra)|thi hanh|thue|cong tac|tuyen truyen)|hdd\b|"
    r"(?:lien )?chi (?:doan|hoi|uy)|cau lac bo|clb\b|to (?:chuyen mon|bo mon|chuyen trach|cong tac|dan pho|giup viec|thu ky|van phong|ngu van|toan|ngoai ngu|su|dia|vat ly|hoa|sinh|"
    r"khoa hoc|nghiep vu|quan ly|hanh chinh|tieng anh|the duc|mau giao|nha tre|\d)|khoa\b(?! (?:hoc|giao|i|v|x))|vu\b(?! (?:viec|an|mua|dong|he|thu|xuan|quang|ban))|bo mon|quan (?:khu|doan|chung)\b|"
    r"(?:su|lu|trung|tieu|binh) doan \p{L}*\d|don bien phong|bo doi|dien luc|quy (?:ho tro|tro von|bao|dau tu|phat trien|tin dung|nhan ai|xa hoi|tam long|vi)|"
    r"thon\b|ap\b(?! dung)|khom\b|khu (?:pho|dan cu|di tich)|to hop tac|hat kiem lam|thu vien(?! phap luat)|bao tang|dai (?:truyen|phat|khi tuong|tieng noi)|hop tac xa|htx\b|"
    r"lien hiep|hiep hoi|vuon quoc gia|khu bao ton|cang vu|chi nhanh|phan (?:hieu|vien)|vqg\b|mttq|bv(?:dk)?\b|ttyt\b|ttgd|bhxh\b|cty\b|tcty\b|pgd\b|sgd\b|(?:v|vien )ksnd|tand\b|"
    r"bchqs\b|lhpn\b|hlhpn\b|hsv\b|ban giam (?:hieu|doc)|bgh\b|hdqt\b|thi doan"
)
ORGAN_HEAD = compile_pattern(rf"^\W{{0,3}}(?:{_ORGAN_HEADS})")
TELLS = compile_pattern(
    r"\s(?:ĐÃ|ĐƯỢC|PHÁT ĐỘNG|KÝ KẾT|KHAI MẠC|TỔNG KẾT|SƠ KẾT|HƯỞNG ỨNG|CHÀO MỪNG|KỶ NIỆM|TRAO|TẶNG|TỔ CHỨC (?:HỘI(?! ĐỒNG)|LỄ|ĐẠI HỘI|NGÀY|GIẢI|KÝ|TỌA ĐÀM|CHƯƠNG TRÌNH|BUỔI|CÁC|SINH HOẠT))(?=\s)"
)
"""Words of a headline, which tells what an organ does; no organ's name holds them."""
BODY_NAMES = compile_pattern(
    r"ban chap hanh|ban thuong (?:vu|truc)|doan chu tich|bch|btv|thuong truc|uy ban kiem tra|ubkt|ban bi thu|bo chinh tri"
)
BODY_OR_POST = compile_pattern(
    r"\W{0,3}(?:ban (?:chap hanh|thuong vu)|doan chu tich|bch\b|btv\b|uy ban|hoi dong|chu tich|truong ban|giam doc|tong giam doc|hieu truong|bo truong|thu tuong|cuc truong|truong phong)"
)
"""Who enacts a decision: the line above ``Căn cứ``."""
ACTING_BODY = compile_pattern(r"^(?:ban chap hanh|ban thuong (?:vu|truc)|doan chu tich|bch|btv)\b\s*(?:va\s+)?")

TONE = compile_pattern(r"[ÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴ]")
"""Words in capitals bear tones, abbreviations none."""
SECOND_HALVES = "Thương binh|Xã hội|Chính trị|Văn hóa|Thể thao|Du lịch|Tài chính|Pháp luật|Vũng Tàu|Huế"
"""Second halves of names that a dash joins: what they follow is no bullet."""
BEFORE_POST = r"(?<!cong )(?<!lien )(?<!nghiep )doan|pho|quyen|ban"
"""What a post belongs to when it stands before it: ``ĐOÀN CHỦ TỊCH``, ``PHÓ CHỦ TỊCH``; no ``CÔNG ĐOÀN``."""

APPROVAL = compile_pattern(
    r"(?<!\w)(?:(?:phe )?duyet|xac nhan|y kien)(?: cua)?\b(?=\W+(?:ban |bgh|bch|hieu truong|chu tich|giam doc|truong |to |pho |thu truong|nha truong|lanh dao|chuyen mon|ubnd|uy ban|cap|don vi|cong doan))"
)
"""What stands before the office of who approves (``XÁC NHẬN CỦA BAN GIÁM HIỆU``)."""
NO_POST = compile_pattern(
    r"\b(?:(?:sinh|giao|doan|hoi|dang|thanh|uy|doi|nhan|hoc|cong) vien truong|giam hieu truong|lien doi truong(?= (?:th|mn|tieu|mam|trung)))$"
)
"""``SINH VIÊN TRƯỜNG`` ends with no ``VIỆN TRƯỞNG``, ``GIÁM HIỆU TRƯỜNG`` with no ``HIỆU TRƯỞNG``."""

# TM., T/M, KT., TL., TUQ., Q.: before a body or a post in capitals (NORMS §4.1).
AUTHORITY = compile_pattern(
    r"(?<![\p{L}\d/])(?P<code>[tT]\s?[/.,]?\s?[uUưƯ]\s?[/.,]?\s?[qQ]|(?:[tT]\s?[/.,:;]?\s?|#/|[1lI](?=M\.))[mM]|[kK]\s?[/.,]?\s?[tT]|K[I1](?=\.\s?\p{Lu}{2})|[tT]\s?[/.,]?\s?[lL]|Q|q(?=\s?[./]))"
    r"(?P<mark>\s?[./:,;=_<>„-]{1,2}\s?[-'“‘]?|\s|(?<=T/M)|(?<=T[.:]M)(?=B[AẠ]N\s|ĐO[AÀ]N\s|BCH|BTV))(?=\p{Lu}|\p{Ll}\p{Lu}\s\p{Lu}{2})"
)
SIGNED_MARK = compile_pattern(
    r"\b(?!chu\b)\w{1,3}\s*ky(?:\s*va\s*dong dau)?\s?\)|[(\[{]?\s*(?:da\s*k[yi](?:\s*(?:va|,)?\s*dong dau|\s*so)?|signed|ky so|da k[yi]\s*,?\s*dong dau|ky(?: ten)?\s*(?:,|va)?\s*dong dau)\s*[)\]}]?|(?:\bten,?\s)?\bdong dau\s?\)|(?:\b\w{1,3}\s)?\bva dong da[ui]\W*$"
)
SIGN_HERE = compile_pattern(r"[(\[]\s*ky\b[^)\]\n]{0,40}[)\]]")


@dataclass(frozen=True, slots=True)
class TypeName:
    """One name of a document type; ``key`` is its comparison form."""

    key: str
    code: str
    name: str
    base: str
    """Name of the plain type that a composite belongs to; empty for a plain one."""


@cache
def type_names() -> tuple[TypeName, ...]:
    """All names of document types, longest first."""
    names: dict[str, TypeName] = {}
    for row in rows("document_types"):
        for variant in (row["name"], *filter(None, row.get("variants", "").split(";"))):
            folded = key(variant)
            if len(folded) >= 5 and folded not in names:
                names[folded] = TypeName(folded, row["code"], row["name"], row["base"])
    return tuple(sorted(names.values(), key=lambda name: -len(name.key)))


@cache
def _types_by_letter() -> dict[str, list[tuple[TypeName, int]]]:
    """The names of types by their first letter, longest first, with how many words they have."""
    found: dict[str, list[tuple[TypeName, int]]] = {}
    for name in type_names():
        found.setdefault(name.key[0], []).append((name, name.key.count(" ") + 1))
    return found


@cache
def _glued_types() -> dict[str, TypeName]:
    """Plain types of two words as they read where their blank was lost."""
    return {name.key.replace(" ", ""): name for name in type_names() if name.key.count(" ") == 1 and not name.base}


def match_type(text: str) -> tuple[TypeName, int] | None:
    """The document type that ``text`` (a line in capitals) begins with, and how many of its words that is.

    A slip or two in a long name is forgiven (``KÉ HOACH``, ``CHUONG TRlNH``); the first letter must be right, but for a C read as G.
    """
    capitals = _CAPITAL_WORDS.match(text)
    if capitals and len(capitals[0]) > 5:
        text = capitals[0]  # CHƯƠNG TRÌNH Công tác …: the rest is the subject
    words = _WORD.findall(unmarked(place_tones(text)).lower())
    if not words:
        return None
    if len(words) >= 5 and all(len(word) == 1 for word in words):  # K Ế  H O Ạ C H
        joined = "".join(words)
        for name in type_names():
            if joined == name.key.replace(" ", ""):
                return name, len(words)
    glued = _glued_types().get(words[0]) if capitals is None and text.lstrip()[:2].isupper() else None
    if glued:  # BIÊNBẢN
        return glued, 1
    for slips in (0, 1):
        first = "c" if slips and words[0][0] == "g" else words[0][0]  # GHỈ THỊ
        for name, count in _types_by_letter().get(first, ()):
            if len(words) < count:
                continue
            candidate = " ".join(words[:count])
            if not (_is_slip_of(candidate, name.key) if slips else candidate == name.key):
                continue
            if name.base == "Báo cáo" and len(words) > count and name.key.startswith("bao cao"):
                continue  # BÁO CÁO KẾT QUẢ THỰC HIỆN …: what kind of report is its subject
            return name, count
    return None


_CAPITAL_WORDS = compile_pattern(r"\W*\p{Lu}+(?:[\s-]+\p{Lu}+)+(?![\p{L}\d])")


def _is_slip_of(candidate: str, name: str) -> bool:
    return (
        len(name) >= 7
        and abs(len(candidate) - len(name)) <= 1
        and distance(candidate, name, 2) <= (2 if len(name) >= 11 else 1)
    )


def distance(a: str, b: str, limit: int) -> int:
    """Levenshtein distance of two short strings, or ``limit + 1`` if it is larger."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (x != y)))
        if min(current) > limit:
            return limit + 1
        previous = current
    return previous[-1]


@cache
def post_pattern() -> re.Pattern[str]:
    """Posts of signers, at the start of an unmarked lower-case text; a unit's name may follow."""
    names = set()
    for row in rows("posts"):
        name = key(row["name"])
        names.add(name)
        if row["deputy"] == "yes":
            names.add(f"pho {name}")
    body = "|".join(re.escape(name).replace(r"\ ", r"[\s.,-]{1,4}") for name in sorted(names, key=len, reverse=True))
    return compile_pattern(rf"(?:{body})(?:\s+(?:thuong truc|phu trach))?(?![^\W\d_])")


@cache
def _posts_spelled() -> dict[str, str]:
    """Posts in capitals by their spelling without marks."""
    spelled = {key(row["name"]): row["name"].upper() for row in rows("posts")}
    spelled |= {f"pho {plain}": f"PHÓ {name}" for plain, name in spelled.items()}
    return spelled | {f"{plain} thuong truc": f"{name} THƯỜNG TRỰC" for plain, name in spelled.items()}


def mended_post(value: str) -> str:
    """A post in capitals with the marks and letters that a scanner lost or changed (``PHỚ CHU TỊCH``); what follows it stays."""
    plain = key(value)
    match = post_pattern().match(plain) if value.isupper() and len(plain) == len(value) else None
    if match is not None and value[: match.end()] in _posts_as_written():
        return value
    meant = _posts_spelled().get(match[0]) if match else None
    if match is not None and meant is not None:
        return meant + value[match.end() :]
    slipped = match is None and value.isupper() and not value.startswith(("P.", "P/"))
    return (nearest_post(value) if slipped else None) or value


@cache
def _posts_as_written() -> frozenset[str]:
    return frozenset(row["name"].upper() for row in rows("posts"))


@cache
def nearest_post(text: str) -> str | None:
    """The post that ``text`` in capitals stands for if no more than one letter in four differs (``NHU TỊCH``), blanks apart.

    Of three words the first and another are enough where no other post has them (``PHO, UẾ TỊCH``).
    """
    words = key(text).split()
    plain = "".join(words)
    if not 4 < len(plain) < 30:
        return None
    framed = None
    if len(words) == 3:
        first, second, third = words
        framed = _posts_by_frame().get(f"{first} * {third}") or _posts_by_frame().get(f"{first} {second} *")
    if framed:
        return framed
    most = len(plain) // 4
    nearest: tuple[int, bool, str] | None = None
    for letters, spelled in _posts_by_letters().items():
        if abs(len(letters) - len(plain)) > most:
            continue
        slips, starts = distance(plain, letters, most), letters[:2] == plain[:2]
        rank = (slips + (not starts), not starts, spelled)
        if slips <= most and (nearest is None or rank[:2] < nearest[:2]):
            nearest = rank
    return nearest[2] if nearest else None


@cache
def _posts_by_frame() -> dict[str, str | None]:
    """Posts of three words, one of the last two left open; None where several are alike."""
    framed: dict[str, str | None] = {}
    for plain, spelled in posts_in_use():
        words = plain.split()
        if len(words) == 3:
            for frame in (f"{words[0]} * {words[2]}", f"{words[0]} {words[1]} *"):
                framed[frame] = None if frame in framed else spelled
    return framed


@cache
def _posts_by_letters() -> dict[str, str]:
    return {plain.replace(" ", ""): spelled for plain, spelled in posts_in_use() if len(plain) > 5}


def posts_in_use() -> list[tuple[str, str]]:
    """The posts that sign often, without deputies of those who have none, and without ``THƯỜNG TRỰC`` behind others than deputies."""
    own = {key(row["name"]) for row in rows("posts")}
    seldom = {key(row["name"]) for row in rows("posts") if row.get("marred") == "no"}
    return [
        (plain, spelled)
        for plain, spelled in _posts_spelled().items()
        if post_pattern().fullmatch(plain)
        and plain.removeprefix("pho ").removesuffix(" thuong truc") not in seldom
        and (plain in own or plain.startswith("pho ") or not plain.endswith(" thuong truc"))
    ]


@cache
def surnames() -> frozenset[str]:
    """Family names in lower case."""
    return frozenset(place_tones(row["name"].lower()) for row in rows("surnames"))


@cache
def unmarked_surnames() -> dict[str, str]:
    """The commonest family name of each spelling without marks."""
    names: dict[str, str] = {}
    for row in rows("surnames")[:24]:
        names.setdefault(key(row["name"]), row["name"])
    return names


@cache
def plain_surnames() -> dict[str, str]:
    """All family names by their spelling without marks; the commonest where several share one."""
    names: dict[str, str] = {}
    for row in rows("surnames"):
        names.setdefault(key(row["name"]), row["name"])
    return names


@cache
def nearest_surname(word: str) -> str | None:
    """The family name that a word of four letters or more stands for which differs in one letter (``Friệu``).

    The frequent one where several do (``Tfấn``); None if several frequent ones may be meant.
    """
    plain = key(word)
    meant = (
        [spelled for name, spelled in plain_surnames().items() if distance(plain, name, 1) == 1]
        if len(plain) > 3
        else []
    )
    frequent = [name for name in meant if key(name) in frequent_surnames()]
    return next((names[0] for names in (meant, frequent) if len(names) == 1), None)


@cache
def frequent_surnames() -> frozenset[str]:
    """The family names that most people have, without marks."""
    return frozenset(key(row["name"]) for row in rows("surnames")[:24])


@cache
def place_keys() -> frozenset[str]:
    """Known places in their comparison form."""
    return frozenset(key(row["name"]) for row in rows("places"))


@cache
def place_pattern() -> re.Pattern[str]:
    """A địa danh at the end of an unmarked lower-case text: a known province or town, or a unit's name with its rank."""
    known = "|".join(re.escape(key(row["name"])).replace(r"\ ", r"\W{1,3}") for row in rows("places"))
    rank = r"(?:tinh|thanh pho|tp|quan|huyen|thi xa|tx|thi tran|xa(?!\W+hoi\b)|phuong|dac khu)"
    return compile_pattern(rf"(?<!\w)(?:(?:{rank}\.?\s*)?(?:{known})|{rank}\.?\s+\w+(?:\s+\w+){{0,3}})\W*$")


def is_capitals(text: str) -> bool:
    """Whether most letters are capitals (an abbreviation or a slip in small letters is allowed)."""
    upper, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper >= 2 and upper >= 3 * small
