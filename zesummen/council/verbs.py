"""The journal's sentences about council decisions; ``rules`` imports them so that they are known at start."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from zesummen.kernel import dates
from zesummen.kernel.journal import tell

from .states import DecisionState, Supervision


def _day(text: str) -> str:
    return dates.short_date(date.fromisoformat(text)) if text else "–"


def _state(key: str) -> str:
    return str(DecisionState(key).label)


def _supervision(key: str) -> str:
    return str(Supervision(key).label)


def _list(items) -> str:
    return ", ".join(str(item) for item in items) or "–"


def _days(items) -> str:
    return ", ".join(_day(item) for item in items) or "–"


FIELD_LABELS = {
    "subject": _("subject"),
    "visas": _("legal basis and opinions (Vu, Revu)"),
    "reasons": _("reasons (Considérant)"),
    "heard": _("who was heard (Entendu)"),
    "articles": _("articles"),
    "regime": _("legal regime"),
    "is_closed": _("closed sitting"),
    "contact_person": _("contact person"),
    "budget_amount": _("amount"),
    "budget_article": _("budget article"),
    "budget_year": _("budget year"),
    "approval_need": _("whether an approval is needed"),
    "body_name": _("name of the body"),
    "college_cutoff_days": _("cut-off of the college"),
    "convocation_days": _("convocation"),
    "member_item_days": _("a member's added item"),
    "transmission_days": _("days for transmission and publication"),
    "allows_proxies": _("proxies"),
    "seats": _("seats"),
    "usual_place": _("usual place"),
    "usual_time": _("usual time"),
    "authority": _("authority"),
    "reference_pattern": _("pattern of the reference number"),
    "publication_place": _("usual place of publication"),
    "own_basis": _("where the own rules stand"),
}


def _fields(names) -> str:
    return ", ".join(str(FIELD_LABELS.get(name, name)) for name in names) or "–"


tell("council.rules_changed", _("%(by)s changed the rules of the council: %(fields)s"), fields=_fields)
tell("council.officials_added", _("%(by)s entered who holds office in the council: %(names)s"), names=_list)
tell("council.official_changed", _("%(by)s changed the entry of %(title)s in the register of offices"))
tell("council.official_ended", _("%(by)s ended the office of %(title)s on %(until)s"), until=_day)
tell("council.dates_added", _("%(by)s added sittings of the council: %(days)s"), days=_days)
tell("council.dates_imported", _("%(by)s read sittings of the council from a calendar file: %(days)s"), days=_days)
tell("council.date_changed", _("%(by)s changed the sitting of the council on %(title)s"))
tell("council.date_cancelled", _("%(by)s cancelled the sitting of the council on %(title)s"))
tell("deliberation.drafted", _("%(by)s drafted the deliberation “%(title)s”"))
tell("deliberation.edited", _("%(by)s changed the text of “%(title)s”: %(fields)s"), fields=_fields)
tell("deliberation.put_on_agenda", _("%(by)s put “%(title)s” on the agenda of the council of %(day)s"), day=_day)
tell("deliberation.taken_off_agenda", _("%(by)s took “%(title)s” off the agenda"))
tell("deliberation.pack_renewed", _("%(by)s changed “%(title)s” and renewed the pack of the council"))
tell("deliberation.convened", _("%(by)s noted the convocation of the council for “%(title)s” on %(day)s"), day=_day)
tell("deliberation.amended", _("%(by)s typed the text of “%(title)s” as amended at the table"))
tell("deliberation.voted", _("%(by)s recorded the vote on “%(title)s” of %(day)s: %(result)s"), day=_day, result=_state)
tell("deliberation.withdrawn", _("%(by)s withdrew the draft “%(title)s”: %(reason)s"))
tell("deliberation.transmitted", _("%(by)s noted that “%(title)s” went to %(to)s on %(day)s"), day=_day)
tell(
    "deliberation.supervised",
    _("%(by)s recorded what the authority said of “%(title)s” on %(day)s: %(answer)s"),
    day=_day,
    answer=_supervision,
)
tell("deliberation.published", _("%(by)s noted the publication of “%(title)s” on %(day)s: %(place)s"), day=_day)
tell("deliberation.blacked_out", _("%(by)s chose the passages of “%(title)s” that are not public: %(count)s"))
tell("deliberation.released", _("%(by)s released “%(title)s” to the bodies outside"))
tell("deliberation.closed_again", _("%(by)s closed “%(title)s” to the bodies outside again"))
tell("deliberation.correction_started", _("%(by)s started a correction of “%(title)s”: %(reason)s"))
tell("deliberation.summary_changed", _("%(by)s changed the plain summary of “%(title)s”"))
