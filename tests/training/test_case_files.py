"""Papers for the trainer: released by the commune, read by the training body, each look written down."""

import pytest

from people import signed_in
from training.making import seen_from
from zesummen.kernel.access import Refused
from zesummen.kernel.models import Entry
from zesummen.kernel.tenancy import inside
from zesummen.training.actions import case_files as act
from zesummen.training.queries import case_files as ask


def of(case, space, tail: str) -> str:
    return f"/s/{space.slug}/training/requests/{case.request.pk}/files/{tail}"


def test_nothing_is_read_before_it_is_released(esch, cefis, asked, anna, hugo):
    trainer, party = signed_in(hugo), asked.party
    assert trainer.get(of(asked, cefis, f"{party.pk}/inventory.pdf")).status_code == 404
    assert "released nothing yet" in trainer.get(of(asked, cefis, "")).content.decode()
    assert signed_in(anna).post(of(asked, esch, ""), {"keys": ["inventory"]}).status_code == 302
    paper = trainer.get(of(asked, cefis, f"{party.pk}/inventory.docx"))
    assert paper.status_code == 200 and paper.content[:2] == b"PK"
    assert trainer.get(of(asked, cefis, f"{party.pk}/statistics.pdf")).status_code == 404
    with inside(esch):
        look = Entry.objects.get(verb="training_file.read")
    assert look.is_look and look.by_name == "Hugo Weber" and look.facts["body"] == "CEFIS"
    assert signed_in(anna).post(of(asked, esch, ""), {}).status_code == 302
    assert trainer.get(of(asked, cefis, f"{party.pk}/inventory.docx")).status_code == 404


def test_the_commune_reads_its_own_without_a_line_in_the_journal(esch, asked, anna):
    assert signed_in(anna).get(of(asked, esch, f"{asked.party.pk}/statistics.docx")).status_code == 200
    with inside(esch):
        assert not Entry.objects.filter(verb="training_file.read").exists()


def test_a_commune_without_a_plan_says_so(esch, asked, anna):
    answer = signed_in(anna).get(of(asked, esch, f"{asked.party.pk}/plan.pdf"), follow=True)
    assert "no plan in work" in answer.content.decode()


@pytest.mark.parametrize("key", list(ask.LABELS))
def test_another_commune_reads_nothing(asked, differdange, cleo, cefis, key):
    tail = f"{asked.party.pk}/{key}.pdf"
    assert signed_in(cleo).get(of(asked, differdange, tail)).status_code == 404


def test_another_party_of_the_evening_reads_nothing_either(esch, cefis, asked, differdange, cleo, anna):
    from zesummen.training.actions import parties

    with inside(cefis):
        parties.add(case=asked, commune=differdange.commune, by=anna)
        act.release(case=asked, keys=["inventory"], by=anna)
    assert signed_in(cleo).get(of(asked, differdange, "")).status_code == 200
    assert signed_in(cleo).get(of(asked, differdange, f"{asked.party.pk}/inventory.pdf")).status_code == 404


def test_only_the_commune_releases(cefis, asked, dora, ivo):
    with inside(cefis):
        with pytest.raises(Refused):
            act.release(case=seen_from(cefis, asked), keys=["plan"], by=dora)
        with pytest.raises(Refused):
            act.release(case=asked, keys=["plan"], by=ivo)


def test_unknown_papers_are_left_out(cefis, asked, anna):
    with inside(cefis):
        assert act.release(case=asked, keys=["plan", "nonsense"], by=anna).released == ["plan"]
