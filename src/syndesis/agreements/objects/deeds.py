"""What can be done to an agreement besides changing its fields: its moves, and what each asks for."""

from functools import partial
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from syndesis.agreements import lifecycle, services
from syndesis.agreements.choices import ApprovalState
from syndesis.agreements.lifecycle import ALLOWED
from syndesis.agreements.models import Approval
from syndesis.agreements.services.renewal import open_review
from syndesis.agreements.wording.notice import notice_told
from syndesis.core.forms import PartialDateFormField
from syndesis.core.models import User
from syndesis.objects import Deed, DeedForm

MOST = 2000


def _text(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 3) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=MOST, widget=box)


class RemarkForm(DeedForm):
    remark = _text(gettext_lazy("Remark"))


class ReasonForm(DeedForm):
    reason = _text(gettext_lazy("Reason"), required=True)


class DecisionForm(DeedForm):
    """`approval` says which of several decisions is meant; left out, the only one that waits for whoever asks."""

    approval = forms.IntegerField(
        required=False,
        min_value=1,
        widget=forms.HiddenInput,
        help_text=gettext_lazy("Which decision is meant, by its id, where several wait for you."),
    )
    comment = _text(gettext_lazy("Comment"), rows=2)


class SendBackForm(DecisionForm):
    comment = _text(
        gettext_lazy("Comment"), required=True, help_text=gettext_lazy("What is to be changed before it comes again.")
    )


class ReassignForm(DeedForm):
    """Which undecided step, and who decides it instead."""

    approval = forms.ModelChoiceField(Approval.objects.none(), label=gettext_lazy("Step"), empty_label=None)
    user = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Who decides it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        undecided = Approval.objects.filter(state__in=(ApprovalState.AHEAD, ApprovalState.WAITING))
        if self.record is not None:
            undecided = undecided.filter(agreement=self.record)
        self.fields["approval"].queryset = undecided  # type: ignore[attr-defined]
        able = User.objects.filter(is_active=True, invited_at=None).order_by("display_name", "username")
        self.fields["user"].queryset = able  # type: ignore[attr-defined]


class SignForm(DeedForm):
    signed_on = PartialDateFormField(label=gettext_lazy("Signed on"))
    remark = _text(
        gettext_lazy("Remark"),
        help_text=gettext_lazy("Who signed, where no signatory is named among the parties; where; on which occasion."),
    )


class TerminateForm(DeedForm):
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("Inclusive. Until it is past, the agreement goes on as it is."),
    )
    reason = _text(gettext_lazy("Reason"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record is not None and (told := notice_told(self.record, timezone.localdate())):
            self.fields["last_day"].help_text = _("Inclusive. %(notice)s") % {"notice": told}


class CorrectForm(DeedForm):
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=[(status.value, status.label) for status in ALLOWED["correct"].to],
        help_text=gettext_lazy("What is to be decided is corrected to a draft, and submitted."),
    )
    reason = _text(gettext_lazy("Reason"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record is not None and not self.is_bound:
            self.initial.setdefault("status", self.record.status)


def _allowed(deed: str, record: Any) -> bool:
    return lifecycle.is_allowed(deed, record.status)


def _deed(
    name: str, *, form: type[DeedForm] | None = None, possible: Any = None, service: Any = None, **more: Any
) -> Deed:
    done_by = service or getattr(services, name)
    return Deed(name, ALLOWED[name].label, done_by, possible or partial(_allowed, name), form=form, **more)


DEEDS = [
    _deed("submit", form=RemarkForm, primary=True),
    _deed("approve", form=DecisionForm, for_readers=True, elsewhere=True),
    _deed("send_back", form=SendBackForm, for_readers=True, elsewhere=True),
    Deed(
        "reassign",
        gettext_lazy("Ask somebody else to decide"),
        services.reassign,
        lifecycle.is_in_approval,
        form=ReassignForm,
        for_readers=True,
        elsewhere=True,
    ),
    _deed("withdraw", form=RemarkForm, possible=lifecycle.may_withdraw, elsewhere=True),
    _deed("sign", form=SignForm, possible=lifecycle.may_sign, primary=True),
    _deed("resume", form=RemarkForm, primary=True),
    _deed("reopen", form=RemarkForm, possible=lifecycle.may_reopen, primary=True),
    _deed("start_review", form=RemarkForm, service=open_review, elsewhere=True),
    _deed("end_review", form=RemarkForm, elsewhere=True),
    _deed("suspend", form=ReasonForm, elsewhere=True),
    _deed("terminate", form=TerminateForm, possible=lifecycle.may_terminate, elsewhere=True),
    _deed("keep", possible=lifecycle.may_keep, elsewhere=True),
    _deed("expire", form=RemarkForm, possible=lifecycle.may_expire, elsewhere=True),
    _deed("succeed", form=RemarkForm, elsewhere=True),
    _deed("correct", form=CorrectForm, elsewhere=True),
]
"""Those that are rarer stand below the stages of its life (`web.agreements.lifecycle`), where it says who decides."""
