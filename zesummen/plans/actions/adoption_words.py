"""The decision of a council says what that council changes: the actions it leaves out, the passages it changed."""

from django.utils.translation import override

from zesummen.council.actions import follow_articles
from zesummen.council.models import Deliberation

from ..compare import passage_of
from ..compare.labels import written
from ..compare.passages import read
from ..models import Amendment, Party, Submission
from ..queries.decision_text import LEAVES, leaving_out
from ..queries.versions import sheet_of

CHANGES = "apporte au plan annexé"


def say_changes(party: Party, *, by) -> None:
    """Write into the decision before this council, as long as it has not voted, what it changes; nothing twice."""
    submission = Submission.objects.filter(party=party).select_related("version").order_by("-pk").first()
    if submission is None:
        return
    decision = Deliberation.objects.get(pk=submission.deliberation_id)
    own = [article for article in decision.articles if not article.startswith((LEAVES, CHANGES))]
    follow_articles(
        deliberation=decision,
        articles=[*own[:1], *leaving_out(party), *_changes(submission), *own[1:]],
        by=by,
    )


def _changes(submission: Submission) -> list[str]:
    sheet = sheet_of(submission.version)
    with override("fr"):
        found = [
            f"{passage.about}, {passage.label} : « {written(read(passage.kind, amendment.value), passage.kind)} »"
            for amendment in Amendment.objects.filter(submission=submission).order_by("pk")
            if (passage := passage_of(sheet, amendment.passage)) is not None
        ]
    if not found:
        return []
    noun = "la modification suivante" if len(found) == 1 else "les modifications suivantes"
    # Braces stand for fields in a decision's text; what people typed has none.
    return [f"{CHANGES} {noun} : {' ; '.join(found)} ;".translate({ord("{"): "(", ord("}"): ")"})]
