"""Texts of letters, drafts and letters: each organ's own; what was issued, and every version of a text, stays."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai_web.organs.walls import insert_only, walled

PROTECT = django.db.models.deletion.PROTECT
_KEY = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
_TABLES = ("letterhead", "lettertext", "letterdraft", "letter", "lettercounter")


def _by(verbose_name: str) -> "tuple[str, models.ForeignKey[object, object]]":
    user = settings.AUTH_USER_MODEL
    return ("by", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to=user, verbose_name=verbose_name))


def _organ() -> "tuple[str, models.ForeignKey[object, object]]":
    return ("organ", models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ"))


class Migration(migrations.Migration):
    initial = True
    dependencies = (
        ("organs", "0003_log"),
        ("requests", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.CreateModel(
            "Letterhead",
            [
                _KEY,
                ("mark", models.CharField(max_length=20, verbose_name="mark in document numbers")),
                (
                    "maker",
                    models.CharField(
                        choices=[
                            ("local_department", "department of a local government"),
                            ("justice_department", "justice department of a local government"),
                            ("local_government", "local government, of a county or above, below the province"),
                            ("township_government", "government of a township"),
                            ("provincial_government", "government of a province"),
                            ("state_council_department", "department of the State Council"),
                            ("vertical_organ", "organ led from above (tax, finance, state security …)"),
                            ("customs", "customs"),
                            ("dispatched_body", "body of a local department that acts in its own name"),
                            ("municipal_branch", "branch of a city's department in a district"),
                            ("dispatched_organ", "dispatched organ, such as a subdistrict office"),
                            ("authorised_organisation", "authorised organisation"),
                            ("central_organisation", "authorised organisation under a department of the State Council"),
                        ],
                        max_length=32,
                        verbose_name="what the organ is",
                    ),
                ),
                ("bodies", models.TextField(verbose_name="review bodies")),
                ("court", models.CharField(max_length=60, verbose_name="court of first instance")),
                ("online", models.CharField(blank=True, max_length=200, verbose_name="online way to apply for reconsideration")),
                ("entered_at", models.DateTimeField(verbose_name="entered at")),
                _by("entered by"),
                (
                    "organ",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ", verbose_name="organ"),
                ),
            ],
            {"verbose_name": "data for letters", "verbose_name_plural": "data for letters", "ordering": ("-pk",)},
        ),
        migrations.CreateModel(
            "LetterText",
            [
                _KEY,
                ("code", models.CharField(max_length=8, verbose_name="letter")),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("lines", models.JSONField(default=list)),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="what changed")),
                ("again", models.PositiveIntegerField(null=True)),
                ("entered_at", models.DateTimeField(verbose_name="entered at")),
                _by("entered by"),
                (
                    "organ",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to="organs.organ", verbose_name="organ"),
                ),
            ],
            {
                "verbose_name": "text of a letter",
                "verbose_name_plural": "texts of letters",
                "ordering": ("-number",),
                "constraints": [models.UniqueConstraint(fields=("organ", "code", "number"), name="letter_text_numbered_once")],
            },
        ),
        migrations.CreateModel(
            "LetterDraft",
            [
                _KEY,
                ("code", models.CharField(max_length=8, verbose_name="letter")),
                ("sealed", models.BinaryField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("case", models.ForeignKey(on_delete=PROTECT, related_name="letter_drafts", to="requests.case")),
                _by("written by"),
                _organ(),
            ],
            {"verbose_name": "draft of a letter", "verbose_name_plural": "drafts of letters", "ordering": ("pk",)},
        ),
        migrations.CreateModel(
            "Letter",
            [
                _KEY,
                ("code", models.CharField(max_length=8, verbose_name="letter")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("place", models.PositiveIntegerField(null=True)),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="document number")),
                ("outcome", models.CharField(blank=True, max_length=32, verbose_name="outcome")),
                ("dated", models.DateField(verbose_name="date of the letter")),
                ("sealed", models.BinaryField()),
                ("docx", models.CharField(max_length=32, unique=True)),
                ("pdf", models.CharField(max_length=32, unique=True)),
                ("docx_sha256", models.CharField(max_length=64)),
                ("pdf_sha256", models.CharField(max_length=64)),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("case", models.ForeignKey(on_delete=PROTECT, related_name="letters", to="requests.case")),
                ("text", models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to="letters.lettertext")),
                _by("issued by"),
                _organ(),
            ],
            {
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(place__isnull=False), fields=("organ", "year", "place"), name="letter_numbered_once"
                    ),
                    models.UniqueConstraint(condition=~models.Q(number=""), fields=("organ", "number"), name="letter_number_once"),
                ],
            },
        ),
        migrations.CreateModel(
            "LetterCounter",
            [
                _KEY,
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField()),
                _organ(),
            ],
            {
                "verbose_name": "counter of letters",
                "verbose_name_plural": "counters of letters",
                "constraints": [models.UniqueConstraint(fields=("organ", "year"), name="letter_counter_once")],
            },
        ),
        *(walled(f"letters_{table}") for table in _TABLES),
        *(insert_only(f"letters_{table}") for table in ("letterhead", "lettertext", "letter")),
    )
