import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Payment } from '../../src/emit/payment.js';
import { EMPTY_LEDGER } from '../../src/ledger/view.js';
import { settleRun } from '../../src/settled-run.js';
import { INPUT_NAMES, type InputName } from '../../src/validate/input-tables.js';
import { tableSchemas } from '../support/engine.js';
import { hostileText } from '../support/hostile-text.js';
import {
  completed,
  fileOf,
  inputsOf,
  payroll,
  rowsOf,
  textOf,
  type Payroll,
  type WrittenRun,
} from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import {
  secretsOf,
  SMALL_EXPORT,
  table,
  textsOf,
  ZOE,
  type Table,
  type Tables,
} from '../support/small-export.js';

const schemas = tableSchemas();

/** The small export with every file and every column there is. */
const WHOLE: Required<Tables> = Object.fromEntries(
  INPUT_NAMES.map((name) => {
    const known: Tables = {
      ...SMALL_EXPORT,
      remplacements: table('id_remplacement;id_mission;numen_remplacant;date_debut;date_fin', [
        `R1;M1;${ZOE.replace('1ABC', '2ABC')};2025-10-06;2025-10-10`,
      ]),
      enveloppes: table('uai;annee_scolaire;montant', ['6200001G;2025-2026;9000']),
      districts: table('district;annee_scolaire;taux_annuel', ['D1;2025-2026;2500']),
    };
    return [
      name,
      widened(
        known[name]!,
        schemas[name].fields.map((field) => field.name),
      ),
    ];
  }),
) as unknown as Required<Tables>;

/** A zero byte or a byte order mark inside has the whole file refused: `broken-files.test.ts`. */
const hostileCell = hostileText.map((text) => text.replaceAll(/[\0\uFEFF]/g, ''));

/** One to three cells replaced by hostile texts. */
const damagedExport = fc
  .array(
    fc.constantFrom(...INPUT_NAMES).chain((name) =>
      fc.record({
        name: fc.constant(name),
        row: fc.nat({ max: WHOLE[name].rows.length - 1 }),
        column: fc.constantFrom(...WHOLE[name].columns),
        value: fc.oneof({ weight: 3, arbitrary: hostileCell }, { weight: 1, arbitrary: extremeValue() }),
      }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((changes) =>
    changes.reduce<Required<Tables>>(
      (tables, { name, row, column, value }) => ({
        ...tables,
        [name]: withCell(tables[name], row, column, value),
      }),
      WHOLE,
    ),
  );

const CLEAN = await completed(textsOf(WHOLE));

describe('whatever stands in a cell', () => {
  test('nothing is thrown, and every file that comes out reads back', async () => {
    await fc.assert(
      fc.asyncProperty(damagedExport, async (tables) => {
        const outcome = await payroll(textsOf(tables), { explanations: true });
        expect(problemsOf(outcome, tables)).toEqual([]);
      }),
      randomRuns(300),
    );
  });

  test('each movement of the clean export is still paid, or held, or its loss is reported', async () => {
    await fc.assert(
      fc.asyncProperty(damagedExport, async (tables) => {
        const run = await completed(textsOf(tables));
        const rejected = run.issues.some(({ severity }) => severity === 'reject');
        const lost = CLEAN.movements.length - run.movements.length;
        if (lost > 0 && !rejected) {
          // A date or a number that still reads may move money without a fault; a name or a reference never does.
          expect(tables).not.toEqual(withOnlyFreeTextsChanged(tables));
        }
      }),
      randomRuns(150),
    );
  });

  test('no NIR and no name goes into anomalies.csv or retenus.csv', async () => {
    await fc.assert(
      fc.asyncProperty(damagedExport, async (tables) => {
        const run = await completed(textsOf(tables));
        const said = ['anomalies.csv', 'retenus.csv'].map((name) => textOf(fileOf(run, name))).join('');
        expect(secretsOf(WHOLE).filter((secret) => said.includes(secret))).toEqual([]);
      }),
      randomRuns(300),
    );
  });
});

describe('a free text', () => {
  const free: readonly (readonly [InputName, string])[] = [
    ['agents', 'nom'],
    ['agents', 'prenom'],
    ['missions', 'id_mission'],
    ['missions', 'lettre_mission'],
    ['missions', 'stagiaire'],
    ['missions', 'district'],
    ['missions', 'fonction'],
    ['absences', 'id_absence'],
  ];

  test.each(free)('in %s, column %s, is paid, held or rejected, and never lost', async (name, column) => {
    const rows = fc.nat({ max: WHOLE[name].rows.length - 1 });
    await fc.assert(
      fc.asyncProperty(rows, hostileCell, async (row, value) => {
        const run = await completed(textsOf({ ...WHOLE, [name]: withCell(WHOLE[name], row, column, value) }));
        const accounted = run.movements.length + run.retained.length;
        const rejects = run.issues.filter(({ severity }) => severity === 'reject');
        expect(accounted === CLEAN.movements.length || rejects.length > 0).toBe(true);
        // What is neither paid nor held belongs to rows that were rejected, each with its line.
        for (const { at } of rejects) expect(at.line).toBeGreaterThan(1);
      }),
      randomRuns(50),
    );
  });
});

/** Everything that is wrong with what a run wrote. */
function problemsOf(outcome: Payroll, tables: Required<Tables>): unknown[] {
  if (outcome.kind === 'unusable') return outcome.problems.map(({ code }) => code);
  if (outcome.kind === 'braked') return outcome.brakes.map(({ kind }) => kind);
  return [
    ...outcome.mismatches,
    ...recordProblems(outcome),
    ...paymentProblems(outcome, settledWhole(tables)),
  ];
}

/** The payments of a run, before they are lines of a file. */
function settledWhole(tables: Required<Tables>): readonly Payment[] {
  const settled = settleRun({ ...inputsOf(textsOf(tables)), ledger: EMPTY_LEDGER });
  return settled.kind === 'settled' ? settled.payments : [];
}

/** `mouvements.txt` is 160 printable bytes and CRLF, as many times as it says. */
function recordProblems(run: WrittenRun): string[] {
  const bytes = fileOf(run, 'mouvements.txt');
  if (bytes.length % 162 !== 0) return [`length ${String(bytes.length)}`];
  const problems: string[] = [];
  for (let start = 0; start < bytes.length; start += 162) {
    const record = bytes.subarray(start, start + 160);
    if (record.some((byte) => byte < 0x20 || (byte >= 0x7f && byte < 0xa0)))
      problems.push(`control in ${String(start)}`);
    if (bytes[start + 160] !== 13 || bytes[start + 161] !== 10)
      problems.push(`no CRLF after ${String(start)}`);
  }
  return problems;
}

/** `paiements.csv`, read by another reader, says what the payments say. */
function paymentProblems(run: WrittenRun, payments: readonly Payment[]): string[] {
  const rows = rowsOf(fileOf(run, 'paiements.csv'));
  const meant = new Map(payments.map((payment) => [payment.reference, payment]));
  if (rows.length !== meant.size) return ['paiements.csv: rows'];
  return rows.flatMap(({ reference = '', nom, prenom, id_mission, numen, fonction }) => {
    const payment = meant.get(reference);
    const same =
      payment?.agent?.familyName === nom &&
      payment?.agent?.givenName === prenom &&
      payment?.key.award === id_mission &&
      payment?.key.payee === numen &&
      payment?.award.missionFunction === fonction;
    return same ? [] : [`paiements.csv: ${reference}`];
  });
}

function withOnlyFreeTextsChanged(tables: Required<Tables>): Required<Tables> {
  const restored = (name: InputName, columns: readonly string[]): Table => ({
    columns: WHOLE[name].columns,
    rows: WHOLE[name].rows.map((row, index) =>
      row.map((cell, at) =>
        columns.includes(WHOLE[name].columns[at]!) ? tables[name].rows[index]![at]! : cell,
      ),
    ),
  });
  return {
    ...WHOLE,
    agents: restored('agents', ['nom', 'prenom']),
    missions: restored('missions', ['lettre_mission', 'stagiaire']),
    absences: restored('absences', ['id_absence']),
  };
}

/** Values that still read, at the ends of what is possible. */
function extremeValue(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '0000-01-01',
    '0001-09-01',
    '1900-02-28',
    '9999-12-31',
    '9999-09-01',
    '31/08/9999',
    '0',
    '-0',
    '0,0000000001',
    '100',
    '9007199254740991',
    '9007199254740992',
    `0.${'3'.repeat(3000)}`,
    '00000000001',
    'O',
    'N',
    'CLM',
    'SOPA',
    'IFIC',
    'UNSS',
  );
}

function withCell(from: Table, row: number, column: string, value: string): Table {
  const at = from.columns.indexOf(column);
  return { columns: from.columns, rows: from.rows.with(row, from.rows[row]!.with(at, value)) };
}

function widened(from: Table, columns: readonly string[]): Table {
  return {
    columns,
    rows: from.rows.map((row) => columns.map((column) => row[from.columns.indexOf(column)] ?? '')),
  };
}
