import { formatPayMonth, parsePayMonth, type PayMonth } from '../calendar/index.js';
import type { FileDigest } from '../emit/manifest.js';
import type { Digest, InputRecord, Ledger, RunRecord } from '../ledger/index.js';
import type { Lang } from '../report/messages/index.js';
import { bytesOf } from './reissue.js';

/** Who does something that another person is to release or to refuse. */
export interface Operator {
  /** As people call each other, `--operator`. */
  readonly name: string;
  /** Of the account of the machine: nobody types it. */
  readonly login: string;
}

/** Who, and when: `AAAAMMJJHHMMSS`. */
export interface Signature extends Operator {
  readonly at: string;
}

/**
 * A remittance that was computed and written, and not posted: who made it, everything to make it again, and what came
 * out. Its law, settings and export are in the archive under the digests of its inputs.
 */
export interface Preparation {
  readonly payMonth: PayMonth;
  readonly remittance: number;
  readonly prepared: Signature;
  /** Version of the program. */
  readonly program: string;
  /** Where the ledger stood: once it has moved on, other movements may be due. */
  readonly ledger: Digest;
  readonly exportedAt: string | undefined;
  readonly configurationName: string;
  /** Brakes let go and values given on the command line, as a run identity has them. */
  readonly overrides: readonly string[];
  readonly explanations: boolean;
  readonly lang: Lang;
  readonly inputs: readonly InputRecord[];
  readonly outputs: readonly FileDigest[];
}

/** The folder of a pay month where a remittance waits: `2025-11/a-approuver`. */
export function preparedFolder(output: string, payMonth: PayMonth): string {
  return `${output}/${formatPayMonth(payMonth)}/a-approuver`;
}

/** Names of the archive: what was prepared, and who released or refused it. */
export const RECORDS = {
  preparation: 'approbation/preparation.json',
  approval: 'approbation/approbation.json',
  refusal: 'approbation/refus.json',
} as const;

export function preparationBytes({ payMonth, exportedAt, ...facts }: Preparation): Uint8Array {
  return jsonBytes({ payMonth: formatPayMonth(payMonth), exportedAt: exportedAt ?? null, ...facts });
}

/** A record as it is archived: JSON that people can read. */
export function jsonBytes(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

/** A preparation, and the record the ledger knows it by. */
export interface Waiting {
  readonly record: InputRecord;
  readonly preparation: Preparation;
  /** The run that posted it: its folder or its end was lost on the way. */
  readonly released: RunRecord | undefined;
}

/**
 * What waits for a second person in a month.
 *
 * @throws LedgerError `corrupted` when the archive is
 */
export async function waitingFor(ledger: Ledger, payMonth: PayMonth): Promise<Waiting | undefined> {
  const digest = (await ledger.preparations()).get(payMonth);
  if (digest === undefined) return undefined;
  const bytes = await bytesOf(ledger.content(digest));
  const runs = await ledger.payRuns(payMonth);
  const released = runs.find(({ inputs }) => inputs.some((input) => input.digest === digest));
  const record = { name: RECORDS.preparation, bytes: bytes.length, rows: 0, digest };
  return { record, preparation: preparationIn(bytes), released };
}

/** The archive kept it under its digest: nobody else's file, its form needs no check. */
function preparationIn(bytes: Uint8Array): Preparation {
  const written = JSON.parse(new TextDecoder().decode(bytes)) as Written;
  const payMonth = parsePayMonth(written.payMonth);
  if (payMonth === undefined) throw new Error('a preparation without its month');
  return { ...written, payMonth, exportedAt: written.exportedAt ?? undefined };
}

type Written = Omit<Preparation, 'payMonth' | 'exportedAt'> & {
  readonly payMonth: string;
  readonly exportedAt: string | null;
};
