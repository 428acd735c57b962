import django.db.models.deletion
import zesummen.kernel.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('documents', '0001_initial'),
        ('kernel', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CouncilDate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('starts_at', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('uid', models.CharField(blank=True, max_length=255)),
                ('cancelled_on', models.DateField(blank=True, null=True)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['day', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_on', None)), fields=('space', 'day'), name='council_date_once', violation_error_message='There is a sitting of the council on this day already.'), models.UniqueConstraint(fields=('id', 'space'), name='council_councildate_id_own')],
            },
        ),
        migrations.CreateModel(
            name='CouncilRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('body_name', models.CharField(blank=True, max_length=200)),
                ('college_cutoff_days', models.PositiveSmallIntegerField(default=10)),
                ('convocation_days', models.PositiveSmallIntegerField(default=5)),
                ('member_item_days', models.PositiveSmallIntegerField(default=3)),
                ('allows_proxies', models.BooleanField(default=False)),
                ('seats', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('usual_place', models.CharField(blank=True, max_length=200)),
                ('usual_time', models.TimeField(blank=True, null=True)),
                ('authority', models.CharField(blank=True, max_length=200)),
                ('reference_pattern', models.CharField(default='{year}/{number:03d}', max_length=60)),
                ('publication_place', models.CharField(blank=True, max_length=200)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('space',), name='council_rules_one'), models.UniqueConstraint(fields=('id', 'space'), name='council_councilrules_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Deliberation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('start_plan', 'start of a plan'), ('adopt_plan', 'adoption of the plan'), ('change_plan', 'change of the plan'), ('approve_pact', 'approval of the pact'), ('note_report', 'note of the annual report'), ('request_grant', 'request for a grant and revenue article'), ('create_commission', 'creation of the commission and its rules'), ('appoint_members', 'appointment of members'), ('other', 'other decision')], max_length=20)),
                ('regime', models.CharField(choices=[('2011', 'law of 16 December 2008, regulation of 15 November 2011'), ('2023', 'law of 23 August 2023')], max_length=4)),
                ('subject', models.CharField(max_length=300)),
                ('about', models.CharField(blank=True, max_length=80)),
                ('visas', models.JSONField(default=list)),
                ('reasons', models.JSONField(default=list)),
                ('articles', models.JSONField(default=list)),
                ('budget_article', models.CharField(blank=True, max_length=60)),
                ('budget_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('budget_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('contact_person', models.CharField(blank=True, max_length=200)),
                ('is_closed', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('agenda', 'on the agenda'), ('accepted', 'accepted'), ('rejected', 'rejected'), ('postponed', 'postponed'), ('withdrawn', 'withdrawn')], default='draft', max_length=10)),
                ('agenda_number', models.CharField(blank=True, max_length=12)),
                ('convened_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.TimeField(blank=True, null=True)),
                ('closed_at', models.TimeField(blank=True, null=True)),
                ('reference', models.CharField(blank=True, max_length=60)),
                ('was_amended', models.BooleanField(default=False)),
                ('amendment_note', models.TextField(blank=True)),
                ('voted_on', models.DateField(blank=True, null=True)),
                ('is_unanimous', models.BooleanField(default=False)),
                ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('abstentions', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('outcome_reason', models.TextField(blank=True)),
                ('transmitted_on', models.DateField(blank=True, null=True)),
                ('transmitted_to', models.CharField(blank=True, max_length=200)),
                ('approval_need', models.CharField(choices=[('no', 'no'), ('yes', 'yes'), ('to_check', 'to be checked')], default='to_check', max_length=10)),
                ('supervision', models.CharField(choices=[('none', 'no answer yet'), ('approved', 'approved'), ('annulled_part', 'annulled in part'), ('annulled', 'annulled')], default='none', max_length=14)),
                ('supervision_on', models.DateField(blank=True, null=True)),
                ('supervision_note', models.TextField(blank=True)),
                ('annulled_articles', models.JSONField(default=list)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('published_at', models.TimeField(blank=True, null=True)),
                ('published_place', models.CharField(blank=True, max_length=200)),
                ('blacked_out', models.JSONField(default=list)),
                ('correction_reason', models.TextField(blank=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('folder', zesummen.kernel.tenancy.SpaceKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.folder')),
                ('node', zesummen.kernel.tenancy.SpaceKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.node', unique=True)),
                ('pack_text', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.frozendocument')),
                ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='council.deliberation')),
                ('sitting', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliberations', to='council.councildate')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('voted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voted_text', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.frozendocument')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'agenda']), models.Q(('voted_by__isnull', False), ('voted_on__isnull', False)), _connector='OR'), name='council_delib_voted_pair'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('voted_text__isnull', False), _connector='OR'), name='council_delib_frozen'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'agenda'), _negated=True), ('sitting__isnull', False), _connector='OR'), name='council_delib_agenda_day', violation_error_message='Choose the sitting of the council.'), models.CheckConstraint(condition=models.Q(models.Q(('released_at', None), ('released_by', None)), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='council_delib_released_pair'), zesummen.kernel.tenancy.SameSpace(key='sitting', name='council_deliberati_7450b27e_sp'), zesummen.kernel.tenancy.SameSpace(key='pack_text', name='council_deliberati_cd54bd61_sp'), zesummen.kernel.tenancy.SameSpace(key='voted_text', name='council_deliberati_d4cd11cf_sp'), zesummen.kernel.tenancy.SameSpace(key='replaces', name='council_deliberati_9396ee03_sp'), zesummen.kernel.tenancy.SameSpace(key='folder', name='council_deliberation_folder_sp'), models.UniqueConstraint(fields=('id', 'space'), name='council_deliberation_id_own'), zesummen.kernel.tenancy.SameSpace(key='node', name='council_deliberation_node_sp')],
            },
        ),
        migrations.CreateModel(
            name='Official',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('office', models.CharField(choices=[('mayor', 'mayor'), ('alderman', 'alderman/alderwoman'), ('councillor', 'councillor'), ('secretary', 'municipal secretary'), ('treasurer', 'municipal treasurer'), ('president', 'president')], max_length=12)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['order', 'name', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='council_official_ends_after_start'), models.UniqueConstraint(fields=('id', 'space'), name='council_official_id_own')],
            },
        ),
        migrations.CreateModel(
            name='DeliberationPresence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('presence', models.CharField(choices=[('present', 'present'), ('excused', 'excused'), ('absent', 'absent without excuse'), ('proxy', 'represented by proxy'), ('left', 'left the room (personal interest)')], max_length=8)),
                ('deliberation', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='council.deliberation')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('official', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.official')),
                ('proxy_to', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.official')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('deliberation', 'official'), name='council_presence_once'), models.CheckConstraint(condition=models.Q(models.Q(('presence', 'proxy'), ('proxy_to__isnull', False)), models.Q(models.Q(('presence', 'proxy'), _negated=True), ('proxy_to', None)), _connector='OR'), name='council_presence_proxy'), zesummen.kernel.tenancy.SameSpace(key='deliberation', name='council_deliberati_c26608fa_sp'), zesummen.kernel.tenancy.SameSpace(key='official', name='council_deliberati_1d7a80e0_sp'), zesummen.kernel.tenancy.SameSpace(key='proxy_to', name='council_deliberati_e0016d37_sp'), models.UniqueConstraint(fields=('id', 'space'), name='council_deliberat_1dd45c0a_own')],
            },
        ),
        migrations.AddIndex(
            model_name='deliberation',
            index=models.Index(fields=['space', 'about'], name='council_delib_about'),
        ),
    ]
