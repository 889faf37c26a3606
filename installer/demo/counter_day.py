#!/usr/bin/env python3
"""counter_day.py BIANMINCTL FOLDER: plays one day of a township through the real HTTPS interface.

Every step is a call of bianminctl as the person who does it. All papers are rendered into FOLDER as
PDF, with a PNG of each first page. People are invented; their birth years lie before 1913. Server,
CA and password come from the environment, as bianminctl reads them.
"""
import json
import os
import pathlib
import random
import subprocess
import sys

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨欧阳"
GIVEN = ("建国", "秀英", "志强", "玉兰", "·𠮷祥", "桂芳", "永福", "春梅", "德明", "淑珍")


class Refused(Exception):
    """bianminctl said no; the text is what it said."""


class Day:
    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.papers = []

    def ask(self, person, station, *arguments):
        environment = dict(os.environ, BIANMIN_USER=person, BIANMIN_STATION=station)
        done = subprocess.run([self.program, "--json", *arguments], env=environment,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Refused(f"{person}: {' '.join(arguments)}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def act(self, person, station, what, *arguments):
        """One act; its papers are printed by the one who acts, as at a real desk."""
        outcome = self.ask(person, station, "case", *arguments)
        record = outcome["case"]["record"]
        print(f"  {record['number']}  {what:<10}  {outcome['case']['state_text']}  "
              f"{record['item_name']}", flush=True)
        for document in outcome["documents"]:
            name = f"{record['number']}-{document['kind']}"
            if (self.folder / f"{name}.pdf").exists():
                name += "-" + document["id"][-4:]
            file = self.folder / f"{name}.pdf"
            self.ask(person, station, "doc", "render", document["id"], "-o", str(file))
            subprocess.run(["pdftoppm", "-r", "100", "-png", "-f", "1", "-l", "1", "-singlefile",
                            str(file), str(file.with_suffix(""))], check=True)
            self.papers.append(file)
        return record["number"]


def invented_person():
    """A name and a number that passes every check and belongs to nobody alive."""
    body = (f"441821{random.randint(1900, 1912)}{random.randint(1, 12):02d}"
            f"{random.randint(1, 28):02d}{random.randint(1, 999):03d}")
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS))
    return random.choice(FAMILY) + random.choice(GIVEN), body + "10X98765432"[total % 11]


def applicant(address):
    name, number = invented_person()
    return ["--name", name, "--id", number, "--phone", f"138{random.randint(0, 99999999):08d}",
            "--address", address], number


def on_the_spot(day):
    who, number = applicant("石角镇示范村一组12号")
    clerk = ("limei", "0101")
    case = day.act(*clerk, "受理即办件", "accept", "--item", "WJ0001", *who)
    day.act(*clerk, "当场审查", "review", case, "--opinion", "材料齐全，符合登记条件。")
    day.act(*clerk, "当场决定", "decide", case, "--grant", "--content", "准予生育登记。",
            "--certificate", f"SY{case[6:21]}")
    day.act(*clerk, "转出件", "ready", case)
    day.act(*clerk, "送达", "deliver", case, "--recipient-id", number)
    day.act(*clerk, "评价", "rate", case, "--level", "1", "--words", "办得很快")


def promised(day):
    who, number = applicant("石角镇示范村三组8号")
    clerk = ("limei", "0101")
    case = day.act(*clerk, "受理承诺件", "accept", "--item", "MZ0002", *who)
    day.act("mzj.shencha", "", "部门审查", "review", case,
            "--opinion", "经核对户籍和年龄，符合高龄津贴发放条件，建议准予。")
    day.act("mzj.fuze", "", "部门决定", "decide", case, "--grant", "--content",
            "准予发放高龄津贴，自申请次月起按月发放至社会保障卡账户。")
    day.act("mzj.shencha", "", "转出件", "ready", case)
    day.act(*clerk, "送达", "deliver", case, "--recipient-id", number)
    day.act(*clerk, "评价(默认)", "rate", case)


def supplemented(day):
    who, _ = applicant("石角镇示范村五组3号")
    clerk = ("limei", "0101")
    case = day.act(*clerk, "一次性告知", "accept", "--item", "MZ0001", *who,
                   "--outcome", "supplement", "--missing", "家庭收入和财产申报表",
                   "--problem", "未提交", "--requirement", "如实填写并由共同生活的家庭成员签名",
                   "--basis", "《社会救助暂行办法》第十一条")
    day.act(*clerk, "收到补正", "resubmit", case)
    day.act(*clerk, "受理", "accept", case)


def not_accepted(day):
    who, _ = applicant("石角镇振兴路6号")
    case = day.act("limei", "0101", "提出不予受理", "accept", "--item", "SJ0002", *who,
                   "--outcome", "refuse",
                   "--reason", "申请经营的场所位于清远市清城区，不属于本机关管辖。",
                   "--basis", "《食品经营许可和备案管理办法》第六条",
                   "--proper-organ", "清远市清城区市场监督管理局")
    day.act("sjj.shencha", "", "复核不予受理", "confirm-refusal", case)


def refused(day):
    agent_name, agent_number = invented_person()
    clerk = ("chenlu", "0001")
    case = day.act(*clerk, "受理企业申请", "accept", "--item", "SJ0002", "--enterprise",
                   "--name", "佛冈县示范食品有限公司", "--id", "91431103MA4QW5T86W",
                   "--representative", invented_person()[0], "--phone", "0763-4288888",
                   "--address", "佛冈县石角镇振兴中路18号", "--agent", agent_name,
                   "--agent-id", agent_number, "--agent-phone", "13900139000",
                   "--agent-authority", "授权委托书，全权办理",
                   "--duplicate-reason", "演示：同一企业多个经营场所")
    day.act("sjj.shencha", "", "现场核查", "review", case,
            "--opinion", "经现场核查，加工操作区与厕所未分隔，不符合要求，建议不予许可。")
    day.act("sjj.fuze", "", "不予许可", "decide", case, "--refuse",
            "--content", "申请场所加工操作区与厕所未分隔。",
            "--reasons", "不符合食品经营场所与污染源保持规定距离的要求。",
            "--basis", "《中华人民共和国食品安全法》第三十三条第一款第一项")


def village(day):
    who, number = applicant("石角镇示范村七组1号")
    agent = ("hecun", "0501")
    case = day.act(*agent, "村站受理", "accept", "--item", "RS0002", *who)
    day.act(*agent, "当场审查", "review", case, "--opinion", "本人到站，身份核验一致。")
    day.act(*agent, "当场决定", "decide", case, "--grant", "--content", "资格认证通过。")
    day.act(*agent, "转出件", "ready", case)
    day.act(*agent, "送达", "deliver", case, "--recipient-id", number)
    day.act(*agent, "评价", "rate", case, "--level", "2")


def main():
    day = Day(*sys.argv[1:3])
    scenes = (("生育登记：即办件，从收件到评价", on_the_spot),
              ("高龄津贴：承诺件，部门审查、准予、送达", promised),
              ("最低生活保障：补正一次性告知，补齐后受理", supplemented),
              ("食品经营许可：不属于本机关职权，不予受理", not_accepted),
              ("食品经营许可：企业申请，现场核查后不予许可", refused),
              ("待遇资格认证：村便民服务站", village))
    try:
        for number, (title, scene) in enumerate(scenes, start=1):
            print(f"[{number}/{len(scenes)}] {title}", flush=True)
            scene(day)
        first = day.papers[0]
        verdict = day.ask("limei", "0101", "doc", "verify", str(first))
        standing = {"original": "原件", "reprint": "补打件"}.get(verdict["standing"], "不是本县出具")
        print(f"核对文书 {first.name}：{standing}")
        journal = day.ask("admin", "", "journal", "verify")
        print(f"流水核对无误：{journal['entries']} 条")
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"\n{len(day.papers)} 份文书（PDF 与首页 PNG）在 {day.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
