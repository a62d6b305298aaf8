"""Jobs whose worker was killed: they are taken up again."""

import logging

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

_LOG = logging.getLogger(__name__)
_MOST = 3
"""So often a job is taken up: one that itself ends its worker would else do so for ever."""


@app.periodic(cron="* * * * * */10")
@app.task(name="serve.take_up", queueing_lock="serve.take_up", pass_context=True)
async def every_ten_seconds(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - procrastinate gives it to every periodic task
    """Looks for such jobs."""
    await take_up(context.app.job_manager)


async def take_up(jobs: JobManager) -> None:
    """Puts back into the queue what belongs to workers of which nothing was heard for a while."""
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=settings.WORKER_SILENCE):
        if job.attempts >= _MOST:
            _LOG.error("job %s (%s): its worker was killed %d times; it is given up", job.id, job.task_name, _MOST + 1)
            await jobs.finish_job(job, Status.FAILED, delete_job=False)
            continue
        try:
            await jobs.retry_job(job)
        except UniqueViolation:  # another one that does the same waits already
            await jobs.finish_job(job, Status.ABORTED, delete_job=False)
        else:
            _LOG.warning("job %s (%s): its worker was killed; it is taken up again", job.id, job.task_name)
