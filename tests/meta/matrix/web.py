"""Web: the home pages, what a person is asked, and the pages that need no sign-in."""

from tests.meta.matrix.answers import always, looks, signed_in
from tests.meta.matrix.who import STAFF

AT_A_SCHOOL = {
    "desk": looks(STAFF),
}

FOR_EVERYBODY = {
    "home": signed_in(302, 302),
    "healthz": always(200, 200),
    "language": always(405, 302),
    "demo": always(404, 404),
    "styleguide": always(200, 405),
    "family": signed_in(200, 200),
    "asked": signed_in(200, 405),
}
