"""Jobs that are done are forgotten after a day; those that failed stay, to be looked at."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

_HOURS = 24


@app.periodic(cron="20 * * * *")
@app.task(name="serve.forget_finished", queueing_lock="serve.forget_finished", pass_context=True)
async def forget_finished(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - procrastinate gives it to every periodic task
    """Every hour: removes what succeeded more than a day ago."""
    await context.app.job_manager.delete_old_jobs(nb_hours=_HOURS)
