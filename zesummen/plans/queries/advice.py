"""The commission's opinions as the plan uses them: to quote, as evidence of a need, as the origin of an action."""

from zesummen.commissions.models import Opinion as Advice
from zesummen.commissions.queries import opinions
from zesummen.kernel.numbers import whole

from ..models import Evidence, Need, Opinion, Plan


def find(text: str) -> Advice | None:
    """The adopted opinion of the open space with this number, typed or from an address."""
    pk = whole(text)
    return None if pk is None else opinions.given().filter(pk=pk).first()


def offered(plan: Plan) -> list[Advice]:
    """Adopted opinions of the commission that this plan has not taken over, newest first."""
    return list(offered_rows(plan))


def offered_rows(plan: Plan):
    """The same, to be read along with others."""
    taken = Opinion.objects.filter(plan=plan, source__isnull=False).values("source")
    return opinions.given().exclude(pk__in=taken)


def offered_to(need: Need) -> list[Advice]:
    """Adopted opinions of the commission that are not evidence of this need yet, newest first."""
    taken = set(
        Evidence.objects.filter(need=need, figure_key__startswith="opinion:").values_list("figure_key", flat=True)
    )
    return [advice for advice in opinions.given() if f"opinion:{advice.pk}" not in taken]


def name_of(advice: Advice) -> str:
    """Number and title: "3/2026 Open more language courses"."""
    return f"{advice.number}/{advice.year} {advice.title}"
