"""What a case is: below rules and queries, because both speak of it. ``queries.cases`` finds one."""

from dataclasses import dataclass

from zesummen.territory.models import Space

from .models import Party, TrainingRequest


@dataclass(frozen=True, slots=True)
class Case:
    """A request, the training body whose row it is, and the space from which it is looked at.

    ``party`` is the viewer's own; ``None`` for the training body.
    """

    request: TrainingRequest
    body: Space
    viewer: Space
    parties: tuple[Party, ...]

    @property
    def is_body(self) -> bool:
        """Whether the training body itself looks."""
        return self.viewer.pk == self.body.pk

    @property
    def party(self) -> Party | None:
        return next((row for row in self.parties if row.party_space_id == self.viewer.pk), None)

    @property
    def host(self) -> Party:
        """Where the evening takes place."""
        return next(row for row in self.parties if row.is_host)

    @property
    def spaces(self) -> tuple[Space, ...]:
        """The communes' own spaces, of those that work here."""
        return tuple(row.party_space for row in self.parties if row.party_space is not None)

    @property
    def base(self) -> str:
        """The address of the case for the viewer."""
        return f"/s/{self.viewer.slug}/training/requests/{self.request.pk}/"
