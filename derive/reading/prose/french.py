"""French."""

from __future__ import annotations

from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import BY, Language
from derive.reading.prose.moment import Moment, When

FRENCH = Language(
    name="French",
    decimal_comma=True,
    phrases={
        Kind.DET: "la valeur de; la valeur du; le; la; les; l'; ce; cet; cette; ces;notre; nos",
        Kind.SOME: "un; une",
        Kind.EITHER: "des",
        Kind.ITS: "son; sa; ses",
        Kind.IT: "elle; il",
        Kind.ADJECTIVE: "réelle; correspondante; résultante; calculée; calculé; prédite; obtenue;"
        "entier; ensemble",
        Kind.TOTAL: "erreur totale; perte totale; coût total; erreur globale",
        Kind.ERROR: "erreur",
        Kind.COST: "perte; coût",
        Kind.OUTPUT: "sortie; valeur de sortie; activation; prédiction",
        Kind.TARGET: "cible; valeur cible; sortie cible; sortie désirée; sortie attendue;"
        "sortie souhaitée; valeur désirée; valeur attendue",
        Kind.INPUT: "entrée; valeur d' entrée",
        Kind.NET: "entrée nette; entrée nette totale; somme pondérée",
        Kind.WEIGHT: "poids",
        Kind.BIAS: "biais; terme de biais",
        Kind.RATE: "taux d' apprentissage; pas d' apprentissage",
        Kind.DELTA: "delta",
        Kind.GRADIENT: "gradient; dérivée; dérivée partielle; pente",
        Kind.NETWORK: "réseau; réseau de neurones; modèle; réseau neuronal;"
        "réseau dans son ensemble",
        Kind.APPROX: "environ; approximativement; à peu près; presque; autour de; près de",
        Kind.BE: "est; est de; était; était de; fut; fut de; sont; sont de; étaient; étaient de;"
        "vaut; valent; valait; valaient; s' élève à; s' élèvent à; a pour valeur; prend la valeur;"
        "est fixé à; est fixée à; fixé à; on fixe à; nous fixons à; soit; que soit",
        Kind.SAME: "est égal à; est égale à; égal à; égale à; égale; sont égales à; sont égaux à",
        Kind.CHANGE: "tombe à; tomba à; est tombée à; chute à; descend à; est descendue à;"
        "diminue à; diminue jusqu' à; passe à; est passée à; se réduit à; baisse à;"
        "baisse jusqu' à;"
        "monte à; augmente à; devient",
        Kind.MOVE: "tombe; tomba; est tombée; chute; descend; est descendue; diminue;"
        "est passée; se réduit; baisse; monte; augmente; réduit",
        Kind.SHOULD: "devrait être; doit être; devrait valoir; doit valoir",
        Kind.GIVE: "produit; produisent; génère; génèrent; donne; donnent; prédit; prédisent;"
        "renvoie; renvoient; produise; génère; donnait; fournit; fournissent",
        Kind.WANT: "voulons; voulons que; veut; veut que; souhaitons que; voudrions que",
        Kind.SETTING: "fixons; fixe; choisissons; prenons; prend; posons",
        Kind.HAVE: "avons; obtenons; a; utilisons; donnant; obtient; trouve; trouvons",
        Kind.WITH: "avec; utilisant; étant donné; étant données; étant donnés",
        Kind.OF: "de; pour; du; d'; sur",
        Kind.WRT: "par rapport à; par rapport au; relativement à",
        Kind.TO: "à",
        Kind.AT: "dans; en; sous; durant",
        Kind.WHICH: "qui; que; que l'; laquelle; lequel",
        Kind.WE: "nous; on",
        Kind.WHEN: "quand; lorsque; lorsqu'; où; tandis que",
        Kind.LEAD: "ici; exactement; finalement; enfin; alors; ensuite; c'est à dire;"
        "dans cet exemple;"
        "dans notre exemple; dans notre cas; ainsi; au total; qu'",
        Kind.FLOW: "mais; donc; car; puisque; c'est pourquoi; par conséquent",
        Kind.OR: "ou",
        Kind.AND: "et; ainsi que",
        Kind.VERSUS: "contre; vs; vs.; face à",
        Kind.EACH: "respectivement",
        Kind.AFTER: "après; à l' issue de; suite à; au bout de",
        Kind.ROUND: "itération; époque; mise à jour; mise à jour des poids; répétition;"
        "cycle d' apprentissage",
        Kind.PASS: "passe; cycle; tour",
        Kind.STEP: "étape",
        Kind.REPEAT: "en répétant; répétant; répéter; répétons; on répète",
        Kind.PROCESS: "processus; procédé; procédure; cela; opération; ceci",
        Kind.TIMES: "fois",
        Kind.MORE: "supplémentaires; de plus",
        Kind.TRAINING: "rétropropagation; entraînement; descente de gradient;"
        "descente du gradient; apprentissage",
        Kind.STOP: "ne; n'; pas; jamais; ni; sans; non; serait; seraient; pourrait; pourraient;"
        "peut être; somme; différence; produit de; quotient; moyenne; maximum; minimum; typique;"
        "typiquement; généralement; souvent; habituellement; habituel; inférieur; inférieure;"
        "supérieur; supérieure; moins; plus; petit; petite; grand; grande; au dessus;"
        "jusqu' à ce; aléatoire; fausse; faux; incorrect; autre; autres; moitié; double; entre;"
        "lieu de; plutôt; momentum; adam; dropout; seulement;"
        "remplacer; remplace; varier; essayer; seuil; tolérance; étudiant; étudiants; dit; disent;"
        "selon; carré; racine; but; objectif; idéalement; idéal; théorie; pire; meilleur",
        Kind.DOUBT: "supposons; supposant; imaginons; imaginez; par exemple; p.ex.; disons; mnist;"
        "imagenet; autre réseau; autre modèle; exercice; considérons un; considérons une",
        Kind.IF: "si; s'",
    },
    plurals={
        Kind.ERROR: "erreurs",
        Kind.COST: "pertes; coûts",
        Kind.OUTPUT: "sorties; valeurs de sortie; activations; prédictions",
        Kind.TARGET: "cibles; valeurs cibles; sorties cibles; sorties désirées; sorties attendues;"
        "sorties souhaitées",
        Kind.INPUT: "entrées; valeurs d' entrée",
        Kind.NET: "entrées nettes; sommes pondérées",
        Kind.GRADIENT: "gradients; dérivées; dérivées partielles",
        Kind.ROUND: "itérations; époques; mises à jour; mises à jour des poids;répétitions",
        Kind.PASS: "passes; cycles; tours",
        Kind.STEP: "étapes",
    },
    meanings={
        Kind.TO: {"comme": BY},
        Kind.UNIT: {
            "neurone; unité; nœud; noeud": "",
            "neurone de sortie; unité de sortie": "output",
            "neurone caché; unité cachée": "hidden",
            "neurones de sortie; unités de sortie": "outputs",
            "neurones cachés; unités cachées": "hiddens",
        },
        Kind.LAYER: {"couche de sortie": "outputs", "couche cachée": "hiddens"},
        Kind.COUNT: {"un; une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10}
        | {"cent": 100, "mille": 1000, "dix mille": 10_000, "un million d'": 1_000_000},
        Kind.ORDINAL: {"première; premier": 1, "deuxième; seconde; second": 2, "troisième": 3}
        | {"quatrième": 4, "dixième": 10, "centième": 100},
        Kind.ADJECTIVE: {
            "initial; initiale; originale; initiaux; initiales": Moment(When.AT),
            "nouveau; nouvelle; nouveaux; nouvelle valeur de": Moment(When.FIRST),
            "ancien; ancienne; précédent; précédente; finale; final; dernière": Moment(
                When.UNKNOWN
            ),
            "actuel; actuelle": Moment(When.HERE),
        },
        Kind.MOMENT: {
            "initialement; au départ; au début; à l' origine; à l' initialisation;"
            "avant l' entraînement; avant l' apprentissage; avant la première itération;"
            "avant la première mise à jour; avant toute mise à jour": Moment(When.AT),
            "à ce stade; à ce moment; à ce point": Moment(When.HERE),
            "maintenant; désormais": Moment(When.NOW),
            "avec les nouveaux poids; après la mise à jour des poids": Moment(When.FIRST),
            "après l' entraînement; après l' apprentissage; à la fin; entraîné": Moment(
                When.UNKNOWN
            ),
            "à nouveau; de nouveau; encore; cette fois; plus tard; auparavant;précédemment": Moment(
                When.UNSURE
            ),
        },
    },
)
