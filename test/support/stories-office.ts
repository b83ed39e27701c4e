import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePayMonth, type PayMonth } from '../../src/calendar/index.js';
import {
  openLedger,
  type LedgerWriter,
  type PostingRecord,
  type ReturnOutcome,
} from '../../src/ledger/index.js';
import { compileLayout } from '../../src/layout/index.js';
import { OVERRIDES, type Conventions } from '../../src/model/index.js';
import { pay } from '../../src/operations/pay.js';
import type { RunSettings } from '../../src/run-inputs.js';
import { filesOf, temporaryFolder } from './command-line.js';
import { tableSchemas, type ExportTexts } from './engine.js';
import { fileOf, readReturn, sha256, shippedSchema } from './operations.js';
import { TEST_CONFIG } from './payroll.js';
import { shippedRegulations } from './regulations.js';
import type { TestStore } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';

const LAYOUT = shippedSchema('layouts/trentieme-160.json');

const SETTINGS: RunSettings = {
  tableSchemas: tableSchemas(),
  config: TEST_CONFIG,
  configFile: { name: 'trentieme.yaml', bytes: new Uint8Array() },
  overrides: [],
  regulations: shippedRegulations(),
  regulationFiles: [],
  layout: compileLayout(LAYOUT),
  profile: undefined,
  profileFile: undefined,
  layoutBytes: new TextEncoder().encode(JSON.stringify(LAYOUT)),
  program: { name: 'trentieme', version: '0.0.0' },
};

/** The files of a folder, by name. */
export type Folder = Readonly<Record<string, string>>;

/** Where the runs of a story are made: one ledger and one folder of results, on one of the stores. */
export class Office {
  readonly output = temporaryFolder();
  readonly store: string;
  private readonly address: string;
  private readonly settings: RunSettings;
  private instant = 0;

  private constructor(store: string, address: string, conventions: Conventions) {
    this.store = store;
    this.address = address;
    this.settings = { ...SETTINGS, config: { ...TEST_CONFIG, conventions } };
  }

  static async open(store: TestStore, conventions: Conventions): Promise<Office> {
    return new Office(store.name, await store.freshAddress(), conventions);
  }

  /** One pay run, all brakes let go. Gives the folder it made, under the folder of results. */
  async run(month: string, texts: ExportTexts): Promise<string> {
    const result = await pay(
      {
        settings: this.settings,
        files: Object.entries(texts).map(([name, text]) => fileOf(`${name}.csv`, text)),
        sts: undefined,
        readProfile: () => Promise.resolve(undefined),
        exportedAt: undefined,
        payMonth: monthOf(month),
        created: this.created(),
        accepted: OVERRIDES,
        explanations: false,
        workers: 1,
        lang: 'fr',
        output: this.output,
        ledger: this.address,
        holder: 'test',
        now: Date.now,
      },
      { tell: () => undefined, step: () => undefined },
    );
    if (result.kind !== 'done') throw new Error(result.kind);
    return result.run.folder;
  }

  /** The payer refuses a remittance as a whole. */
  async cancel(folder: string): Promise<void> {
    const [month = '', number = ''] = folder.split('/');
    await this.writing((writer) =>
      writer.cancel(
        { payMonth: monthOf(month), number: Number(number) },
        { created: this.created(), program: '0.0.0' },
      ),
    );
  }

  /** The payer answers with a return file. */
  async acknowledge(text: string): Promise<readonly ReturnOutcome[]> {
    const reading = readReturn(text);
    if (reading.kind !== 'readable' || reading.issues.length > 0) throw new Error(JSON.stringify(reading));
    return this.writing(async (writer) => {
      const bytes = new TextEncoder().encode(text);
      const kept = await writer.archive(bytes);
      const source = { name: 'retour.csv', bytes: kept.bytes, rows: reading.rowCount, digest: sha256(bytes) };
      const answered = await writer.acknowledge({
        created: this.created(),
        program: '0.0.0',
        source,
        rows: reading.rows,
      });
      return answered.outcomes;
    });
  }

  /** Every posting of the book, and what its own check finds. */
  async book(): Promise<{
    readonly postings: readonly PostingRecord[];
    readonly findings: readonly unknown[];
  }> {
    const ledger = await openLedger(this.address, { create: false, now: Date.now });
    try {
      return {
        postings: await all(ledger.show()),
        findings: await all(ledger.verify()),
      };
    } finally {
      await ledger.close();
    }
  }

  /** A folder of results, as it is on the disk. */
  folder(name: string): Folder {
    const files = Object.entries(filesOf(join(this.output, name)));
    return Object.fromEntries(files.map(([file, bytes]) => [file, bytes.toString('latin1')]));
  }

  /** The remittances of the folder of results, whatever the ledger says, in their order. */
  remittances(): string[] {
    return readdirSync(this.output, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /^\d{4}-\d\d\/\d\d$/.test(path))
      .sort();
  }

  private async writing<Result>(body: (writer: LedgerWriter) => Promise<Result>): Promise<Result> {
    const ledger = await openLedger(this.address, { create: false, now: Date.now });
    try {
      const writer = await ledger.lease({ holder: 'test', purpose: 'test' });
      try {
        return await body(writer);
      } finally {
        await writer.release();
      }
    } finally {
      await ledger.close();
    }
  }

  /** Every office lives the same instants. */
  private created(): string {
    this.instant += 1;
    return String(20_300_101_000_000 + this.instant);
  }
}

function monthOf(text: string): PayMonth {
  const month = parsePayMonth(text);
  if (month === undefined) throw new Error(text);
  return month;
}
