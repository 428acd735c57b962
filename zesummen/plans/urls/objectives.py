from django.urls import path

from ..views import objectives as views

urlpatterns = [
    path("plans/<int:pk>/objectives/", views.objective_list, name="objective_list"),
    path("plans/<int:pk>/objectives/new/", views.objective_new, name="objective_new"),
    path("plans/<int:pk>/objectives/<int:objective>/", views.objective, name="objective"),
    path("plans/<int:pk>/objectives/<int:objective>/edit/", views.objective_edit, name="objective_edit"),
    path("plans/<int:pk>/objectives/<int:objective>/remove/", views.objective_remove, name="objective_remove"),
    path("plans/<int:pk>/objectives/<int:objective>/indicators/new/", views.indicator_new, name="indicator_new"),
    path(
        "plans/<int:pk>/objectives/<int:objective>/indicators/<int:indicator>/edit/",
        views.indicator_edit,
        name="indicator_edit",
    ),
    path(
        "plans/<int:pk>/objectives/<int:objective>/indicators/<int:indicator>/remove/",
        views.indicator_remove,
        name="indicator_remove",
    ),
]
