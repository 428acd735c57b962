"""smoke"""
import pytest
from zesummen.council.models import Deliberation


def test_pages(esch, anna, sign_in, voted, next_month, council):
    b = sign_in(anna)
    for path in ["", "settings/", "dates/", "dates/add/", "dates/import/", "dates/deadlines.ics", f"dates/{next_month.pk}/", f"dates/{next_month.pk}/change/",
                 f"dates/{next_month.pk}/convocation/", "officials/", "officials/add/", "officials/end/", f"officials/{council[0].pk}/", "new/",
                 f"{voted.pk}/", f"{voted.pk}/summary/", f"{voted.pk}/voted/", f"{voted.pk}/transmit/", f"{voted.pk}/publish/", f"{voted.pk}/public-copy/", f"{voted.pk}/correct/",
                 f"{voted.pk}/extract.pdf", f"{voted.pk}/extract.docx", f"{voted.pk}/extract.json", f"{voted.pk}/pack.pdf", f"{voted.pk}/public.pdf"]:
        r = b.get(f"/s/{esch.slug}/council/{path}")
        assert r.status_code == 200, (path, r.status_code, r.content[:600])


def test_pages2(esch, anna, sign_in, on_agenda):
    b = sign_in(anna)
    for path in ["", "edit/", "amend/", "vote/"]:
        r = b.get(f"/s/{esch.slug}/council/{on_agenda.pk}/{path}")
        assert r.status_code == 200, (path, r.status_code, r.content[:600])


def test_pages3(esch, anna, sign_in, draft, next_month):
    b = sign_in(anna)
    for path in ["", "edit/", "agenda/", "withdraw/"]:
        r = b.get(f"/s/{esch.slug}/council/{draft.pk}/{path}")
        assert r.status_code == 200, (path, r.status_code, r.content[:600])
