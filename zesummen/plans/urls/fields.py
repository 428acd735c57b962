from django.urls import path

from ..views import fields as views

urlpatterns = [
    path("plans/<int:pk>/fields/", views.fields, name="fields"),
    path("plans/<int:pk>/fields/groups/", views.groups, name="groups"),
    path("plans/<int:pk>/fields/matrix/", views.matrix, name="matrix"),
    path("plans/<int:pk>/fields/<slug:kind>/<int:choice>/move/", views.choice_move, name="choice_move"),
    path("plans/<int:pk>/fields/<slug:kind>/<int:choice>/drop/", views.choice_drop, name="choice_drop"),
    path("plans/<int:pk>/fields/<slug:kind>/<int:choice>/reason/", views.choice_reason, name="choice_reason"),
]
