-- Ten verdicts on the last episode of one patient, from events (kind, day), by hand.
WITH pain AS (
    SELECT
        day,
        day - lag(day) OVER (ORDER BY day) AS since
    FROM events
    WHERE kind IN ('pain', 'radiating')
),

start AS (
    SELECT max(day) AS day
    FROM pain
    WHERE since IS NULL OR since > 90
)

SELECT
    coalesce(bool_or(kind = 'xray' AND events.day - start.day BETWEEN 0 AND 42), false),
    coalesce(bool_or(kind = 'mri' AND events.day - start.day BETWEEN 0 AND 42), false),
    coalesce(bool_or(kind = 'weak' AND events.day - start.day BETWEEN 0 AND 90), false),
    coalesce(bool_or(kind = 'strong' AND events.day - start.day BETWEEN 0 AND 90), false),
    coalesce(bool_or(kind = 'physio' AND events.day - start.day BETWEEN 0 AND 14), false),
    coalesce(bool_or(kind = 'physio' AND events.day - start.day BETWEEN 15 AND 90), false),
    coalesce(bool_or(kind = 'benzo' AND events.day - start.day BETWEEN 0 AND 84), false),
    coalesce(bool_or(kind = 'surgeon' AND events.day - start.day BETWEEN 0 AND 84), false),
    coalesce(bool_or(kind = 'radiating' AND events.day >= start.day), false),
    coalesce(bool_or(kind = 'cancer' AND events.day <= start.day + 30), false)
FROM events CROSS JOIN start
