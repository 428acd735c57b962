from django.urls import path

from ..views import committee as views

urlpatterns = [
    path("plans/<int:pk>/committee/", views.committee, name="committee"),
    path("plans/<int:pk>/committee/new/", views.committee_new, name="committee_new"),
    path("plans/<int:pk>/committee/name/<int:entry>/", views.committee_name, name="committee_name"),
]
