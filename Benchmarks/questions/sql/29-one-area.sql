-- How many codes are about orders?
-- At most 1000 ms.
SELECT count(*)
FROM codes
WHERE description_id IN (
  SELECT description_areas.description_id
  FROM categories
  JOIN description_areas ON description_areas.area_id = categories.id
  WHERE categories.facet = 'area' AND categories.slug = 'orders'
);
