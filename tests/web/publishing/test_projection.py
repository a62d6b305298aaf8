"""What the rows of items repeat of their events."""

from datetime import date
from io import StringIO

from django.core.management import call_command

from gongkai_web.organs.models import Organ
from gongkai_web.organs.walls import open_for
from gongkai_web.publishing.life.vocabulary import Attribute, State
from gongkai_web.publishing.models import Item
from gongkai_web.publishing.projection import life_of
from tests.web.people import make_department
from tests.web.publishing.conftest import NOW
from tests.web.publishing.office import Office


def test_rows_are_rebuilt_from_events(office: Office, government: Organ) -> None:
    other = Office.of(make_department(government), NOW)
    published, kept, drafted = office.published().item, office.kept(), other.drafted()
    organs = [office.organ.pk, other.organ.pk]
    open_for(reads=organs, writes=organs)
    before = list(Item.objects.order_by("pk").values_list())
    Item.objects.filter(pk__in=[published.pk, drafted.pk]).update(state="withdrawn", attribute="", version=9, reassess_on=date(2030, 1, 1))
    open_for()

    said = StringIO()
    call_command("rebuild_items", stdout=said)
    open_for(reads=organs)
    assert list(Item.objects.order_by("pk").values_list()) == before
    assert said.getvalue() == "3 items rebuilt, 2 of them differed\n"
    assert Item.objects.get(pk=kept.pk).reassess_on == date(2027, 3, 2)


def test_the_life_of_an_item_comes_from_its_rows(office: Office) -> None:
    made = office.published()

    life = life_of(made.item)
    assert (life.state, life.attribute, life.index_no) == (State.PUBLISHED, Attribute.PROACTIVE, made.index_no)
