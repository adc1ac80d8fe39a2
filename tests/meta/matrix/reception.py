"""Reception: the front door: visitors and who collects whom."""

from tests.meta.matrix.answers import fills, looks, presses
from tests.meta.matrix.who import CHAIR, DEPUTY, HEAD, REACHES, STAFF, TEACHES

AT_A_SCHOOL = {
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
}
