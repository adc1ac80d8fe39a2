"""What a guardian reports about somebody on the staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.conduct.forms.report import TYPED, ReportForm


class FamilyReportForm(ReportForm):
    """The same questions as staff are asked, in the words of a family."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["about_words"].label = _("Who was it, if they are not in the list?")
        self.fields["about_words"].help_text = _("A name, or what the person looked like.")
        self.fields["words"].help_text = _("Tell us in your own words and your own language. A few lines are enough.")
        self.fields["words"].widget = forms.Textarea(attrs={"rows": 6, **TYPED})
        self.fields["category"].label = _("What was it about?")
