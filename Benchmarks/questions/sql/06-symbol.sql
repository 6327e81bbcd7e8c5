-- Which codes have this symbol?
-- At most 100 ms.
SELECT source, domain, code, symbol, description
FROM entries
WHERE symbol = 'order_failed_1' COLLATE NOCASE;
