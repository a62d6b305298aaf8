"""Items of an old site: public as they were there, without a review that nobody made."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai_web.organs.actor import Actor
from gongkai_web.organs.duties import Duties
from gongkai_web.organs.policy import Right
from gongkai_web.publishing.actions import Adoption, adopt
from gongkai_web.publishing.actions.adoption import Fixed, place
from gongkai_web.publishing.kinds import Kind
from gongkai_web.publishing.life.events import Imported
from gongkai_web.publishing.life.vocabulary import Attribute, State, Validity
from gongkai_web.publishing.models import ItemEvent, Publication
from gongkai_web.publishing.refusals import Refused
from gongkai_web.publishing.scan import scan
from gongkai_web.publishing.uploads import accept
from tests.web.publishing.office import TEXT, Office

_SINCE = date(2019, 3, 4)


def _adoption(office: Office, since: date | None = _SINCE) -> Adoption:
    imported = Imported(office.publisher.today, "old.example.gov.cn", "7", since, "A/2019-00007")
    return Adoption(Kind.NORMATIVE_DOCUMENT, TEXT, imported, Fixed(Attribute.PROACTIVE, "20-10"))


def test_it_is_public_at_once_also_where_a_new_document_would_need_an_interpretation(office: Office) -> None:
    item = adopt(office.publisher, office.organ, _adoption(office))

    public = Publication.objects.get(item=item)
    assert (public.index_no, public.first_published_on, public.published_at) == ("A/2019-00007", _SINCE, office.publisher.now)
    assert not ItemEvent.objects.filter(kind="reviewed").exists()
    assert ItemEvent.objects.get(kind="approved").by is None


def test_a_number_that_somebody_has_meanwhile_is_not_given_twice(office: Office) -> None:
    adopt(office.publisher, office.organ, _adoption(office))
    other = replace(_adoption(office), imported=Imported(office.publisher.today, "old.example.gov.cn", "8", _SINCE, "A/2019-00007"))

    item = adopt(office.publisher, office.organ, other)

    assert Publication.objects.get(item=item).index_no != "A/2019-00007"


@pytest.mark.parametrize("since", [None, _SINCE])
def test_with_a_finding_or_without_a_first_publication_it_is_not_public(office: Office, since: date | None) -> None:
    adoption = _adoption(office, since)
    if since:
        text = replace(TEXT, body="<p>公民身份号码 11010519491231002X</p>")
        adoption = replace(adoption, text=text, findings=scan(text, []))

    item = adopt(office.publisher, office.organ, adoption)

    assert item.state == (State.IN_REVIEW if since else State.ATTRIBUTE_FIXED)
    assert not Publication.objects.exists()


def test_links_to_its_files_get_their_addresses_and_the_end_of_its_validity_is_recorded(office: Office) -> None:
    file = accept("表.csv", b"a,b\n1,2\n")
    text = replace(TEXT, body=f'<p><a href="{place(0)}">表</a><a href="{place(7)}">无</a></p>')
    adoption = replace(_adoption(office), text=text, files=(file,), ended=(Validity.REPEALED, date(2021, 6, 1)))

    item = adopt(office.publisher, office.organ, adoption)

    public = Publication.objects.get(item=item)
    assert f'href="/attachments/{item.attachments.get().pk}/"' in public.body
    assert public.validity == "repealed"


def test_without_the_right_nothing_is_adopted(office: Office) -> None:
    nobody = Actor(office.publisher.user, Duties({Right.PUBLISH: frozenset({office.organ.pk})}), office.publisher.now)

    with pytest.raises(Refused):
        adopt(nobody, office.organ, _adoption(office))
    assert not ItemEvent.objects.exists()
