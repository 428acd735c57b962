"""Files with title, date, language and visibility; frozen documents; a commune's own Word models and letterhead."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zesummen.kernel.tenancy import SpaceKey, SpaceModel, Versioned

from .states import Visibility

__all__ = [
    "Attachment",
    "Folder",
    "FrozenDocument",
    "HasFolder",
    "Letterhead",
    "StoredFile",
    "Visibility",
    "WordModel",
]
PERSON = settings.AUTH_USER_MODEL


def stored_name(instance, name: str) -> str:
    """A name on disk that nobody chose: month, random letters, the ending of the kind found in the bytes."""
    return f"files/{timezone.now():%Y/%m}/{uuid.uuid4().hex}.{instance.kind}"


class StoredFile(SpaceModel):
    """The bytes of an uploaded file, never changed."""

    file = models.FileField(upload_to=stored_name, max_length=200)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10)  # a key of exports.upload.KINDS, found by the first bytes
    uploaded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name


class Folder(SpaceModel):
    """The files of one object. The object holds the key.

    ``permission`` is what reading its internal files takes, ``write_permission`` what attaching takes.
    """

    title = models.CharField(max_length=300)
    link = models.CharField(max_length=200, blank=True)  # page of the object inside the space
    permission = models.CharField(max_length=60, default="file.read")
    write_permission = models.CharField(max_length=60, default="file.attach")
    is_read_journalled = models.BooleanField(default=False)  # each opening of one of its files is a line

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.title


class HasFolder(models.Model):
    """A model to which files attach. A class may ask for more than the usual rights to read or attach them.

    Its ``get_absolute_url`` is where people come from and go back to.
    """

    folder_permission = "file.read"
    folder_write_permission = "file.attach"
    folder_reads_journalled = False

    folder = SpaceKey(Folder, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        abstract = True


class Attachment(SpaceModel, Versioned):
    """A file in a folder. Nothing is lost: a removed one keeps who and why, a replaced one its successor."""

    folder = SpaceKey(Folder, on_delete=models.PROTECT, related_name="attachments")
    stored = SpaceKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    dated_on = models.DateField()
    language = models.CharField(max_length=2)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.INTERNAL)
    is_authoritative = models.BooleanField(default=False)  # the scan of the signed paper
    replaces = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    public_copy_of = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="public_copies")
    note = models.CharField(max_length=400, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-dated_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="documents_attachment_removed_pair",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="documents_attachment_one_next"
            ),
        ]
        indexes = [models.Index(fields=["space", "visibility"], name="documents_attachment_seen")]

    def __str__(self):
        return self.title


class FrozenDocument(SpaceModel):
    """A document as it was made: the neutral tree as JSON, from which page, Word and PDF are drawn again."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    payload = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField(default=1)
    replaces = SpaceKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.title


class WordModel(SpaceModel):
    """A commune's own Word file with the same named fields, in place of ours."""

    kind = models.CharField(max_length=40)
    stored = SpaceKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "kind"], condition=Q(is_active=True), name="documents_model_active_once"
            )
        ]

    def __str__(self):
        return self.kind


class Letterhead(SpaceModel, Versioned):
    """What stands at the head of the commune's papers."""

    lines = models.TextField(blank=True)
    address = models.TextField(blank=True)
    footer = models.CharField(max_length=300, blank=True)
    reference_pattern = models.CharField(max_length=60, default="{year}/{number}")
    arms = SpaceKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space"], name="documents_letterhead_one")]

    def __str__(self):
        return self.lines.split("\n")[0]
