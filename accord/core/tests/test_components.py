"""What a person sees and hears of the components: labels, errors, kept answers, and no way left unexplained."""

import re
from datetime import date, time
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory

from accord.core.views.styleguide import PAGES, styleguide
from accord.core.views.styleguide_words import WORDS


class Details(forms.Form):
    name = forms.CharField(label="Name", help_text="As on letters.", max_length=80)
    about = forms.CharField(label="About", widget=forms.Textarea, required=False)
    language = forms.ChoiceField(label="Language", choices=[("pl", "Polski"), ("cy", "Cymraeg")])
    channel = forms.ChoiceField(label="Channel", choices=[("mail", "E-mail")], widget=forms.RadioSelect)
    days = forms.MultipleChoiceField(
        label="Days", choices=[("mon", "Monday"), ("tue", "Tuesday")], widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label="Day")
    starts = forms.TimeField(label="Start")
    agreed = forms.BooleanField(label="I agree")
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def drawn(source: str, **context: Any) -> str:
    imports = (
        '{% import "components/form.html" as forms with context %}'
        '{% from "components/status.html" import promise, notice %}'
        '{% from "components/card.html" import row %}'
    )
    return str(engines["jinja2"].from_string(imports + source).render(context))


def page(name: str, text: str = "en") -> str:
    response = styleguide(RequestFactory().get("/styleguide/", {"page": name, "text": text}))
    assert response.status_code == 200
    return str(response.content.decode())


def tag_with(html: str, attribute: str) -> str:
    found = re.search(rf"<[a-z]+[^>]*{re.escape(attribute)}[^>]*>", html)
    assert found, attribute
    return found[0]


def test_a_field_is_named_and_its_help_is_read_with_it() -> None:
    html = drawn("{{ forms.field(form['name']) }}", form=Details())
    assert '<label class="field__label" for="id_name">Name</label>' in html
    assert 'aria-describedby="id_name_help"' in tag_with(html, 'id="id_name"')
    assert '<p class="field__help" id="id_name_help">As on letters.</p>' in html


def test_a_field_that_may_stay_empty_says_so() -> None:
    html = drawn("{{ forms.fields(form) }}", form=Details())
    assert html.count("(if you like)") == 1
    assert "About" in html.split("(if you like)")[0].rsplit("<label", 1)[1]


@pytest.mark.requirement("A6")
def test_an_error_stands_above_its_field_and_in_the_summary_that_leads_to_it() -> None:
    form = Details({"about": "kept <b>words</b>"})
    html = drawn("{{ forms.error_summary(form) }}{{ forms.fields(form) }}", form=form)
    for name in ("name", "language", "on", "starts"):
        field = tag_with(html, f'id="id_{name}"')
        assert 'aria-invalid="true"' in field
        assert html.index(f'id="id_{name}_error"') < html.index(field)
        assert f'href="#id_{name}"' in html
    targets = re.findall(r'href="#([^"]+)"', html)
    assert len(targets) == 7
    assert all(f'id="{target}"' in html for target in targets)
    assert "kept &lt;b&gt;words&lt;/b&gt;</textarea>" in html


def test_answers_are_kept_in_every_kind_of_field() -> None:
    given = {"name": 'A "B"', "language": "cy", "channel": "mail", "days": ["tue"], "starts": "09:15", "agreed": "on"}
    html = drawn("{{ forms.fields(form) }}", form=Details({**given, "on": "2026-03-12", "key": "k"}))
    assert 'value="A &#34;B&#34;"' in html
    assert '<option value="cy" selected>' in html
    assert " checked" in tag_with(html, 'value="mail"')
    assert " checked" in tag_with(html, 'value="tue"')
    assert " checked" not in tag_with(html, 'value="mon"')
    assert 'type="date"' in tag_with(html, 'value="2026-03-12"')
    assert 'type="time"' in tag_with(html, 'value="09:15"')
    assert " checked" in tag_with(html, 'name="agreed"')
    assert 'type="hidden"' in tag_with(html, 'name="key"')


def test_a_date_that_no_calendar_holds_is_shown_as_it_was_typed() -> None:
    html = drawn("{{ forms.field(form['on']) }}", form=Details({"on": "31.02.2026"}))
    assert 'type="text"' in tag_with(html, 'value="31.02.2026"')


def test_dates_and_times_known_beforehand_fill_the_pickers() -> None:
    form = Details(initial={"on": date(2026, 3, 12), "starts": time(9, 5)})
    html = drawn("{{ forms.fields(form) }}", form=form)
    assert 'value="2026-03-12"' in html
    assert 'value="09:05"' in html


def test_a_form_carries_both_its_keys() -> None:
    html = drawn('{{ forms.form_start("/x") }}{{ forms.form_end() }}', csrf_input="<csrf>", once_key="k7")
    assert '<input type="hidden" name="once" value="k7">' in html
    assert "csrf" in html
    assert "once" not in drawn('{{ forms.form_start("/x", method="get") }}', once_key="k7")


def test_words_of_people_never_become_markup() -> None:
    html = drawn('{{ row(t, text=t) }}{{ promise("late", t) }}{{ notice("info", text=t, title=t) }}', t="<script>")
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 5


@pytest.mark.requirement("A6")
@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_styleguide_holds_inline_style_or_script(name: str, text: str) -> None:
    html = page(name, text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
    assert f'<html lang="{text}" dir="{"rtl" if text == "ar" else "ltr"}"' in html


def test_ids_are_unique_on_the_page_of_all_components() -> None:
    ids = re.findall(r'\sid="([^"]+)"', page("components"))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("status", [403, 404, 409, 422, 500, 503])
def test_an_error_page_says_what_happened_and_how_to_go_on_even_without_a_request(status: int) -> None:
    template = engines["jinja2"].get_template(f"errors/{status}.html")
    assert len(re.findall(r"<p[ >]", template.render())) >= 2
    problem = {"title": "The round is over", "message": "It ended on Monday.", "remedy": "Ring the office."}
    html = template.render({"problem": problem | {"kept": [("about", "My <long> letter")]}})
    assert all(words in html for words in problem.values())
    assert "My &lt;long&gt; letter" in html
