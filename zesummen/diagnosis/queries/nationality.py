"""Nationality: Luxembourgers and foreigners, and which nationalities residents hold."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from zesummen.territory.models import Commune
from zesummen.territory.nationalities import STATELESS, UNKNOWN, country_name

from . import charts, counts
from .country import Area, Country
from .sheet import Bars, Cell, Section, Table
from .write import Pen, not_shown, rounded, share_bars, table

DRAWN = 8  # nationalities in the drawing


def citizenship(country: Country, places: Sequence[Area], pen: Pen) -> Section | None:
    """Residents with and without Luxembourg nationality."""
    own = places[0]
    parts = [
        counts.foreigners(country.residents[pk].total, country.residents[pk].luxembourg)
        for pk in sorted(own.ids) if pk in country.residents
    ]  # fmt: skip
    if len(parts) < len(own.ids):
        return None
    table_counts = counts.together(parts)
    share = country.foreign_share(own.ids)
    definition = _("Residents minus holders of Luxembourg nationality. Someone with two nationalities, one of them "
                   "Luxembourg's, is not counted.")  # fmt: skip
    hidden = not table_counts["foreign"].is_open
    figures = (
        pen.count_figure("residents.foreign", _("Residents without Luxembourg nationality"), table_counts["foreign"],
                         unit=_("people"), source="register", definition=definition),
        pen.share_figure("residents.foreign_share", _("Share of residents without Luxembourg nationality"), share,
                         hidden=hidden, source="register", definition=definition),
    )  # fmt: skip
    return Section(
        key="citizenship",
        title=_("Luxembourgers and foreigners"),
        finding="" if hidden else _citizenship_finding(country, places, pen),
        figures=figures,
        bars=None
        if hidden
        else share_bars(_("Residents without Luxembourg nationality, in per cent"), places, country.foreign_share, pen),
        tables=(_citizenship_table(table_counts, pen, definition),),
    )


def _citizenship_finding(country: Country, places: Sequence[Area], pen: Pen) -> str:
    return _("%(name)s: %(share)s of residents do not hold Luxembourg nationality (country: %(country)s).") % {
        "share": pen.percent(country.foreign_share(places[0].ids)), "name": places[0].label,
        "country": pen.percent(country.foreign_share(places[-1].ids)),
    }  # fmt: skip


def _citizenship_table(found: counts.Counts, pen: Pen, definition: str) -> Table:
    total = found["total"].value
    labels = {
        "luxembourg": _("Holders of Luxembourg nationality"),
        "foreign": _("Without Luxembourg nationality (foreigners)"),
    }
    rows = tuple(
        pen.row(label, pen.count_cell(found[key]), _share_of(found[key], total, pen)) for key, label in labels.items()
    )
    foot = (pen.row(_("Residents"), pen.count_cell(found["total"]), _share_of(found["total"], total, pen)),)
    return table(
        pen, "register", key="citizenship", caption=_("Residents by Luxembourg nationality"),
        columns=(_("Group"), _("People"), _("Share")), rows=rows, foot=foot, definition=definition,
    )  # fmt: skip


def _share_of(count: counts.Count, total: int, pen: Pen):
    if not count.is_open or not total:
        return pen.count_cell(counts.Count(0, count.shown)) if not count.is_open else pen.percent_cell(None)
    return pen.percent_cell(Fraction(100 * count.value, total))


def nationalities(
    country: Country, communes: Sequence[Commune], held: dict[int, dict[str, int]], places: Sequence[Area], pen: Pen
) -> Section | None:
    """Holders of nationalities; never called foreigners, since many are Luxembourgers too."""
    if not communes or any(commune.pk not in held for commune in communes):
        return None
    found = counts.together([counts.nationalities(held[commune.pk]) for commune in communes])
    listed = counts.named(found)
    others = found[counts.OTHERS] if len(communes) == 1 else counts.with_others(found, listed)
    number_held = len(set().union(*(held[commune.pk] for commune in communes)) - {STATELESS, UNKNOWN})
    figures = [
        pen.figure("nationalities", _("Nationalities held here"), number_held, pen.whole(number_held),
                   unit=_("nationalities"), source="register",
                   definition=_("Different nationalities that at least one resident holds.")),
        *(
            pen.count_figure(f"holders.{code}", _("Holders of the nationality: %(country)s") % {
                "country": country_name(code, pen.language)}, found[code], unit=_("people"), source="register",
                definition=_holders_definition())
            for code in listed[:10]
        ),
    ]  # fmt: skip
    return Section(
        key="nationalities",
        title=_("Which nationalities residents hold"),
        finding=_holders_finding(found, listed, number_held, pen),
        figures=tuple(figures),
        bars=_holders_bars(found, listed, pen),
        tables=(_holders_table(found, listed, others, pen), _groups_table(country, found, places, pen)),
        notes=(_("Someone with two nationalities is counted under each, so the lines add up to more than the "
                 "residents. Holders of a nationality are not the same as foreigners: many are Luxembourgers too."),),
    )  # fmt: skip


def _holders_definition() -> str:
    return _("Residents who hold this nationality, alone or beside another.")


def _holders_finding(found: counts.Counts, listed: Sequence[str], number_held: int, pen: Pen) -> str:
    top = [country_name(code, pen.language) for code in listed[:3] if found[code].is_open]
    if len(top) < 3:
        return _("Residents hold %(count)s nationalities.") % {"count": number_held}
    return _("Residents hold %(count)s nationalities. Most frequent beside Luxembourg's: %(names)s.") % {
        "count": number_held, "names": ", ".join(top),
    }  # fmt: skip


def _holders_bars(found: counts.Counts, listed: Sequence[str], pen: Pen) -> Bars | None:
    drawn = [code for code in listed if found[code].is_open][:DRAWN]
    items = [
        (country_name(code, pen.language), float(found[code].value), pen.count(found[code]), False) for code in drawn
    ]
    return charts.bars(_("Holders of the most frequent nationalities beside Luxembourg's"), items) if items else None


def _holders_table(found: counts.Counts, listed: Sequence[str], others: counts.Count, pen: Pen) -> Table:
    rows = [pen.row(country_name(code, pen.language), pen.count_cell(found[code])) for code in listed]
    rows.append(pen.row(_("All other nationalities together"), pen.count_cell(others)))
    hidden = any(not count.is_open for count in (*(found[code] for code in listed), others))
    return table(
        pen, "register", key="nationalities", caption=_("Holders of a nationality other than Luxembourg's"),
        columns=(_("Nationality"), _("Holders")), rows=tuple(rows), definition=_holders_definition(),
        note=not_shown() + " " + _("Lines left out stand at the end, in no order of size.") if hidden else "",
    )  # fmt: skip


GROUPS = ("luxembourg", "eu", "other")


def _groups_table(country: Country, found: counts.Counts, places: Sequence[Area], pen: Pen) -> Table:
    labels = {
        "luxembourg": _("Luxembourg"),
        "eu": _("Other countries of the EU"),
        "other": _("All other countries, stateless or not known"),
    }
    rows = []
    for place, group in enumerate(GROUPS):
        count = found[f"group:{group}"]
        cells = [pen.count_cell(count)]
        for area in places:
            hidden = area.key == "own" and not count.is_open
            share = country.holders_share(area.ids, place)
            cells.append(pen.count_cell(counts.Count(0, count.shown)) if hidden else _per_100(share, pen))
        rows.append(pen.row(labels[group], *cells))
    return table(
        pen, "register", key="nationality_groups",
        caption=_("Holders by group of nationalities, and for each 100 residents"),
        columns=(_("Nationality"), _("Holders"),
                 *(_("Per 100 residents, %(name)s") % {"name": area.short} for area in places)),
        rows=tuple(rows), definition=_("Holdings, not people: someone with two nationalities stands in both lines."),
    )  # fmt: skip


def _per_100(share: Fraction | None, pen: Pen):
    return Cell(pen.decimal(share), rounded(share))
