from django.urls import path

from ..views import season_files, season_moves, season_runs, seasons

BASE = "training/seasons/"
ONE = f"{BASE}<int:pk>/"
urlpatterns = [
    path(BASE, seasons.seasons, name="seasons"),
    path(f"{BASE}new/", seasons.season_new, name="season_new"),
    path(ONE, seasons.season, name="season"),
    path(f"{ONE}edit/", seasons.season_edit, name="season_edit"),
    path(f"{ONE}season.pdf", seasons.season_paper, {"kind": "pdf"}, name="season_pdf"),
    path(f"{ONE}season.xlsx", seasons.season_paper, {"kind": "xlsx"}, name="season_xlsx"),
    path(f"{ONE}season.json", seasons.season_file, name="season_file"),
    path(f"{ONE}view/<slug:view>/", seasons.season, name="season_view"),
    path(f"{ONE}act/<slug:act>/", seasons.season_act, name="season_act"),
    path(f"{ONE}plan/", season_runs.plan, name="season_plan"),
    path(f"{ONE}runs/<int:run>/", season_runs.run, name="season_run"),
    path(f"{ONE}runs/<int:run>/stop/", season_runs.stop, name="season_stop"),
    path(f"{ONE}runs/<int:run>/take-over/", season_runs.take_over, name="season_take_over"),
    path(f"{ONE}waiting/<int:waiting>/offer/", seasons.offer_next, name="season_offer_next"),
    path(f"{ONE}evenings/<int:evening>/move/", season_moves.move, name="season_move"),
    path(f"{ONE}read/", season_files.read, name="season_read"),
]
