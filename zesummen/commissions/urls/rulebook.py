from django.urls import path

from ..views import rulebook as views

BASE = "commissions/<int:pk>/rules/"
ONE = f"{BASE}<int:version>/"
urlpatterns = [
    path(BASE, views.rules_list, name="rules"),
    path(f"{BASE}new/", views.rules_new, name="rules_new"),
    path(f"{BASE}compare/", views.rules_compare, name="rules_compare"),
    path(ONE, views.rules_version, name="rules_version"),
    path(f"{ONE}edit/", views.rules_edit, name="rules_edit"),
    path(f"{ONE}decision/", views.rules_decision, name="rules_decision"),
    path(f"{ONE}vote/", views.rules_vote, name="rules_vote"),
    path(f"{ONE}annul/", views.rules_annul, name="rules_annul"),
    path(f"{ONE}enter/", views.rules_enter, name="rules_enter"),
    path(f"{ONE}sheet/<str:language>.<str:kind>", views.rules_sheet, name="rules_sheet"),
]
