"""A city, a second one, and in each role somebody for the organ that everything belongs to, above it, below it, beside it, elsewhere."""

from dataclasses import dataclass, field, replace
from datetime import date

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.compilations.models import ReadingPlace
from gongkai_web.incoming.fetching import keep
from gongkai_web.incoming.imap import Found
from gongkai_web.incoming.models import Mail
from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.kinds import Kind as OrganKind
from gongkai_web.organs.kinds import Level, Role
from gongkai_web.organs.models import Appointment, Organ, Site
from gongkai_web.organs.policy import Right
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing import actions
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.text import TextFields
from gongkai_web.publishing.life.vocabulary import Attribute, Review, Tie, Verdict
from gongkai_web.publishing.models import Attachment, Draft, Item, Relation, ScanFinding
from gongkai_web.recurring.actions import extend
from gongkai_web.recurring.models import DuePeriod, RecurringDuty
from gongkai_web.requests import store as case_store
from gongkai_web.requests.actions import submit
from gongkai_web.requests.asked import asked
from gongkai_web.requests.models import Case
from gongkai_web.requests.sealing import seal
from gongkai_web.severing.models import Document, Severed
from gongkai_web.transfer import store
from gongkai_web.transfer.models import Export, Package, PackageRow
from gongkai_web.transfer.stages import Making, Stage
from tests.web.people import appoint, make_department, make_site
from tests.web.publishing.scan.makers.pdf import HELLO, page_pdf
from tests.web.requests.examples import request

_PDF = page_pdf(HELLO)
RELATIONS = ("own", "above", "below", "beside", "elsewhere")


@dataclass
class World:
    """What the matrix is played in. All that has an owner belongs to `water`."""

    city: Organ
    water: Organ
    organs: dict[str, Organ]
    site: Site
    writer: User
    judge: User
    clients: dict[str, Client] = field(default_factory=dict)

    @classmethod
    def made(cls) -> "World":
        """The world with its people signed in."""
        city = Organ.objects.create(code="139900", name="洛泽市人民政府", kind=OrganKind.GOVERNMENT, level=Level.CITY)
        water = make_department(city, "139900-10", "洛泽市水务局")
        organs = {
            "own": water,
            "above": city,
            "below": make_department(water, "139900-10-1", "洛泽市水文站"),
            "beside": make_department(city, "139900-03", "洛泽市教育局"),
            "elsewhere": Organ.objects.create(code="149900", name="别处市人民政府", kind=OrganKind.GOVERNMENT, level=Level.CITY),
        }
        writer, judge = (User.objects.create_user(name, organ=water) for name in ("everything", "judging"))
        world = cls(city, water, organs, make_site(city), writer, judge)
        for relation, organ in organs.items():
            for role in Role:
                world._sign_in(f"{role.value}@{relation}", appoint(organ, role, name=f"{role.value}.{relation}"))
        world._sign_in("nobody", appoint(water, name="nobody"))
        bare = appoint(water, Role.DRAFTER, name="bare")
        Authenticator.objects.filter(user=bare).delete()
        world._sign_in("bare", bare)
        world.clients["anonymous"] = Client()
        return world

    def _sign_in(self, name: str, user: User) -> None:
        client = self.clients[name] = Client()
        client.force_login(user)
        client.get("/workbench/")  # the first request of a session gives it another name

    @property
    def everything(self) -> Actor:
        """Somebody who may do all for that organ, to bring items where a test needs them."""
        return Actor(self.writer, Duties({right: frozenset({self.water.pk}) for right in Right}), timezone.now())

    @property
    def judging(self) -> Actor:
        """Somebody else who may do all, to judge what the first has written."""
        return Actor(self.judge, self.everything.duties, timezone.now())

    def person(self) -> User:
        """An account of the organ that nobody has signed in with."""
        return appoint(self.water, name="person")

    def appointment(self) -> Appointment:
        """Somebody's appointment for the organ."""
        return Appointment.objects.create(user=self.person(), organ=self.water, role=Role.HANDLER, since=date(2020, 1, 1))

    def draft(self, body: str = "<p>正文</p>", kind: Kind = Kind.INFORMATION) -> Item:
        """An item of the organ that was just written."""
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        text = TextFields("关于水价的通知", body=body, made_on=date(2026, 11, 2), statutory_code="20-05", issuer=self.water.name)
        return actions.create_draft(self.everything, self.water, kind=kind, text=text)

    def fixed(self, body: str = "<p>正文</p>", *, public: bool = True, kind: Kind = Kind.INFORMATION) -> Item:
        """Its attribute is fixed."""
        item = self.draft(body, kind)
        if public:
            actions.fix_attribute(self.everything, item, attribute=Attribute.PROACTIVE, basis="20-05")
        else:
            actions.fix_attribute(self.everything, item, attribute=Attribute.NOT_PUBLIC, basis="internal_affairs", reason="内部管理")
        return self.again(item)

    def again(self, item: Item) -> Item:
        """The item as it stands now."""
        return Item.objects.select_related("organ", "draft").get(pk=item.pk)

    def in_review(self, body: str = "<p>正文</p>", *, public: bool = True, kind: Kind = Kind.INFORMATION) -> Item:
        """It is with the reviewers."""
        item = self.fixed(body, public=public, kind=kind)
        actions.submit(self.everything, item)
        return self.again(item)

    def reviewed(self, *, public: bool = True, kind: Kind = Kind.INFORMATION) -> Item:
        """Every review is passed."""
        item = self.in_review(public=public, kind=kind)
        for review in Review if public else (Review.DEPARTMENT_HEAD, Review.SECRECY, Review.LEGALITY):
            actions.review(self.judging, item, review=review, verdict=Verdict.PASSED)
        return self.again(item)

    def approved(self, *, public: bool = True, kind: Kind = Kind.INFORMATION) -> Item:
        """It may go out; or is kept, where it is not for the public."""
        item = self.reviewed(public=public, kind=kind)
        actions.approve(self.judging, item)
        return self.again(item)

    def published(self) -> Item:
        """Rules that are public."""
        item = self.approved(kind=Kind.RULES)
        actions.publish(self.everything, item)
        return self.again(item)

    def penalty(self) -> Item:
        """The notice of a penalty decision that is public."""
        item = self.published()
        Draft.objects.filter(item=item).update(statutory_code="20-06")
        return self.again(item)

    def finding(self) -> tuple[Item, ScanFinding]:
        """An item in which the scan found an identity number."""
        item = self.in_review("<p>公民身份号码 11010519491231002X</p>")
        return item, ScanFinding.objects.get(item=item)

    def file(self) -> Attachment:
        """A file of a draft."""
        return actions.attach(self.everything, self.draft(), name="表.csv", content=b"a,b\n1,2\n")

    @property
    def beside(self) -> "World":
        """The same world, in which everything belongs to the department beside."""
        return replace(self, water=self.organs["beside"])

    def issued_about(self, target: Item) -> Relation:
        """What a public item of the organ says of another organ's public one, which has yet to confirm it."""
        item = self.fixed(kind=Kind.RULES)
        made = actions.relate(self.everything, item, target=target, tie=Tie.REPEALS)
        actions.submit(self.everything, item)
        for review in Review:
            actions.review(self.judging, item, review=review, verdict=Verdict.PASSED)
        actions.approve(self.judging, item)
        actions.publish(self.everything, item)
        return made

    def period(self) -> DuePeriod:
        """This year's budget of the organ, not approved yet."""
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        begin = timezone.localdate().replace(month=1, day=1)
        duty = RecurringDuty.objects.create(organ=self.water, matter="budget", title="部门预算", rhythm="year", first_on=begin)
        extend(duty, timezone.localdate())
        return duty.periods.get()

    def library(self) -> ReadingPlace:
        """A public reading place of the organ."""
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        said = {"name": "洛泽市图书馆", "kind": "library", "address": "文化路1号", "office_hours": "9:00-17:00"}
        return ReadingPlace.objects.create(organ=self.water, published_at=timezone.now(), **said)

    def package(self) -> Package:
        """A package of an old site that was checked."""
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        made = Package.objects.create(
            organ=self.water,
            site="www.example.gov.cn",
            name="t.csv",
            size=1,
            stage=Stage.CHECKED,
            by=self.writer,
            uploaded_at=timezone.now(),
        )
        PackageRow.objects.create(package=made, organ=self.water, number=2, source_id="1", title="旧文件", values={"title": "旧文件"})
        return made

    def export(self) -> Export:
        """Everything that the organ holds, made for its publisher."""
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        kept = store.keep([b"PK"])
        by = User.objects.get(username="publisher.own")
        return Export.objects.create(organ=self.water, by=by, asked_at=timezone.now(), stage=Making.READY, **kept._asdict())

    def case(self) -> Case:
        """A request to the organ, with a file."""
        sent = asked(request(organ=self.water.code))
        done = submit(sent, now=timezone.now(), files=[("证明.txt", "复印件".encode())])
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        return Case.objects.get(pk=done.case)

    def mail(self) -> Mail:
        """A mail to the organ; each is another one."""
        at = timezone.now()
        keep(self.water, Found(f"From: lin@example.org\r\n\r\n{at.isoformat()}".encode(), at), at)
        open_for(reads=[self.water.pk], writes=[self.water.pk])
        return Mail.objects.latest("fetched_at")

    def severed(self) -> Severed:
        """A document of a case, with a passage that is marked and a file that came out."""
        case, judge = self.case(), {"by": self.judge, "at": timezone.now()}
        organ, sealed = {"organ": self.water}, seal(case.key, _PDF)
        places = [case_store.keep(sealed) for _ in range(2)]
        document = Document.objects.create(case=case, name=seal(case.key, b"a.pdf"), pages=1, place=places[0], **organ, **judge)
        document.cuts.create(page=1, left=90, top=90, right=190, bottom=110, ground="refuse_internal", **organ, **judge)
        made: Severed = document.severed.create(size=len(_PDF), sha256="", place=places[1], cuts=[], **organ, **judge)
        return made

    def reference(self) -> Relation:
        """A draft that refers to another."""
        return actions.relate(self.everything, self.draft(), target=self.draft(), tie=Tie.RESTS_ON)
