"""The roles: a name and a sentence for humans. What each may do is declared by the app that owns the noun."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import role

PLAN_SPACES = ("commune", "grouping")
BODIES = ("training_body", "help_desk", "syvicol", "ministry")
EVERY_SPACE = PLAN_SPACES + BODIES

role(
    "officer",
    _("Integration officer"),
    _("Runs the plan day by day, keeps its papers, and looks after people and rights in this space."),
    kinds=PLAN_SPACES,
)
role(
    "secretary",
    _("Communal secretary"),
    _("Gets deliberations ready for the council, types the result of the vote, and keeps the signed papers."),
    kinds=PLAN_SPACES,
)
role(
    "mayor",
    _("Mayor"),
    _("Signs for the commune, answers for the plan, and reads everything in it."),
    kinds=PLAN_SPACES,
)
role(
    "alderman",
    _("Member of the college"),
    _("Carries a field of the plan politically and prepares decisions with the college."),
    kinds=PLAN_SPACES,
)
role(
    "councillor",
    _("Councillor"),
    _("Reads the council's papers and the plan, and types the result of a vote the same evening."),
    kinds=PLAN_SPACES,
)
role(
    "treasurer",
    _("Communal treasurer"),
    _("Reads the budget of the plan and enters what was really spent and received."),
    kinds=PLAN_SPACES,
)
role(
    "steering",
    _("Member of the steering committee"),
    _("Follows the plan, takes part in the committee's sittings, and answers the evaluation questions."),
    kinds=PLAN_SPACES,
)
role(
    "lead",
    _("Lead or partner of an action"),
    _("Reports progress on the actions that are theirs, and reads the plan around them."),
    kinds=PLAN_SPACES,
)
role(
    "president",
    _("President of the commission"),
    _("Leads the commission: its sittings, its opinions and its work programme."),
    kinds=PLAN_SPACES,
)
role(
    "member",
    _("Member of the commission"),
    _("Reads what the commission needs to advise the council."),
    kinds=PLAN_SPACES,
)
role(
    "trainer",
    _("Trainer"),
    _("Gives training evenings and reads what communes released about themselves."),
    kinds=("training_body",),
)
role(
    "training_desk",
    _("Training desk"),
    _("Organises the training evenings and looks after people and rights in this space."),
    kinds=("training_body",),
)
role(
    "advisor",
    _("Help desk advisor"),
    _("Answers communes' questions, reads what they released, and looks after people and rights in this space."),
    kinds=("help_desk",),
)
role(
    "syvicol_advisor",
    _("SYVICOL advisor"),
    _("Advises communes and sees what they released, and nothing else. Each look is shown to the commune."),
    kinds=("syvicol",),
)
role(
    "ministry_reader",
    _("Ministry counsellor"),
    _("Sees what communes released, and nothing else. Each look is shown to the commune."),
    kinds=("ministry",),
)
role(
    "space_admin",
    _("Administrator of the space"),
    _("Invites people, gives and ends roles, names stand-ins, and keeps the settings of this space."),
    kinds=EVERY_SPACE,
)
role(
    "reader",
    _("Reader"),
    _("Reads this space and changes nothing. People in a service get the service's rights on top."),
    kinds=EVERY_SPACE,
)
