"""The steering committee as the plan's page shows it, and who could still join it."""

from zesummen.kernel.words import text
from zesummen.sittings.models import BodyMember

from ..models import Plan, Stakeholder
from ..states import Answer

NAME = text(
    "fr",
    fr="Comité de pilotage",
    de="Lenkungsausschuss",
    lb="Comité de pilotage",
    en="Steering committee",
    pt="Comité de pilotagem",
)
MANDATE = text(
    "fr",
    fr=(
        "Le comité de pilotage suit l’élaboration et la mise en œuvre du plan, propose les objectifs et les actions, "
        "veille à ce que les tâches soient faites et rend compte au collège des bourgmestre et échevins."
    ),
    de=(
        "Der Lenkungsausschuss begleitet Ausarbeitung und Umsetzung des Plans, schlägt Ziele und Aktionen vor, "
        "achtet darauf, dass Aufgaben erledigt werden, und berichtet dem Schöffenrat."
    ),
    en=(
        "The steering committee follows the writing and carrying out of the plan, proposes objectives and actions, "
        "sees that tasks get done, and reports to the college of mayor and aldermen."
    ),
)
RULE = "Majorité des membres présents ayant droit de vote ; en cas d’égalité, la voix de la présidence décide."


def candidates(plan: Plan, body=None):
    """Entries of the register that said yes to a question of this plan and are not in the committee yet."""
    found = Stakeholder.objects.filter(asks__plan=plan, asks__answer=Answer.YES, ended_on=None).distinct()
    if body is None:
        return found
    members = BodyMember.objects.filter(body=body, until_on=None)
    return found.exclude(name__in=members.values("name")).exclude(
        name__in=members.exclude(organisation="").values("organisation")
    )
