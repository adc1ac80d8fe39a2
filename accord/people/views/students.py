"""Students: the list, the page of one, and what the office writes down of them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people import access
from accord.people.access.needs import need_panel
from accord.people.actions.add_student import add_student
from accord.people.actions.change_student import change_student
from accord.people.actions.enrol import enrol
from accord.people.facts import classes_of, contacts_of, forms_of
from accord.people.forms.families import ClassChoice, StudentEdit, StudentNew
from accord.people.viewer import asking
from accord.people.views.page import Ask, ask, to
from accord.rules.visibility import Act

ON_A_PAGE = 50


def students(request: HttpRequest, school: str) -> HttpResponse:
    """The students whom the asker may see, by name and class."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_OWN_STUDENTS)
    name, school_class = request.GET.get("name", "").strip(), request.GET.get("class", "")
    left = "left" in request.GET and post.may(Act.SEE_EVERY_STUDENT)
    found = access.students_for(post, name=name, school_class=school_class, left=left)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    classes = classes_of([student.id for student in page], post.on)
    content = {
        "post": post,
        "page": page,
        "rows": [(student, classes.get(student.id, [])) for student in page],
        "classes": access.classes_for(post),
        "name": name,
        "school_class": school_class,
        "left": left,
    }
    return render(request, "people/students.html", content)


def student(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """One student and the people around the child."""
    post = access.get_post_that_may(asking(request), school, Act.SEE_OWN_STUDENTS)
    child = access.get_student_for(post, ref)
    if child.ref != ref:
        return redirect("people:student", school, child.ref)
    content = {
        "post": post,
        "student": child,
        "form": forms_of([child.id], post.on).get(child.id),
        "classes": classes_of([child.id], post.on).get(child.id, []),
        "contacts": contacts_of(child, post),
        "needs": need_panel(post, child),
    }
    return render(request, "people/student.html", content)


def new_student(request: HttpRequest, school: str) -> HttpResponse:
    """A child comes to the school."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    forms = [each for each in access.classes_for(post) if each.kind == each.Kind.FORM]
    form = StudentNew(request.POST or None, classes=forms)
    if request.method == "POST" and form.is_valid():
        child = add_student(by=post, **form.chosen)
        messages.success(request, _("%(name)s is written down.") % {"name": child.called})
        return redirect("people:student", school, child.ref)
    words = Ask(_("A new student"), _("Write down this student"), to(post, "students"))
    return ask(request, post, form, words)


def edit_student(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """What is known of a child is corrected."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    child = access.get_student_that_may(post, ref, Act.EDIT_FAMILIES)
    form = StudentEdit(request.POST or None, record=child)
    if request.method == "POST" and form.is_valid():
        try:
            change_student(student=child, by=post, seen=form.cleaned_data["seen"], **form.changes)
            messages.success(request, _("Kept."))
            return redirect("people:student", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    words = Ask(child.called, _("Keep these details"), to(post, "student", ref))
    return ask(request, post, form, words)


def join_class(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """A child joins a class."""
    post = access.get_post_that_may(asking(request), school, Act.EDIT_FAMILIES)
    child = access.get_student_that_may(post, ref, Act.EDIT_FAMILIES)
    form = ClassChoice(request.POST or None, classes=list(access.classes_for(post)))
    if request.method == "POST" and form.is_valid():
        try:
            enrol(student=child, school_class=form.chosen, by=post)
            messages.success(
                request, _("%(name)s is in %(class)s.") % {"name": child.called, "class": form.chosen.name}
            )
            return redirect("people:student", school, ref)
        except DomainError as refusal:
            form.refuse(refusal)
    title = _("Which class does %(name)s join?") % {"name": child.called}
    return ask(request, post, form, Ask(title, _("Join this class"), to(post, "student", ref)))
