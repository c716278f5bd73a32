"""The child's forms: one thing each, nothing that must be answered."""

from typing import Any

from django import forms

from ettle.voice.questions import FACES, LONGEST_ANSWER, Question
from ettle.web.ui import phrases
from ettle.web.ui.forms import RATHER_NOT, DrawingField, EttleForm, FacesField
from ettle.web.ui.long_words import LongWordsField

AUDIENCES = (
    ("everyone", "Everyone helping with my plan"),
    ("school", "Only my school people"),
)


class WordsForm(EttleForm):
    """One question, and room for as many words as somebody has."""

    words = LongWordsField(longest=LONGEST_ANSWER, required=False)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, one_question=True, **kwargs)
        self.fields["words"].label = question.words
        self.fields["words"].help_text = question.hint


class FacesForm(EttleForm):
    """Five statements, five faces each, and *I'd rather not* beside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for face in FACES:
            field = FacesField(label=face.words, required=False)
            # The page's own button says "not today"; this passes over one face only.
            field.choices = [*phrases.FACES, (RATHER_NOT, "I’d rather not say")]
            self.fields[face.key] = field

    @property
    def chosen(self) -> dict[str, int]:
        """The faces chosen, 1 to 5; those passed over are left out."""
        return {
            face.key: int(self.cleaned_data[face.key])
            for face in FACES
            if self.cleaned_data.get(face.key) not in (None, "", RATHER_NOT)
        }


class DrawingForm(EttleForm):
    """A photo of a drawing, and what the child wants to say about it."""

    drawing = DrawingField(label="Choose a picture", required=False)
    caption = forms.CharField(
        label="What is it?", required=False, max_length=300, help_text="You can leave this empty."
    )


class AudienceForm(EttleForm):
    """Who may read it: the child's choice."""

    audience = forms.ChoiceField(
        label="Who can read what you said?",
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two."},
    )
