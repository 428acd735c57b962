"""The questions of the feedback sheet: marks from 1 to 5, and room for words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

QUESTIONS = (
    ("clear", _("I know better what our commission is there for.")),
    ("heard", _("What we know from our own experience was taken up.")),
    ("useful", _("I can use what we worked out for the work of the commission.")),
    ("decisions", _("The decisions fit our commune.")),
    ("again", _("I would recommend this evening to other commissions.")),
)
KEYS = tuple(key for key, _words in QUESTIONS)
MARKS = (
    (1, pgettext_lazy("answer in feedback", "not at all")),
    (2, pgettext_lazy("answer in feedback", "rather not")),
    (3, pgettext_lazy("answer in feedback", "partly")),
    (4, pgettext_lazy("answer in feedback", "mostly")),
    (5, pgettext_lazy("answer in feedback", "fully")),
)
