"""Who gets which answer at which address: the whole table, written by hand and read by no part of the product.

At an address of a school, staff whose role does not open it are told so (403); to everybody else it does not
exist (404). Strangers are led to the sign-in, people whose last place has ended are shown out.

`looks`: a page without a form. `fills`: a form, empty when it is sent here. `presses`: a button, which cannot be
opened as a page. `of` names the thing in the address, at Riverbank.
"""

from dataclasses import dataclass

TEACHES = frozenset({"teacher of the class"})
NO_LINK = frozenset({"teacher without link"})
OFFICE = frozenset({"office"})
YEAR = frozenset({"head of year"})
NEEDS = frozenset({"special needs"})
LEAD = frozenset({"safeguarding lead"})
DEPUTY = frozenset({"leader"})
HEAD = frozenset({"headteacher"})
BOARD = frozenset({"governor", "chair"})
CHAIR = frozenset({"chair"})
VOLUNTEERS = frozenset({"volunteer coordinator"})
ADMIN = frozenset({"administrator"})

OWN_PUPILS = TEACHES | OFFICE | YEAR | NEEDS | LEAD | DEPUTY | HEAD
WITH_PUPILS = OWN_PUPILS | NO_LINK
COLLEAGUES = WITH_PUPILS | VOLUNTEERS | ADMIN
STAFF = COLLEAGUES | BOARD
ARRANGES = OFFICE | DEPUTY | HEAD | ADMIN
CALENDAR = OFFICE | ADMIN
REACHES = OFFICE | DEPUTY | HEAD
READERS = REACHES | TEACHES
"""Those who read a conversation that the teacher of the class has and that is not confidential."""
CONCERNED = WITH_PUPILS | CHAIR
"""Those to whom a concern may come."""
WRITES = DEPUTY | HEAD | ADMIN
CHIEF = frozenset({"trust chief executive"})
MOTHER = frozenset({"guardian"})
IN_SPACE = TEACHES | LEAD | DEPUTY | HEAD
OPENS = TEACHES | DEPUTY | HEAD
OF_CLASS = MOTHER | {"separated guardian", "other parent of that child"}
"""Guardians of the class who came into its space; an order keeps the guardian under it out (GROUP-2)."""
CONSULTED = MOTHER | {"separated guardian", "other parent of that child", "foster carer"}
ASKED = MOTHER | {
    "separated guardian", "other parent of that child", "guardian under an order", "contact only", "foster carer",
}  # fmt: skip
"""Every guardian who may be written to is asked to sign, whatever a court has ordered about a child (SIGN-2)."""


@dataclass(frozen=True)
class Row:
    """The answers of one address: `who` gets `get` and `post`; `posters` when fewer may send than look."""

    who: frozenset[str]
    get: int
    post: int
    of: str = ""
    posters: frozenset[str] | None = None
    absent: frozenset[str] = frozenset()
    refused: int = 403


def looks(who: frozenset[str], **more: object) -> Row:
    return Row(who, 200, 200, **more)  # type: ignore[arg-type]


def fills(who: frozenset[str], post: int = 422, **more: object) -> Row:
    return Row(who, 200, post, **more)  # type: ignore[arg-type]


def presses(who: frozenset[str], post: int = 302, **more: object) -> Row:
    return Row(who, 405, post, **more)  # type: ignore[arg-type]


AT_A_SCHOOL = {
    "desk": looks(STAFF),
    "schools:school": looks(ARRANGES),
    "schools:details": fills(ADMIN),
    "schools:crest": fills(ADMIN),
    "schools:remove_crest": presses(ADMIN),
    "schools:values": looks(ARRANGES),
    "schools:new_value": fills(ADMIN),
    "schools:value": fills(ADMIN, of="value"),
    "schools:move_value": presses(ADMIN, of="value"),
    "schools:remove_value": presses(ADMIN, of="value"),
    "schools:hours": looks(ARRANGES),
    "schools:new_hours": fills(CALENDAR),
    "schools:week": fills(CALENDAR, of="hours"),
    "schools:remove_hours": presses(CALENDAR, of="hours"),
    "schools:calendar": looks(ARRANGES),
    "schools:new_year": fills(CALENDAR),
    "schools:year": looks(ARRANGES, of="year"),
    "schools:change_year": fills(CALENDAR, of="year"),
    "schools:remove_year": presses(CALENDAR, 409, of="year"),
    "schools:new_closure": fills(CALENDAR),
    "schools:import_closures": fills(CALENDAR),
    "schools:apply_import": presses(CALENDAR, 422),
    "schools:holidays": fills(CALENDAR, 302),
    "schools:closure": fills(CALENDAR, of="closure"),
    "schools:remove_closure": presses(CALENDAR, of="closure"),
    "schools:new_special_day": fills(CALENDAR),
    "schools:special_day": fills(CALENDAR, of="special_day"),
    "schools:remove_special_day": presses(CALENDAR, of="special_day"),
    "invitations:list": looks(CALENDAR),
    "invitations:send": presses(CALENDAR),
    "invitations:letters": Row(OFFICE, 200, 405, absent=ADMIN),
    "invitations:withdraw": presses(OFFICE, of="invitation", absent=ADMIN),
    "invitations:again": presses(OFFICE, of="invitation", absent=ADMIN),
    "people:search": looks(STAFF),
    "people:students": looks(WITH_PUPILS),
    "people:new_student": fills(OFFICE),
    "people:student": looks(OWN_PUPILS, of="student", absent=NO_LINK),
    "people:edit_student": fills(OFFICE, of="student"),
    "people:join_class": fills(OFFICE, of="student"),
    "people:orders": looks(LEAD | HEAD, of="student"),
    "people:new_order": fills(LEAD | HEAD, of="student"),
    "people:end_order": fills(LEAD | HEAD, of="student"),
    "people:find_guardian": looks(OFFICE, of="student"),
    "people:new_guardian": fills(OFFICE, of="student"),
    "people:tie_known": fills(OFFICE, of="student"),
    "people:edit_tie": fills(OFFICE, of="tie"),
    "people:end_tie": fills(OFFICE, of="tie"),
    "people:earlier": presses(OFFICE, 409, of="tie"),
    "people:guardian": looks(OWN_PUPILS, of="guardian", absent=NO_LINK),
    "people:edit_guardian": fills(OFFICE, of="guardian"),
    "people:address": fills(LEAD | HEAD, of="guardian"),
    "people:staff": looks(COLLEAGUES),
    "people:new_staff": fills(ADMIN),
    "people:member": looks(COLLEAGUES, of="member"),
    "people:edit_staff": fills(ADMIN, of="member"),
    "people:end_staff": fills(ADMIN, of="member"),
    "people:new_role": fills(ADMIN, of="member"),
    "people:new_absence": fills(ARRANGES | TEACHES, of="member"),
    "people:hours": fills(ARRANGES | TEACHES, of="member"),
    "people:end_role": fills(ADMIN, of="role"),
    "people:twice_guardians": looks(OFFICE),
    "people:find_twin_guardians": looks(OFFICE, of="guardian"),
    "people:join_guardians": fills(OFFICE, of="guardian"),
    "people:apart_guardians": presses(OFFICE, of="guardian"),
    "people:take_back_guardians": presses(OFFICE, 409, of="guardian"),
    "people:twice_students": looks(OFFICE),
    "people:find_twin_students": looks(OFFICE, of="student"),
    "people:join_students": fills(OFFICE, of="student"),
    "people:apart_students": presses(OFFICE, of="student"),
    "people:take_back_students": presses(OFFICE, 409, of="student"),
    "people:twice_staff": looks(ADMIN),
    "people:find_twin_staff": looks(ADMIN, of="member"),
    "people:join_staff": fills(ADMIN, of="member"),
    "people:apart_staff": presses(ADMIN, of="member"),
    "people:take_back_staff": presses(ADMIN, 409, of="member"),
    "people:teams": looks(COLLEAGUES),
    "people:new_team": fills(ADMIN),
    "people:team": fills(COLLEAGUES, of="team", posters=ADMIN),
    "people:edit_team": fills(ADMIN, of="team"),
    "people:end_team": presses(ADMIN, of="team"),
    "people:leave_team": presses(ADMIN, of="membership"),
    "people:classes": looks(WITH_PUPILS),
    "people:class": looks(OWN_PUPILS, of="class", absent=NO_LINK),
    "people:absences": looks(STAFF),
    "people:absence": fills(ARRANGES | TEACHES, of="absence", posters=ARRANGES, absent=STAFF - ARRANGES - TEACHES),
    "people:cancel_absence": presses(ARRANGES | TEACHES, of="absence", absent=STAFF - ARRANGES - TEACHES),
    "people:cancel_cover": presses(ARRANGES, of="cover"),
    "people:duties": looks(COLLEAGUES),
    "people:new_duty": fills(ARRANGES),
    "people:cancel_duty": presses(ARRANGES, of="duty"),
    "staff_news:news": looks(STAFF),
    "staff_news:item": looks(TEACHES, of="notice", refused=404),
    "staff_news:read_all": presses(STAFF),
    "staff_news:wishes": fills(STAFF),
    "deliveries:list": looks(REACHES),
    "deliveries:tell": fills(REACHES, of="unreached"),
    "deliveries:use_again": presses(REACHES, 409, of="unreached"),
    "mail:strays": looks(OFFICE),
    "mail:stray": fills(OFFICE, of="stray_mail"),
    "mail:file": Row(OFFICE, 404, 405, of="stray_mail"),
    "mail:addresses": fills(ADMIN),
    "mail:end_address": presses(ADMIN, of="inbound_address"),
    "messages:inbox": looks(STAFF),
    "messages:today": looks(STAFF),
    "messages:acknowledge_many": presses(WITH_PUPILS),
    "messages:begin": looks(WITH_PUPILS),
    "messages:begin_about": fills(OWN_PUPILS, of="student", absent=NO_LINK),
    "messages:conversation": looks(READERS, of="helped_conversation", absent=STAFF - READERS),
    "messages:answer": presses(READERS, 422, of="helped_conversation", absent=WITH_PUPILS - READERS),
    "messages:acknowledge": presses(READERS, of="helped_conversation", absent=WITH_PUPILS - READERS),
    "messages:pass_on": fills(READERS, of="helped_conversation", absent=WITH_PUPILS - READERS),
    "messages:to_the_office": presses(READERS, of="helped_conversation", absent=WITH_PUPILS - READERS),
    "messages:note": presses(READERS, 422, of="helped_conversation", absent=STAFF - READERS),
    "messages:settle": presses(READERS, of="helped_conversation", absent=WITH_PUPILS - READERS),
    "messages:answering": presses(READERS, 200, of="helped_conversation", absent=WITH_PUPILS - READERS),
    "messages:take_back": presses(TEACHES, of="answered_conversation", absent=WITH_PUPILS - TEACHES),
    "messages:file": Row(REACHES | TEACHES, 200, 405, of="attachment", absent=STAFF - REACHES - TEACHES),
    "messages:sender": fills(OFFICE, of="unconfirmed"),
    "messages:search": looks(STAFF),
    "messages:copy": looks(READERS, of="helped_conversation", absent=STAFF - READERS),
    "messages:copy_file": looks(READERS, of="helped_conversation", absent=STAFF - READERS),
    "messages:log_talk": looks(WITH_PUPILS),
    "messages:write_talk": fills(OWN_PUPILS, of="guardian", absent=NO_LINK),
    "messages:templates": looks(WITH_PUPILS),
    "messages:new_template": fills(WITH_PUPILS),
    "messages:take_common": fills(WITH_PUPILS),
    "messages:template": fills(REACHES | TEACHES, of="message_template"),
    "messages:end_template": presses(REACHES | TEACHES, of="message_template"),
    "messages:ready_answers": looks(
        REACHES | TEACHES, of="helped_conversation", absent=WITH_PUPILS - REACHES - TEACHES
    ),
    "messages:emergencies": looks(DEPUTY | HEAD),
    "messages:emergency": fills(DEPUTY | HEAD, of="emergency"),
    "messages:workload": looks(DEPUTY | HEAD),
    "messages:own_load": looks(WITH_PUPILS),
    "messages:desk_choice": fills(WITH_PUPILS, 302),
    "roster:imports": looks(CALENDAR),
    "roster:start": fills(CALENDAR),
    "roster:roster": looks(CALENDAR, of="roster"),
    "roster:progress": looks(CALENDAR, of="roster"),
    "roster:columns": Row(CALENDAR, 302, 302, of="roster"),
    "roster:choose_school": presses(CALENDAR, 422, of="roster"),
    "roster:decide": presses(CALENDAR, 409, of="roster"),
    "roster:agree": presses(CALENDAR, 409, of="roster"),
    "roster:drop": presses(CALENDAR, of="roster"),
    "roster:bad_lines": looks(CALENDAR, of="roster"),
    "charters:overview": looks(STAFF),
    "charters:begin": fills(WRITES),
    "charters:draft": looks(WRITES, of="edited_draft"),
    "charters:edit_words": fills(WRITES, of="edited_draft"),
    "charters:edit_languages": fills(WRITES, of="edited_draft"),
    "charters:preview": looks(STAFF, of="edited_draft"),
    "charters:new_clause": fills(WRITES, of="edited_draft"),
    "charters:rule_preview": Row(WRITES, 200, 405, of="edited_draft"),
    "charters:restore_clause": presses(WRITES, of="removed_clause"),
    "charters:clause": fills(WRITES, of="edited_clause"),
    "charters:move_clause": presses(WRITES, of="edited_clause"),
    "charters:remove_clause": presses(WRITES, of="edited_clause"),
    "charters:choose_rule": looks(WRITES, of="edited_clause"),
    "charters:new_rule": fills(WRITES, of="edited_clause"),
    "charters:rule": fills(WRITES, of="edited_rule"),
    "charters:remove_rule": presses(WRITES, of="edited_rule"),
    "charters:policies": looks(STAFF),
    "charters:new_policy": fills(WRITES),
    "charters:policy": fills(WRITES, of="school_policy"),
    "charters:move_policy": presses(WRITES, of="school_policy"),
    "charters:end_policy": presses(WRITES, of="school_policy"),
    "charters:library": looks(STAFF),
    "charters:library_policy": looks(STAFF),
    "charters:take_policy": presses(WRITES, 404),
    "charters:own_sign": fills(STAFF),
    "charters:own_decline": fills(STAFF),
    "charters:own_answer": looks(TEACHES, of="own_charter_answer", refused=404),
    "charters:own_withdraw": fills(TEACHES, of="own_charter_answer", refused=404),
    "charters:own_copy": looks(TEACHES, of="own_charter_answer", refused=404),
    "charters:signatures": looks(REACHES | TEACHES),
    "charters:signers": looks(REACHES | TEACHES),
    "charters:signers_to_print": looks(REACHES | TEACHES),
    "charters:slips": Row(OFFICE, 302, 302),
    "charters:signers_file": looks(REACHES | TEACHES),
    "charters:paper_copy": looks(REACHES, of="paper_answer"),
    "charters:find_signer": looks(OFFICE),
    "charters:record_answer": fills(OFFICE, of="guardian"),
    "charters:meeting": fills(OFFICE),
    "charters:talks": looks(REACHES),
    "charters:talk": fills(REACHES, 302, of="talk"),
    "charters:promises": looks(REACHES),
    "charters:editions": looks(STAFF),
    "charters:edition": looks(STAFF, of="edition_to_come"),
    "charters:prints": looks(STAFF, of="edition_to_come"),
    "charters:print_file": looks(STAFF, of="edition_to_come"),
    "charters:edition_file": looks(STAFF, of="edition_to_come"),
    "charters:changes": looks(STAFF, of="edition_to_come"),
    "charters:recall": fills(DEPUTY | HEAD, of="edition_to_come"),
    "charters:review": looks(STAFF, of="reviewed_draft"),
    "charters:ask_for_review": fills(WRITES, 302, of="reviewed_draft"),
    "charters:comment": fills(STAFF, of="reviewed_draft"),
    "charters:answer_comment": fills(WRITES, of="remark"),
    "charters:new_consultation": fills(WRITES, of="reviewed_draft"),
    "charters:consultation": looks(WRITES, of="consultation"),
    "charters:end_consultation": presses(WRITES, of="consultation"),
    "charters:approve": fills(HEAD, of="reviewed_draft"),
    "charters:publish": fills(DEPUTY | HEAD, of="reviewed_draft"),
    "charters:discard": fills(WRITES, of="reviewed_draft"),
    "spaces:spaces": looks(WITH_PUPILS),
    "spaces:new": fills(OPENS),
    "spaces:space": fills(IN_SPACE, of="space", absent=WITH_PUPILS - IN_SPACE),
    "spaces:change": fills(OPENS, of="space"),
    "spaces:close": presses(OPENS, of="space"),
    "spaces:post": fills(IN_SPACE, of="group_post", absent=WITH_PUPILS - IN_SPACE),
    "spaces:take_back": presses(TEACHES, of="staff_group_post", absent=WITH_PUPILS - TEACHES),
    "spaces:second_look": fills(DEPUTY | HEAD, of="looked_group_post", absent=WITH_PUPILS - DEPUTY - HEAD),
    "reception:board": looks(REACHES),
    "reception:guardian": looks(REACHES, of="guardian"),
    "reception:child": looks(REACHES, of="student"),
    "reception:collect": fills(REACHES, of="student"),
    "reception:take_back": presses(REACHES, of="collection"),
    "reception:announce": fills(STAFF),
    "reception:walk_in": fills(REACHES),
    "reception:let_in": fills(REACHES, 302, of="expected_visitor"),
    "reception:let_out": presses(REACHES, of="visitor_here"),
    "reception:call_off": presses(REACHES | TEACHES, of="expected_visitor", absent=STAFF - REACHES - TEACHES),
    "reception:evacuation": looks(REACHES),
    "reception:watching": looks(DEPUTY | HEAD | CHAIR),
    "reception:watch": presses(HEAD, of="watched_limit", absent=DEPUTY | CHAIR),
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
    "conduct:say_who": fills(DEPUTY | HEAD, of="incident", absent=CHAIR),
    "conduct:letters": Row(DEPUTY | HEAD, 200, 405, of="lettered_incident", absent=CHAIR),
    "conduct:letter_file": Row(DEPUTY | HEAD, 200, 405, of="letter", absent=CHAIR),
    "conduct:seal_letter": presses(DEPUTY | HEAD, of="letter", absent=CHAIR),
    "envelopes:envelopes": Row(REACHES, 200, 405),
    "envelopes:envelope": fills(REACHES, of="envelope"),
    "conduct:consider": fills(DEPUTY | HEAD, of="measured_incident", absent=CHAIR),
    "conduct:measure": Row(DEPUTY | HEAD, 200, 405, of="measure", absent=CHAIR),
    "conduct:confirm_measure": presses(DEPUTY | HEAD, 422, of="measure", absent=CHAIR),
    "conduct:record_answer": presses(DEPUTY | HEAD, 422, of="measure", absent=CHAIR),
    "conduct:patterns": Row(DEPUTY | HEAD | BOARD, 200, 405),
    "concerns:concerns": looks(CONCERNED),
    "concerns:concern": looks(TEACHES, of="concern", absent=CONCERNED - TEACHES),
    "concerns:asked": fills(TEACHES, of="asked_view", absent=CONCERNED - TEACHES),
    "concerns:talk": presses(TEACHES, 422, of="concern", absent=CONCERNED - TEACHES),
    "concerns:view": presses(TEACHES, 422, of="concern", absent=CONCERNED - TEACHES),
    "concerns:ask": presses(TEACHES, 422, of="concern", absent=CONCERNED - TEACHES),
    "concerns:pass_on": presses(TEACHES, of="concern", absent=CONCERNED - TEACHES),
    "concerns:agree": presses(TEACHES, 422, of="concern", absent=CONCERNED - TEACHES),
    "concerns:looked": presses(TEACHES, of="closed_concern", absent=CONCERNED - TEACHES),
    "safeguarding:worries": looks(LEAD),
    "safeguarding:tell": fills(STAFF),
    "safeguarding:own": looks(TEACHES, of="staff_worry", absent=STAFF - TEACHES),
    "safeguarding:worry": looks(LEAD, of="worry"),
    "safeguarding:note": presses(LEAD, 422, of="worry"),
    "safeguarding:end": presses(LEAD, 422, of="worry"),
    "safeguarding:child": Row(LEAD, 200, 404, of="worry"),
    "complaints:register": Row(REACHES | CHAIR, 200, 405),
    "complaints:take_down": fills(WITH_PUPILS | CHAIR),
    "complaints:receipt": Row(TEACHES, 200, 405, of="complaint_taken_down", absent=CHAIR | WITH_PUPILS - TEACHES),
    "complaints:status": Row(DEPUTY | HEAD, 200, 405, of="complaint", absent=CHAIR),
    "complaints:points": fills(DEPUTY, of="complaint", absent=CHAIR),
    "complaints:scope": fills(DEPUTY | HEAD, of="complaint", absent=CHAIR),
    "complaints:late": fills(DEPUTY | HEAD, of="complaint", absent=CHAIR),
    "complaints:for_family": fills(DEPUTY | HEAD, 302, of="complaint_taken_down", absent=CHAIR),
    "complaints:together": fills(DEPUTY | HEAD | CHAIR),
    "complaints:serial_decisions": Row(DEPUTY | HEAD | CHAIR, 200, 405),
    "complaints:serial_decision": fills(DEPUTY | HEAD | CHAIR, of="serial_decision"),
    "complaints:serial_letter": Row(DEPUTY | HEAD | CHAIR, 200, 405, of="serial_decision"),
    "complaints:decide_serial": fills(DEPUTY | HEAD, of="handled_complaint", absent=CHAIR),
    "complaints:complaint": Row(DEPUTY | HEAD, 200, 405, of="handled_complaint", absent=CHAIR),
    "complaints:step": fills(DEPUTY, of="handled_complaint", absent=HEAD | CHAIR),
    "complaints:paper": Row(DEPUTY | HEAD, 200, 405, of="handled_complaint", absent=CHAIR),
    "complaints:bundle": Row(DEPUTY | HEAD, 200, 405, of="handled_complaint", absent=CHAIR),
}
"""Addresses below a school."""

ELSEWHERE = {
    "district:mine": Row(CHIEF, 302, 302, refused=404),
    "district:overview": looks(CHIEF, refused=404),
    "district:details": fills(CHIEF, refused=404),
    "district:new_school": fills(CHIEF, refused=404),
    "district:defaults": looks(CHIEF, refused=404),
    "district:default": fills(CHIEF, refused=404),
    "district:remove_default": presses(CHIEF, refused=404),
    "district:values": looks(CHIEF, refused=404),
    "district:new_value": fills(CHIEF, refused=404),
    "district:value": fills(CHIEF, of="district_value", refused=404),
    "district:move_value": presses(CHIEF, of="district_value", refused=404),
    "district:remove_value": presses(CHIEF, of="district_value", refused=404),
    "family_news:item": looks(MOTHER, of="notice", refused=404),
    "family_people:child": looks(MOTHER, of="student", refused=404),
    "family_people:edit_me": fills(MOTHER, of="guardian", refused=404),
    "family_messages:file": Row(MOTHER, 200, 405, of="attachment", refused=404),
    "family_concerns:concern": fills(MOTHER, of="concern", refused=404),
    "family_concerns:take": presses(MOTHER, of="concern", refused=404),
    "family_concerns:other_time": presses(MOTHER, 422, of="concern", refused=404),
    "family_concerns:answer": presses(MOTHER, of="agreed_concern", refused=404),
    "family_concerns:to_leader": presses(MOTHER, of="concern", refused=404),
    "family_concerns:settle": presses(MOTHER, of="concern", refused=404),
    "family_concerns:let_child_write": presses(MOTHER, 404, of="concern", refused=404),
    "family_concerns:child": fills(frozenset({"student"}), of="pupils_concern", refused=404),
    "family_safeguarding:own": looks(MOTHER, of="worry", refused=404),
    "family_complaints:complaint": Row(MOTHER, 200, 405, of="complaint", refused=404),
    "family_complaints:printed": Row(MOTHER, 200, 405, of="complaint", refused=404),
    "family_complaints:points": fills(MOTHER, of="complaint", refused=404),
    "family_complaints:withdraw": fills(MOTHER, 302, of="complaint", refused=404),
    "family_complaints:next_stage": fills(MOTHER, 302, of="late_complaint", refused=404),
    "family_complaints:again": presses(MOTHER, of="withdrawn_complaint", refused=404),
    "family_charters:sign": fills(ASKED, of="home", refused=404),
    "family_charters:decline": fills(ASKED, of="home", refused=404),
    "family_charters:promises": looks(ASKED | {"student"}, of="home", refused=404),
    "family_charters:charter": looks(ASKED | {"student"}, of="home", refused=404),
    "family_charters:editions": looks(ASKED | {"student"}, of="home", refused=404),
    "family_charters:edition": looks(ASKED | {"student"}, of="edition_to_come", refused=404),
    "family_charters:print": looks(ASKED | {"student"}, of="edition_to_come", refused=404),
    "family_charters:changes": looks(ASKED | {"student"}, of="edition_to_come", refused=404),
    "family_charters:consultation": looks(CONSULTED, of="consultation", refused=404),
    "family_charters:comment": fills(CONSULTED, of="consultation", refused=404),
    "family_charters:answer": looks(MOTHER, of="charter_answer", refused=404),
    "family_charters:withdraw": fills(MOTHER, of="charter_answer", refused=404),
    "family_charters:copy": looks(MOTHER, of="charter_answer", refused=404),
    "family_messages:sent": looks(MOTHER, of="own_conversation", refused=404),
    "family_messages:conversation": fills(MOTHER, of="own_conversation", refused=404),
    "family_messages:copy": looks(MOTHER, of="own_conversation", refused=404),
    "family_messages:copy_file": looks(MOTHER, of="own_conversation", refused=404),
    "family_messages:paper": Row(MOTHER, 200, 405, of="own_conversation", refused=404),
    "family_messages:settle": presses(MOTHER, of="own_conversation", refused=404),
    "family_messages:take_back": presses(MOTHER, of="own_conversation", refused=404),
    "family_spaces:space": fills(OF_CLASS, of="space", refused=404),
    "family_spaces:enter": fills(OF_CLASS, of="space", refused=404),
    "family_spaces:report": fills(OF_CLASS, 302, of="group_post", refused=404),
    "family_spaces:take_back": presses(MOTHER, of="own_group_post", refused=404),
    "family_spaces:second_look": fills(MOTHER, 302, of="removed_group_post", refused=404),
    "family_conduct:reported": Row(MOTHER, 200, 405, of="family_report", refused=404),
    "family_conduct:account": fills(MOTHER, of="family_request", refused=404),
    "family_conduct:letter": Row(MOTHER, 200, 405, of="letter", refused=404),
    "family_conduct:letter_file": Row(MOTHER, 200, 405, of="letter", refused=404),
    "family_conduct:measure": fills(MOTHER, of="measure", refused=404),
    "asked_measures:consultation": fills(CHAIR, of="measure_question", refused=404),
    "asked_measures:review": fills(frozenset({"governor"}), of="measure", refused=404),
    "family_conduct:report": fills(ASKED | {"guardian of other school"}, refused=404),
    "asked_panels:complaint": Row(DEPUTY, 200, 405, of="handled_complaint", refused=404),
    "asked_panels:step": fills(DEPUTY, of="handled_complaint", refused=404),
    "asked_panels:paper": Row(DEPUTY, 200, 405, of="handled_complaint", refused=404),
    "asked_panels:bundle": Row(DEPUTY, 200, 405, of="handled_complaint", refused=404),
    "asked_panels:account": fills(TEACHES, of="asked_account", refused=404),
    "family_complaints:papers": fills(MOTHER, of="handled_complaint", refused=404),
    "family_complaints:paper": Row(MOTHER, 200, 405, of="handled_complaint", refused=404),
    "family_complaints:bundle": Row(MOTHER, 200, 405, of="handled_complaint", refused=404),
    "family_complaints:hearing": fills(MOTHER, of="handled_complaint", refused=404),
    "family_complaints:serial": fills(MOTHER, of="serial_decision", refused=404),
    "family_complaints:serial_letter": Row(MOTHER, 200, 405, of="serial_decision", refused=404),
    "crest": Row(frozenset(), 404, 404, refused=404),
}
"""Addresses of a district, of a child and of one's own record: whoever is not named sees nothing at all."""


@dataclass(frozen=True)
class Own:
    """An address that shows each person what is their own: the answers to a stranger, to a person, to one whose
    last place has ended (None: shown out)."""

    stranger: tuple[int, int]
    person: tuple[int, int]
    ended: tuple[int, int] | None = None


def always(get: int, post: int) -> Own:
    return Own((get, post), (get, post), (get, post))


def signed_in(get: int, post: int) -> Own:
    return Own((302, 302), (get, post))


FOR_EVERYBODY = {
    "home": signed_in(302, 302),
    "healthz": always(200, 200),
    "language": always(405, 302),
    "demo": always(404, 404),
    "styleguide": always(200, 405),
    "family": signed_in(200, 200),
    "family_concerns:concerns": signed_in(200, 200),
    "family_concerns:new": signed_in(200, 422),
    "family_safeguarding:tell": signed_in(200, 422),
    "family_people:me": signed_in(200, 200),
    "family_charters:charters": signed_in(200, 200),
    "family_spaces:spaces": signed_in(200, 200),
    "family_news:news": signed_in(200, 200),
    "asked": signed_in(200, 405),
    "family_conduct:measures": signed_in(200, 405),
    "family_conduct:overview": signed_in(200, 405),
    "family_conduct:letters": signed_in(200, 405),
    "family_complaints:complaints": signed_in(200, 405),
    "family_complaints:complain": signed_in(200, 422),
    "family_messages:search": signed_in(200, 200),
    "family_messages:conversations": signed_in(200, 405),
    "family_messages:write": signed_in(200, 422),
    "family_news:read_all": signed_in(405, 302),
    "family_news:wishes": signed_in(200, 422),
    "security:security": signed_in(200, 200),
    "security:second_step": signed_in(302, 302),
    "security:second_step_again": signed_in(302, 302),
    "security:remove_passkey": signed_in(302, 302),
    "security:end_sessions": signed_in(405, 302),
    "security:end_session": signed_in(405, 404),
    "account_login": Own((200, 422), (302, 302), (302, 302)),
    "account_request_login_code": Own((200, 422), (302, 302), (302, 302)),
    "account_confirm_login_code": always(302, 302),
    "mfa_login_webauthn": always(302, 302),
    "mfa_authenticate": always(302, 302),
    "account_logout": Own((302, 302), (200, 302), (200, 302)),
    "account_inactive": always(200, 405),
    "account_signup": Own((200, 200), (302, 302), (302, 302)),
    "account_reauthenticate": signed_in(200, 422),
    "mfa_reauthenticate": signed_in(302, 302),
    "mfa_reauthenticate_webauthn": signed_in(302, 302),
    "account_reset_password": always(200, 422),
    "account_confirm_password_reset_code": always(302, 302),
    "account_complete_password_reset": always(302, 302),
    "account_password_reset_completed": always(200, 405),
    "account_change_password": signed_in(200, 422),
    "account_set_password": signed_in(302, 302),
    "mfa_index": signed_in(302, 302),
    "mfa_activate_totp": signed_in(302, 302),
    "mfa_deactivate_totp": signed_in(404, 404),
    "mfa_view_recovery_codes": signed_in(404, 405),
    "mfa_generate_recovery_codes": signed_in(302, 302),
    "mfa_add_webauthn": signed_in(302, 302),
    "staff_service": always(404, 405),
    "staff_service_confirm": always(302, 302),
    "openid_connect_callback": always(404, 404),
    "join:code": always(200, 422),
    "join:welcome": always(302, 302),
    "join:open": always(404, 404),
}
"""Sign-in, the way in, and one's own pages."""
