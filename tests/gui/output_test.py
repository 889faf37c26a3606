#!/usr/bin/env python3
"""output_test.py --root ROOT --programs FOLDER --pictures FOLDER

The output desk with the keyboard alone: a relative with a passport, a letter, the row that goes at
once; and two people on one case: who changed what, and not a word lost.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from counter_day_test import APPLICANT_ID, SECOND_ID, THIRD_ID, Day, run_day  # noqa: E402

SPOT_ITEM = "失业登记"  # decided at the counter
DEPARTMENT_ITEM = "最低生活保障对象认定"


class Output(Day):
    def item_code(self, name):
        rows = self.county.run("limei", "0101", "item", "list")["rows"]
        return next(row["code"] for row in rows if row["name"] == name)

    def ctl(self, *words):
        return self.county.run("limei", "0101", *words)

    def accept(self, item, id_number, name):
        answer = self.ctl("case", "accept", "--item", self.item_code(item), "--id", id_number,
                          "--name", name, "--phone", "13800138000", "--address",
                          "佛冈县石角镇解放路2号")
        return answer["case"]["record"]["number"]

    def ready_case(self, id_number, name):
        number = self.accept(SPOT_ITEM, id_number, name)
        self.ctl("case", "review", number, "--opinion", "材料齐全，建议准予。")
        self.ctl("case", "decide", number, "--grant", "--content", "准予登记")
        self.ctl("case", "ready", number)
        return number

    def record(self, number):
        return self.ctl("case", "show", number)["case"]["record"]

    def print_receipt(self, desk):
        desk.row_with("文书", "待打印")
        self.print_papers(desk, 1)

    def rows(self, desk):
        return ["".join(row) for row in desk.cells("办件")]

    def somebody_else(self, desk, number, others):
        desk.focus_on("二维码")
        desk.type(number)
        desk.key("Return")
        desk.focus_on("领取人证件号")
        desk.key("ctrl+2")
        desk.focus_on("领取人证件号")
        desk.type("G1234567")
        desk.key("Return")
        desk.text_shown("应为 18 位")  # no resident ID: the kind is chosen above it
        self.look(desk, "24-other-document")
        desk.key("shift+Tab", "Down", "Down", "Down", "Down", "Down")
        desk.text_shown("证件号码与申请人、代理人都不一致")
        desk.key("Tab")
        desk.focus_on("领取人证件号")
        desk.key("Return")
        desk.focus_on("领取（收件）人")
        desk.write("领取（收件）人", "Maria O'Neill")
        desk.key("Return")
        desk.focus_on("与申请人关系")
        desk.write("与申请人关系", "配偶")
        desk.key("Return")
        self.look(desk, "25-somebody-else")
        desk.key("ctrl+Return")
        desk.row_with("文书", "待打印")
        self.expect(not any(number in row for row in self.rows(desk)),
                    "the row of the delivered case is still there")
        self.print_papers(desk, 1)
        desk.text_shown("满意度")
        desk.key("F5")  # the case waits for its rating all the same
        desk.row_with("办件", others[0])
        desk.key("1", "ctrl+Return")
        desk.wait(lambda: self.record(number)["rating"] is not None, "the rating to be stored")
        delivery = self.record(number)["delivery"]
        self.expect(delivery["method"] == "agent_pick_up" and delivery["relation"] == "配偶" and
                    delivery["recipient_id_kind"] == "passport" and
                    delivery["recipient_id_number"] == "G1234567", f"delivery is {delivery}")
        desk.text_shown(others[0])  # the neighbour is on the screen

    def by_mail(self, desk, number):
        desk.focus_on("二维码")
        desk.key("ctrl+3")
        desk.focus_on("邮件号")
        desk.key("ctrl+Return")
        desk.text_shown("请填写邮件号")
        desk.type("ea123456789cn")
        self.look(desk, "26-by-mail")
        desk.key("ctrl+Return")
        self.print_receipt(desk)
        desk.text_shown("没有办件")
        delivery = self.record(number)["delivery"]
        self.expect(delivery["method"] == "mail" and delivery["mail_number"] == "EA123456789CN" and
                    delivery["place"] == "佛冈县石角镇解放路2号", f"delivery is {delivery}")
        desk.text_shown("满意度")
        self.look(desk, "27-mailed")

    def no_work(self):
        """Who has an account and no duty at a window is told so, and by whom it is given."""
        desk = self.sit_down("admin", "", "administrator")
        desk.text_shown("您的账号没有窗口业务的岗位")
        self.look(desk, "38-no-work")
        desk.close()

    def conflict(self):
        """The head reviews what the reviewer has on the screen, and then decides it."""
        number = self.accept(DEPARTMENT_ITEM, THIRD_ID, "林·秀英")
        desk = self.sit_down("mzj.shencha", "", "reviewer")
        desk.row_with("办件", DEPARTMENT_ITEM)
        desk.focus_on("办件")
        desk.key("Return")
        desk.focus_on("审查意见")
        desk.write("审查意见", "经审查，收入证明与核查结果一致。")
        self.county.run("mzj.fuze", "", "case", "review", number, "--opinion", "同意。")
        desk.key("ctrl+Return")
        desk.text_shown("填写的内容仍在")
        desk.text_shown("朱志远　审查，办件变为“待决定”")  # who was faster, and with what
        self.expect(desk.text_of("审查意见") == "经审查，收入证明与核查结果一致。",
                    "the opinion was lost")
        self.look(desk, "28-conflict")
        desk.key("F5")
        desk.text_shown("已读取最新办件")
        self.expect(desk.text_of("审查意见") == "经审查，收入证明与核查结果一致。",
                    "a colleague may review anew, with the words that stand there")
        self.county.run("mzj.shencha", "", "case", "review", number, "--opinion", "同意。")
        self.county.run("mzj.fuze", "", "case", "decide", number, "--grant", "--content",
                        "认定为最低生活保障对象")
        desk.key("ctrl+Return")
        desk.text_shown("填写的内容仍在")
        desk.key("F5")
        desk.text_shown("没有提交")
        self.expect("经审查，收入证明与核查结果一致。" in desk.text_of("您填写的内容"),
                    "the opinion is not kept beside the new file")
        desk.row_with("办理经过", "朱志远")
        desk.focus_on("您填写的内容")
        self.look(desk, "29-read-again")
        desk.close()

    def refusal_conflict(self):
        """The clerk proposes a refusal of what the reviewer is about to accept."""
        answer = self.ctl("case", "accept", "--outcome", "receive", "--item",
                          self.item_code(DEPARTMENT_ITEM), "--id", SECOND_ID, "--name", "陈大文",
                          "--phone", "13800138000", "--address", "佛冈县石角镇解放路2号")
        number = answer["case"]["record"]["number"]
        desk = self.sit_down("mzj.shencha", "", "reviewer")
        desk.row_with("办件", "已收件")
        desk.button("受理并打印")
        self.ctl("case", "refuse", number, "--reason", "不属于本机关职权", "--basis",
                 "《行政许可法》第三十二条", "--reason-class", "not_our_power", "--proper-organ",
                 "清远市清城区民政局")
        desk.key("ctrl+k", "ctrl+Return")
        desk.text_shown("提出不予受理，办件变为“拟不予受理”")
        self.look(desk, "36-refusal-conflict")
        desk.key("F5")
        desk.facts_with("办件内容", "清远市清城区民政局")
        desk.row_with("办件", "拟不予受理")
        desk.close()

    def run(self):
        try:
            self.county.create(["limei", "mzj.shencha", "mzj.fuze"])
            first = self.ready_case(APPLICANT_ID, "王小")
            second = self.ready_case(SECOND_ID, "陈大文")
            desk = self.sit_down("limei", "0101", "clerk")
            desk.known_words = frozenset({"Maria", "Neill"})
            desk.key("F6")
            desk.row_with("办件", "待领取")
            self.somebody_else(desk, first, [second])
            self.by_mail(desk, second)
            desk.close()
            self.no_work()
            self.conflict()
            self.refusal_conflict()
        finally:
            self.county.remove()
        return self.faults


if __name__ == "__main__":
    sys.exit(run_day(Output))
