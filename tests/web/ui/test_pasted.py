"""What Word pastes into a box, and what is kept of it."""

import pytest

from ettle.web.ui.pasted import WordsField, plain_words

WORD_TEXT = (
    "Ailsa\u00a0is curious.\r\n\r\n•\tShe likes:\r\no\tdraw\u00ading\r\n\uf0b7\tstories\r\n"
    "1.\tFirst this\v2.\tthen that\ufeff"
)
WORD_MARKUP = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Calibri"} --></style></head>
<body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8.0pt'><span style='font-size:12.0pt'>Ailsa&nbsp;is
curious.<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>
<![endif]>She draws &amp; builds.</p>
<ul><li>Stories</li><li>Trains</li></ul><!--EndFragment--></body></html>"""


def test_text_from_word_keeps_its_paragraphs_and_its_bullets():
    assert plain_words(WORD_TEXT) == (
        "Ailsa is curious.\n\n- She likes:\n- drawing\n- stories\n1. First this\n2. then that"
    )


def test_markup_from_word_becomes_the_words_that_were_seen():
    words = plain_words(WORD_MARKUP)

    assert words == "Ailsa is curious.\n\n- She draws & builds.\n\n- Stories\n- Trains"


@pytest.mark.parametrize(
    "typed",
    [
        "Ailsa counts to < 5, and 7 > 5.",
        "“Wait,” she said – don’t rush me…",
        "He wrote <3 in the sand.",
        "Sit by the door; not by the window.",
        "o is a vowel.",
        "A family: 👩‍👧.",
    ],
)
def test_what_a_person_typed_is_left_as_it_is(typed):
    assert plain_words(typed) == typed


def test_words_made_plain_twice_are_the_same():
    once = plain_words(WORD_MARKUP)

    assert plain_words(once) == once


def test_a_box_that_holds_only_styles_is_empty():
    assert WordsField(required=False).clean("<p class=MsoNormal>&nbsp;<o:p></o:p></p>") == ""
