-- Which words are the most frequent?
-- At most 1000 ms.
SELECT word, entries
FROM vocabulary
ORDER BY entries DESC
LIMIT 50;
