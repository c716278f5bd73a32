"""The form every page builds on: plain errors, nothing typed is lost, one press is enough."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.renderers import TemplatesSetting

from ettle.web.ui.fields import RATHER_NOT, DayField, DrawingField, FacesField, UploadField
from ettle.web.ui.widgets import DayWidget, FacesWidget

__all__ = [
    "RATHER_NOT",
    "DayField",
    "DayWidget",
    "DrawingField",
    "EttleForm",
    "EttleRenderer",
    "FacesField",
    "FacesWidget",
    "UploadField",
]

OWN_PARTS = frozenset({"form_key", "expected_version", "kept_as", "kept_seen"})
OUT_OF_DATE = "This page is out of date, so nothing was saved. Open it again and send it once more."
TOO_LONG = "That is %(show_value)d characters and the most is %(limit_value)d. Make it shorter."


class EttleRenderer(TemplatesSetting):
    """Draw every form, allauth's too, with the Design System's markup."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class EttleForm(forms.Form):
    """A form that knows this showing of itself, and the version of the record it was shown for.

    ``form_key`` stays the same when the same showing is sent twice, so a service can
    do a thing once. ``expected_version`` lets it refuse a stale page. ``skipped`` names
    the files that were too large to take: ``request.META.get("ettle.skipped", ())``.
    """

    one_question = False
    marks_optional = True  # False where the page itself says that nothing has to be filled in
    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        version: int | None = None,
        skipped: Iterable[str] = (),
        one_question: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.one_question = one_question or type(self).one_question
        self.fields["form_key"] = forms.UUIDField(
            widget=forms.HiddenInput,
            required=False,
            initial=uuid4,
            error_messages={"invalid": OUT_OF_DATE},
        )
        sent = self.is_bound and self.add_prefix("expected_version") in self.data
        if version is not None or sent:
            self.fields["expected_version"] = forms.IntegerField(
                widget=forms.HiddenInput,
                required=False,
                initial=version,
                error_messages={"invalid": OUT_OF_DATE},
            )
        for name, field in self.fields.items():
            field.error_messages.setdefault("max_length", TOO_LONG)
            if isinstance(field, UploadField):
                field.was_skipped = self.add_prefix(name) in skipped

    @property
    def form_key(self) -> UUID:
        """The key of this showing of the form; a new one if none was sent."""
        return self.cleaned_data.get("form_key") or uuid4()

    @property
    def expected_version(self) -> int | None:
        """The version of the record that the person was looking at."""
        return self.cleaned_data.get("expected_version")

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, without the form's own hidden parts."""
        return {name: value for name, value in self.cleaned_data.items() if name not in OWN_PARTS}

    @property
    def typed(self) -> list[tuple[str, Any]]:
        """What was typed, under its questions, to stand beside what somebody else saved."""
        return [
            (str(self.fields[name].label), words)
            for name, words in self.answers.items()
            if words and name in self.fields
        ]

    def refuse(self, field: str | None, words: str) -> None:
        """Show a service's refusal at its question (or at the top) and keep what was typed."""
        self.add_error(field if field in self.fields else None, words)
