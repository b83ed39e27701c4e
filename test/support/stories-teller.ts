import { expect } from 'vitest';
import type { TestStore } from '../ledger/stores.js';
import { oracle, oracleTable, type OracleExport } from './oracle/index.js';
import { checkBooks, checkFolder, checkRun, checkScratch, checkTimeBar } from './stories-checks.js';
import { rowsIn } from './stories-files.js';
import { Office, type Folder } from './stories-office.js';
import { PayerBook } from './stories-payer.js';
import type { Story, Turn } from './stories.js';
import type { ExportTexts } from './engine.js';
import { engineConventions } from './worlds.js';

/** Lives a story on every store at once, and checks after each run what must hold by then, at the end the books. */
export async function tell({ turns, conventions }: Story, stores: readonly TestStore[]): Promise<void> {
  const offices: Office[] = [];
  for (const store of stores) offices.push(await Office.open(store, engineConventions(conventions)));
  const teller = new Teller(offices, { conventions });
  for (const turn of turns) await teller.turn(turn);
  const last = turns.at(-1);
  if (last !== undefined) {
    await teller.run(last);
    await teller.runAgain(last);
  }
  await checkBooks(offices, teller.payer);
}

interface Paid {
  readonly folder: string;
  readonly files: Folder;
}

class Teller {
  readonly payer = new PayerBook();
  private readonly offices: readonly Office[];
  private readonly conventions: Story['conventions'];

  constructor(offices: readonly Office[], { conventions }: Pick<Story, 'conventions'>) {
    this.offices = offices;
    this.conventions = conventions;
  }

  async turn(turn: Turn): Promise<void> {
    await this.run(turn);
    if (turn.again) await this.runAgain(turn);
    const { payer } = turn;
    if (payer.kind === 'answers') await this.answer(payer);
    if (payer.kind === 'cancels') await this.cancel(payer, turn);
  }

  /** After a run, what stands is what the facts of today are due. */
  async run(turn: Pick<Turn, 'payMonth' | 'texts'>): Promise<void> {
    const { files } = await this.pay(turn);
    checkScratch(files, inputOf(turn.texts), turn.payMonth, this.payer.standing(), this.conventions);
  }

  /** Nothing is left to send. */
  async runAgain(turn: Pick<Turn, 'payMonth' | 'texts'>): Promise<void> {
    const { folder } = await this.pay(turn);
    expect(folder).toBe(`${turn.payMonth}/sans-mouvement`);
  }

  /** A run pays and holds what the oracle says, given what stands at the payer's. */
  private async pay({ payMonth, texts }: Pick<Turn, 'payMonth' | 'texts'>): Promise<Paid> {
    const standing = this.payer.standing();
    const expected = oracle(inputOf(texts), payMonth, standing, this.conventions);
    const folder = await this.onAll((office) => office.run(payMonth, texts));
    const files = await this.onAll((office) => Promise.resolve(office.folder(folder)));
    checkFolder(files, standing);
    checkRun(files, expected);
    checkTimeBar(files, payMonth, standing);
    if (!folder.endsWith('/sans-mouvement')) {
      this.payer.receive(folder, payMonth, rowsIn(files, 'paiements.csv'), expected);
    }
    return { folder, files };
  }

  private async answer({ ago, answers }: Extract<Turn['payer'], { kind: 'answers' }>): Promise<void> {
    const text = this.payer.answer(ago, answers);
    if (text === undefined) return;
    const outcomes = await this.onAll((office) => office.acknowledge(text));
    expect(outcomes.filter(({ kind }) => kind === 'anomaly')).toEqual([]);
  }

  private async cancel(
    { remittances, again }: Extract<Turn['payer'], { kind: 'cancels' }>,
    turn: Turn,
  ): Promise<void> {
    for (let rank = 0; rank < remittances; rank += 1) {
      const remittance = this.payer.cancellable();
      if (remittance === undefined) break;
      await this.onAll((office) => office.cancel(remittance));
      this.payer.cancel(remittance);
    }
    if (!again) return;
    await this.run(turn);
    await this.runAgain(turn);
  }

  /** Does the same everywhere, and asks for the same answer everywhere. */
  private async onAll<Result>(body: (office: Office) => Promise<Result>): Promise<Result> {
    const answers = await Promise.all(this.offices.map(body));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    return answers[0] as Result;
  }
}

function inputOf(texts: ExportTexts): OracleExport {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, oracleTable(text)]));
}
