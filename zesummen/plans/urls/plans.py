from django.urls import path

from ..views import plans as views

urlpatterns = [
    path("plans/", views.plan_list, name="plan_list"),
    path("plans/start/", views.plan_start, name="plan_start"),
    path("plans/<int:pk>/", views.plan, name="plan"),
    path("plans/<int:pk>/edit/", views.plan_edit, name="plan_edit"),
    path("plans/<int:pk>/public/", views.plan_public, name="plan_public"),
    path("plans/<int:pk>/release/", views.plan_release, name="plan_release"),
    path("plans/<int:pk>/give-up/", views.plan_give_up, name="plan_give_up"),
    path("plans/<int:pk>/measures/<slug:key>/", views.measure, name="measure"),
    path("plans/<int:pk>/measures/<slug:key>/declare/", views.measure_declare, name="measure_declare"),
    path("plans/<int:pk>/measures/<slug:key>/early/", views.measure_early, name="measure_early"),
    path("plans/<int:pk>/measures/<slug:key>/attach/", views.measure_attach, name="measure_attach"),
    path("plans/<int:pk>/measures/<slug:key>/note/", views.measure_note, name="measure_note"),
]
