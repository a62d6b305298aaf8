"""A department to which mails came, for the browser."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.incoming.actions import set_aside
from gongkai_web.incoming.fetching import keep
from gongkai_web.incoming.imap import Found
from gongkai_web.incoming.kinds import Why
from gongkai_web.incoming.models import Mail, Mailbox
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import duties
from gongkai_web.organs.walls import open_for
from tests.web.incoming.mails import PDF, WORDS, request
from tests.web.story import people

FORM = request(files=(("申请表.pdf", PDF), ("身份证复印件.txt", "复印件".encode()), ("说明.exe", b"MZ\x90\0")))


def settle() -> None:
    """Makes the people, and mails of every kind. Called in a process of the running platform."""
    department = people.settle()
    now = timezone.now()
    user = User.objects.get(username="handler")
    long = request(
        f"{WORDS}\n\n" + "关于城区供水管网改造的全部招标文件、合同和验收材料，请以电子文件提供。\n" * 12, subject="供水管网" * 20
    )
    for number, content in enumerate((FORM, long, b"\xff" * 50, request("买一送一", subject="广告"))):
        at = now - timedelta(hours=5 - number)
        keep(department, Found(content, at), at)
    with transaction.atomic():
        open_for(reads=[department.pk], writes=[department.pk])
        Mailbox.objects.create(organ=department, read_at=now, failing_since=now, said="sign in: [AUTHENTICATIONFAILED] wrong")
        last = Mail.objects.latest("arrived_at")
        set_aside(Actor(user, duties(user, now.date()), now), last, why=Why.SPAM, words="推销")
