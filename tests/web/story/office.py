"""The office that answers requests, in real browsers: who records what, until the case ends in a row of the annual report."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from gongkai.cli.main import main
from tests.web.story.conftest import Desk

DESK = "/workbench/requests/"
NOTED = "见卷宗"
"""What officers write wherever the law wants something written down and the story does not care what."""


@dataclass
class Office:
    """The windows of its people, each opened once. `case`: the address of the case that they work on."""

    desk: Desk
    case: str = ""
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, who: str) -> Page:
        """The window of a person."""
        if who not in self.pages:
            self.pages[who] = self.desk(who)
        return self.pages[who]

    def take_in(self, content: str, *, on: str, channel: str = "in_person") -> None:
        """The handler writes a request down, and opens its case."""
        page = self.page("handler")
        page.goto(f"{DESK}new/")
        page.locator("[name=organ]").select_option(label="洛泽市水务局")
        fill(page, {"channel": channel, "arrived_on": on, "content": content, "delivery.form": "paper", "delivery.method": "pickup"})
        person = {"kind": "natural_person", "name": "林一鸣", "id_type": "resident_id", "id_number": "11010519491231002X"}
        fill(page, {f"applicant.{name}": value for name, value in person.items()} | {"applicant.phone": "13800138000"})
        page.get_by_role("button", name="收件", exact=True).click()
        with page.expect_navigation():
            page.get_by_role("link", name="打开案件").click()
        self.case = page.url

    def does(self, what: str, *, on: str, who: str = "handler", **answers: str) -> None:
        """Somebody records an event among those that are offered; what else is wanted is in the file."""
        page = self.open(what, who)
        fill(page, {"on": on, **answers})
        self.record(page)

    def open(self, what: str, who: str = "handler") -> Page:
        """The form of an event that is offered to somebody."""
        page = self.page(who)
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

    def answers(self, outcome: str, *, on: str, grounds: tuple[str, ...] = (), **said: str) -> None:
        """Drafted, reviewed by two others, approved by a fourth: nobody can do it alone. `outcome`: as the catalogue names it."""
        self.drafts(outcome, on=on, grounds=grounds, **said)
        self.does("审核拟稿", on=on, who="legal", review="legal", passed="yes")
        self.does("审核拟稿", on=on, who="secrecy", review="secrecy", passed="yes")
        self.approves(on)

    def drafts(self, outcome: str, *, on: str, grounds: tuple[str, ...] = (), **said: str) -> None:
        """The handler chooses the outcome, and writes what it needs."""
        page = self.open("拟写答复")
        for ground in grounds:
            page.get_by_label(ground, exact=True).check()
        page.get_by_role("button", name=f"选择 {outcome}", exact=True).click()
        fill(page, {"on": on, **{f"said_{name}": text for name, text in said.items()}})
        self.record(page)

    def approves(self, on: str) -> None:
        """The head of the work body."""
        self.does("审批答复", on=on, who="ogi_head", approved="yes")

    def writes(self) -> None:
        """The letter of the decision is begun, says what was approved without a word more, and gets its number."""
        page = self.page("handler")
        page.goto(self.case)
        reply = page.locator("#letter option[value*=':']")
        expect(reply).to_have_count(1)
        page.locator("#letter").select_option(value=reply.get_attribute("value"))
        page.get_by_role("button", name="起草", exact=True).click()
        page.get_by_role("button", name="编号印发").click()
        expect(page.locator("#letters")).to_contain_text("洛水公开告〔2026〕")

    def hands_over(self, on: str) -> None:
        """The letter is written, sent and signed for, and the file closed."""
        self.writes()
        self.does("发出答复", on=on, mode="direct")
        self.does("答复送达", on=on)
        self.does("归档", on=on)
        expect(self.page("handler").locator(".head .badge").first).to_have_text("已归档")

    def says(self, text: str) -> None:
        """What stands on the page of the case."""
        self.page("handler").goto(self.case)
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
