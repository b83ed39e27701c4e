import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FIRST_SECTION, movementWriter, recordBytes } from '../../src/emit/movement-file.js';
import type { KeptMovement } from '../../src/emit/payment-cells.js';
import { PAYMENT_COLUMNS, recordOf, type Payment } from '../../src/emit/payment.js';
import { explanationMismatches } from '../../src/emit/read-back.js';
import { writeRange, type WrittenRange } from '../../src/emit/school-range.js';
import { WaitingList, type WaitingPayments } from '../../src/emit/waiting-payments.js';
import { sha256 } from '../../src/io/digest.js';
import { readCsvRecords } from '../../src/ingest/csv.js';
import { readWrittenRows } from '../../src/ingest/written-rows.js';
import { draftOf } from '../../src/io/drafts.js';
import { ReadBackError } from '../../src/io/errors.js';
import { publish } from '../../src/io/publish.js';
import { EMPTY_LEDGER } from '../../src/ledger/view.js';
import { headerOf, settleRun } from '../../src/settled-run.js';
import { TRENTIEME_160 } from '../layout/layouts.js';
import { temporaryFolder, treeOf } from '../support/command-line.js';
import {
  completed,
  fileOf,
  inputsOf,
  payroll,
  recordsOf,
  rowsOf,
  textOf,
  type PayrollOptions,
} from '../support/payroll.js';
import { randomRuns } from '../support/random-runs.js';
import { AYSHA, secretsOf, SMALL_EXPORT, textsOf, withValue } from '../support/small-export.js';

/** The writers that can be made to go wrong here: only the readers can tell. */
type Writer = 'writeStart' | 'writeSection' | 'writeEnd' | 'manifestJson';

const wrong = vi.hoisted(() => {
  const changes = new Map<string, (bytes: Uint8Array) => Uint8Array>();
  const calls = new Map<string, number>();
  return {
    changes,
    calls,
    /** Added to what the writer of lots says it wrote. */
    miscount: { records: 0, lots: 0 },
    /** What a writer hands over. The first record is written once for the file, then again to read each range. */
    bytes: (name: string, bytes: Uint8Array): Uint8Array => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return calls.get(name) === 1 ? (changes.get(name)?.(bytes) ?? bytes) : bytes;
    },
  };
});

vi.mock(import('../../src/emit/movement-file.js'), async (original) => {
  const real = await original();
  return {
    ...real,
    writeStart: (...given) => wrong.bytes('writeStart', real.writeStart(...given)),
    writeSection: (...given) => {
      const section = real.writeSection(...given);
      return {
        bytes: wrong.bytes('writeSection', section.bytes),
        records: section.records + wrong.miscount.records,
        lots: section.lots + wrong.miscount.lots,
      };
    },
    writeEnd: (...given) => wrong.bytes('writeEnd', real.writeEnd(...given)),
  };
});

vi.mock(import('../../src/emit/manifest.js'), async (original) => {
  const real = await original();
  return {
    ...real,
    manifestJson: (...given) => wrong.bytes('manifestJson', real.manifestJson(...given)),
  };
});

beforeEach(() => {
  wrong.changes.clear();
  wrong.calls.clear();
  wrong.miscount = { records: 0, lots: 0 };
});

/** Paid, held and reported: every file has something in it. */
const TEXTS = textsOf({ ...SMALL_EXPORT, agents: withValue(SMALL_EXPORT.agents, AYSHA, 'nom', '李') });
const RUN = await completed(TEXTS, { explanations: true });
const CLEAN = await completed(textsOf(SMALL_EXPORT));

/** What is said of a run whose writers have something changed, or whose readers of tables, or what waits meanwhile. */
async function said(
  changes: Partial<Record<Writer, (bytes: Uint8Array) => Uint8Array>>,
  others: Pick<PayrollOptions, 'readCsv' | 'readRows' | 'waited'> = {},
): Promise<readonly string[]> {
  wrong.changes.clear();
  wrong.calls.clear();
  for (const [name, change] of Object.entries(changes)) wrong.changes.set(name, change);
  const outcome = await payroll(TEXTS, { explanations: true, ...others });
  return outcome.kind === 'completed' ? outcome.mismatches : [outcome.kind];
}

/** Whether anything is said; a reader that breaks says it too. */
async function isTold(...given: Parameters<typeof said>): Promise<boolean> {
  try {
    return (await said(...given)).length > 0;
  } catch {
    return true;
  }
}

/** A change of the text, which must change it. */
function edit(
  change: (text: string) => string,
  charset: 'latin1' | 'utf8' = 'utf8',
): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const before = Buffer.from(bytes).toString(charset);
    const after = change(before);
    expect(after).not.toBe(before);
    return new Uint8Array(Buffer.from(after, charset));
  };
}

/** A reader to whom one table is given altered. */
function readerOf(name: string, change: (bytes: Uint8Array) => Uint8Array): Pick<PayrollOptions, 'readCsv'> {
  return { readCsv: (bytes) => readCsvRecords(tableOf(bytes) === name ? change(bytes) : bytes) };
}

const FIRST_COLUMNS: Readonly<Record<string, string>> = {
  'reference;mois_paie;': 'paiements.csv',
  'gravite;code;fichier;ligne;champ;valeur;': 'anomalies.csv',
  'gravite;code;fichier;ligne;champ;trouve;': 'rejets/6200001G.csv',
  'motif;': 'retenus.csv',
  'etat;': 'prescriptions.csv',
};

function tableOf(bytes: Uint8Array): string {
  const start = Object.keys(FIRST_COLUMNS).find((columns) => textOf(bytes).startsWith(columns));
  // Of movements, rows are read for the page as they are written.
  if (start === undefined && /^[0-9A-F]{24};/.test(textOf(bytes))) return 'paiements.csv';
  if (start === undefined) throw new Error('a table of another name');
  return FIRST_COLUMNS[start]!;
}

const rowsChanged =
  (change: (rows: string[]) => string[]) =>
  (text: string): string =>
    change(text.split('\r\n').slice(0, -1))
      .map((row) => `${row}\r\n`)
      .join('');

function expectSaid(mismatches: readonly string[], name: string): void {
  expect(mismatches).not.toEqual([]);
  expect(mismatches.filter((mismatch) => !mismatch.startsWith(name))).toEqual([]);
  expect(secretsOf(SMALL_EXPORT).filter((secret) => mismatches.join().includes(secret))).toEqual([]);
}

describe('what is read back of a run', () => {
  test('is what was meant', async () => {
    expect(await said({})).toEqual([]);
  });

  test.each<[Writer, (text: string) => string]>([
    ['writeStart', (text) => text.replace('20251120220000', '20251120220001')],
    ['writeStart', () => ''],
    ['writeSection', (text) => text.slice(162)],
    ['writeSection', (text) => text.slice(0, -1)],
    ['writeSection', (text) => text.replace(/(?<=(?:^|\n)M2.{25}).{25}/, 'DUPONT JEAN'.padEnd(25))],
    ['writeSection', (text) => text.replace('000010417', '000010418')],
    ['writeSection', (text) => text.replace('9003', '9004')],
    ['writeSection', (text) => text.replace('MF ', 'T1D')],
    ['writeSection', () => ''],
    ['writeEnd', () => ''],
    ['writeEnd', (text) => text.replace(/(?<=^F9.{7})\d{7}/, '0000013')],
    ['writeEnd', (text) => text.replace(/(?<=^F9.{28})\d{5}/, '00009')],
  ])('in mouvements.txt is told from what was meant, where %s is wrong (%#)', async (writer, change) => {
    const mismatches = await said({ [writer]: edit(change, 'latin1') });
    // A section that no reader understands has no totals either: those of the file no longer agree.
    expectSaid(
      mismatches.filter((mismatch) => writer !== 'writeSection' || !mismatch.startsWith('bordereau.json')),
      'mouvements.txt',
    );
  });

  test.each([
    { records: 1, lots: 0 },
    { records: 0, lots: 1 },
  ])('in mouvements.txt is told from what was meant, where the writer miscounts (%o)', async (miscount) => {
    wrong.miscount = miscount;
    expectSaid(await said({}), 'mouvements.txt');
  });

  test.each<[string, (text: string) => string]>([
    ['another order', rowsChanged((rows) => rows.toReversed())],
    ['another amount', (text) => text.replace('104,17', '104,18')],
    ['another sign', (text) => text.replace(';+;', ';-;')],
    ['another name', (text) => text.replace('LEFÈVRÉAU', 'LEFÈVREAU')],
    ['another NIR', (text) => text.replace('284127645101075', '284127645101172')],
    ['another school', (text) => text.replace('0750654D', '6200001G')],
    ['another nature', (text) => text.replace(';R;', ';N;')],
    ['another month', (text) => text.replace('2025-09;+', '2025-10;+')],
    ['another regime', (text) => text.replace(';MF;', ';CP;')],
    ['another reference', (text) => text.replace(/^../, (two) => (two === 'AA' ? 'BB' : 'AA'))],
  ])('in a row of paiements.csv is told from what the other file says: %s', async (_, change) => {
    const waited = (waiting: WaitingPayments): WaitingPayments => ({
      ...waiting,
      rows: edit(change)(waiting.rows),
    });
    const mismatches = await said({}, { waited });
    expect(mismatches).not.toEqual([]);
    // The two files are compared: that one of them is wrong is known, and the totals they share.
    expect(
      mismatches.filter(
        (one) => !/^(mouvements.txt|paiements.csv|bordereau.json|explications.jsonl): /.test(one),
      ),
    ).toEqual([]);
    expect(secretsOf(SMALL_EXPORT).filter((secret) => mismatches.join().includes(secret))).toEqual([]);
  });

  test.each<[string, (text: string) => string]>([
    ['retenus.csv', (text) => text.replace(/\d+,\d\d\r\n/, '999,99\r\n')],
    ['retenus.csv', rowsChanged((rows) => rows.slice(0, -1))],
    ['retenus.csv', (text) => text.replace('motif;numen', 'motif;nunem')],
    ['anomalies.csv', (text) => text.replace('rejet', 'alerte')],
    ['anomalies.csv', rowsChanged((rows) => rows.slice(0, -1))],
    ['rejets/6200001G.csv', (text) => text.replace('rejet', 'alerte')],
    ['rejets/6200001G.csv', rowsChanged((rows) => rows.slice(0, -1))],
    ['prescriptions.csv', (text) => text.replace('etat;date', 'etat;jour')],
    ['prescriptions.csv', rowsChanged((rows) => [...rows, rows[0]!])],
  ])('in %s is told from what was meant (%#)', async (name, change) => {
    expectSaid(await said({}, readerOf(name, edit(change))), name);
  });

  test('is every byte of every table', async () => {
    const read = new Map<string, Buffer[]>();
    const add = (name: string, bytes: Uint8Array): void =>
      void read.set(name, [...(read.get(name) ?? []), Buffer.from(bytes)]);
    await said(
      {},
      {
        readCsv: (bytes) => {
          // Rows that are read for the page were read back by another reader.
          if (!/^[0-9A-F]{24};/.test(textOf(bytes))) add(tableOf(bytes), bytes);
          return readCsvRecords(bytes);
        },
        readRows: (bytes, columns) => {
          if (columns === PAYMENT_COLUMNS.length) add('paiements.csv', bytes);
          return readWrittenRows(bytes, columns);
        },
      },
    );
    const tables = RUN.files.filter(({ name }) => name.endsWith('.csv'));
    expect(tables).toHaveLength(5);
    // Rows wait in an order of their own.
    const lines = (text: string): string[] => text.split('\r\n').toSorted();
    for (const { name, bytes } of tables) {
      expect(lines(Buffer.concat(read.get(name) ?? []).toString()), name).toEqual(lines(textOf(bytes)));
    }
  });

  test.each<[string, (manifest: string) => string]>([
    ['due', (text) => text.replace(/"due": \d+/, '"due": 1')],
    ['movements', (text) => text.replace(/"movements": \d+/, '"movements": 5')],
    ['persons', (text) => text.replace(/"persons": \d+/, '"persons": 5')],
    ['one regime more', (text) => text.replace('"byRegime": {', '"byRegime": { "X": {},')],
    ['one school less', (text) => text.replace(/"": \{[^}]*\},/, '')],
    ['credits', (text) => text.replace(/"credits": \d+/, '"credits": 1')],
    ['debits', (text) => text.replace(/"debits": \d+/, '"debits": 1')],
    ['outputs', (text) => text.replace('"retenus.csv"', '"retenu.csv"')],
    ['one output more', (text) => text.replace('"outputs": [', '"outputs": [{},')],
    ['sizes', (text) => text.replace(/("retenus.csv",\s+"bytes": )\d+/, '$11')],
    ['digests', (text) => text.replace(/(?<="sha256": "[0-9a-f]{63})[0-9a-f](?="\s*\}\s*\]\s*\}\s*$)/, 'x')],
  ])('in bordereau.json is told from what was meant: %s', async (_, change) => {
    expectSaid(await said({ manifestJson: edit(change) }), 'bordereau.json');
  });

  test('is missed in no table and in no movement by a byte', async () => {
    const tables = RUN.files.filter(({ name }) => Object.values(FIRST_COLUMNS).includes(name));
    const movements = fileOf(RUN, 'mouvements.txt');
    const pieces: readonly (readonly [string, Uint8Array])[] = [
      ['writeStart', movements.subarray(0, 162)],
      ['writeSection', movements.subarray(162, -162)],
      ['writeEnd', movements.subarray(-162)],
      ...tables.map(({ name, bytes }) => [name, bytes] as const),
    ];
    const places = fc.constantFrom(...pieces).chain(([name, bytes]) =>
      fc.record({
        name: fc.constant(name),
        at: fc.nat({ max: bytes.length - 1 }),
        to: fc.nat({ max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(places, async ({ name, at, to }) => {
        let changes = false;
        const change = (bytes: Uint8Array): Uint8Array => {
          changes = bytes[at] !== to;
          return bytes.with(at, to);
        };
        const told = await isTold(
          ...((name.endsWith('.csv') ? [{}, readerOf(name, change)] : [{ [name]: change }]) as Parameters<
            typeof said
          >),
        );
        expect(told).toBe(changes);
      }),
      randomRuns(300),
    );
  });
});

describe('a range of schools', () => {
  const inputs = inputsOf(textsOf(SMALL_EXPORT));
  const settled = settleRun({ ...inputs, ledger: EMPTY_LEDGER });
  const PAYMENTS = settled.kind === 'settled' ? settled.payments : [];
  const header = headerOf(inputs);

  /** Payments that wait, in this order. */
  function waiting(
    payments: readonly Payment[],
    explanationOf = (payment: Payment): string =>
      JSON.stringify({ reference: payment.reference, du: '1,00' }),
  ): WaitingPayments {
    const list = new WaitingList();
    const write = movementWriter(TRENTIEME_160, header);
    for (const payment of payments) {
      const record = new Uint8Array(recordBytes(TRENTIEME_160));
      expect(write(recordOf(payment), record, 0)).toEqual([]);
      list.add(payment, record, explanationOf(payment));
    }
    const bytes = new Uint8Array(list.size);
    const [rows, records, details] = list.moveTo(bytes, 0);
    return {
      rows: bytes.slice(0, rows),
      records: bytes.slice(rows, records),
      details: bytes.slice(records, details),
    };
  }

  const written = (given: WaitingPayments, withExplanations = true): WrittenRange =>
    writeRange(
      given,
      { layout: TRENTIEME_160, header, place: FIRST_SECTION, withExplanations, sha256, keep: asJson },
      readWrittenRows,
    );

  const isToldOf = (given: WaitingPayments): boolean => {
    try {
      return written(given).readBack.mismatches.length > 0;
    } catch {
      return true;
    }
  };

  test('reads back what it was given, in whatever order', () => {
    expect(PAYMENTS.length).toBeGreaterThan(5);
    for (const payments of [PAYMENTS, PAYMENTS.toReversed()]) {
      const range = written(waiting(payments));
      expect(range.readBack.mismatches).toEqual([]);
      const { movements } = range;
      expect(Buffer.from(movements)).toEqual(
        Buffer.from(fileOf(CLEAN, 'mouvements.txt').subarray(162, -162)),
      );
      const rows = recordsOf(textOf(fileOf(CLEAN, 'paiements.csv'))).slice(1);
      expect(recordsOf(textOf(range.payments))).toEqual(rows);
      const references = textOf(range.explanations)
        .split('\n')
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { reference: string }).reference);
      expect(references).toEqual(rows.map(([reference]) => reference));
    }
  });

  test('keeps what was settled for the ledger, in the order of every output', () => {
    const { postings } = written(waiting(PAYMENTS.toReversed()));
    const meant = new Map(
      PAYMENTS.map(({ key, amount, terms, nature, reference }) => [
        reference,
        { key, amount, ...terms, nature, reference },
      ]),
    );
    const order = recordsOf(textOf(fileOf(CLEAN, 'paiements.csv'))).slice(1);
    const kept = order.map(([reference]) => meant.get(reference!)!);
    expect(JSON.parse(textOf(postings))).toEqual(JSON.parse(textOf(asJson(kept))));
  });

  test('tells whichever byte of a row is another, but in the columns that the other file does not have', () => {
    const given = waiting(PAYMENTS);
    const unseen = new Set<string>();
    for (let at = 0; at < given.rows.length; at += 1) {
      const byte = given.rows[at]!;
      for (const other of [
        0x30,
        0x39,
        0x41,
        0x7a,
        0x3b,
        0x22,
        0x20,
        0x0a,
        0x0d,
        0xff,
        byte ^ 1,
        byte ^ 0x20,
      ]) {
        if (other === byte || isToldOf({ ...given, rows: given.rows.with(at, other) })) continue;
        const before = Buffer.from(given.rows.subarray(0, at)).toString('latin1');
        if (byte === 0x0d || byte === 0x0a) unseen.add('line end');
        else unseen.add(PAYMENT_COLUMNS[before.slice(before.lastIndexOf('\n') + 1).split(';').length - 1]!);
      }
    }
    // Equality, not inclusion: if a column becomes checked, or no longer is, this list says so.
    expect([...unseen].toSorted()).toEqual(UNSPOKEN);
  });

  test('tells whichever byte of a record is another', () => {
    const given = waiting(PAYMENTS);
    const seq = TRENTIEME_160.records.find(({ type }) => type === 'M2')!.fields;
    for (let at = 0; at < given.records.length; at += 1) {
      const byte = given.records[at]!;
      const column = at % recordBytes(TRENTIEME_160);
      const field = seq.find(({ start, width }) => column >= start && column < start + width)?.name;
      // They are written when the record has its place.
      if (field === 'seq' || field === 'lot') continue;
      for (const other of [0x30, 0x39, 0x41, 0x20, 0x0a, 0xc9, 0xff, byte ^ 1].filter(
        (one) => one !== byte,
      )) {
        expect(isToldOf({ ...given, records: given.records.with(at, other) }), `${String(at)} ${field}`).toBe(
          true,
        );
      }
    }
  });

  test.each<[string, (given: WaitingPayments) => WaitingPayments]>([
    ['a record less', (given) => ({ ...given, records: given.records.subarray(162) })],
    ['a row less', (given) => ({ ...given, rows: edit(rowsChanged((rows) => rows.slice(1)))(given.rows) })],
    [
      'a row more',
      (given) => ({ ...given, rows: edit(rowsChanged((rows) => [...rows, rows[0]!]))(given.rows) }),
    ],
    ['no record', (given) => ({ ...given, records: new Uint8Array() })],
    ['no detail', (given) => ({ ...given, details: new Uint8Array() })],
    ['no row', (given) => ({ ...given, rows: new Uint8Array() })],
    ['the details of others', (given) => ({ ...given, details: waiting(PAYMENTS.toReversed()).details })],
    ['the records of others', (given) => ({ ...given, records: waiting(PAYMENTS.toReversed()).records })],
  ])('tells that it was given %s', (_, change) => {
    expect(isToldOf(change(waiting(PAYMENTS)))).toBe(true);
  });

  test.each<[string, (payment: Payment, at: number) => string]>([
    [
      'is another’s',
      (_, at) => JSON.stringify({ reference: PAYMENTS[(at + 1) % PAYMENTS.length]!.reference }),
    ],
    ['is twice there', ({ reference }) => `{"reference":"${reference}"}\n{"reference":"${reference}"}`],
    ['has no reference', () => '{}'],
    ['has no reference once', ({ reference }, at) => (at === 2 ? '{}' : JSON.stringify({ reference }))],
  ])('tells an explanation that %s', (_, explanation) => {
    const given = waiting(PAYMENTS, (payment) => explanation(payment, PAYMENTS.indexOf(payment)));
    expectSaid(written(given).readBack.mismatches, 'explications.jsonl');
  });

  test('says nothing of explanations that nobody asked for', () => {
    const { readBack, explanations } = written(
      waiting(PAYMENTS, () => ''),
      false,
    );
    expect([readBack.mismatches, explanations.length]).toEqual([[], 0]);
  });

  test.each<[string, (text: string) => string]>([
    ['one is lost', (text) => text.slice(text.indexOf('\n') + 1)],
    ['their order is another', (text) => `${text.split('\n').slice(0, -1).toReversed().join('\n')}\n`],
    ['one is repeated', (text) => text + text.slice(0, text.indexOf('\n') + 1)],
    ['the last is not closed', (text) => text.slice(0, -1)],
  ])('tells explanations of which %s', (_, change) => {
    const bytes = fileOf(RUN, 'explications.jsonl');
    const rows = rowsOf(fileOf(RUN, 'paiements.csv')) as unknown as { readonly reference: string }[];
    expect(explanationMismatches(bytes, rows)).toEqual([]);
    expectSaid(explanationMismatches(edit(change)(bytes), rows), 'explications.jsonl');
  });
});

/**
 * Columns of paiements.csv that nothing else speaks of, or not to the letter: a name is in capitals in mouvements.txt,
 * and cut. The reference is made of the award, the payee and both months.
 */
const UNSPOKEN = ['fonction', 'nom', 'prenom'];

/** Movements as bytes, amounts as texts. */
function asJson(movements: Iterable<KeptMovement>): Uint8Array {
  const text = JSON.stringify([...movements], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return new TextEncoder().encode(text);
}

/** What is read back is what the writers gave; what lies on the disk is held to it, byte by byte. */
describe('a byte that is another on the disk once written', () => {
  const write = async (change: (draft: string) => void): Promise<unknown> => {
    const folder = join(temporaryFolder(), '2025-11', '01');
    const failure: unknown = await publish({
      folder,
      replace: false,
      committed: 'by-writing',
      write: async (draft) => {
        for (const { name, bytes } of RUN.files) {
          // In two pieces, as ranges are.
          await draft.append(name, bytes.subarray(0, bytes.length >> 1));
          await draft.append(name, bytes.subarray(bytes.length >> 1));
        }
        change(draftOf(folder));
      },
    }).catch((error: unknown) => error);
    if (failure !== 'published') expect(treeOf(dirname(dirname(folder)))).toEqual([]);
    return failure;
  };

  test('is told in whatever file it is, by the name of the file, and nothing appears', async () => {
    expect(await write(() => undefined)).toBe('published');
    const places = fc.constantFrom(...RUN.files).chain(({ name, bytes }) =>
      fc.record({
        name: fc.constant(name),
        at: fc.nat({ max: bytes.length - 1 }),
        by: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(places, async ({ name, at, by }) => {
        const failure = await write((draft) => {
          const bytes = readFileSync(join(draft, name));
          writeFileSync(join(draft, name), bytes.with(at, (bytes[at]! + by) % 256));
        });
        expect(failure).toBeInstanceOf(ReadBackError);
        expect(failure).toMatchObject({ mismatches: [`${name}: bytes`] });
      }),
      randomRuns(60),
    );
  });

  test.each(RUN.files.map(({ name }) => name))(
    'or one more, or one less, or none at all: %s',
    async (name) => {
      for (const change of [
        (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)]),
        (bytes: Buffer) => bytes.subarray(0, -1),
        () => Buffer.of(),
      ]) {
        const failure = await write((draft) => {
          writeFileSync(join(draft, name), change(readFileSync(join(draft, name))));
        });
        expect(failure).toMatchObject({ mismatches: [`${name}: bytes`] });
      }
    },
  );
});
