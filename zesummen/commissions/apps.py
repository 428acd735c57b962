from importlib import import_module

from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "zesummen.commissions"
    label = "commissions"

    def ready(self):
        import_module("zesummen.commissions.rules")  # declares this app's permissions and sentences
        import_module("zesummen.commissions.actions.commissions")  # hears of votes on commissions and rules
        import_module("zesummen.commissions.actions.appointment")  # seats whom the council appoints
        import_module("zesummen.commissions.candidate_terms")  # how long candidates' files stay
        import_module("zesummen.commissions.sitting_way")  # how a commission sits
        import_module("zesummen.commissions.terms")  # how long former members' personal data stay
        members = import_module("zesummen.commissions.queries.members_mydata")
        import_module("zesummen.accounts.mydata").provide(members.about_member)
