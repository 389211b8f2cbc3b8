"""What is written before and behind a time that is a deadline, or that is none: patterns for text in lower case.

``licences`` asks them; what takes the reason away is in ``objections``.
"""

from __future__ import annotations

from vnunion_nlp.extraction.objections import DOING
from vnunion_nlp.extraction.tasks import STAGE as _STAGE_NAME
from vnunion_nlp.patterns import compile_pattern

# What introduces a time.
_FINISH = r"(?:hoàn thành|hoàn tất|xong|kết thúc)"
DUE_VERB = compile_pattern(
    rf"(?<!\p{{L}})(?:{_FINISH}|(?:thời )?hạn(?: cuối| chót)?(?: nộp| gửi| nhận| báo cáo| đăng ký)?(?: (?=(?:\p{{L}}+ ){{1,14}}là )(?:\p{{L}}+ ){{0,13}}\p{{L}}+)?|nộp|gửi(?: về)?)(?: (?:là|vào|trong|ngay|cùng))*[ :]{{0,3}}$"
)
EXPECTED = compile_pattern(
    r"(?<!\p{L})(?:dự kiến|thời gian|bắt đầu)(?: (?:tổ chức|thực hiện|hoàn thành|triển khai|khai mạc|khởi hành|bắt đầu|diễn ra|vào|là|trong|từ))*[ :]{0,3}$"
    r"|(?<!\p{L})thời (?:gian|điểm)(?: (?!và là)[\p{L},]{1,12}){1,14} là[ :]{0,3}$"
)
# ``Công nhân trở lại làm việc: báo cáo ngày 04/02, 06/02``: what is to be done, and no report's date.
REPORT_ON = compile_pattern(r"[:;] {0,2}(?:gửi )?báo cáo {1,3}$")
SHARE_THEN = compile_pattern(r" ?: ?\d[\d.,]*(?: (?:triệu|nghìn|tỷ|đồng)| ?%)")
BRACKET_LEAD = compile_pattern(
    rf"\( {{0,3}}(?:(?:dự kiến|{_FINISH}|thực hiện|thời gian|thời hạn|tổ chức|triển khai|báo cáo|gửi|nộp|vào|trong|là|bắt đầu|"
    r"chậm nhất|muộn nhất|định kỳ|khoảng|lần \d|đợt \d|hạn(?: chót| cuối| nộp| gửi)?|chia|có thể|học kỳ [\dil]{1,2})[ :,]{1,3}){0,4}$"
)
# ``Các chỉ tiêu chủ yếu (giai đoạn 2021-2025)``: whose years they are.
TARGETS = compile_pattern(
    r"(?<!\p{L})(?:chỉ tiêu|mục tiêu|kết quả|kế hoạch|phương hướng)(?: \p{L}+){0,4} {0,3}\( {0,3}$"
)
BRACKET_OCCASION = compile_pattern(r"\((?:\d{1,2} \p{L})?[^()\n;\d]{1,60}, {0,3}$")
BRACKET_END = compile_pattern(r"(?:[ ,]{1,3}(?:và )?(?:tháng|quý|ngày) {0,3}[\d/ivl,-]{1,12}){0,4}\)")
PERIODIC = compile_pattern(r"(?<!sức khỏe )(?<!sức khoẻ )định kỳ(?: (?!ít|tối)[\p{L}]{1,8}){0,3}[ :,(]{0,3}$")
REPORTED = compile_pattern(
    r"(?:báo cáo|giao ban|họp|sinh hoạt|sơ kết|kiểm tra|đánh giá|đối thoại|tổng hợp|rà soát|thống kê|định kỳ)(?:,? [\p{L},]{1,8}){0,6} {0,3}\(?$"
)
DONE_SO = compile_pattern(
    r"(?<!\p{L})(?:cập nhật|quyết toán|công khai|niêm yết|thông báo|gửi|nộp|duy trì|tổ chức|theo dõi|đôn đốc|thực hiện|tiếp dân|trực|báo nhanh|chấm điểm|bình xét|xếp loại)(?: \p{L}{1,8}){0,3} $"
)
# ``được cập nhật hằng ngày, hằng giờ``: tells how busily.
BUSILY = compile_pattern(r",? (?:và )?h[ằà]ng giờ")
SENT_TO = compile_pattern(
    r"(?<!\p{L})(?:gửi|nộp|chuyển|cập nhật|đăng|công khai|niêm yết|thông báo|phát)(?:,? [\p{L}\d%]{1,12}){0,8} (?:về|lên|cho|tại|trên|qua|với|vào)(?: \p{L}{1,10}){1,6} $"
)
GOES_ON = compile_pattern(r" (?:\([^()\n]{1,60}\) )?\p{L}{2}")
# ``sơ kết 6 tháng, năm``: how often, and no span that the review is of.
REVIEWED = compile_pattern(r"(?<!\p{L})(?:sơ kết|đánh giá|kiểm điểm|rà soát|giao ban) $")
AND_YEARLY = compile_pattern(
    r"(?:,| và| /) ?(?:(?:cả|một|1|01|h[ằà]ng) )?năm(?!\p{L}| ?\d| (?:học|sau|trước|nay))(?![^;.\n]{0,40} (?:trước|chậm nhất|muộn nhất|vào) )"
)
# ``quý II trước ngày 20/6``: the quarter is what the report is of.
DUE_BEHIND = compile_pattern(r" (?:(?:xong|gửi|nộp|là) )?(?:trước|chậm nhất|muộn nhất) (?:ngày )?\d")
# ``học kỳ I trước ngày 15/01``: what the day is of.
DATED = compile_pattern(
    r"[ :(]{1,3}(?:hoàn thành |xong |gửi |nộp )?(?:trước|chậm nhất|muộn nhất|vào|từ|đến|ngày|tháng)(?!\p{L})"
)
# A length of time is a limit behind ``trong vòng``, and behind a verb whose act is done at once; with other verbs it tells how long.
WITHIN = compile_pattern(r"trong (?:vòng|thời hạn|hạn)")
AT_ONCE = compile_pattern(
    r"(?<!\p{L})(?:gửi|báo(?: (?:cáo|tin|nhanh))?|niêm yết|công khai|nộp|trả lời|giải quyết|xử lý|hoàn thành|hoàn tất|thông báo|triệu tập|chuyển|triển khai|công bố|phản hồi|khắc phục|xác nhận|"
    r"thẩm định|phê duyệt|ra quyết định|chậm nhất sau)(?: (?!kéo dài|diễn ra|tổ chức|học|nghỉ)[\p{L}(),/-]{1,12}){0,7} $"
)
SET = compile_pattern(r"(?<!thời gian )(?:tổ chức|thực hiện|triển khai)")
HELD = compile_pattern(r"(?<!\p{L})(?:tổ chức|khai mạc|diễn ra|tiến hành|họp|phát động|ra quân|tổng kết|xong) $")
TRAILS = compile_pattern(r"[:-] {0,3}(?:(?:dự kiến|vào|lúc|khoảng|bắt đầu|trong) {1,3}){0,2}$")
TRAIL = compile_pattern(r"(?:[ ,;]{1,4}(?:và )?(?:tháng|quý|ngày) {0,3}[\d/ivlh,-]{1,12}){0,6}+[ .;,)/|]*+")
DASHED = compile_pattern(r" {1,2}- {1,2}[^\W\d]{2}")
LINE_GLOSS = compile_pattern(r" {0,3}\([^()\n]{1,30}\) {0,3}[:.]? {0,3}$")
# ``hằng tháng, đến ngày 22 phát hành …``
ON_DAY = compile_pattern(
    r", (?:(?:trước|đến|vào|chậm nhất|muộn nhất)(?: (?:là|hết|vào))? )?ngày \d{1,2}(?![\d/-]| tháng \d)"
)
# What makes a weekday or a week recur: ``Hằng tuần, tổ công tác họp vào chiều thứ Sáu``, ``02 lần/tháng (tuần 2 và tuần 4)``.
WEEKLY = compile_pattern(r"(?:(?:h[ằà]ng|mỗi) |/)tuần(?!\p{L})")
MONTHLY = compile_pattern(r"(?:(?:h[ằà]ng|mỗi) |/)tháng(?!\p{L}| ?\d)")
PLACED = compile_pattern(r" {0,3}(?:\([^()\n]{1,30}\) {0,2})?,? {0,2}(?:tại|ở|trên)(?!\p{L})")
STAGE = compile_pattern(rf"(?:^|[.;:,)•*+-]) {{0,3}}(?P<name>{_STAGE_NAME.pattern})(?P<rest> {{0,3}}[:(-]? {{0,3}})$")
ENDS = compile_pattern(r" {0,2}(?:[.;]|$)")
# ``giữa nhiệm kỳ (quý I/2026)``: the brackets say when that is.
SAID_EXACTLY = compile_pattern(r" {0,2}\((?:(?:trong|vào|khoảng|dự kiến) )*(?:ngày|tháng|quý) {0,2}[\divl]")
CLOSES = compile_pattern(r" {0,2}(?:[.;,)/]|$)")
# ``từ quý IV gửi trước ngày …``: the period says which report is due, and not when.
OF_REPORT = compile_pattern(r" (?:thì )?(?:gửi|nộp|báo cáo) [^;.\n]{0,60}?(?:trước|chậm nhất|muộn nhất|không quá) ")
# A month or a part of the year behind these is their period or occasion, no time of doing.
PERIOD_OF = compile_pattern(
    r"(?<!\p{L})(?:(?:báo cáo|kế hoạch|chương trình|kết quả|số liệu|tình hình|nhiệm vụ|công tác|hoạt động|nội dung|thi đua|phong trào|chỉ tiêu|lương|thưởng|phí|quỹ|"
    r"dư luận|sinh hoạt|đánh giá|xếp loại|bình xét|phân loại|kiểm điểm|quyết toán|(?<!định )kỳ|dịp|đợt|lễ|hội nghị|họp|biên bản|lịch|nghị quyết|giao ban|so với)"
    r"(?![.;])[^.;:,]{0,40}|(?:sơ kết|tổng kết|của|các|thông tin) )$"
)
OCCASION = compile_pattern(
    r"(?<!\p{L})(?:sơ kết|tổng kết|đánh giá|xếp loại|bình xét|phân loại|kiểm điểm|quyết toán|hội nghị|họp|báo cáo|thưởng|(?<!định )kỳ|dịp|đợt|so với|công tác|kế hoạch|lễ"
    r"|hoạt động|sinh hoạt|nhiệm vụ)(?: \p{L}+){0,2} {1,3}$"
)
# A title won at the end of a year.
AWARDED = compile_pattern(r"(?<!\p{L})(?:bình xét|xếp loại|danh hiệu|phân loại|kết quả)(?: \p{L}+){0,3} {1,3}$")
NAMED_TIME = compile_pattern(
    r"(?<!\p{L})(?:(?<!định )kỳ|dịp|đợt|của|các|báo cáo|số liệu|kết quả|văn bản|biên bản|tờ trình|thông báo|kế hoạch|giấy mời|công văn|đến|tính|sinh|lễ|và|là|số|cách mạng) {1,3}$"
)


AHEAD = compile_pattern(r"(?<!\p{L})(?:sẽ|dự kiến)(?!\p{L})")
WILL = compile_pattern(rf"[^.;\n]{{0,200}}?(?<!\p{{L}})sẽ (?:{DOING.pattern})")
# ``Tháng 3 là thời điểm …``
SAYS_WHAT = compile_pattern(r" (?:là|cũng là)(?!\p{L})")
COLON_DOING = compile_pattern(rf" {{0,2}}: {{0,3}}(?:{DOING.pattern})")
# A clause that begins with its time: ``ngày 12/3 khai mạc, ngày 14/3 bế mạc``.
ACT_FOLLOWS = compile_pattern(
    rf" (?:(?:sẽ|dự kiến|phải|cần|các|tất cả|tiếp tục) )?(?:[\p{{L}}/]{{1,9}} ){{0,3}}?{DOING.pattern}"
)
MAY_DO = compile_pattern(
    r",[^.;\n]{0,60}? (?:chỉ được|không được|được phép|(?:được )?tiếp tục (?:được )?(?:đăng ký|nộp|gửi|bổ sung|hoàn thành|nhận))(?!\p{L})"
)
AT_ONCE_DONE = compile_pattern(
    rf"[ ,:]{{1,3}}(?:{DOING.pattern})|[^.;\n]{{0,80}}?(?<!\p{{L}})(?:sẽ|dự kiến|phải|có trách nhiệm) "
)
