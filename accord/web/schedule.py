"""Every timed duty of the product, in one list. The worker sees that each is done once when it is due."""

from datetime import timedelta

from accord.charters.tasks import measure_promises, remind_of_signing
from accord.concerns.complaint_tasks import look_after_complaints
from accord.concerns.concern_tasks import look_after_concerns, look_after_worries
from accord.concerns.remedy_tasks import end_answered_complaints, remind_of_remedies
from accord.conduct.measure_tasks import look_after_measures
from accord.core.queue import Duty
from accord.core.tasks import count_how_full_tables_are, sweep_finished_work, sweep_lost_files
from accord.delivery.tasks import sweep_deliveries, tidy_office_list
from accord.messaging.tasks import (
    look_after_promises,
    pass_on_what_lies,
    release_after_limits,
    release_due,
    tell_above_of_emergencies,
)
from accord.people.roster.tasks import expire_rosters

DUTIES = (
    Duty(sweep_finished_work, every=timedelta(hours=6)),
    Duty(sweep_lost_files, every=timedelta(days=1)),
    Duty(count_how_full_tables_are, every=timedelta(days=1)),
    Duty(expire_rosters, every=timedelta(hours=1)),
    Duty(remind_of_signing, every=timedelta(hours=1)),
    Duty(measure_promises, every=timedelta(hours=12)),
    Duty(sweep_deliveries, every=timedelta(minutes=1)),
    Duty(tidy_office_list, every=timedelta(hours=1)),
    Duty(release_due, every=timedelta(minutes=1)),
    Duty(release_after_limits, every=timedelta(minutes=1)),
    Duty(tell_above_of_emergencies, every=timedelta(minutes=10)),
    Duty(look_after_complaints, every=timedelta(minutes=30)),
    Duty(end_answered_complaints, every=timedelta(hours=1)),
    Duty(remind_of_remedies, every=timedelta(hours=6)),
    Duty(look_after_concerns, every=timedelta(minutes=10)),
    Duty(look_after_worries, every=timedelta(minutes=10)),
    Duty(look_after_measures, every=timedelta(minutes=15)),
    Duty(look_after_promises, every=timedelta(minutes=2)),
    Duty(pass_on_what_lies, every=timedelta(minutes=10)),
)
