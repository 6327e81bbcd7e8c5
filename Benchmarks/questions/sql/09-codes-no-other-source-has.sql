-- Which codes does only this source have?
-- At most 100 ms.
SELECT domain, code, description
FROM entries
WHERE source = 'vendor-100' AND NOT EXISTS (
  SELECT 1 FROM entries AS other
  WHERE other.code = entries.code AND other.source <> entries.source
);
