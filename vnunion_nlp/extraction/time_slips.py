"""Slips of a scan in the words of times, mended where what stands around them shows what was written.

A lost tone or hat is mended where the word has no other meaning in its place (``trươc``; ``thang 5``, ``hăng năm``). A digit that is
gone is not guessed; one that was read as a letter is mended before (``digit_slips``).
"""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower as lower_text

_UNIT = r"(?:ng[àa]y|tu[ầâa]n|th[áa]ng|qu[ýy]|n[ăa]m)(?!\w)"
_NUMBER = r"(?= {0,4}(?:\d|[lo]\d))"
_QUARTER = r"(?= {0,3}(?:[ivl1h]{1,3}|[1-4])(?!\w))"
# How a scan may show a word, in lower case; a time word must stand beside it where the shape is another word's too. Each shape begins with
# a letter of its own and looks back afterwards, which lets the search skip.
_SHAPES = (
    (rf"ng[áâẩầấậ]y{_NUMBER}", "ngày"),
    (rf"ngà[ỳýv]{_NUMBER}", "ngày"),
    (rf"nqày{_NUMBER}", "ngày"),
    (rf"hgày{_NUMBER}", "ngày"),
    (rf"[\"'“]gày{_NUMBER}", "ngày"),
    # A vowel read twice; the blank that takes its place stands behind the word.
    (rf"đâầu(?= {_UNIT})", "đầu "),
    (rf"thá[áa]ng{_NUMBER}", "tháng "),
    (r"ngảy(?!\w)", "ngày"),
    (r"ngay(?= {0,4}[\dlo]{1,2}(?: {0,2}[/.-] {0,2}[\dlo]| th[aá]ng| h[ằàăa]ng| c[ủu]a)| l[àa]m vi)", "ngày"),
    (rf"th[aàăâ]ng{_NUMBER}", "tháng"),
    (r"th[aàăâ]ng(?<=\d th.ng)", "tháng"),
    (r"thảng(?! thốt)", "tháng"),
    (r"thống(?<!hệ th.ng)(?<!truyền th.ng)(?= \d{1,2}[/.]\d{4})", "tháng"),
    (r"quí(?!\w)", "quý"),
    (rf"qu[yỳỷỹ]{_QUARTER}", "quý"),
    (rf"q[úùủ][yý]{_QUARTER}", "quý"),
    (r"quy(?:(?<=h[ằàăa]ng quy)|(?<=m[ỗôo]i quy))(?! ?(?:đ|ch|m|tr|h|t|ư))", "quý"),
    (r"n[aâà]m(?= {0,3}(?:19|20)\d\d)", "năm"),
    (r"tr(?!ước)[ưuứừử][ơớờởoó]c(?!\w)", "trước"),
    (rf"đ[êềe]n(?= (?:h[ếêe]t |tr[ưu]|cu[ốô]i |{_UNIT}|\d))", "đến"),
    (rf"d[ếêe]n(?= (?:h[ếêe]t |tr[ưu]|cu[ốô]i |{_UNIT}|\d))", "đến"),
    (rf"h[êềe]t(?= (?:{_UNIT}|\d|nhi[ệê]m k))", "hết"),
    (r"môt(?!\w)", "một"),
    (r"l[âa]n(?:(?<=m[ộô]t l.n)|(?<=hai l.n)|(?<=[\d/] l.n)|(?<=[\w]/l.n))(?!\w| c[ậâ]n)", "lần"),
    (rf"h[ăaãâ]ng(?= {_UNIT})", "hằng"),
    (
        rf"trọng(?<!quan tr.ng)(?<!ch[úu] tr.ng)(?<!coi tr.ng)(?<!xem tr.ng)(?<!nặng tr.ng)(?<!tôn tr.ng)(?<!trang tr.ng)(?= (?:{_UNIT}|th[oờ]i gian|vòng))",
        "trong",
    ),
    (rf"m[ôo]i(?= {_UNIT})", "mỗi"),
    (r"k(?!ể từ)[ểếêe] t[ừưu](?= )", "kể từ"),
    (rf"t[ưu](?<!đầu t.)(?<!thứ t.)(?<!tháng t.)(?<!công t.)(?<![\w/-]t.)(?= (?:{_UNIT} \d|nay |\d))", "từ"),
    (r"ch(?!ậm nhất)[ậâaă]m nh[ấâa]t", "chậm nhất"),
    (r"mu(?!ộn nhất)[ộôo]n nh[ấâa]t", "muộn nhất"),
    (r"chap(?<=háng chap)(?!\w)", "chạp"),
    (r"gi[eếé]ng(?<=háng gi.ng)(?!\w)", "giêng"),
    (r"ít nh[âa]t", "ít nhất"),
    (r"it nh[ấâa]t", "ít nhất"),
    (r"l(?!àm việc)[àa]m vi[ệêe]c", "làm việc"),
    (r"gi[ừưử]a(?!\w)", "giữa"),
    (rf"cu[ôổồ]i(?= {_UNIT})", "cuối"),
    (r"nặm(?= (?:\d|hai |một ))", "năm"),
    (rf"đ(?!ầu)[âầ][uư](?= {_UNIT})", "đầu"),
    (r"s[aà]ng(?= ng[àa]y \d)", "sáng"),
    (r"chi[êe]u(?= (?:ng[àa]y )?\d)", "chiều"),
    (r"gi[ơo](?<=\d gi.)(?!\w)", "giờ"),
    (r"va(?<=[\div] va)(?= (?:ng[àa]y|th[áa]ng|qu[ýy]|\d))", "và"),
    (r"đ(?!ịnh kỳ)[ịi]nh k[ỳyìi](?!\w)", "định kỳ"),
    (r"dinh ky(?!\w)", "định kỳ"),
    (r"bát đầu(?= (?:từ|vào|ngày|tháng))", "bắt đầu"),
    (r"ho(?!àn thành)[àa]n th[àa]nh", "hoàn thành"),
    (r"trong vong(?= \d)", "trong vòng"),
    (r"th(?!ời hạn)[ờơo]i h[ạa]n", "thời hạn"),
    (r"d(?!ự kiến)[ựưu] ki[ếêe]n", "dự kiến"),
)
_SLIPS = [(compile_pattern(shape), written) for shape, written in _SHAPES]
_LOST = "\ufffd"
"""What a broken page shows in place of a letter."""
_LOST_SHAPES = [
    (compile_pattern(shape), written)
    for shape, written in (
        (rf"ng{_LOST}y(?!\w)", "ngày"),
        (rf"th{_LOST}ng(?= \d)", "tháng"),
        (rf"qu{_LOST}(?= [ivx\d])", "quý"),
        (rf"n{_LOST}m(?= \d)", "năm"),
        (rf"l{_LOST}(?= (?:\d|ng))", "là"),
    )
]

_UPRIGHT = compile_pattern(r"[\]|!](?<=[0-3].)(?<!\d..)(?=[/.-]\d)")
"""The second digit of a day, a one that looks like a stroke."""
_SPECK = compile_pattern(
    r"[.:;](?:(?<=háng.)|(?<=uý.)|(?<=gày.)|(?<=rong.)|(?<=rước.))(?=\d{1,2}[/. ]|[Qq]uý |[Tt]háng |[Nn]gày )"
    r"|[.:;](?<=háng.)(?= {1,2}\d{1,2}/(?:19|20)\d\d)"
    # In the middle of a phrase: ``trong 07 ngày làm việc. kể từ``, ``trước Tết. Nguyên đán``, ``trước ngày 05 : hằng tháng``, ``tháng 11-và tháng 12``
    r"|[.:](?:(?<=việc.)|(?<=việc .)|(?<=gày.)|(?<=gày .))(?= ?(?:kể|tính) từ (?:ngày|khi))|\.(?<=\d\.)(?=(?:ngày|giờ|tháng) (?:làm|kể|sau))|[.:](?:(?<=[Tt]ết.)|(?<=[Tt]ết .))(?= [Nn]guyên đán)"
    r"|[.:'](?:(?<=\d [:'])(?= )|(?<=\d[.:]))(?= ?(?:h[ằăàa]ng|mỗi) (?:tháng|quý|năm))|[.:](?<=rước ngày.)(?= \d{1,2}/\d)|-(?<=\d-)(?=và (?:ngày|tháng|quý) )"
    # A mark before the number or its word: ``trong vòng “15 ngày``, ``02 'tháng/lần``, ``vào _ngày 25``
    r"|[\"'“‘_](?:(?<=vòng .)(?=\d)|(?<=\d .)(?=(?:ngày|tuần|tháng|quý)(?!\p{L}))|(?<=[òaà]o .)(?=ngày \d))"
    r"|:(?:(?<=[Tt]ừ:)|(?<=đến:)|(?<=[Tt]ừ ngày:)|(?<=đến ngày:))(?= {1,2}(?:ngày )?\d)"
)
"""A mark between or before the words of a time: ``trong.Quý II``, ``tháng:7/2022``, ``từ: 5/3 đến: 10/3``."""
_ARROW = compile_pattern(r"[-=]>(?= {0,2}(?:hết |ngày |hết ngày )?\d)|[→~÷](?= {0,2}(?:hết |ngày |hết ngày )?\d)")
"""A range drawn as an arrow: ``từ 10/3 -> 15/3``."""
_ARROWS = (">", "→", "~", "÷")
_DOTTED_DAY = r"(?:3[01]|[12]\d|0?[1-9])\.(?:1[0-2]|0?[1-9])(?![\d%]|[.,]\d)"
_DOTTED = compile_pattern(
    rf"\d(?:(?<=[Ừừ] .)|(?<=[Yy] .)|(?<=: .)|(?<=\(.))\d?\.(?:1[0-2]|0?[1-9]) {{0,2}}(?:-|đến(?: hết)?(?: ngày)?) {{0,2}}{_DOTTED_DAY}"
)
"""Both days of a range with a dot before the month: ``từ 10.3 - 10.4``."""
_DASHED = compile_pattern(
    r"\d(?<=[Yy] .)\d?-(?:1[0-2]|0?[1-9]) {1,2}(?:đến|tới)(?: hết)?(?: ngày)? {1,2}(?:3[01]|[12]\d|0?[1-9])-(?:1[0-2]|0?[1-9])(?![\d/%-])"
)
"""Both with a dash: ``từ ngày 25-3 đến 1-4``."""
_TORN = compile_pattern(
    r"\n(?:(?:(?<=\w quý\n)|(?<=\w quý \n))[\s.,-]{0,4}(?=[IVXLH1-4]{1,3}(?:/\d{4}|[;,)]| năm \d))"
    r"|(?:(?<=\w ngày\n)|(?<=\w tháng\n)|(?<=\w trước\n)|(?<=\w ngày \n))[\s.,]{0,3}- ?(?=\d{1,2}/\d)"
    r"|(?:(?<=\w chậm\n)|(?<=\w muộn\n))\s{0,3}- ?(?=nhất )"
    r"|(?:(?<=\w xong\n)|(?<= thành\n)|(?<=\w về\n)|(?<=\w vào\n)|(?<=\w trong\n))\s{0,3}- ?(?=(?:trong |trước |chậm nhất )?(?:quý [IVXH1-4]|tháng \d|ngày \d)))"
)
"""A time that goes on in another line, before which a scan shows a dash: ``trong quý`` / ``- IV/2017``, ``chậm`` / ``- nhất``."""
_STROKE = compile_pattern(r"[ÏÌÍĨïìíĩ](?:(?<=[Uu][ýÝ] [IV].)|(?<=[Uu][ýÝ] II.))(?!\p{L})")
"""A stroke of a quarter's numeral with a speck above it: ``quý IIÏ``."""
_DOUBLED = compile_pattern(r"(?<=/)[/⁄](?=\d)")
"""A stroke read twice."""


def mended(text: str) -> str:
    """``text`` with the words of times and the marks in them as they were written, same length and letter case."""
    text = _TORN.sub(lambda torn: " " * len(torn[0]), text)
    text = _SPECK.sub(" ", _DOUBLED.sub(" ", _STROKE.sub("I", _UPRIGHT.sub("1", text))))
    if any(sign in text for sign in _ARROWS):
        text = _ARROW.sub(lambda arrow: "-".rjust(len(arrow[0])), text)
    text = _DOTTED.sub(lambda days: days[0].replace(".", "/"), text)
    text = _DASHED.sub(lambda days: days[0].replace("-", "/"), text)
    lower = lower_text(text)
    slips = [*_SLIPS, *_LOST_SHAPES] if _LOST in text else _SLIPS
    found = sorted((match.start(), written) for slip, written in slips for match in slip.finditer(lower))
    pieces, at = [], 0
    for start, written in found:
        if start < at or (start and text[start - 1].isalpha()):
            continue
        shown = text[start : start + len(written)]
        if not shown.islower():
            written = written.upper() if shown.isupper() else written[0].upper() + written[1:]
        pieces += [text[at:start], written]
        at = start + len(written)
    return "".join([*pieces, text[at:]]) if pieces else text
