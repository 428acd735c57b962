"""Names and statutory visas that follow the regime an act declares.

2011: law of 16 December 2008 and regulation of 15 November 2011 (PCI, CCCI, OLAI).
2023: law of 23 August 2023 on intercultural living together (Gemengepakt, CCVEI, ministry).
"""

NAMES = {
    "2011": {
        "instrument": "Plan communal intégration",
        "commission": "commission consultative communale d’intégration",
        "le_ministere": "l’Office luxembourgeois de l’accueil et de l’intégration",
        "au_ministere": "à l’Office luxembourgeois de l’accueil et de l’intégration",
    },
    "2023": {
        "instrument": "Gemengepakt",
        "commission": "commission communale du vivre-ensemble interculturel",
        "le_ministere": "le ministère ayant le vivre-ensemble interculturel dans ses attributions",
        "au_ministere": "au ministère ayant le vivre-ensemble interculturel dans ses attributions",
    },
}
COMMUNAL_LAW = "la loi communale modifiée du 13 décembre 1988"
STATUTES = {
    "2011": (
        "la loi du 16 décembre 2008 concernant l’accueil et l’intégration des étrangers au Grand-Duché de Luxembourg",
    ),
    "2023": ("la loi du 23 août 2023 relative au vivre-ensemble interculturel",),
}
COMMISSION_STATUTES = {
    "2011": (
        *STATUTES["2011"],
        "le règlement grand-ducal du 15 novembre 2011 relatif à l’organisation et au fonctionnement des commissions "
        "consultatives communales d’intégration",
    ),
    "2023": STATUTES["2023"],
}


def names(regime: str) -> dict[str, str]:
    """The values of the fields that depend on the regime."""
    return NAMES[regime]


def statutory_visas(regime: str, *, commission: bool = False) -> list[str]:
    """The laws a text of this regime rests on, each as a visa: the communal law first."""
    special = COMMISSION_STATUTES if commission else STATUTES
    return [f"Vu {law} ;" for law in (COMMUNAL_LAW, *special[regime])]


def swap_regime(visas: list[str], *, old: str, new: str) -> list[str]:
    """The same visas with the laws of one regime in place of the other's; what people wrote stays where it is."""
    if old == new:
        return visas
    commission = f"Vu {COMMISSION_STATUTES['2011'][1]} ;" in visas
    leaving = set(statutory_visas(old, commission=True)[1:])
    arriving = [v for v in statutory_visas(new, commission=commission)[1:] if v not in visas]
    found = [index for index, visa in enumerate(visas) if visa in leaving]
    if not found:
        return visas
    kept = [visa for visa in visas if visa not in leaving]
    return [*kept[: found[0]], *arriving, *kept[found[0] :]]
