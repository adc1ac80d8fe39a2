"""Builds OneRoster bundles for tests: a small school whose lines can be changed one by one."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

HEADERS = {
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "academicSessions": "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
    "courses": "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects",
    "classes": (
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
        "schoolSourcedId,termSourcedIds,subjects"
    ),
    "users": (
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
        "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
    ),
    "users12": (
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
        "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,"
        "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"
    ),
    "roles": (
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
        "userProfileSourcedId"
    ),
    "enrollments": (
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"
    ),
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex,asian,white",
    "relationships": "userSourcedId,relationshipUserSourcedId,relationshipRole",
}
Row = dict[str, str]


@dataclass
class Bundle:
    """Rows by file and identifier; `mode` is written into the manifest ('' leaves the manifest out)."""

    version: str = "1.1"
    mode: str = "bulk"
    files: dict[str, dict[str, Row]] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)

    def put(self, file: str, source_id: str, **values: str) -> "Bundle":
        """Add a line, or change the cells of one that is there."""
        self.files.setdefault(file, {}).setdefault(source_id, {"sourcedId": source_id}).update(values)
        return self

    def drop(self, file: str, *source_ids: str) -> "Bundle":
        """Leave lines out."""
        for source_id in source_ids:
            del self.files[file][source_id]
        return self

    def text(self, file: str) -> str:
        """One file as CSV."""
        out = io.StringIO()
        header = HEADERS["users12" if file == "users" and self.version == "1.2" else file].split(",")
        writer = csv.DictWriter(out, header, lineterminator="\r\n")
        writer.writeheader()
        for row in self.files[file].values():
            writer.writerow({name: value for name, value in row.items() if name in header})
        return out.getvalue()

    def manifest(self) -> str:
        """manifest.csv, in which what is not there is absent."""
        lines = ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{self.version}"]
        for file in HEADERS:
            if file not in ("users12", "relationships"):
                lines.append(f"file.{file},{self.mode if file in self.files else 'absent'}")
        if "relationships" in self.files:
            lines.append(f"file.relationships,{self.mode}")
        return "\r\n".join(lines) + "\r\n"

    def contents(self) -> dict[str, bytes]:
        """All files, encoded."""
        found = {f"{file}.csv": self.text(file).encode() for file in self.files}
        if self.mode:
            found["manifest.csv"] = self.manifest().encode()
        return found | self.extra

    def folder(self, path: Path) -> Path:
        """Write the bundle as a folder."""
        path.mkdir(parents=True, exist_ok=True)
        for name, content in self.contents().items():
            (path / name).write_bytes(content)
        return path

    def zipped(self) -> bytes:
        """The bundle as a zip file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.contents().items():
                archive.writestr(name, content)
        return out.getvalue()


def small_school(version: str = "1.1", mode: str = "bulk") -> Bundle:
    """Two children who are sisters, their separated parents, a third child, a teacher, a form class."""
    bundle = Bundle(version, mode)
    bundle.put("orgs", "org1", name="Riverbank Primary", type="school", identifier="riverbank")
    bundle.put(
        "academicSessions", "y26", title="2026/27 import", type="schoolYear", startDate="2026-09-01",
        endDate="2027-07-20", schoolYear="2027",
    )  # fmt: skip
    bundle.put(
        "academicSessions", "t1", title="Autumn import", type="term", startDate="2026-09-01", endDate="2026-12-18",
        parentSourcedId="y26", schoolYear="2027",
    )  # fmt: skip
    bundle.put(
        "classes", "c3", title="3 Willow", grades="03", classType="homeroom", schoolSourcedId="org1",
        termSourcedIds="t1",
    )  # fmt: skip
    person(bundle, "u-teacher", "teacher", "Grace", "Adeyemi", email="grace@school.example")
    person(bundle, "u-lena", "student", "Lena", "Novak", grades="03", agentSourcedIds="u-mother,u-father")
    person(bundle, "u-mila", "student", "Mila", "Novak", grades="03", agentSourcedIds="u-mother,u-father")
    person(bundle, "u-tom", "student", "Tom", "Baker", grades="03", agentSourcedIds="u-baker")
    person(bundle, "u-mother", "parent", "Ines", "Novak", email="ines@home.example", phone="+44 20 7946 0001")
    person(bundle, "u-father", "parent", "Karel", "Novak", email="karel@away.example")
    person(bundle, "u-baker", "guardian", "Ruth", "Baker", email="ruth@home.example")
    for child in ("lena", "mila", "tom"):
        enrol(bundle, f"e-{child}", "c3", f"u-{child}", "student")
        bundle.put("demographics", f"u-{child}", birthDate="2018-03-0" + str(len(child) % 9 + 1), sex="female")
    enrol(bundle, "e-teacher", "c3", "u-teacher", "teacher", primary="true")
    return bundle


def person(bundle: Bundle, source_id: str, role: str, given: str, family: str, **more: str) -> None:
    """Add a person, in the way of the bundle's version."""
    common = {"enabledUser": "true", "username": source_id, "givenName": given, "familyName": family, **more}
    if bundle.version == "1.2":
        bundle.put("users", source_id, **common, primaryOrgSourcedId="org1")
        bundle.put(
            "roles",
            f"r-{source_id}-{role}",
            userSourcedId=source_id,
            roleType="primary",
            role=role,
            orgSourcedId="org1",
        )
    else:
        bundle.put("users", source_id, **common, orgSourcedIds="org1", role=role)


def enrol(bundle: Bundle, source_id: str, school_class: str, user: str, role: str, **more: str) -> None:
    """Give somebody a place in a class."""
    bundle.put(
        "enrollments", source_id, classSourcedId=school_class, schoolSourcedId="org1", userSourcedId=user, role=role,
        **more,
    )  # fmt: skip
