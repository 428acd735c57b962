"""An example address for every pattern of the project, taken from rows of the demo country.

A pattern is taught by the names of its parameters, in the space that has such rows. Whoever adds a page with a
parameter that nobody knows yet teaches it here: ``Untaught`` says which one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import RegexPattern, URLResolver
from django.utils import timezone

from zesummen.accounts import models as people
from zesummen.accounts.tokens import link_part
from zesummen.commissions import models as commissions
from zesummen.commissions.candidate_codes import code_of
from zesummen.commissions.queries.codes import letter_code
from zesummen.council.models import CouncilDate, Deliberation, Official
from zesummen.documents.models import Attachment
from zesummen.kernel.models import Node, OutboxMessage
from zesummen.kernel.tenancy import inside
from zesummen.plans import links
from zesummen.plans import models as plans
from zesummen.plans.views.check import findings_of
from zesummen.public.models import ApiKey
from zesummen.sittings import models as sittings
from zesummen.sittings.links import reply_part
from zesummen.territory.models import Commune, Space
from zesummen.training import models as training
from zesummen.training.participant_codes import part_of
from zesummen.training.queries.evening_calendar import feed_part
from zesummen.training.queries.season_calendar import feed_part as season_part
from zesummen.training.room_codes import screen_part

MAIN, COUNCILS, PACT, ENDING, WAITING, READER, CHOOSING = (
    "differdange", "uelzechtdall", "steinfort", "junglinster", "lorentzweiler", "ministry", "mondorf-les-bains",
)  # fmt: skip
BODY = "cefis"  # the training body
OTHERS_PAGES = "account/"  # sign-in belongs to the library; its pages are asked for by name
LIBRARY = {  # what the library's own patterns are asked with
    "account_confirm_email": {"key": "old"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "old"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
    "openid_connect_login": {"provider_id": "none"},
    "openid_connect_callback": {"provider_id": "none"},
}


class Untaught(Exception):
    """A pattern has a parameter that nobody taught, or no row in the demo."""


@dataclass(frozen=True)
class Page:
    """One pattern of the project."""

    name: str  # with its namespaces
    route: str
    view: Callable
    params: tuple[str, ...]

    @property
    def door(self) -> str:
        """Who gets in: open, signed in, member, or the permission. Empty where the view does not say."""
        return getattr(self.view, "access", "")

    @property
    def is_ours(self) -> bool:
        return not self.route.startswith(OTHERS_PAGES)

    @property
    def in_space(self) -> bool:
        return "space" in self.params

    def __str__(self) -> str:
        return self.name


def pages() -> list[Page]:
    """Every pattern of the project with a name, in the order of the addresses."""
    return [page for page in _walk(get_resolver(), "", ()) if page.name.split(":")[-1]]


def _walk(resolver, route: str, names: tuple) -> Iterator[Page]:
    for pattern in resolver.url_patterns:
        longer = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, longer, (*names, pattern.namespace) if pattern.namespace else names)
        else:
            known = (
                pattern.pattern.regex.groupindex
                if isinstance(pattern.pattern, RegexPattern)
                else pattern.pattern.converters
            )
            inherited = ("space",) if "<slug:space>" in route else ()
            yield Page(":".join((*names, pattern.name or "")), longer, pattern.callback, (*inherited, *known))


# What stands for a parameter. The longest name that fits wins: "plans:need" before "plans:".

SPACES = {
    "plans:adoption": COUNCILS, "plans:letter": COUNCILS, "plans:version": MAIN,
    "plans:pact": PACT, "plans:cycle": PACT, "plans:crosswalk": PACT,
    "plans:evaluation": ENDING, "plans:result": ENDING, "plans:reading": ENDING, "plans:next_plan": ENDING,
    "council:deliberation_edit": COUNCILS, "council:deliberation_withdraw": COUNCILS, "council:deliberation_vote": WAITING,
    "council:deliberation_amend": WAITING, "council:deliberation_transmit": COUNCILS, "council:deliberation_publish": COUNCILS,
    "commissions:opinion_quote": COUNCILS,
    "commissions:call": PACT, "commissions:application": PACT, "commissions:selection": CHOOSING,
    "commissions:letters_file": MAIN, "commissions:reserve": CHOOSING, "commissions:replacement": CHOOSING,
    "commissions_open:apply": PACT, "commissions_open:candidate": PACT, "public:call": PACT,
    "overview:overview": READER, "overview:read": READER, "overview:take": READER, "overview:take_file": READER,
    "training:": BODY, "training_open:": BODY, "training:ask": MAIN, "training:people_council": ENDING,
    "": MAIN,
}  # fmt: skip


def _pk(model, **which) -> Callable:
    def first() -> int:
        row = model.objects.filter(**which).order_by("pk").first()
        if row is None:
            raise Untaught(
                f"The demo has no {model.__name__} {which or ''}: make one in tests/sweeps/country/planting.py."
            )
        return row.pk

    return first


def _action() -> int:
    """An action with sub-actions, so that its parts exist too."""
    return (plans.Action.objects.filter(sub_actions__isnull=False).first() or plans.Action.objects.first()).pk


def _answers() -> str:
    with inside(the_space(ENDING)):
        made = plans.Evaluation.objects.get()
        return links.answers_part(made.pk, sittings.BodyMember.objects.exclude(email="").first().pk)


def _reply() -> str:
    with inside(the_space(MAIN)):
        return reply_part(sittings.Attendance.objects.filter(sitting__state="convened").first())


def _letter() -> int:
    """A mail with a file."""
    return OutboxMessage.objects.filter(space__slug=MAIN).exclude(attachments=[]).first().pk


def _node() -> int:
    return Node.objects.filter(kind="need").first().pk


def _held() -> commissions.Holding:
    """A substitute in office whose code can be printed."""
    rows = commissions.Holding.objects.filter(part="substitute", until_on=None, commission__state="working")
    found = rows.order_by("pk").first()
    if found is None:
        raise Untaught("The demo has no substitute in office.")
    return found


def _link() -> str:
    """The personal link of that substitute."""
    with inside(the_space(MAIN)):
        return letter_code(_held().member)[0].rstrip("/").rpartition("/")[2]


def _of_commission() -> int:
    """A held sitting of the commission."""
    return sittings.Sitting.objects.filter(body__kind="commission", state__in=("draft", "approved")).first().pk


def _paper_of_members() -> sittings.Sitting:
    """The convened sitting of the commission that has a paper: planted in tests/sweeps/country/planting.py."""
    found = sittings.Sitting.objects.filter(body__kind="commission", folder__attachments__isnull=False).first()
    if found is None:
        raise Untaught("The demo has no sitting of a commission with a paper.")
    return found


def _draft_sent() -> commissions.MinutesVersion:
    """A draft that was sent for remarks, of minutes that are not approved yet; else any draft that was sent."""
    rows = commissions.MinutesVersion.objects.filter(kind="for_remarks").order_by("pk")
    found = rows.exclude(sitting__state="approved").first() or rows.first()
    if found is None:
        raise Untaught("The demo has no draft minutes that were sent for remarks.")
    return found


def _draft_reader() -> str:
    """The personal link of somebody who had a place at that sitting."""
    with inside(the_space(MAIN)):
        rows = sittings.Attendance.objects.filter(sitting=_draft_sent().sitting_id).select_related("member")
        links = (letter_code(row.member) for row in rows.order_by("pk"))
        found = next((link for link in links if link), None)
        if found is None:
            raise Untaught("Nobody who got the draft has a personal link.")
        return found[0].rstrip("/").rpartition("/")[2]


def _candidate() -> str:
    """The code of somebody who applied."""
    return code_of(commissions.Application.objects.order_by("pk").first().pk)


def _party() -> training.Party:
    """The commune of a request that was asked, which works here."""
    found = training.Party.objects.filter(request__state="asked", party_space__isnull=False).order_by("request_id")
    if not found:
        raise Untaught("The demo has no request that was asked by a commune that works here.")
    return found[0]


def _guest() -> training.Participant:
    """Somebody who was added to a training by hand."""
    rows = training.Participant.objects.filter(member_ref=None, person=None, left_on=None)
    found = rows.exclude(request__state__in=("done", "declined", "withdrawn")).order_by("pk").first()
    if found is None:
        raise Untaught("The demo has nobody who was added to a training by hand.")
    return found


def _confirmed() -> training.Evening:
    """An evening to come that both sides confirmed."""
    found = training.Evening.objects.filter(state="confirmed", sequence__gt=0).order_by("-day", "pk").first()
    if found is None:
        raise Untaught("The demo has no confirmed evening of a training.")
    return found


def _told() -> training.Participant:
    """Somebody with a personal link who was told of that confirmed evening."""
    rows = training.Participant.objects.filter(request=_confirmed().request_id, left_on=None)
    return _first(rows.exclude(code_digest=""), "person with a link who was told of a confirmed evening")


def _date_poll() -> training.Poll:
    """A poll that is open, with somebody silent who has no e-mail address."""
    found = training.Poll.objects.filter(state="open").order_by("pk").first()
    if found is None:
        raise Untaught("The demo has no open date poll of a training.")
    return found


def _asked(**which) -> training.Participant:
    """Somebody with a code who was asked in that poll."""
    rows = training.Participant.objects.filter(request=_date_poll().request_id, left_on=None, **which)
    found = rows.exclude(code_digest="").order_by("pk").first()
    if found is None:
        raise Untaught(f"Nobody {which or ''} was asked in the open date poll.")
    return found


def _trainer_feed() -> str:
    return feed_part(training.Trainer.objects.filter(is_active=True).order_by("pk").first())


def _first(rows, what: str):
    """The first of these rows; ``Untaught`` where the demo has none."""
    found = rows.order_by("pk").first()
    if found is None:
        raise Untaught(f"The demo has no {what}.")
    return found


def _away() -> training.Absence:
    return _first(training.Absence.objects.all(), "trainer who is away")


def _planned() -> training.PlanRun:
    """A run whose plan was taken over."""
    return _first(training.PlanRun.objects.exclude(applied_at=None).select_related("season"), "plan taken over")


def _in_season() -> training.Evening:
    rows = training.Evening.objects.filter(season=_planned().season_id).exclude(state__in=("cancelled", "held"))
    return _first(rows, "evening in a season")


def _decided() -> training.Decision:
    """A decision of which the note went out and about which it was asked."""
    rows = training.Decision.objects.filter(followups__isnull=False).exclude(evening__note_sent_on=None)
    return _first(rows.select_related("evening"), "decision with a question about it")


def _came() -> training.Attendance:
    """Somebody with a personal link who came to that evening."""
    rows = training.Attendance.objects.filter(evening=_decided().evening_id).exclude(participant__code_digest="")
    return _first(rows.select_related("participant"), "person with a link who came")


def _note_read() -> training.DecisionNote:
    one = _came().participant
    rows = training.DecisionNote.objects.filter(party=one.party_id, language=one.language)
    return _first(rows, "note of decisions in the reader's language")


def _room() -> training.Room:
    """A room with groups on its wall."""
    found = training.Room.objects.filter(groups__isnull=False).order_by("pk").first()
    if found is None:
        raise Untaught("The demo has no room of an evening with groups.")
    return found


def _on_the_list() -> int:
    """Somebody on the list of that room's evening."""
    rows = training.Participant.objects.filter(request=_room().evening.request_id, left_on=None)
    return rows.order_by("pk").first().pk


ROOM = {"pk": lambda: _room().evening_id}


def _training_of(slug: str) -> training.TrainingRequest:
    """A running request of this commune."""
    with inside(the_space(BODY)):
        rows = training.TrainingRequest.objects.filter(parties__party_space__slug=slug, parties__is_active=True)
        found = rows.filter(state__in=("asked", "dating", "dated", "running")).order_by("pk").first()
    if found is None:
        raise Untaught(f"{slug} has no running request for a training in the demo.")
    return found


CALL = {
    "pk": _pk(commissions.Commission),
    "call": _pk(commissions.Call),
    "application": _pk(commissions.Application),
    "name": "notice",
    "act": "publish",
}
FIXED = {
    "kind": "pdf", "language": "fr", "ending": "pdf", "owner": MAIN, "slug": MAIN, "lau2": lambda: Commune.objects.get(slug=MAIN).lau2,
    "sheet": "forms",
}  # fmt: skip
VALUES: dict[str, dict[str, object]] = {
    "": FIXED,
    "accounts:copy": {"kind": "json"},
    "accounts:invitation": {"token": lambda: link_part(people.Invitation.objects.first().pk, "lost")},
    "accounts:demo_sign_in": {"pk": _pk(people.Person)},
    "people:": {"pk": _pk(people.Person, full_name="Maria Gomes")},
    "people:resend": {"pk": _pk(people.Invitation)},
    "people:revoke": {"pk": _pk(people.Invitation)},
    "people:end_role": {"pk": _pk(people.Membership, space__slug=MAIN, person__full_name="Tom Krier")},
    "people:deletion": {"pk": _pk(people.DeletionRequest)},
    "people:service": {"pk": _pk(people.Service)},
    "people:service_leave": {"pk": _pk(people.ServiceMember)},
    "people:stand_in_end": {"pk": _pk(people.StandIn)},
    "documents:": {"pk": _pk(Attachment), "kind": "deliberation"},
    "documents:attach": {"label": "plans.plan", "pk": _pk(plans.Plan)},
    "sittings:": {
        "pk": _pk(sittings.Sitting, state="convened", body__kind="steering"),
        "member": _pk(sittings.BodyMember),
        "item": _pk(sittings.AgendaItem, sitting__state="convened", body__kind="steering"),
        "guest": _pk(sittings.Guest, sitting__state="convened", sitting__body__kind="steering"),
    },
    "answers:answer": {"part": _reply},
    "sittings:body": {"pk": _pk(sittings.Body)},
    "sittings:mandate": {"pk": _pk(sittings.Body)},
    "sittings:member": {"pk": _pk(sittings.Body)},
    "sittings:sitting_new": {"pk": _pk(sittings.Body)},
    "sittings:minutes_file": {"pk": _pk(sittings.Sitting, state="approved")},
    "sittings:task": {"pk": _pk(sittings.Task)},
    "plans:evaluation_answer_for": {"member": _pk(sittings.BodyMember, body__kind="steering")},
    "council:": {"pk": _pk(Deliberation)},
    "council:deliberation_edit": {"pk": _pk(Deliberation, state="draft")},
    "council:deliberation_withdraw": {"pk": _pk(Deliberation, state="draft")},
    "council:date": {"pk": _pk(CouncilDate)},
    "council:convocation": {"pk": _pk(CouncilDate)},
    "council:official": {"pk": _pk(Official)},
    "commissions:": {
        "pk": _pk(commissions.Commission, state="working"),
        "version": _pk(commissions.RulesVersion, state="draft"),
    },
    "commissions:seat": {"seat": _pk(commissions.Seat, commission__state="working")},
    "commissions:holding": {"holding": lambda: _held().pk},
    "commissions:office": {"office": _pk(commissions.Office, commission__state="working")},
    "commissions:member": {"member": lambda: _held().member_id},
    "commissions:code": {"member": lambda: _held().member_id},
    "commissions:me_": {"choice": "language", "sitting": lambda: _paper_of_members().pk},
    "commissions_open:": {
        "part": lambda: _link(),
        "choice": "language",
        "sitting": lambda: _paper_of_members().pk,
        "file": lambda: _paper_of_members().folder.attachments.first().pk,
    },
    "commissions_open:draft": {"part": lambda: _draft_reader(), "sitting": lambda: _draft_sent().sitting_id},
    "commissions_open:minutes": {"sitting": _pk(sittings.Sitting, state="approved", body__kind="commission")},
    "commissions:sittings_letters": {"sitting": _pk(sittings.Sitting, body__kind="commission")},
    "commissions:sittings_result": {"sitting": _pk(sittings.Sitting, body__kind="commission")},
    "commissions:call": CALL,
    "commissions:application": CALL,
    "commissions:selection": CALL,
    "commissions:letters_file": {"pk": _pk(commissions.Commission, state="working"), "call": _pk(commissions.Call)},
    "commissions:reserve": CALL,
    "commissions:replacement": {**CALL, "application": _pk(commissions.Application, state="reserve")},
    "commissions_open:apply": {"slug": PACT, "pk": _pk(commissions.Call)},
    "commissions_open:candidate": {"part": lambda: _candidate()},
    "commissions_open:candidate_paper_remove": {
        "part": lambda: _candidate(),
        "proof": _pk(commissions.Proof, noted_by=None),
    },
    "public:call": {"slug": PACT, "pk": _pk(commissions.Call), "name": "notice"},
    "commissions:opinion": {
        "opinion": _pk(commissions.Opinion, commission__state="working"),
        "deliberation": _pk(Deliberation, state="draft"),
        "node": lambda: commissions.Opinion.objects.order_by("pk").first().node_id,
    },
    "commissions:votes": {"sitting": _of_commission},
    "commissions:vote_": {
        "sitting": lambda: commissions.Vote.objects.order_by("pk").first().item.sitting_id,
        "item": lambda: commissions.Vote.objects.order_by("pk").first().item_id,
        "vote": _pk(commissions.Vote),
        "kind": "open",
    },
    "commissions:minutes": {"sitting": _of_commission},
    "commissions:minutes_": {
        "sitting": lambda: commissions.Remark.objects.order_by("pk").first().sitting_id,
        "remark": _pk(commissions.Remark),
        "version": lambda: (
            commissions.MinutesVersion.objects.filter(
                sitting=commissions.Remark.objects.order_by("pk").first().sitting_id
            )
            .first()
            .pk
        ),
    },
    "commissions:fees_": {"year": 2025, "half": 1},
    "commissions:programme": {"item": _pk(commissions.ProgrammeItem)},
    "commissions:activity": {
        "activity": _pk(commissions.Activity),
        "year": lambda: timezone.localdate().year,
    },
    "commissions:report": {
        "report": _pk(commissions.Report, kind="annual", state="sent"),
        "year": lambda: timezone.localdate().year - 2,
    },
    "plans:from_opinion": {"opinion": _pk(commissions.Opinion)},
    "plans:evidence_opinion": {"opinion": _pk(commissions.Opinion)},
    "plans:opinion_take": {"advice": _pk(commissions.Opinion)},
    "commissions:rules_annul": {
        "version": _pk(commissions.RulesVersion, state="in_force", commission__state="working")
    },
    "commissions:rules_enter": {"version": _pk(commissions.RulesVersion, state="voted")},
    "plans:": {
        "pk": _pk(plans.Plan),
        "key": "decision",
        "party": _pk(plans.Party),
        "opinion": _pk(plans.Opinion),
        "entry": _pk(plans.Stakeholder),
        "ask": _pk(plans.Ask),
        "evening": _pk(plans.KickOff),
        "item": _pk(plans.InventoryItem),
        "need": lambda: plans.Evidence.objects.order_by("pk").first().need_id,
        "evidence": _pk(plans.Evidence),
        "number": 1,
        "choice": _pk(plans.FieldChoice),
        "objective": lambda: plans.Indicator.objects.order_by("pk").first().objective_id,
        "indicator": _pk(plans.Indicator),
        "indicator_pk": _pk(plans.Indicator),
        "action_pk": _action,
        "step_pk": _pk(plans.SubAction),
        "year": lambda: timezone.localdate().year,
        "what": "plan",
        "party_pk": lambda: plans.LeftOut.objects.first().party_id,
        "left_pk": _pk(plans.LeftOut),
        "amendment_pk": _pk(plans.Amendment),
        "letter_pk": _pk(plans.MinistryLetter),
        "change_pk": _pk(plans.Change),
        "evaluation_pk": _pk(plans.Evaluation),
        "cycle": _pk(plans.Cycle),
        "coordinator": _pk(plans.Coordinator),
        "node": _node,
    },
    "plans:library_model": {"key": "welcome-evening"},
    "plans:choice": {"kind": "field"},
    "plans:evidence_new": {"kind": "figure"},
    "plans:action_step": {"kind": "part"},
    "plans:action_edit": {"section": "about"},
    "plans:action_list_file": {"kind": "xlsx"},
    "plans:action_model": {"kind": "xlsx"},
    "plans:budget_year_file": {"kind": "xlsx"},
    "plans:adoption_table": {"what": "actions"},
    "plans:version_table": {"what": "actions"},
    "plans:inventory_": {"kind": "xlsx"},
    "plans:stakeholder_": {"kind": "xlsx"},
    "plans:need_file": {"kind": "xlsx"},
    "plans_open:progress": {
        "part": lambda: links.progress_part(plans.ProgressAsk.objects.first().token),
        "key": "good",
    },
    "plans_open:evaluation": {"part": _answers},
    "plans_open:note": {"part": lambda: links.note_part(plans.Ask.objects.exclude(token="").first().token)},
    "overview:": {
        "kind": "plan",
        "pk": _pk(plans.Plan),
        "file": lambda: plans.Plan.objects.get().folder.attachments.first().pk,
    },
    "desk:": {"pk": _letter, "number": 1},
    "space:": {"pk": _letter, "number": 1, "key": "journal"},
    "public:": {"pk": _pk(plans.Plan), "number": 1},
    "public:decision": {"pk": lambda: Deliberation.objects.filter(published_on__isnull=False).first().pk},
    "public:commission_of": {"pk": _pk(commissions.Commission, state="working")},
    "public:commission_opinion": {"pk": _pk(commissions.Opinion, published_on__isnull=False)},
    "public:commission_report": {"pk": _pk(commissions.Report, published_on__isnull=False), "kind": "pdf"},
    "public:commission_minutes": {"pk": _pk(commissions.PublicMinutes, withdrawn_on=None)},
    "public:oparl_objects": {"path": "paper"},
    "public:oparl_object": {"path": "organization", "name": "council"},
    "public:oparl_meetings": {"name": "council"},
    "public:statistics_file": {"kind": "csv"},
    "public:model": {"key": "start_plan", "stem": "start_plan_2023-fr", "kind": "docx"},
    "public:api_data": {"rest": "plans"},
    "public:translation": {
        "label": "plans.plan",
        "pk": _pk(plans.Plan),
        "part": "title",
        "language": "pt",
        "kind": "csv",
    },
    "public:key_revoke": {"pk": _pk(ApiKey)},
    "public:training_body": {"slug": BODY},
    "public:course": {"slug": BODY, "code": "kick-off-2023", "name": "programme"},
    # training
    "training:course": {
        "pk": _pk(training.Course, code="kick-off-2023"),
        "session": 1,
        "step": 2,
        "name": "programme",
        "act": "offer",
    },
    "training:course_step_act": {"act": "up"},
    "training:request": {
        "pk": _pk(training.TrainingRequest, state="asked"),
        "party": lambda: _party().pk,
        "course": _pk(training.Course, state="offered"),
        "key": "inventory",
        "act": "queue",
    },
    "training:request_communes_act": {"act": "join"},
    "training:requests_file": {"kind": "xlsx"},
    "training:people": {"pk": lambda: _guest().request_id, "participant": lambda: _guest().pk},
    "training:people_council": {"pk": lambda: _training_of(ENDING).pk},
    "training:handout": {"pk": _pk(training.TrainingRequest, state="asked"), "name": "programme"},
    "training:handouts_letters": {"pk": _pk(training.TrainingRequest, state="running")},
    "training:invitation": {
        "pk": _pk(training.InvitationRound),
        "invitation": lambda: training.InvitationRound.objects.order_by("pk").first().invitations.first().pk,
        "act": "posted",
        "place": 0,
        "sheet": "sheet",
    },
    "training:invitation_round_act": {"act": "mark-sent"},
    "training:invitation_signatory_act": {"act": "up"},
    "training:invitation_table": {"kind": "xlsx"},
    "training:dates": {"pk": lambda: _date_poll().request_id},
    "training:poll": {
        "pk": lambda: _date_poll().request_id,
        "poll": lambda: _date_poll().pk,
        "person": lambda: _asked().pk,
        "number": 1,
    },
    "training:propose": {"pk": lambda: _date_poll().request_id, "number": 1},
    "training:mine": {"pk": lambda: _date_poll().request_id},
    "training:evening": {"pk": lambda: _confirmed().pk},
    "training:case_evenings": {"pk": lambda: _confirmed().request_id},
    "training_open:": {
        "part": lambda: part_of(_asked()),
        "poll": lambda: _date_poll().pk,
        "evening": lambda: _confirmed().pk,
    },
    "training_open:evening_file": {"part": lambda: part_of(_told())},
    "training_open:trainer_feed": {"part": _trainer_feed},
    "training:run": ROOM,
    "training:presence": {**ROOM, "person": _on_the_list},
    "training:live": {**ROOM, "group": lambda: _room().groups.first().pk, "what": "cards"},
    "training:screen": ROOM,
    "training_open:room": {"code": lambda: _room().code},
    "training_open:room_screen": {"part": lambda: screen_part(_room().pk)},
    "training:trainer": {"pk": lambda: _away().trainer_id},
    "training:absence": {"pk": lambda: _away().trainer_id, "absence": lambda: _away().pk},
    "training:season": {
        "pk": lambda: _planned().season_id,
        "run": lambda: _planned().pk,
        "view": "table",
        "act": "offer",
        "waiting": _pk(training.TrainingRequest, state="waiting"),
        "evening": lambda: _in_season().pk,
    },
    "training_open:season_feed": {"part": lambda: season_part(_planned().season)},
    "training:release": {"pk": lambda: _decided().evening.request_id},
    "training:after": {
        "pk": lambda: _decided().evening.request_id,
        "decision": lambda: _decided().pk,
        "followup": lambda: training.Followup.objects.filter(decision__evening=_decided().evening).first().pk,
    },
    "training:attestation": {
        "pk": lambda: _decided().evening.request_id,
        "participant": lambda: _came().participant_id,
    },
    "training:send_note": {"pk": lambda: _decided().evening_id},
    "training:note_letters": {"pk": lambda: _decided().evening_id},
    "training:decision_note": {
        "pk": lambda: _decided().evening_id,
        "party": lambda: _decided().party_id,
        "language": "fr",
        "kind": "pdf",
    },
    "training:feedback": {"pk": lambda: _decided().evening_id},
    "training_open:feedback": {"part": lambda: part_of(_came().participant), "attendance": lambda: _came().pk},
    "training_open:note": {"part": lambda: part_of(_came().participant), "note": lambda: _note_read().pk},
    "training_open:attestation": {"part": lambda: part_of(_came().participant)},
}


def space_of(page: Page) -> str:
    """The space in which this page has something to show."""
    return SPACES[max((known for known in SPACES if page.name.startswith(known)), key=len)]


def value(page: Page, param: str) -> object:
    """What stands for this parameter; ``Untaught`` where nobody knows."""
    fitting = sorted((known for known in VALUES if page.name.startswith(known)), key=len, reverse=True)
    for known in fitting:
        if param in VALUES[known]:
            found = VALUES[known][param]
            return found() if callable(found) else found
    raise Untaught(f"{page.name} ({page.route}): teach tests/addresses.py what stands for <{param}>.")


def values(page: Page) -> dict[str, object]:
    """All parameters of a page. Reads rows of its space."""
    if page.name in LIBRARY:
        return LIBRARY[page.name]
    slug = space_of(page)
    rows = MAIN if slug == READER else slug
    with inside(the_space(rows)):
        return {param: slug if param == "space" else value(page, param) for param in page.params}


def address(page: Page, **instead) -> str:
    """The example address of a page, with these parameters changed."""
    given = {**values(page), **instead}
    try:
        return reverse(page.name, kwargs=given) + _question(page)
    except NoReverseMatch as problem:
        raise Untaught(f"{page.name} does not fit {given}: {problem}")


def _question(page: Page) -> str:
    """What stands behind the address where the page is about nothing without it."""
    if page.name != "plans:check_waive":
        return ""
    with inside(the_space(MAIN)):
        finding = findings_of(plans.Plan.objects.get(), None)[0]
    return "?" + urlencode({"rule": finding.rule, "key": finding.key})


@lru_cache
def the_space(slug: str) -> Space:
    """The space of this name, read once."""
    return Space.objects.get(slug=slug)
