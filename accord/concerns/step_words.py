"""What the steps of a complaint are called, and why one waits, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.rules.complaint_fairness import NotSerial, Unseated
from accord.rules.complaints import ComplaintStep, Why

STEPS: dict[ComplaintStep, Promise] = {
    ComplaintStep.ACKNOWLEDGE: _("Say that it has arrived"),
    ComplaintStep.CONFIRM_POINTS: _("Confirm the points"),
    ComplaintStep.NAME_INVESTIGATOR: _("Name who investigates"),
    ComplaintStep.FIND: _("Write what was found"),
    ComplaintStep.PROMISE_NEW_DATE: _("Promise a new date"),
    ComplaintStep.SEAT_PANEL: _("Seat the panel"),
    ComplaintStep.SEND_PAPERS: _("Send the papers"),
    ComplaintStep.HEAR: _("Hear the family"),
    ComplaintStep.ANSWER: _("Answer"),
    ComplaintStep.ASK_NEXT_STAGE: _("Ask for the next stage"),
    ComplaintStep.FINISH_REMEDY: _("Put right what was promised"),
    ComplaintStep.WITHDRAW: _("Withdraw"),
    ComplaintStep.PUT_OUT_OF_SCOPE: _("Put out of scope"),
    ComplaintStep.TAKE_UP_AGAIN: _("Take up again"),
}

WHY: dict[Why, Promise] = {
    Why.ENDED: _("The complaint has ended. It can be taken up again."),
    Why.NOT_ENDED: _("The complaint has not ended."),
    Why.ALREADY_DONE: _("This has been done already."),
    Why.ANSWERED: _("This stage has been answered. The family can ask for the next one."),
    Why.NOT_ANSWERED: _("The answer is not due yet."),
    Why.NO_POINTS: _("Nobody has written the points down yet."),
    Why.POINTS_NOT_CONFIRMED: _("The family has not confirmed the points yet. They say what the complaint is about."),
    Why.NO_INVESTIGATOR: _("Nobody has been named to investigate yet."),
    Why.POINTS_WITHOUT_FINDING: _("An answer says what was found on every point. Some have no finding yet."),
    Why.NO_PANEL_AT_THIS_STAGE: _("No panel hears this stage."),
    Why.PANEL_NOT_SEATED: _("The panel is not complete yet."),
    Why.PAPERS_NOT_SENT: _("The papers have not been sent yet. Panel and family read them before the hearing."),
    Why.NOT_HEARD: _("The panel has not heard the family yet."),
    Why.LAST_STAGE: _("This is the last stage here. The answer names who can look at it outside the school."),
    Why.TIME_HAS_PASSED: _("The time for this has passed."),
    Why.NO_REMEDY_OPEN: _("Everything that was promised is done."),
}

UNSEATED: dict[Unseated, Promise] = {
    Unseated.TOO_FEW: _("The panel needs more members."),
    Unseated.NOBODY_INDEPENDENT: _("The panel needs a member who is independent of the school."),
    Unseated.CONFLICT: _("Somebody on the panel has a part in this complaint. Choose another."),
    Unseated.TWICE: _("Somebody is on the panel twice."),
}

NOT_SERIAL: dict[NotSerial, Promise] = {
    NotSerial.NOT_A_LEADER: _("Only a leader of the school decides this."),
    NotSerial.CONFLICT: _("Whoever the complaints are about does not decide this. Ask another leader."),
    NotSerial.NO_REASONS: _("Write the reasons. The family reads them."),
    NotSerial.NOTHING_TRIED: _("Write what was tried before. Without that it cannot be decided."),
    NotSerial.NO_END: _("Give it a last day after its first."),
    NotSerial.TOO_LONG: _("It ends within six months. After that it is decided anew, with new reasons."),
}
