"""The cast is who it says it is."""

import pytest

from zesummen.accounts.queries import grants, spaces_of

CAST = {
    "anna": ("esch", {"officer"}),
    "ben": ("esch", {"member"}),
    "cleo": ("differdange", {"officer"}),
    "dora": ("training_body", {"trainer"}),
    "emil": ("ministry", {"ministry_reader"}),
    "gaston": ("esch", {"secretary"}),
    "helene": ("esch", {"mayor"}),
    "ivo": ("esch", {"councillor"}),
    "jana": ("esch", {"reader", "lead"}),
    "kim": ("esch", {"lead"}),
    "lucie": ("esch", {"treasurer"}),
    "marc": ("syvicol", {"syvicol_advisor"}),
    "noa": ("esch", {"steering"}),
}


@pytest.mark.parametrize("name", CAST)
def test_person_has_this_role_in_this_space_and_no_other_space(name, request):
    home, roles = CAST[name]
    person, space = request.getfixturevalue(name), request.getfixturevalue(home)
    assert grants(person, space).roles == roles
    assert list(spaces_of(person)) == [space]


def test_neighbour_has_no_rights_here(cleo, esch):
    assert not grants(cleo, esch).is_member


def test_browser_knows_who_is_signed_in(anna, flora, sign_in):
    assert sign_in(anna).session["_auth_user_id"] == str(anna.pk)
    assert "_auth_user_id" not in flora.session


def test_grouping_covers_three_communes(grouping):
    assert [commune.name_fr for commune in grouping.communes()] == ["Differdange", "Esch-sur-Alzette", "Schifflange"]


def test_country_has_its_hundred_communes_beside_the_cast(esch, country):
    assert country.count() == 100
    assert country.get(lau2="0204").space == esch
