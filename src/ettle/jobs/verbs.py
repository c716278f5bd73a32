"""What the jobs room records. What the work itself does is recorded by its own room."""

from ettle.audit.verbs import register

register("job.asked", "asked for long work ({kind})", kind=str)
register("job.asked_again", "asked again for long work ({kind})", kind=str)
register("job.stopped", "stopped long work ({kind})", kind=str)
register("job.finished", "finished long work ({kind})", kind=str, attempts=int)
register("job.failed", "could not finish long work ({kind})", kind=str, attempts=int)
