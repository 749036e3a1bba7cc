"""The templates of agreements: keeping them once they are found to be sound, and making drafts from them."""

from pathlib import PurePath

from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements import policies
from syndesis.agreements.choices import PaperRole
from syndesis.agreements.drafting import EXAMPLE, facts_of
from syndesis.agreements.models import Agreement, AgreementPaper, AgreementTemplate
from syndesis.agreements.services.papers import NewPaper, add_papers
from syndesis.agreements.wording import agreement_title
from syndesis.core import files
from syndesis.core.history import Actor, recording
from syndesis.core.models import Role
from syndesis.core.policies import Forbidden
from syndesis.core.services import Refused, stored_file
from syndesis.lib.word_templates import Wrong, filled

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST = 10 << 20
"""Bytes of a template."""
WRONG = {
    "damaged": gettext_lazy("%(file)s is no Word file (.docx), or is damaged. Save it anew in Word."),
    "empty": gettext_lazy("%(file)s has no field to be filled, such as {{ title }}."),
    "encrypted": gettext_lazy("%(file)s is protected by a password or encrypted."),
    "field": gettext_lazy("%(file)s uses the field “%(detail)s”, which there is not."),
    "forbidden": gettext_lazy("%(file)s uses “%(detail)s” in a tag, which templates may not."),
    "macros": gettext_lazy("%(file)s holds macros. Save it as .docx without them."),
    "slow": gettext_lazy("%(file)s takes too long to fill, or becomes too large."),
    "tag": gettext_lazy("%(file)s has a tag that is broken: %(detail)s"),
}


def governs(by: Actor) -> None:
    """Raises Forbidden unless the actor may look after templates."""
    if by.user is not None and by.user.role != Role.ADMINISTRATOR:
        raise Forbidden(_("Templates of agreements"))


def keep_template(
    *,
    by: Actor,
    content: bytes,
    file_name: str,
    name: str,
    language: str,
    kind: str = "",
    template: AgreementTemplate | None = None,
    is_invented: bool = False,
) -> AgreementTemplate:
    """Keep a new template, or a new file for one. Raises Refused, naming the file and the field, where it is unsound:
    it is filled with an example first."""
    governs(by)
    check_template(content, file_name)
    sha256 = files.put(content)
    with recording(by, "Template of agreements kept"):
        row = template or AgreementTemplate(is_invented=is_invented)
        row.name, row.language, row.kind = name.strip()[:200], language, kind
        row.file, row.file_name = stored_file(sha256, len(content), DOCX), file_name[:255]
        row.save()
    return row


def describe_template(template: AgreementTemplate, *, by: Actor, name: str, language: str, kind: str) -> None:
    """Say anew what a template is called and for what it is."""
    governs(by)
    with recording(by, "Template of agreements changed"):
        template.name, template.language, template.kind = name.strip()[:200], language, kind
        template.save(update_fields=["name", "language", "kind"])


def set_in_use(template: AgreementTemplate, *, by: Actor, is_active: bool) -> None:
    """Offer a template for drafts, or no longer."""
    governs(by)
    reason = "Template of agreements taken into use" if is_active else "Template of agreements taken out of use"
    with recording(by, reason):
        template.is_active = is_active
        template.save(update_fields=["is_active"])


def check_template(content: bytes, file_name: str) -> None:
    """Raises Refused where a file cannot be a template."""
    if not content:
        raise Refused(_("%(file)s is empty.") % {"file": file_name})
    if len(content) > MOST:
        raise Refused(_("%(file)s is larger than %(limit)s.") % {"file": file_name, "limit": filesizeformat(MOST)})
    suffix = PurePath(file_name).suffix.lower()
    if suffix in (".docm", ".dotm"):
        raise Refused(WRONG["macros"] % {"file": file_name})
    if suffix != ".docx":
        raise Refused(WRONG["damaged"] % {"file": file_name})
    try:
        filled(content, EXAMPLE, EXAMPLE)
    except Wrong as wrong:
        raise _refused(wrong, file_name) from wrong


def make_draft(agreement: Agreement, template: AgreementTemplate, *, by: Actor) -> AgreementPaper:
    """Fill a template with what an agreement says; the Word file becomes the next version of its draft in the language
    of the template. Raises Refused where the template does not suit, or cannot be filled."""
    policies.agreements.check(by.user, agreement)
    if not template.is_active or template.kind not in ("", agreement.kind):
        raise Refused(_("The template “%(name)s” is not for this agreement.") % {"name": template})
    facts = facts_of(agreement, by.user, template.language)
    try:
        content = filled(files.get(template.file.sha256), facts, EXAMPLE)
    except Wrong as wrong:
        raise _refused(wrong, template.file_name) from wrong
    with recording(by, "Draft made from a template"):
        name = _file_name(agreement, template)
        remark = _("Made from the template “%(name)s”") % {"name": template}
        (paper,) = add_papers(
            by=by,
            agreement=agreement,
            given=[NewPaper(name, len(content), [content])],
            role=PaperRole.DRAFT,
            language=template.language,
            remark=remark,
        )
    return paper


def templates_for(agreement: Agreement) -> list[AgreementTemplate]:
    """The templates from which a draft of it can be made, those of its kind first."""
    rows = AgreementTemplate.objects.filter(is_active=True, kind__in=("", agreement.kind)).select_related("file")
    return sorted(rows, key=lambda row: (not row.kind, row.name))


def _file_name(agreement: Agreement, template: AgreementTemplate) -> str:
    name = slugify(agreement.reference or agreement_title(agreement), allow_unicode=True)[:80] or f"{agreement.pk}"
    number = agreement.papers.filter(role=PaperRole.DRAFT, language=template.language).count() + 1
    return f"{name}-{template.language[:2]}-{number}.docx"


def _refused(wrong: Wrong, file_name: str) -> Refused:
    told = str(WRONG[wrong.problem] % {"file": file_name, "detail": wrong.detail})
    if wrong.near:
        told += " " + _("Is “%(field)s” meant?") % {"field": wrong.near}
    return Refused(told, "file")
