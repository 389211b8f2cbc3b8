"""The smallest groups of words that tell a time (NORMS §8.2): ``ngày 14-15/6``, ``tháng 3-9``, ``quý I/2024``, ``hằng quý``.

They are found by one merged pattern in text in lower case. The words are written as in print (``time_slips`` mends them).
"""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.time_values import Atom
from vnunion_nlp.patterns import compile_pattern, named, names_of
from vnunion_nlp.resolution.lunar import name_of_year, year_names

_B = " {0,4}+"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
# A day that a range or list goes on with, and no hour.
_D2 = rf"{_D}(?! {{0,2}}(?:h|g|giờ|:\d))"
_M = r"(?:1[0-2]|0?[1-9])(?!\d)"
_Y = r"(?:(?:19|20)\d\d)(?!\d)"
_TAIL = rf"(?:{_B}(?:[/.-]{_B}|,?{_B}(?:của )?năm{_B})(?P<y>{_Y}))?+"
_TO = rf"{_B}(?:-|,|và|đến|tới|&|\+){_B}"
_ONES = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|b[ảẩ]y|tám|chín)"
_SPELLED = rf"(?:{_ONES} mươi(?: {_ONES})?|mười(?: {_ONES})?|{_ONES})"
_DIGITS = rf"(?:\d{{1,3}}(?!\d)|{_SPELLED})"
_WORD_MONTH = r"(?:mười một|mười hai|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\p{L})"
# A scan shows II as H.
_Q = r"(?:[il1t]v|[il1]?h[il1]?|[il1]{1,3}|[1-4])(?![\p{L}\d])"
_HOUR = r"\d{1,2} {0,2}(?:h|g|giờ|:)(?: {0,2}\d{2})?(?: {0,2}(?:phút|p|'|\"|rưỡi))?(?:(?=ngày)|(?![\p{L}\d]))"
_WEEKDAY = r"(?:thứ {1,2}(?:hai|ba|tư|năm|sáu|b[ảẩ]y|[2-7])|chủ nhật)"
_SESSION = r"(?:buổi )?(?:sáng|trưa|chiều|tối|đêm)"
_DAYTIME = rf"(?:{_SESSION} )?{_WEEKDAY}"
_CLOCK = rf"(?:(?:từ )?(?:{_HOUR} {{0,2}}(?:-|đến) {{0,2}})?{_HOUR}[ ,]{{0,3}}(?:(?:sáng|trưa|chiều|tối) ?)?(?:,? ?\(?{_WEEKDAY}\)?)?[ ,]{{0,3}})"
# What may stand before a day: its hour, its part of the day, its weekday ("Thứ hai, hằng năm" numbers a point).
_LEAD = rf"(?P<clock>{_CLOCK}(?:các (?:ngày từ (?=\d))?)?)?(?:(?P<session>{_SESSION}) )?(?:(?P<weekday>(?:ngày )?\(?(?:{_WEEKDAY}(?:,| và|;) ){{0,3}}{_WEEKDAY}\)?)[ ,]{{1,3}}(?!(?:h[ằà]ng|mỗi|từng)[ ]))?"
_CAN_CHI = year_names()
_EVENT = (
    rf"(?:{_B},?{_B}(?P<event>(?!(?:kể|tính) từ ngày \d{{1,2}}[^ ,;.()\n]{{0,8}} (?:đến|tới) )(?:(?:kể|tính) từ|kể sau|từ (?:khi|lúc|thời điểm)|từ ngày(?! ?\d)|(?:sau|trước) (?:khi|thời điểm|kỳ|ngày(?! ?\d)))"
    rf"[^\n.;:()\",]{{2,140}}(?!\p{{L}})|(?:sau|trước) (?:(?:mỗi|từng) (?:lần|cuộc|buổi|vòng|lớp|đợt)|đại hội|hội nghị|cuộc họp|kỳ họp|đợt|lễ|tết)(?!\p{{L}})[^\n.;:()\",]{{0,140}}(?!\p{{L}})|sau đó(?!\p{{L}})))?"
)

_UNIT = r"(?:ngày|tuần|tháng|quý|năm học|năm|học kỳ)"
_ATOM_GRAMMAR = rf"""(?<![\p{{L}}\d/])(?<!\p{{L}}[.-])(?<!\d\.)(?:
    {_LEAD}(?:(?:ngày{_B})?(?:m[ùồ]ng{_B})?(?P<ld>{_D})(?:{_B}(?:-|đến|tới|và){_B}(?:ngày{_B})?(?:m[ùồ]ng{_B})?(?P<ld2>{_D}))?{_B}tháng{_B}(?P<lm>chạp|giêng|{_M}{_B}\(?(?:âm{_B}lịch|âl)\)?)
       |(?:ngày{_B})?m[ùồ]ng{_B}(?P<ld>{_D})(?:{_B}(?P<eve>tết)(?:{_B}nguyên{_B}đán|{_B}âm{_B}lịch)?)?
       |(?:ngày{_B})?(?P<ld>2[3-9]|30){_B}(?P<eve>tết)(?:{_B}nguyên{_B}đán|{_B}âm{_B}lịch)?|(?:ngày{_B})?rằm{_B}tháng{_B}(?P<lm>giêng|bảy|tám|{_M})(?:{_B}\(?âm{_B}lịch\)?)?
       |(?:ngày{_B})?(?P<ld>{_D})/(?P<lm>{_M}{_B}(?:\((?:âm{_B}lịch|âl)\)|(?:âm{_B}lịch|âl)(?!\p{{L}})))
       |(?:dịp{_B})?(?P<tet>tết{_B}nguyên{_B}đán|tết{_B}(?:âm|dương){_B}lịch|tết{_B}trung{_B}thu|tết(?=\ (?:{_CAN_CHI}))|giỗ{_B}tổ{_B}hùng{_B}vương))
       (?:{_B}(?:năm{_B})?(?:(?P<cc>{_CAN_CHI})|(?P<y>{_Y}))(?:{_B}(?:-{_B}|năm{_B})?{_Y})?)?+
    |{_LEAD}ngày{_B}(?P<d>{_D})(?:{_B}(?:-|đến){_B}(?P<d2>{_D2}))?[.-](?P<m>{_M})(?![\d/-]|\.\d|{_B}(?:tháng|/)|{_B}(?:,|và){_B}\d)
    |{_LEAD}ngày{_B}(?P<noise>\d?[?#*_]\d?|[.…_]{{1,12}})(?:{_B}/{_B}|{_B}tháng{_B})(?P<m>{_M})(?!\d){_TAIL}
    |{_LEAD}(?P<ngay>ngày{_B})?(?P<d>{_D}|(?<=ngày\ )[0-3]\ \d(?={_B}/))(?:(?P<sep>{_TO})(?:ngày{_B})?(?P<d2>{_D2})){{0,4}}?
      (?:{_B}/{_B}(?P<m>{_M})(?:{_B}[/.-]{_B}(?P<y>{_Y})|\ năm\ (?P<y>{_Y})(?!\ ?-))?
        |{_B}\.{_B}(?P<m>{_M}){_B}\.{_B}(?P<y>{_Y})|{_B}-{_B}(?P<m>{_M}){_B}-{_B}(?P<y>{_Y})
        |{_B}tháng{_B}(?P<m>{_M})(?!\ lần){_TAIL})(?![\d/%]|\)?\ (?:tổng\ )?số\ )
    |{_LEAD}ngày{_B}(?P<d>{_D})(?:(?:{_TO}(?P<d2>{_D2}))?+(?:{_B}tháng{_B}(?P<wm>{_WORD_MONTH}){_TAIL}|(?!{_B}[\d/%]|{_B}tháng{_B}[\d.…])))
    |{_LEAD}ngày{_B}(?P<wd>{_SPELLED}){_B}tháng{_B}(?:(?P<m>{_M})|(?P<wm>{_WORD_MONTH})){_TAIL}
    |(?:(?P<nd>{_DIGITS})\ ngày|(?P<nd>nửa))\ (?P<part>đầu|cuối)(?:\ (?:tiên|cùng))?\ (?:của\ )?tháng{_B}(?P<m>{_M}){_TAIL}
    |(?P<n>6|06|9|09|3|03|sáu|chín){_B}tháng{_B}(?P<part>đầu|cuối){_B}năm(?:{_B}(?P<y>{_Y}))?
    |{_LEAD}(?P<every>(?:(?:các\ )?ngày\ )?(?:(?:từ\ )?(?:{_DAYTIME}(?:\ đến|\ -|\ và|,|;)\ ){{0,4}}{_DAYTIME}(?:(?:,|\ và)\ [2-7]){{0,4}}\ )?(?:h[ằà]ng|mỗi|từng)\ (?:(?P<num>{_DIGITS})\ )?(?P<unit>{_UNIT}))(?![\p{{L}}])(?:{_B}(?:(?:(?P<least>ít\ nhất|tối\ thiểu)|tổ\ chức|họp|/)\ ?){{0,2}}(?P<times>{_DIGITS})\ (?:lần|kỳ|buổi|phiên)(?:\ {_SESSION})?|{_B}(?P<times>một|0?1)\ (?:cuộc|đợt)(?=\ ?(?:[;.,)]|$))|,?\ (?:vào\ )?(?:(?:ngày|{_SESSION})\ )?{_WEEKDAY})?
    |(?P<times>{_DIGITS})\ (?:lần|kỳ){_B}(?:/|trong|mỗi|một){_B}(?:(?P<num>{_DIGITS})\ )?(?P<unit>{_UNIT})(?!\p{{L}}|\ (?:\d|[ivl]{{1,3}}(?!\p{{L}})))
    |(?:(?P<num>{_DIGITS}){_B}(?P<unit>tuần|tháng|quý|năm|học\ kỳ)|(?P<half>nửa)\ (?P<unit>năm))(?:\ (?:\p{{L}}{{1,8}}\ ){{0,4}}?(?:một|1|01)\ |{_B}/{_B}(?:một\ |0?1{_B})?)(?:lần|kỳ)(?!\p{{L}})
    |(?P<every>(?P<unit>tuần|tháng|quý|năm)(?:\ (?P<times>một|0?1)\ |/(?P<times>0?1)?\ ?)lần)(?!\p{{L}})
    |(?P<num>một|1|01){_B}(?P<unit>tuần|tháng|quý|năm)\ (?:\p{{L}}{{1,8}}\ ){{0,2}}?(?P<times>{_DIGITS})\ (?:lần|kỳ)(?!\p{{L}})
    |(?:(?<=theo\ )|(?<=định\ kỳ\ )|(?<=định\ kỳ\ \()|(?<=định\ kỳ:\ )|(?<=chế\ độ\ báo\ cáo:\ )|(?<=chế\ độ\ báo\ cáo\ \())(?P<by>ngày|tuần|tháng|quý)(?=(?:,|,?\ (?:và|hoặc))\ (?:\d{{1,2}}\ )?(?:tuần|tháng|quý|năm)(?!\p{{L}}|\ \d))
    |(?:của{_B})?(?P<endq>tháng\ (?:cuối|đầu)(?:\ (?:cùng|tiên))?\ (?:của\ )?(?:mỗi\ |hằng\ |hàng\ )?(?:quý(?:\ sau)?|kỳ(?:\ báo\ cáo)?))(?!\ [ivl\d])|(?:của{_B})?(?P<nextm>(?<=\d\ của\ )tháng(?=\ ?[.;,)])|tháng\ (?:sau|kế\ tiếp|tiếp\ theo|liền\ kề|báo\ cáo)(?:\ liền\ kề)?)(?!\p{{L}})
    |(?P<inner>(?:đầu|giữa|cuối)\ (?:mỗi|h[ằà]ng)\ (?P<unit>tháng|quý|năm(?!\ học)|tuần)|(?:{_DAYTIME}\ )?tuần\ (?:thứ\ )?(?:[1-5]|nhất|hai|ba|tư)(?:(?:\ và|,)\ tuần\ (?:thứ\ )?(?:[1-5]|nhất|hai|ba|tư))?\ (?:của\ )?(?:mỗi|h[ằà]ng)\ (?P<unit>tháng)|(?:(?:ngày\ )?{_WEEKDAY}\ |{_DIGITS}\ )?(?:ngày\ làm\ việc|ngày|tuần)\ (?:đầu|cuối)(?:\ (?:tiên|cùng))?\ (?:của\ )?(?:(?:mỗi|h[ằà]ng)\ )?(?P<unit>tháng|quý)(?:\ đó)?)(?!\p{{L}}|{_B}[ivl\d])
    |(?P<nexty>năm\ (?:sau|trước(?=\ liền)|kế\ tiếp|liền\ kề|báo\ cáo)(?:\ liền\ kề)?)(?!\p{{L}})
    |(?P<rday>{_DIGITS}){_B}(?:\(\p{{L}}{{2,6}}(?:\ \p{{L}}{{2,6}})?\){_B})?(?P<unit>ngày|giờ|phút|tuần|tháng|quý|năm)(?:\ rưỡi)?(?P<work>(?:(?<=y)|(?<=giờ)){_B}làm{_B}việc(?:\ thực\ tế)?)?(?![\p{{L}}\d]|\ \d|\ làm\ việc|\ (?:vừa\ )?qua(?!\p{{L}})|\ gần\ đây){_EVENT}
    |(?P<ahead>sau{_B}(?:(?:khi|ngày|thời\ điểm)\ [^\n.;:(),\d\x1a]{{2,60}}?|(?!(?:hơn|gần|khoảng|thời|mỗi|đó|này|tối|ít|không|chậm|quá|trên|đây)(?!\p{{L}}))[^\W\d]+(?:\ [^\W\d]+){{0,3}}?)\ (?:chậm\ nhất\ |không\ quá\ |tối\ đa\ )?)(?P<rday>{_DIGITS}){_B}(?P<unit>ngày|tuần|tháng)(?P<work>{_B}làm{_B}việc)?(?=\ {{0,2}}(?:[.;,:)\n]|\Z)|\ (?:phải|các|thì|để)\ )
    |(?P<ahead>trước{_B}(?:[^\W\d][^\n.;:(),\d\x1a]{{1,60}}?\ (?:ít\ nhất\ |tối\ thiểu\ )|(?:(?:khi|ngày|thời\ điểm)\ [^\n.;:(),\d\x1a]{{2,60}}?|đại\ hội|hội\ nghị|kỳ\ họp|cuộc\ họp)\ (?:ít\ nhất\ |tối\ thiểu\ )?|(?!(?:thời\ )?hạn|ít\ nhất|tối\ thiểu|kế\ hoạch|tiến\ độ|mục\ tiêu)(?:[^\W\d]+\ ){{1,6}}(?=\d{{1,2}}{_B}(?:ngày|tuần|tháng)(?:{_B}làm{_B}việc)?{_B}(?:[.;,)\n]|\Z))))(?P<rday>{_DIGITS}){_B}(?P<unit>ngày|tuần|tháng)(?P<work>{_B}làm{_B}việc)?(?!\p{{L}})
    |(?<!tháng\ )(?:dịp\ )?(?:(?P<of>{_WEEKDAY})\ (?=(?:đầu|cuối)\ (?:tiên|cùng)?\ ?(?:của\ )?tháng))?(?P<part>(?:đầu|cuối)\ (?:tiên|cùng)(?:\ của)?(?=\ tháng)|đầu|giữa|cuối|thượng\ tuần|trung\ tuần|hạ\ tuần|tuần\ (?:thứ\ )?(?:[1-5](?:{_TO}[1-5])?|nhất|hai|ba|tư|đầu(?:\ tiên)?|cuối(?:\ cùng)?)(?:\ của)?)[ ,]{{1,3}}
       (?:tháng{_B}(?P<m>{_M}){_TAIL}|quý{_B}(?P<q>{_Q}){_TAIL}|(?P<yw>năm)(?:{_B}(?P<y>{_Y}))?+(?!\ (?:học|ngoái|trước|sau))|(?P<term>nhiệm\ kỳ|nk)(?:{_B}(?P<y>{_Y}){_B}-{_B}(?P<y2>{_Y}))?)
    |tháng{_B}(?P<m>{_M})(?:{_TO}(?P<m2>{_M})){{0,11}}+{_TAIL}(?![\d%/])
    |tháng{_B}(?P<named>{_WORD_MONTH}){_TAIL}
    |tháng{_B}(?P<may>công{_B}nhân|hành{_B}động{_B}(?:về{_B})?(?:an{_B}toàn,?{_B}vệ{_B}sinh{_B}lao{_B}động|atvslđ))(?:{_B}năm{_B}(?P<y>{_Y}))?+
    |(?:t\.?)?(?P<ym>{_M})(?:{_B}[-,]{_B}(?P<m2>{_M}))?{_B}/{_B}(?P<y>{_Y})(?!/\p{{L}})
    |(?:các{_B})?quý{_B}(?P<q>{_Q})(?:{_TO}(?P<q2>{_Q})){{0,3}}+{_TAIL}
    |(?P<whole>cả|suốt|trong(?=\ năm\ học(?!{_B}\d)))\ (?:năm(?:\ học)?(?:{_B}(?P<y>{_Y})(?:{_B}-{_B}(?P<y2>{_Y}))?)?|tuần|tháng(?!{_B}\d)|quý(?!{_B}[ivl\d]))(?!\p{{L}})|(?:trong\ |(?<=hết\ ))(?P<yw>năm)(?:\ nay)?(?!{_B}[\d\p{{L}}])
    |năm{_B}(?P<yw>)(?P<y>{_Y})(?:{_B}-{_B}(?P<y2>{_Y}))?(?P<on>{_B}và\ (?:những|các)\ năm\ (?:tiếp\ theo|sau))?(?![/%\d])
    |(?P<semester>(?P<part>đầu|giữa|cuối)\ năm\ học(?!\p{{L}})|học{_B}k[ỳì]{_B}(?:[il1]{{1,2}}|2|một|hai)(?![\p{{L}}\d]))(?:{_B},?{_B}(?:của{_B})?(?:năm{_B}học{_B})?(?P<y>{_Y}){_B}-{_B}(?P<y2>{_Y}))?
    |(?P<stage>giai{_B}đoạn|thời{_B}kỳ|nhiệm{_B}kỳ|năm{_B}học|khóa){_B}:?{_B}(?P<y>{_Y})(?:{_B}-{_B}(?P<y2>{_Y}))(?P<on>{_B}và\ (?:những|các)\ năm\ (?:tiếp\ theo|sau))?
    |(?P<term>toàn{_B}khóa|(?:cả|toàn|hết|suốt){_B}nhiệm{_B}kỳ)(?:{_B}(?P<y>{_Y}){_B}-{_B}(?P<y2>{_Y}))?
    |(?P<y>{_Y})(?:{_B}-{_B}(?P<y2>{_Y}))?(?![/.-]?\d|[%/]|\ (?:đồng|người|đoàn|lượt|suất))
    |(?P<within>(?<=vào\ ){_DAYTIME}(?!,?\ \(?(?:ngày|\d|tuần|h[ằà]ng|đến|-)|\ ?-)|tuần\ (?:thứ\ )?[1-5](?![\d/]|\ (?:tháng|quý|năm)))
    |(?P<ongoing>(?:công{_B}việc{_B})?thường{_B}xuyên(?:[,;]?{_B}(?:và\ )?liên{_B}tục|{_B}hằng\ ngày)?)
    |(?P<now>nay|(?:ngày|thời\ điểm|khi)\ (?:ký\ ban\ hành|ban\ hành|ký)(?:\ (?:kế\ hoạch|công\ văn|văn\ bản|chương\ trình)(?:\ này)?)?)(?!\p{{L}})
    )"""
_ATOM = compile_pattern("".join(line.strip() for line in _ATOM_GRAMMAR.splitlines()), repeats_names=True)
_NAMES = names_of(_ATOM)
# Where an atom can begin: the first word of each, with what must follow. Each starts with a letter of its own, so that the standard
# library's search skips to it.
_COUNT_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười(?: \\w{2,4})?")
_EACH = r" (?:\w+ )?(?:ngày|tu|th|qu|nă|họ)"
_AFTER_DIGIT = r"(?=\d{0,3} {0,4}(?:[-/.,&] {0,4}\d|:\d|\(\w|[hg][\d ,]|giờ|ph|ng|th|tu|qu|nă|họ|lầ|kỳ|tế|đế|tớ|và))"
_TRIGGERS = (
    *(rf"{digit}(?<!\d\d){_AFTER_DIGIT}" for digit in range(10)),
    r"1(?<!\d\d)9\d\d(?!\d)",
    r"2(?<!\d\d)0\d\d(?!\d)",
    r"ngày {0,4}(?:\d|[?#*_.…]|(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười) |rằm|m[ùồ]ng|ban hành|ký|thứ|cuối|đầu|làm việc (?:cuối|đầu))",
    r"tháng(?: [\d\w]|\d)",
    r"quý {0,4}[il1-4ht]",
    *(rf"{unit}(?=,? )(?=,| và| hoặc)" for unit in ("ngày", "tuần", "tháng", "quý")),
    *(rf"{unit}(?: (?:một|0?1) |/(?:0?1)? ?)lần" for unit in ("tuần", "tháng", "quý", "năm")),
    r"năm(?<=hết năm)",
    r"năm(?: {0,4}\d| học| sau| báo cáo| trước liền| kế tiếp| liền)",
    *(rf"{word} (?:lần|kỳ|ngày|giờ|tuần|tháng|quý|năm|\()" for word in _COUNT_WORDS),
    *(rf"{word} mươi" for word in _COUNT_WORDS[1:-1]),
    "nửa (?:năm|đầu|cuối)",
    *(f"{word}{_EACH}" for word in ("hằng", "hàng", "mỗi", "từng")),
    r"thứ(?<=vào thứ) ",
    r"thứ {1,2}\w{1,3}\)?(?:[ ,]{1,3}(?:ng|h|m|\d|đến|-|tuần|đầu|cuối)|(?:[,;]| và) (?:thứ|chủ|sáng|chiều|tối|\d))",
    *(
        "chủ nhật",
        "buổi ",
        "sáng ",
        "trưa ",
        "chiều ",
        "tối ",
        "đêm ",
        "tuần ",
        "thượng tuần",
        "trung tuần",
        "hạ tuần",
        "của tháng",
        "nay",
    ),
    "các {0,4}ngày {1,2}(?:thứ|chủ)",
    *("đầu[ ,]", "giữa[ ,]", "cuối[ ,]", r"từ (?:\d|thứ)", "khi (?:ban hành|ký)", "thời điểm ban"),
    *(
        "mùng",
        "mồng",
        "rằm",
        "tết",
        "giỗ",
        "dịp (?:tết|giỗ|đầu|cuối|giữa)",
        "vào (?:đầu|giữa|cuối|tuần)",
        "các {0,4}quý",
    ),
    *(
        "cả (?:năm|tháng|tuần|quý)",
        r"học {0,4}k[ỳì] {0,4}[il12mh]",
        r"trong năm học(?! {0,4}\d)",
        "suốt (?:năm|tháng)",
        r"trong năm(?! ?\d)",
        "thường {0,4}xuyên",
        "công {0,4}việc {0,4}thường",
    ),
    *("giai {0,4}đoạn", r"thời {0,4}kỳ {0,4}\d", r"nhiệm {0,4}kỳ {0,4}\d", r"khóa {0,4}\d", "toàn {0,4}(?:khóa|nhi)"),
    *(f"{word} {{0,4}}nhiệm" for word in ("cả", "hết", "suốt")),
    r"t\.?\d",
    r"trước {1,4}(?:[^\W\d]+ ){1,6}\d{1,2} {0,4}(?:ng|tu|th)",
    r"trước {1,4}(?:[^\W\d]+ ){1,12}?(?:ít nhất|tối thiểu) \d",
    r"sau {1,4}(?:[^\W\d]+ ){1,4}?\d{1,3} (?:ng|tu|th)",
    r"sau {1,4}(?:khi|ngày|thời điểm) (?:[^\W\d]+ ){1,10}?\d{1,3} (?:ng|tu|th)",
    r"trước {1,4}(?:khi|ngày|thời điểm) (?:[^\W\d]+ ){1,10}?\d{1,3} (?:ng|tu|th)",
)
_TRIGGER = compile_pattern("|".join(_TRIGGERS))

_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), 1
    )
} | {"tư": 4, "bẩy": 7, "nhất": 1, "mốt": 1, "lăm": 5}


def find_atoms(text: str, lower: str, start: int, end: int) -> list[Atom]:
    """All atoms in ``text[start:end]`` in order, not overlapping. ``lower`` is ``text`` in lower case, same length."""
    found = []
    at = start
    while trigger := _TRIGGER.search(lower, at, end):
        match = _ATOM.match(lower, trigger.start(), end)
        if match is None:
            # The rest of a word or number cannot begin another atom.
            at = trigger.start() + 1
            continue
        atom = _atom(match, text)
        at = match.end()
        if atom is not None:
            found.append(atom)
            at = max(atom.end, trigger.start() + 1)
    return found


_TIMES_IN = compile_pattern(r"\S+ (?:lần|kỳ) {0,4}(?:/|[tm])")
"""``02 lần/năm``, which counts, as against ``06 tháng 1 lần``."""
_WEEKLY = compile_pattern(rf"(?:ngày |từ )?{_WEEKDAY}")


def _number(word: str) -> int:
    """``15``, ``mười lăm``, ``hai mươi tư``."""
    if word.isdigit():
        return int(word)
    tens, _, ones = word.rpartition(" mươi") if " mươi" in word else word.rpartition("mười")
    if not tens and "mười" not in word:
        return _NUMBERS.get(word, 0)
    return 10 * _NUMBERS.get(tens, 1) + _NUMBERS.get(ones.strip(), 0)


def _quarter(word: str) -> int:
    if word in ("1", "2", "3", "4"):
        return int(word)
    # Strokes that ran together look like an H, of two of them or of all three.
    return 4 if word.endswith("v") else min(3, len(word) + word.count("h"))


@cache
def _period(number: int, unit: str) -> str | None:
    if unit.startswith("học"):
        # A half of the school year, whose halves are not equal.
        return None
    letter = {"ng": "D", "tu": "W", "th": "M", "qu": "M", "nă": "Y", "gi": "H", "ph": "m"}[unit[:2]]
    number *= 3 if unit[0] == "q" else 1
    return f"PT{number}{letter.upper()}" if letter in "Hm" else f"P{number}{letter}"


def _rhythm(number: int, unit: str, times: int) -> str | None:
    """``02 lần/năm`` is every six months."""
    months = {"th": 1, "qu": 3, "nă": 12}.get(unit[:2])
    if times > 1 and months and (number * months) % times == 0:
        return f"P{number * months // times}M"
    return _period(number, unit)


def _atom(match: re.Match[str], text: str) -> Atom | None:
    """The atom that a match of the pattern stands for; null for look-alikes."""
    g = named(match, _NAMES)
    start, end = match.span()
    year = int(g["y"]) if g["y"] else None
    if g["within"]:
        weekly = not g["within"].startswith("tuần")
        return Atom(start, end, "rhythm", period="P1W" if weekly else "P1M", event="within")
    if g["ongoing"]:
        return Atom(start, end, "ongoing")
    if g["now"]:
        return Atom(start, end, "now")
    if g["whole"]:
        last = int(g["y2"]) if g["y2"] else year or 0
        return Atom(start, end, "school" if g["y2"] else "year", year or 0, last, year=year, event="cả")
    if g["semester"]:
        return Atom(start, end, "semester", part=g["part"] or "")
    if g["ld"] or g["tet"] or g["lm"]:
        return _lunar_atom(g, start, end, year)
    if g["by"]:
        return Atom(start, end, "rhythm", period=_period(1, g["by"]), event="by")
    if g["inner"]:
        return Atom(start, end, "rhythm", period=_period(1, g["unit"]), event="inner")
    if g["endq"] and ("mỗi" in g["endq"] or "ng quý" in g["endq"]):
        return Atom(start, end, "rhythm", period="P3M", event="inner")
    if g["endq"] or g["nextm"] or g["nexty"]:
        return Atom(
            start,
            end,
            "cycle",
            period=("P3M" if "quý" in g["endq"] else None) if g["endq"] else "P1M" if g["nextm"] else "P1Y",
        )
    if g["rday"]:
        period = _period(_number(g["rday"]), g["unit"])
        event = g["event"] or g["ahead"] or ""
        if g["event"]:
            head = _EVENT_HEAD.match(g["event"])
            cut = _EVENT_END.search(g["event"], head.end() if head else 0)
            event = event[: cut.start()] if cut else event
            end = match.start("event") + len(event.rstrip())
        return Atom(
            start,
            end,
            "relative",
            period=period,
            working=bool(g["work"]),
            event=event,
            last=_number(g["rday"]),
        )
    if g["every"] or g["times"] or g["half"] or (g["num"] and g["unit"]):
        if g["half"]:
            return Atom(start, end, "rhythm", period="P6M", bare=True)
        number, times = _number(g["num"] or "1") or 1, _number(g["times"] or "1")
        counted = not g["every"] and _TIMES_IN.match(match[0]) is not None
        weekday = bool(g["weekday"]) or _WEEKLY.search(match[0]) is not None
        return Atom(
            start,
            end,
            "rhythm",
            first=times if g["times"] else 0,
            period=_rhythm(number, g["unit"], times),
            bare=not g["every"] or bool(g["times"] or g["clock"]),
            event="least" if g["least"] else "weekday" if weekday else "times" if counted else "",
        )
    if g["noise"]:
        return Atom(start, end, "day", month=int(g["m"] or 0), year=year, event="noise")
    if g["wd"]:
        day, month = _number(g["wd"]), int(g["m"]) if g["m"] else _NUMBERS[g["wm"] or ""]
        return Atom(start, end, "day", day, day, month, year)
    if g["wm"]:
        return Atom(start, end, "day", int(g["d"]), int(g["d2"] or g["d"]), _NUMBERS[g["wm"]], year)
    if g["named"]:
        # "tháng ba" may be any three months, "tháng Ba" is March.
        month = _NUMBERS[g["named"]]
        return Atom(start, end, "month", month, month, year=year) if text[match.start("named")].isupper() else None
    if g["d"]:
        clock, first = bool(g["clock"]), int(g["d"].replace(" ", ""))
        return Atom(
            start,
            end,
            "day",
            first,
            int(g["d2"] or first),
            int(g["m"]) if g["m"] else None,
            year,
            clock=clock,
            bare=not (g["ngay"] or clock or g["weekday"] or text[start].isalpha()),
        )
    if g["may"]:
        return Atom(start, end, "month", 5, 5, year=year, event="named")
    if g["nd"]:
        part = f"{'nửa' if g['nd'] == 'nửa' else _number(g['nd'])} {g['part']}"
        return Atom(start, end, "month", int(g["m"] or 0), int(g["m"] or 0), year=year, part=part)
    if g["n"]:
        count = _number(g["n"])
        first, last = (13 - count, 12) if g["part"] == "cuối" else (1, count)
        return Atom(start, end, "half", first, last, year=year)
    if g["m"] or g["ym"]:
        first = int(g["m"] or g["ym"])
        return Atom(
            start,
            end,
            "month",
            first,
            int(g["m2"] or first),
            year=year,
            part=f"{g['of']} {g['part'][:4].strip()}" if g["of"] and g["part"] else _named_part(g["part"]),
            bare=bool(g["ym"]),
        )
    if g["q"]:
        first = _quarter(g["q"])
        return Atom(
            start,
            end,
            "quarter",
            first,
            _quarter(g["q2"]) if g["q2"] else first,
            year=year,
            part=_named_part(g["part"]),
        )
    if g["yw"] is None and not g["stage"] and text.endswith(_COHORT, 0, start):
        return None
    last = int(g["y2"]) if g["y2"] else year or 0
    if g["term"] or g["stage"] or (g["y2"] and year and last < year):
        if not (g["term"] or g["stage"]):
            return None
        part = "cuối" if (g["term"] or "").startswith("hết") else _named_part(g["part"])
        unit = (
            "term"
            if g["term"] or g["stage"].startswith(("nhi", "kh"))
            else "school"
            if g["stage"].endswith("học")
            else "stage"
        )
        return Atom(start, end, unit, last=last, year=year, part=part, event="on" if g["on"] else "")
    event, bare = "on" if g["on"] else "", g["yw"] is None
    return Atom(start, end, "year", year or 0, last, year=year, part=_named_part(g["part"]), event=event, bare=bare)


# An event is named by a verb with its object; then its clause goes on, or the main clause begins with who acts.
_EVENT_HEAD = compile_pattern(r"(?:(?:kể|tính) từ|kể sau|từ|sau|trước)(?: (?:khi|lúc|thời điểm|ngày|kỳ))? ?\S+")
_EVENT_END = compile_pattern(
    r"(?: và)? (?:phải|để|thì|đối với|theo|nếu|có trách nhiệm|gửi|hoàn thành|và (?=gửi|báo|nộp|lập|thông báo|trả lời|tổ chức))(?!\p{L})"
    r"|(?<!của)(?<!do)(?<!bởi)(?<!với) (?:các|công đoàn|lđlđ|liên đoàn|ban(?! hành)|đơn vị|cơ quan|cđcs|ủy ban|người)(?!\p{L})"
    r"(?=.* (?:phải|gửi|báo cáo|lập|nộp|có trách nhiệm|tổ chức|hoàn thành|ra quyết định|xem xét|trả lời|thông báo|thực hiện|tiến hành)(?!\p{L}))"
)
_COHORT = ("khóa ", "Khóa ", "khoá ", "Khoá ")
"""Before the year in which students began."""
_PARTS = {"thượng tuần": "đầu", "trung tuần": "giữa", "hạ tuần": "cuối"}


def _named_part(part: str | None) -> str:
    if not part:
        return ""
    if part[:4] in ("đầu ", "cuối") and " " in part:
        return part.split(" ")[0]
    if part.startswith("tuần"):
        word = part.removesuffix(" của").split()
        word = word[2:] if word[1] == "thứ" else word[1:]
        if word[0][0].isdecimal():
            return f"{word[0][0]}-{word[-1][-1]}"
        return {"đầu": "1-1", "cuối": "tuần cuối"}.get(word[0]) or f"{_number(word[0])}-{_number(word[0])}"
    return _PARTS.get(part, part)


def _lunar_atom(g: dict[str, str | None], start: int, end: int, year: int | None) -> Atom:
    name, clock = name_of_year(g["cc"]) if g["cc"] else "", bool(g["clock"])
    holiday = g["tet"] or ""
    if holiday:
        if "dương" in holiday:
            return Atom(start, end, "lunar", 1, 1, 1, year, part="dương lịch", event="tết")
        day, month = (15, 8) if "trung" in holiday else (10, 3) if "giỗ" in holiday else (1, 1)
        return Atom(start, end, "lunar", day, day, month, year, part=name, event="tết")
    month_word = (g["lm"] or "").split(" ")[0].split("(")[0]
    day = int(g["ld"]) if g["ld"] else 15
    month = {"chạp": 12, "giêng": 1, "bảy": 7, "tám": 8, "": 12 if day > 20 else 1}.get(month_word) or int(month_word)
    last = int(g["ld2"] or day)
    return Atom(start, end, "lunar", day, last, month, year, part=name, clock=clock, event="eve" if g["eve"] else "")
