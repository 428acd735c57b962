"""Addresses of bodies, sittings and tasks under ``/s/<space>/``."""

from django.urls import path

from .views import agenda, bodies, presence, sittings, tasks

app_name = "sittings"
urlpatterns = [
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/new/", bodies.body_new, name="body_new"),
    path("bodies/<int:pk>/", bodies.body, name="body"),
    path("bodies/<int:pk>/edit/", bodies.body_edit, name="body_edit"),
    path("bodies/<int:pk>/mandate-<slug:language>.<slug:kind>", bodies.mandate, name="mandate"),
    path("bodies/<int:pk>/members/add/", bodies.member_add, name="member_add"),
    path("bodies/<int:pk>/members/<int:member>/", bodies.member_edit, name="member_edit"),
    path("bodies/<int:pk>/members/<int:member>/end/", bodies.member_end, name="member_end"),
    path("bodies/<int:pk>/sittings/new/", sittings.sitting_new, name="sitting_new"),
    path("sittings/<int:pk>/", sittings.sitting, name="sitting"),
    path("sittings/<int:pk>/history/", sittings.history, name="history"),
    path("sittings/<int:pk>/edit/", sittings.sitting_edit, name="sitting_edit"),
    path("sittings/<int:pk>/convene/", sittings.convene, name="convene"),
    path("sittings/<int:pk>/cancel/", sittings.cancel, name="cancel"),
    path("sittings/<int:pk>/reply/<int:member>/", presence.reply, name="reply"),
    path("sittings/<int:pk>/attendance/", presence.attendance, name="attendance"),
    path("sittings/<int:pk>/door/", presence.door, name="door"),
    path("sittings/<int:pk>/no-quorum/", presence.no_quorum, name="no_quorum"),
    path("sittings/<int:pk>/call-again/", presence.call_again, name="call_again"),
    path("sittings/<int:pk>/guests/add/", presence.guest_add, name="guest_add"),
    path("sittings/<int:pk>/guests/<int:guest>/", presence.guest, name="guest"),
    path("sittings/<int:pk>/guests/<int:guest>/remove/", presence.guest_remove, name="guest_remove"),
    path("sittings/<int:pk>/minutes/", sittings.minutes, name="minutes"),
    path("sittings/<int:pk>/approve/", sittings.approve, name="approve"),
    path("sittings/<int:pk>/sitting.ics", sittings.calendar, name="calendar"),
    path("sittings/<int:pk>/notice-<slug:language>.<slug:kind>", sittings.notice_file, name="notice_file"),
    path("sittings/<int:pk>/letter/<int:member>/", sittings.letter, name="letter"),
    path("sittings/<int:pk>/minutes-<slug:language>.<slug:kind>", sittings.minutes_file, name="minutes_file"),
    path("sittings/<int:pk>/agenda/add/", agenda.item_add, name="item_add"),
    path("sittings/<int:pk>/agenda/<int:item>/", agenda.item, name="item"),
    path("sittings/<int:pk>/agenda/<int:item>/move/", agenda.item_move, name="item_move"),
    path("sittings/<int:pk>/agenda/<int:item>/remove/", agenda.item_remove, name="item_remove"),
    path("sittings/<int:pk>/agenda/take-waiting/", agenda.take_waiting, name="take_waiting"),
    path("sittings/<int:pk>/tasks/add/", tasks.sitting_task, name="sitting_task"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("tasks/<int:pk>/done/", tasks.task_done, name="task_done"),
    path("tasks/<int:pk>/drop/", tasks.task_drop, name="task_drop"),
    path("tasks/<int:pk>/reopen/", tasks.task_reopen, name="task_reopen"),
]
