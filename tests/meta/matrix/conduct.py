"""Conduct: incidents, measures, and their letters."""

from tests.meta.matrix.answers import Row, fills, presses, signed_in
from tests.meta.matrix.who import ASKED, BOARD, CHAIR, CHIEF, DEPUTY, HEAD, MOTHER, OFFICE, REACHES, STAFF, TEACHES

AT_A_SCHOOL = {
    "conduct:incidents": Row(STAFF, 200, 405),
    "conduct:report": Row(STAFF, 200, 405),
    "conduct:report_about": fills(STAFF),
    "conduct:reported": Row(OFFICE, 200, 405, of="incident", refused=404),
    "conduct:own_account": fills(TEACHES, of="account_request", refused=404),
    "conduct:support": fills(TEACHES | DEPUTY | HEAD, of="affected", refused=404),
    "conduct:answer_support": presses(TEACHES, of="support_offer", refused=404),
    "conduct:incident": Row(DEPUTY | HEAD, 200, 405, of="incident", absent=CHAIR),
    "conduct:ask_account": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:record_account": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:add_evidence": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:evidence": Row(DEPUTY | HEAD, 200, 405, of="incident", absent=CHAIR),
    "conduct:evidence_file": Row(DEPUTY | HEAD, 200, 405, of="incident", absent=CHAIR),
    "conduct:address": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:pass_incident": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:close": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:reopen": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:say_who": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:letters": Row(DEPUTY | HEAD, 200, 405, of="lettered_incident", absent=CHAIR),
    "conduct:letter_file": Row(DEPUTY | HEAD, 200, 405, of="letter", absent=CHAIR),
    "conduct:seal_letter": presses(DEPUTY | HEAD, of="letter", absent=CHAIR),
    "conduct:consider": fills(DEPUTY | HEAD, of="measured_incident", absent=CHAIR),
    "conduct:measure": Row(DEPUTY | HEAD, 200, 405, of="measure", absent=CHAIR),
    "conduct:confirm_measure": presses(DEPUTY | HEAD, 422, of="measure", absent=CHAIR),
    "conduct:record_answer": presses(DEPUTY | HEAD, 422, of="measure", absent=CHAIR),
    "conduct:patterns": Row(DEPUTY | HEAD | BOARD, 200, 405),
    "envelopes:envelopes": Row(REACHES, 200, 405),
    "envelopes:envelope": fills(REACHES, of="envelope"),
}

ELSEWHERE = {
    "family_conduct:reported": Row(MOTHER, 200, 405, of="family_report", refused=404),
    "family_conduct:account": fills(MOTHER, of="family_request", refused=404),
    "family_conduct:letter": Row(MOTHER, 200, 405, of="letter", refused=404),
    "family_conduct:letter_file": Row(MOTHER, 200, 405, of="letter", refused=404),
    "family_conduct:measure": fills(MOTHER, of="measure", refused=404),
    "family_conduct:report": fills(ASKED | {"guardian of other school"}, refused=404),
    "asked_incidents:incident": Row(CHIEF, 200, 405, of="incident_above", refused=404),
    "asked_incidents:ask_account": fills(CHIEF, of="incident_above", refused=404),
    "asked_incidents:record_account": fills(CHIEF, of="incident_above", refused=404),
    "asked_incidents:add_evidence": fills(CHIEF, of="incident_above", refused=404),
    "asked_incidents:evidence": Row(CHIEF, 200, 405, of="incident_above", refused=404),
    "asked_incidents:evidence_file": Row(CHIEF, 200, 405, of="incident_above", refused=404),
    "asked_incidents:close": fills(CHIEF, of="incident_above", refused=404),
    "asked_incidents:reopen": fills(CHIEF, of="incident_above", refused=404),
    "asked_measures:consultation": fills(CHAIR, of="measure_question", refused=404),
    "asked_measures:review": fills(frozenset({"governor"}), of="measure", refused=404),
}

FOR_EVERYBODY = {
    "family_conduct:measures": signed_in(200, 405),
    "family_conduct:overview": signed_in(200, 405),
    "family_conduct:letters": signed_in(200, 405),
}
