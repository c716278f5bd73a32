"""What the voice room records."""

from ettle.audit.verbs import register

register("view.started", "began to give views", whose=str)
register("view.saved", "saved views, not yet given", whose=str)
register("view.given", "gave views", whose=str, audience=str)
register("view.not_today", "chose not to give views today", whose=str)
register("view.read", "read the views", is_reading=True, whose=str)
register("drawing.added", "added a drawing")
register("drawing.removed", "took a drawing away")
register("view.kept_from_parent", "decided that a parent shall not read the child’s views")
register("hand_over.started", "handed a device over for the child’s views")
register("hand_over.ended", "took the device back")
register("help_call.made", "asked for help now")
register("help_call.answered", "answered a child’s call for help")
