"""Who is who: the lines from which the cast is made, readable as a list of people."""

from dataclasses import dataclass

PASSWORD = "harbour-lantern-42"  # noqa: S105  (the demo's own, printed on its first page)


@dataclass(frozen=True)
class StaffLine:
    key: str
    school: str
    title: str
    given: str
    family: str
    roles: tuple[str, ...]
    job: str
    scope: str = ""


@dataclass(frozen=True)
class GuardianLine:
    key: str
    school: str
    given: str
    family: str
    language: str
    email: bool = True
    login: bool = True
    same_login_as: str = ""
    address: str = ""
    confidential: bool = False
    interpreter: bool = False
    pronunciation: str = ""
    ended: bool = False


@dataclass(frozen=True)
class StudentLine:
    key: str
    school: str
    given: str
    family: str
    form: str
    born: tuple[int, int, int]
    login: bool = False
    pronunciation: str = ""


@dataclass(frozen=True)
class TieLine:
    student: str
    guardian: str
    relationship: str
    responsibility: bool = True
    lives_with: bool = True
    collects: bool = True
    order: int = 1
    contacted: bool = True
    ended: bool = False
    represents: str = ""
    court_scope: str = ""


STAFF = (
    StaffLine("tan", "riverbank", "Ms", "Hui Min", "Tan", ("teacher", "form_teacher"), "Form teacher of 4B"),
    StaffLine("lim", "riverbank", "Mr", "Wei", "Lim", ("teacher", "form_teacher"), "Form teacher of 1A"),
    StaffLine("nair", "riverbank", "Ms", "Priya", "Nair", ("teacher", "form_teacher"), "Form teacher of 6A"),
    StaffLine("ode", "riverbank", "Mr", "Ben", "Ode", ("teacher",), "Teacher of music"),
    StaffLine("office", "riverbank", "Ms", "Olive", "Park", ("office",), "School office"),
    StaffLine("year_head", "riverbank", "Ms", "Hana", "Weiss", ("teacher", "head_of_year"), "Head of year 4", "4"),
    StaffLine("needs", "riverbank", "Ms", "Sol", "Navarro", ("special_needs",), "Special needs coordinator"),
    StaffLine("safeguarding", "riverbank", "Ms", "Ada", "Okafor", ("safeguarding_lead",), "Safeguarding lead"),
    StaffLine("deputy", "riverbank", "Mr", "Leo", "Grant", ("leader",), "Deputy headteacher"),
    StaffLine("head", "riverbank", "Ms", "Helen", "Moss", ("headteacher",), "Headteacher"),
    StaffLine("governor", "riverbank", "Mr", "Gil", "Hart", ("governor",), "Parent governor"),
    StaffLine("chair", "riverbank", "Ms", "Carys", "Price", ("governor", "chair"), "Chair of governors"),
    StaffLine("volunteers", "riverbank", "Ms", "Vera", "Lowe", ("volunteer_coordinator",), "Volunteer coordinator"),
    StaffLine("admin", "riverbank", "Mr", "Arun", "Das", ("administrator",), "Systems administrator"),
    StaffLine("hillside_office", "hillside", "Mr", "Otto", "Lane", ("office", "administrator"), "School office"),
    StaffLine("hillside_head", "hillside", "Ms", "Ines", "Ford", ("headteacher",), "Headteacher"),
    StaffLine("alnoor_head", "alnoor", "Ms", "Yasmin", "Saleh", ("headteacher",), "Headteacher"),
    StaffLine("alnoor_admin", "alnoor", "Mr", "Khalid", "Noor", ("administrator", "office"), "School office"),
    StaffLine("alnoor_teacher", "alnoor", "Mr", "Sami", "Aziz", ("teacher", "form_teacher"), "Form teacher of 3J"),
)

GUARDIANS = (
    GuardianLine("amina", "riverbank", "Amina", "Yusuf", "ar", interpreter=True, address="4 Quay Street"),
    GuardianLine("ewa", "riverbank", "Ewa", "Kowalska", "pl", address="17 Ferry Lane", confidential=True,
                 pronunciation="EH-vah ko-VAL-ska"),
    GuardianLine("jakub", "riverbank", "Jakub", "Kowalski", "pl", address="88 Mill Road"),
    GuardianLine("grace", "riverbank", "Grace", "Reed", "en", address="2 Lock Cottages"),
    GuardianLine("neil", "riverbank", "Neil", "Reed", "en", address="61 Station Road"),
    GuardianLine("nora", "riverbank", "Nora", "Byrne", "en", address="9 Orchard Close"),
    GuardianLine("mei", "riverbank", "Mei", "Chen", "zh-hans", address="30 Chandler Row"),
    GuardianLine("siti", "riverbank", "Siti", "Rahman", "ms", address="12 Anchor Place"),
    GuardianLine("farid", "riverbank", "Farid", "Rahman", "ms", address="5 Tide Court"),
    GuardianLine("kavitha", "riverbank", "Kavitha", "Raman", "ta", email=False, login=False,
                 address="21 Harbour Terrace"),
    GuardianLine("paul", "riverbank", "Paul", "Stone", "en", ended=True, address="40 Weir Street"),
    GuardianLine("priya", "riverbank", "Priya", "Nair", "en", same_login_as="nair", address="14 Wharf Lane"),
    GuardianLine("siti_hillside", "hillside", "Siti", "Rahman", "ms", same_login_as="siti",
                 address="12 Anchor Place"),
    GuardianLine("owen", "hillside", "Owen", "Pugh", "cy", address="3 Hill View"),
    GuardianLine("layla", "alnoor", "Layla", "Haddad", "ar", address="Palm Street 7"),
)  # fmt: skip

STUDENTS = (
    StudentLine("idris", "riverbank", "Idris", "Yusuf", "4B", (2018, 1, 12), pronunciation="ID-rees"),
    StudentLine("sara", "riverbank", "Sara", "Yusuf", "1A", (2020, 10, 3)),
    StudentLine("lena", "riverbank", "Lena", "Kowalska", "4B", (2017, 11, 21)),
    StudentLine("tom", "riverbank", "Tom", "Reed", "4B", (2018, 4, 2)),
    StudentLine("bao", "riverbank", "Bao", "Nguyen", "1A", (2021, 2, 14)),
    StudentLine("adam", "riverbank", "Adam", "Rahman", "4B", (2018, 6, 30)),
    StudentLine("devi", "riverbank", "Devi", "Raman", "1A", (2020, 12, 9)),
    StudentLine("maya", "riverbank", "Maya", "Brook", "6A", (2015, 9, 18), login=True),
    StudentLine("anand", "riverbank", "Anand", "Nair", "4B", (2018, 3, 25)),
    StudentLine("nadia", "hillside", "Nadia", "Rahman", "8C", (2014, 5, 5)),
    StudentLine("rhys", "hillside", "Rhys", "Pugh", "8C", (2014, 1, 1)),
    StudentLine("omar", "alnoor", "Omar", "Haddad", "3J", (2018, 8, 8)),
)

TIES = (
    TieLine("idris", "amina", "mother"),
    TieLine("sara", "amina", "mother"),
    TieLine("lena", "ewa", "mother"),
    TieLine("lena", "jakub", "father", lives_with=False, order=2),
    TieLine("tom", "grace", "mother"),
    TieLine("tom", "neil", "father", lives_with=False, order=2, court_scope="all"),
    TieLine("tom", "nora", "grandparent", responsibility=False, lives_with=False, order=3),
    TieLine("bao", "mei", "foster_carer", responsibility=False),
    TieLine("adam", "siti", "mother"),
    TieLine("adam", "farid", "representative", responsibility=False, lives_with=False, order=2, represents="siti"),
    TieLine("devi", "kavitha", "mother"),
    TieLine("maya", "paul", "step_parent", responsibility=False, ended=True),
    TieLine("maya", "grace", "aunt_or_uncle", responsibility=False, lives_with=False, order=2),
    TieLine("anand", "priya", "mother"),
    TieLine("nadia", "siti_hillside", "mother"),
    TieLine("rhys", "owen", "father"),
    TieLine("omar", "layla", "mother"),
)

FORMS = {
    "4B": ("riverbank", "4", "tan"),
    "1A": ("riverbank", "1", "lim"),
    "6A": ("riverbank", "6", "nair"),
    "8C": ("hillside", "8", ""),
    "3J": ("alnoor", "3", "alnoor_teacher"),
}
