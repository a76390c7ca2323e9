"""English."""

from __future__ import annotations

from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import BY, Language
from derive.reading.prose.moment import Moment, When

ENGLISH = Language(
    name="English",
    decimal_comma=False,
    phrases={
        Kind.DET: "the value of; value of; the; this; our; these; those",
        Kind.SOME: "a; an; some",
        Kind.ITS: "its",
        Kind.IT: "it",
        Kind.ADJECTIVE: "actual; corresponding; resulting; predicted; computed; calculated; entire;"
        "whole; single; own",
        Kind.TOTAL: "total error; overall error; total loss; overall loss; total cost;overall cost",
        Kind.ERROR: "error",
        Kind.COST: "loss; cost",
        Kind.OUTPUT: "output; output value; activation; prediction",
        Kind.TARGET: "target; target output; target value; desired output; desired value;"
        "expected output; ideal output",
        Kind.INPUT: "input; input value",
        Kind.NET: "net input; total net input; weighted sum; weighted input; pre activation;"
        "preactivation",
        Kind.WEIGHT: "weight",
        Kind.BIAS: "bias; bias term",
        Kind.RATE: "learning rate; step size",
        Kind.DELTA: "delta; node delta",
        Kind.GRADIENT: "gradient; derivative; partial derivative; slope",
        Kind.NETWORK: "network; neural network; net; neural net; model; network as a whole;"
        "neural network as a whole",
        Kind.APPROX: "about; roughly; approximately; around; nearly; almost; circa; ca.; approx.",
        Kind.BE: "is; was; are; were; is set to; was set to; are set to; set to; we'll set to;"
        "we will set to; we set to; is chosen as; is chosen to be; is fixed at; is taken to be;"
        "we take to be; comes out as; comes out at; comes out to be; amounts to; comes to;"
        "turns out to be; works out to; works out to be; evaluates to; has the value;"
        "has a value of; to be; be; is given by; is initialised to; is initialized to;"
        "are initialised to; are initialized to; initialised to; initialized to; starts at;"
        "start at",
        Kind.SAME: "equals; is equal to; was equal to; are equal to; equal to; is the same as",
        Kind.CHANGE: "down to; drops to; dropped to; has dropped to; falls to; fell to;"
        "has fallen to; decreases to; decreased to; has decreased to; is reduced to; reduced to;"
        "plummets to; plummeted to; has plummeted to; shrinks to; shrank to; sinks to;"
        "goes down to; has gone down to; went down to; declines to; rises to; rose to;"
        "increases to; increased to; grows to; grew to; becomes; became; changes to; moves to",
        Kind.MOVE: "drops; dropped; has dropped; falls; fell; has fallen; decreases; decreased;"
        "has decreased; is reduced; was reduced; shrinks; shrank; sinks; goes; went; has gone;"
        "goes down; went down; has gone down; declines; rises; rose; increases; increased; grows;"
        "grew; changes; changed; has changed; moves; moved; improves; improved; is updated;"
        "is lowered; comes down; came down; reduces; lowers; brings; brought",
        Kind.FROM: "from; down from; up from",
        Kind.SHOULD: "should be; should output; should produce; ought to be; is supposed to be;"
        "was supposed to be;"
        "were supposed to be; was meant to be",
        Kind.GIVE: "generate; generates; generated; produce; produces; produced; predict;"
        "predicts; predicted; give; gives; gave; yield; yields; yielded; return; returns",
        Kind.WANT: "want; would like; wish",
        Kind.SETTING: "set; setting; fix; choose; choosing; pick; take",
        Kind.HAVE: "have; has; had; get; gets; got; obtain; find; use; uses; giving;"
        "yielding; resulting in",
        Kind.WITH: "with; using; given",
        Kind.FEED: "feed forward; fed forward; feeding forward; feed; fed; feeding; feed in",
        Kind.OF: "of; for; on",
        Kind.WRT: "with respect to; w.r.t.; wrt",
        Kind.TO: "to",
        Kind.AT: "at; in; under; during",
        Kind.WHICH: "which",
        Kind.WE: "we; you",
        Kind.WHEN: "when; where",
        Kind.LEAD: "that; here; finally; next; then; note that; recall that; i.e.; exactly;"
        "precisely; also; overall;"
        "in this example; in our example; in our case; in the forward pass;"
        "after the forward pass; for this example",
        Kind.FLOW: "but; so; therefore; thus; hence; because; since; whereas; while",
        Kind.AND: "and",
        Kind.OR: "or",
        Kind.VERSUS: "vs; vs.; versus; compared to; compared with; against",
        Kind.EACH: "respectively",
        Kind.AFTER: "after",
        Kind.ROUND: "update; iteration; epoch; round; weight update; training step; gradient step;"
        "training iteration; training round; training epoch; parameter update;"
        "repetition",
        Kind.PASS: "pass; cycle",
        Kind.STEP: "step",
        Kind.REPEAT: "repeating; repeat; repeated; we repeat; we repeated",
        Kind.PROCESS: "process; procedure; it; this",
        Kind.TIMES: "times",
        Kind.MORE: "more; further; additional",
        Kind.TRAINING: "backpropagation; backprop; training; gradient descent; learning",
        Kind.STOP: "not; isn't; wasn't; aren't; weren't; don't; doesn't; didn't; can't; cannot;"
        "won't; couldn't; wouldn't; shouldn't; never; no; neither; nor; without; rather; instead;"
        "would; could; might; may; perhaps; maybe; sum; difference; product; ratio; average; mean;"
        "maximum; minimum; typical; typically; usually; often; common; commonly; generally;"
        "default; less; greater; smaller; larger; bigger; lower; higher; below; above; least; most;"
        "until; unless; once; soon; random; randomly; guess; wrong; wrongly; incorrect; mistake;"
        "mistakenly; other; another; different; alternative; alternatively; half; twice; double;"
        "between; test; validation; momentum; adam; dropout; should have been; claims; claimed;"
        "otherwise; tempting; forget; forgot; only; replace; replaced; replacing; vary; varying;"
        "try;"
        "tried; trying; remove; removing; dropping; ignoring; goal; aim; threshold; tolerance;"
        "says;"
        "said; student; students; thinks; believes; according; wrote; reports; reported; paper;"
        "numerical; numerically; finite;"
        "schedule; decay; decayed; anneal; ideal; ideally; theory; theoretically; worst; best",
        Kind.DOUBT: "suppose; supposing; imagine; assume; assuming; pretend; for example;"
        "for instance; e.g.; say; hypothetical; hypothetically; consider a; consider another;"
        "consider an; take a; mnist; imagenet; cifar; another network; other network;"
        "a different network;"
        "another model; in the paper; previous post; their network; exercise; what if; toy",
        Kind.IF: "if; whether",
    },
    plurals={
        Kind.ERROR: "errors",
        Kind.COST: "losses; costs",
        Kind.OUTPUT: "outputs; output values; activations; predictions",
        Kind.TARGET: "targets; target outputs; target values; desired outputs; desired values;"
        "expected outputs",
        Kind.INPUT: "inputs; input values",
        Kind.NET: "net inputs; weighted sums; weighted inputs",
        Kind.WEIGHT: "weights",
        Kind.BIAS: "biases; bias terms",
        Kind.RATE: "learning rates; step sizes",
        Kind.DELTA: "deltas; node deltas",
        Kind.GRADIENT: "gradients; derivatives; partial derivatives; slopes",
        Kind.ROUND: "updates; iterations; epochs; rounds; weight updates; training steps;"
        "gradient steps; training iterations; training rounds; training epochs; parameter updates;"
        "repetitions",
        Kind.PASS: "passes; cycles",
        Kind.STEP: "steps",
    },
    meanings={
        Kind.TO: {"as; by": BY},
        Kind.UNIT: {
            "neuron; unit; node": "",
            "output neuron; output unit; output node": "output",
            "hidden neuron; hidden unit; hidden node; hidden layer neuron": "hidden",
            "output neurons; outputs neurons; output units; output nodes": "outputs",
            "hidden neurons; hidden units; hidden nodes": "hiddens",
        },
        Kind.LAYER: {"output layer": "outputs", "hidden layer": "hiddens"},
        Kind.COUNT: {"one": 1, "two; both": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
        | {"twenty": 20, "fifty": 50, "hundred; a hundred; one hundred": 100}
        | {"thousand; a thousand; one thousand": 1000, "ten thousand": 10_000}
        | {"a hundred thousand": 100_000, "a million; one million": 1_000_000},
        Kind.ORDINAL: {"first; 1st": 1, "second; 2nd": 2, "third; 3rd": 3, "fourth; 4th": 4}
        | {"fifth; 5th": 5, "tenth; 10th": 10, "hundredth; 100th": 100},
        Kind.ADJECTIVE: {
            "initial; original; starting; initial value of; initial values of": Moment(When.AT),
            "new; updated; new value of; updated value of; new values of;updated values of": Moment(
                When.FIRST
            ),
            "old; previous; final; last": Moment(When.UNKNOWN),
            "current": Moment(When.HERE),
        },
        Kind.MOMENT: {
            "originally; initially; at first; at the start; at the beginning; in the beginning;"
            "before training; before any training; before learning; before any update;"
            "before any updates; before the first update; before the update;"
            "before the first iteration; before any iteration; at the outset": Moment(When.AT),
            "at this point; at that point; at this stage; at this moment": Moment(When.HERE),
            "now; currently; by now": Moment(When.NOW),
            "after updating the weights; after updating all the weights;"
            "after updating all weights; after all weights have been updated;"
            "with the new weights; with the updated weights; with these new weights;"
            "using the new weights; using the updated weights": Moment(When.FIRST),
            "after training; after learning; after convergence; eventually; in the end;"
            "at the end; afterwards; trained; at the end of training; by the end": Moment(
                When.UNKNOWN
            ),
            "again; once more; this time; later; previously; earlier; anew; next time": Moment(
                When.UNSURE
            ),
        },
    },
)
