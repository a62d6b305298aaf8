"""Where each row of the matrix goes: the address of something that belongs to the organ, and what is sent there."""

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from gongkai.ledger.events.handling import Registered, Withdrawn
from gongkai_web.compilations.findings import found_in
from gongkai_web.compilations.models import (
    Catalogue,
    Cleanup,
    Compiled,
    EmergencyItem,
    GazetteIssue,
    Guide,
    ReadingPlace,
    Register,
    TopicColumn,
)
from gongkai_web.deposits.actions import hand_over
from gongkai_web.letters import actions as letter_actions
from gongkai_web.letters.drafting import catalogue as letters
from gongkai_web.letters.models import LetterDraft, Letterhead
from gongkai_web.letters.paper.writing import docx
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.files import keep
from gongkai_web.publishing.models import Item
from gongkai_web.requests.actions import happen
from gongkai_web.requests.models import Case
from tests.web.matrix.world import World

Data = dict[str, Any]


class Place(NamedTuple):
    """An address, and what a POST sends there."""

    path: str
    data: Mapping[str, Any] = MappingProxyType({})


def _at(route: str, **kwargs: object) -> Callable[[World], Place]:
    return lambda _world: Place(reverse(route, kwargs=kwargs))


def _organ(route: str, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.water.pk]), dict(data))


def _file(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def _made_organ(world: World) -> Data:
    return {"code": "139900-99", "name": "新机构", "kind": "department", "level": "city", "area_supervisor": world.water.pk}


def _edit_organ(world: World) -> Place:
    data = {"code": world.water.code, "name": world.water.name, "kind": "department", "level": "city", "area_supervisor": world.city.pk}
    return Place(reverse("organs:edit", args=[world.water.pk]), data)


_SITE = {
    "host": "w.example.test",
    "name": "水务局",
    "identification_code": "1",
    "theme": "blue",
    "sponsor": "水务局",
    "contact": "0",
}


def _site(world: World) -> Place:
    site = world.water.sites.create(host="own.example.test", name="水务", identification_code="1", sponsor="水务局", contact="0")
    return Place(reverse("organs:site", args=[site.pk]), _SITE)


def _site_change(route: str, **data: object) -> Callable[[World], Place]:
    def place(world: World) -> Place:
        said = {"host": "own.example.test", "name": "水务", "sponsor": "水务局", "contact": "0"}
        if route == "organs:site_open":
            said |= {"closed_on": TODAY, "moved_to": "并入洛泽市政府网站"}
        return Place(reverse(route, args=[world.water.sites.create(**said).pk]), dict(data))

    return place


def _succession(world: World) -> Place:
    data = {"change": "merged", "successor": world.organs["below"].pk, "happened_on": "2026-03-02"}
    return Place(reverse("organs:succession", args=[world.water.pk]), data)


def _appoint(world: World) -> Place:
    data = {"person": world.person().pk, "role": "drafter", "since": "2026-03-02"}
    return Place(reverse("organs:appoint", args=[world.water.pk]), data)


def _end(world: World) -> Place:
    return Place(reverse("organs:appointment_end", args=[world.appointment().pk]), {"until": str(timezone.localdate())})


def _account(world: World) -> Place:
    return Place(reverse("organs:account", args=[world.person().pk]), {"full_name": "李", "organ": world.water.pk})


def _account_act(name: str) -> Callable[[World], Place]:
    return lambda world: Place(reverse("organs:account_act", args=[world.person().pk, name]), {"reason": "手机丢失"})


def _item(route: str, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.draft().pk]), dict(data))


_TEXT = {"title": "关于水价的通知", "responsible_basis": "made"}


def _act(name: str, item: Callable[[World], Item], **data: object) -> Callable[[World], Place]:
    def place(world: World) -> Place:
        one = item(world)
        return Place(reverse("publishing:act", args=[one.pk, name]), {"version": one.version, **data})

    return place


def _release(world: World) -> Place:
    item, finding = world.finding()
    data = {"version": item.version, "finding": finding.finding, "reason": "公开的示例"}
    return Place(reverse("publishing:act", args=[item.pk, "release_finding"]), data)


def _relate(world: World) -> Place:
    item, other = world.draft(), world.draft()
    return Place(reverse("publishing:act", args=[item.pk, "relate"]), {"version": 1, "tie": "rests_on", "target": str(other.pk)})


def _relate_public(world: World) -> Place:
    """A public item to the public item of another organ."""
    other, item = world.beside.published(), world.published()
    data = {"version": item.version, "tie": "repeals", "target": other.publication.index_no}
    return Place(reverse("publishing:act", args=[item.pk, "relate"]), data)


def _answer(world: World) -> Place:
    """What another organ's public item says of one of the organ."""
    reference = world.beside.issued_about(world.published())
    data = {"version": 1, "reference": reference.pk, "confirmed": "yes"}
    return Place(reverse("publishing:act", args=[reference.target_id, "answer_reference"]), data)


def _public(route: str) -> Callable[[World], Place]:
    def place(world: World) -> Place:
        item = world.published()
        return Place(reverse(route, args=[item.publication.index_no]))

    return place


def _compilation(route: str, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.water.pk]), dict(data))


_GUIDE = {"title": "公开指南"}
_GAZETTE = {"year": 2026, "number": 1, "issued_on": "2026-03-02", "items": ""}
_COLUMN = {"title": "供水", "slug": "water", "description": "供水", "keywords": "供水", "items": ""}
_READING = {"name": "水务局阅览室", "kind": "other", "address": "政通路10号", "office_hours": "工作日"}
_CLEANUP = {"title": "清理", "decision": "洛水发〔2026〕1号", "decided_on": "2026-03-02", "verdicts": ""}


def _open(model: type[Model], values: Data, route: str) -> Callable[[World], Place]:
    """A compilation of the organ that is being drawn up, and its form."""

    def place(world: World) -> Place:
        open_for(reads=[world.water.pk], writes=[world.water.pk])
        own = {name: value for name, value in values.items() if name not in {"items", "verdicts"}}
        made = model._default_manager.create(organ=world.water, **own)
        return Place(reverse(route, args=[world.water.pk, made.pk]), values)

    return place


def _scan(world: World) -> Place:
    """The scan of an issue that is not public."""
    open_for(reads=[world.water.pk], writes=[world.water.pk])
    scan = {"sha256": keep(b"%PDF-1.4"), "name": "a.pdf", "size": 8, "findings": []}
    made = GazetteIssue.objects.create(organ=world.water, year=1998, number=1, issued_on="1998-01-05", scan=scan)
    return Place(reverse("compilations:scan", args=[made.pk]))


def _out(model: type[Compiled], values: Data, route: str, *names: str) -> Callable[[World], Place]:
    """A public compilation of the organ, where everyone reads it. `names`: of the columns that stand in its address after the organ."""

    def place(world: World) -> Place:
        open_for(reads=[world.water.pk], writes=[world.water.pk])
        own = {name: value for name, value in values.items() if name not in {"items", "verdicts"}}
        made = model._default_manager.create(organ=world.water, published_at=timezone.now(), **own)
        ahead = [] if names == ("pk",) else [world.water.code]
        return Place(reverse(route, args=[*ahead, *(getattr(made, name) for name in names)]))

    return place


def _two_lists(route: str) -> Callable[[World], Place]:
    def place(world: World) -> Place:
        open_for(reads=[world.water.pk], writes=[world.water.pk])
        for number in (1, 2):
            Register.objects.create(organ=world.water, kind="licences", number=number, title="清单", published_at=timezone.now())
        return Place(reverse(route, args=[world.water.code, "licences"]))

    return place


def _two_catalogues(world: World) -> Place:
    open_for(reads=[world.water.pk], writes=[world.water.pk])
    for number in (1, 2):
        Catalogue.objects.create(organ=world.water, number=number, title="目录", published_at=timezone.now())
    return Place(reverse("portal:catalogue-changes", args=[world.water.code]))


def _drawn_up(route: str) -> Callable[[World], Place]:
    def place(world: World) -> Place:
        open_for(reads=[world.water.pk], writes=[world.water.pk])
        column = TopicColumn.objects.create(organ=world.water, title="供水", slug="water")
        return Place(reverse(route, args=["columns", column.pk]))

    return place


def _flood(name: str) -> Callable[[World], Place]:
    """What is done with items about an emergency."""

    def place(world: World) -> Place:
        item = world.draft()
        said = {"title": "汛情", "slug": "flood", "emergency": "major", "event": "堤防决口", "happened_at": timezone.now()}
        column = TopicColumn.objects.create(organ=world.water, **said)
        if name == "unbind":
            EmergencyItem.objects.create(column=column, organ=world.water, item=item)
        return Place(reverse("compilations:emergency", args=[column.pk, name]), {"item": item.pk})

    return place


def _found(world: World) -> Place:
    """A finding of the scan in a column that is being drawn up."""
    open_for(reads=[world.water.pk], writes=[world.water.pk])
    column = TopicColumn.objects.create(organ=world.water, title="供水", slug="water", description="经办人手机13931700000")
    data = {"finding": found_in(column)[0].id, "reason": "对外公布的电话"}
    return Place(reverse("compilations:release", args=["columns", column.pk]), data)


_QUARTERLY = {"matter": "other", "title": "饮用水水质", "rhythm": "quarter", "days": 15, "kind": "information", "first_on": "2026-01-01"}


def _duty(route: str) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.period().duty_id]), {**_QUARTERLY, "title": "出厂水水质"})


def _period(name: str, **data: object) -> Callable[[World], Place]:
    """Something that is done with a period of the department's budget."""
    return lambda world: Place(reverse("recurring:act", args=[world.period().pk, name]), dict(data))


def _tie(world: World) -> Place:
    return Place(reverse("recurring:act", args=[world.period().pk, "tie"]), {"item": str(world.draft().pk)})


def _deposit(world: World) -> Place:
    data = {"place": world.library().pk, "handed_on": TODAY, "items": world.published().publication.index_no}
    return Place(reverse("deposits:create", args=[world.water.pk]), data)


def _slip(world: World) -> Place:
    place, item = world.library(), world.published()
    made = hand_over(world.everything, world.water, place=place, handed_on=timezone.localdate(), items=[item.pk])
    return Place(reverse("deposits:slip", args=[made.pk]))


def _case(route: str, *names: str, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.case().pk, *names]), dict(data))


def _case_file(world: World) -> Place:
    case = world.case()
    open_for(reads=[world.water.pk], writes=[world.water.pk])
    return Place(reverse("cases:file", args=[case.files.get().pk]), {"reason": "核验身份"})


def _mail(route: str, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.mail().pk]), dict(data))


def _mail_file(world: World) -> Place:
    return Place(reverse("incoming:file", args=[world.mail().files.get().pk]), {"reason": "查看原件"})


_HEAD = {"mark": "洛水公开告", "maker": "local_department", "bodies": "洛泽市人民政府", "court": "洛泽市河东区人民法院"}
_RECEIPT = letters.catalogue().letters["L02"]


def _letter_draft(world: World) -> LetterDraft:
    """The receipt of a request that was registered, being written."""
    case = world.case()
    happen(world.everything, case, Registered("LZSW-YSQ-2026-0001"), on=timezone.localdate(), seen=case.entries)
    return letter_actions.write(world.everything, Case.objects.get(pk=case.pk), _RECEIPT, None)


def _draft(route: str, *names: str, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[_letter_draft(world).pk, *names]), {"version": 1, "dated": TODAY, **data})


def _letter(world: World) -> Place:
    draft = _letter_draft(world)
    Letterhead.objects.create(organ=world.water, entered_at=timezone.now(), **_HEAD)
    return Place(reverse("letters:file", args=[letter_actions.issue(world.everything, draft, seen=1).pk, "pdf"]))


def _letter_text(route: str, *names: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.water.pk, "L02", *names]), {"file": _file("t.docx", docx(_RECEIPT.text))})


def _over(world: World) -> Place:
    case = world.case()
    happen(world.everything, case, Withdrawn(), on=timezone.localdate(), seen=case.entries)
    return Place(reverse("archive:package", args=[case.pk]), {"reason": "归档"})


def _severing(route: str, *names: object, **data: object) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.severed().document_id, *names]), dict(data))


def _package(route: str) -> Callable[[World], Place]:
    return lambda world: Place(reverse(route, args=[world.package().pk]))


TODAY = str(timezone.localdate())
PLACES: Mapping[str, Callable[[World], Place]] = {
    **{
        name: _at(name)
        for name in (
            "account_login", "account_logout", "account_inactive", "account_reauthenticate", "account_change_password", "mfa_index",
            "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "accounts:language", "socialaccount_login_cancelled",
            "workbench:home", "workbench:notices", "organs:list", "organs:accounts", "publishing:list",
            "oversight:organs", "oversight:duties", "oversight:interpretations", "oversight:figures", "oversight:log",
            "portal:home", "portal:search", "portal:suggestions", "portal:guide", "portal:items", "portal:library", "portal:organs",
            "portal:sitemap", "portal:sitemap-index", "portal:robots", "portal:catalogue", "portal:gazettes",
            "portal:registers",
            "portal:topics", "portal:cleanups", "portal:places", "portal:opendata",
            "compilations:list", "recurring:list", "recurring:budgets", "deposits:list", "visits:list",
            "api:openapi-json", "api:organs", "api:items", "api:api-root",
            "api:request", "api:request-status", "requests:start", "requests:ask", "requests:public", "requests:status",
            "cases:list",
            "cases:overview", "cases:register", "letters:list", "incoming:list",
        )
    },
    "openid_connect_login": _at("openid_connect_login", provider_id="none"),
    "openid_connect_callback": _at("openid_connect_callback", provider_id="none"),
    "organs:create": lambda world: Place(reverse("organs:create"), _made_organ(world)),
    "organs:import": lambda _world: Place(reverse("organs:import"), {"file": _file("t.csv", b"a,b\n1,2\n")}),
    "organs:organ": _organ("organs:organ"),
    "organs:edit": _edit_organ,
    "organs:numbering": _organ("organs:numbering", token0="orgcode", signs1="/", token1="seq:05"),
    "organs:succession": _succession,
    "organs:site_create": _organ("organs:site_create", **_SITE),
    "organs:appoint": _appoint,
    "organs:site": _site,
    "organs:site_close": _site_change("organs:site_close", closed_on=TODAY, moved_to="并入洛泽市政府网站", document="批复"),
    "organs:site_open": _site_change("organs:site_open", reason="误操作"),
    "organs:appointment_end": _end,
    "organs:account_create": lambda world: Place(
        reverse("organs:account_create"), {"username": "new", "full_name": "新", "organ": world.water.pk}
    ),
    "organs:account": _account,
    **{f"organs:account_act {name}": _account_act(name) for name in ("deactivate", "activate", "reset-password", "reset-factor", "other")},
    "publishing:create": lambda world: Place(reverse("publishing:create"), {**_TEXT, "organ": world.water.pk, "kind": "information"}),
    "publishing:item": _item("publishing:item"),
    "publishing:edit": _item("publishing:edit", **_TEXT, version=1),
    "publishing:sheet": lambda world: Place(reverse("publishing:sheet", args=[world.in_review().pk, 1])),
    "publishing:attach": lambda world: Place(
        reverse("publishing:attach", args=[world.draft().pk]), {"files": _file("表.csv", b"a,b\n1,2\n")}
    ),
    "publishing:file": lambda world: Place(reverse("publishing:file", args=[world.file().pk])),
    "publishing:detach": lambda world: Place(reverse("publishing:detach", args=[world.file().pk])),
    "publishing:unrelate": lambda world: Place(reverse("publishing:unrelate", args=[world.reference().pk])),
    "publishing:unrelate public": lambda world: Place(
        reverse("publishing:unrelate", args=[world.issued_about(world.beside.published()).pk])
    ),
    "publishing:act fix_attribute": _act("fix_attribute", World.draft, basis="proactive/20-05"),
    "publishing:act submit": _act("submit", World.fixed),
    "publishing:act review": _act("review", World.in_review, review="secrecy", verdict="passed"),
    "publishing:act release_finding": _release,
    "publishing:act send_back": _act("send_back", World.reviewed, opinion="请补充依据"),
    "publishing:act approve": _act("approve", World.reviewed),
    "publishing:act publish": _act("publish", World.approved),
    "publishing:act record_filing": _act("record_filing", World.published, on=TODAY, number="洛规备〔2026〕1号"),
    "publishing:act overturn": _act("overturn", World.penalty, result="void", on=TODAY, document="判决"),
    "publishing:act withdraw": _act("withdraw", World.published, reason="数据有误"),
    "publishing:act use_channel": _act("use_channel", World.published, channel="gazette", on=TODAY),
    "publishing:act change_validity": _act("change_validity", World.published, validity="repealed", on=TODAY),
    "publishing:act reassess": _act("reassess", lambda world: world.approved(public=False), result="keep", reason="情况未变"),
    "publishing:act discard": _act("discard", World.draft, reason="重复"),
    "publishing:act relate": _relate,
    "publishing:act relate public": _relate_public,
    "publishing:act answer_reference": _answer,
    "publishing:act other": _act("other", World.draft),
    "compilations:guide": _compilation("compilations:guide", **_GUIDE),
    "compilations:catalogue": lambda world: Place(
        reverse("compilations:catalogue", args=[world.water.pk]), {"title": "目录", "file": _file("t.csv", b"a,b\n1,2\n")}
    ),
    "compilations:register": lambda world: Place(
        reverse("compilations:register", args=[world.water.pk]),
        {"kind": "licences", "title": "清单", "file": _file("t.csv", b"a,b\n1,2\n")},
    ),
    "compilations:gazette_create": _compilation("compilations:gazette_create", **_GAZETTE),
    "compilations:gazette": _open(GazetteIssue, _GAZETTE, "compilations:gazette"),
    "compilations:scan": _scan,
    "compilations:column_create": _compilation("compilations:column_create", **_COLUMN),
    "compilations:column": _open(TopicColumn, _COLUMN, "compilations:column"),
    "compilations:cleanup_create": _compilation("compilations:cleanup_create", **_CLEANUP),
    "compilations:worksheet": _compilation("compilations:worksheet"),
    "compilations:cleanup": _open(Cleanup, _CLEANUP, "compilations:cleanup"),
    "compilations:place_create": _compilation("compilations:place_create", **_READING),
    "compilations:place": _open(ReadingPlace, _READING, "compilations:place"),
    "compilations:read": _drawn_up("compilations:read"),
    "compilations:publish": _drawn_up("compilations:publish"),
    "compilations:release": _found,
    "compilations:discard": _drawn_up("compilations:discard"),
    "compilations:emergency draft": _flood("draft"),
    "compilations:emergency bind": _flood("bind"),
    "compilations:emergency unbind": _flood("unbind"),
    "compilations:emergency other": _flood("other"),
    "recurring:create": _organ("recurring:create", **_QUARTERLY),
    "recurring:edit": _duty("recurring:edit"),
    "recurring:duty": _duty("recurring:duty"),
    "recurring:period": lambda world: Place(reverse("recurring:period", args=[world.period().pk])),
    "recurring:act start": _period("start", on=TODAY),
    "recurring:act tie": _tie,
    "recurring:act untie": _period("untie"),
    "recurring:act draft": _period("draft"),
    "recurring:act other": _period("other"),
    "deposits:create": _deposit,
    "deposits:slip": _slip,
    "visits:place": lambda world: Place(reverse("visits:place", args=[world.library().pk]), {"on": TODAY, "reading": "12"}),
    "transfer:list": lambda world: Place(
        reverse("transfer:list"), {"organ": world.water.pk, "site": "www.example.gov.cn", "file": _file("t.csv", b"title,id\n1,2\n")}
    ),
    "transfer:package": _package("transfer:package"),
    "transfer:give_up": _package("transfer:give_up"),
    "transfer:problems": _package("transfer:problems"),
    "transfer:links": _package("transfer:links"),
    "transfer:export": lambda world: Place(reverse("transfer:export"), {"organ": world.water.pk}),
    "transfer:download": lambda world: Place(reverse("transfer:download", args=[world.export().pk])),
    "oversight:cases": lambda _world: Place(f"{reverse('oversight:cases')}?year=2025&figure=channels.site"),
    "oversight:cases of the department": lambda world: Place(
        f"{reverse('oversight:cases')}?year=2025&figure=channels.site&organ={world.water.pk}"
    ),
    "cases:intake": _at("cases:intake"),
    "cases:ledger": _organ("cases:ledger"),
    "cases:case": _case("cases:case"),
    "cases:talk": _case("cases:talk", on=TODAY, way="telephone", talked="核对所需材料"),
    "cases:overview of the department": lambda world: Place(f"{reverse('cases:overview')}?organ={world.water.pk}"),
    "cases:applicant": _case("cases:applicant", reason="核验身份"),
    "cases:event": _case("cases:event", "Registered", on=TODAY, number="1", entries="1"),
    "cases:file": _case_file,
    "incoming:mail": _mail("incoming:mail"),
    "incoming:intake": _mail("incoming:intake"),
    "incoming:sender": _mail("incoming:sender", reason="核对来件人"),
    "incoming:aside": _mail("incoming:aside", why="spam"),
    "incoming:file": _mail_file,
    "letters:letterhead": _organ("letters:letterhead", **_HEAD),
    "letters:texts": _organ("letters:texts"),
    "letters:text": _letter_text("letters:text"),
    "letters:text_file": _letter_text("letters:text_file", 0),
    "letters:again": _letter_text("letters:again", 0),
    "letters:write": _case("letters:write", letter="L02"),
    "letters:draft": _draft("letters:draft"),
    "letters:issue": _draft("letters:issue"),
    "letters:discard": _draft("letters:discard"),
    "letters:preview": _draft("letters:preview", "pdf"),
    "letters:file": _letter,
    "archive:list": _at("archive:list"),
    "archive:package": _over,
    "conversion:convert": _case("conversion:convert"),
    "severing:list": _case("severing:list"),
    "severing:page": _severing("severing:page", 1, ground="refuse_internal", box="70,130,190,150"),
    "severing:picture": _severing("severing:picture", 1),
    "severing:original": _severing("severing:original"),
    "severing:save": _severing("severing:save"),
    "severing:provide": _severing("severing:provide"),
    "severing:remove": lambda world: Place(reverse("severing:remove", args=[world.severed().document.cuts.get().pk])),
    "severing:severed": lambda world: Place(reverse("severing:severed", args=[world.severed().pk])),
    "api:item": _public("api:item"),
    "opendata-catalog": _at("opendata-catalog", kind="jsonld"),
    "opendata-download": _at("opendata-download", name="organs", kind="csv"),
    "portal:guide-of": _at("portal:guide-of", code="139900-10"),
    "portal:catalogue-of": _at("portal:catalogue-of", code="139900-10"),
    "portal:gazette": _out(GazetteIssue, _GAZETTE, "portal:gazette", "year", "number"),
    "portal:guide-pdf": _out(Guide, {"number": 1, "categories": "规范性文件"}, "portal:guide-pdf"),
    "portal:catalogue-changes": _two_catalogues,
    "portal:register": _two_lists("portal:register"),
    "portal:register-csv": _two_lists("portal:register-csv"),
    "portal:register-changes": _two_lists("portal:register-changes"),
    "portal:gazette-pdf": _out(GazetteIssue, _GAZETTE, "portal:gazette-pdf", "year", "number"),
    "portal:gazette-full": _out(GazetteIssue, _GAZETTE, "portal:gazette-full", "year", "number"),
    "portal:topic": _out(TopicColumn, _COLUMN, "portal:topic", "slug"),
    "portal:cleanup": _out(Cleanup, _CLEANUP, "portal:cleanup", "pk"),
    "portal:section": _at("portal:section", name="no-such-section"),
    "portal:item": _public("portal:item"),
    "portal:item-pdf": _public("portal:item-pdf"),
    "portal:attachment": lambda world: Place(reverse("portal:attachment", args=[world.file().pk])),
    "portal:organ": _at("portal:organ", code="139900-10"),
    "portal:feed": _at("portal:feed", form="rss"),
    "portal:topic-feed": lambda world: Place(
        f"{_out(TopicColumn, _COLUMN, 'portal:topic', 'slug')(world).path}feed.atom"
    ),
    "portal:sitemap-part": _at("portal:sitemap-part", part="pages", number=1),
}  # fmt: skip
"""Route, and for a route that holds a name the name behind a blank → where it goes."""
