"""Files that do not belong there, sent through the page of an item: each is refused in words on that page, and nothing is lost."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.web.publishing.scan.makers.office import workbook
from tests.web.running import Platform
from tests.web.story.conftest import Desk

MEBIBYTE = 1024 * 1024
TEXT = "改造期间，供水压力可能降低。"


def test_200_megabytes_are_refused_in_words_and_what_is_being_written_goes_on(platform: Platform, desk: Desk, tmp_path: Path) -> None:
    page, editor = desk("drafter"), desk("drafter")
    item = _item(page)
    editor.goto(f"{item}edit/")
    editor.locator(".ProseMirror[contenteditable=true]").click()
    editor.keyboard.type(TEXT)
    video = tmp_path / "改造前后对比.mp4"
    with video.open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.truncate(200 * MEBIBYTE)
    before = _most_memory(platform)

    page.locator("#new-files").set_input_files(video)
    page.get_by_role("button", name="上传").click()

    expect(page.get_by_role("alert")).to_have_text(
        "“改造前后对比.mp4”过大。 单个文件不得超过50 MB。 请降低图片分辨率以缩小文件，或者拆分上传。", timeout=60_000
    )
    expect(page.locator("#files")).to_contain_text("没有附件")
    assert before.keys() == (after := _most_memory(platform)).keys()
    assert max(after[process] - before[process] for process in after) < 150 * MEBIBYTE
    editor.get_by_role("button", name="保存").click()
    expect(editor.locator(".prose")).to_contain_text(TEXT)


def test_wrong_broken_and_hostile_files_are_refused_one_by_one_and_the_good_one_is_kept(desk: Desk) -> None:
    page = desk("drafter")
    _item(page)
    good = workbook()
    files = {
        "安装程序.exe": b"MZ\x90\0" + bytes(1000),
        "空.pdf": b"",
        "收支表.xlsx": good[: len(good) // 2],
        "炸弹.xlsx": _bomb(good),
        "附表.xlsx": good,
    }

    page.locator("#new-files").set_input_files([FilePayload(name=name, mimeType="", buffer=content) for name, content in files.items()])
    page.get_by_role("button", name="上传").click()

    expect(page.get_by_role("status")).to_have_text("已添加“附表.xlsx”。", timeout=60_000)
    said = page.get_by_role("alert")
    expect(said).to_have_count(4)
    expect(said.nth(0)).to_contain_text("不接收“安装程序.exe”这类文件。")
    expect(said.nth(1)).to_contain_text("“空.pdf”")
    expect(said.nth(2)).to_contain_text("“收支表.xlsx”已损坏。")
    expect(said.nth(3)).to_contain_text("“炸弹.xlsx”结构异常，并非办公软件所生成。")
    for number in range(4):
        expect(said.nth(number)).to_contain_text(re.compile("请|另存"))
    expect(page.locator("#files tbody tr")).to_have_count(1)
    expect(page.locator("#files")).to_contain_text("附表.xlsx")


def _item(page: Page) -> str:
    """A new draft; its page is open. Answers its address."""
    page.goto("/workbench/items/new/")
    page.get_by_label("标题").fill("关于供水管网改造的通知")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("status")).to_contain_text("草稿已保存")
    return page.url


def _bomb(book: bytes) -> bytes:
    """A workbook with a sheet that fills a gigabyte once it is unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            with target.open(name, "w") as part:
                part.write(source.read(name))
                if name.startswith("xl/worksheets/"):
                    for _ in range(1024):
                        part.write(bytes(MEBIBYTE))
    return made.getvalue()


def _most_memory(platform: Platform) -> Mapping[int, int]:
    """Bytes that each process of the web server has taken at most since it was started."""
    port = platform.url.rpartition(":")[2]
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text()
            if "granian" in command and port in command:
                status = (folder / "status").read_text()
                found[int(folder.name)] = int(status.partition("VmHWM:")[2].split()[0]) * 1024
        except (FileNotFoundError, ProcessLookupError):
            continue
    assert found
    return found
