"""Where a report ends before the page's footer, and whether it ends or breaks off."""

import pytest

from gongkai.reader.outline.ending import body_end, breaks_off


@pytest.mark.parametrize(
    "footer",
    [
        "\n主办:青禾市人民政府\n版权所有\n",
        "\n青ICP备12345号 网站标识码:123456\n",
        "\n附件下载\n扫一扫在手机打开当前页\n",
        "\n上一篇:没有了\n下一篇:青禾市水务局2019年政府信息公开工作年度报告\n",
        "\n青禾市水务局2019年政府信息公开工作年度报告\n",
        "\n- 7 -\n",
        "\n\n   \n",
        "",
        " 主办单位:青禾市人民政府 版权所有",
    ],
)
def test_the_footer_is_left_out(footer: str) -> None:
    body = "六、其他需要报告的事项\n没有其他事项。"

    assert (body + footer)[: body_end(body + footer, 0, len(body + footer))] == body


def test_a_last_sentence_about_an_annex_is_no_footer() -> None:
    text = "没有其他事项,详见附件。"

    assert body_end(text, 0, len(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("工作平稳。", [1, 2, 3, 4, 5, 6], False),
        ("无", [1, 2, 3, 4, 5, 6], False),
        ("", [1, 2, 3, 4, 5, 6], False),
        ("没有收取信息处理费,", [1, 2, 3, 4, 5, 6], True),
        ("本年...", [1, 2], True),
        ("规章 0 0", [1, 2], True),
        ("没有收到申请。", [1, 2, 3], False),
        ("结果维持 总计 0 0 0 0 0 0", [1, 2, 3, 4], True),
        ("结果维持 总计 " + "0 " * 15, [1, 2, 3, 4], False),
        ("\n\ufffc", [1, 2, 3, 4], False),
        ("\n\ufffc", [1, 2, 3], True),
        ("青禾市水务局\n2021年1月20日", [1, 2, 3, 4, 5], False),
        ("队伍建设有待加强,工作人员业务水平有待提高,公开内容有待进一步丰富而", [1, 2, 3, 4, 5], True),
        ("全市政务公开工作圆满完成。", [], False),
        ("全市政务公开工作在市委、市政府的坚强领导下有序开展并且取得了新的进展同时", [], True),
    ],
)
def test_breaking_off(text: str, numbers: list[int], expected: bool) -> None:
    assert breaks_off(text, 0, len(text), numbers, 0) is expected
