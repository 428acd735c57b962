from django.urls import path

from ..views import trainers

urlpatterns = [
    path("training/trainers/", trainers.trainers, name="trainers"),
    path("training/trainers/new/", trainers.trainer_new, name="trainer_new"),
    path("training/trainers/<int:pk>/", trainers.trainer, name="trainer"),
    path("training/trainers/<int:pk>/edit/", trainers.trainer_edit, name="trainer_edit"),
    path("training/trainers/<int:pk>/away/", trainers.absence_new, name="absence_new"),
    path("training/trainers/<int:pk>/away/<int:absence>/end/", trainers.absence_end, name="absence_end"),
]
