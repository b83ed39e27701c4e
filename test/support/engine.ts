import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compute, type Computation } from '../../src/computation.js';
import { formatPayMonth, parsePayMonth } from '../../src/calendar/index.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { LedgerView } from '../../src/ledger/view.js';
import { DEFAULT_CONVENTIONS, type AwardId, type Conventions, type Posting } from '../../src/model/index.js';
import type { Regulations } from '../../src/regulations/regulations.js';
import { closeInputs, INPUT_NAMES, openInputs, type InputName } from '../../src/validate/input-tables.js';
import type { TableSchema } from '../../src/validate/table-schema.js';
import { validate } from '../../src/validate/validate.js';
import type { ValidatedExport } from '../../src/validate/validated-export.js';

/** The Table Schemas the program ships. */
export function tableSchemas(): Record<InputName, TableSchema> {
  return Object.fromEntries(
    INPUT_NAMES.map((name) => [
      name,
      JSON.parse(readFileSync(new URL(`../../schemas/tables/${name}.json`, import.meta.url), 'utf8')),
    ]),
  ) as Record<InputName, TableSchema>;
}

/** An export as texts, by input name; an absent key is an absent file. */
export type ExportTexts = Partial<Record<InputName, string>>;

/** Reads an export folder of the fixtures. */
export function exportTexts(folder: string): ExportTexts {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => [name.replace('.csv', ''), readFileSync(join(folder, name), 'utf8')]),
  );
}

/** Ingests and validates an export. */
export function validateTexts(
  texts: ExportTexts,
  regulations: Regulations,
  conventions: Conventions = DEFAULT_CONVENTIONS,
): ValidatedExport {
  const readers = openInputs(tableSchemas(), regulations);
  for (const name of INPUT_NAMES) {
    const text = texts[name];
    if (text === undefined) continue;
    const problems = ingest(
      { name: `${name}.csv`, bytes: new TextEncoder().encode(text) },
      'UTF-8',
      readers[name],
    );
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
  const rows = closeInputs(readers);
  const problems = INPUT_NAMES.flatMap((name) => rows[name].problems);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return validate(rows, regulations, conventions);
}

/** A ledger held in memory, for sequences of runs. */
export class MemoryLedger implements LedgerView {
  readonly postings: Posting[] = [];
  awardIds = (): Iterable<AwardId> => new Set(this.postings.map(({ key }) => key.award));
  postingsOf = (award: AwardId): readonly Posting[] => this.postings.filter(({ key }) => key.award === award);
}

/** One run, posted in the ledger. */
export function runAndPost(
  facts: ValidatedExport,
  regulations: Regulations,
  payMonth: string,
  ledger: MemoryLedger,
  conventions: Conventions = DEFAULT_CONVENTIONS,
): Computation {
  const month = parsePayMonth(payMonth);
  if (month === undefined) throw new Error(payMonth);
  const computation = compute({ facts, regulations, conventions, ledger, payMonth: month });
  for (const settlement of computation.settlements) {
    if (settlement.kind !== 'movement') continue;
    const { key, amount, terms } = settlement;
    ledger.postings.push({ key, amount, ...terms, payMonth: month, reversed: false });
  }
  return computation;
}

/** Movements as lines `payMonth;award;payee;instalment;nature;cents`, sorted. */
export function movementLines(payMonth: string, { settlements }: Computation): string[] {
  return settlements
    .flatMap((settlement) =>
      settlement.kind === 'movement'
        ? [
            [
              payMonth,
              settlement.key.award,
              settlement.key.payee,
              formatPayMonth(settlement.key.instalmentMonth),
              settlement.nature,
              String(settlement.amount),
            ].join(';'),
          ]
        : [],
    )
    .sort();
}

const MOTIVES = { blocked: 'bloque', vanished: 'disparu', serviceFait: 'service' } as const;

/** Held and barred keys as lines `payMonth;motive;award;payee;instalment;cents`, sorted. */
export function retainedLines(payMonth: string, { settlements }: Computation): string[] {
  return settlements
    .flatMap((settlement) => {
      if (settlement.kind === 'movement') return [];
      const motive = settlement.kind === 'barred' ? 'prescrit' : MOTIVES[settlement.motive];
      const { award, payee, instalmentMonth } = settlement.key;
      return [
        [payMonth, motive, award, payee, formatPayMonth(instalmentMonth), String(settlement.amount)].join(
          ';',
        ),
      ];
    })
    .sort();
}

/** Issues as lines `severity;code;file;line`, sorted. */
export function issueLines(
  issues: readonly { code: string; severity: string; at: { file: string; line: number | undefined } }[],
): string[] {
  return issues
    .map(({ code, severity, at }) =>
      [severity === 'reject' ? 'rejet' : 'alerte', code, at.file, at.line ?? ''].join(';'),
    )
    .sort();
}
