-- Which rules decide the most texts?
-- At most 1000 ms.
SELECT rules.words, categories.slug AS cause, count(*) AS texts
FROM descriptions
JOIN rules ON rules.id = descriptions.rule_id
JOIN categories ON categories.id = rules.cause_id
GROUP BY rules.id
ORDER BY texts DESC
LIMIT 20;
