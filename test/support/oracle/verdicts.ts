import type { OracleAnomaly } from './types.js';
import type { GoodRow, Row } from './rows.js';

/** What the checks say of the rows: the anomalies, and the rows set aside. */
export interface Verdicts {
  reject(row: Row<unknown>, code: string): void;
  warn(row: Row<unknown>, code: string): void;
  isRejected(row: Row<unknown>): boolean;
  readonly anomalies: readonly OracleAnomaly[];
}

/** Every code is reported once per row (rules, section 11). */
export function noVerdicts(): Verdicts {
  const rejected = new Set<Row<unknown>>();
  const anomalies: OracleAnomaly[] = [];
  const report = ({ file, line }: Row<unknown>, severity: 'rejet' | 'alerte', code: string): void => {
    const known = anomalies.some(
      (anomaly) => anomaly.code === code && anomaly.file === file && anomaly.line === line,
    );
    if (!known) anomalies.push({ severity, code, file, line });
  };
  return {
    anomalies,
    reject(row, code) {
      rejected.add(row);
      report(row, 'rejet', code);
    },
    warn(row, code) {
      report(row, 'alerte', code);
    },
    isRejected: (row) => rejected.has(row),
  };
}

/** The rows that no stage has rejected so far: a row rejected at one stage is not looked at by the next. */
export function survivors<T>(rows: readonly Row<T>[], verdicts: Verdicts): GoodRow<T>[] {
  return rows.filter((row): row is GoodRow<T> => row.value !== null && !verdicts.isRejected(row));
}
