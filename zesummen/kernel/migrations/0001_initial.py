import django.db.models.deletion
import zesummen.kernel.tenancy
import zesummen.kernel.words
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('next_at', models.DateTimeField()),
                ('ran_at', models.DateTimeField(null=True)),
                ('error', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='LiveEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=120)),
                ('payload', models.JSONField(default=dict)),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='PostedOnce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('done', models.BooleanField(default=False)),
                ('location', models.CharField(blank=True, max_length=500)),
                ('sealed', models.BinaryField(default=bytes)),
                ('at', models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='WorkerSeen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('seen_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['key'],
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('evidence', 'evidence'), ('opinion', 'opinion of the commission'), ('training', 'training'), ('decision', 'decision'), ('need', 'need'), ('objective', 'objective'), ('action', 'action'), ('result', 'result')], max_length=12)),
                ('title', zesummen.kernel.words.Words(optional=False)),
                ('link', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('is_public', models.BooleanField(default=False)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('id', 'space'), name='kernel_node_id_own')],
            },
        ),
        migrations.CreateModel(
            name='Edge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, max_length=200)),
                ('space', zesummen.kernel.tenancy.OwnerSpace(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.space')),
                ('source', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='ahead', to='kernel.node')),
                ('target', zesummen.kernel.tenancy.SpaceKey(on_delete=django.db.models.deletion.CASCADE, related_name='back', to='kernel.node')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('source', 'target'), name='kernel_edge_once'), models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='kernel_edge_no_loop'), zesummen.kernel.tenancy.SameSpace(key='source', name='kernel_edge_source_sp'), zesummen.kernel.tenancy.SameSpace(key='target', name='kernel_edge_target_sp'), models.UniqueConstraint(fields=('id', 'space'), name='kernel_edge_id_own')],
            },
        ),
        migrations.CreateModel(
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60)),
                ('to_id', models.BigIntegerField(null=True)),
                ('to_name', models.CharField(blank=True, max_length=200)),
                ('to_address', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=2)),
                ('subject', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('attachments', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('sent', 'sent'), ('failed', 'failed'), ('kept', 'shown in the mailbox only')], default='waiting', max_length=10)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('space', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True)),
                ('verb', models.CharField(max_length=60)),
                ('by_id', models.BigIntegerField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=200)),
                ('for_id', models.BigIntegerField(null=True)),
                ('for_name', models.CharField(blank=True, max_length=200)),
                ('how', models.CharField(blank=True, max_length=20)),
                ('kind', models.CharField(blank=True, max_length=60)),
                ('object_id', models.BigIntegerField(null=True)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('facts', models.JSONField(default=dict)),
                ('is_look', models.BooleanField(default=False)),
                ('space', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='territory.space')),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['space', 'kind', 'object_id', '-id'], name='kernel_entry_object'), models.Index(fields=['space', '-id'], name='kernel_entry_space'), models.Index(fields=['by_id'], name='kernel_entry_by')],
            },
        ),
        migrations.AddIndex(
            model_name='node',
            index=models.Index(fields=['space', 'kind'], name='kernel_node_kind'),
        ),
        migrations.AddIndex(
            model_name='outboxmessage',
            index=models.Index(fields=['state', 'id'], name='kernel_mail_state'),
        ),
    ]
