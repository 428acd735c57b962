"""Addresses of the council under ``/s/<space>/``."""

from django.urls import path

from .views import after, calendar, deliberations, german, texts

app_name = "council"
urlpatterns = [
    path("council/", deliberations.index, name="index"),
    path("council/settings/", calendar.settings, name="settings"),
    path("council/dates/", calendar.dates, name="dates"),
    path("council/dates/add/", calendar.dates_add, name="dates_add"),
    path("council/dates/import/", calendar.dates_import, name="dates_import"),
    path("council/dates/deadlines.ics", calendar.deadlines_ics, name="deadlines_ics"),
    path("council/dates/<int:pk>/", calendar.date, name="date"),
    path("council/dates/<int:pk>/change/", calendar.date_change, name="date_change"),
    path("council/dates/<int:pk>/cancel/", calendar.date_cancel, name="date_cancel"),
    path("council/dates/<int:pk>/convocation/", calendar.convocation, name="convocation"),
    path("council/officials/", calendar.officials, name="officials"),
    path("council/officials/add/", calendar.officials_add, name="officials_add"),
    path("council/officials/end/", calendar.officials_end, name="officials_end"),
    path("council/officials/<int:pk>/", calendar.official_change, name="official_change"),
    path("council/new/", deliberations.new, name="deliberation_new"),
    path("council/<int:pk>/", deliberations.deliberation, name="deliberation"),
    path("council/<int:pk>/edit/", texts.edit, name="deliberation_edit"),
    path("council/<int:pk>/summary/", deliberations.summary, name="deliberation_summary"),
    path("council/<int:pk>/agenda/", texts.agenda, name="deliberation_agenda"),
    path("council/<int:pk>/off-agenda/", texts.off_agenda, name="deliberation_off_agenda"),
    path("council/<int:pk>/amend/", texts.amend, name="deliberation_amend"),
    path("council/<int:pk>/vote/", after.vote, name="deliberation_vote"),
    path("council/<int:pk>/voted/", after.voted, name="deliberation_voted"),
    path("council/<int:pk>/withdraw/", after.withdraw, name="deliberation_withdraw"),
    path("council/<int:pk>/transmit/", after.transmit, name="deliberation_transmit"),
    path("council/<int:pk>/supervision/", after.supervision, name="deliberation_supervision"),
    path("council/<int:pk>/approval-need/", after.approval_need, name="deliberation_approval_need"),
    path("council/<int:pk>/publish/", after.publish, name="deliberation_publish"),
    path("council/<int:pk>/public-copy/", after.public_copy, name="deliberation_public_copy"),
    path("council/<int:pk>/release/", deliberations.release, name="deliberation_release"),
    path("council/<int:pk>/correct/", after.correct, name="deliberation_correct"),
    path("council/<int:pk>/extract.<str:kind>", deliberations.extract, name="deliberation_extract"),
    path("council/<int:pk>/german/", german.text, name="deliberation_german"),
    path("council/<int:pk>/german.<str:kind>", german.file, name="deliberation_german_file"),
    path("council/<int:pk>/pack.<str:kind>", deliberations.pack, name="deliberation_pack"),
    path("council/<int:pk>/public.<str:kind>", deliberations.public_file, name="deliberation_public"),
]
