-- How many codes are there?
-- At most 100 ms.
SELECT count(*)
FROM meanings;
