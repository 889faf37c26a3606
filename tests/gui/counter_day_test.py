#!/usr/bin/env python3
"""counter_day_test.py --root ROOT --programs FOLDER --pictures FOLDER [--suffix TEXT]

A day at the counters, from outside: real windows, a real server, keys and names only. Checks that
papers come out, that every control has a name, that no word is left in English, and takes a picture
of every screen for people to look at.
"""
import argparse
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from county import PASSWORD, County  # noqa: E402
from desk import Desk  # noqa: E402

PEOPLE = ["limei", "mzj.shencha", "mzj.fuze"]
APPLICANT_ID = "441802190611153129"  # invented; born 1906
SECOND_ID = "431103190402290019"  # invented; born 1904
THIRD_ID = "370502190909300560"  # invented; born 1909
ITEM = "最低生活保障对象认定"


class Day:
    def __init__(self, options):
        self.options = options
        self.county = County(options.root, options.programs)
        self.window = os.path.join(options.programs, "bianmin-window")
        self.faults = []
        self.number = None

    def sit_down(self, name, station, state, picture=None):
        desk = Desk(self.window, self.county.window_settings(station, state),
                    self.options.pictures, self.options.suffix)
        desk.focus_on("用户名")
        if picture:
            self.look(desk, picture)
        desk.type(name)
        desk.key("Return")
        desk.focus_on("密码")
        desk.type(PASSWORD)
        desk.key("Return")
        desk.text_shown("已连接")
        desk.gets_the_keys()
        return desk

    def look(self, desk, name):
        """A picture, and what every screen must satisfy."""
        desk.picture(name)
        self.faults += [f"{name}: no name: {fault}" for fault in desk.unnamed_controls()]
        self.faults += [f"{name}: not translated: {text}" for text in desk.english_left()]

    def expect(self, truth, what):
        if not truth:
            self.faults.append(what)

    def print_papers(self, desk, count):
        """Enter in the print window: the papers come out and the window closes by itself."""
        before = len(self.county.printed())
        desk.key("Return")
        desk.wait(lambda: len(self.county.printed()) == before + count, f"{count} papers")
        desk.text_gone("稍后打印")

    # --- the clerk

    def take_in(self, desk):
        desk.focus_on("查找事项")
        self.look(desk, "02-intake-empty")
        self.faults += desk.walk_by_tab()
        desk.type("zdshbz")
        desk.row_with("找到的事项", ITEM)
        desk.key("Return")
        desk.focus_on("证件号码")
        desk.type(APPLICANT_ID[:-1] + "8")
        desk.key("Return")
        desk.text_shown("校验不通过")  # the fault stands beside the field, with what to do
        self.look(desk, "03-intake-fault")
        desk.focus_on("证件号码")  # a fault is put right where it was made
        desk.type(APPLICANT_ID)
        desk.key("Return")
        desk.text_shown("女 1906-11-15")
        desk.focus_on("姓名")
        desk.write("姓名", "欧阳𠮷娜")
        desk.key("Return")
        desk.focus_on("电话")
        desk.type("13800138000")
        desk.key("Return")
        desk.focus_on("住址")
        desk.write("住址", "佛冈县石角镇解放路1号")
        desk.key("Return")
        desk.focus_on("收取的材料")
        desk.key("space")
        desk.text_shown("材料　已收 1")
        desk.key("Down", "space")
        desk.text_shown("材料　已收 2")
        desk.key("minus", "minus")
        row = desk.row_with("收取的材料", "居民身份证")
        self.expect(row[4] == "1", f"less than one copy lies on the counter: {row}")
        desk.key("1", "2")  # pages
        desk.row_with("收取的材料", "12")
        self.look(desk, "04-intake-filled")

    def show_dialogs(self, desk):
        desk.key("ctrl+2")
        desk.table("需补正的材料")
        self.look(desk, "05-supplement")
        desk.key("F1")  # help is there from every dialog, and says its keys
        desk.facts_with("按键", "Ctrl+N 增加一条")
        desk.button("关闭")
        self.look(desk, "37-help-of-a-dialog")
        desk.key("Escape")
        desk.text_gone("关闭  Esc")
        desk.button("告知并打印")
        missing = [row[0] for row in desk.cells("需补正的材料")]
        self.expect(len(missing) == 3, f"the notice begins with {missing}")
        desk.write("问题", "未加盖公章")
        desk.key("Escape")
        desk.text_gone("告知并打印")
        desk.key("ctrl+2")
        desk.row_with("需补正的材料", "未加盖公章")  # Esc has lost nothing
        desk.key("Escape")
        desk.text_gone("告知并打印")
        desk.key("ctrl+3")
        desk.button("报审查人复核")
        desk.write("具体理由", "申请经营的场所不在本县。")
        desk.key("ctrl+Return")
        desk.text_shown("请选择不予受理的情形")  # nobody has chosen for the clerk
        self.look(desk, "06-refusal")
        desk.key("Escape")
        desk.text_gone("报审查人复核")
        desk.key("ctrl+3")
        desk.button("报审查人复核")
        desk.wait(lambda: desk.text_of("具体理由") == "申请经营的场所不在本县。",
                  "the reason that was typed before")
        desk.key("Escape")
        desk.text_gone("报审查人复核")
        desk.key("F1")
        desk.button("关闭")
        self.look(desk, "07-help")
        desk.key("Escape")
        desk.text_gone("关闭  Esc")

    def accept_and_print(self, desk):
        desk.key("ctrl+Return")
        desk.text_shown("不能受理")  # materials are missing still
        desk.key("ctrl+m")
        desk.text_shown("材料　已收 5")  # what is handed in only where there is any stays open
        desk.key("ctrl+Return")
        desk.text_shown("逐条核对受理条件")
        desk.key("ctrl+k")
        desk.text_gone("逐条核对受理条件")
        self.look(desk, "08-intake-ready")
        desk.key("ctrl+Return")
        desk.text_shown("办件已保存")
        desk.row_with("文书", "待打印")
        desk.wait(lambda: all("待打印" in "".join(row) for row in desk.cells("文书")),
                  "both papers to be drawn")
        self.look(desk, "09-papers")
        self.print_papers(desk, 2)
        papers = self.county.printed()
        self.number = papers[0].split("-")[0]
        self.expect([paper.split("-")[1] for paper in papers] ==
                    ["acceptance_notice.pdf", "material_receipt.pdf"], f"papers are {papers}")
        text = subprocess.run(["pdftotext", "-layout", os.path.join(self.county.papers, papers[0]),
                               "-"], capture_output=True, text=True, check=True).stdout
        self.expect("欧阳𠮷娜" in text.replace(" ", ""), "the name is not on the notice")
        self.expect(self.number in text, "the number is not on the notice")
        desk.focus_on("查找事项")

    def look_up(self, desk):
        desk.key("F3")
        row = desk.row_with("办件", self.number)
        self.expect(any("正常" in cell for cell in row), f"no lamp in {row}")
        desk.text_shown(self.number)
        desk.row_with("办理经过", "受理")
        self.look(desk, "10-look-up")
        desk.key("ctrl+p")
        desk.text_shown("办件已保存")
        desk.wait(lambda: all("补打" in "".join(row) for row in desk.cells("文书")),
                  "the reprints to be marked")
        self.look(desk, "11-reprint")
        self.print_papers(desk, 2)
        desk.row_with("文书（Ctrl+P 补打）", "已打 2 次")
        self.expect(any(name.endswith("-2.pdf") for name in self.county.printed()),
                    "reprints have no name of their own")

    def put_aside(self, desk):
        """Two people interrupt each other: each waits in the list, by name."""
        desk.key("F2")
        desk.focus_on("查找事项")
        for number, name in ((SECOND_ID, "陈大文"), (THIRD_ID, "林·秀英")):
            desk.type("lsjz")
            desk.row_with("找到的事项", "临时救助")
            desk.key("Return")
            desk.focus_on("证件号码")
            desk.type(number)
            desk.key("Return")
            desk.focus_on("姓名")
            desk.write("姓名", name)
            desk.key("Escape")
            desk.text_shown("可为下一位办理")
            desk.focus_on("查找事项")
        desk.key("ctrl+o")
        desk.row_with("未完成的受理", "陈大文")
        desk.focus_on("未完成的受理")
        self.look(desk, "32-drafts")
        desk.key("question")
        desk.facts_with("按键", "Ctrl+R 删去所选的一件")
        desk.button("关闭")
        desk.key("Escape")
        desk.text_gone("关闭  Esc")
        desk.focus_on("未完成的受理")
        desk.key("Down", "Return")  # the older one
        desk.wait(lambda: desk.text_of("姓名") == "陈大文", "the draft that was chosen")
        desk.key("ctrl+o")
        desk.row_with("未完成的受理", "林·秀英")
        desk.focus_on("未完成的受理")
        desk.key("ctrl+r")
        desk.text_shown("确要删去")
        self.look(desk, "33-drop-draft")
        desk.key("ctrl+Return")
        desk.wait(lambda: not desk.cells("未完成的受理"), "the draft to be dropped")
        desk.focus_on("未完成的受理")
        desk.key("Escape")
        desk.text_gone("取回")
        desk.come_to_front()
        desk.key("Escape")
        desk.text_shown("未完成的受理")

    def crash_and_go_on(self, desk):
        """kill -9 in the middle of an application: it is offered again."""
        desk.key("F2")
        desk.focus_on("查找事项")
        desk.type("lsjz")
        desk.row_with("找到的事项", "临时救助")
        desk.key("Return")
        desk.focus_on("证件号码")
        desk.type(APPLICANT_ID)
        desk.key("Return")
        desk.focus_on("姓名")
        desk.write("姓名", "欧阳𠮷娜")
        desk.wait(lambda: any("欧阳" in draft for draft in self.drafts_on_disk()),
                  "the draft to be on the disk")
        desk.kill()
        again = self.sit_down("limei", "0101", "clerk")
        again.text_shown("未完成的受理")
        self.look(again, "12-draft")
        again.key("ctrl+o")
        rows = again.cells("未完成的受理")
        self.expect(["欧阳" in row[0] or "陈大文" in row[0] for row in rows] == [True, True],
                    f"after the crash there wait {rows}")
        again.focus_on("未完成的受理")
        again.key("Return")
        again.text_shown("女 1906-11-15")
        again.wait(lambda: again.text_of("姓名") == "欧阳𠮷娜", "the name of the draft")
        again.key("Escape")
        again.text_shown("未完成的受理")
        return again

    def drafts_on_disk(self):
        folder = os.path.join(self.county.folder, "state-clerk", "drafts")
        texts = []
        for name in os.listdir(folder):
            if not name.endswith(".json"):
                continue  # on its way to the disk
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                texts.append(file.read())
        return texts

    # --- the department

    def review(self):
        desk = self.sit_down("mzj.shencha", "", "reviewer")
        desk.row_with("办件", ITEM)
        desk.focus_on("办件")
        desk.key("Return")
        desk.focus_on("审查意见")
        desk.key("Tab")
        desk.focus_on("常用语")
        desk.key("Home", "Return")
        desk.wait(lambda: "建议准予" in desk.text_of("审查意见"), "the phrase in the opinion")
        self.look(desk, "13-review")
        desk.key("ctrl+Return")
        desk.text_shown("已保存，办件现为“待决定”")
        desk.text_shown("没有办件")  # it waits for somebody else now
        self.look(desk, "14-reviewed")
        desk.close()

    def decide(self):
        desk = self.sit_down("mzj.fuze", "", "head")
        desk.row_with("办件", "待决定")
        desk.text_shown("出具《准予")
        self.look(desk, "15-decide")
        desk.focus_on("办件")
        desk.key("Return")
        desk.focus_on("内容")
        desk.write("条件", "每半年复核一次")
        desk.key("shift+Tab")
        desk.focus_on("准予")
        desk.key("Right")  # the other outcome: its own words and fields
        desk.field("理由")
        desk.text_gone("证照编号")
        self.expect(desk.text_of("查明的事实") == "", "somebody knows what was found out")
        desk.text_shown("应当写明查明的事实")
        self.look(desk, "34-decide-refuse")
        desk.key("Left")
        desk.text_gone("理由")
        self.expect(desk.text_of("条件") == "每半年复核一次", "a change of mind lost words")
        desk.text_shown("出具《准予")
        desk.key("ctrl+Return")
        desk.row_with("文书", "待打印")
        self.look(desk, "16-decision-paper")
        self.print_papers(desk, 1)
        desk.row_with("办件", "已准予")
        desk.button("转出件窗口")
        desk.key("ctrl+Return")
        desk.text_shown("没有办件")  # the inbox is empty, and says so
        self.look(desk, "17-inbox-empty")
        desk.key("F3")
        desk.row_with("办件", "待领取")
        desk.close()

    # --- the output desk

    def hand_over(self, desk):
        desk.come_to_front()
        desk.key("F6")
        desk.focus_on("二维码")
        desk.row_with("办件", "待领取")
        desk.type(self.number)
        desk.key("Return")
        desk.focus_on("领取人证件号")
        desk.type("431103190402290019")
        desk.key("Return")
        desk.text_shown("写明领取人和关系")  # somebody else
        self.look(desk, "18-hand-over-stranger")
        desk.key("shift+Tab")
        desk.focus_on("领取人证件号")
        desk.key("ctrl+a")
        desk.type(APPLICANT_ID)
        desk.key("Return")
        desk.text_shown("证件号码相符")
        self.look(desk, "19-hand-over")
        desk.key("ctrl+Return")
        desk.row_with("文书", "待打印")
        self.print_papers(desk, 1)
        desk.text_shown("满意度")
        desk.key("1")
        self.look(desk, "20-rating")
        desk.key("ctrl+Return")
        desk.wait(lambda: self.case()["record"]["rating"] is not None, "the rating to be stored")
        rating = self.case()["record"]["rating"]
        self.expect(rating["level"] == "very_satisfied" and not rating["is_default"],
                    f"rating is {rating}")
        desk.focus_on("二维码")

    def case(self):
        return self.county.run("limei", "0101", "case", "show", self.number)["case"]

    # --- the line breaks

    def lose_the_line(self, desk):
        self.county.stop()
        desk.key("F3")
        desk.text_shown("网络中断")
        self.look(desk, "21-offline")
        self.county.start()
        desk.key("F5")
        desk.row_with("办件", self.number)

    def run(self):
        try:
            self.county.create(PEOPLE)
            desk = self.sit_down("limei", "0101", "clerk", "01-login")
            self.take_in(desk)
            self.show_dialogs(desk)
            self.accept_and_print(desk)
            self.look_up(desk)
            self.put_aside(desk)
            desk = self.crash_and_go_on(desk)
            self.review()
            self.decide()
            self.hand_over(desk)
            self.lose_the_line(desk)
            desk.close()
        finally:
            self.county.remove()
        return self.faults


def run_day(kind):
    """Plays a day of this kind from the command line; 0 when it went well."""
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--suffix", default="")
    faults = kind(parser.parse_args()).run()
    print("\n".join(faults) or "the day went well")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(run_day(Day))
