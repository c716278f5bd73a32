"""Each recipient's own copy of a plan."""

from dataclasses import replace

from ettle.plans.printings.csp_context import CspContext, CspParent


def copy_for(
    context: CspContext, *, to: str, leave_out: frozenset[str] = frozenset()
) -> CspContext:
    """Make the copy for one recipient, without where some of the parents can be found.

    ``leave_out`` holds the refs of parents who are kept apart from this recipient. The
    pupil's own address goes too where the pupil lives with one of them, or the copy would
    tell it after all. Whether regulation 3 allows a copy to leave an address out is an
    open legal question, and the copy says so.
    """
    hidden = [each for each in context.parents if each.ref in leave_out]
    lives_there = any(each.pupil_lives_here for each in hidden)
    pupil = replace(context.pupil, address="", telephone="") if lives_there else context.pupil
    return replace(
        context,
        pupil=pupil,
        parents=tuple(
            _without_details(each) if each in hidden else each for each in context.parents
        ),
        copy_to=to,
        pupil_address_left_out=lives_there,
        something_left_out=bool(hidden),
    )


def _without_details(parent: CspParent) -> CspParent:
    return replace(parent, address="", telephone="", details_left_out=True)
