-- The measure nhg-lbp-imaging over the made-up population, written by hand: the
-- reference that the whole of wervel is timed against, and a second witness of its
-- counts. {folder} is the folder of the sample.
WITH pain AS (
    SELECT c.person_id, c.condition_start_date AS day, c.condition_occurrence_id AS id,
           v.concept_code AS code, c.provider_id
    FROM '{folder}/condition_occurrence.parquet' AS c
    JOIN '{folder}/concept.parquet' AS v
      ON v.concept_id = c.condition_source_concept_id
    JOIN '{folder}/observation_period.parquet' AS o
      ON o.person_id = c.person_id
     AND c.condition_start_date BETWEEN o.observation_period_start_date
                                    AND o.observation_period_end_date
    WHERE v.concept_code IN ('L02', 'L03', 'M54.5', '071', '278860009',
                             'L86', '075', '18347007', 'M96.1')
), opened AS (
    SELECT *, day - lag(day) OVER (PARTITION BY person_id ORDER BY day, id) AS since
    FROM pain
), first_contact AS (
    SELECT s.person_id, s.day, o.observation_period_end_date AS until
    FROM (SELECT person_id, day, max(since) AS since FROM opened
          WHERE since IS NULL OR since > 90 GROUP BY person_id, day) AS s
    JOIN '{folder}/observation_period.parquet' AS o
      ON o.person_id = s.person_id
     AND s.day BETWEEN o.observation_period_start_date
                   AND o.observation_period_end_date
    WHERE s.day - o.observation_period_start_date >= 180
      AND (s.since IS NULL OR s.since > 180)
), gp AS (
    SELECT provider_id FROM '{folder}/provider.parquet'
    WHERE specialty_source_value = '01'
), seen_by_gp AS (
    SELECT person_id, condition_start_date AS day
    FROM '{folder}/condition_occurrence.parquet' SEMI JOIN gp USING (provider_id)
    UNION ALL
    SELECT person_id, visit_start_date
    FROM '{folder}/visit_occurrence.parquet' SEMI JOIN gp USING (provider_id)
), flag AS (
    SELECT c.person_id, c.condition_start_date AS day,
           CASE WHEN v.concept_code IN ('A79', 'M07.2') THEN 100000
                WHEN v.concept_code = '192970008' THEN 30 ELSE 90 END AS days
    FROM '{folder}/condition_occurrence.parquet' AS c
    JOIN '{folder}/concept.parquet' AS v
      ON v.concept_id = c.condition_source_concept_id
    JOIN '{folder}/observation_period.parquet' AS o
      ON o.person_id = c.person_id
     AND c.condition_start_date BETWEEN o.observation_period_start_date
                                    AND o.observation_period_end_date
    WHERE v.concept_code IN ('A79', 'M07.2', '15724005', 'G06.1', 'G82.0', '192970008')
), scan AS (
    SELECT p.person_id, p.procedure_date AS day
    FROM '{folder}/procedure_occurrence.parquet' AS p
    JOIN '{folder}/concept.parquet' AS v
      ON v.concept_id = p.procedure_source_concept_id
    JOIN gp ON gp.provider_id = p.provider_id
    JOIN '{folder}/observation_period.parquet' AS o
      ON o.person_id = p.person_id
     AND p.procedure_date BETWEEN o.observation_period_start_date
                              AND o.observation_period_end_date
    WHERE v.concept_code IN ('13661000087100', '394451000119106', '572091000119106')
), asked AS (
    SELECT f.*
    FROM first_contact AS f
    SEMI JOIN (SELECT f.person_id, f.day FROM first_contact AS f
               JOIN seen_by_gp AS g ON g.person_id = f.person_id AND g.day = f.day) AS g
      ON g.person_id = f.person_id AND g.day = f.day
    ANTI JOIN (SELECT person_id, day FROM pain
               WHERE code IN ('L86', '075', '18347007', 'M96.1')) AS r
      ON r.person_id = f.person_id AND r.day = f.day
    ANTI JOIN (SELECT f.person_id, f.day FROM first_contact AS f
               JOIN flag ON flag.person_id = f.person_id
                AND flag.day <= f.day AND f.day - flag.day <= flag.days) AS flagged
      ON flagged.person_id = f.person_id AND flagged.day = f.day
), scanned AS (
    SELECT DISTINCT a.person_id, a.day
    FROM asked AS a JOIN scan AS s
      ON s.person_id = a.person_id AND s.day BETWEEN a.day AND a.day + 42
)
SELECT count(*) FILTER (scanned.person_id IS NULL AND a.day + 42 <= a.until) AS followed,
       count(scanned.person_id) AS not_followed
FROM asked AS a
LEFT JOIN scanned ON scanned.person_id = a.person_id AND scanned.day = a.day
