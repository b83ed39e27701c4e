import type { OracleOutcome, OraclePosting } from './oracle/index.js';
import { centsFrom } from './stories-files.js';
import type { Answer } from './stories.js';

/** A movement the payer received, under the plan and school year the oracle paid it by. */
interface Received {
  readonly remittance: string;
  readonly reference: string;
  readonly posting: OraclePosting;
  answered: boolean;
  /** Of what was sent, what the payer took. */
  taken: bigint;
  /** Rejected, or its remittance cancelled: never was. */
  refused: boolean;
}

/** What the payer makes of what it is sent: the other book, kept from the files alone. */
export class PayerBook {
  private readonly received: Received[] = [];
  private readonly cancelled = new Set<string>();

  receive(
    remittance: string,
    payMonth: string,
    rows: readonly Readonly<Record<string, string>>[],
    { movements }: OracleOutcome,
  ): void {
    for (const row of rows) {
      const movement = movements.find(
        ({ award, payee, instalmentMonth }) =>
          award === row['id_mission'] && payee === row['numen'] && instalmentMonth === row['mois_origine'],
      );
      if (movement === undefined) throw new Error(`the oracle pays nothing there: ${JSON.stringify(row)}`);
      const cents = centsFrom(`${row['sens'] ?? ''}${row['montant'] ?? ''}`);
      this.received.push({
        remittance,
        reference: row['reference'] ?? '',
        posting: { ...movement, payMonth, cents },
        answered: false,
        taken: cents,
        refused: false,
      });
    }
  }

  /** Postings as they stand: refused ones are not there, modified ones are what was taken. */
  standing(): OraclePosting[] {
    return this.received
      .filter(({ refused }) => !refused)
      .map(({ posting, taken }) => ({ ...posting, cents: taken }));
  }

  /** The remittance that may still be refused as a whole: the last that nobody cancelled or answered. */
  cancellable(): string | undefined {
    return this.received.findLast(({ remittance }) => this.isUntouched(remittance))?.remittance;
  }

  cancel(remittance: string): void {
    this.cancelled.add(remittance);
    for (const movement of this.received) if (movement.remittance === remittance) movement.refused = true;
  }

  /** The return file for some movements of a remittance; `undefined` when there is nothing to answer. */
  answer(ago: number, answers: readonly Answer[]): string | undefined {
    const remittances = [...new Set(this.received.map(({ remittance }) => remittance))].filter(
      (remittance) => !this.cancelled.has(remittance),
    );
    const movements = this.received.filter(({ remittance }) => remittance === remittances.at(-1 - ago));
    const lines = answers.flatMap((answer) => {
      const movement = movements[answer.movement % movements.length];
      return movement === undefined || movement.answered ? [] : [answered(movement, answer)];
    });
    return lines.length === 0 ? undefined : ['reference;statut;motif;montant', ...lines, ''].join('\n');
  }

  private isUntouched(remittance: string): boolean {
    const own = this.received.filter((movement) => movement.remittance === remittance);
    return !this.cancelled.has(remittance) && own.every((movement) => !movement.answered);
  }
}

function answered(movement: Received, { status, hundredths }: Answer): string {
  movement.answered = true;
  const { cents } = movement.posting;
  if (status === 'REJETE') movement.refused = true;
  if (status !== 'MODIFIE') return `${movement.reference};${status};;`;
  movement.taken = (cents * BigInt(hundredths)) / 100n;
  const unsigned = String(movement.taken < 0n ? -movement.taken : movement.taken).padStart(3, '0');
  return `${movement.reference};MODIFIE;;${unsigned.slice(0, -2)},${unsigned.slice(-2)}`;
}
