import { formatExact, type Exact } from '../money/index.js';
import type { Finding, Issue, Place, Severity } from '../model/index.js';

/** What a check found in one row: a code of rules section 11 and the column concerned. */
export interface Fault {
  readonly code: string;
  readonly severity: Severity;
  readonly finding: Finding;
}

/** A fault that sets the row aside. */
export function reject(
  code: string,
  field: string,
  value: string,
  facts: Readonly<Record<string, string>> = {},
): Fault {
  return { code, severity: 'reject', finding: { field, value, facts } };
}

/** A fault that is reported while the row is paid. */
export function warn(
  code: string,
  field: string,
  value: string,
  facts: Readonly<Record<string, string>> = {},
): Fault {
  return { code, severity: 'warn', finding: { field, value, facts } };
}

/** The same fault, with facts that it shares with others: the text that lays the rule down… Its own facts win. */
export function withFacts(fault: Fault, shared: Readonly<Record<string, string>>): Fault {
  const { finding } = fault;
  return { ...fault, finding: { ...finding, facts: { ...shared, ...finding.facts } } };
}

/** What a row without fault has: one list for all of them. */
export const NO_FAULTS: readonly Fault[] = [];

/** The issues of one row: each code once, with every finding it has (rules section 11). */
export function issuesOf(at: Place, subject: string, faults: readonly Fault[]): Issue[] {
  const byCode = new Map<string, { severity: Severity; findings: Finding[] }>();
  for (const { code, severity, finding } of faults) {
    const known = byCode.get(code);
    if (known === undefined) byCode.set(code, { severity, findings: [finding] });
    else known.findings.push(finding);
  }
  return [...byCode].map(([code, { severity, findings }]) => ({ code, severity, at, subject, findings }));
}

/** A number as people write it, with a decimal comma. */
export function shownNumber(value: Exact | undefined): string {
  return value === undefined ? '' : formatExact(value).replace('.', ',');
}
