"""The form in which a child or a family chooses who is told of experience of care."""

from typing import Any

from django import forms

from ettle.web.ui.forms import EttleForm
from ettle.web.ui.long_words import LongWordsField

LONGEST = 2_000


class CareForm(EttleForm):
    """Who may know, and words of one's own if one wishes."""

    marks_optional = False
    seen_by = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": "Choose who may know."}
    )
    words = LongWordsField(longest=LONGEST, required=False, rows=3)

    def __init__(self, *args: Any, name: str, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trusted = "the adult I trust" if is_own else f"the adult {name} trusts"
        self.fields["seen_by"].label = "Who may know?"
        self.fields["seen_by"].choices = [
            ("trusted", f"Only {trusted} at school, and the school’s leaders"),
            (
                "school",
                "The school’s leaders, and the people at the council who look after support",
            ),
            ("officers", "Only the people at the council who look after support, not the school"),
        ]
        self.fields["words"].label = "Do you want to add anything?"
        self.fields["words"].help_text = "You can leave this empty."
