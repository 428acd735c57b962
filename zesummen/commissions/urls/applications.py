"""Addresses of candidates' files."""

from django.urls import path, re_path

from ..views import applications as views

CALL = "commissions/<int:pk>/calls/<int:call>/"
FILE = f"{CALL}applications/<int:application>/"
AT = r"^commissions/(?P<pk>\d{1,18})/calls/(?P<call>\d{1,18})/applications/(?P<application>\d{1,18})/"
urlpatterns = [
    path("commissions/<int:pk>/calls/reserve/", views.reserve, name="reserve"),
    path("commissions/<int:pk>/calls/reserve/<int:application>/", views.replacement, name="replacement"),
    path(f"{CALL}applications/new/", views.application_new, name="application_new"),
    path(FILE, views.application, name="application"),
    path(f"{FILE}edit/", views.application_edit, name="application_edit"),
    path(f"{FILE}examine/", views.application_examine, name="application_examine"),
    path(f"{FILE}papers/", views.application_papers, name="application_papers"),
    path(f"{FILE}withdraw/", views.application_withdraw, name="application_withdraw"),
    re_path(AT + r"receipt\.(?P<kind>pdf|docx)$", views.application_receipt, name="application_receipt"),
]
