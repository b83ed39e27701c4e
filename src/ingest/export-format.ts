/** The namespace of `export.xml`, version 1: `schemas/export.xsd` describes it. */
export const EXPORT_NAMESPACE = 'urn:trentieme:export:1';

/** The element that holds all tables. */
export const EXPORT_ELEMENT = 'export';

/** The element of one row, by the table that holds it. A table is named as its CSV file, a field as its column. */
export const ROW_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['agents', 'agent'],
  ['service', 'periode'],
  ['missions', 'mission'],
  ['absences', 'absence'],
  ['remplacements', 'remplacement'],
  ['etablissements', 'etablissement'],
  ['enveloppes', 'enveloppe'],
  ['districts', 'district'],
]);

/**
 * What a file may ask of the memory. Nothing real comes near; a file that goes beyond is refused, never cut.
 *
 * - `field`: characters of one field;
 * - `token`: characters of one tag, comment or text, whatever it stands in;
 * - `fields`: elements in one row;
 * - `names`: names of unknown fields in the file.
 */
export const LIMITS = { field: 65_536, token: 1_048_576, fields: 256, names: 256 } as const;
