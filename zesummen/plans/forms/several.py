"""Several rows to choose from, whatever number is sent."""

from django import forms
from django.core.exceptions import ValidationError

LONGEST = 18  # digits that every database takes as a number of a row


class SeveralField(forms.ModelMultipleChoiceField):
    """Django looks up all numbers in one statement: one that is too large for the database would be a fault."""

    def _check_values(self, value):
        for number in value if isinstance(value, list | tuple) else ():
            if len(str(number)) > LONGEST:
                raise ValidationError(self.error_messages["invalid_pk_value"], params={"pk": str(number)[:LONGEST]})
        return super()._check_values(value)
