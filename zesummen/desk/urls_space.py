"""Addresses below ``/s/<space>/``: its home and what is common to every space."""

from django.urls import path

from .views import directory, home, journal, mailbox, retention, search, settings

app_name = "space"
urlpatterns = [
    path("", home.space_home, name="home"),
    path("due/", home.due_list, name="due"),
    path("journal/", journal.journal, name="journal"),
    path("mailbox/", mailbox.space_list, name="mailbox"),
    path("mailbox/<int:pk>/", mailbox.space_mail, name="mail"),
    path("mailbox/<int:pk>/files/<int:number>/", mailbox.space_file, name="mail_file"),
    path("retention/", retention.retention, name="retention"),
    path("retention/<slug:key>/", retention.carry_out, name="retention_carry_out"),
    path("settings/", settings.settings, name="settings"),
    path("search/", search.search, name="search"),
    path("communes/", directory.directory, name="directory"),
]
