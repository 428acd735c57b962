"""Keys a person made stand among their own data."""

from django.utils import timezone

from zesummen.kernel import tenancy
from zesummen.public.actions.keys import make_key
from zesummen.public.queries.keys import keys_by


def test_keys_a_person_made_are_told_without_their_words(esch, anna, cleo):
    with tenancy.inside(esch):
        words = make_key(space=esch, label="Site", until_on=timezone.localdate(), by=anna)[1]
        (section,) = keys_by(anna)
        assert [row["title"] for row in section.rows] == ["Site"] and words not in str(section)
        assert next(iter(keys_by(cleo))).rows == []
