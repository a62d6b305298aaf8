"""Makes the demonstration city in an empty database, and tells its accounts at each start."""

from django.conf import settings
from django.core.management import BaseCommand
from django.utils import timezone

from gongkai_web.demo.accounts import keep, kept
from gongkai_web.demo.making import make_city
from gongkai_web.demo.tasks import fill
from gongkai_web.organs.models import Organ, Site
from gongkai_web.serve.port import port


class Command(BaseCommand):
    """`demo`."""

    help = "Make the demonstration city where the database is empty, and print its accounts."

    def handle(self, *_args: object, **_options: object) -> None:
        """Makes and prints."""
        if not Organ.objects.exists():
            self.stdout.write("正在生成演示城市，信息由后台在几分钟内补齐…")
            keep(make_city(timezone.now()), settings.DATA_DIR)
            settings.DEMO_FILLING.touch()
            fill.defer()
        accounts = kept(settings.DATA_DIR)
        if not accounts:
            return
        self.stdout.write("\n演示数据，机关与内容均为虚构。登录需要密码和动态口令（make demo-code 显示当前口令）：\n")
        for one in accounts:
            roles = "、".join(str(role.label) for role in one.roles)
            self.stdout.write(f"  {one.name:<10} {one.password:<20} {one.person}  {one.organ}  {roles}")
        for site in Site.objects.filter(demonstration=True).order_by("pk"):
            self.stdout.write(f"  站点 {f'http://{site.host}:{port()}/':<32} {site.name}")
