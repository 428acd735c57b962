"""The permissions of the commission's secretariat, and which role holds them."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import declare

READ = ["commission.read"]
SECRETARIAT = [
    *READ,
    "commission.write",
    "commission.publish",
    "candidate.read",
    "candidate.write",
    "candidate.choose",
    "opinion.write",
    "opinion.answer",
    "programme.write",
    "member.contact",
    "fee.read",
    "fee.send",
]
COLLEGE = [*READ, "candidate.read", "candidate.choose", "opinion.ask", "opinion.answer"]
declare(
    permissions={
        "commission.read": _("read the commission's pages and papers"),
        "commission.write": _("keep the commission: rules, seats, sittings, reports"),
        "commission.publish": _("open what the commission did to the public"),
        "candidate.read": _("read the files of candidates"),
        "candidate.write": _("keep the files of candidates"),
        "candidate.choose": _("choose among candidates whom to propose to the council"),
        "member.contact": _("read and keep the members' addresses and codes"),
        "opinion.ask": _("ask the commission for an opinion"),
        "opinion.write": _("write and send opinions"),
        "opinion.answer": _("answer opinions for the college"),
        "programme.write": _("keep the commission's work programme"),
        "fee.read": _("read the lists of attendance fees"),
        "fee.send": _("send the lists of attendance fees to the treasurer"),
    },
    roles={
        "officer": [*SECRETARIAT, "opinion.ask"],
        "secretary": [*SECRETARIAT, "opinion.ask"],
        "mayor": COLLEGE,
        "alderman": COLLEGE,
        "councillor": READ,
        "treasurer": [*READ, "fee.read"],
        "president": [*READ, "opinion.write", "programme.write"],
        "member": READ,
        "steering": READ,
        "lead": READ,
    },
)
