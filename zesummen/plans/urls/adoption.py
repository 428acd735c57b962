from django.urls import path

from ..views import adoption, letter, versions

PARTY = "plans/<int:pk>/adoption/councils/<int:party_pk>/"
urlpatterns = [
    path("plans/<int:pk>/adoption/", adoption.adoption, name="adoption"),
    path("plans/<int:pk>/adoption/prepare/", adoption.prepare, name="adoption_prepare"),
    path("plans/<int:pk>/adoption/cost/", adoption.cost, name="adoption_cost"),
    path("plans/<int:pk>/adoption/questions/", adoption.questions, name="adoption_questions"),
    path("plans/<int:pk>/adoption/body/", adoption.body, name="adoption_body"),
    path("plans/<int:pk>/adoption/papers/<slug:what>-<str:language>.<str:kind>", adoption.paper, name="adoption_paper"),
    path("plans/<int:pk>/adoption/tables/<slug:what>.csv", adoption.table, name="adoption_table"),
    path(PARTY, adoption.party, name="adoption_party"),
    path(f"{PARTY}pack.<str:kind>", adoption.pack, name="adoption_pack"),
    path(f"{PARTY}record/", adoption.record, name="adoption_record"),
    path(f"{PARTY}leave-out/", adoption.leave_out, name="adoption_leave_out"),
    path(f"{PARTY}leave-out/<int:left_pk>/take-in/", adoption.take_in, name="adoption_take_in"),
    path(f"{PARTY}amend/", adoption.amend, name="adoption_amend"),
    path(f"{PARTY}amend/<int:amendment_pk>/remove/", adoption.amend_remove, name="adoption_amend_remove"),
    path(f"{PARTY}take-over/", adoption.take_over, name="adoption_take_over"),
    path("plans/<int:pk>/adoption/letter/", letter.letters, name="letter"),
    path("plans/<int:pk>/adoption/letter/new/", letter.letter_new, name="letter_new"),
    path("plans/<int:pk>/adoption/letter/<int:letter_pk>.<str:kind>", letter.letter_file, name="letter_file"),
    path("plans/<int:pk>/adoption/letter/<int:letter_pk>/sent/", letter.letter_sent, name="letter_sent"),
    path("plans/<int:pk>/versions/", versions.versions, name="versions"),
    path("plans/<int:pk>/versions/compare/", versions.compare, name="versions_compare"),
    path("plans/<int:pk>/versions/<int:number>/", versions.version, name="version"),
    path("plans/<int:pk>/versions/<int:number>/release/", versions.version_release, name="version_release"),
    path(
        "plans/<int:pk>/versions/<int:number>/<slug:what>-<str:language>.<str:kind>",
        versions.version_paper,
        name="version_paper",
    ),
    path("plans/<int:pk>/versions/<int:number>/<slug:what>.csv", versions.version_table, name="version_table"),
]
