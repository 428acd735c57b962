import django.db.models.deletion
import zesummen.documents.models
import zesummen.kernel.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Folder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('link', models.CharField(blank=True, max_length=200)),
                ('permission', models.CharField(default='file.read', max_length=60)),
                ('write_permission', models.CharField(default='file.attach', max_length=60)),
                ('is_read_journalled', models.BooleanField(default=False)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('id', 'space'), name='documents_folder_id_own')],
            },
        ),
        migrations.CreateModel(
            name='FrozenDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=300)),
                ('language', models.CharField(max_length=2)),
                ('payload', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('number', models.PositiveIntegerField(default=1)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='documents.frozendocument')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [zesummen.kernel.tenancy.SameSpace(key='replaces', name='documents_frozendo_2a248e6e_sp'), models.UniqueConstraint(fields=('id', 'space'), name='documents_frozend_1727009b_own')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, upload_to=zesummen.documents.models.stored_name)),
                ('name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('kind', models.CharField(max_length=10)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('id', 'space'), name='documents_storedfile_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Letterhead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('lines', models.TextField(blank=True)),
                ('address', models.TextField(blank=True)),
                ('footer', models.CharField(blank=True, max_length=300)),
                ('reference_pattern', models.CharField(default='{year}/{number}', max_length=60)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('arms', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('space',), name='documents_letterhead_one'), zesummen.kernel.tenancy.SameSpace(key='arms', name='documents_letterhead_arms_sp'), models.UniqueConstraint(fields=('id', 'space'), name='documents_letterhead_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300)),
                ('dated_on', models.DateField()),
                ('language', models.CharField(max_length=2)),
                ('visibility', models.CharField(choices=[('internal', 'internal'), ('released', 'released to bodies outside'), ('public', 'public')], default='internal', max_length=8)),
                ('is_authoritative', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, max_length=400)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('removed_reason', models.CharField(blank=True, max_length=400)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('public_copy_of', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='public_copies', to='documents.attachment')),
                ('removed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='documents.attachment')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('folder', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='documents.folder')),
                ('stored', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
            ],
            options={
                'ordering': ['-dated_on', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('removed_at', None), ('removed_by', None)), models.Q(('removed_at__isnull', False), ('removed_by__isnull', False)), _connector='OR'), name='documents_attachment_removed_pair'), models.UniqueConstraint(condition=models.Q(('replaces__isnull', False)), fields=('replaces',), name='documents_attachment_one_next'), zesummen.kernel.tenancy.SameSpace(key='folder', name='documents_attachment_folder_sp'), zesummen.kernel.tenancy.SameSpace(key='stored', name='documents_attachment_stored_sp'), zesummen.kernel.tenancy.SameSpace(key='replaces', name='documents_attachme_021627a5_sp'), zesummen.kernel.tenancy.SameSpace(key='public_copy_of', name='documents_attachme_1f59e482_sp'), models.UniqueConstraint(fields=('id', 'space'), name='documents_attachment_id_own')],
            },
        ),
        migrations.CreateModel(
            name='WordModel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('is_active', models.BooleanField(default=True)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('stored', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_active', True)), fields=('space', 'kind'), name='documents_model_active_once'), zesummen.kernel.tenancy.SameSpace(key='stored', name='documents_wordmodel_stored_sp'), models.UniqueConstraint(fields=('id', 'space'), name='documents_wordmodel_id_own')],
            },
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['space', 'visibility'], name='documents_attachment_seen'),
        ),
    ]
