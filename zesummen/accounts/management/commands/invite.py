"""The first person of a space has nobody to invite them: whoever runs the installation does, from here."""

from django.core.management.base import BaseCommand, CommandError

from zesummen.accounts import actions
from zesummen.kernel.access import Refused
from zesummen.kernel.models import OutboxMessage
from zesummen.territory.models import Space


class Command(BaseCommand):
    help = "Invite somebody into a space: posts the mail and prints it."

    def add_arguments(self, parser):
        parser.add_argument("space", help="the space's short name in addresses, for example esch-sur-alzette")
        parser.add_argument("email")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", default="officer")
        parser.add_argument("--language", default="fr", choices=["fr", "de", "lb", "en", "pt"])

    def handle(self, *args, space, email, name, role, language, **options):
        home = Space.objects.filter(slug=space).first()
        if home is None:
            raise CommandError(f"There is no space “{space}”.")
        try:
            invitation = actions.invite(space=home, email=email, name=name, role=role, language=language)
        except Refused as refusal:
            raise CommandError(str(refusal.verdict.why))
        mail = OutboxMessage.objects.filter(kind="invitation", to_address=invitation.email).first()
        self.stdout.write(mail.text)
