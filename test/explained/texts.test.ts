import { describe, expect, test } from 'vitest';
import { exportTexts, MemoryLedger, runAndPost, validateTexts, type ExportTexts } from '../support/engine.js';
import { loadExamples } from '../support/examples.js';
import { explanationText } from '../support/explaining.js';
import { shippedRegulations } from '../support/regulations.js';
import { NUMENS, textsOf, type Tables } from '../support/worlds.js';

// What a clerk reads, in full: each explanation is a file of test/explained/answers.

const regulations = shippedRegulations();
const [HOLDER, OTHER, LATE, PART_TIME] = NUMENS;
const NO_TABLES: Tables = {
  agents: [
    [HOLDER, '191024006100181', 'BLANC', 'Aïcha', 'T', '2', '', '', ''],
    [OTHER, '160024042800295', 'SIMON', 'Rémi', 'T', '2', '', '', ''],
    [LATE, '192092419000302', 'SIMON', 'Aïcha', 'T', '2', '', '', ''],
    [PART_TIME, '174024724600422', 'BLANC', 'Rémi', 'T', '1', '', 'O', ''],
  ],
  service: [],
  missions: [],
  absences: [],
  remplacements: [],
  etablissements: [['0330001X', 'CLG', '', '', '', '']],
  enveloppes: [],
  districts: [],
};

/** A row of missions.csv; blanks where nothing is said. */
function mission(id: string, numen: string, regime: string, start: string, end: string): readonly string[] {
  const [fonction, niveau, modalite, taux] =
    regime === 'IMP' ? ['DISCIPLINE', 'E', 'A', '1250'] : ['', '', '', ''];
  return [
    id,
    '',
    numen,
    regime,
    fonction,
    niveau,
    modalite,
    '0330001X',
    start,
    end,
    taux,
    ...Array<string>(9).fill(''),
  ];
}

/** A sick leave that uses up its ninety days, a replacement in the middle of it, and a hand-over back. */
const HANDOVER = {
  ...NO_TABLES,
  missions: [mission('M1', HOLDER, 'IMP', '2015-09-01', '')],
  absences: [
    ['A1', HOLDER, 'CMO', '2015-11-10', '2015-12-20', '', '', ''],
    ['A2', HOLDER, 'CMO', '2016-01-11', '2016-03-31', 'O', '', ''],
  ],
  remplacements: [['R1', 'M1', OTHER, '2016-02-01', '2016-03-20']],
};

/** Paid by ninths, and corrected afterwards: it began in October. Part time and a new rate beside it. */
const LATE_START = {
  ...NO_TABLES,
  missions: [mission('M1', LATE, 'IMP', '2015-10-12', '')],
};
const PART_TIMED = {
  ...NO_TABLES,
  missions: [mission('M1', PART_TIME, 'CP', '2022-09-01', '')],
  service: [[PART_TIME, '2022-09-01', '2023-02-15', '80', '']],
};
/** Two students for three quarters of a tutor, on a placement handed over. */
const SOPA = {
  ...NO_TABLES,
  missions: [mission('M1', HOLDER, 'SOPA', '2015-09-14', '2015-11-06').with(11, '75').with(16, '2')],
  remplacements: [['R1', 'M1', OTHER, '2015-10-12', '2015-10-16']],
};

interface Told {
  readonly award: string;
  readonly payMonth: string;
  readonly tables: Tables;
  /** Months paid before, on other tables where they are told. */
  readonly paid?: readonly (readonly [payMonth: string, tables?: Tables])[];
}

const TOLD: Readonly<Record<string, Told>> = {
  handover: { award: 'M1', payMonth: '2016-03', tables: HANDOVER, paid: paidEach(2015, 11, 4, HANDOVER) },
  'handover-closing': {
    award: 'M1',
    payMonth: '2016-07',
    tables: HANDOVER,
    paid: paidEach(2015, 11, 8, HANDOVER),
  },
  'late-ninths': {
    award: 'M1',
    payMonth: '2016-01',
    tables: LATE_START,
    paid: paidEach(2015, 11, 2, {
      ...LATE_START,
      missions: [mission('M1', LATE, 'IMP', '2015-09-01', '')],
    }),
  },
  'part-time': {
    award: 'M1',
    payMonth: '2023-02',
    tables: PART_TIMED,
    paid: paidEach(2022, 9, 4, PART_TIMED),
  },
  sopa: { award: 'M1', payMonth: '2015-12', tables: SOPA },
};

describe.each(['fr', 'en'] as const)('in %s, what is said of', (lang) => {
  test.each(Object.entries(TOLD))('%s', async (name, { award, payMonth, tables, paid = [] }) => {
    const ledger = new MemoryLedger();
    for (const [earlier, told = tables] of paid) {
      runAndPost(validateTexts(textsOf(told), regulations), regulations, earlier, ledger);
    }
    const text = explanationText({ texts: textsOf(tables), payMonth, ledger, regulations }, award, lang);
    await expect(`${text}\n`).toMatchFileSnapshot(`./answers/${name}.${lang}.txt`);
  });

  test.each([
    ['recovery', '08-corrections', '2016-01', 'M1'],
    ['time-bar', '19-vanished-and-bar-matching', '2017-10', 'M1'],
  ])('%s', async (name, example, payMonth, award) => {
    const { ledger, texts } = livedUntil(example, payMonth);
    const text = explanationText({ texts, payMonth, ledger, regulations }, award, lang);
    await expect(`${text}\n`).toMatchFileSnapshot(`./answers/${name}.${lang}.txt`);
  });
});

/** A worked case just before one of its runs. */
function livedUntil(example: string, payMonth: string): { ledger: MemoryLedger; texts: ExportTexts } {
  const ledger = new MemoryLedger();
  for (const run of loadExamples().find(({ name }) => name === example)?.runs ?? []) {
    const texts = exportTexts(run.exportFolder);
    if (run.payMonth === payMonth) return { ledger, texts };
    runAndPost(validateTexts(texts, regulations), regulations, run.payMonth, ledger);
  }
  throw new Error(`${example} has no run of ${payMonth}`);
}

function paidEach(
  year: number,
  first: number,
  count: number,
  tables: Tables,
): readonly (readonly [string, Tables])[] {
  return Array.from({ length: count }, (_, at) => {
    const month = year * 12 + first - 1 + at;
    const text = `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
    return [text, tables] as const;
  });
}
