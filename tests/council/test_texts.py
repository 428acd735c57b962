"""Model texts, named fields, names that follow the regime."""

import pytest

from zesummen.council import texts
from zesummen.council.states import DecisionKind, Regime
from zesummen.council.texts.fields import of_body

VALUES = dict.fromkeys(texts.FIELDS, "x")


@pytest.mark.parametrize("regime", Regime.values)
@pytest.mark.parametrize("kind", DecisionKind.values)
def test_every_kind_has_a_model_in_both_regimes(kind, regime):
    model = texts.model_text(kind, regime)
    assert all(model[part] for part in ("visas", "reasons", "heard", "articles"))
    assert not [
        name
        for part in model.values()
        for text in part
        for name in texts.named_fields(text)
        if name not in texts.FIELDS
    ]
    assert model["articles"][-1].endswith(".")
    assert all(text.startswith(("Vu ", "Revu ")) for text in model["visas"])


@pytest.mark.parametrize("kind", DecisionKind.values)
def test_a_text_of_one_regime_never_names_the_other(kind):
    def whole(regime):
        model = texts.model_text(kind, regime)
        return " ".join(texts.fill(text, {**VALUES, **texts.names(regime)}) for part in model.values() for text in part)

    old, new = whole("2011"), whole("2023")
    assert "16 décembre 2008" in old and "23 août 2023" not in old
    assert "23 août 2023" in new and "2008" not in new
    for word in ("Gemengepakt", "vivre-ensemble interculturel"):
        assert word not in old
    for word in ("Plan communal intégration", "commission consultative", "Office luxembourgeois", "15 novembre 2011"):
        assert word not in new


def test_only_texts_on_the_commission_rest_on_the_regulation_of_2011():
    regulation = "15 novembre 2011"
    assert any(regulation in visa for visa in texts.model_text("create_commission", "2011")["visas"])
    assert not any(regulation in visa for visa in texts.model_text("note_report", "2011")["visas"])


def test_budget_and_contact_articles_are_left_out_without_their_values():
    full = texts.model_text("start_plan", "2023")["articles"]
    bare = texts.model_text("start_plan", "2023", budget=False, contact=False)["articles"]
    assert len(full) - len(bare) == 2
    assert not any("{montant}" in text or "{contact}" in text for text in bare)


def test_a_field_without_a_value_shows_as_a_gap_and_an_unknown_one_stays():
    assert texts.fill("impute {montant}", {"montant": ""}) == "impute [à compléter\u00a0: montant]"
    assert texts.fill("impute {montant}", {"montant": "5 €"}) == "impute 5 €"
    assert texts.fill("voir {nothing} et { }", {}) == "voir {nothing} et { }"


def test_the_gap_of_an_empty_field_is_found_as_a_gap():
    from zesummen.council import rules

    assert rules.has_gap([texts.fill("impute {montant}", {})])
    assert rules.has_gap([texts.fill("Considérant que [à compléter : motif] ;", {})])
    assert not rules.has_gap([texts.fill("impute {montant} ;", {"montant": "5 €"})])


def test_swapping_the_regime_swaps_the_laws_and_keeps_what_people_wrote():
    visas = [*texts.statutory_visas("2011", commission=True), "Vu l’avis de la commission ;"]
    swapped = texts.swap_regime(visas, old="2011", new="2023")
    assert swapped == [*texts.statutory_visas("2023"), "Vu l’avis de la commission ;"]
    assert texts.swap_regime(["Vu autre chose ;"], old="2011", new="2023") == ["Vu autre chose ;"]
    assert texts.swap_regime(visas, old="2011", new="2011") == visas


@pytest.mark.parametrize(
    ("name", "words"),
    [("Esch-sur-Alzette", "d’Esch-sur-Alzette"), ("Differdange", "de Differdange"), ("Ettelbruck", "d’Ettelbruck")],
)
def test_de_is_shortened_before_a_vowel(name, words):
    assert texts.fields.of(name) == words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Commission consultative communale d’intégration", "de la Commission consultative communale d’intégration"),
        ("la commission", "de la commission"),
        ("le comité de pilotage", "du comité de pilotage"),
        ("Comité de pilotage", "du Comité de pilotage"),
        ("les services", "des services"),
        ("Association des parents", "de l’Association des parents"),
        ("l’office social", "de l’office social"),
        ("ASTI", "d’ASTI"),
        ("CEFIS", "de CEFIS"),
    ],
)
def test_what_a_body_is_called_takes_its_article(name, said):
    assert of_body(name) == said
