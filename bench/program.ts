import { fileURLToPath } from 'node:url';
import { writeFileSync } from 'node:fs';

/** The file that `npx trentieme` starts. */
export const PROGRAM = fileURLToPath(new URL('../bin/trentieme.js', import.meta.url));

export interface PayMonth {
  readonly month: string;
  readonly export: string;
  readonly config: string;
  readonly output: string;
  readonly ledger: string;
  /** The changed export makes more recoveries than the brake lets through: a person would have said yes. */
  readonly acceptsRecoveries: boolean;
}

/** The words of one pay month, as a user types them. */
export function payWords(pay: PayMonth): string[] {
  return [
    ...[PROGRAM, 'run', '--month', pay.month, '--input', pay.export, '--config', pay.config],
    ...['--output', pay.output, '--ledger', pay.ledger, '--now', `${pay.month}-20T22:00:00`, '--lang', 'en'],
    ...(pay.acceptsRecoveries ? ['--accept-recoveries'] : []),
  ];
}

/** A payroll code for every allowance; everything else is left as it comes. */
export function writeConfig(path: string): void {
  const regimes = 'IMP IFIC MF T1D CP CPD_EPS T2D FA SOPA SOPA_M2 T2D_2010 SOPA_2010'.split(' ');
  const codes = regimes.map((regime, at) => `  ${regime}: ${9001 + at}`);
  writeFileSync(
    path,
    ['academie: 99', "ministere: '206'", 'codes:', ...codes, 'encoding: UTF-8', ''].join('\n'),
  );
}

/** « Paid 35,352 movements for … » of what a run prints. */
export function paidLine(printed: string): string {
  return /Paid\s+([\d, ]+movements?)/.exec(printed)?.[1] ?? '';
}
