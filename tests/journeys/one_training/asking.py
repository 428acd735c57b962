"""A request in three minutes: what is known stands there already, the answers are checked, and it is sent."""

import re

from journeys import papers

SPACE = "/s/differdange/"
MODULE = "Introductory module of two evenings"


def the_president_asks(president) -> tuple[str, str]:
    """From the home of trainings to the reference number; who asks again is led to the first request."""
    president.go(f"{SPACE}training/")
    president.press("Ask for a training")
    president.send("Begin", {"Course": MODULE})
    draft = president.path
    assert re.search(r"/training/requests/\d+/form/$", draft)
    president.says("Théo Lang")
    president.press("Save the draft", within=president.main)
    president.says("The draft is saved.")
    president.go(f"{draft.removesuffix('form/')}check/")
    president.says("Before you can send it:")
    president.go(draft)
    president.send(
        "Check the answers",
        {
            "Why now": "new members",
            "Whom to call": "Cleo Adler",
            "Telephone": "+352 58 77 11",
            "Language of the evening": "Luxembourgish",
            "Would also do": ["French"],
            "Full members who may come": 9,
            "Substitute members who may come": 3,
            "Room": "Salle des mariages",
            "Address": "40, avenue Charlotte",
            "I have read how these data are used.": True,
        },
    )
    president.says("Nothing is sent yet.", "new members", "Cleo Adler", "Salle des mariages")
    president.send("Send the request")
    president.says("The request is sent.")
    reference = re.search(r"Request (\S+)", president.heading).group(1)
    case = president.path
    president.go(f"{SPACE}training/ask/")
    president.send("Begin", {"Course": MODULE})
    assert president.path == case, "one request at a time"
    papers.pdf(president.fetch(f"{case}handouts/programme-fr.pdf"), "fr")
    return reference, case
