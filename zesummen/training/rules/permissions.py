"""The permissions around trainings, and which role holds them: in a commune, and in the training body."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import declare

READ = ["training.read"]
ASK = [*READ, "training.ask"]
LEAD = [*READ, "training.lead"]
declare(
    permissions={
        "training.read": _("read about trainings of commissions"),
        "training.ask": _("ask for a training and agree on its dates and room"),
        "training.lead": _("lead an evening: presence, room and decisions"),
        "training.desk": _("organise trainings: courses, invitations, requests, seasons"),
    },
    roles={
        "officer": ASK,
        "secretary": ASK,
        "mayor": ASK,
        "president": ASK,
        "alderman": READ,
        "councillor": READ,
        "member": READ,
        "trainer": LEAD,
        "training_desk": [*LEAD, "training.desk"],
    },
)
