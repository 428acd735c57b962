from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "zesummen.plans"
    label = "plans"

    def ready(self):
        if find_spec("zesummen.plans.rules"):  # declares this app's permissions and sentences
            import_module("zesummen.plans.rules")
        import_module("zesummen.plans.actions.adoption_votes")  # hears of votes on an adoption
        import_module("zesummen.plans.actions.decision")  # hears of votes on making a plan
        import_module("zesummen.plans.actions.changes")  # hears of votes on changes
        from django.utils.translation import gettext_lazy as _

        from zesummen.accounts import mydata

        from .queries import stored
        from .queries.papers import letter

        mydata.provide(stored.about_person)
        for_commission = import_module("zesummen.plans.queries.for_commission")
        import_module("zesummen.commissions.queries.plan_progress").provide(for_commission.progress)
        letter.declare_model(_("Letter to the ministry"))
