import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestStore } from '../ledger/stores.js';
import { trentieme, workplace, type Answer, type Workplace } from './command-line.js';

/** A pay office: an export, an output folder, and a ledger of one of the stores. */
export interface Office extends Workplace {
  readonly address: string;
  /** Pays a month. */
  pay(month?: string, ...words: readonly string[]): Promise<Answer>;
  /** Any command on the ledger. */
  ask(...words: readonly string[]): Promise<Answer>;
  /** Gives a return file to the program; rows without their header. */
  answer(rows: readonly string[], ...words: readonly string[]): Promise<Answer>;
  /** Gives a file of earlier payments to the program; rows without their header. */
  open(rows: readonly string[], ...words: readonly string[]): Promise<Answer>;
  /** The postings of the ledger. */
  postings(): Promise<readonly PostingLine[]>;
}

/** A line of `ledger export --format json`. */
export interface PostingLine {
  readonly posting: number;
  readonly run: number;
  readonly kind: string;
  readonly award: string;
  readonly payee: string;
  readonly instalmentMonth: string;
  readonly payMonth: string;
  readonly amount: number;
  readonly reference: string | null;
  readonly corrects: number | null;
}

export const RETURN_HEADER = 'reference;statut;motif;montant';
export const OPENING_HEADER = 'mois_paie;numen;id_mission;mois_origine;regime;annee_scolaire;plan;montant';

/** Opens an office, by default on a SQLite file of its own folder. */
export async function office(store?: TestStore, at: Workplace = workplace()): Promise<Office> {
  const address = store === undefined ? at.ledger : await store.freshAddress();
  const ask = (...words: readonly string[]): Promise<Answer> => trentieme(...words, '--ledger', address);
  const give = (name: string, header: string, rows: readonly string[]): string => {
    const path = join(at.folder, name);
    writeFileSync(path, [header, ...rows, ''].join('\r\n'));
    return path;
  };
  const run = at.run.with(at.run.indexOf('--ledger') + 1, address);
  return {
    ...at,
    address,
    run,
    ask,
    pay: (month = '2025-11', ...words) => trentieme(...run.with(run.indexOf('--month') + 1, month), ...words),
    answer: (rows, ...words) =>
      ask('acknowledge', give('retour.csv', RETURN_HEADER, rows), '--now', NOW, ...words),
    open: (rows, ...words) =>
      ask('ledger', 'import', give('ouverture.csv', OPENING_HEADER, rows), '--now', NOW, ...words),
    postings: async () => {
      const { out } = await ask('ledger', 'export', '--format', 'json');
      return out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as PostingLine]));
    },
  };
}

const NOW = '2025-11-28T09:00:00';

/** The movements of a remittance, `mission origin amount`, sorted, and the reference of each. */
export function movementsOf({ output }: Workplace, remittance: string): ReadonlyMap<string, string> {
  const [header = '', ...rows] = readFileSync(join(output, remittance, 'paiements.csv'), 'utf8')
    .trimEnd()
    .split('\r\n');
  const columns = header.split(';');
  const movements = rows.map((row) => {
    const cells = row.split(';');
    const value = (column: string): string => cells[columns.indexOf(column)] ?? '';
    const amount = `${value('sens') === '-' ? '-' : ''}${value('montant')}`;
    return [`${value('id_mission')} ${value('mois_origine')} ${amount}`, value('reference')] as const;
  });
  return new Map(movements.sort(([a], [b]) => (a < b ? -1 : 1)));
}
