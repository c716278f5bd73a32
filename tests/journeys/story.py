"""The ten steps of the story, in order; each is a function of one sitting."""

from tests.journeys.the_adult import (
    assistant_reads_the_card,
    head_answers_and_the_card_changes,
    head_puts_ruth_with_ailsa,
)
from tests.journeys.the_plan import (
    lead_puts_the_plan_together,
    officer_decides,
    officer_gives_the_plan,
)
from tests.journeys.the_request import (
    officer_proposes_and_asks_the_nhs,
    officer_records_the_request,
    therapist_answers,
)
from tests.journeys.the_views import child_gives_hers, mother_gives_her_views
from tests.journeys.who_may_look import (
    mother_sees_the_strip,
    signed_out_sees_no_difference,
    strangers_find_nothing,
)

STEPS = (
    officer_records_the_request,
    officer_proposes_and_asks_the_nhs,
    therapist_answers,
    mother_gives_her_views,
    child_gives_hers,
    lead_puts_the_plan_together,
    officer_decides,
    officer_gives_the_plan,
    head_puts_ruth_with_ailsa,
    assistant_reads_the_card,
    head_answers_and_the_card_changes,
    mother_sees_the_strip,
    strangers_find_nothing,
    signed_out_sees_no_difference,
)
