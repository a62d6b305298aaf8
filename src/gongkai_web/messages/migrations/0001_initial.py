"""The outbox of messages to applicants, behind row-level security."""

import django.db.models.deletion
from django.db import migrations, models

from gongkai_web.organs.walls import walled


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organs", "0003_log"),
        ("requests", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("key", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=40)),
                (
                    "channel",
                    models.CharField(
                        choices=[("sms", "SMS"), ("email", "e-mail message")], max_length=8, verbose_name="way of the message"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits to be sent"),
                            ("sending", "is being sent"),
                            ("sent", "was sent"),
                            ("unknown", "perhaps sent"),
                            ("undelivered", "not delivered"),
                            ("nowhere", "no address for it"),
                        ],
                        default="waiting",
                        max_length=16,
                        verbose_name="what became of it",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                ("due_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("said", models.CharField(blank=True, max_length=200, verbose_name="answer of the gateway")),
                ("code", models.BinaryField(default=bytes)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="requests.case"),
                ),
                ("organ", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.organ")),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
            },
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=models.Q(("settled_at", None)), fields=["due_at"], name="message_to_send"),
        ),
        walled("applicant_messages_message"),
    ]
