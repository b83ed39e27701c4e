import type { Layout, LayoutFault } from '../layout/index.js';
import { byCodePoint, type Issue, type Settlement } from '../model/index.js';
import { checkedMovementWriter } from './movement-faults.js';
import { recordBytes, type FileHeader } from './movement-file.js';
import { recordOf, type Payment } from './payment.js';

/** Payments that can be written in the movement file, and those that are held because they cannot. */
export interface WritablePayments {
  readonly payments: readonly Payment[];
  /** Their records of the movement file, in the same order, without their place in it. */
  readonly records: Uint8Array;
  readonly held: readonly Extract<Settlement, { kind: 'held' }>[];
  readonly unwritable: readonly Unwritable[];
}

/** Something to correct, and how many payments it holds; the same of two parts has the same name. */
export interface Unwritable {
  readonly name: string;
  readonly issue: Issue;
  readonly count: number;
}

/** One issue for each thing to correct, whatever parts its payments are of. */
export function unwritableIssues(unwritable: readonly Unwritable[]): Issue[] {
  const counts = new Map<string, number>();
  for (const { name, count } of unwritable) counts.set(name, (counts.get(name) ?? 0) + count);
  const byName = new Map(unwritable.map((each) => [each.name, each.issue]));
  return [...byName].map(([name, issue]) => counted({ issue, count: counts.get(name) ?? 0 }));
}

/**
 * Sets apart the payments that the layout cannot carry: a value too long, missing or outside the character set. They
 * are held and reported, never cut (files.md section 4). Asked before any total is struck.
 */
export function writablePayments(
  candidates: readonly Payment[],
  layout: Layout,
  header: FileHeader,
  configurationName: string,
): WritablePayments {
  const payments: Payment[] = [];
  const held: Extract<Settlement, { kind: 'held' }>[] = [];
  const issues = new Map<string, { issue: Issue; count: number }>();
  const shared = sharedReferences(candidates);
  const length = recordBytes(layout);
  const records = new Uint8Array(length * candidates.length);
  const write = checkedMovementWriter(layout, header);
  for (const payment of candidates) {
    const faults = write(recordOf(payment), records, payments.length * length);
    const isShared = shared.size > 0 && shared.has(payment.reference);
    if (faults.length === 0 && !isShared) {
      payments.push(payment);
      continue;
    }
    const found = faults.map((fault) => issueOf(fault, payment, configurationName));
    if (isShared) found.push(sharedReferenceIssue(payment));
    held.push({ kind: 'held', key: payment.key, motive: 'blocked', amount: payment.amount });
    for (const issue of found) {
      const fields = issue.findings.map(({ field }) => field);
      const name = [issue.code, issue.at.file, issue.at.line, ...fields, issue.subject].join('|');
      const known = issues.get(name);
      issues.set(name, { issue: ofBoth(issue, known?.issue), count: (known?.count ?? 0) + 1 });
    }
  }
  return {
    payments,
    records: records.subarray(0, payments.length * length),
    held,
    unwritable: [...issues].map(([name, { issue, count }]) => ({ name, issue, count })),
  };
}

/** The same issue, for the schools of every payment that it holds. */
function ofBoth(issue: Issue, other: Issue | undefined): Issue {
  const schools = new Set([...(other?.schools ?? []), ...(issue.schools ?? [])]);
  return schools.size === 0 ? issue : { ...issue, schools: [...schools].sort(byCodePoint) };
}

/** The school of an award, if it has one. */
function schoolOf({ uai }: Payment['award']): Pick<Issue, 'schools'> {
  return uai === '' ? {} : { schools: [uai] };
}

/**
 * References that several payments would bear. Two keys can only make the same text when their identifiers hold its
 * separator, all of them: no other payment needs looking at.
 */
function sharedReferences(payments: readonly Payment[]): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { key, reference } of payments) {
    if (!key.award.includes('|') && !key.payee.includes('|')) continue;
    (seen.has(reference) ? shared : seen).add(reference);
  }
  return shared;
}

/** The payer answers by reference: two payments with the same one could not be told apart. */
function sharedReferenceIssue({ award }: Payment): Issue {
  return {
    code: 'layout.shared-reference',
    severity: 'reject',
    at: award.at,
    subject: award.id,
    findings: [{ field: 'id_mission', value: award.id, facts: {} }],
    ...schoolOf(award),
  };
}

/** The place to correct: the payee's row for a name or a NIR, the configuration for a code, else the award's row. */
function issueOf(fault: LayoutFault, payment: Payment, configurationName: string): Issue {
  const { agent, award, allowanceCode } = payment;
  const { allowance } = payment.terms;
  const facts = { field: fault.field, width: String(fault.width), found: fault.found };
  const issue = { code: fault.code, severity: 'reject' as const };
  switch (fault.field) {
    case 'code_indemnite':
      return {
        ...issue,
        at: { file: configurationName, line: undefined },
        subject: allowance,
        findings: [{ field: `codes.${allowance}`, value: allowanceCode, facts }],
      };
    case 'nir':
    case 'cle':
    case 'nom':
      return {
        ...issue,
        at: agent?.at ?? { file: 'agents.csv', line: undefined },
        subject: payment.key.payee,
        findings: [{ field: fault.field === 'cle' ? 'nir' : fault.field, value: '', facts }],
        ...schoolOf(award),
      };
    default:
      return {
        ...issue,
        at: award.at,
        subject: award.id,
        findings: [{ field: fault.field, value: fault.found, facts }],
        ...schoolOf(award),
      };
  }
}

function counted({ issue, count }: { issue: Issue; count: number }): Issue {
  const findings = issue.findings.map((finding) => ({
    ...finding,
    facts: { ...finding.facts, count: String(count) },
  }));
  return { ...issue, findings };
}
