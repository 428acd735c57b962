"""Which rules hold on a day, the versions of a commission's rules, and what a sitting must be told by them."""

from collections.abc import Iterable
from datetime import date

from zesummen.council.texts.names import statutory_visas
from zesummen.kernel.dates import long_date

from ..models import Commission, RulesVersion
from ..rulebook import BY_KEY, RuleBook, RuleValue, book_of, fallback
from ..states import RulesState


def rules_on(commission: Commission, day: date) -> RuleBook:
    """The rules that hold for the commission on that day. One statement.

    Without a version in force it is the law and the house defaults of the regime, and the book says so.
    """
    return book_on(versions(commission), commission.regime, day)


def versions(commission: Commission) -> list[RulesVersion]:
    """All versions of the commission's rules, the newest first."""
    return list(version_rows(commission))


def version_rows(commission: Commission):
    """The same, to be read along with others."""
    return RulesVersion.objects.filter(commission=commission).order_by("-number")


def book_on(found: Iterable[RulesVersion], regime: str, day: date) -> RuleBook:
    """The rules that hold on that day, out of versions that were read already."""
    version = version_on(found, day)
    if version is None:
        return book_of(fallback(regime))
    return book_of(
        values_of(version, regime, day), version=version.number, version_id=version.pk, since=version.in_force_from
    )


def version_on(found: Iterable[RulesVersion], day: date) -> RulesVersion | None:
    """The version in force on that day; of two that would both be, the newer one."""
    holding = [
        version
        for version in found
        if version.state != RulesState.DRAFT
        and version.in_force_from is not None
        and version.in_force_from <= day
        and (version.in_force_until is None or day <= version.in_force_until)
    ]
    return max(holding, key=lambda version: version.number, default=None)


def values_of(version: RulesVersion, regime: str, day: date | None = None) -> dict[str, RuleValue]:
    """The values of a version with their sources, as they held on that day (``None``: as it was written).

    A field that was annulled by then holds the law or the house default of the regime again. A field that the
    version does not know, because the program learned it later, likewise.
    """
    default = fallback(regime)
    annulled = annulled_by(version, day) if day else set()
    found = {}
    for key in BY_KEY:
        if key in annulled:
            found[key] = RuleValue(key, default[key].value, default[key].source, default[key].article, True)
        elif key in version.values:
            source = version.sources.get(key, {})
            found[key] = RuleValue(key, version.values[key], source.get("kind", "house"), source.get("article", ""))
        else:
            found[key] = default[key]
    return found


def annulled_by(version: RulesVersion, day: date) -> set[str]:
    """The fields of a version that were annulled on that day or before."""
    return {row["field"] for row in version.annulled_fields if date.fromisoformat(row["on"]) <= day}


def latest_values(version: RulesVersion, regime: str) -> dict[str, RuleValue]:
    """The values a new version begins with: those of the old one, without what was ever annulled in it.

    A law or house default of another regime gives way to that of this one; the commune's own values stay.
    """
    default = fallback(regime)
    found = values_of(version, regime, date.max)
    return {key: rule if rule.source == "rules" else default[key] for key, rule in found.items()}


REASONS = [
    "Considérant qu’il appartient au conseil communal de fixer le fonctionnement de ses commissions consultatives ;",
]


def decision_text(version: RulesVersion) -> tuple[str, list[str], list[str]]:
    """Subject, visas and articles of the decision that approves this version of the rules, in French."""
    commission = version.commission
    name = commission.body.name.piece("fr").text
    subject = f"Règlement d’ordre intérieur de la commission « {name} »"
    visas = statutory_visas(commission.regime, commission=True)
    before = commission.created_by
    if before is not None and before.voted_on:
        visas.append(f"Revu sa délibération du {long_date(before.voted_on, 'fr')} portant création de la commission ;")
    articles = [
        f"approuve le règlement d’ordre intérieur de la commission « {name} », version {version.number}, "
        "annexé à la présente ;",
        "transmet la présente délibération à {autorite}.",
    ]
    return subject, visas, articles
