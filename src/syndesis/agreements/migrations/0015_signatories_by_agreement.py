"""Who signed belongs to the agreement and names the party, so that it is written along with the agreement."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from syndesis.core.history import recording_migration


def name_the_party(apps, schema_editor):
    signatories, parties = (apps.get_model("agreements", name).objects for name in ("Signatory", "AgreementParty"))
    if not signatories.exists():
        return
    party = parties.filter(pk=OuterRef("party"))
    with recording_migration("Signatories of agreements named by party"):
        signatories.update(
            agreement=Subquery(party.values("agreement")), organisation=Subquery(party.values("organisation"))
        )
        schema_editor.connection.check_constraints()  # PostgreSQL alters no table with some yet to check


def _key(to, related_name, on_delete, *, null, **more):
    return models.ForeignKey(to=to, related_name=related_name, on_delete=on_delete, null=null, **more)


def _columns(*, null):
    cascade, protect = django.db.models.deletion.CASCADE, django.db.models.deletion.PROTECT
    return {
        "agreement": _key("agreements.agreement", "signatories", cascade, null=null),
        "organisation": _key(
            "directory.organisation", "signatures", protect, null=null, verbose_name="signed for"
        ),
    }


class Migration(migrations.Migration):
    dependencies = [("agreements", "0014_notice_in_months_unless_said")]
    operations = [
        *(migrations.AddField("signatory", name, field) for name, field in _columns(null=True).items()),
        migrations.RunPython(name_the_party, migrations.RunPython.noop),
        *(migrations.AlterField("signatory", name, field) for name, field in _columns(null=False).items()),
        migrations.RemoveConstraint("signatory", "signatory_once"),
        migrations.RemoveField("signatory", "party"),
        migrations.AlterField(
            "signatory",
            "person",
            _key("directory.person", "signatures", django.db.models.deletion.PROTECT, null=False,
                 verbose_name="who signed"),
        ),
        migrations.AlterField(
            "signatory",
            "position",
            _key("directory.position", "signatures", django.db.models.deletion.PROTECT, null=True, blank=True,
                 verbose_name="position on record"),
        ),
        migrations.AlterModelOptions(
            "signatory",
            {"ordering": ["id"], "verbose_name": "signatory", "verbose_name_plural": "signatories"},
        ),
        migrations.AddConstraint(
            "signatory",
            models.UniqueConstraint(
                fields=["agreement", "organisation", "person"],
                name="signatory_once",
                violation_error_message="Who signs for a party signs once.",
            ),
        ),
    ]
