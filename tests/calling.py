"""Small makers of calls for candidates and applications. Call them inside a space."""

from datetime import timedelta

from django.utils import timezone

from commissioning import make_commission, make_rules
from zesummen.commissions.actions import applications, calls
from zesummen.commissions.models import Call
from zesummen.commissions.queries import calls as queries

DAY = timedelta(days=1)
START = timezone.localdate() - timedelta(days=100)


def being_set_up(space):
    """A commission since ``START`` that is not constituted yet, with pairs of seats for the candidates of its call."""
    made = make_commission(space, from_on=START, state="setting_up", constituted_on=None)
    make_rules(made, own={"has_substitutes": "pairs", "max_members": 6})
    return made


def make_call(commission, by, **values):
    """A draft for two full members and one substitute, open from today for ten days."""
    today = timezone.localdate()
    defaults = {"seats_full": 2, "seats_substitute": 1, "opens_on": today, "closes_on": today + 10 * DAY}
    words = queries.proposed_words(commission, today)
    return calls.begin(commission=commission, by=by, **{**words, **defaults, **values})


def over(call):
    """As if the last day had been yesterday."""
    yesterday = timezone.localdate() - DAY
    Call.objects.filter(pk=call.pk).update(opens_on=yesterday - 10 * DAY, closes_on=yesterday)
    call.refresh_from_db()
    return call


def apply(call, name="Ana Costa", **values):
    """Somebody applies online; the address follows from the name."""
    defaults = {
        "name": name,
        "email": f"{name.split()[0].lower()}@example.org",
        "language": "en",
        "languages": ["fr"],
        "bond": "lives",
        "wishes": "either",
        "is_of_age": True,
        "consents_reserve": True,
        "consents_pool": False,
        "declared": {},
    }
    return applications.apply(call=call, **{**defaults, **values})


def url(commission, below=""):
    """A page of the calls of this commission."""
    return f"/s/{commission.space.slug}/commissions/{commission.pk}/calls/{below}"
