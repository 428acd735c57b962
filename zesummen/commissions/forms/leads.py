"""What an opinion or an item of the programme led to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zesummen.kernel.forms import PageForm


class LeadForm(PageForm):
    """One need, objective, action or decision of the space."""

    node = forms.TypedChoiceField(label=_("It led to"), coerce=int)

    def __init__(self, *args, nodes, **kwargs):
        super().__init__(*args, **kwargs)
        groups: dict = {}
        for node in nodes:
            groups.setdefault(node.get_kind_display(), []).append((node.pk, str(node.title)))
        self.fields["node"].choices = [("", _("Choose")), *groups.items()]
