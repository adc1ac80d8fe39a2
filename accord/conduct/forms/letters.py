"""Forms of letters: how an envelope was handed over, and when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.conduct.models import Letter
from accord.core.forms import Form


class HandoverForm(Form):
    """How and when a closed envelope was handed over."""

    how = forms.ChoiceField(
        label=_("How did it arrive?"),
        choices=[
            (Letter.Proof.HANDED_OVER.value, _("Handed over in person")),
            (Letter.Proof.POSTED.value, _("Posted, and signed for at the door")),
        ],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("On which day?"))
