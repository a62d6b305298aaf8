"""The office that answers requests, in real browsers: who records what, until the case ends in the archive and in a row of the report."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from gongkai.cli.main import main
from tests.web.archive.bags import unpacked
from tests.web.letters.printed import edited, printed, signs
from tests.web.story.clock import Clock
from tests.web.story.filling import download

DESK = "/workbench/requests/"
NOTED = "见卷宗"
"""What officers write wherever the law wants something written down and the story does not care what."""
_MARK = "洛水公开告〔2026〕"


@dataclass
class Office:
    """The windows of its people, each opened once.

    `case`: the address of the case that they work on; `content`: what is asked in it; `issued`: its letters as PDF, in their order.
    `sees`: who did something last, and so has the case as it stands before their eyes until they go on.
    """

    desk: Callable[[str], Page]
    clock: Clock
    case: str = ""
    content: str = ""
    issued: list[bytes] = field(default_factory=list)
    sees: str = ""
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, who: str) -> Page:
        """The window of a person."""
        if who not in self.pages:
            self.pages[who] = self.desk(who)
        return self.pages[who]

    def finds(self, content: str) -> None:
        """The handler opens the case of what somebody asked on the platform."""
        page = self.page("handler")
        page.goto(DESK)
        with page.expect_navigation():
            page.get_by_role("row").filter(has_text=content).get_by_role("link").click()
        self.case, self.content = page.url, content

    def takes_in(self, content: str, *, on: str, channel: str, **more: str) -> None:
        """The handler writes down what came another way, and opens its case."""
        self.clock.goes_to(on)
        page = self.page("handler")
        page.goto(f"{DESK}new/")
        page.locator("[name=organ]").select_option(label="洛泽市水务局")
        fill(page, {"channel": channel, "arrived_on": on, "content": content, "delivery.form": "paper", **more})
        person = {"kind": "natural_person", "name": "林一鸣", "id_type": "resident_id", "id_number": "11010519491231002X"}
        fill(page, {f"applicant.{name}": value for name, value in person.items()} | {"applicant.phone": "13800138000"})
        page.get_by_role("button", name="收件", exact=True).click()
        with page.expect_navigation():
            page.get_by_role("link", name="打开案件").click()
        self.case, self.content = page.url, content

    def does(self, what: str, *, on: str, who: str = "handler", **answers: str) -> None:
        """Somebody records an event among those that are offered; what else is wanted is in the file."""
        self.clock.goes_to(on)
        page = self.open(what, who)
        fill(page, {"on": on, **answers})
        self.record(page)

    def open(self, what: str, who: str = "handler") -> Page:
        """The form of an event that is offered to somebody."""
        page = self.page(who)
        if (who, self.case) != (self.sees, page.url):
            page.goto(self.case)
        for closed in page.locator("#next details:not([open]) summary").all():
            closed.click()
        with page.expect_navigation():
            page.locator("#next").get_by_role("link", name=what, exact=True).click()
        return page

    def record(self, page: Page) -> None:
        """Sends a form that is wholly filled in."""
        for empty in page.locator("main form [required]:is(textarea, input[type=text])").all():
            if not empty.input_value():
                empty.fill(NOTED)
        page.get_by_role("button", name="记录", exact=True).click()
        page.wait_for_url(self.case)
        self.sees = next(who for who, its in self.pages.items() if its is page)

    def answers(self, outcome: str, *grounds: str, on: str, **said: str) -> None:
        """Drafted, reviewed by two others, approved by a fourth: nobody can do it alone. `outcome`: as the catalogue names it."""
        self.drafts(outcome, *grounds, on=on, **said)
        self.does("审核拟稿", on=on, who="legal", review="legal", passed="yes")
        self.does("审核拟稿", on=on, who="secrecy", review="secrecy", passed="yes")
        self.approves(on)

    def drafts(self, outcome: str, *grounds: str, on: str, **said: str) -> None:
        """The handler chooses the outcome, and writes what it needs."""
        self.clock.goes_to(on)
        page = self.open("拟写答复")
        for ground in grounds:
            page.get_by_label(ground, exact=True).check()
        page.get_by_role("button", name=f"选择 {outcome}", exact=True).click()
        fill(page, {"on": on, **{f"said_{name}": text for name, text in said.items()}})
        self.record(page)

    def approves(self, on: str) -> None:
        """The head of the work body."""
        self.does("审批答复", on=on, who="ogi_head", approved="yes")

    def writes(self, letter: str, **said: str) -> str:
        """A letter among those that are offered is written and issued. Answers its signs; PDF and DOCX have the same."""
        page = self.page("handler")
        if ("handler", self.case) != (self.sees, page.url):
            page.goto(self.case)
        offered = page.locator("#letter option").filter(has_text=letter)
        page.locator("#letter").select_option(value=offered.get_attribute("value"))
        with page.expect_navigation():
            page.get_by_role("button", name="起草", exact=True).click()
        if said:
            fill(page, said)
            with page.expect_navigation():
                page.get_by_role("button", name="保存并检查").click()
        with page.expect_navigation():
            page.get_by_role("button", name="编号印发").click()
        row = page.locator("#letters tr").filter(has_text=letter)
        self.issued.append(download(page, row.get_by_role("button", name="PDF")))
        text = printed(self.issued[-1])
        assert edited(download(page, row.get_by_role("button", name="DOCX"))) == text
        number = row.locator("th").inner_text().removesuffix(letter).strip()
        assert re.fullmatch(rf"{_MARK}[1-9]\d*号", number)
        assert text.startswith(f"洛泽市水务局{number}{letter}"), text
        return text

    def replies(self, letter: str, *told: str, on: str, remedies: tuple[str, ...]) -> None:
        """The letter of the decision, dated as that was: what was asked, what is told in it, and these remedies alone."""
        text = self.writes(letter)
        number = self.page("handler").locator(".head h1").inner_text()
        asked = f"提出的政府信息公开申请（登记编号：{number}），申请公开的内容为：“{self.content}”。"
        states(text, "林一鸣：", asked, *told, *remedies, f"洛泽市水务局{_day(on)}（联系方式：洛泽市河东区滨河路1号，0990-8100100）")
        assert text.count("提起行政诉讼") == len(remedies), text

    def sends(self, on: str, mode: str = "electronic") -> None:
        """The reply goes out, and reaches the applicant the same day."""
        self.does("发出答复", on=on, mode=mode)
        self.does("答复送达", on=on)

    def archives(self, on: str, folder: Path) -> Path:
        """The file is closed and its package taken. Answers where that was unpacked: the request, each letter and the index are in it."""
        self.does("归档", on=on)
        page = self.page("handler")
        expect(page.locator(".head .badge").first).to_have_text("已归档")
        page.locator("#package-reason").fill("移交档案室")
        bag = unpacked(download(page, page.get_by_role("button", name="取出归档包")), folder) / "data"
        index = json.loads((bag / "index.json").read_text(encoding="utf-8"))
        assert (index["state"], index["register_number"]) == ("archived", page.locator(".head h1").inner_text())
        assert (bag / "ledger.jsonl").read_text(encoding="utf-8").splitlines() == self._lines()
        assert [one.read_bytes() for one in sorted(bag.glob("letters/*.pdf"))] == self.issued
        assert len(list(bag.glob("letters/*.docx"))) == len(self.issued)
        return bag

    def says(self, text: str) -> None:
        """What stands on the page of the case."""
        self.page("handler").goto(self.case)
        self.sees = "handler"
        expect(self.page("handler").locator("main")).to_contain_text(text)

    def ends_in(self, row: str, folder: Path, *, received: int = 1) -> None:
        """`gongkai ledger report` over the lines of these cases finds them in that row of table three, and in no other."""
        file = folder / "ledger.jsonl"
        file.write_text("".join(f"{line}\n" for line in self._lines()), encoding="utf-8")
        result = CliRunner().invoke(main, ["ledger", "report", str(file), "--year", "2026", "--json"])
        assert result.exit_code == 0, result.output
        cells = json.loads(result.stdout)["reports"][0]["cells"]
        totals = {key: cell["value"] for key, cell in cells.items() if key.startswith("requests.") and key.endswith(".total")}
        rows = ("received", "outcome.total", f"outcome.{row}")
        assert {key: value for key, value in totals.items() if value} == {f"requests.{one}.total": received for one in rows}

    def _lines(self) -> list[str]:
        """Of this case, from the organ's ledger as the desk gives it out."""
        page = self.page("handler")
        page.goto(self.case)
        address = page.get_by_role("link", name="下载本机关台账文件").get_attribute("href")
        assert address
        name = re.search(r"R-\w+", self.case)
        assert name
        return [line for line in page.request.get(address).text().splitlines() if f'"{name[0]}"' in line]


def either(what: str = "本答复") -> str:
    """The remedy of who may choose (ARL 20, 24, ALL 14, 46): the government at the level of the department, or the basic court."""
    return (
        f"对{what}不服的，可以自收到本答复之日起60日内向洛泽市人民政府申请行政复议，"
        "也可以自收到本答复之日起6个月内向洛泽市河东区人民法院提起行政诉讼。"
    )


def review_first(what: str = "本答复") -> str:
    """The remedy against what is withheld under articles 14 to 16 (ARL 23(1)(4)): no suit before the reconsideration."""
    return (
        f"对{what}不服的，依照《行政复议法》第二十三条第一款第（四）项的规定，应当先自收到本答复之日起60日内向洛泽市人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。"
    )


def states(letter: str, *told: str) -> None:
    """All of this stands in a letter."""
    assert not [one for one in told if signs(one) not in letter], letter


def _day(on: str) -> str:
    day = date.fromisoformat(on)
    return f"{day.year}年{day.month}月{day.day}日"


def fill(page: Page, answers: dict[str, str]) -> None:
    """Each answer into the field of that name, whatever kind of field it is."""
    for name, value in answers.items():
        fields = page.locator(f'main [name="{name}"]')
        match fields.first.get_attribute("type"), fields.first.evaluate("one => one.tagName"):
            case _, "SELECT":
                fields.select_option(value)
            case "radio", _:
                page.locator(f'main [name="{name}"][value="{value}"]').check()
            case _:
                fields.fill(value)
