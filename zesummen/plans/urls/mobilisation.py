from django.urls import path

from ..views import mobilisation as views
from ..views import notes, stakeholders

urlpatterns = [
    path("stakeholders/", stakeholders.entry_list, name="stakeholders"),
    path("stakeholders/new/", stakeholders.entry_new, name="stakeholder_new"),
    path("stakeholders/import/", stakeholders.entry_import, name="stakeholder_import"),
    path("stakeholders/file.<slug:kind>", stakeholders.entry_file, name="stakeholder_file"),
    path("stakeholders/model.<slug:kind>", stakeholders.entry_model, name="stakeholder_model"),
    path("stakeholders/<int:entry>/", stakeholders.entry, name="stakeholder"),
    path("stakeholders/<int:entry>/edit/", stakeholders.entry_edit, name="stakeholder_edit"),
    path("stakeholders/<int:entry>/end/", stakeholders.entry_end, name="stakeholder_end"),
    path("stakeholders/<int:entry>/reopen/", stakeholders.entry_reopen, name="stakeholder_reopen"),
    path("plans/<int:pk>/mobilisation/", views.asks, name="mobilisation"),
    path("plans/<int:pk>/mobilisation/ask/", views.ask_new, name="ask_new"),
    path("plans/<int:pk>/mobilisation/asks/<int:ask>/", views.ask_answer, name="ask_answer"),
    path("plans/<int:pk>/mobilisation/asks/<int:ask>/remind/", views.ask_remind, name="ask_remind"),
    path("plans/<int:pk>/mobilisation/note/", notes.note, name="note"),
    path("plans/<int:pk>/mobilisation/note/edit/", notes.note_edit, name="note_edit"),
    path("plans/<int:pk>/mobilisation/note/send/", notes.note_send, name="note_send"),
    path("plans/<int:pk>/mobilisation/note/note-<slug:language>.<slug:kind>", notes.note_file, name="note_file"),
    path("plans/<int:pk>/mobilisation/notice/", notes.notice, name="notice"),
    path("plans/<int:pk>/mobilisation/notice/edit/", notes.notice_edit, name="notice_edit"),
    path("plans/<int:pk>/mobilisation/notice/distribution/", notes.notice_distribution, name="notice_distribution"),
    path("plans/<int:pk>/mobilisation/notice/print/", notes.notice_print, name="notice_print"),
    path("plans/<int:pk>/mobilisation/notice/leaflet.<slug:kind>", notes.notice_file, name="notice_file"),
    path("plans/<int:pk>/mobilisation/notice/folded.pdf", notes.notice_folded, name="notice_folded"),
    path("plans/<int:pk>/mobilisation/kick-off/", views.evenings, name="kick_off"),
    path("plans/<int:pk>/mobilisation/kick-off/new/", views.evening_new, name="kick_off_new"),
    path("plans/<int:pk>/mobilisation/kick-off/<int:evening>/", views.evening, name="kick_off_evening"),
    path("plans/<int:pk>/mobilisation/kick-off/<int:evening>/edit/", views.evening_edit, name="kick_off_edit"),
]
