"""What happens to a deliberation between its draft and the vote, in any space."""

from datetime import date

from journeys.pages import Visitor

OPINION = "Vu l’avis favorable de la commission consultative communale d’intégration ;"


def gaps_are_filled(secretary: Visitor, act: str) -> None:
    """The paragraph that a person must complete is completed: the opinion of the commission."""
    secretary.go(f"{act}edit/")
    for area in secretary.main.locator("textarea").all():
        if "[à compléter" in area.input_value():
            area.fill(OPINION)
    secretary.press("Save the text", within=secretary.main)
    secretary.no_problem()


def on_the_agenda(secretary: Visitor, act: str, point: str, on: date) -> None:
    """Of the council's sitting on this day."""
    secretary.go(f"{act}agenda/")
    sitting = f"{on:%A} {on.day} {on:%B %Y}"
    secretary.send("Put it on the agenda", {"Sitting of the council": sitting, "Point of the agenda": point})


def voted(secretary: Visitor, act: str, values: dict) -> None:
    """The council night on one screen."""
    secretary.go(f"{act}vote/")
    secretary.send("Record the result and freeze the text", {"Sitting opened at": "18:30", **values})
