from django.urls import path

from ..views import action_import, calendar, library
from ..views import action_parts as parts
from ..views import actions as views

A = "plans/<int:pk>/actions/"
ONE = f"{A}<int:action_pk>/"

urlpatterns = [
    path(A, views.action_list, name="action_list"),
    path(f"{A}list.<slug:kind>", views.action_list_file, name="action_list_file"),
    path(f"{A}new/", views.action_new, name="action_new"),
    path(f"{A}import/", action_import.action_import, name="action_import"),
    path(f"{A}import/model.<slug:kind>", action_import.action_model, name="action_model"),
    path(f"{A}library/", library.library, name="library"),
    path(f"{A}library/<slug:key>/", library.model, name="library_model"),
    path(f"{A}inventory/", library.inventory, name="action_inventory"),
    path(f"{A}calendar/", calendar.calendar, name="calendar"),
    path(f"{A}calendar.ics", calendar.calendar_ics, name="calendar_ics"),
    path(f"{A}gantt/", calendar.gantt, name="gantt"),
    path(ONE, views.action, name="action"),
    path(f"{ONE}edit/<slug:section>/", views.action_edit, name="action_edit"),
    path(f"{ONE}owners/", parts.owners, name="action_owners"),
    path(f"{ONE}partners/", parts.partners, name="action_partners"),
    path(f"{ONE}objectives/", parts.objectives, name="action_objectives"),
    path(f"{ONE}<slug:kind>/add/", parts.step_add, name="action_step_add"),
    path(f"{ONE}<slug:kind>/<int:step_pk>/", parts.step_tick, name="action_step"),
    path(f"{ONE}budget/", parts.lines, name="action_lines"),
    path(f"{ONE}free/", parts.free, name="action_free"),
    path(f"{ONE}copy/", views.action_copy, name="action_copy"),
    path(f"{ONE}take-in/", views.action_take_in, name="action_take_in"),
    path(f"{ONE}sheet.<slug:language>.<slug:kind>", views.action_file, name="action_file"),
]
