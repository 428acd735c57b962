from django.urls import path

from . import views, views_gallery

app_name = "kernel"
urlpatterns = [
    path("language/", views.set_language, name="set_language"),
    path("parts/", views_gallery.gallery, name="gallery"),
    path("parts/<slug:sheet>/", views_gallery.gallery, name="gallery_sheet"),
]
