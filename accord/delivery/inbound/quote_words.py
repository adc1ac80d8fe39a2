"""How mail programs announce what somebody wrote before, and sign what they send, language by language.

A new language needs a line in each table. Everything is compared in small letters, without marks of direction.
"""

ANNOUNCEMENTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (("on ",), ("wrote", "writes")),
    "fr": (("le ",), ("a écrit", "a ecrit")),
    "es": (("el ", "en "), ("escribió", "escribio")),
    "pl": (("w dniu ", "dnia ", "pon", "wt", "śr", "czw", "pt", "sob", "niedz"), ("napisał", "napisal", "pisze")),
    "ro": (("în ", "in ", "pe ", "la "), ("a scris",)),
    "cy": (("ar ", "ysgrifennodd "), ("ysgrifennodd", "ysgrifennwyd")),
    "ms": (("pada ",), ("menulis",)),
    "ta": (("அன்று", "திங்", "செவ்", "புத", "வியா", "வெள்", "சனி", "ஞாயி"), ("எழுதிய", "எழுதினா", "எழுதின")),
    "ur": (
        ("کو ", "بتاریخ", "مورخہ", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"),
        ("نے لکھا", "نے تحریر"),
    ),
    "ar": (("في ", "بتاريخ ", "يوم "), ("كتب", "كتبت", "تمت كتابة")),
    "zh": (("在", "于", "於"), ("写道", "寫道", "写到", "写：", "寫：")),
    "de": (("am ",), ("schrieb",)),
    "it": (("il ",), ("ha scritto",)),
    "pt": (("em ", "no ", "a "), ("escreveu",)),
    "nl": (("op ",), ("schreef",)),
}  # fmt: skip
"""By language: how the announcement begins, and the verb that stands in it."""

HEAD_LABELS: dict[str, frozenset[str]] = {
    "from": frozenset(
        {"from", "de", "od", "de la", "expéditeur", "remitente", "expeditor", "oddi wrth", "gan", "o", "daripada",
         "dari", "அனுப்புநர்", "அனுப்பியவர்", "இருந்து", "منجانب", "از", "من", "المرسل", "发件人", "寄件者", "寄件人",
         "von", "da", "van"}
    ),
    "sent": frozenset(
        {"sent", "date", "envoyé", "envoyé le", "enviado", "enviado el", "fecha", "wysłano", "data", "trimis",
         "trimis la", "anfonwyd", "dyddiad", "dihantar", "tarikh", "அனுப்பியது", "அனுப்பப்பட்டது", "தேதி", "بھیجا گیا",
         "ارسال کردہ", "تاریخ", "أُرسلت", "أرسلت", "تم الإرسال", "تاريخ الإرسال", "التاريخ", "تاريخ", "发送时间", "日期",
         "寄件日期", "傳送日期", "时间", "gesendet", "datum", "inviato", "enviada", "verzonden"}
    ),
    "to": frozenset(
        {"to", "à", "destinataire", "para", "destinatario", "do", "către", "catre", "la", "at", "i", "kepada", "ke",
         "பெறுநர்", "بنام", "بخدمت", "إلى", "الى", "المستلم", "收件人", "收件者", "an", "a", "aan"}
    ),
    "subject": frozenset(
        {"subject", "objet", "asunto", "temat", "subiect", "pwnc", "testun", "subjek", "perkara", "பொருள்", "موضوع",
         "الموضوع", "主题", "主旨", "主題", "betreff", "oggetto", "assunto", "onderwerp"}
    ),
    "cc": frozenset({"cc", "kopia", "dw", "copie", "copia", "抄送", "副本", "نسخة", "نقل", "நகல்", "sk",
                     "copi"}),
}  # fmt: skip
"""The labels of the block that Outlook and others put above an earlier mail."""

EARLIER_MAIL = (
    "original message", "message d'origine", "message original", "mensaje original", "oryginalna wiadomość",
    "wiadomość oryginalna", "mesaj original", "mesajul original", "neges wreiddiol", "mesej asal", "அசல் செய்தி",
    "اصل پیغام", "الرسالة الأصلية", "原始邮件", "原始郵件", "ursprüngliche nachricht", "messaggio originale",
    "mensagem original", "oorspronkelijk bericht",
)  # fmt: skip
"""Words between dashes above an earlier mail."""

PASSED_ON = (
    "forwarded message", "begin forwarded message", "message transféré", "début du message", "mensaje reenviado",
    "inicio del mensaje reenviado", "przekazana wiadomość", "wiadomość przekazana", "początek przekazywanej",
    "mesaj redirecționat", "mesaj redirectionat", "neges a anfonwyd ymlaen", "mesej yang dimajukan",
    "mesej dimajukan", "முன்னனுப்பிய செய்தி", "فارورڈ کردہ پیغام", "رسالة تمت إعادة توجيهها", "رسالة معاد توجيهها",
    "转发的邮件", "转发邮件", "轉寄的郵件", "weitergeleitete nachricht", "messaggio inoltrato",
)  # fmt: skip
"""Words above a mail that is passed on: it is what the sender wants us to read."""

DEVICES = (
    r"iphone", r"ipad", r"android", r"samsung", r"galaxy", r"huawei", r"xiaomi", r"redmi", r"pixel", r"oppo", r"vivo",
    r"blackberry", r"windows", r"outlook", r"yahoo", r"gmail", r"proton", r"aol", r"tablet", r"smartphone", r"mobile",
    r"mobil", r"telefon", r"phone", r"آئی فون", r"آيفون", r"ايفون", r"هاتف", r"موبائل", r"手机", r"手機", r"ஐபோன்",
    r"மொபைல்", r"ffôn", r"téléphone", r"portable", r"móvil", r"bimbit", r"phon",
)  # fmt: skip

SENT_FROM = (
    "sent from", "sent via", "sent with", "get outlook for", "envoyé de", "envoyé depuis", "envoyé à partir",
    "obtenez outlook", "télécharger outlook", "enviado desde", "enviado de", "obtener outlook", "wysłane z",
    "wysłano z", "wysłane przy", "pobierz outlook", "trimis de pe", "trimis din", "trimis de la", "obțineți outlook",
    "descărcați outlook", "anfonwyd o", "dihantar dari", "dihantar daripada", "dapatkan outlook",
    "இருந்து அனுப்ப", "லிருந்து அனுப்ப",
    "மூலம் அனுப்ப", "سے بھیجا گیا", "سے ارسال", "أرسلت من", "أُرسلت من", "مرسل من", "مُرسل من", "تم الإرسال من",
    "الحصول على outlook", "发自", "發自", "來自", "从我的", "從我的", "获取 outlook", "von meinem",
    "gesendet von", "inviato da", "enviado do", "verzonden vanaf",
)  # fmt: skip
"""How a telephone signs; with the name of a device or program in the same line it is a signature."""
