"""Documents that tests of PDF and Word share: an ordinary plan and a hostile one."""

from zesummen.kernel.exports import document as d

BARS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40"><rect y="8" width="120" height="14" fill="#445"/>'
    '<text x="124" y="20" font-size="10" font-family="system-ui">Portugal 38 %</text></svg>'
)
HOSTILE = (
    '#panic("typst") #import "@preview/cetz:0.1.0" $ x $ *a* _b_ `c` @d <e> // f /* g */ \\u{1F600} '
    "{{ 7 * 7 }} {% for x in y %} {%p if %} <w:p/> &amp; ]]> <script>alert(1)</script> ${x} %s %(x)s =1+1 "
    "عربي עברית 日本語 ქართული 😀👩‍👩‍👧 e\u0301 \u202eabc \x00\x07\x0b\ud800 \ufeff ẞ Ÿ → ✓ € ’ « » – — \u00a0 \u2028"
)


def plan(language: str = "fr", **also) -> d.Document:
    """A short plan with every kind of block."""
    blocks = (
        d.Outline(2),
        d.PageBreak(),
        d.heading(1, "Où nous en sommes"),
        d.paragraph("Le plan naît de ", d.strong("douze besoins"), d.emphasis(" réels")),
        d.paragraph(d.link("ici", "https://a.example/")),
        d.paragraph("Wir fangen an.", language="de", style="lead"),
        d.Figure(BARS, "Le Portugal devant la France", "Deux pays", 60),
        d.bullets(["un", ["deux ", d.strong("fois")]]),
        d.note("Adopté."),
        d.heading(2, "Argent"),
        d.facts([("Chef de file", "Service"), ("Fin", "2029")]),
        d.table("Budget", ["Article", d.Column("2026", "end")], [["3/1", "1 200,00 €"]], [["Total", "1 200,00 €"]]),
        d.PageBreak(landscape=True),
        d.heading(1, "Matrice"),
        d.table("Champs", [d.Column("Champ", share=2), "A"], [["Accueil", "✓"]] * 3, small=True, note="✓ : oui"),
        d.PageBreak(),
        d.numbered(["décide", "charge"], prefix="Article ", start=1),
        d.BlackedOut("[passage occulté]"),
        d.Signatures((("Le bourgmestre", "Claude Wagener"), ("La secrétaire", "Mia Thill")), "Ainsi délibéré."),
    )
    about = {"subject": "Plan", "author": "Alzette", "date": "3 mai 2026", "reference": "2026/14"}
    also = {"made_on": "2026-05-03", **also}
    head = d.Letterhead(("Administration communale", "Alzette"), ("1, place", "L-9999"), footer="www.alzette.example")
    return d.Document("Plan communal intégration", language, blocks, header=head, **{**about, **also})


def hostile() -> d.Document:
    """Every text is an attack or a rarity."""
    words = HOSTILE
    blocks = (
        d.heading(1, words),
        d.paragraph(words, d.strong(words), d.emphasis(words)),
        d.bullets([words]),
        d.numbered([words], prefix='"#x '),
        d.facts([(words, words)]),
        d.table(words, [words, words], [[words, words]], note=words),
        d.note(words),
        d.Figure(BARS, words, words),
        d.Signatures(((words, words),)),
    )
    return d.Document(words, "lb", blocks, subject=words, author=words, reference=words)
