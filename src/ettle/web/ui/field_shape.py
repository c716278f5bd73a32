"""One question of a form, as the Design System draws it, whatever kind of widget asks it."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.safestring import SafeString

from ettle.web.ui.blanks import in_plain_words
from ettle.web.ui.widgets import DayWidget, FacesWidget

# The first that fits: ticked boxes are a kind of radio to Django, so they come before radios.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DayWidget, "day"),
    (FacesWidget, "faces"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
)
STOCK_ROWS = "10"  # Django's own, more than most answers need
GROUPS = frozenset({"day", "faces", "checkboxes", "radios"})
CONTROL_CLASS = {"select": "ds_select", "file": "ds_file-upload__input"}


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary; without ``target`` it belongs to no single question."""

    words: str
    target: str = ""


class FieldShape:
    """A bound field with what its template needs: its kind, ids, words and drawn control."""

    def __init__(self, bound: forms.BoundField) -> None:
        self.bound = bound
        self.id = bound.auto_id or bound.html_name
        self.hint_id = f"{self.id}_hint"
        self.error_id = f"{self.id}_error"
        self.count_id = f"{self.id}_count"
        self.is_heading = bool(getattr(bound.form, "one_question", False))

    @property
    def kind(self) -> str:
        widget = self.bound.field.widget
        return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "text")

    @property
    def is_group(self) -> bool:
        return self.kind in GROUPS

    @property
    def optional(self) -> bool:
        marked = getattr(self.bound.form, "marks_optional", True)
        return marked and not self.bound.field.required and self.kind != "checkbox"

    @property
    def hint(self) -> str:
        # Kept as it is: allauth marks its own markup as safe, and str() would undo that.
        return cast(str, self.bound.help_text)

    @property
    def errors(self) -> list[str]:
        return [in_plain_words(self.bound.field, str(words)) for words in self.bound.errors]

    @property
    def described_by(self) -> str:
        parts = []
        if self.hint:
            parts.append(self.hint_id)
        if self.errors:
            parts.append(self.error_id)
        return " ".join(parts)

    @property
    def max_length(self) -> int | None:
        """The most characters a long answer takes, for the count under it."""
        if self.kind != "textarea":
            return None
        return getattr(self.bound.field, "max_length", None)

    @property
    def control(self) -> SafeString:
        """The input itself, told about its hint and error."""
        own = self.bound.field.widget.attrs.get("class", "")
        base = CONTROL_CLASS.get(self.kind, "ds_input")
        wrong = f"{base}--error" if self.errors else ""
        attrs: dict[str, Any] = {"class": " ".join(filter(None, (base, wrong, own)))}
        if self.described_by:
            attrs["aria-describedby"] = self.described_by
        # A hint inside the box goes when typing starts and is too pale to read: labels say it.
        if "placeholder" in self.bound.field.widget.attrs:
            attrs["placeholder"] = False
        if self.kind == "textarea":
            rows = self.bound.field.widget.attrs.get("rows", STOCK_ROWS)
            attrs["rows"] = 5 if str(rows) == STOCK_ROWS else rows
        return self.bound.as_widget(attrs=attrs)

    @property
    def options(self) -> list[dict[str, Any]]:
        """The answers of a group of radios or boxes, or the three boxes of a day."""
        options = []
        for part in self.bound.subwidgets:
            options += part.data.get("subwidgets", [part.data])
        return options

    @property
    def target(self) -> str:
        """The id that an error link moves to: the first box of a group."""
        options = self.options if self.is_group else []
        return options[0]["attrs"]["id"] if options else self.id


def error_links(form: forms.BaseForm) -> list[ErrorLink]:
    """List every error of a form in the order of its questions, the whole form's own first."""
    links = [ErrorLink(str(words)) for words in form.non_field_errors()]
    for bound in form:
        question = FieldShape(bound)
        target = "" if bound.is_hidden else question.target
        links += [ErrorLink(words, target) for words in question.errors]
    return links
