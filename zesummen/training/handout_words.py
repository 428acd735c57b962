"""The words of the handouts that are ours: conceptions of integration, and the toolbox of a commission.

English here, the other languages in the catalogues. Definitions of the laws are restated, with their source.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Conception:
    """One way to think of integration: its name, what it means, and the question to put to it."""

    name: Any
    meaning: Any
    question: Any


CONCEPTIONS_LEAD = _(
    "Whoever speaks of integration may mean quite different things. None of the views below is right for every commune and every moment; most people hold a little of several. Read them, mark the sentences that are close to you, and say why."
)
CONCEPTIONS = (
    Conception(
        _("Becoming alike (assimilation)"),
        _(
            "Newcomers take on the language and the ways of the majority until no difference is seen. The effort lies with them. What it promises is unity; what it costs is what people give up."
        ),
        _("Which ways of ours do we really expect everybody to share, and which not?"),
    ),
    Conception(
        _("Finding one's place (insertion)"),
        _(
            "What counts is work, housing, school, health: whoever has a place in them is integrated. Ways of life stay a private matter. People may live well side by side and still never meet."
        ),
        _("Who in our commune has work and a home, and yet knows nobody?"),
    ),
    Conception(
        _("Side by side in diversity (multicultural view)"),
        _(
            "Each community keeps its language and customs and is recognised for them. Diversity is welcomed and shown. The risk: people are seen as members of a group first, and groups meet at feasts only."
        ),
        _("Do our activities show cultures, or do they let people do something together?"),
    ),
    Conception(
        _("A road from both sides (integration as a two-way process)"),
        _(
            "Newcomers want to take part for good, and the society that receives them takes measures at all levels so that they can. So the law of 16 December 2008 put it: a task that the State, the communes and civil society carry together."
        ),
        _("What does our commune do on its side of the road?"),
    ),
    Conception(
        _("Living, working and deciding together (intercultural living together)"),
        _(
            "It is no longer about newcomers alone: everybody who lives or works here takes part, in a process that goes on. It rests on respect, tolerance, solidarity, cohesion and the fight against racism and all discrimination; diversity is an asset. So the law of 23 August 2023 puts it."
        ),
        _("Who decides together with us today, and who is missing at the table?"),
    ),
    Conception(
        _("Equal rights first (participation and equality)"),
        _(
            "People are part of a commune when they have the same chances and a say in it. Obstacles lie in rules, forms, opening hours, prejudice, more than in people. What helps is to remove obstacles."
        ),
        _("Which obstacle could our commission name, and have removed, within a year?"),
    ),
)
CONCEPTIONS_END = _("In one sentence: what do we, in this commission, mean by living together in our commune?")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool of a commission: what it is good for, and where it is found on the platform."""

    name: Any
    use: Any
    where: Any


TOOLBOX_LEAD = _(
    "A commission advises. It has no budget of its own as a rule, but it has tools. Begin with two of them; the others can wait."
)
TOOLBOX = (
    Tool(
        _("The rules of the commission"),
        _(
            "How often it sits, how it is convened, who may vote, in which languages: agree on it once, in writing, and nobody has to ask again."
        ),
        _("Commission → Rules"),
    ),
    Tool(
        _("The work programme"),
        _(
            "A year on one page: what the commission wants to do, for which of its missions, who sees to it, by when. The decisions of the training come in as proposals."
        ),
        _("Commission → Work programme"),
    ),
    Tool(
        _("The opinion"),
        _(
            "Advice to the council, on request or on the commission's own initiative: what is the case, what is proposed, why. Ask for an answer by a date; the answer is kept with it."
        ),
        _("Commission → Opinions"),
    ),
    Tool(
        _("A sitting that works"),
        _(
            "An agenda sent in time, papers in plain words, a few minutes for each point, tasks with a name and a date, minutes within the fortnight. Substitutes are told as well."
        ),
        _("Commission → Sittings"),
    ),
    Tool(
        _("Figures of the commune"),
        _(
            "Who lives here, since when, with which nationality and age: each figure with its date and source. They show whom an activity would reach, and whom it would not."
        ),
        _("Statistics of the commune"),
    ),
    Tool(
        _("What exists already"),
        _(
            "Associations, services, schools, language cafés: an inventory shows where to join in instead of beginning anew."
        ),
        _("Plan → Inventory"),
    ),
    Tool(
        _("The link with the plan"),
        _(
            "A need that the commission names can lead to an objective and an action of the commune's plan. The thread shows what became of it."
        ),
        _("Plan → Needs and actions"),
    ),
    Tool(
        _("Several languages"),
        _(
            "Short texts in the languages of the members; somebody who whispers a translation; cards on which everybody writes in the own language. Check with members, not with habits."
        ),
        _("Five languages everywhere; each text says in which it was written"),
    ),
    Tool(
        _("People who help"),
        _(
            "The integration officer of the commune, the training body, the help desk, SYVICOL and the counsellors of the ministry answer questions; none of them decides in your place."
        ),
        _("Help desk"),
    ),
)
TOOLBOX_END = _("Which two tools do we take up first, who begins, and by when?")
QUESTIONS_LEAD = _(
    "Five short questions before the training. They are anonymous: do not write your name. The answers help the trainer to begin where you are; only the answers of the whole group are shown."
)
QUESTIONS_END = _("Please hand the sheet to the secretary of the commission, or bring it along on the evening.")
