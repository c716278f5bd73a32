"""Kinds of need, in the words of families and schools. A need is not a diagnosis.

``census_reason`` is the reason for support in the pupil census that comes nearest. The list
and its codes change with the year's census; the words here do not.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NeedKind:
    """One kind of need: its key in the plan, its plain name, the census reason nearest to it."""

    key: str
    name: str
    census_reason: str = ""


NEED_KINDS = (
    NeedKind("autism", "Autism", "Autistic spectrum disorder"),
    NeedKind("adhd", "Attention and activity (ADHD)", "ADHD"),
    NeedKind("dyslexia", "Dyslexia", "Dyslexia"),
    NeedKind("specific_learning", "Numbers, or one area of learning", "Other specific difficulty"),
    NeedKind("language", "Speech, language and communication", "Language or speech disorder"),
    NeedKind("aac", "Talking with symbols or a device", "Communication support needs"),
    NeedKind("selective_mutism", "Finding it impossible to speak in some places", "Mental health"),
    NeedKind("hearing", "Deafness or hearing loss", "Hearing impairment"),
    NeedKind("visual", "Blindness or sight loss", "Visual impairment"),
    NeedKind("deafblind", "Deafblindness", "Deafblind"),
    NeedKind("physical", "Moving and physical disability", "Physical or motor impairment"),
    NeedKind("coordination", "Co-ordination (DCD or dyspraxia)", "Physical or motor impairment"),
    NeedKind("epilepsy", "Epilepsy", "Physical health problem"),
    NeedKind("health", "Health care at school", "Physical health problem"),
    NeedKind("learning_disability", "Learning disability", "Learning disability"),
    NeedKind("mental_health", "Feelings and mental health", "Mental health problem"),
    NeedKind("distress", "Distressed behaviour", "Social, emotional and behavioural difficulty"),
    NeedKind("trauma", "Hard things that have happened", "Family issues"),
    NeedKind("care", "Experience of care", "Looked after"),
    NeedKind("bereavement", "Someone has died", "Bereavement"),
    NeedKind("young_carer", "Looking after someone at home", "Young carer"),
    NeedKind("family", "What is happening in the family", "Family issues"),
    NeedKind("interrupted", "Time away from school, or moving often", "Interrupted learning"),
    NeedKind("eal", "Learning in English as another language", "English as an additional language"),
    NeedKind("more_able", "Learning far ahead of others", "More able pupil"),
    NeedKind("tics", "Tics and Tourette syndrome", "Other"),
    NeedKind("sleep", "Sleep", "Other"),
    NeedKind("eating", "Eating", "Mental health problem"),
    NeedKind("other", "Something else", "Other"),
)  # fmt: skip
NAMES = {kind.key: kind.name for kind in NEED_KINDS}
