"""A box for as many words as somebody has, with no count under it to put them off."""

from typing import Any

from django import forms

TOO_LONG = (
    "That is very long: {many:,} letters. We have room for {room:,}."
    " Please take some words out. All your words are still here."
)


class LongWordsField(forms.CharField):
    """Words up to ``longest`` letters, counted as the person sees them: a new line is one."""

    def __init__(self, *, longest: int, rows: int = 6, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def clean(self, value: Any) -> str:
        """Refuse what is too long in words; the page shows it again, whole."""
        words: str = super().clean(value).replace("\r\n", "\n")
        if len(words) > self.longest:
            raise forms.ValidationError(TOO_LONG.format(many=len(words), room=self.longest))
        return words
