from django.urls import path

from ..views import evaluation as views
from ..views import readings

P = "plans/<int:pk>/"
E = f"{P}evaluation/<int:evaluation_pk>/"

urlpatterns = [
    path(f"{P}evaluation/", views.evaluation_list, name="evaluation_list"),
    path(f"{P}evaluation/open/", views.evaluation_open, name="evaluation_open"),
    path(f"{P}evaluation/readings/", readings.reading_list, name="reading_list"),
    path(f"{P}evaluation/readings/<int:indicator_pk>/", readings.readings, name="readings"),
    path(E, views.evaluation, name="evaluation"),
    path(f"{E}answer/", views.answer, name="evaluation_answer"),
    path(f"{E}members/<int:member>/answer/", views.answer_for, name="evaluation_answer_for"),
    path(f"{E}invite/", views.invite, name="evaluation_invite"),
    path(f"{E}meet/", views.meet, name="evaluation_meet"),
    path(f"{E}together/", views.together, name="evaluation_together"),
    path(f"{E}lessons/", views.lessons, name="evaluation_lessons"),
    path(f"{E}results/", views.results, name="results"),
    path(f"{E}results/<int:action_pk>/", views.result, name="result"),
    path(f"{E}close/", views.close, name="evaluation_close"),
    path(f"{E}release/", views.release, name="evaluation_release"),
    path(f"{E}report.<slug:language>.<slug:kind>", views.report, name="evaluation_report"),
    path(f"{P}next/", readings.next_plan, name="next_plan"),
]
