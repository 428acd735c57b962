"""States of a training: its courses, invitations, requests, polls, seasons, evenings, rooms and decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.moves import Machine, Move


class CourseState(models.TextChoices):
    DRAFT = "draft", _("draft")
    OFFERED = "offered", pgettext_lazy("a course", "offered")
    RETIRED = "retired", pgettext_lazy("a course", "no longer offered")


class StepKind(models.TextChoices):
    """What happens in a step of the run sheet; decides what the phones in the room offer."""

    TALK = "talk", pgettext_lazy("step of an evening", "talk")
    REFLECT = "reflect", pgettext_lazy("step of an evening", "write cards")
    GROUP = "group", pgettext_lazy("step of an evening", "group cards")
    DOTS = "dots", pgettext_lazy("step of an evening", "set priorities")
    DECIDE = "decide", pgettext_lazy("step of an evening", "decide")
    BREAK = "break", pgettext_lazy("step of an evening", "break")


class InvitationState(models.TextChoices):
    TO_SEND = "to_send", pgettext_lazy("an invitation", "to send")
    SENT = "sent", pgettext_lazy("an invitation", "sent")
    REMINDED = "reminded", pgettext_lazy("an invitation", "reminded")
    ASKED = "asked", pgettext_lazy("an invitation", "asked for the training")
    DECLINED = "declined", pgettext_lazy("an invitation", "declined")
    WRONG_ADDRESS = "wrong_address", pgettext_lazy("an invitation", "wrong address")


class Channel(models.TextChoices):
    """How something came or went."""

    PLATFORM = "platform", pgettext_lazy("channel", "here")
    MAIL = "mail", pgettext_lazy("channel", "e-mail")
    LETTER = "letter", pgettext_lazy("channel", "letter")
    PHONE = "phone", pgettext_lazy("channel", "telephone")
    PAPER = "paper", pgettext_lazy("channel", "paper form")


class RequestState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("a request", "draft")
    ASKED = "asked", pgettext_lazy("a request", "asked")
    DATING = "dating", pgettext_lazy("a request", "dates being agreed")
    WAITING = "waiting", pgettext_lazy("a request", "on the waiting list")
    DATED = "dated", pgettext_lazy("a request", "dated")
    RUNNING = "running", pgettext_lazy("a request", "first evening held")
    DONE = "done", pgettext_lazy("a request", "done")
    DECLINED = "declined", pgettext_lazy("a request", "declined by the training body")
    WITHDRAWN = "withdrawn", pgettext_lazy("a request", "withdrawn")


class RequestReason(models.TextChoices):
    RENEWAL = "renewal", pgettext_lazy("why a training is asked for", "new mandate")
    LATE_SETUP = "late_setup", pgettext_lazy("why a training is asked for", "commission set up late")
    NEW_MEMBERS = "new_members", pgettext_lazy("why a training is asked for", "new members")


class Part(models.TextChoices):
    """In which role a person takes part in an evening."""

    FULL = "full", _("full member")
    SUBSTITUTE = "substitute", _("substitute member")
    OFFICER = "officer", _("integration officer")
    COLLEGE = "college", _("member of the college")
    COUNCIL = "council", _("councillor")
    GUEST = "guest", _("guest")


SEATED = (Part.FULL, Part.SUBSTITUTE)


class PollState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("a date poll", "draft")
    OPEN = "open", pgettext_lazy("a date poll", "open")
    CLOSED = "closed", pgettext_lazy("a date poll", "closed")


class Voice(models.TextChoices):
    YES = "yes", pgettext_lazy("answer to a date", "yes")
    IF_NEED_BE = "if_need_be", pgettext_lazy("answer to a date", "if need be")
    NO = "no", pgettext_lazy("answer to a date", "no")


class SeasonState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a season", "open")
    CLOSED = "closed", pgettext_lazy("a season", "closed")


class RunState(models.TextChoices):
    """A planning run. ``STOPPED``: ended early with its best so far."""

    WAITING = "waiting", pgettext_lazy("a planning run", "waiting")
    RUNNING = "running", pgettext_lazy("a planning run", "running")
    DONE = "done", pgettext_lazy("a planning run", "done")
    STOPPED = "stopped", pgettext_lazy("a planning run", "stopped with its best so far")
    FAILED = "failed", pgettext_lazy("a planning run", "failed")


class EveningState(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("an evening", "proposed")
    OFFERED = "offered", pgettext_lazy("an evening", "offered to the commune")
    CONFIRMED = "confirmed", pgettext_lazy("an evening", "confirmed")
    HELD = "held", pgettext_lazy("an evening", "held")
    CANCELLED = "cancelled", pgettext_lazy("an evening", "cancelled")


class RoomState(models.TextChoices):
    OPEN = "open", pgettext_lazy("a room", "open")
    ENDED = "ended", pgettext_lazy("a room", "ended")


class CardSource(models.TextChoices):
    PHONE = "phone", pgettext_lazy("where a card came from", "phone")
    PAPER = "paper", pgettext_lazy("where a card came from", "paper card")
    FLIPCHART = "flipchart", pgettext_lazy("where a card came from", "flip chart")


class DecisionState(models.TextChoices):
    """What became of a decision taken on the evening."""

    OPEN = "open", pgettext_lazy("a decision of the evening", "open")
    DONE = "done", pgettext_lazy("a decision of the evening", "done")
    CHANGED = "changed", pgettext_lazy("a decision of the evening", "changed")
    DROPPED = "dropped", pgettext_lazy("a decision of the evening", "dropped")


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


#: A commission has at most one request in these states.
RUNNING_REQUEST = (
    RequestState.DRAFT,
    RequestState.ASKED,
    RequestState.DATING,
    RequestState.WAITING,
    RequestState.DATED,
    RequestState.RUNNING,
)
ASKED_REQUEST = tuple(state for state in RUNNING_REQUEST if state != RequestState.DRAFT)

OFFER_COURSE = Move("offer", _from("draft", "retired"), CourseState.OFFERED, _("Offer the course"), "training_desk")
RETIRE_COURSE = Move("retire", _from("offered"), CourseState.RETIRED, _("Stop offering it"), "training_desk")
COURSE = Machine("training course", CourseState, (OFFER_COURSE, RETIRE_COURSE))

SEND_INVITATION = Move(
    "send", _from("to_send", "wrong_address"), InvitationState.SENT, _("Note as sent"), "training_desk"
)
UNSEND_INVITATION = Move("unsend", _from("sent"), InvitationState.TO_SEND, _("Take it back"), "training_desk")
REMIND_INVITATION = Move("remind", _from("sent", "reminded"), InvitationState.REMINDED, _("Remind"), "training_desk")
ANSWER_INVITATION = Move(
    "ask",
    _from("to_send", "sent", "reminded", "declined", "wrong_address"),
    InvitationState.ASKED,
    pgettext_lazy("what becomes of an invitation", "A request comes"),
)
DECLINE_INVITATION = Move(
    "decline", _from("sent", "reminded"), InvitationState.DECLINED, _("Note as declined"), "training_desk"
)
RETURN_INVITATION = Move(
    "return", _from("sent", "reminded"), InvitationState.WRONG_ADDRESS, _("The address is wrong"), "training_desk"
)
INVITATION = Machine(
    "invitation to a training",
    InvitationState,
    (SEND_INVITATION, UNSEND_INVITATION, REMIND_INVITATION, ANSWER_INVITATION, DECLINE_INVITATION, RETURN_INVITATION),
)

SEND_REQUEST = Move("send", _from("draft"), RequestState.ASKED, _("Send the request"), "officer")
BEGIN_DATES = Move(
    "dates", _from("asked", "waiting", "dated"), RequestState.DATING, _("Agree on dates"), "training_desk"
)
AGREE_DATES = Move("agree", _from("asked", "waiting", "dating"), RequestState.DATED, _("Confirm the dates"), "officer")
REOPEN_DATES = Move("reopen", _from("dated", "dating"), RequestState.ASKED, _("Look for other dates"), "training_desk")
QUEUE_REQUEST = Move(
    "queue", _from("asked", "dating"), RequestState.WAITING, _("Put on the waiting list"), "training_desk"
)
HOLD_FIRST = Move("hold", _from("dated", "dating"), RequestState.RUNNING, _("Note the evening as held"), "trainer")
FINISH_REQUEST = Move("finish", _from("dated", "running"), RequestState.DONE, _("Close the training"), "training_desk")
DECLINE_REQUEST = Move(
    "decline", _from("asked", "dating", "waiting"), RequestState.DECLINED, _("Decline"), "training_desk"
)
WITHDRAW_REQUEST = Move(
    "withdraw", _from("draft", "asked", "dating", "waiting", "dated"), RequestState.WITHDRAWN, _("Withdraw"), "officer"
)
REQUEST = Machine(
    "request for a training",
    RequestState,
    (
        SEND_REQUEST,
        BEGIN_DATES,
        AGREE_DATES,
        REOPEN_DATES,
        QUEUE_REQUEST,
        HOLD_FIRST,
        FINISH_REQUEST,
        DECLINE_REQUEST,
        WITHDRAW_REQUEST,
    ),
)

OPEN_POLL = Move("open", _from("draft"), PollState.OPEN, _("Send the poll"), "officer")
CLOSE_POLL = Move("close", _from("open"), PollState.CLOSED, _("Close the poll"), "officer")
POLL = Machine("date poll", PollState, (OPEN_POLL, CLOSE_POLL))

CLOSE_SEASON = Move("close", _from("open"), SeasonState.CLOSED, _("Close the season"), "training_desk")
REOPEN_SEASON = Move("reopen", _from("closed"), SeasonState.OPEN, _("Open it again"), "training_desk")
SEASON = Machine("training season", SeasonState, (CLOSE_SEASON, REOPEN_SEASON))

START_RUN = Move(
    "start", _from("waiting"), RunState.RUNNING, pgettext_lazy("what becomes of a planning run", "It begins")
)
END_RUN = Move("end", _from("running"), RunState.DONE, pgettext_lazy("what becomes of a planning run", "It is done"))
STOP_RUN = Move("stop", _from("waiting", "running"), RunState.STOPPED, _("Stop"), "training_desk")
FAIL_RUN = Move(
    "fail", _from("waiting", "running"), RunState.FAILED, pgettext_lazy("what becomes of a planning run", "It fails")
)
RUN = Machine("planning run", RunState, (START_RUN, END_RUN, STOP_RUN, FAIL_RUN))

OFFER_EVENING = Move("offer", _from("proposed"), EveningState.OFFERED, _("Offer to the commune"), "training_desk")
CONFIRM_EVENING = Move("confirm", _from("proposed", "offered"), EveningState.CONFIRMED, _("Confirm"), "officer")
HOLD_EVENING = Move("hold", _from("confirmed"), EveningState.HELD, _("Note as held"), "trainer")
COUNTER_EVENING = Move("counter", _from("offered"), EveningState.PROPOSED, _("Propose another date"), "officer")
CANCEL_EVENING = Move("cancel", _from("proposed", "offered", "confirmed"), EveningState.CANCELLED, _("Cancel"))
EVENING = Machine(
    "evening of a training",
    EveningState,
    (OFFER_EVENING, COUNTER_EVENING, CONFIRM_EVENING, HOLD_EVENING, CANCEL_EVENING),
)

END_ROOM = Move("end", _from("open"), RoomState.ENDED, _("End the evening"), "trainer")
REOPEN_ROOM = Move("reopen", _from("ended"), RoomState.OPEN, _("Open the room again"), "trainer")
ROOM = Machine("room of an evening", RoomState, (END_ROOM, REOPEN_ROOM))

SETTLE_DONE = Move(
    "done", _from("open", "changed"), DecisionState.DONE, pgettext_lazy("a decision of the evening", "Done")
)
SETTLE_CHANGED = Move(
    "changed", _from("open", "changed"), DecisionState.CHANGED, pgettext_lazy("a decision of the evening", "Changed")
)
SETTLE_DROPPED = Move(
    "dropped", _from("open", "changed"), DecisionState.DROPPED, pgettext_lazy("a decision of the evening", "Dropped")
)
DECISION = Machine("decision of an evening", DecisionState, (SETTLE_DONE, SETTLE_CHANGED, SETTLE_DROPPED))

MACHINES = (COURSE, INVITATION, REQUEST, POLL, SEASON, RUN, EVENING, ROOM, DECISION)
