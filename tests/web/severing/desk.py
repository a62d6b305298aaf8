"""A department with a document that is being severed, for the browser."""

from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.walls import open_for
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from gongkai_web.severing import actions
from gongkai_web.severing.cutting.geometry import Box
from tests.web.publishing.scan.makers.pdf import PICTURE, page_pdf, typeset
from tests.web.requests.examples import request
from tests.web.story import people

TYPED = typeset(
    "= 关于城区供水水价调整的成本监审报告\n\n"
    "经审核，洛泽市供水有限公司2024年供水总成本为8642万元。\n\n"
    "参加听证的市民代表王宝强（电话13800138000）提出：阶梯水价的第一级水量偏低。\n\n"
    "The report was drafted by Mr Smith of the water company.\n"
    "#pagebreak()\n"
    "= 附：意见汇总\n\n王宝强的意见已采纳。其他代表没有意见。\n"
)
SCANNED = page_pdf(b"q 595 0 0 842 0 0 cm /X Do Q\n", resources=b"/XObject << /X 9 0 R >>", objects={9: PICTURE})


def settle() -> None:
    """Makes the people, a case and its documents. Called in a process of the running platform."""
    department = people.settle()
    now = timezone.now()
    user = User.objects.get(username="handler")
    with transaction.atomic():
        case = submit(asked(request(organ=department.code)), now=now).case
        open_for(reads=[department.pk], writes=[department.pk])
        actor, found = Actor(user, duties(user, now.date()), now), Case.objects.get(pk=case)
        one = actions.add(actor, found, name="成本监审报告.pdf", content=TYPED)
        actions.add(actor, found, name="扫描件.pdf", content=SCANNED)
        actions.mark(actor, one, page=1, boxes=[Box(70, 60, 260, 84)], ground="refuse_third_party")
