"""The invented people of the demo. Addresses end in ``.example``; any likeness is chance."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """A demo person: name, language, and the roles held: (space slug, role)."""

    name: str
    language: str
    roles: tuple[tuple[str, str], ...]
    phone: str = ""


def commune(slug: str, *rows: tuple[str, str, str]) -> list[Who]:
    """People of one space: (name, language, role)."""
    return [Who(name, language, ((slug, role),)) for name, language, role in rows]


PEOPLE: list[Who] = [
    Who(
        "Anna Weber",
        "fr",
        (("lorentzweiler", "officer"), ("lintgen", "officer"), ("uelzechtdall", "officer")),
        "+352 27 00 11 22",
    ),
    *commune("lorentzweiler", ("Gaston Kieffer", "lb", "secretary"), ("Hélène Schroeder", "lb", "mayor")),
    *commune("lintgen", ("Mirjam Bausch", "lb", "secretary")),
    *commune("uelzechtdall", ("Paul Hengen", "de", "secretary"), ("Olga Marinho", "pt", "steering")),
    *commune(
        "mersch",
        ("Tania Ferreira", "pt", "officer"),
        ("Robert Nilles", "lb", "secretary"),
        ("Carole Wagner", "lb", "mayor"),
        ("Luc Feller", "fr", "councillor"),
    ),
    *commune(
        "mondorf-les-bains",
        ("Sami Haddad", "fr", "officer"),
        ("Josée Thill", "lb", "secretary"),
        ("Marc Becker", "de", "alderman"),
        ("Ivana Petrovic", "en", "steering"),
    ),
    *commune(
        "esch-sur-alzette",
        ("Claire Muller", "fr", "officer"),
        ("Nico Hoffmann", "lb", "secretary"),
        ("Sandra Lopes", "pt", "alderman"),
        ("Ivo Santos", "pt", "councillor"),
        ("Lucie Reuter", "fr", "treasurer"),
        ("Kim Nguyen", "en", "lead"),
        ("Noa Stein", "de", "steering"),
        ("Ben Aydin", "fr", "member"),
    ),
    *commune(
        "differdange",
        ("Cleo Adler", "de", "officer"),
        ("Fränk Wolter", "lb", "secretary"),
        ("Maria Gomes", "pt", "lead"),
        ("Aïcha Benali", "fr", "lead"),
        ("Tom Krier", "lb", "steering"),
        ("Eva Lindqvist", "en", "steering"),
        ("Jo Schmit", "lb", "mayor"),
        ("René Colling", "fr", "treasurer"),
        ("Théo Lang", "lb", "president"),
        ("Rosa Pinto", "pt", "member"),
    ),
    *commune(
        "junglinster",
        ("Lena Faber", "de", "officer"),
        ("Guy Pauly", "lb", "secretary"),
        ("Rita Almeida", "pt", "steering"),
        ("Pol Weis", "lb", "steering"),
        ("Jane Carter", "en", "steering"),
    ),
    *commune(
        "steinfort",
        ("Diane Kohn", "fr", "officer"),
        ("Alain Braun", "lb", "secretary"),
        ("Sven Olsen", "en", "steering"),
        ("Paula Ribeiro", "pt", "lead"),
    ),
    *commune(
        "walferdange",
        ("Yann Reckinger", "fr", "officer"),
        ("Malou Ernster", "lb", "secretary"),
        ("Teresa Moreira", "pt", "steering"),
    ),
    *commune("cefis", ("Dora Klein", "fr", "training_desk"), ("Hugo Mendes", "pt", "trainer")),
    *commune("asti", ("Nadine Frising", "fr", "advisor")),
    *commune("syvicol", ("Marc Jost", "fr", "syvicol_advisor")),
    *commune("ministry", ("Emil Thoma", "fr", "ministry_reader")),
]


def address(name: str) -> str:
    """The mail address of a demo person."""
    from zesummen.kernel.words import plain

    return ".".join(plain(name).replace("-", " ").split()) + "@zesummen.example"
