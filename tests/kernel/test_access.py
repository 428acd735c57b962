"""Who may: a yes, or a no with a sentence that says why and who can."""

import pytest

from zesummen.kernel import access
from zesummen.kernel.access import YES, Forbidden, Grants, Refused, Verdict, no


@pytest.fixture
def tables(monkeypatch):
    """Empty tables of roles and permissions, and the real ones back afterwards."""
    monkeypatch.setattr(access, "ROLES", {})
    monkeypatch.setattr(access, "PERMISSIONS", {})
    access.role("cook", "Cook", "Cooks.", kinds=["kitchen"])
    access.role("waiter", "Waiter", "Serves.", kinds=["kitchen"])
    access.declare(permissions={"soup.cook": "cook the soup"}, roles={"cook": ["soup.cook"]})
    access.declare(
        permissions={"soup.serve": "serve the soup"}, roles={"cook": ["soup.serve"], "waiter": ["soup.serve"]}
    )


def test_verdict_is_true_or_false():
    assert YES
    assert not no("Because.")
    assert no("Because.").why == "Because."


def test_insist_lets_yes_pass_and_raises_the_reason_of_no():
    access.insist(YES)
    with pytest.raises(Refused) as refusal:
        access.insist(no("The soup is cold."))
    assert refusal.value.verdict == Verdict(False, "The soup is cold.")
    assert str(refusal.value) == "The soup is cold."


def test_forbidden_is_a_refusal():
    with pytest.raises(Refused):
        raise Forbidden("Not you.")


def test_roles_collect_the_permissions_that_apps_declare(tables):
    assert access.permissions_of(["cook"]) == {"soup.cook", "soup.serve"}
    assert access.permissions_of(["waiter", "cook"]) == {"soup.cook", "soup.serve"}
    assert access.permissions_of(["waiter"]) == {"soup.serve"}
    assert access.permissions_of([]) == frozenset()


def test_declaring_for_a_role_that_does_not_exist_is_an_error(tables):
    with pytest.raises(KeyError):
        access.declare(permissions={}, roles={"gardener": ["soup.cook"]})


def test_may_answers_yes_or_names_the_act_and_who_can(tables):
    waiter = Grants(permissions=access.permissions_of(["waiter"]), roles=frozenset({"waiter"}))
    assert access.may(waiter, "soup.serve")
    verdict = access.may(waiter, "soup.cook")
    assert not verdict
    assert "cook the soup" in str(verdict.why)
    assert "Cook" in str(verdict.why)
    assert "Waiter" not in str(verdict.why)


def test_somebody_without_a_role_is_no_member_and_may_nothing(tables):
    nobody = Grants()
    assert not nobody.is_member
    assert "soup.serve" not in nobody
    assert not access.may(nobody, "soup.serve")


def test_every_role_of_the_program_has_label_sentence_and_a_kind_of_space():
    assert access.ROLES
    for role in access.ROLES.values():
        assert str(role.label) and str(role.sentence) and role.kinds, role.key


def test_every_permission_is_declared_and_held_by_some_role():
    given = set().union(*(role.permissions for role in access.ROLES.values()))
    assert given == set(access.PERMISSIONS)
