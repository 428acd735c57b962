from django.urls import path

from ..views import decision as views

urlpatterns = [
    path("plans/<int:pk>/decision/", views.decision, name="decision"),
    path("plans/<int:pk>/decision/<int:party>/draft/", views.decision_draft, name="decision_draft"),
    path("plans/<int:pk>/decision/<int:party>/link/", views.decision_link, name="decision_link"),
    path("plans/<int:pk>/decision/opinions/add/", views.opinion_add, name="opinion_add"),
    path("plans/<int:pk>/decision/opinions/take/<int:advice>/", views.opinion_take, name="opinion_take"),
    path("plans/<int:pk>/decision/opinions/<int:opinion>/", views.opinion_edit, name="opinion_edit"),
    path("plans/<int:pk>/decision/opinions/<int:opinion>/remove/", views.opinion_remove, name="opinion_remove"),
]
