-- How many codes have these letters anywhere in their text?
-- At most 1000 ms.
SELECT count(*)
FROM entries
WHERE description LIKE '%withdraw%';
