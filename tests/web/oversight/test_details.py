"""What an entry of the log says beside its reason."""

from typing import Any

import pytest

from gongkai_web.organs.kinds import Noted
from gongkai_web.oversight.details import told


@pytest.mark.parametrize(
    ("what", "details", "expected"),
    [
        (Noted.SIGN_IN_FAILED, {"step": "code"}, {"登录步骤": "二次验证码"}),
        (
            Noted.APPOINTED,
            {"role": "handler", "since": "2026-03-02", "until": ""},
            {"角色": "依申请公开经办人", "开始日期": "2026-03-02", "结束日期": "—"},
        ),
        (Noted.ORGAN_CHANGED, {"kind": ["department", "government"]}, {"类型": "政府部门 → 人民政府"}),
        (Noted.ACCOUNT_CHANGED, {"full_name": ["", "王立新"]}, {"姓名": "— → 王立新"}),
        (Noted.ORGANS_IMPORTED, {"row": 2, "code": "130900-01"}, {"表格行号": "2", "机构代码": "130900-01"}),
        (Noted.OLD_SITE_IMPORTED, {"file": "old.zip", "sha256": "ab"}, {"文件": "old.zip", "文件的SHA-256": "ab"}),
        (Noted.FACTOR_RESET, {"something else": "x"}, {"something else": "x"}),
    ],
)
def test_it_is_told_in_words(what: Noted, details: dict[str, Any], expected: dict[str, str]) -> None:
    assert told(what, details) == expected


def test_a_compilation_is_told_by_its_own_fields() -> None:
    found = told(Noted.COMPILATION_CHANGED, {"compilation": "guide", "number": 7, "title": "指南", "telephone": ["1", "2"]})

    assert found == {"编制内容类别": "政府信息公开指南", "编号": "7", "标题": "指南", "联系电话": "1 → 2"}
