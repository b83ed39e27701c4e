import { parseFrenchDate, parseIsoDate, schoolYearOf, type SchoolYear } from '../calendar/index.js';
import type { Excerpt, Seeds } from '../excerpt/excerpt.js';
import { excerptFiles } from '../excerpt/excerpt-files.js';
import { excerptOf } from '../excerpt/excerpt-of.js';
import type { ContractTables } from '../export-form.js';
import type { InputFile } from '../ingest/ingest.js';
import { bytesAreOurs, readText } from '../ingest/text.js';
import { readContractTables } from '../read-export.js';
import { yearKey } from '../split/row-blocks.js';
import { byteReading, textReading, type RowReading } from '../split/row-reading.js';
import { tableFile } from '../validate/input-tables.js';
import type { IndexedExport } from './indexed-export.js';
import type { PastRun } from './past-run.js';

/**
 * Which school years the whole export of a run covers (rules section 11: those of the awards that passed references
 * and periods), asked for a few years. Awards that start in a year are looked for, and the first that stands settles
 * it: the others need not be read.
 *
 * @returns those of the years asked for that are covered
 */
export function coverageOf(
  past: PastRun,
  tables: ContractTables,
): (years: readonly SchoolYear[]) => readonly SchoolYear[] {
  const known = new Map<SchoolYear, boolean>();
  return (years) => {
    const asked = years.filter((year) => !known.has(year));
    if (asked.length > 0) for (const [year, found] of areCovered(asked, past, tables)) known.set(year, found);
    return years.filter((year) => known.get(year) === true);
  };
}

/**
 * The same of an export of which rows are found by an index: of awards that stand in the rows at hand, else of every
 * award that begins in the year, where they are few.
 *
 * @returns those of the years asked for that are covered; `undefined` when the whole export must be asked
 */
export function coverageFound(
  past: PastRun,
  indexed: IndexedExport,
  form: ContractTables,
  excerpt: (seeds: Seeds) => Promise<Excerpt | undefined>,
): (years: readonly SchoolYear[]) => Promise<readonly SchoolYear[] | undefined> {
  const missions = indexed.tables.find(({ name }) => name === 'missions');
  const awardsIn = (year: SchoolYear, file: InputFile): readonly string[] =>
    awardsStarting([year], byteReading(file, past.encoding), () => careful(file, past)).get(year) ?? [];
  const areSound = async (year: SchoolYear, file: InputFile, most: number): Promise<boolean | undefined> => {
    const awards = awardsIn(year, file).slice(0, most);
    if (awards.length === 0) return false;
    const found = await excerpt({ awards, agents: [] });
    return found === undefined ? undefined : yearsOfExcerpt(found, past, form).has(year);
  };
  const isCovered = async (year: SchoolYear): Promise<boolean | undefined> => {
    if (missions === undefined) return undefined;
    if ((await areSound(year, missions.file, FEW)) === true) return true;
    const starting = await missions.only(yearKey(year), FEW_PARTS);
    if (starting === undefined) return undefined;
    const stands = await areSound(year, starting, MANY);
    // Were all of many rejected, the others would have to be looked at too.
    return stands === false && awardsIn(year, starting).length >= MANY ? undefined : stands;
  };
  return async (years) => {
    const covered: SchoolYear[] = [];
    for (const year of years) {
      const own = await isCovered(year);
      if (own === undefined) return undefined;
      if (own) covered.push(year);
    }
    return covered;
  };
}

const FEW_PARTS = 4;

function areCovered(
  years: readonly SchoolYear[],
  past: PastRun,
  tables: ContractTables,
): ReadonlyMap<SchoolYear, boolean> {
  const missions = tables.files.find(({ name }) => name === tableFile('missions'));
  if (missions === undefined) return new Map();
  const encoding = missions.encoding ?? past.encoding;
  const found = new Map<SchoolYear, boolean>();
  const beginning = byteReading(beginningOf(missions), encoding);
  const ofBeginning = awardsStarting(years, beginning);
  for (const year of years) {
    const few = ofBeginning.get(year)?.slice(0, FEW) ?? [];
    if (few.length > 0 && yearsOf(few, past, tables).has(year)) found.set(year, true);
  }
  const others = years.filter((year) => !found.has(year));
  if (others.length === 0) return found;
  const starting = awardsStarting(others, byteReading(missions, encoding), () => careful(missions, past));
  for (const year of others) {
    const awards = starting.get(year) ?? [];
    // Were all of many rejected, the others would have to be looked at too.
    const isDecided = awards.length < MANY;
    const isCovered = awards.length > 0 && yearsOf(awards, past, tables).has(year);
    found.set(year, isCovered || (!isDecided && allYears(past, tables).has(year)));
  }
  return found;
}

const FEW = 3;
const MANY = 200;

/** The first rows of a file, to the end of a line. */
function beginningOf({ name, bytes, lineOf }: InputFile): InputFile {
  const end = bytes.length <= BEGINNING ? bytes.length : bytes.lastIndexOf(LINE_FEED, BEGINNING) + 1;
  const beginning = { name, bytes: bytes.subarray(0, end) };
  return lineOf === undefined ? beginning : { ...beginning, lineOf };
}

const BEGINNING = 1 << 18;
const LINE_FEED = 0x0a;

/** The first awards that start in each of some school years. */
function awardsStarting(
  years: readonly SchoolYear[],
  reading: RowReading,
  otherwise?: () => RowReading | undefined,
): ReadonlyMap<SchoolYear, readonly string[]> {
  const awards = new Map<SchoolYear, string[]>(years.map((year) => [year, []]));
  let [id, start] = [0, 0];
  const isRead = reading.visit({
    header: (columns) => {
      const places = ['id_mission', 'date_debut'].map((column) =>
        columns.findLastIndex((own) => own.trim() === column),
      );
      const wanted = places.filter((place) => place >= 0).sort((a, b) => a - b);
      [id = 0, start = 0] = places.map((place) => wanted.indexOf(place));
      return wanted;
    },
    row: (row) => {
      const text = row.text(start);
      const day = parseIsoDate(text) ?? parseFrenchDate(text);
      const own = day === undefined ? undefined : awards.get(schoolYearOf(day));
      if (own !== undefined && own.length < MANY) own.push(row.text(id));
    },
  });
  if (isRead) return awards;
  const other = otherwise?.();
  return other === undefined ? new Map() : awardsStarting(years, other);
}

function careful(file: InputFile, { encoding }: PastRun): RowReading | undefined {
  const read = readText(file, file.encoding ?? encoding);
  return read.ok ? textReading(read.text, bytesAreOurs(file) ? 'own' : 'doubted') : undefined;
}

/** The school years that some awards, and what is linked to them, cover. */
function yearsOf(awards: readonly string[], past: PastRun, tables: ContractTables): ReadonlySet<SchoolYear> {
  const excerpt = excerptOf(tables.files, past.encoding, { awards, agents: [] });
  return excerpt === undefined ? new Set() : yearsOfExcerpt(excerpt, past, tables);
}

function yearsOfExcerpt(excerpt: Excerpt, past: PastRun, form: ContractTables): ReadonlySet<SchoolYear> {
  return allYears(past, { ...form, files: excerptFiles(excerpt) });
}

function allYears(
  { config, encoding, regulations }: PastRun,
  tables: ContractTables,
): ReadonlySet<SchoolYear> {
  const reading = readContractTables(tables, { config: { ...config, encoding }, regulations });
  return reading.kind === 'unusable' ? new Set() : reading.facts.coveredSchoolYears;
}
