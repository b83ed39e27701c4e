import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import { encoded, inputsOf, payroll, type Payroll } from '../support/payroll.js';
import { csvOf, SMALL_EXPORT, textsOf, withValue, type CsvStyle } from '../support/small-export.js';

const TEXTS = textsOf(SMALL_EXPORT) as Readonly<Record<keyof typeof SMALL_EXPORT, string>>;
type Files = Readonly<Record<string, string | Uint8Array>>;

/** What is said of an export read whole, and cut in many parts: the same, and the run writes nothing. */
async function refusedAlike(files: Files, encoding: Encoding = 'UTF-8'): Promise<string[]> {
  const config = { encoding };
  const whole = await payroll(files, { config, sizes: { small: Infinity } });
  const cut = await payroll(files, { config, sizes: { small: -1, part: 200, range: 1 } });
  expect(cut).toEqual(whole);
  return saidOf(whole);
}

function saidOf(outcome: Payroll): string[] {
  if (outcome.kind !== 'unusable') throw new Error(outcome.kind);
  return outcome.problems.map(({ code, at }) => `${code} ${at.file} ${String(at.line)}`);
}

/** Both ways again, of an export that is paid as if nothing were. */
async function paidAlike(files: Files): Promise<number> {
  const [whole, cut] = await Promise.all(
    [{ small: Infinity }, { small: -1, part: 200, range: 1 }].map((sizes) => payroll(files, { sizes })),
  );
  if (whole?.kind !== 'completed' || cut?.kind !== 'completed') throw new Error('not paid');
  expect(cut.files).toEqual(whole.files);
  return whole.movements.length;
}

const replaced = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const lines = TEXTS.missions.split('\n');

describe('a broken file stops the run, whole and cut, with its line', () => {
  test.each<[string, Files, string, Encoding?]>([
    ['UTF-8 declared ISO-8859-15', {}, 'file.is-utf8 agents.csv 2', 'ISO-8859-15'],
    ['UTF-8 declared windows-1252', {}, 'file.is-utf8 agents.csv 2', 'windows-1252'],
    [
      'ISO-8859-15 declared UTF-8',
      { agents: encoded(TEXTS.agents, 'ISO-8859-15') },
      'file.encoding agents.csv 2',
    ],
    ['UTF-16', { missions: utf16(TEXTS.missions) }, 'file.wide-encoding missions.csv 1'],
    ['UTF-16 without a mark', { missions: utf16(TEXTS.missions).subarray(2) }, 'file.nul missions.csv 1'],
    [
      'a mark in the middle',
      { missions: `\uFEFF${TEXTS.missions}\uFEFF${TEXTS.missions}` },
      'file.mark-inside missions.csv 8',
    ],
    [
      'a mark inside a key',
      { missions: replaced(TEXTS.missions, 'M4;', 'M4\uFEFF;') },
      'file.mark-inside missions.csv 5',
    ],
    ['two extractions', { missions: TEXTS.missions + TEXTS.missions }, 'file.header-again missions.csv 8'],
    [
      'two extractions without a line end between',
      { missions: TEXTS.missions.trimEnd() + TEXTS.missions },
      'file.header-again missions.csv 7',
    ],
    [
      'two extractions of other columns order',
      { absences: `${TEXTS.absences}${csvOf(reversed(SMALL_EXPORT.absences))}` },
      'file.header-again absences.csv 4',
    ],
    [
      'the header twice',
      { service: `${TEXTS.service.split('\n')[0]!}\n${TEXTS.service}` },
      'file.header-again service.csv 2',
    ],
    ['commas', { missions: TEXTS.missions.replaceAll(';', ',') }, 'file.separator missions.csv 1'],
    ['tabs', { service: TEXTS.service.replaceAll(';', '\t') }, 'file.separator service.csv 1'],
    [
      'bars',
      { etablissements: TEXTS.etablissements.replaceAll(';', '|') },
      'file.separator etablissements.csv 1',
    ],
    ['0 bytes', { missions: '' }, 'file.empty missions.csv undefined'],
    ['a zero byte', { missions: replaced(TEXTS.missions, 'M4', 'M\0') }, 'file.nul missions.csv 5'],
    [
      'a zero byte in a table of no part',
      { etablissements: replaced(TEXTS.etablissements, 'CLG', 'C\0G') },
      'file.nul etablissements.csv 3',
    ],
    [
      'a line of 2 MiB',
      { missions: `${TEXTS.missions}${'x'.repeat(2 << 20)}\n` },
      'file.row-too-long missions.csv 8',
    ],
    [
      'a quote opened in a first column, and never closed',
      { missions: replaced(TEXTS.missions, 'M4;', '"M4;') },
      'file.quote-not-closed missions.csv 5',
    ],
    [
      'a quote opened in a row, closed in another',
      {
        missions: lines
          .with(2, replaced(lines[2]!, ';0750654D', ';"0750654D'))
          .with(5, replaced(lines[5]!, '0750654D;', '0750654D";'))
          .join('\n'),
      },
      'file.rows-in-quotes missions.csv 3',
    ],
    [
      'a quote closed in the next row',
      {
        missions: lines
          .with(2, replaced(lines[2]!, ';0750654D', ';"0750654D'))
          .with(3, replaced(lines[3]!, '6200001G;', '6200001G";'))
          .join('\n'),
      },
      'file.rows-in-quotes missions.csv 3',
    ],
    [
      'the same, in a file of quotes',
      { missions: replaced(csvOf(SMALL_EXPORT.missions, { quotes: 'all' }), '"ST1"\n', '"ST1\n') },
      'file.rows-in-quotes missions.csv 3',
    ],
    [
      'the same, with CRLF',
      {
        missions: replaced(
          csvOf(SMALL_EXPORT.missions, { quotes: 'all', lineEnd: '\r\n' }),
          '"ST1"\r\n',
          '"ST1\r\n',
        ),
      },
      'file.rows-in-quotes missions.csv 3',
    ],
    [
      'a row on two lines of another width',
      { missions: replaced(TEXTS.missions, 'M4;', '"M\n4";;') },
      'file.rows-in-quotes missions.csv 5',
    ],
  ])('%s', async (_, files, said, encoding) => {
    expect(await refusedAlike({ ...TEXTS, ...files }, encoding)).toContain(said);
  });

  test('all of them at once', async () => {
    const said = await refusedAlike({
      agents: TEXTS.agents.replaceAll(';', ','),
      missions: `"${TEXTS.missions}`,
      absences: '',
      service: TEXTS.service + TEXTS.service,
      etablissements: `\0${TEXTS.etablissements}`,
    });
    expect(said.toSorted()).toEqual([
      'file.empty absences.csv undefined',
      'file.header-again service.csv 4',
      'file.nul etablissements.csv 1',
      'file.quote-not-closed missions.csv 1',
      'file.separator agents.csv 1',
    ]);
  });
});

describe('a file that only looks odd is paid', () => {
  const PAID = 12;

  test.each<[string, Files]>([
    ['as it is', {}],
    [
      'with comments on several lines, some with semicolons',
      {
        missions: csvOf(
          withValue(
            SMALL_EXPORT.missions,
            'M3',
            'lettre_mission',
            'Lettre du 3 ;\n- un ; deux ; trois\n"fin" ;',
          ),
        ),
      },
    ],
    [
      'with the same and CRLF',
      {
        missions: csvOf(withValue(SMALL_EXPORT.missions, 'M3', 'lettre_mission', 'a ;\r\nb'), {
          lineEnd: '\r\n',
        } satisfies CsvStyle),
      },
    ],
    ['with a mark at its beginning', { agents: `\uFEFF${TEXTS.agents}` }],
    [
      'with a value that is a name of a column',
      { missions: csvOf(withValue(SMALL_EXPORT.missions, 'M3', 'lettre_mission', 'id_mission')) },
    ],
    [
      'with a long comment',
      { missions: csvOf(withValue(SMALL_EXPORT.missions, 'M3', 'lettre_mission', 'x'.repeat(1_000_000))) },
    ],
    [
      'with a long comment on many lines',
      {
        missions: csvOf(
          withValue(SMALL_EXPORT.missions, 'M3', 'lettre_mission', 'ligne ;\n'.repeat(100_000)),
        ),
      },
    ],
    [
      'with a row of separators alone, which is rejected',
      { missions: `${TEXTS.missions}${';'.repeat(10)}\n` },
    ],
  ])('%s', async (_, files) => {
    expect(await paidAlike({ ...TEXTS, ...files })).toBe(PAID);
  });

  test('and so is a table that we wrote from another form, whatever its comments', async () => {
    const letter = `a${';'.repeat(20)}\nb\n\uFEFF`;
    const missions = csvOf(withValue(SMALL_EXPORT.missions, 'M3', 'lettre_mission', letter));
    expect(await refusedAlike({ ...TEXTS, missions })).toEqual(['file.mark-inside missions.csv 6']);
    const lineOf = (line: number): number => line;
    const files = inputsOf({ ...TEXTS, missions }).files.map((file) => ({ ...file, lineOf }));
    for (const sizes of [{ small: Infinity }, { small: -1, part: 200, range: 1 }]) {
      const outcome = await payroll({}, { files, sizes });
      expect(outcome.kind === 'completed' && outcome.movements.length).toBe(PAID);
    }
  });

  test('a row with other separators is rejected, the others are paid', async () => {
    const missions = lines.with(3, lines[3]!.replaceAll(';', ',')).join('\n');
    const outcome = await payroll({ ...TEXTS, missions });
    if (outcome.kind !== 'completed') throw new Error(outcome.kind);
    expect(outcome.issues.map(({ code, at }) => `${code} ${String(at.line)}`)).toContain('row.columns 4');
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

function reversed({ columns, rows }: (typeof SMALL_EXPORT)['absences']): Parameters<typeof csvOf>[0] {
  return { columns: columns.toReversed(), rows: rows.map((row) => row.toReversed()) };
}
