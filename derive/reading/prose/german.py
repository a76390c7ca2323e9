"""German."""

from __future__ import annotations

from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import BY, Language
from derive.reading.prose.moment import Moment, When

GERMAN = Language(
    name="German",
    decimal_comma=True,
    verb_second=True,
    phrases={
        Kind.DET: "der wert von; der wert der; der wert des; die; das; den; dem; diese; dieser;"
        "dieses; diesen; diesem; unser; unsere; unserer; unseren",
        Kind.SOME: "ein; eine; einen; einem; einer; eines",
        Kind.EITHER: "der",
        Kind.ITS: "sein; seine; ihr; ihre; dessen; deren",
        Kind.IT: "er; sie; es",
        Kind.ADJECTIVE: "tatsächliche; entsprechende; resultierende; berechnete; vorhergesagte;"
        "gesamten; ganzen",
        Kind.TOTAL: "gesamtfehler; gesamtfehlers; gesamte fehler; totale fehler; gesamtverlust;"
        "gesamtkosten",
        Kind.ERROR: "fehler; fehlers",
        Kind.COST: "verlust; kosten; loss",
        Kind.OUTPUT: "ausgabe; ausgang; ausgabewert; aktivierung; vorhersage",
        Kind.TARGET: "zielwert; sollwert; zielausgabe; gewünschte ausgabe; erwartete ausgabe; ziel",
        Kind.INPUT: "eingabe; eingang; eingabewert",
        Kind.NET: "nettoeingabe; netzeingabe; gewichtete summe; gewichteten summe",
        Kind.WEIGHT: "gewicht; gewichts; gewichtes",
        Kind.BIAS: "bias; biaswert",
        Kind.RATE: "lernrate; schrittweite",
        Kind.DELTA: "delta",
        Kind.GRADIENT: "gradient; ableitung; partielle ableitung; steigung",
        Kind.NETWORK: "netz; netzes; netzwerk; netzwerks; netzwerkes; neuronale netz;"
        "neuronalen netzes; neuronale netzwerk; neuronalen netzwerks; modell; modells",
        Kind.APPROX: "etwa; ungefähr; rund; circa; ca.; knapp; fast; annähernd",
        Kind.BE: "ist; sind; war; waren; beträgt; betrug; betragen; betrugen; liegt bei; lag bei;"
        "hat den wert; haben die werte; wird auf; sei; sein",
        Kind.SAME: "ist gleich; gleicht; entspricht; ist genau; gleich",
        Kind.CHANGE: "sinkt auf; sank auf; fällt auf; fiel auf; steigt auf; stieg auf;"
        "verringert sich auf; schrumpft auf; reduziert sich auf; geht zurück auf",
        Kind.DROP: "sinkt; sank; fällt; fiel; steigt; stieg; schrumpft",
        Kind.MOVE: "verringert sich; verkleinert sich; reduziert sich; ändert sich; geht; ging;"
        "geht zurück; ging zurück; verändert sich; senkt; senkte; verringert; reduziert;"
        "nimmt ab; wächst; wuchs",
        Kind.SHOULD: "soll; sollen; sollte; sollten",
        Kind.GIVE: "liefert; liefern; erzeugt; erzeugen; ausgeben; ausgibt; produziert;"
        "produzieren; lieferte; lieferten",
        Kind.WANT: "wollen; möchten",
        Kind.SETTING: "setzen; wählen; setze; wähle; setzt; legen",
        Kind.DONE: "gesetzt; festgelegt; gewählt; gesunken; gefallen; gestiegen; fest",
        Kind.HAVE: "haben; hat; erhalten; ergibt; liefert uns; verwenden; finden; nutzen;benutzen",
        Kind.WITH: "mit; bei; gegeben; gegeben sind",
        Kind.OF: "von; für; des; vom",
        Kind.WRT: "bezüglich; in bezug auf; bzgl.",
        Kind.TO: "auf; zu",
        Kind.AT: "in; im; unter; am; an; beim",
        Kind.WHICH: "welche; welcher; die wir; den wir",
        Kind.WE: "wir; man",
        Kind.WHEN: "wo; wobei; während",
        Kind.LEAD: "dass; genau; hier; schließlich; dann; also; somit; damit; d.h.;"
        "in diesem beispiel;"
        "in unserem beispiel; im vorwärtsschritt; insgesamt",
        Kind.FLOW: "aber; daher; deshalb; denn; weil; da; sodass",
        Kind.AND: "und; sowie",
        Kind.OR: "oder",
        Kind.VERSUS: "gegenüber; vs; vs.; gegen; statt gewünschter",
        Kind.EACH: "beziehungsweise; bzw.",
        Kind.AFTER: "nach",
        Kind.ROUND: "iteration; update; aktualisierung; runde; epoche; durchlauf; gewichtsupdate;"
        "trainingsschritt; lernschritt; wiederholung",
        Kind.STEP: "schritt",
        Kind.REPEAT: "wiederholt man; wiederholen wir; wir wiederholen",
        Kind.PROCESS: "vorgang; prozess; verfahren; dies",
        Kind.TIMES: "mal",
        Kind.MORE: "weiteren; weitere; weiterer",
        Kind.TRAINING: "backpropagation; training; trainings; gradientenabstieg;"
        "gradientenabstiegs; lernens",
        Kind.STOP: "numerisch; numerische; numerischen;"
        "nicht; kein; keine; keinen; nie; niemals; weder; noch; ohne; statt; anstatt;"
        "wäre; wären; würde; würden; könnte; könnten; vielleicht; summe; differenz; produkt;"
        "quotient; mittelwert; durchschnitt; maximum; minimum; typisch; typische; typischerweise;"
        "üblich; übliche; üblicherweise; oft; häufig; meist; kleiner; größer; kleinere; größere;"
        "höhere; niedrigere; weniger; mehr; unter; über; mindestens; höchstens; bis; sobald;"
        "zufällig; zufällige; falsch; falsche; fälschlich; irrtümlich; andere; anderer; anderen;"
        "anderes; hälfte; halbe; doppelte; zwischen; momentum; adam; dropout; nur; sonst; ersetzen;"
        "ersetzt; variieren; probieren; ignorieren; schwelle; toleranz; student; studenten; sagt;"
        "schreibt; behauptet; laut; quadrat; wurzel; idealerweise; idealfall;"
        "theoretisch",
        Kind.DOUBT: "angenommen; nehmen wir an; zum beispiel; z.b.; beispielsweise; etwa wenn;"
        "stellen wir uns vor; mnist; imagenet; anderes netz; anderen netz; hypothetisch; übung;"
        "betrachten wir ein; sagen wir",
        Kind.IF: "wenn; falls; ob",
    },
    plurals={
        Kind.ERROR: "fehlern",
        Kind.OUTPUT: "ausgaben; ausgänge; ausgängen; ausgabewerte; ausgabewerten; aktivierungen;"
        "vorhersagen",
        Kind.TARGET: "zielwerte; zielwerten; sollwerte; sollwerten; ziele; zielausgaben;"
        "gewünschten ausgaben",
        Kind.INPUT: "eingaben; eingänge; eingängen; eingabewerte; eingabewerten",
        Kind.NET: "nettoeingaben; netzeingaben",
        Kind.WEIGHT: "gewichte; gewichten",
        Kind.BIAS: "biase; biaswerte; biaswerten",
        Kind.RATE: "lernraten",
        Kind.GRADIENT: "gradienten; ableitungen",
        Kind.ROUND: "iterationen; updates; aktualisierungen; runden; epochen; durchläufen;"
        "durchläufe; gewichtsupdates; trainingsschritten; lernschritten;"
        "wiederholungen",
        Kind.STEP: "schritten; schritte",
    },
    meanings={
        Kind.TO: {"als": BY},
        Kind.UNIT: {
            "neuron; neurons; einheit; knoten; knotens": "",
            "ausgabeneuron; ausgabeneurons; ausgangsneuron; ausgabeknoten": "output",
            "ausgabeneuronen; ausgangsneuronen": "outputs",
            "verstecktes neuron; versteckte neuron; versteckten neurons; hiddenneuron": "hidden",
            "versteckten neuronen; verdeckten neuronen": "hiddens",
        },
        Kind.LAYER: {
            "ausgabeschicht": "outputs",
            "versteckten schicht; versteckte schicht; verdeckten schicht": "hiddens",
        },
        Kind.COUNT: {"einem; einer": 1, "zwei; beide; beiden": 2, "drei": 3, "vier": 4}
        | {"zehn": 10, "hundert": 100, "tausend": 1000, "zehntausend": 10_000},
        Kind.ORDINAL: {"ersten; erste; erster; erstes": 1, "zweiten; zweite; zweiter; zweites": 2}
        | {"dritten; dritte; dritter": 3, "vierten; vierte": 4, "zehnten": 10, "hundertsten": 100},
        Kind.ADJECTIVE: {
            "anfängliche; ursprüngliche; anfänglichen; ursprünglichen": Moment(When.AT),
            "neue; neuen; aktualisierte; neues; neue wert von;aktualisierte wert von": Moment(
                When.FIRST
            ),
            "alte; alten; vorherige; letzte; endgültige": Moment(When.UNKNOWN),
            "aktuelle; derzeitige": Moment(When.HERE),
        },
        Kind.MOMENT: {
            "ursprünglich; anfangs; am anfang; zu beginn; vor dem training; vor dem lernen;"
            "vor der ersten iteration; vor jeder aktualisierung; vor dem ersten update;"
            "vor der ersten aktualisierung": Moment(When.AT),
            "an diesem punkt; zu diesem zeitpunkt; an dieser stelle": Moment(When.HERE),
            "jetzt; nun": Moment(When.NOW),
            "mit den neuen gewichten; mit den aktualisierten gewichten;"
            "nach dem aktualisieren der gewichte; nach der aktualisierung der gewichte": Moment(
                When.FIRST
            ),
            "nach dem training; nach dem lernen; am ende; trainierte; trainierten": Moment(
                When.UNKNOWN
            ),
            "erneut; wieder; nochmals; noch einmal; später; diesmal; zuvor; vorher; danach": Moment(
                When.UNSURE
            ),
        },
    },
)
