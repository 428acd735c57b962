"""Newer names or population numbers than this release brings: all of a file is right, or nothing is changed."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from zesummen.territory import imports


class Command(BaseCommand):
    help = "Take over a CSV of communes or of their population; the first faults are told with line and column."

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=["communes", "population"])
        parser.add_argument("file", type=Path)

    def handle(self, *args, kind, file, **options):
        take = {"communes": imports.import_communes, "population": imports.import_population}[kind]
        try:
            data = file.read_bytes()
        except OSError as problem:
            raise CommandError(f"{file} cannot be read: {problem.strerror}.")
        try:
            count = take(data)
        except imports.ImportRefused as refused:
            raise CommandError(f"{file} was not taken; nothing was changed.\n{refused}")
        self.stdout.write(f"{count} rows were taken over.")
