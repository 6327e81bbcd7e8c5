-- Which codes come first in the order of their text?
-- At most 100 ms.
SELECT *
FROM entries
ORDER BY code
LIMIT 50;
