"""The French words of official papers: offices, vote lines, bodies. French is the reference language of the acts."""

from collections.abc import Iterable

from zesummen.kernel import dates, money

OFFICES = {
    "mayor": ("bourgmestre", "bourgmestres"),
    "president": ("président(e)", "président(e)s"),
    "alderman": ("échevin(e)", "échevin(e)s"),
    "councillor": ("conseiller/ère", "conseillers/ères"),
    "secretary": ("secrétaire", "secrétaires"),
    "treasurer": ("receveur", "receveurs"),
}
SIGNING = {
    "mayor": "Le bourgmestre",
    "president": "Le président",
    "secretary": "Le secrétaire",
    "treasurer": "Le receveur",
}
PRESENCE = {
    "present": "Présents",
    "excused": "Excusés",
    "absent": "Absents sans motif",
    "proxy": "Procurations",
    "left": "Ont quitté la salle (intérêt personnel)",
}


def office_of(official) -> str:
    """How the office stands over a signature: as the register writes it, else the usual form."""
    title = official.title.strip() or SIGNING.get(official.office, "")
    return title[:1].upper() + title[1:]


def people(officials: Iterable) -> str:
    """Names grouped under their office: "bourgmestre : A ; échevins : B, C"."""
    groups: dict[str, list[str]] = {}
    for row in officials:
        groups.setdefault(row.office, []).append(row.name)
    parts = []
    for office, names in groups.items():
        one, many = OFFICES[office]
        parts.append(f"{one if len(names) == 1 else many} : {', '.join(names)}")
    return " ; ".join(parts)


def number_of(count: int, one: str, many: str) -> str:
    """ "1 voix", "2 abstentions"."""
    return f"{count} {one if count < 2 else many}"


def vote_line(sheet) -> str:
    """What stands between the reasons and the articles."""
    begin = "Après en avoir délibéré"
    match sheet.result:
        case "postponed":
            return f"Le point est reporté à une séance ultérieure. Motif : {sheet.outcome_reason}"
        case "withdrawn":
            return f"Le point est retiré de l’ordre du jour. Motif : {sheet.outcome_reason}"
        case "accepted":
            return f"{begin}, {vote_words(sheet)},"
        case "rejected":
            return f"{begin}, {vote_words(sheet)}, n’adopte pas la proposition suivante :"
        case _:
            return f"{begin},"


def vote_words(sheet) -> str:
    """The vote in words: unanimous, or how many for, against, abstaining."""
    if sheet.is_unanimous:
        return "à l’unanimité des membres présents" + (" ou représentés" if sheet.proxy_count else "")
    votes_for = number_of(sheet.votes_for or 0, "voix pour", "voix pour")
    votes_against = number_of(sheet.votes_against or 0, "voix contre", "voix contre")
    abstentions = number_of(sheet.abstentions or 0, "abstention", "abstentions")
    return f"par {votes_for}, {votes_against} et {abstentions}"


def long_day(day) -> str:
    """The day with its weekday, in French."""
    return dates.day_with_weekday(day, "fr") if day else ""


def hour(time) -> str:
    """18 h 30."""
    return f"{time.hour} h {time.minute:02d}" if time else ""


def amount(value) -> str:
    """An amount in euros as French acts write it."""
    return money.euros(value, "fr")
