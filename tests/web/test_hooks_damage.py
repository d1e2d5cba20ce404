"""Damage: whatever stands in a call, it is answered or refused, and never breaks."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st
from web.card_rules import faults
from web.hook_calls import (
    AUTHORIZATION,
    SERVER,
    answered,
    call,
    draft_tramadol,
    draft_xray,
    in_context,
    saddle_numbness,
    sent_along,
    three_weeks_of_pain,
    tramadol_goes_on,
)

from wervel.advice.hooks import read_feedback
from wervel.errors import RequestRefused

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["Patient/p", "2024-05-01", "draft", "Bundle", "9999-12-31"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "code", "x"]), inside, max_size=3)
    ),
    max_leaves=6,
)


def whole_calls():
    """One of each hook, with all that may stand in it."""
    given = {"fhirServer": SERVER, "fhirAuthorization": AUTHORIZATION}
    drafts = draft_xray(), draft_tramadol()
    alarm = sent_along(three_weeks_of_pain(), saddle_numbness())
    return [
        call(prefetch=tramadol_goes_on(), **given),
        {
            **in_context("order-select", *drafts, selections=["ServiceRequest/x"]),
            **given,
        },
        call("order-sign", *drafts, prefetch=alarm, **given),
    ]


def places(of, path=()):
    """Every place in JSON, as the way to it."""
    inside = of.items() if isinstance(of, dict) else enumerate(of)
    for name, each in inside:
        yield (*path, name)
        if isinstance(each, dict | list):
            yield from places(each, (*path, name))


def damaged(of, path, put):
    """The same with something else in that place."""
    whole = copy.deepcopy(of)
    *above, last = path
    inside = whole
    for name in above:
        inside = inside[name]
    inside[last] = put
    return whole


def tried(what):
    """What came of it, and the status it would be answered with."""
    try:
        return what(), 200
    except RequestRefused as problem:
        return None, problem.status


@settings(max_examples=300)
@given(st.sampled_from(whole_calls()), st.data())
def test_a_damaged_call_is_answered_or_refused(of, data):
    path = data.draw(st.sampled_from(list(places(of))))
    whole = damaged(of, path, data.draw(JSON))
    hook = whole["hook"] if isinstance(whole.get("hook"), str) else "patient-view"
    found, status = tried(lambda: answered({**whole, "hook": hook}))
    assert status in (200, 400, 404, 412)
    cards = found["cards"] if status == 200 else ()
    assert not [fault for card in cards for fault in faults(card)]


@given(JSON)
def test_damaged_feedback_is_refused(body):
    for sent in (body, {"feedback": body}, {"feedback": [body]}):
        _, status = tried(lambda of=sent: read_feedback(of, "wervel-order-sign"))
        assert status == 400
