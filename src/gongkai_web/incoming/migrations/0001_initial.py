"""Mail that came, its files and the mailboxes, behind row-level security."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import walled


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("organs", "0003_log"),
        ("requests", "0004_sight"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                (
                    "organ",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="mailbox",
                        serialize=False,
                        to="organs.organ",
                    ),
                ),
                ("read_at", models.DateTimeField(null=True)),
                ("failing_since", models.DateTimeField(null=True)),
                ("said", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "mailbox of an organ",
                "verbose_name_plural": "mailboxes of organs",
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("arrived_at", models.DateTimeField(verbose_name="arrived at")),
                ("fetched_at", models.DateTimeField()),
                (
                    "trouble",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_large", "larger than 50 MB: only its beginning was taken, all of it lies in the mailbox"),
                            ("unreadable", "not built as a mail has to be: not all of it could be read"),
                            ("cut", "more text than is shown here"),
                        ],
                        max_length=16,
                    ),
                ),
                ("key", models.TextField(blank=True)),
                ("sealed", models.BinaryField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waits to be looked at"), ("taken_in", "taken in as a case"), ("set_aside", "set aside")],
                        default="waiting",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("spam", "advertising or junk"),
                            ("petition", "petition, complaint or report, handed on to whom it concerns"),
                            ("inquiry", "question that was answered at once"),
                            ("known", "belongs to a case that is there already"),
                            ("other", "something else that asks for no information"),
                        ],
                        max_length=16,
                        verbose_name="why it is set aside",
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="mail", to="requests.case", verbose_name="case"
                    ),
                ),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="mails", to="organs.organ")),
            ],
            options={
                "verbose_name": "mail",
                "verbose_name_plural": "mails",
            },
        ),
        migrations.CreateModel(
            name="MailFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.BinaryField()),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("whole", models.BooleanField(default=False)),
                ("place", models.CharField(max_length=32, unique=True)),
                ("mail", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="files", to="incoming.mail")),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "file of a mail",
                "verbose_name_plural": "files of a mail",
                "ordering": ("mail", "id"),
            },
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(fields=["organ", "state", "arrived_at"], name="mail_by_state"),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.UniqueConstraint(fields=("organ", "digest"), name="mail_taken_once"),
        ),
        *(walled(f"incoming_{table}") for table in ("mailbox", "mail", "mailfile")),
    ]
