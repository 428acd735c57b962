import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import zesummen.kernel.tenancy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('full_name', models.CharField(max_length=120, verbose_name='name')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='how we should address you')),
                ('language', models.CharField(choices=[('fr', 'French'), ('de', 'German'), ('lb', 'Luxembourgish'), ('en', 'English'), ('pt', 'Portuguese')], default='fr', max_length=2, verbose_name='language')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('visibility', models.JSONField(blank=True, default=dict)),
                ('is_active', models.BooleanField(default=True)),
                ('is_staff', models.BooleanField(default=False)),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('erased_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ['full_name', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='person_email_lower'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), ('is_active', False), _connector='OR'), name='person_erased_inactive')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed on')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('space', 'name'), name='service_name_once'), models.UniqueConstraint(fields=('id', 'space'), name='accounts_service_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40, verbose_name='role')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='function')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('ended_reason', models.CharField(blank=True, max_length=200, verbose_name='why it ended')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='territory.space')),
                ('service', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.service')),
            ],
            options={
                'ordering': ['space', 'person__full_name', 'from_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('person', 'space', 'role'), name='membership_one_open'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='membership_period'), zesummen.kernel.tenancy.SameSpace(key='service', name='accounts_membership_service_sp')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('role', models.CharField(max_length=40, verbose_name='role')),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='function')),
                ('language', models.CharField(choices=[('fr', 'French'), ('de', 'German'), ('lb', 'Luxembourgish'), ('en', 'English'), ('pt', 'Portuguese')], default='fr', max_length=2, verbose_name='language')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='role until')),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('revoked_at', models.DateTimeField(editable=False, null=True)),
                ('accepted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='territory.space')),
                ('service', zesummen.kernel.tenancy.SpaceKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.service')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True)), fields=('space', 'email', 'role'), name='invitation_one_open'), models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('revoked_at__isnull', True), _connector='OR'), name='invitation_used_or_revoked'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='invitation_accepted_by'), zesummen.kernel.tenancy.SameSpace(key='service', name='accounts_invitation_service_sp')],
            },
        ),
        migrations.CreateModel(
            name='ServiceMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='accounts.service')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['service', 'person__full_name', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('service', 'person'), name='service_member_one_open'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='service_member_period'), zesummen.kernel.tenancy.SameSpace(key='service', name='accounts_serviceme_965e2e30_sp'), models.UniqueConstraint(fields=('id', 'space'), name='accounts_servicemember_id_own')],
            },
        ),
        migrations.CreateModel(
            name='ServiceRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40, verbose_name='role')),
                ('service', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='accounts.service')),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('service', 'role'), name='service_role_once'), zesummen.kernel.tenancy.SameSpace(key='service', name='accounts_servicero_da4f1323_sp'), models.UniqueConstraint(fields=('id', 'space'), name='accounts_servicerole_id_own')],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='from')),
                ('until_on', models.DateField(verbose_name='until')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('ended_at', models.DateTimeField(editable=False, null=True)),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stand_ins', to='territory.space')),
                ('stand_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standing_in', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-from_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('absent', models.F('stand_in')), _negated=True), name='stand_in_other_person'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='stand_in_period')],
            },
        ),
        migrations.CreateModel(
            name='DeletionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('note', models.TextField(blank=True, verbose_name='what you want to tell us')),
                ('outcome', models.CharField(blank=True, choices=[('granted', 'granted'), ('refused', 'refused')], max_length=10)),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('decided_at', models.DateTimeField(editable=False, null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deletion_requests', to=settings.AUTH_USER_MODEL)),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deletion_requests', to='territory.space')),
            ],
            options={
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('person', 'space'), name='deletion_request_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='deletion_request_decided')],
            },
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['space', 'role'], name='membership_space_role'),
        ),
    ]
