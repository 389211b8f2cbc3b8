"""Which time expressions are deadlines, and of what (contract §7, annotation.md, NORMS §8.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnunion_nlp.extraction.deadlines import DeadlineMention, find_deadlines
from vnunion_nlp.extraction.passage import Heading, Passage, TimeCell

ISSUED = date(2024, 4, 1)


def found(text: str, **about: object) -> list[tuple[str, str, str | None, str | None]]:
    passage = Passage.of(text, issued=ISSUED, type_code=str(about.get("type_code", "KH")))
    return [(text[m.start : m.end], m.kind, m.earliest, m.latest) for m in find_deadlines(passage)]


def task(text: str, mention: DeadlineMention) -> str | None:
    return text[mention.task[0] : mention.task[1]] if mention.task else None


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Đề nghị gửi báo cáo về Văn phòng trước ngày 15/11/2024.", ["trước ngày 15/11/2024"]),
        ("Các đơn vị gửi danh sách chậm nhất ngày 20/6 để tổng hợp.", ["ngày 20/6"]),
        ("Thời hạn nộp bài không quá ngày 20/7/2024.", ["ngày 20/7/2024"]),
        ("Hoàn thành việc rà soát (xong trước 30/6).", ["trước 30/6"]),
        ("Thời gian: Từ ngày 10/5/2024 đến hết ngày 14/5/2024.", ["Từ ngày 10/5/2024 đến hết ngày 14/5/2024"]),
        ("Thời gian tổ chức: đợt 1 trước ngày 30/6, đợt 2 trước ngày 30/11.", ["trước ngày 30/6", "trước ngày 30/11"]),
        ("Thoi gian thuc hien: thang 5/2024.", ["thang 5/2024"]),
        ("Hạn cuối: 20/10/2024", ["20/10/2024"]),
        ("Thời gian: Thường xuyên.", ["Thường xuyên"]),
        ("Ngày 16/11: họp đoàn công tác.", ["Ngày 16/11"]),
        ("Tháng 5: phát động phong trào; tháng 10: tổng kết.", ["Tháng 5", "tháng 10"]),
        ("Thi nấu ăn: tháng 5, tháng 10.", ["tháng 5", "tháng 10"]),
        ("Giải cầu lông (quý II)", ["quý II"]),
        (
            "Báo cáo quý trước ngày 15/5; 6 tháng trước ngày 15/6; năm trước ngày 15/11.",
            ["trước ngày 15/5", "trước ngày 15/6", "trước ngày 15/11"],
        ),
        ("Từ nay đến hết năm 2024, tập trung kết nạp đoàn viên.", ["Từ nay đến hết năm 2024"]),
        ("Kiểm tra định kỳ 06 tháng, 01 năm.", ["06 tháng", "01 năm"]),
        ("Định kỳ hằng tháng, quý, 6 tháng, năm báo cáo kết quả.", ["hằng tháng", "quý", "6 tháng", "năm"]),
        ("Tổ chức đối thoại mỗi quý 1 lần.", ["mỗi quý 1 lần"]),
        ("Hội thao được tổ chức hai năm một lần.", ["hai năm một lần"]),
        ("Nộp đoàn phí chậm nhất ngày 10 hằng tháng.", ["ngày 10 hằng tháng"]),
        (
            "Trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được đơn.",
            ["trong thời hạn 05 ngày làm việc kể từ ngày nhận được đơn"],
        ),
        ("Tổ chức trao thưởng vào cuối năm 2024.", ["cuối năm 2024"]),
        ("Công đoàn ngành mở lớp bồi dưỡng vào đầu tháng 9/2024.", ["đầu tháng 9/2024"]),
        (
            "Uỷ ban Kiểm tra sơ kết cuối năm 2025, tổng kết trong quý II năm 2028.",
            ["cuối năm 2025", "trong quý II năm 2028"],
        ),
        ("Đoàn tham quan dự kiến khởi hành 7 giờ 00 ngày 12/6/2024.", ["7 giờ 00 ngày 12/6/2024"]),
        ("Đề nghị có mặt lúc 07 giờ 30 ngày 20/5/2024 tại nhà văn hóa.", ["07 giờ 30 ngày 20/5/2024"]),
        (
            "Các tổ báo cáo nhanh thứ Hai hằng tuần, bắt đầu từ ngày 06/5/2024.",
            ["thứ Hai hằng tuần", "từ ngày 06/5/2024"],
        ),
        (
            "Khảo sát tại nơi có từ 50 lao động trở lên từ ngày 3 đến hết ngày 7/6/2024.",
            ["từ ngày 3 đến hết ngày 7/6/2024"],
        ),
        ("Thăm hộ khó khăn, tặng quà (thường xuyên).", ["thường xuyên"]),
        ("Ban Chấp hành họp 3 tháng 1 lần.", ["3 tháng 1 lần"]),
        ("Gửi danh sách trước ngày 15/5/2024; họp ngày 20/6/2024.", ["trước ngày 15/5/2024", "ngày 20/6/2024"]),
        ("Thời gian thực hiện: Quý II, Quý III/2024.", ["Quý II", "Quý III/2024"]),
        (
            "Thời gian: 02 ngày, từ ngày 5 đến ngày 6 tháng 6 năm 2024.",
            ["02 ngày, từ ngày 5 đến ngày 6 tháng 6 năm 2024"],
        ),
        ("Hạn gửi báo cáo quý II: chậm nhất ngày 10/6/2024.", ["ngày 10/6/2024"]),
        ("Công khai thực đơn trước kỳ nghỉ tối thiểu 10 ngày.", ["trước kỳ nghỉ tối thiểu 10 ngày"]),
        ("Quyết toán năm gửi chậm nhất ngày 20 tháng 01 năm sau.", ["ngày 20 tháng 01 năm sau"]),
        ("Các tổ gửi báo cáo tháng trước ngày 18.", ["trước ngày 18"]),
        ("Quyên góp một lần trong năm, vào tháng 4 hằng năm.", ["một lần trong năm", "tháng 4 hằng năm"]),
        ("Đối thoại với công nhân trong Tháng Công nhân năm 2025.", ["trong Tháng Công nhân năm 2025"]),
        (
            "Mở rộng mô hình quản lý quỹ giai đoạn 2024-2026 và những năm tiếp theo.",
            ["giai đoạn 2024-2026 và những năm tiếp theo"],
        ),
        ("Kiểm tra sổ quỹ; các tổ tự rà soát, hằng quý báo cáo kết quả.", ["hằng quý"]),
        ("Giải bóng bàn (tháng 8 và tháng 9).", ["tháng 8 và tháng 9"]),
        ("Giải cờ tướng (tháng 5 và tháng 10).", ["tháng 5", "tháng 10"]),
        ("Liên hoan văn nghệ (thứ Sáu, ngày 10/5).", ["thứ Sáu, ngày 10/5"]),
        ("Thời gian: đấu loại từ 04/5 - 18/5, chung kết Chủ nhật 19/5.", ["từ 04/5 - 18/5", "Chủ nhật 19/5"]),
        ("Gửi báo cáo nhanh trước 15 giờ 00 thứ Năm hằng tuần.", ["trước 15 giờ 00 thứ Năm hằng tuần"]),
        ("Hai bên giao ban mỗi quý một lần, vào tuần cuối của quý.", ["mỗi quý một lần", "tuần cuối của quý"]),
        ("Công khai thu chi mỗi học kỳ 01 lần.", ["mỗi học kỳ 01 lần"]),
        (
            "Quyết toán hằng quý, chậm nhất ngày 10 tháng đầu của quý sau.",
            ["hằng quý", "ngày 10 tháng đầu của quý sau"],
        ),
        ("Gửi báo cáo vào ngày làm việc cuối cùng của tháng.", ["ngày làm việc cuối cùng của tháng"]),
        (
            "Báo cáo định kỳ 6 tháng (trước ngày 15-6), 01 năm (trước ngày 30-11).",
            ["6 tháng", "trước ngày 15-6", "01 năm", "trước ngày 30-11"],
        ),
        ("Khi có ngộ độc thực phẩm phải báo cáo nhanh trong 12 giờ.", ["trong 12 giờ"]),
        ("Sau cuộc họp, phổ biến và thông báo đến đoàn viên trong 03 ngày.", ["trong 03 ngày"]),
        (
            "Gửi dự thảo ít nhất 05 ngày làm việc trước ngày khai mạc hội nghị.",
            ["ít nhất 05 ngày làm việc trước ngày khai mạc hội nghị"],
        ),
        ("Lập hồ sơ trong 10 ngày kể từ ngày bầu xong theo Điều lệ.", ["trong 10 ngày kể từ ngày bầu xong"]),
        (
            "Báo cáo tổng kết sau 15 ngày kể từ khi kết thúc Đại hội Công đoàn huyện.",
            ["sau 15 ngày kể từ khi kết thúc Đại hội Công đoàn huyện"],
        ),
        ("Phân công nhiệm vụ trong vòng 15 ngày sau đại hội.", ["trong vòng 15 ngày sau đại hội"]),
        (
            "Giải quyết đơn trong thời hạn mười lăm ngày kể từ ngày thụ lý.",
            ["trong thời hạn mười lăm ngày kể từ ngày thụ lý"],
        ),
        ("Thi thợ giỏi hai năm một lần, bắt đầu từ năm 2025.", ["hai năm một lần", "từ năm 2025"]),
        ("Từ nay đến hết năm, các tổ rà soát sổ đoàn viên.", ["Từ nay đến hết năm"]),
        ("Nhận bài từ ngày phát động đến hết ngày 30/9/2024.", ["từ ngày phát động đến hết ngày 30/9/2024"]),
        ("Quý III tổ chức hội thi; quý IV tổng kết phong trào.", ["Quý III", "quý IV"]),
        ("Hội diễn chào mừng Ngày Nhà giáo (20/11), tổ chức tối 18/11.", ["tối 18/11"]),
        ("Sơ kết vào năm 2026, tổng kết vào năm 2030.", ["năm 2026", "năm 2030"]),
        ("Trao học bổng (dịp khai giảng năm học mới, đầu tháng 9).", ["đầu tháng 9"]),
        ("Gui danh sach truoc ngay 15/6/2024.", ["truoc ngay 15/6/2024"]),
        ("Ban chỉ đạo họp nửa năm một lần.", ["nửa năm một lần"]),
        ("Vòng loại diễn ra vào các ngày 8, 9 và 10/7/2024.", ["ngày 8, 9 và 10/7/2024"]),
        ("Mở lớp tập huấn vào 2 ngày 8 và 9/7.", ["ngày 8 và 9/7"]),
        ("Dồn sức cho nhiệm vụ những tháng cuối năm 2024.", []),
        ("Số tổ viên được đào tạo trong 4 năm qua: 12.", []),
        ("Nhận bài từ 7/6 đến hết 8/7 năm 2024.", ["từ 7/6 đến hết 8/7 năm 2024"]),
        (
            "- Thời gian tổ chức hội nghị: Không quá 02 ngày, hoàn thành chậm nhất trước ngày 15/6/2024.",
            ["trước ngày 15/6/2024"],
        ),
        ("Chọn ngày 28/6 hằng năm làm Ngày hội thợ giỏi.", []),
        ("(Ngày 08 tháng 7 năm 2024)\nTổ chức thi nấu ăn trong tháng 8.", ["trong tháng 8"]),
        ("07:15 | 08/07/2024\nTổ chức thi nấu ăn trong tháng 8.", ["trong tháng 8"]),
        ("Lấy ý kiến từ ngày 6 - 10.6.", ["từ ngày 6 - 10.6"]),
        (
            "Thời gian: Trước ngày rằm tháng 8 âm lịch năm Giáp Thìn - 2024.",
            ["Trước ngày rằm tháng 8 âm lịch năm Giáp Thìn - 2024"],
        ),
        (
            "Báo cáo định kỳ hằng quý (trước ngày 15 tháng cuối quý), 6 tháng (trước ngày 15/6) và năm (trước ngày 15/11).",
            ["hằng quý", "trước ngày 15 tháng cuối quý", "6 tháng", "trước ngày 15/6", "năm", "trước ngày 15/11"],
        ),
        (
            "Hàng quí, các tổ nộp báo cáo trước ngày 05 tháng đầu quí sau.",
            ["Hàng quí", "trước ngày 05 tháng đầu quí sau"],
        ),
        ("Dự toán gửi trước ngày 31/10 năm báo cáo.", ["trước ngày 31/10 năm báo cáo"]),
        ("Gửi danh sách trướcngày 15/6/2024.", ["trướcngày 15/6/2024"]),
        ("Hạn cuối nộp bài thi về Ban Nữ công Liên đoàn là ngày 15-6-2024.", ["ngày 15-6-2024"]),
        ("Vòng loại được tổ chức hằng tuần vào thứ bảy tại nhà văn hóa.", ["hằng tuần vào thứ bảy"]),
        ("Từ sau 30/6/2024 đến 31/7/2024 phát động thi đua đợt hai.", ["Từ sau 30/6/2024 đến 31/7/2024"]),
        ("Thời gian: 8 giờ 30ngày 15/6/2024.", ["8 giờ 30ngày 15/6/2024"]),
        ("Thời gian: 8 giờ 30 ngày 05/02/2025 (mùng 8 Tết).", ["8 giờ 30 ngày 05/02/2025"]),
        ("Gửi báo cáo chậm nhất ngày 25 của tháng cuối kỳ báo cáo.", ["ngày 25 của tháng cuối kỳ báo cáo"]),
        (
            "Nghỉ Tết từ ngày 25/01/2025 (tức ngày 26 tháng Chạp) đến hết ngày 02/02/2025.",
            ["từ ngày 25/01/2025 (tức ngày 26 tháng Chạp) đến hết ngày 02/02/2025"],
        ),
        (
            "Thời gian: bắt đầu từ ngày 15/12/2024 và kết thúc vào 17 giờ ngày 01/02/2025.",
            ["từ ngày 15/12/2024 và kết thúc vào 17 giờ ngày 01/02/2025"],
        ),
        ("Thời gian: Học kỳ I năm học 2024-2025.", ["Học kỳ I năm học 2024-2025"]),
        ("Thời gian: Trong suốt năm học 2024-2025.", ["Trong suốt năm học 2024-2025"]),
        ("Thời gian: ngày 18/9/2024, từ 16h30 đến 18h00.", ["ngày 18/9/2024, từ 16h30 đến 18h00"]),
        ("Thời gian: Tuần 1, 2 tháng 11.", ["Tuần 1, 2 tháng 11"]),
        (
            "Toàn trường nghỉ 02 ngày từ thứ Hai ngày 6/5/2024 đến hết thứ Ba ngày 7/5/2024.",
            ["từ thứ Hai ngày 6/5/2024 đến hết thứ Ba ngày 7/5/2024"],
        ),
        ("Đoàn viên được nghỉ từ ngày 6/5/2024 đến hết ngày 7/5/2024.", ["từ ngày 6/5/2024 đến hết ngày 7/5/2024"]),
        ("Việc lấy phiếu được thực hiện trong ngày 6/5 đến 7/5/2024.", ["trong ngày 6/5 đến 7/5/2024"]),
        (
            "Nhiệm kỳ 2024 - 2029 được bầu trong ngày 6/5/2024 đến ngày 7/5/2024.",
            ["trong ngày 6/5/2024 đến ngày 7/5/2024"],
        ),
        (
            "Thời gian: Từ 7 giờ 30, ngày thứ Năm, 20 tháng 6 năm 2024.",
            ["Từ 7 giờ 30, ngày thứ Năm, 20 tháng 6 năm 2024"],
        ),
        (
            "Thời gian: từ 15h00 đến 18h00 các ngày từ 21/5 - 12/6/2024.",
            ["từ 15h00 đến 18h00 các ngày từ 21/5 - 12/6/2024"],
        ),
        ("Đợt 2: Từ tháng 5 đến ngày bầu cử 15/6/2024", ["Từ tháng 5 đến ngày bầu cử 15/6/2024"]),
        ("Gửi danh sách trước ngày khai mạc 15/6/2024.", ["trước ngày khai mạc 15/6/2024"]),
        ("Thời gian: Chiều 11/5 vào lúc 13 giờ", ["Chiều 11/5 vào lúc 13 giờ"]),
        ("Năm học: 2024-2025", []),
        ("Thời gian trao giải: kỷ niệm ngày thành lập (15/9/1994 - 15/9/2024).", []),
        ("Đăng ký thi đua làm cơ sở bình xét danh hiệu cuối năm 2024.", []),
        ("Thời gian tiếp nhận hồ sơ: Theo thông báo của Ủy ban bầu cử xã nhiệm kỳ 2026-2031.", []),
        ("Nộp báo cáo trong tháng 12, chậm nhât ngày 20/12.", ["trong tháng 12", "ngày 20/12"]),
    ],
)
def test_slots(text: str, slots: list[str]) -> None:
    assert [slot for slot, *_ in found(text)] == slots


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("1. Giải cầu lông ngành\n- Thời gian: ngày 20/5/2024.\n- Địa điểm: Nhà thi đấu.", ["Giải cầu lông ngành"]),
        (
            "- Rà soát quy chế;\n- Ban hành hướng dẫn.\nThời gian thực hiện: Quý II/2024.",
            ["Rà soát quy chế;\n- Ban hành hướng dẫn"],
        ),
        (
            "- Việc thứ nhất.\nThời gian: tháng 5.\n- Việc thứ hai.\nThời gian: tháng 6.",
            ["Việc thứ nhất", "Việc thứ hai"],
        ),
        ("- Kiểm tra tài chính. Thời gian: tháng 7/2024.", ["Kiểm tra tài chính"]),
        ("2. Thi tay nghề giỏi (tháng 9).", ["Thi tay nghề giỏi"]),
        ("- Thi nấu ăn (tháng 5); hội diễn (tháng 6)", ["Thi nấu ăn", "hội diễn"]),
        ("- Ngày 16/11: họp đoàn công tác.", ["họp đoàn công tác"]),
        ("a. Thi cắm hoa (tháng 3, tháng 10).", ["Thi cắm hoa", "Thi cắm hoa"]),
        ("1- Sửa quy chế, xong trước ngày 15/6/2024.", ["Sửa quy chế, xong trước ngày 15/6/2024"]),
        ("- Kiểm tra sổ quỹ (mỗi quý 1 lần).", ["Kiểm tra sổ quỹ"]),
        ("- Chợ hoa: từ ngày 05/5 đến hết ngày 09/5/2024; bán ít nhất 100 chậu.", ["Chợ hoa"]),
        ("Hai đợt thi (đợt 1: tháng 5/2024; đợt 2: tháng 10/2024).", ["Hai đợt thi", "Hai đợt thi"]),
        ("- Thi vẽ (tháng 4).\n- Lập sổ quỹ.\nThời gian: Thường xuyên.", ["Thi vẽ", "Lập sổ quỹ"]),
        (
            "a, Thời hạn nộp: Các tổ nộp bài về văn phòng trước ngày 15/6/2024.",
            ["Thời hạn nộp: Các tổ nộp bài về văn phòng trước ngày 15/6/2024"],
        ),
        (
            "• Thời gian hướng dẫn tập luyện cờ tướng, đẩy gậy: ngày 8/7/2024.\n• Thời gian khai mạc: 7 giờ 00 ngày 9/7/2024.",
            ["hướng dẫn tập luyện cờ tướng, đẩy gậy", "khai mạc"],
        ),
        (
            "Thi đua qua hai đợt: Đợt 1: Từ tháng 9/2024 đến tháng 11/2024 Thi đua dạy tốt. Đợt 2 (tháng 12/2024): thi đua học tốt.",
            ["Thi đua dạy tốt", "thi đua học tốt"],
        ),
        (
            "Đợt 1: từ ngày 05/9/2024 đến ngày 20/11/2024\nThi đua chào mừng ngày Nhà giáo.",
            ["Thi đua chào mừng ngày Nhà giáo"],
        ),
        ("Vòng sơ khảo: từ ngày 01/10/2024 đến ngày 15/10/2024.", ["Vòng sơ khảo"]),
        ("c, Bốc thăm: 15h00, ngày 12/10/2024 tại phòng họp.", ["Bốc thăm"]),
        ("b, Thời gian dự kiến tổ chức thi đấu: 15/10 đến 20/10/2024", ["tổ chức thi đấu"]),
        (
            "a, Thời gian đăng ký: Các tổ gửi danh sách về ban tổ chức trước ngày 10/10/2024.",
            ["Các tổ gửi danh sách về ban tổ chức trước ngày 10/10/2024"],
        ),
        ("- Sáng 15/10/2024: khai mạc; chiều 15/10/2024: thi đấu.", ["khai mạc", "thi đấu"]),
        ("+ Ngày 15/10/2024 - nộp danh sách về ban tổ chức.", ["nộp danh sách về ban tổ chức"]),
        ("Đại hội Công đoàn tỉnh lần thứ X vào tháng 10/2024.", ["Đại hội Công đoàn tỉnh lần thứ X vào tháng 10/2024"]),
        ("Trao giải: Dự kiến ngày 20/11/2024.", ["Trao giải"]),
        ("Lưu ý: các tổ gửi danh sách trước ngày 10/10/2024.", ["các tổ gửi danh sách trước ngày 10/10/2024"]),
        ("1. Hội thi nấu ăn.\n1.1. Thời gian: ngày 20/10/2024.", ["Hội thi nấu ăn"]),
        ("1. Đối tượng dự thi.\n2. Thời gian: ngày 20/10/2024.", [None]),
        (
            "1.1. Nội dung: Lập danh sách sơ bộ.\n- Thời gian: Dự kiến ngày 20/10/2024.",
            ["Nội dung: Lập danh sách sơ bộ"],
        ),
        ("Ban tổ chức hướng dẫn các nội dung cụ thể sau:\nI - Thời gian: từ ngày 20/10 đến 22/10/2024.", [None]),
        ("(Kèm theo Kế hoạch của nhà trường)\nThời gian thực hiện: từ ngày 20/10 đến 22/10/2024.", [None]),
        (
            "Quý III/2024 (tháng 7 - 9)\n1. Vận động quyên góp.\n2. Tổ chức thăm hỏi.",
            ["Vận động quyên góp.\n2. Tổ chức thăm hỏi"],
        ),
        ("Mở lớp học nghề. Gửi danh sách trước ngày 15/6/2024.", ["Gửi danh sách trước ngày 15/6/2024"]),
    ],
)
def test_tasks(text: str, tasks: list[str | None]) -> None:
    passage = Passage.of(text, issued=ISSUED, type_code="KH")
    assert [task(text, mention) for mention in find_deadlines(passage)] == tasks


def test_a_due_day_has_no_earliest_and_an_event_has_both() -> None:
    assert found("Thời hạn hoàn thành: 30/6/2024") == [("30/6/2024", "point", None, "2024-06-30")]
    assert found("Thời gian: 30/6/2024") == [("30/6/2024", "point", "2024-06-30", "2024-06-30")]


def test_time_cells_give_their_task() -> None:
    text = "Rà soát quy chế\n2023-2025\nLập sổ\nthường xuyên\n"
    cells = (TimeCell(16, 25, 0, 15), TimeCell(33, 45, 26, 32))
    passage = Passage(text, body=(0, 0), time_cells=cells, appendices=((0, len(text)),), issued=ISSUED)
    mentions = find_deadlines(passage)
    assert [(text[m.start : m.end], m.kind, m.latest, task(text, m)) for m in mentions] == [
        ("2023-2025", "range", "2025-12-31", "Rà soát quy chế"),
        ("thường xuyên", "ongoing", None, "Lập sổ"),
    ]


def test_head_and_foot_hold_none() -> None:
    text = "Hạn: trước ngày 5/5/2024\nGửi trước ngày 6/6/2024.\nLưu: trước ngày 7/7/2024"
    start = text.index("\n") + 1
    passage = Passage(text, body=(start, text.rindex("\n")), issued=ISSUED)
    assert [text[m.start : m.end] for m in find_deadlines(passage)] == ["trước ngày 6/6/2024"]


def test_a_report_has_deadlines_only_in_its_plans() -> None:
    past = "Kết quả năm 2023\nTrong quý I/2024 tổ chức 5 lớp học (tháng 2).\n"
    plan = "Phương hướng\nHoàn thành đại hội trước ngày 30/9.\nThi tay nghề (tháng 10).\n"
    text = past + plan
    headings = (
        Heading(0, len(past), 0, 16, None),
        Heading(len(past), len(text), len(past), len(past) + 12, None),
    )
    passage = Passage(text, (0, len(text)), headings, issued=ISSUED, type_code="BC")
    assert [text[m.start : m.end] for m in find_deadlines(passage)] == ["trước ngày 30/9", "tháng 10"]


@pytest.mark.parametrize(
    ("sentence", "heading", "subject", "latest"),
    [
        ("Trong năm 2026 mở hai lớp, lớp đầu xong trước ngày 30/6.", "", "", "2026-06-29"),
        ("Gửi trước ngày 30/6.", "Nhiệm vụ năm 2025", "Kế hoạch năm 2027", "2025-06-29"),
        ("Gửi trước ngày 30/6.", "Nhiệm vụ", "Kế hoạch năm 2027", "2027-06-29"),
        ("Gửi trước ngày 30/6.", "Nhiệm vụ", "Thực hiện chương trình nhiệm kỳ 2023-2028", "2024-06-29"),
        ("Gửi trước ngày 30/6.", "Nhiệm vụ", "Tổng kết năm 2023", "2024-06-29"),
        ("Gửi trước ngày 30/9.", "Nhiệm vụ", "Kế hoạch năm học 2024-2025", "2024-09-29"),
        ("Gửi trước ngày 30/3.", "Nhiệm vụ", "Kế hoạch năm học 2024-2025", "2025-03-29"),
    ],
)
def test_missing_years(sentence: str, heading: str, subject: str, latest: str) -> None:
    text = f"{subject}\n{heading}\n{sentence}"
    top = len(subject) + 1
    headings = (Heading(top, len(text), top, top + len(heading), None),)
    passage = Passage(text, (top, len(text)), headings, subject=(0, len(subject)), issued=ISSUED, type_code="KH")
    assert find_deadlines(passage)[-1].latest == latest


def test_a_december_plan_is_for_the_year_of_its_title() -> None:
    text = "Chương trình công tác năm 2025\nThi tay nghề (tháng 9)."
    passage = Passage(text, (31, len(text)), subject=(0, 30), issued=date(2024, 12, 20), type_code="CTr")
    assert [m.latest for m in find_deadlines(passage)] == ["2025-09-30"]


def test_without_any_year_a_deadline_has_no_dates() -> None:
    mentions = find_deadlines(Passage.of("Gửi báo cáo trước ngày 15/11. Thi tay nghề (tháng 5)."))
    assert [(m.kind, m.earliest, m.latest) for m in mentions] == [("point", None, None), ("range", None, None)]


def test_the_term_is_taken_from_the_title() -> None:
    text = "Kế hoạch nhiệm kỳ 2023-2028\nHoàn thành việc xây nhà đến hết nhiệm kỳ."
    passage = Passage(text, (28, len(text)), subject=(0, 27), issued=ISSUED, type_code="KH")
    assert [m.latest for m in find_deadlines(passage)] == ["2028-12-31"]


WORDS = st.sampled_from(
    [
        "Thời",
        "gian:",
        "thực",
        "hiện",
        "trước",
        "ngày",
        "5/6",
        "tháng",
        "3-9",
        "quý",
        "II",
        "năm",
        "2024",
        "(",
        ")",
        ".",
        ";",
        ",",
        "\n",
        "-",
        "định",
        "kỳ",
        "hằng",
        "lần/năm",
        "hoàn",
        "thành",
        "chậm",
        "nhất",
        "đến",
        "hết",
        "từ",
        "nay",
        "kể",
        "ký",
        "05",
        "làm",
        "việc",
        "Thường",
        "xuyên",
        '"',
        "nhiệm",
        "kỳ",
        "2023-2028",
        "%",
        "mùng",
        "Tết",
        "\x1a",
        "1.",
        "a)",
        "Gửi",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=3), max_size=40), st.sampled_from([None, "BC", "KH"]))
def test_any_text_keeps_the_invariants(words: list[str], type_code: str | None) -> None:
    text = " ".join(words)
    mentions = find_deadlines(Passage.of(text, issued=ISSUED, type_code=type_code))
    last = 0
    for mention in mentions:
        assert last <= mention.start < mention.end <= len(text)
        assert mention.task is None or 0 <= mention.task[0] < mention.task[1] <= len(text)
        last = mention.end
    longer = find_deadlines(Passage.of(text + "\n\nHết.", issued=ISSUED, type_code=type_code))
    assert longer[: len(mentions)] == mentions


@pytest.mark.parametrize(
    ("heading", "found_in_it"),
    [
        ("2. Các tổ ban hành kế hoạch trong tháng 6 năm 2024.", 1),
        ("b) Phát động thi đua, từ ngày 15/8 đến ngày 15/9/2024;", 1),
        ("2. Nhiệm vụ trong quý III/2024", 0),
        ("II. NHIỆM VỤ TRONG QUÝ III NĂM 2024", 0),
    ],
)
def test_a_numbered_task_is_no_title(heading: str, found_in_it: int) -> None:
    text = f"{heading}\nCác tổ thực hiện nghiêm túc."
    headings = (Heading(0, len(text), 0, len(heading), None),)
    passage = Passage(text, (0, len(text)), headings, issued=ISSUED, type_code="KH")
    assert len(find_deadlines(passage)) == found_in_it


def test_days_are_counted_from_a_day_of_issue_only() -> None:
    passage = Passage.of("Kiện toàn ban chỉ đạo trong 10 ngày kể từ ngày ký.", issued=ISSUED)
    assert [m.latest for m in find_deadlines(passage)] == ["2024-04-11"]
    assert [m.latest for m in find_deadlines(replace(passage, is_dated=False))] == [None]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Tặng quà (từ ngày 15 đến ngày 24 tháng Chạp năm Ất Tỵ).", "2026-02-02", "2026-02-11"),
        ("Trao quà trước ngày 23 tháng Chạp năm Ất Tỵ.", None, "2026-02-09"),
        ("Trả thưởng trước 30 Tết Nguyên đán Bính Ngọ.", None, "2026-02-15"),
        ("Báo cáo nhanh trước 15 giờ ngày 29 tháng Chạp.", None, "2026-02-16"),
        ("Đón công nhân ngày mùng 6 tháng Giêng năm Bính Ngọ.", "2026-02-22", "2026-02-22"),
    ],
)
def test_lunar_days(text: str, earliest: str | None, latest: str) -> None:
    mentions = find_deadlines(Passage.of(text, issued=date(2025, 12, 1), type_code="KH"))
    assert [(m.earliest, m.latest) for m in mentions] == [(earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "Gửi báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 05/12 hằng năm.",
        "Các tổ hằng năm lập kế hoạch (trước ngày 31/01), báo cáo kết quả trước ngày 10/12 hằng năm.",
        "Các tổ thi thợ giỏi (tháng 5 hằng năm), tổ chức Tháng Công nhân (từ ngày 01/5 đến ngày 31/5 hằng năm).",
    ],
)
def test_one_word_makes_a_list_of_dates_yearly(text: str) -> None:
    mentions = find_deadlines(Passage.of(text, issued=ISSUED, type_code="QĐ"))
    assert [(m.kind, m.period, m.latest) for m in mentions] == [("recurring", "P1Y", None)] * 2


@pytest.mark.parametrize("text", ["Gửi danh sách trước ngày .../6/2024.", "Nộp hồ sơ chậm nhất ngày 1?/6/2024."])
def test_a_day_that_cannot_be_read_is_not_guessed(text: str) -> None:
    assert [(kind, earliest, latest) for _, kind, earliest, latest in found(text)] == [("point", None, None)]


def test_the_year_of_the_work_is_not_the_year_of_the_day() -> None:
    assert found("Ngày 18/12: Hội nghị triển khai nhiệm vụ năm 2025.")[0][3] == "2024-12-18"


def test_a_due_column_or_field_gives_due_dates() -> None:
    text = "Biên soạn sổ tay\n31/5/2024\n"
    cells = (TimeCell(17, 26, 0, 16, due=True),)
    passage = Passage(text, body=(0, 0), time_cells=cells, appendices=((0, len(text)),), issued=ISSUED)
    assert [(m.earliest, m.latest) for m in find_deadlines(passage)] == [(None, "2024-05-31")]
    assert found("Thời gian hoàn thành: 31/5/2024") == [("31/5/2024", "point", None, "2024-05-31")]
