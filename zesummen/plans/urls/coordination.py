from django.urls import path

from ..views import coordination as views
from ..views import handover

urlpatterns = [
    path("plans/<int:pk>/coordinator/", views.coordinator, name="coordinator"),
    path("plans/<int:pk>/coordinator/new/", views.coordinator_new, name="coordinator_new"),
    path("plans/<int:pk>/coordinator/<int:coordinator>/edit/", views.coordinator_edit, name="coordinator_edit"),
    path("plans/<int:pk>/coordinator/<int:coordinator>/end/", views.coordinator_end, name="coordinator_end"),
    path("plans/<int:pk>/handover/", handover.handover, name="handover"),
    path("plans/<int:pk>/handover/file.<str:kind>", handover.file, name="handover_file"),
    path("handover/", handover.space_handover, name="space_handover"),
    path("handover/file.<str:kind>", handover.space_file, name="space_handover_file"),
    path("handover/move/", handover.move, name="handover_move"),
]
