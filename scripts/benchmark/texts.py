"""Texts for the peers: invented English opinions with citations and French notes with dates and measures, as long as our documents.

Sentences with something to find alternate with plain ones, a citation about every 500
characters, a date or measure about every 150. eyecite is the faster the less there is to find; see also its figure on our corpus. The names, cases and patients are invented.
"""

from __future__ import annotations

from random import Random

_OPINION = [
    "The district court granted summary judgment on every count, and the plaintiff filed a timely notice of appeal in the spring.",
    "We review that ruling afresh, drawing each reasonable inference in favor of the party that did not ask for judgment below.",
    "The warehouse agreement required thirty days of written notice, which nobody disputes was sent to the wrong street address.",
    "Counsel conceded at argument that the exhibits had been in the hands of the bank for nearly two years before trial began.",
    "In {a} v. {b}, {v} F.3d {p} ({c} Cir. {y}), the panel held that a late notice does not by itself defeat the claim.",
    "See {a} v. {b}, {v} U.S. {p}, {q} ({y}); {a2} v. {b2}, {v2} F. Supp. 2d {p2} (D. Mass. {y2}).",
    "The statute, 42 U.S.C. § {s}, gives a remedy against any person who acts under color of state law.",
    "The dissent reads the clause otherwise, but its reading would leave the second sentence of the lease without any work to do.",
    "That is enough to decide the appeal. Id. at {q}. The remaining arguments were not raised below and we do not reach them.",
    "Nothing in the record shows that the tenant knew of the assignment when the rent for the final quarter fell due.",
]
_PLAIN = [sentence for sentence in _OPINION if "{" not in sentence]
_NAMES = ["Harrow", "Pell", "Whitcomb", "Ostrander", "Calder", "Lindqvist", "Marsh", "Tolliver", "Beck", "Amory"]
_NOTE = [
    "Motif d'hospitalisation :\nLe patient est adressé par son médecin pour une fatigue qui dure depuis plusieurs semaines.\n",
    "Antécédents :\nIl ne prend aucun traitement au long cours et ne signale pas d'allergie connue à ce jour.\n",
    "Il a été vu en consultation le {d} {m} {y} par le service, qui a proposé une surveillance simple sans autre examen.\n",
    "À l'examen, il pèse {w} kg pour une taille de {h} cm, la température est normale et le rythme cardiaque régulier.\n",
    "La famille rapporte une gêne à la marche, surtout le soir, sans chute ni douleur franche au repos.\n",
    "Examen clinique :\nL'auscultation ne retrouve pas d'anomalie et l'abdomen est souple dans son ensemble.\n",
    "Un contrôle est prévu dans {n} semaines ; le bilan du {d}/{mm}/{y} ne montrait rien de particulier.\n",
    "Conclusion :\nRetour au domicile avec les conseils habituels et une lettre remise au patient pour son médecin.\n",
]
_MONTHS = ["janvier", "mars", "avril", "juin", "septembre", "octobre", "novembre"]


def opinions(lengths: list[int]) -> list[str]:
    """English opinions of these lengths, in characters."""
    draw = Random(7)

    def sentence(turn: int) -> str:
        numbers = {name: draw.randint(20, 990) for name in ("v", "p", "q", "v2", "p2")}
        a, b, a2, b2 = draw.sample(_NAMES, 4)
        form = _OPINION[turn % len(_OPINION)] if turn // len(_OPINION) % 2 else _PLAIN[turn % len(_PLAIN)]
        return (
            form.format(
                a=a,
                b=b,
                a2=a2,
                b2=b2,
                c=f"{draw.randint(4, 9)}th",
                s=draw.randint(1981, 1988),
                y=draw.randint(1960, 2015),
                y2=2004,
                **numbers,
            )
            + " "
        )

    return [_fill(length, sentence) for length in lengths]


def notes(lengths: list[int]) -> list[str]:
    """French clinical notes of these lengths, in characters."""
    draw = Random(7)

    def sentence(turn: int) -> str:
        month = draw.randrange(len(_MONTHS))
        return _NOTE[turn % len(_NOTE)].format(
            d=draw.randint(1, 28),
            m=_MONTHS[month],
            mm=f"{month + 1:02}",
            y=draw.randint(2015, 2022),
            w=draw.randint(45, 95),
            h=draw.randint(150, 190),
            n=draw.randint(2, 9),
        )

    return [_fill(length, sentence) for length in lengths]


def _fill(length: int, sentence: object) -> str:
    assert callable(sentence)
    found, size, turn = [], 0, 0
    while size < length:
        found.append(sentence(turn))
        size += len(found[-1])
        turn += 1
    return "".join(found)[:length]
