from django.urls import path

from ..views import needs as views

NEED = "plans/<int:pk>/needs/<int:need>/"
urlpatterns = [
    path("plans/<int:pk>/needs/", views.need_list, name="need_list"),
    path("plans/<int:pk>/needs/new/", views.need_new, name="need_new"),
    path("plans/<int:pk>/needs/gaps/", views.need_gaps, name="need_gaps"),
    path("plans/<int:pk>/needs/needs.<slug:kind>", views.need_file, name="need_file"),
    path(NEED, views.need, name="need"),
    path(NEED + "edit/", views.need_edit, name="need_edit"),
    path(NEED + "drop/", views.need_drop, name="need_drop"),
    path(NEED + "take-up/", views.need_take_up, name="need_take_up"),
    path(NEED + "evidence/<int:evidence>/edit/", views.evidence_edit, name="evidence_edit"),
    path(NEED + "evidence/<int:evidence>/remove/", views.evidence_remove, name="evidence_remove"),
    path(NEED + "evidence/opinion/<int:opinion>/", views.evidence_opinion, name="evidence_opinion"),
    path(NEED + "evidence/<slug:kind>/", views.evidence_new, name="evidence_new"),
]
