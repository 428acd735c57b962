"""The permissions of the plan, and which role holds them."""

from django.utils.translation import gettext_lazy as _

from zesummen.kernel.access import declare

READERS = ["plan.read"]
declare(
    permissions={
        "plan.read": _("read the plan and its papers"),
        "plan.write": _("write the plan"),
        "plan.start": _("start a plan or take one over"),
        "plan.declare": _("declare a measure complete or start it early"),
        "plan.adopt": _("prepare and record the adoption"),
        "plan.progress": _("report progress on one's own actions"),
        "plan.progress_any": _("report progress on every action"),
        "plan.money": _("enter budgets and real amounts"),
        "plan.evaluate": _("run an evaluation"),
        "plan.answer": _("answer the evaluation questions"),
        "plan.publish": _("open the plan to the public"),
        "plan.release": _("release the plan to bodies outside"),
        "plan.handover": _("hand over tasks and papers"),
        "register.write": _("keep the register and the inventory"),
    },
    roles={
        "officer": [
            "plan.read",
            "plan.write",
            "plan.start",
            "plan.declare",
            "plan.adopt",
            "plan.progress",
            "plan.progress_any",
            "plan.money",
            "plan.evaluate",
            "plan.answer",
            "plan.publish",
            "plan.release",
            "plan.handover",
            "register.write",
        ],
        "secretary": ["plan.read", "plan.adopt", "plan.money", "plan.publish", "plan.handover"],
        "mayor": ["plan.read", "plan.release", "plan.answer"],
        "alderman": ["plan.read", "plan.answer"],
        "councillor": ["plan.read"],
        "treasurer": ["plan.read", "plan.money"],
        "lead": ["plan.read", "plan.progress"],
        "steering": ["plan.read", "plan.answer"],
        "president": ["plan.read"],
        "member": ["plan.read"],
    },
)
