import type { SchoolYear } from '../calendar/index.js';
import type { Award, District, School } from '../model/index.js';

/** Schools by UAI. */
export const byUai = madeOnce((schools: readonly School[]): ReadonlyMap<string, School> => {
  return new Map(schools.map((school) => [school.uai, school]));
});

/** Finds the district of an award, in its school year. */
export const districtLookup = madeOnce((districts: readonly District[]) => {
  const ofYear = new Map<SchoolYear, Map<string, District>>();
  for (const row of districts) {
    const rows = ofYear.get(row.schoolYear) ?? new Map<string, District>();
    ofYear.set(row.schoolYear, rows.set(row.district, row));
  }
  return ({ district, schoolYear }: Award): District | undefined => ofYear.get(schoolYear)?.get(district);
});

/**
 * The same pure function, that answers once for a list: an export may be checked part by part, and every part looks into
 * the same tables of a whole country.
 */
function madeOnce<Row, Made extends object>(
  make: (rows: readonly Row[]) => Made,
): (rows: readonly Row[]) => Made {
  const made = new WeakMap<readonly Row[], Made>();
  return (rows) => {
    const known = made.get(rows);
    if (known !== undefined) return known;
    const lookup = make(rows);
    made.set(rows, lookup);
    return lookup;
  };
}
