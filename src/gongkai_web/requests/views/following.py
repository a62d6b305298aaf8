"""Where a request stands, for whoever has its query code and the second proof, and what they can do about it."""

from collections.abc import Mapping
from io import BytesIO

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.organs.refusals import Refused
from gongkai_web.portal.tags import Tags
from gongkai_web.portal.visit import Visit
from gongkai_web.requests import actions
from gongkai_web.requests.actions import Followed, NotFound, Said
from gongkai_web.requests.actions.handing import fetch_file, files_of
from gongkai_web.requests.actions.letters import fetch, label_of, letters_of
from gongkai_web.requests.acts import SPOKEN, Act, Grade, overseer
from gongkai_web.requests.asked import Faulty
from gongkai_web.requests.attempts import TooMany
from gongkai_web.requests.fields import MOST
from gongkai_web.requests.kinds import TO_THE_APPLICANT
from gongkai_web.requests.labels import said, steps
from gongkai_web.requests.network import network_of
from gongkai_web.requests.uploaded import uploaded
from gongkai_web.requests.views.forms import PRIVATE, form

_MOST_SEEN = 10**9
_KEPT_NOWHERE = {"Cache-Control": PRIVATE}


@form
def status(visit: Visit) -> HttpResponseBase:
    """The two questions, and what they open. Code and proof are sent in the body and stand in no address and no log."""
    post = visit.request.POST
    code, verify = post.get("query_code", "")[:40], post.get("verify", "")[:40]
    fault = ""
    if visit.request.method == "POST":
        try:
            handed = next((fetched for name, fetched in _HANDED.items() if post.get(name)), None)
            return handed(visit, code, verify) if handed else _opened(visit, code, verify)
        except NotFound:
            fault = _("No request goes with this query code and these signs. Compare both with what you noted down.")
        except TooMany as limit:
            fault = _("Too many wrong tries. Try again in %(minutes)d minutes.") % {"minutes": limit.seconds // 60 + 1}
    return _page(visit, "requests/status.html", {"code": code, "fault": fault}, wrong=bool(fault))


def _letter(visit: Visit, code: str, verify: str) -> HttpResponseBase:
    """A letter as PDF, never shown by the browser itself. Raises: NotFound, TooMany."""
    number = _number(visit.request.POST.get("letter", ""))
    name, content = fetch(code, verify, number, network=network_of(visit.request), now=timezone.now())
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type="application/pdf", headers=_KEPT_NOWHERE)


def _file(visit: Visit, code: str, verify: str) -> HttpResponseBase:
    """A file that the reply provides, in the same way. Raises: NotFound, TooMany."""
    number = _number(visit.request.POST.get("file", ""))
    name, content = fetch_file(code, verify, number, network=network_of(visit.request), now=timezone.now())
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type="application/pdf", headers=_KEPT_NOWHERE)


_HANDED = {"letter": _letter, "file": _file}
"""What is handed out, by the name of its button."""


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0


def _opened(visit: Visit, code: str, verify: str) -> HttpResponseBase:
    """Where it stands; or, where one of the acts was chosen, that act. Raises: NotFound, TooMany."""
    post, proof = visit.request.POST, {"code": code, "verify": verify}
    found = actions.follow(code, verify, network=network_of(visit.request), now=timezone.now())
    chosen = next((one for one in Act if one == post.get("act")), None)
    if chosen is None or (chosen not in found.offered and not post.get("sure")):
        return _standing(visit, found, proof)
    if not post.get("sure"):
        return _asked(visit, found, chosen, proof, {})
    try:
        return _acted(visit, chosen, proof)
    except Faulty as faulty:
        return _asked(visit, found, chosen, proof, faulty.faults)
    except actions.Another:
        return _asked(visit, found, chosen, proof, {"text": _("This was sent already, with other words.")})
    except Refused as refused:
        return _standing(visit, found, proof, refused=str(refused))


def _acted(visit: Visit, chosen: Act, proof: Mapping[str, str]) -> HttpResponseBase:
    """Does it. Raises: NotFound, TooMany, Faulty, Refused, Another."""
    post, network, now = visit.request.POST, network_of(visit.request), timezone.now()
    code, verify, text, seen = (
        proof["code"],
        proof["verify"],
        post.get("text", "")[:MOST],
        min(_number(post.get("entries", "")), _MOST_SEEN),
    )
    if chosen is Act.COMPLAIN:
        return _complained(visit, actions.complain(code, verify, text=text, seen=seen, network=network, now=now))
    files = uploaded(visit.request)
    after = actions.act(chosen, code, verify, Said(text, post.get("grade", ""), files), seen=seen, network=network, now=now)
    return _standing(visit, after, proof, done=chosen)


def _standing(visit: Visit, found: Followed, proof: Mapping[str, str], *, done: Act | None = None, refused: str = "") -> HttpResponseBase:
    reasoning = found.clock.reasoning if found.clock else ()
    context = {
        **proof,
        "found": found,
        "done": done.label if done else "",
        "refused": refused,
        "state": TO_THE_APPLICANT[found.folded.state],
        "steps": [(entry.happened_on, text) for entry, text in steps(found.entries)],
        "reasoning": [(step.on, said(step.text), step.basis) for step in reasoning],
        "own": [(said(one.label), one.deadline) for one in found.own],
        "letters": [(one.pk, label_of(one), one.dated) for one in letters_of(found.case, found.entries)],
        "provided": [(one.pk, one.document.title) for one in files_of(found.case, found.folded)],
        "told": [(one.at, one.act.label) for one in found.told],
        "acts": [(one.value, one.label) for one in found.offered],
    }
    return _page(visit, "requests/status.html", context, wrong=bool(refused))


def _asked(visit: Visit, found: Followed, chosen: Act, proof: Mapping[str, str], faults: Mapping[str, str]) -> HttpResponseBase:
    """The page of an act: what it means, and what it needs. What was typed is still there."""
    post = visit.request.POST
    context = {
        **proof,
        "found": found,
        "act": chosen,
        "means": _means(chosen, found),
        "faults": faults,
        "problems": [(f"act-{name}", fault) for name, fault in faults.items()],
        "text": post.get("text", "")[:MOST] or (found.content if chosen is Act.CORRECT and not post.get("sure") else ""),
        "spoken": chosen in SPOKEN,
        "grades": Grade.choices if chosen is Act.RATE else (),
        "grade": post.get("grade", ""),
        "files": chosen is Act.CORRECT,
    }
    return _page(visit, "requests/act.html", context, wrong=bool(faults))


def _complained(visit: Visit, sent: actions.Submitted) -> HttpResponseBase:
    about = actions.confirmed(sent, timezone.now())
    provisional = bool(about.clock and about.clock.provisional)
    received = {"organ": about.case.organ, "code": sent.code, "due_on": about.due_on, "provisional": provisional}
    return _page(visit, "requests/done.html", {"received": [received], "complaint": True}, status=201)


def _page(visit: Visit, template: str, context: Mapping[str, object], *, wrong: bool = False, status: int = 200) -> HttpResponseBase:
    title = _("Follow a request")
    crumbs = ((_("Ask an organ for information"), visit.path("/requests/")), (title, ""))
    tags = Tags(_("Error: %(title)s") % {"title": title} if wrong else title)
    return visit.page(template, context, tags=tags, crumbs=crumbs, status=422 if wrong else status, cache=PRIVATE)


def _means(chosen: Act, found: Followed) -> str:
    """What an act brings about."""
    match chosen:
        case Act.CORRECT:
            return _("Write the whole request as it shall read. When it arrives, the period for the answer begins anew (article 30).")
        case Act.REASON:
            return _("The office asked why you ask so much, so often (article 35). Say for what you need it.")
        case Act.PAID:
            yuan = found.folded.fee.yuan if found.folded.fee else 0
            told = _(
                "The office asked for %(yuan)d yuan, and goes on when it sees them in its account. Day and number of the payment help."
            )
            return told % {"yuan": yuan}
        case Act.WITHDRAW:
            return _("The office does no more about it, and this cannot be undone. You can ask again at any time.")
        case Act.RATE:
            return _("How satisfied are you with the way in which your request was handled? It changes nothing about the request.")
        case Act.COMPLAIN:
            told = _("%(organ)s oversees the organ that you asked (article 47). It learns who you are, and how to reach you.")
            return told % {"organ": overseer(found.case.organ)}
