"""Spanish."""

from __future__ import annotations

from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import BY, Language
from derive.reading.prose.moment import Moment, When

SPANISH = Language(
    name="Spanish",
    decimal_comma=True,
    phrases={
        Kind.DET: "el valor de; el valor del; el; la; los; las; este; esta;"
        "estos; estas; nuestro;"
        "nuestra; lo; ese; esa",
        Kind.SOME: "un; una; unos; unas",
        Kind.ITS: "su; sus",
        Kind.ADJECTIVE: "real; correspondiente; resultante; calculado; calculada; predicha;"
        "obtenido; obtenida",
        Kind.TOTAL: "error total; pérdida total; coste total; costo total",
        Kind.ERROR: "error",
        Kind.COST: "pérdida; coste; costo",
        Kind.OUTPUT: "salida; valor de salida; activación; predicción",
        Kind.TARGET: "objetivo; valor objetivo; salida objetivo; salida deseada; salida esperada;"
        "valor deseado",
        Kind.INPUT: "entrada; valor de entrada",
        Kind.NET: "entrada neta; entrada neta total; suma ponderada",
        Kind.WEIGHT: "peso",
        Kind.BIAS: "sesgo; término de sesgo",
        Kind.RATE: "tasa de aprendizaje; ritmo de aprendizaje; factor de aprendizaje",
        Kind.DELTA: "delta",
        Kind.GRADIENT: "gradiente; derivada; derivada parcial; pendiente",
        Kind.NETWORK: "red; red neuronal; modelo",
        Kind.APPROX: "aproximadamente; alrededor de; cerca de; casi; aprox.",
        Kind.BE: "es; es de; era; era de; fue; fue de; son; son de; eran; fueron; vale; valía;"
        "valen; toma el valor; tiene un valor de; tiene el valor; asciende a; resulta;"
        "resulta ser; se fija en; se establece en; fijada en; fijamos en; sea; que sea",
        Kind.SAME: "es igual a; igual a; equivale a; son iguales a; es exactamente",
        Kind.CHANGE: "baja a; baja hasta; bajó a; cae a; cae hasta; cayó a; disminuye a;"
        "disminuye hasta; disminuyó a; se reduce a; se redujo a; desciende a; desciende hasta;"
        "descendió a; sube a; aumenta a; pasa a ser; pasa a valer",
        Kind.MOVE: "baja; bajó; ha bajado; cae; cayó; ha caído; disminuye; disminuyó; se reduce;"
        "se redujo; desciende; descendió; sube; subió; aumenta; pasa; pasó; ha pasado; cambia;"
        "reduce; redujo",
        Kind.SHOULD: "debería ser; debe ser; debería valer; debería producir",
        Kind.GIVE: "produce; producen; genera; generan; devuelve; devuelven; predice; predicen;"
        "da; dan; produzca; genere; devuelva; produjo; generó",
        Kind.WANT: "queremos; queremos que; deseamos que",
        Kind.SETTING: "fijamos; elegimos; tomamos; establecemos; ponemos",
        Kind.HAVE: "tenemos; tiene; obtenemos; usamos; utilizamos; dando; resulta en;se obtiene",
        Kind.WITH: "con; usando; utilizando; dadas; dados; dado; dada; mediante",
        Kind.OF: "de; para; del; en",
        Kind.WRT: "con respecto a; con respecto al; respecto a; respecto de; respecto al",
        Kind.FROM: "desde",
        Kind.TO: "a; hasta",
        Kind.AT: "bajo; durante",
        Kind.WHICH: "que; cual; la cual; el cual",
        Kind.WE: "nosotros",
        Kind.WHEN: "cuando; donde; mientras",
        Kind.LEAD: "aquí; exactamente; finalmente; entonces; luego; es decir; en este ejemplo;"
        "en nuestro ejemplo; en nuestro caso; así; en total",
        Kind.FLOW: "pero; así que; porque; pues; por tanto; por lo tanto; mientras que",
        Kind.AND: "y; e",
        Kind.OR: "o; u",
        Kind.VERSUS: "frente a; vs; vs.; contra",
        Kind.EACH: "respectivamente",
        Kind.AFTER: "tras; después de; luego de; después del",
        Kind.ROUND: "iteración; actualización; época; ronda; actualización de los pesos;repetición",
        Kind.PASS: "ciclo; pasada",
        Kind.STEP: "paso",
        Kind.REPEAT: "repitiendo; repetir; al repetir; repetimos",
        Kind.PROCESS: "proceso; procedimiento; esto",
        Kind.TIMES: "veces",
        Kind.MORE: "más; adicionales",
        Kind.TRAINING: "retropropagación; entrenamiento; descenso de gradiente;"
        "descenso del gradiente; aprendizaje; backpropagation",
        Kind.STOP: "no; nunca; ni; sin; tampoco; sería; serían; podría; podrían; quizás; tal vez;"
        "suma; diferencia; producto; cociente; promedio; media; máximo; mínimo; típico; típica;"
        "típicamente; normalmente; suele; suelen; habitual; menor; mayor; menos; inferior;"
        "superior; sobre; hasta que; aleatorio; aleatoria; equivocado; incorrecto; otro;"
        "otra; otros; otras; mitad; doble; entre; vez de; lugar de; momentum; adam; dropout;"
        "solo; sólo; al menos; reemplazar; sustituir; variar; probar; umbral; tolerancia;"
        "estudiante;"
        "estudiantes; dice; dicen; según; cuadrado; raíz; meta;"
        "idealmente; ideal; teoría; peor; mejor",
        Kind.DOUBT: "supongamos; suponiendo; imaginemos; imagina; por ejemplo; p.ej.; digamos;"
        "mnist; imagenet; otra red; otro modelo; ejercicio; consideremos una; consideremos un",
        Kind.IF: "si",
    },
    plurals={
        Kind.ERROR: "errores",
        Kind.COST: "pérdidas; costes; costos",
        Kind.OUTPUT: "salidas; valores de salida; activaciones; predicciones",
        Kind.TARGET: "objetivos; valores objetivo; salidas objetivo; salidas deseadas;"
        "salidas esperadas; valores deseados",
        Kind.INPUT: "entradas; valores de entrada",
        Kind.NET: "entradas netas; sumas ponderadas",
        Kind.WEIGHT: "pesos",
        Kind.BIAS: "sesgos",
        Kind.RATE: "tasas de aprendizaje",
        Kind.GRADIENT: "gradientes; derivadas; derivadas parciales",
        Kind.ROUND: "iteraciones; actualizaciones; épocas; rondas; actualizaciones de los pesos;"
        "repeticiones",
        Kind.PASS: "ciclos; pasadas",
        Kind.STEP: "pasos",
    },
    meanings={
        Kind.TO: {"como; igual a": BY},
        Kind.UNIT: {
            "neurona; unidad; nodo": "",
            "neurona de salida; unidad de salida; nodo de salida": "output",
            "neurona oculta; unidad oculta; nodo oculto": "hidden",
            "neuronas de salida; unidades de salida": "outputs",
            "neuronas ocultas; unidades ocultas": "hiddens",
        },
        Kind.LAYER: {"capa de salida": "outputs", "capa oculta": "hiddens"},
        Kind.COUNT: {"un; una": 1, "dos; ambas; ambos": 2, "tres": 3, "cuatro": 4, "cinco": 5}
        | {"diez": 10, "cien": 100, "mil": 1000, "diez mil": 10_000, "un millón de": 1_000_000},
        Kind.ORDINAL: {"primera; primer; primero": 1, "segunda; segundo": 2}
        | {"tercera; tercer; tercero": 3, "cuarta; cuarto": 4, "décima; décimo": 10},
        Kind.ADJECTIVE: {
            "inicial; original; iniciales; originales": Moment(When.AT),
            "nuevo; nueva; nuevos; actualizado; actualizada; nuevo valor de": Moment(When.FIRST),
            "viejo; anterior; final; último; última": Moment(When.UNKNOWN),
            "actual": Moment(When.HERE),
        },
        Kind.MOMENT: {
            "inicialmente; originalmente; al principio; al inicio; al comienzo; en un principio;"
            "antes del entrenamiento; antes de entrenar; antes de la primera iteración;"
            "antes de la primera actualización; antes de actualizar": Moment(When.AT),
            "en este punto; en este momento; llegados a este punto": Moment(When.HERE),
            "ahora; actualmente": Moment(When.NOW),
            "con los nuevos pesos; con los pesos actualizados; tras actualizar los pesos;"
            "después de actualizar los pesos; con los pesos nuevos": Moment(When.FIRST),
            "tras el entrenamiento; después del entrenamiento; al final; entrenada;"
            "después de entrenar; tras entrenar": Moment(When.UNKNOWN),
            "de nuevo; otra vez; nuevamente; esta vez; anteriormente; antes; más tarde": Moment(
                When.UNSURE
            ),
        },
    },
)
