from django.urls import path

from ..views import crosswalk, pact, take_over

urlpatterns = [
    path("plans/take-over/", take_over.take_over, name="take_over"),
    path("plans/<int:pk>/taken-over/", take_over.taken_over, name="taken_over"),
    path("plans/<int:pk>/taken-over/freeze/", take_over.freeze, name="freeze_taken_over"),
    path("plans/<int:pk>/pact/", pact.pact, name="pact"),
    path("plans/<int:pk>/pact/sign/", pact.pact_sign, name="pact_sign"),
    path("plans/<int:pk>/pact/count/", pact.pact_count, name="pact_count"),
    path("plans/<int:pk>/cycles/", pact.cycles, name="cycles"),
    path("plans/<int:pk>/cycles/new/", pact.cycle_new, name="cycle_new"),
    path("plans/<int:pk>/cycles/<int:cycle>/", pact.cycle, name="cycle"),
    path("plans/<int:pk>/cycles/<int:cycle>/edit/", pact.cycle_edit, name="cycle_edit"),
    path("plans/<int:pk>/cycles/<int:cycle>/close/", pact.cycle_close, name="cycle_close"),
    path("plans/<int:pk>/crosswalk/", crosswalk.crosswalk, name="crosswalk"),
]
