"""What every table keeps: pairs of when and by whom, spaces, files that do not vanish."""

from django.apps import apps
from django.db import models
from django.utils import translation

from zesummen.kernel.reference import machines
from zesummen.kernel.tenancy import SpaceKey, SpaceModel
from zesummen.kernel.words import LANGUAGES

OURS = [model for model in apps.get_models() if model.__module__.startswith("zesummen.")]
FILES = {"documents.storedfile", "documents.attachment", "documents.folder", "documents.frozendocument"}


def test_every_state_can_be_reached_and_every_move_has_words_in_five_languages():
    for machine in machines():
        reached = {next(iter(machine.states)).value}
        for _round in machine.moves:
            reached |= {move.target for move in machine.moves if reached & set(move.sources)}
        assert {state.value for state in machine.states} <= {str(getattr(one, "value", one)) for one in reached}, (
            machine.name
        )
        for language in LANGUAGES:
            with translation.override(language):
                assert all(str(move.label) for move in machine.moves), f"{machine.name} in {language}"
                assert all(str(state.label) for state in machine.states), f"{machine.name} in {language}"


def test_a_key_between_two_rows_of_a_space_is_guarded_by_the_database():
    for model in OURS:
        for field in model._meta.concrete_fields:
            if field.is_relation and issubclass(model, SpaceModel) and issubclass(field.related_model, SpaceModel):
                assert isinstance(field, SpaceKey), f"{model._meta.label}.{field.name} must be a SpaceKey"


def test_no_row_outside_spaces_leads_into_one():
    """But for invitations and memberships of a service, which carry their space themselves."""
    allowed = {"accounts.Invitation.service", "accounts.Membership.service"}
    leading = {
        f"{model._meta.label}.{field.name}"
        for model in OURS
        if not issubclass(model, SpaceModel)
        for field in model._meta.concrete_fields
        if field.is_relation and issubclass(field.related_model, SpaceModel)
    }
    assert leading <= allowed, leading - allowed


def test_files_and_papers_do_not_vanish_with_what_they_belong_to():
    for model in OURS:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model._meta.label_lower in FILES:
                assert field.remote_field.on_delete is models.PROTECT, f"{model._meta.label}.{field.name}"
