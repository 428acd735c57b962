import django.db.models.deletion
import zesummen.kernel.tenancy
import zesummen.kernel.words
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('steering', 'steering committee'), ('council', 'communal council'), ('college', 'college of mayor and aldermen'), ('commission', 'advisory commission'), ('syndicate', 'committee of the syndicate')], max_length=12)),
                ('name', zesummen.kernel.words.Words(optional=False)),
                ('mandate', zesummen.kernel.words.Words(optional=True)),
                ('rhythm_months', models.PositiveSmallIntegerField(default=3)),
                ('decision_rule', models.CharField(blank=True, max_length=400)),
                ('quorum_rule', models.CharField(default='none', max_length=10)),
                ('notice_days', models.PositiveSmallIntegerField(default=5)),
                ('is_confidential', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('folder', zesummen.kernel.tenancy.SpaceKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.folder')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='sittings_body_ends_after_start', violation_error_message='The end comes before the start.'), zesummen.kernel.tenancy.SameSpace(key='folder', name='sittings_body_folder_sp'), models.UniqueConstraint(fields=('id', 'space'), name='sittings_body_id_own')],
            },
        ),
        migrations.CreateModel(
            name='BodyMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=200)),
                ('organisation', models.CharField(blank=True, max_length=200)),
                ('office', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(default='fr', max_length=2)),
                ('is_president', models.BooleanField(default=False)),
                ('is_secretary', models.BooleanField(default=False)),
                ('has_vote', models.BooleanField(default=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('end_reason', models.CharField(blank=True, max_length=300)),
                ('body', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='sittings.body')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['-is_president', '-is_secretary', 'name', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('until_on', None)), fields=('body', 'person'), name='sittings_member_once'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='sittings_member_ends_after_start'), zesummen.kernel.tenancy.SameSpace(key='body', name='sittings_bodymember_body_sp'), models.UniqueConstraint(fields=('id', 'space'), name='sittings_bodymember_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('day', models.DateField()),
                ('starts_at', models.TimeField()),
                ('ends_at', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('convened', 'convened'), ('held', 'held, minutes to write'), ('draft', 'minutes in draft'), ('approved', 'minutes approved'), ('cancelled', 'cancelled')], default='planned', max_length=10)),
                ('is_open', models.BooleanField(default=False)),
                ('invitation', models.TextField(blank=True)),
                ('minutes', models.TextField(blank=True)),
                ('convened_on', models.DateField(blank=True, null=True)),
                ('cancel_reason', models.CharField(blank=True, max_length=300)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('body', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='sittings', to='sittings.body')),
                ('folder', zesummen.kernel.tenancy.SpaceKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.folder')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['-day', '-id'],
                'constraints': [models.UniqueConstraint(fields=('body', 'year', 'number'), name='sittings_sitting_number'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('approved_by__isnull', False), ('approved_on__isnull', False)), _connector='OR'), name='sittings_sitting_approved'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'convened'), _negated=True), ('convened_on__isnull', False), _connector='OR'), name='sittings_sitting_convened'), zesummen.kernel.tenancy.SameSpace(key='body', name='sittings_sitting_body_sp'), zesummen.kernel.tenancy.SameSpace(key='folder', name='sittings_sitting_folder_sp'), models.UniqueConstraint(fields=('id', 'space'), name='sittings_sitting_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reply', models.CharField(choices=[('none', 'no answer'), ('comes', 'comes'), ('excused', 'is excused')], default='none', max_length=8)),
                ('presence', models.CharField(choices=[('unknown', 'not noted'), ('present', 'present'), ('excused', 'excused'), ('absent', 'absent without excuse'), ('replaced', 'replaced')], default='unknown', max_length=8)),
                ('replaced_by', models.CharField(blank=True, max_length=200)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('member', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='sittings.bodymember')),
                ('sitting', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='sittings.sitting')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('sitting', 'member'), name='sittings_attendance_once'), zesummen.kernel.tenancy.SameSpace(key='sitting', name='sittings_attendance_sitting_sp'), zesummen.kernel.tenancy.SameSpace(key='member', name='sittings_attendance_member_sp'), models.UniqueConstraint(fields=('id', 'space'), name='sittings_attendance_id_own')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('kind', models.CharField(choices=[('information', 'information'), ('discussion', 'discussion'), ('opinion', 'opinion'), ('decision', 'decision')], default='discussion', max_length=12)),
                ('title', models.CharField(max_length=300)),
                ('link', models.CharField(blank=True, max_length=200)),
                ('summary', models.TextField(blank=True)),
                ('decision', models.TextField(blank=True)),
                ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('abstentions', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=80)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('body', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='sittings.body')),
                ('sitting', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='sittings.sitting')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('body', 'source'), name='sittings_item_source_once'), zesummen.kernel.tenancy.SameSpace(key='body', name='sittings_agendaitem_body_sp'), zesummen.kernel.tenancy.SameSpace(key='sitting', name='sittings_agendaitem_sitting_sp'), models.UniqueConstraint(fields=('id', 'space'), name='sittings_agendaitem_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300)),
                ('link', models.CharField(blank=True, max_length=200)),
                ('owner_name', models.CharField(blank=True, max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'open'), ('done', 'done'), ('dropped', 'dropped')], default='open', max_length=8)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=400)),
                ('created_on', models.DateField(auto_now_add=True)),
                ('body', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='sittings.body')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.service')),
                ('sitting', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='sittings.sitting')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), ('closed_on', None)), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_on__isnull', False)), _connector='OR'), name='sittings_task_closed_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='sittings_task_drop_reason'), zesummen.kernel.tenancy.SameSpace(key='body', name='sittings_task_body_sp'), zesummen.kernel.tenancy.SameSpace(key='sitting', name='sittings_task_sitting_sp'), zesummen.kernel.tenancy.SameSpace(key='service', name='sittings_task_service_sp'), models.UniqueConstraint(fields=('id', 'space'), name='sittings_task_id_own')],
            },
        ),
    ]
