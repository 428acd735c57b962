import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import zesummen.territory.models.spaces
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Canton',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_fr', models.CharField(max_length=120)),
                ('name_lb', models.CharField(blank=True, max_length=120)),
                ('name_de', models.CharField(blank=True, max_length=120)),
                ('code', models.CharField(max_length=2, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Grouping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_fr', models.CharField(max_length=120)),
                ('name_lb', models.CharField(blank=True, max_length=120)),
                ('name_de', models.CharField(blank=True, max_length=120)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('neighbours', 'Neighbouring communes'), ('syndicate', 'Syndicate of communes'), ('nature_park', 'Nature park'), ('canton', 'Canton')], max_length=12)),
                ('legal_body', models.CharField(blank=True, max_length=160)),
            ],
            options={
                'ordering': ['name_fr'],
            },
        ),
        migrations.CreateModel(
            name='Commune',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_fr', models.CharField(max_length=120)),
                ('name_lb', models.CharField(blank=True, max_length=120)),
                ('name_de', models.CharField(blank=True, max_length=120)),
                ('lau2', models.CharField(max_length=4, unique=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('area_km2', models.DecimalField(decimal_places=3, max_digits=7)),
                ('lat', models.FloatField()),
                ('lon', models.FloatField()),
                ('tile_col', models.PositiveSmallIntegerField()),
                ('tile_row', models.PositiveSmallIntegerField()),
                ('council_size', models.PositiveSmallIntegerField()),
                ('election_system', models.CharField(choices=[('majority', 'Majority vote'), ('proportional', 'Proportional vote'), ('merger_law', 'By sections, under a merger law')], max_length=12)),
                ('max_echevins', models.PositiveSmallIntegerField(help_text='The legal maximum, not the real number.')),
                ('canton', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='communes', to='territory.canton')),
            ],
            options={
                'ordering': ['name_fr'],
                'constraints': [models.UniqueConstraint(fields=('tile_col', 'tile_row'), name='one_commune_per_tile')],
            },
        ),
        migrations.CreateModel(
            name='Boundary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.TextField()),
                ('source', models.CharField(max_length=200)),
                ('imported_at', models.DateTimeField(auto_now_add=True)),
                ('commune', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='boundary', to='territory.commune')),
            ],
            options={
                'verbose_name_plural': 'boundaries',
            },
        ),
        migrations.CreateModel(
            name='ElectionRoll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(blank=True, max_length=80)),
                ('election_on', models.DateField()),
                ('system', models.CharField(choices=[('majority', 'Majority vote'), ('proportional', 'Proportional vote'), ('merger_law', 'By sections, under a merger law')], max_length=12)),
                ('seats', models.PositiveSmallIntegerField()),
                ('uncontested', models.BooleanField(default=False)),
                ('luxembourg', models.PositiveIntegerField(help_text='electors of Luxembourg nationality', null=True)),
                ('other', models.PositiveIntegerField(help_text='electors of another nationality', null=True)),
                ('unusable', models.CharField(blank=True, max_length=20)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rolls', to='territory.commune')),
            ],
            options={
                'ordering': ['commune', 'election_on', 'section'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'election_on', 'section'), name='one_roll_per_section')],
            },
        ),
        migrations.CreateModel(
            name='GroupingMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='territory.commune')),
                ('grouping', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='territory.grouping')),
            ],
            options={
                'ordering': ['grouping', 'commune'],
                'constraints': [models.UniqueConstraint(fields=('grouping', 'commune', 'from_on'), name='one_membership_per_start'), models.CheckConstraint(condition=models.Q(('from_on__isnull', True), ('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='membership_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Merger',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('predecessor', models.CharField(max_length=120)),
                ('predecessor_lau2', models.CharField(blank=True, max_length=4)),
                ('effective_on', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mergers', to='territory.commune')),
            ],
            options={
                'ordering': ['successor', 'predecessor'],
                'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='one_row_per_predecessor')],
            },
        ),
        migrations.CreateModel(
            name='NationalityCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=3)),
                ('persons', models.PositiveIntegerField()),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nationalities', to='territory.commune')),
            ],
            options={
                'ordering': ['commune', '-persons', 'code'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'code'), name='one_count_per_nationality')],
            },
        ),
        migrations.CreateModel(
            name='PactSignature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(choices=[('pilot', 'Pilot phase, Pakt vum Zesummeliewen (2021–2023)'), ('law', 'Gemengepakt (law of 2023)')], max_length=8)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('unknown', 'not known')], default='day', max_length=8)),
                ('through', models.CharField(blank=True, max_length=120)),
                ('source', models.CharField(max_length=300)),
                ('confidence', models.CharField(choices=[('high', 'stated by the source'), ('medium', 'partly inferred from the source')], max_length=8)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pacts', to='territory.commune')),
            ],
            options={
                'ordering': ['commune', models.OrderBy(models.F('signed_on'), nulls_last=True)],
                'constraints': [models.UniqueConstraint(fields=('commune', 'phase'), name='one_signature_per_phase')],
            },
        ),
        migrations.CreateModel(
            name='Population',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('persons', models.PositiveIntegerField()),
                ('reference_date', models.DateField()),
                ('aged_65', models.PositiveIntegerField(blank=True, null=True)),
                ('commune', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='population', to='territory.commune')),
            ],
            options={
                'ordering': ['commune', 'year'],
                'constraints': [models.UniqueConstraint(fields=('commune', 'year'), name='one_population_per_year')],
            },
        ),
        migrations.CreateModel(
            name='ResidentsBySex',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('women_minor', models.PositiveIntegerField()),
                ('men_minor', models.PositiveIntegerField()),
                ('women_adult', models.PositiveIntegerField()),
                ('men_adult', models.PositiveIntegerField()),
                ('luxembourg', models.PositiveIntegerField()),
                ('other_eu', models.PositiveIntegerField()),
                ('elsewhere', models.PositiveIntegerField()),
                ('commune', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='residents', to='territory.commune')),
            ],
        ),
        migrations.CreateModel(
            name='Space',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('commune', 'Commune'), ('grouping', 'Grouping'), ('training_body', 'Training body'), ('help_desk', 'Help desk'), ('syvicol', 'Union of communes (SYVICOL)'), ('ministry', 'Ministry')], max_length=14)),
                ('name', models.CharField(max_length=120)),
                ('names', models.JSONField(blank=True, default=dict)),
                ('hue', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(35)])),
                ('languages', models.JSONField(default=zesummen.territory.models.spaces.default_languages)),
                ('is_demo', models.BooleanField(default=False)),
                ('regime', models.CharField(choices=[('2011', '2011 (integration)'), ('2023', '2023 (intercultural living together)')], default='2023', max_length=4)),
                ('contact_name', models.CharField(blank=True, max_length=120)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('contact_phone', models.CharField(blank=True, max_length=40)),
                ('contact_address', models.TextField(blank=True)),
                ('contact_hours', models.CharField(blank=True, max_length=200)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('commune', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='space', to='territory.commune')),
                ('grouping', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='space', to='territory.grouping')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('commune__isnull', False), ('grouping__isnull', True), ('kind', 'commune')), models.Q(('commune__isnull', True), ('grouping__isnull', False), ('kind', 'grouping')), models.Q(models.Q(('kind__in', ['commune', 'grouping']), _negated=True), ('commune__isnull', True), ('grouping__isnull', True)), _connector='OR'), name='space_kind_matches_territory'), models.CheckConstraint(condition=models.Q(('hue__lte', 35)), name='space_hue_in_range')],
            },
        ),
    ]
