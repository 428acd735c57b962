"""The reference tables of this release into the database; safe to run again."""

from django.core.management.base import BaseCommand

from zesummen.territory.actions import load_facts, open_commune_spaces


class Command(BaseCommand):
    help = "Load communes, population, nationalities, rolls and pacts; with --spaces also one space per commune."

    def add_arguments(self, parser):
        parser.add_argument("--spaces", action="store_true", help="make a space for each commune that has none")

    def handle(self, *args, spaces, **options):
        for name, count in load_facts().items():
            self.stdout.write(f"{name}: {count}")
        if spaces:
            self.stdout.write(f"Spaces made: {open_commune_spaces()}")
