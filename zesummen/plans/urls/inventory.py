from django.urls import path

from ..views import inventory as views

urlpatterns = [
    path("inventory/", views.item_list, name="inventory"),
    path("inventory/new/", views.item_new, name="inventory_new"),
    path("inventory/import/", views.item_import, name="inventory_import"),
    path("inventory/inventory.<slug:kind>", views.item_file, name="inventory_file"),
    path("inventory/model.<slug:kind>", views.item_model, name="inventory_model"),
    path("inventory/<int:item>/", views.item, name="inventory_item"),
    path("inventory/<int:item>/edit/", views.item_edit, name="inventory_edit"),
    path("inventory/<int:item>/end/", views.item_end, name="inventory_end"),
    path("inventory/<int:item>/again/", views.item_reopen, name="inventory_reopen"),
]
