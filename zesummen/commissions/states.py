"""States of a commission's life: its rules, calls, candidates, opinions, work programme and reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zesummen.kernel.moves import Machine, Move


class CommissionState(models.TextChoices):
    SETTING_UP = "setting_up", _("being set up")
    WORKING = "working", _("at work")
    HANDED_OVER = "handed_over", _("handed over")


class RulesState(models.TextChoices):
    DRAFT = "draft", _("draft")
    VOTED = "voted", _("voted")
    ANNULLED_PART = "annulled_part", _("annulled in part")
    ANNULLED = "annulled", _("annulled")
    IN_FORCE = "in_force", _("in force")


class Preset(models.TextChoices):
    CCCI_2011 = "ccci_2011", _("CCCI 2011")
    CCVEI_2024 = "ccvei_2024", _("CCVEI 2024")
    OWN = "own", _("own rules")


class CallState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CLOSED = "closed", _("closed")
    SELECTION = "selection", _("selection")
    APPOINTED = "appointed", _("appointed by the council")
    ARCHIVED = "archived", _("archived")


class ApplicationState(models.TextChoices):
    RECEIVED = "received", _("received")
    ELIGIBLE = "eligible", _("eligible")
    NOT_ELIGIBLE = "not_eligible", _("not eligible")
    PROPOSED = "proposed", _("proposed to the council")
    APPOINTED = "appointed", _("appointed")
    RESERVE = "reserve", _("on the reserve list")
    DECLINED = "declined", _("not chosen")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Bond(models.TextChoices):
    """What ties a candidate to the commune."""

    LIVES = "lives", _("lives in the commune")
    WORKS = "works", _("works in the commune")
    BOTH = "both", _("lives and works in the commune")


class ProofKind(models.TextChoices):
    """A paper that proves the tie to the commune."""

    RESIDENCE = "residence", _("certificate of residence")
    EMPLOYER = "employer", _("certificate of the employer")


class Part(models.TextChoices):
    FULL = "full", _("full member")
    SUBSTITUTE = "substitute", _("substitute member")


class OfficeKind(models.TextChoices):
    PRESIDENT = "president", _("president")
    VICE_PRESIDENT = "vice_president", _("vice-president")
    SECRETARY = "secretary", _("secretary")


class EndKind(models.TextChoices):
    RESIGNED = "resigned", _("resigned")
    REPLACED = "replaced", _("replaced by the council")
    MOVED_UP = "moved_up", _("moved up to a full seat")
    LEFT = "left", _("no longer lives or works in the commune")
    DIED = "died", _("died")
    TERM = "term", _("end of the term")
    OTHER = "other", _("another reason")


class Visibility(models.TextChoices):
    """What the public page shows of a member: the member's own choice."""

    HIDDEN = "hidden", _("not named")
    NAME = "name", _("name")
    OFFICE = "office", _("name and office")


class VoteKind(models.TextChoices):
    OPEN = "open", pgettext_lazy("way of voting", "by show of hands")
    ROLL_CALL = "roll_call", _("by roll-call")
    SECRET = "secret", _("secret")


class SeatVote(models.TextChoices):
    """What a seat did in a vote; ``voted``: it was there, and nobody wrote down how it voted."""

    VOTED = "voted", pgettext_lazy("a seat in a vote", "was there")
    FOR = "for", pgettext_lazy("a seat in a vote", "for")
    AGAINST = "against", pgettext_lazy("a seat in a vote", "against")
    ABSTAIN = "abstain", pgettext_lazy("a seat in a vote", "abstention")
    RECUSED = "recused", _("left for a personal interest")


class RemarkState(models.TextChoices):
    OPEN = "open", pgettext_lazy("remark on minutes", "to look at")
    TAKEN = "taken", pgettext_lazy("remark on minutes", "taken into the minutes")
    NOT_TAKEN = "not_taken", pgettext_lazy("remark on minutes", "not taken")


class MinutesKind(models.TextChoices):
    """What a frozen version of minutes is."""

    FOR_REMARKS = "for_remarks", _("draft sent for remarks")
    APPROVED = "approved", pgettext_lazy("version of minutes", "approved")
    CORRECTION = "correction", pgettext_lazy("version of minutes", "correction")


class SentTo(models.TextChoices):
    COLLEGE = "college", _("college of mayor and aldermen")
    MINISTER = "minister", _("minister")


class VoteResult(models.TextChoices):
    CARRIED = "carried", _("carried")
    LOST = "lost", _("not carried")
    TIE = "tie", _("votes equal: not carried")
    CASTING = "casting", _("votes equal: carried by the president's vote")
    LOT = "lot", _("votes equal: decided by lot")
    ELECTED = "elected", _("elected")


class Leaning(models.TextChoices):
    FAVOURABLE = "favourable", _("favourable")
    RESERVED = "reserved", _("reserved")
    UNFAVOURABLE = "unfavourable", _("unfavourable")


class OpinionOrigin(models.TextChoices):
    OWN = "own", _("own initiative")
    COLLEGE = "college", _("at the request of the college")
    COUNCIL = "council", _("at the request of the council")


class OpinionState(models.TextChoices):
    ASKED = "asked", _("asked for")
    DRAFT = "draft", _("in preparation")
    ADOPTED = "adopted", _("adopted")
    SENT = "sent", _("sent, no answer yet")
    ANSWERED = "answered", _("answered")
    DROPPED = "dropped", _("dropped")


class Answer(models.TextChoices):
    FOLLOWED = "followed", _("followed")
    PARTLY = "partly", _("followed in part")
    NOT_FOLLOWED = "not_followed", _("not followed")


class ProgrammeState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    PLANNED = "planned", _("planned")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class ReportKind(models.TextChoices):
    ANNUAL = "annual", _("annual report")
    HANDOVER = "handover", _("handover file")


class ReportState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted by the commission")
    SENT = "sent", _("sent")


C = CommissionState
START_WORK = Move("start_work", frozenset({C.SETTING_UP}), C.WORKING, _("Record the constituent sitting"), "officer")
HAND_OVER = Move("hand_over", frozenset({C.WORKING}), C.HANDED_OVER, _("Hand over to the next commission"), "officer")
COMMISSION = Machine("commission", CommissionState, (START_WORK, HAND_OVER))

R = RulesState
VOTE_RULES = Move("vote", frozenset({R.DRAFT}), R.VOTED, _("Record the vote of the council"), "secretary")
ANNUL_PART = Move(
    "annul_part", frozenset({R.VOTED, R.IN_FORCE}), R.ANNULLED_PART, _("Record an annulment in part"), "secretary"
)
ANNUL = Move(
    "annul", frozenset({R.VOTED, R.ANNULLED_PART, R.IN_FORCE}), R.ANNULLED, _("Record an annulment"), "secretary"
)
ENTER = Move("enter", frozenset({R.VOTED, R.ANNULLED_PART}), R.IN_FORCE, _("Put in force"), "secretary")
RULES = Machine("rules of a commission", RulesState, (VOTE_RULES, ANNUL_PART, ANNUL, ENTER))

K = CallState
PUBLISH_CALL = Move("publish", frozenset({K.DRAFT}), K.PUBLISHED, _("Publish the call"), "officer")
CLOSE_CALL = Move("close", frozenset({K.PUBLISHED}), K.CLOSED, _("Close the call"), "officer")
REOPEN_CALL = Move("reopen", frozenset({K.CLOSED, K.SELECTION}), K.PUBLISHED, _("Open the call again"), "officer")
START_SELECTION = Move("select", frozenset({K.CLOSED}), K.SELECTION, _("Start the selection"), "officer")
APPOINT = Move("appoint", frozenset({K.SELECTION}), K.APPOINTED, _("Record the appointment"), "secretary")
ARCHIVE_CALL = Move(
    "archive", frozenset({K.DRAFT, K.APPOINTED, K.CLOSED}), K.ARCHIVED, _("Archive the call"), "officer"
)
CALL = Machine(
    "call for candidates",
    CallState,
    (PUBLISH_CALL, CLOSE_CALL, REOPEN_CALL, START_SELECTION, APPOINT, ARCHIVE_CALL),
)

A = ApplicationState
LIVE = frozenset({A.RECEIVED, A.ELIGIBLE, A.NOT_ELIGIBLE, A.PROPOSED, A.RESERVE, A.DECLINED})
FIND_ELIGIBLE = Move("eligible", frozenset({A.RECEIVED, A.NOT_ELIGIBLE}), A.ELIGIBLE, _("Eligible"), "officer")
FIND_NOT_ELIGIBLE = Move(
    "not_eligible", frozenset({A.RECEIVED, A.ELIGIBLE}), A.NOT_ELIGIBLE, _("Not eligible"), "officer"
)
PROPOSE = Move(
    "propose", frozenset({A.ELIGIBLE, A.RESERVE, A.DECLINED}), A.PROPOSED, _("Propose to the council"), "mayor"
)
PUT_ON_RESERVE = Move(
    "reserve", frozenset({A.ELIGIBLE, A.PROPOSED, A.DECLINED}), A.RESERVE, _("Put on the reserve list"), "officer"
)
DECLINE = Move("decline", frozenset({A.ELIGIBLE, A.PROPOSED, A.RESERVE}), A.DECLINED, _("Not chosen"), "officer")
BE_APPOINTED = Move(
    "be_appointed", frozenset({A.PROPOSED, A.RESERVE}), A.APPOINTED, _("Appointed by the council"), "secretary"
)
WITHDRAW = Move("withdraw", LIVE, A.WITHDRAWN, _("Withdraw the application"), "candidate")
APPLICATION = Machine(
    "application",
    ApplicationState,
    (FIND_ELIGIBLE, FIND_NOT_ELIGIBLE, PROPOSE, PUT_ON_RESERVE, DECLINE, BE_APPOINTED, WITHDRAW),
)

O = OpinionState  # noqa: E741
BEGIN_OPINION = Move("begin", frozenset({O.ASKED}), O.DRAFT, _("Prepare the opinion"), "officer")
ADOPT_OPINION = Move("adopt", frozenset({O.DRAFT, O.ASKED}), O.ADOPTED, _("Record: adopted"), "officer")
SEND_OPINION = Move("send", frozenset({O.ADOPTED}), O.SENT, _("Send the opinion"), "officer")
ANSWER_OPINION = Move("answer", frozenset({O.SENT}), O.ANSWERED, _("Answer the opinion"), "mayor")
DROP_OPINION = Move("drop", frozenset({O.ASKED, O.DRAFT}), O.DROPPED, _("Drop it, with a reason"), "officer")
OPINION = Machine("opinion", OpinionState, (BEGIN_OPINION, ADOPT_OPINION, SEND_OPINION, ANSWER_OPINION, DROP_OPINION))

P = ProgrammeState
CONFIRM = Move("confirm", frozenset({P.PROPOSED}), P.PLANNED, _("Take it into the work programme"), "officer")
START_ITEM = Move("start", frozenset({P.PLANNED}), P.UNDER_WAY, _("Under way"), "officer")
FINISH_ITEM = Move("finish", frozenset({P.PLANNED, P.UNDER_WAY}), P.DONE, _("Done"), "officer")
DROP_ITEM = Move(
    "drop", frozenset({P.PROPOSED, P.PLANNED, P.UNDER_WAY}), P.DROPPED, _("Drop it, with a reason"), "officer"
)
RESUME_ITEM = Move("resume", frozenset({P.DONE, P.DROPPED}), P.UNDER_WAY, _("Take it up again"), "officer")
PROGRAMME = Machine(
    "item of the work programme", ProgrammeState, (CONFIRM, START_ITEM, FINISH_ITEM, DROP_ITEM, RESUME_ITEM)
)

W = ReportState
ADOPT_REPORT = Move("adopt", frozenset({W.DRAFT}), W.ADOPTED, _("Record: adopted by the commission"), "officer")
SEND_REPORT = Move("send", frozenset({W.ADOPTED}), W.SENT, _("Send the report"), "officer")
REPORT = Machine("report of a commission", ReportState, (ADOPT_REPORT, SEND_REPORT))
MACHINES = (COMMISSION, RULES, CALL, APPLICATION, OPINION, PROGRAMME, REPORT)
