from django.urls import path

from ..views import after

CASE = "training/requests/<int:pk>/after/"
EVENING = "training/evenings/<int:pk>/"
urlpatterns = [
    path(CASE, after.after, name="after"),
    path(f"{CASE}decisions/<int:decision>/", after.decision, name="after_decision"),
    path(f"{CASE}take-over/", after.take_over, name="after_take_over"),
    path(f"{CASE}settings/", after.takeover, name="after_settings"),
    path(f"{CASE}followups/<int:followup>/", after.followup, name="after_followup"),
    path(f"{CASE}attestations.pdf", after.attestation, name="attestations"),
    path(f"{CASE}attestations/<int:participant>.pdf", after.attestation, name="attestation"),
    path(f"{EVENING}note/letters.pdf", after.note_letters, name="note_letters"),
    path(f"{EVENING}note/send/", after.send_note, name="send_note"),
    path(f"{EVENING}note/<int:party>/<slug:language>.<slug:kind>", after.note, name="decision_note"),
    path(f"{EVENING}feedback/", after.key_in, name="feedback_key_in"),
]
