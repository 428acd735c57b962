"""Release and close again, and the line that says who looked."""

from django.db import transaction

from zesummen.council.actions import after
from zesummen.kernel import journal
from zesummen.plans.actions.plans import set_released


@transaction.atomic
def set_open(*, kind: str, obj, is_open: bool, by) -> None:
    """Release an object to bodies outside, or close it again, by the rule of the app that owns it. Journals it."""
    if kind == "decision":
        verb = after.release if is_open else after.close_again
        verb(deliberation=obj, by=by)
        return
    set_released(obj=obj, is_released=is_open, by=by)


@transaction.atomic
def note_look(*, obj, title: str, body, taken: bool = False, by) -> None:
    """Write into the owner's journal that somebody of a body outside read a released object (inside its space)."""
    verb = "overview.taken" if taken else "overview.read"
    journal.note(verb, obj, space=obj.space, by=by, title=title, body=body.name, is_look=True)
