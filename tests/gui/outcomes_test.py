#!/usr/bin/env python3
"""outcomes_test.py --root ROOT --programs FOLDER --pictures FOLDER

The other ends of an intake at the real window, with the keyboard alone: a supplement notice that is
answered and accepted, a refusal of acceptance that a
reviewer confirms, and an item decided on the spot up to its rating.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from counter_day_test import APPLICANT_ID, SECOND_ID, THIRD_ID, Day, run_day  # noqa: E402

ADDRESS = "佛冈县石角镇解放路2号"
MAIL_ADDRESS = "清远市清城区学宫街3号"


class Outcomes(Day):
    def fill(self, desk, search, item, person, by_mail=False):
        id_number, name = person
        desk.key("F2")
        desk.focus_on("查找事项")
        desk.type(search)
        desk.row_with("找到的事项", item)
        desk.key("Return")
        desk.focus_on("证件号码")
        desk.type(id_number)
        desk.key("Return")
        desk.focus_on("姓名")
        desk.write("姓名", name)
        desk.key("Return")
        desk.focus_on("电话")
        desk.type("13800138000")
        desk.key("Return")
        desk.focus_on("住址")
        desk.write("住址", ADDRESS)
        if by_mail:
            self.ask_for_mail(desk)
        desk.key("Return")
        desk.focus_on("收取的材料")

    def ask_for_mail(self, desk):
        """From the address to the box below it: the result is to be sent somewhere else."""
        desk.key("Tab")
        desk.focus_on("由代理人办理")
        desk.key("Tab")
        desk.focus_on("结果邮寄")
        desk.key("space")
        desk.field("结果寄往")
        desk.key("Tab")
        desk.focus_on("结果寄往")
        self.expect(desk.text_of("结果寄往") == ADDRESS, "the applicant's address is not proposed")
        desk.write("结果寄往", MAIL_ADDRESS)

    def print_all(self, desk, kinds):
        """Lets the shown papers print and checks which came out."""
        before = set(self.county.printed())
        desk.row_with("文书", "待打印")
        desk.wait(lambda: all("待打印" in "".join(row) for row in desk.cells("文书")),
                  "the papers to be drawn")
        self.print_papers(desk, len(kinds))
        new = sorted(set(self.county.printed()) - before)
        self.expect([paper.split("-")[1].removesuffix(".pdf") for paper in new] == sorted(kinds),
                    f"papers are {new}, not {kinds}")
        return new[0].split("-")[0]

    def supplement(self, desk):
        self.fill(desk, "zdshbz", "最低生活保障对象认定", (APPLICANT_ID, "王小"), by_mail=True)
        self.look(desk, "31-result-by-mail")
        desk.key("space")
        desk.text_shown("材料　已收 1")
        desk.key("ctrl+2")
        desk.table("需补正的材料")
        desk.key("ctrl+Return")
        self.number = self.print_all(desk, ["material_receipt", "supplement_notice"])
        self.expect(self.case()["record"]["state"] == "supplement_needed", "no supplement is open")
        self.expect(self.case()["record"]["mail_address"] == MAIL_ADDRESS, "mail was not noted")
        desk.focus_on("查找事项")
        desk.key("F3")
        desk.row_with("办件", "待补正")
        desk.text_shown(self.number)
        desk.table("本次补交的材料")
        desk.facts_with("办件内容", "居民户口簿：缺少该材料；补交复印件 1 份")
        self.look(desk, "22-resubmit")
        self.hand_in_one(desk)
        self.back_from_what_was_missing(desk)
        self.hand_in_the_rest(desk)
        desk.key("ctrl+Return")
        self.print_all(desk, ["material_receipt"])
        desk.row_with("办件", "已收件")
        desk.button("受理并打印")
        desk.key("ctrl+k")
        desk.key("ctrl+Return")
        self.print_all(desk, ["acceptance_notice"])
        desk.wait(lambda: self.case()["record"]["state"] == "accepted", "the case to be accepted")

    def hand_in_one(self, desk):
        """The case is received again, and has a gap still."""
        desk.key("Tab")
        desk.focus_on("办件")
        desk.key("Return")
        desk.focus_on("本次补交的材料")
        desk.key("Home", "Down", "space", "ctrl+Return")
        self.print_all(desk, ["material_receipt"])
        desk.row_with("办件", "已收件")
        desk.button("受理并打印")

    def back_from_what_was_missing(self, desk):
        """Ctrl+4 opens the sheet of what was missing; Esc goes back, and keeps what was ticked."""
        desk.key("ctrl+4")
        desk.focus_on("本次补交的材料")
        desk.key("Home", "Down", "Down", "space")
        self.look(desk, "35-what-was-missing")
        desk.wait(lambda: desk.ticked("本次补交的材料", 2), "the tick")
        desk.key("F5", "Escape")
        desk.focus_on("受理并打印")
        desk.key("Escape")
        desk.focus_on("办件")
        desk.key("Escape")  # the list is where the page begins: back to the page before
        desk.focus_on("查找事项")
        desk.key("F3")
        desk.button("受理并打印")
        desk.key("ctrl+4")
        desk.focus_on("本次补交的材料")
        self.expect(desk.ticked("本次补交的材料", 2), "Esc and F5 lost a tick")

    def hand_in_the_rest(self, desk):
        """Ticks every material that is not in yet, row by row."""
        desk.focus_on("本次补交的材料")
        desk.key("Home")
        for row in range(len(self.case()["record"]["materials"])):
            if not desk.ticked("本次补交的材料", row):
                desk.key("space")
                desk.wait(lambda at=row: desk.ticked("本次补交的材料", at), "the tick")
            desk.key("Down")

    def refuse(self, desk):
        self.fill(desk, "spjyxk", "食品经营许可核发", (SECOND_ID, "陈大文"))
        desk.key("ctrl+3")
        desk.button("报审查人复核")
        desk.key("Down")  # the kind of reason: the clerk's own choice
        desk.field("应向何机关申请")
        desk.write("具体理由", "申请经营的场所位于清远市清城区，不属于本机关管辖。")
        desk.write("法律依据", "《食品经营许可和备案管理办法》第六条")
        desk.write("应向何机关申请", "清远市清城区市场监督管理局")
        self.look(desk, "23-refusal-filled")
        desk.key("ctrl+Return")
        self.number = self.print_all(desk, ["material_receipt"])
        desk.focus_on("查找事项")
        reviewer = self.sit_down("sjj.shencha", "", "reviewer")
        reviewer.row_with("办件", "拟不予受理")
        reviewer.button("同意不予受理并打印")
        for part in ("拟不予受理", "申请事项依法不属于本机关职权范围", "不属于本机关管辖",
                     "管理办法》第六条", "清城区市场监督管理局", "李晓梅"):
            reviewer.facts_with("办件内容", part)
        self.look(reviewer, "30-refusal-proposed")
        reviewer.key("ctrl+5")
        self.print_all(reviewer, ["refusal_of_acceptance"])
        self.expect(self.case()["record"]["state"] == "acceptance_refused", "it was not refused")
        reviewer.close()
        desk.come_to_front()

    def on_the_spot(self, desk):
        self.fill(desk, "sydj", "失业登记", (THIRD_ID, "林·秀英"))
        desk.key("ctrl+m")
        desk.key("ctrl+k")
        desk.key("ctrl+Return")
        self.number = self.print_all(desk, ["acceptance_notice", "material_receipt"])
        desk.text_shown(self.number)  # what is decided on the spot stays open, at its next step
        desk.field("审查意见")
        desk.write("审查意见", "材料齐全，符合规定，建议准予。")
        desk.key("ctrl+Return")
        desk.row_with("办件", "待决定")
        desk.text_shown("出具《准予")
        desk.key("ctrl+Return")
        self.print_all(desk, ["grant_decision"])
        desk.row_with("办件", "已准予")
        desk.button("转出件窗口")
        desk.key("ctrl+Return")
        desk.row_with("办件", "待领取")
        desk.key("F6")
        desk.focus_on("二维码")
        desk.type(self.number)
        desk.key("Return")
        desk.focus_on("领取人证件号")
        desk.type(THIRD_ID)
        desk.key("Return")
        desk.text_shown("证件号码相符")
        desk.key("ctrl+Return")
        self.print_all(desk, ["delivery_receipt"])
        desk.text_shown("满意度")
        desk.key("ctrl+Return")  # nobody chose: kept as a default
        desk.wait(lambda: self.case()["record"]["rating"] is not None, "the rating to be stored")
        self.expect(self.case()["record"]["rating"]["is_default"], "a default counts as a choice")
        desk.focus_on("二维码")

    def run(self):
        try:
            self.county.create(["limei", "sjj.shencha"])
            desk = self.sit_down("limei", "0101", "clerk")
            self.supplement(desk)
            self.refuse(desk)
            self.on_the_spot(desk)
            desk.close()
        finally:
            self.county.remove()
        return self.faults


if __name__ == "__main__":
    sys.exit(run_day(Outcomes))
