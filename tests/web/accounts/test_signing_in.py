"""Signing in: two factors, each code once, the same answer for every wrong guess, and limits."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai_web.accounts import rush
from gongkai_web.organs.models import Organ
from tests.web.accounts.signing import PASSWORD, code_of, code_step, fresh_limits, password_step, person


@pytest.fixture(autouse=True)
def _limits(db: None) -> None:  # noqa: ARG001 - the counters are in the database
    fresh_limits()


def test_password_and_code_open_the_workbench(government: Organ) -> None:
    user, client = person(government), Client()

    assert password_step(client)["Location"].startswith("/account/2fa/authenticate/")
    assert client.get("/workbench/").status_code == 302, "the password alone opens nothing"
    assert code_step(client, code_of(user))["Location"] == "/workbench/"
    assert client.get("/workbench/").status_code == 200


def test_a_code_works_once_even_while_its_step_would_still_be_tolerated(government: Organ) -> None:
    user = person(government)
    code = code_of(user, steps=1)  # the next step: accepted now, and for a minute more
    first, second = Client(), Client()
    password_step(first)
    password_step(second)

    assert code_step(first, code).status_code == 302
    assert code_step(second, code).status_code == 200
    assert second.get("/workbench/").status_code == 302


def test_the_secret_stands_encrypted_in_the_database(government: Organ) -> None:
    user = person(government)
    stored = Authenticator.objects.get(user=user).data["secret"]

    assert stored.startswith("gAAAA")
    assert len(stored) > 100


def test_without_a_second_factor_everything_leads_to_setting_one_up(government: Organ) -> None:
    person(government, factor=False)
    client = Client()
    password_step(client)

    for path in ("/workbench/", "/workbench/organs/", "/workbench/items/", "/account/password/change/"):
        assert client.get(path)["Location"] == "/account/2fa/totp/activate/", path
    page = client.get("/account/2fa/totp/activate/").content.decode()
    assert "data:image/svg+xml;base64," in page


def test_recovery_codes_alone_are_no_second_factor(government: Organ) -> None:
    user = person(government, factor=False)
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0})
    client = Client()
    client.force_login(user)

    assert client.get("/workbench/")["Location"] == "/account/2fa/totp/activate/"


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(government: Organ) -> None:
    person(government)
    wrong = password_step(Client(), "chen", "not the password")
    unknown = password_step(Client(), "nobody", "not the password")

    assert wrong.status_code == unknown.status_code == 200
    assert _without_names(wrong.content.decode()) == _without_names(unknown.content.decode())


def _without_names(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line).replace('value="nobody"', 'value="chen"')


def test_a_closed_account_is_let_in_nowhere(government: Organ) -> None:
    user, client = person(government), Client()
    client.force_login(user)
    client.get("/workbench/")
    type(user).objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/workbench/").status_code == 302
    password_step(client)
    assert client.get("/workbench/").status_code == 302


def test_five_failures_stop_the_account_for_that_network_and_for_no_other(government: Organ) -> None:
    person(government)
    for _ in range(5):
        assert "15" not in password_step(Client(), password="wrong").context["form"].non_field_errors()[0]  # noqa: S106 - a wrong one
    attacker, owner = Client(), Client(REMOTE_ADDR="10.9.8.7")

    assert password_step(attacker).status_code == 200, "even the right password, from where it was guessed"
    assert password_step(owner).status_code == 302


def test_in_a_crowd_whoever_has_failed_waits_outside_and_nothing_is_counted(government: Organ) -> None:
    person(government)
    attacker, owner = Client(REMOTE_ADDR="10.1.0.1"), Client(REMOTE_ADDR="10.2.0.1")
    for number in range(5):
        password_step(attacker, f"guess{number}", "wrong")
    password_step(owner, password="a slip")  # noqa: S106 - a wrong one

    with rush.place("10.3.0.0"):  # somebody's password is being checked
        turned_away = password_step(attacker)
        assert (turned_away.status_code, turned_away["Retry-After"]) == (503, "5")
        assert "几秒" in turned_away.content.decode()
        assert password_step(owner).status_code == 302
    with rush.place("10.3.0.0"), rush.place("10.4.0.0"):
        for _ in range(7):
            assert password_step(Client(REMOTE_ADDR="10.2.0.2")).status_code == 503

    assert password_step(attacker).status_code == 302
    assert password_step(Client(REMOTE_ADDR="10.2.0.2")).status_code == 302


def test_who_has_reached_the_limit_is_turned_away_without_a_question_to_the_database(
    government: Organ, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person(government)
    for number in range(31):
        last = password_step(Client(), f"guess{number}", "wrong")
    assert last.status_code == 429

    with django_assert_max_num_queries(1):  # whether the site is a demonstration
        assert password_step(Client()).status_code == 429
    assert password_step(Client(REMOTE_ADDR="10.2.0.1")).status_code == 302


def test_addresses_of_one_network_share_one_allowance(government: Organ) -> None:
    person(government)
    for last in range(5):
        password_step(Client(REMOTE_ADDR=f"10.0.0.{last}"), password="wrong")  # noqa: S106 - a wrong one

    assert password_step(Client(REMOTE_ADDR="10.0.0.200")).status_code == 200
    assert password_step(Client(REMOTE_ADDR="10.0.1.200")).status_code == 302


def test_a_first_password_must_be_changed_before_anything_else(government: Organ) -> None:
    user = person(government)
    type(user).objects.filter(pk=user.pk).update(must_change_password=True)
    client = Client()
    client.force_login(user)

    assert client.get("/workbench/")["Location"] == "/account/password/change/"
    same = client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD})
    assert same.status_code == 200
    new = "another long secret 7"
    changed = client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert changed.status_code == 302
    user.refresh_from_db()
    assert not user.must_change_password
    assert user.check_password(new)


def test_pages_speak_chinese_unless_english_was_chosen(government: Organ) -> None:  # noqa: ARG001 - opens the database
    client = Client(HTTP_ACCEPT_LANGUAGE="en-US,en")

    assert "登录" in client.get("/account/login/").content.decode()
    client.post("/account/language/", {"language": "en", "next": "/account/login/"})
    english = client.get("/account/login/").content.decode()
    assert "Sign in" in english
    assert "登录" not in english
