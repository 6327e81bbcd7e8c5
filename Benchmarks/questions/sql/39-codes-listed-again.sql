-- Which codes does a list have more than once?
-- At most 1000 ms.
SELECT source, domain, code, occurrence, description
FROM entries
WHERE occurrence > 1;
