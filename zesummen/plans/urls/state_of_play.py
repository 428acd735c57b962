from django.urls import path

from ..views import state_of_play as views

HERE = "plans/<int:pk>/state-of-play/"
urlpatterns = [
    path(HERE, views.overview, name="state_of_play"),
    path(HERE + "intro/", views.intro, name="state_of_play_intro"),
    path(HERE + "make/", views.make, name="state_of_play_make"),
    path(HERE + "<int:number>/agenda/", views.agenda, name="state_of_play_agenda"),
    path(HERE + "<int:number>/noted/", views.noted, name="state_of_play_noted"),
    path(HERE + "<int:number>/release/", views.release, name="state_of_play_release"),
    path(HERE + "<int:number>/<slug:language>/", views.text, name="state_of_play_text"),
    path(HERE + "<int:number>/<slug:language>.<slug:kind>", views.file, name="state_of_play_file"),
]
