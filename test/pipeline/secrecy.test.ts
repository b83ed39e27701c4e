import { describe, expect, test } from 'vitest';
import { issueSentence, problemSentence, type Lang } from '../../src/report/messages/index.js';
import { INPUT_NAMES, type InputName } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';
import { fileOf, payroll, textOf } from '../support/payroll.js';
import { SMALL_EXPORT, textsOf, type Table, type Tables } from '../support/small-export.js';

/** A NIR of nobody in the export, as it may be typed in the wrong place. */
const FORMS = [
  '188077503600125',
  '1 88 07 75 036 001 25',
  '1880775036001-25',
  '188072A03600186',
  'NIR 188077503600125 ?',
  '1880775036001',
  'N188077503600125',
];
const BODIES = ['188077503600', '1 88 07 75 036 001', '188072A036001'];
const schemas = tableSchemas();

describe('a NIR typed in the wrong column', () => {
  const places = INPUT_NAMES.flatMap((name) =>
    schemas[name].fields.map((field) => [name, field.name] as const),
  );

  test.each(places)(
    'of %s, %s, is in no message and in no file that people pass on',
    async (name, column) => {
      for (const form of FORMS) {
        const shown = await saidOf(textsOf(withCell(name, column, form)));
        expect(BODIES.filter((body) => shown.includes(body))).toEqual([]);
      }
    },
  );

  test.each(FORMS)('of a header, as %j, as well', async (form) => {
    const agents = textsOf(SMALL_EXPORT).agents!;
    for (const header of ['cafipemf', 'nir', 'numen']) {
      const shown = await saidOf({ ...textsOf(SMALL_EXPORT), agents: agents.replace(header, form) });
      expect(shown).toContain('agents.csv');
      expect(BODIES.filter((body) => shown.includes(body))).toEqual([]);
    }
  });
});

/** Everything that is said of an export in both languages, and the files of the run that are no payment files. */
async function saidOf(texts: Readonly<Record<string, string>>): Promise<string> {
  return [...(await saidIn('fr', texts)), ...(await saidIn('en', texts))].join('\n');
}

async function saidIn(lang: Lang, texts: Readonly<Record<string, string>>): Promise<string[]> {
  const outcome = await payroll(texts, { lang });
  if (outcome.kind === 'unusable') return outcome.problems.map((problem) => problemSentence(problem, lang));
  if (outcome.kind === 'braked') throw new Error('a first run has no brake to trip');
  return [
    ...outcome.issues.map((issue) => issueSentence(issue, lang)),
    ...['anomalies.csv', 'prescriptions.csv', 'bordereau.json'].map((name) => textOf(fileOf(outcome, name))),
  ];
}

/** The small export with one value put in the first row of a table, which may be new. */
function withCell(name: InputName, column: string, value: string): Tables {
  const known: Table | undefined = (SMALL_EXPORT as Tables)[name];
  const columns = schemas[name].fields.map((field) => field.name);
  const rows = known?.rows.map((row) => columns.map((each) => row[known.columns.indexOf(each)] ?? '')) ?? [
    columns.map(() => ''),
  ];
  return {
    ...SMALL_EXPORT,
    [name]: { columns, rows: rows.with(0, rows[0]!.with(columns.indexOf(column), value)) },
  };
}
