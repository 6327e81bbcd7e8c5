-- What is all of it?
SELECT *
FROM entries;
