from django.urls import path

from ..views import carrying_out as views

P = "plans/<int:pk>/"
A = f"{P}actions/<int:action_pk>/"

urlpatterns = [
    path("my-actions/", views.my_actions, name="my_actions"),
    path(f"{P}progress/", views.progress, name="progress"),
    path(f"{P}progress/ask/", views.ask, name="progress_ask"),
    path(f"{A}report/", views.report, name="report"),
    path(f"{A}stop/", views.stop, name="action_stop"),
    path(f"{A}reopen/", views.reopen, name="action_reopen"),
    path(f"{P}changes/", views.change_list, name="changes"),
    path(f"{P}changes/new/", views.change_new, name="change_new"),
    path(f"{P}changes/<int:change_pk>/send/", views.change_send, name="change_send"),
]
