import type { Layout, LayoutFault } from '../layout/index.js';
import type { Issue, Settlement } from '../model/index.js';
import { recordFaults, type FileHeader } from './movement-file.js';
import { recordOf, type Payment } from './payment.js';

/** Payments that can be written in the movement file, and those that are held because they cannot. */
export interface WritablePayments {
  readonly payments: readonly Payment[];
  readonly held: readonly Extract<Settlement, { kind: 'held' }>[];
  readonly issues: readonly Issue[];
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
  for (const payment of candidates) {
    const found = [
      ...recordFaults(layout, header, recordOf(payment)).map((fault) =>
        issueOf(fault, payment, configurationName),
      ),
      ...(shared.has(payment.reference) ? [sharedReferenceIssue(payment)] : []),
    ];
    if (found.length === 0) {
      payments.push(payment);
      continue;
    }
    held.push({ kind: 'held', key: payment.key, motive: 'blocked', amount: payment.amount });
    for (const issue of found) {
      const fields = issue.findings.map(({ field }) => field);
      const name = [issue.code, issue.at.file, issue.at.line, ...fields, issue.subject].join('|');
      issues.set(name, { issue, count: (issues.get(name)?.count ?? 0) + 1 });
    }
  }
  return { payments, held, issues: [...issues.values()].map(counted) };
}

/** References that several payments would bear: only identifiers that hold its separator can make the same text. */
function sharedReferences(payments: readonly Payment[]): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { reference } of payments) (seen.has(reference) ? shared : seen).add(reference);
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
      };
    default:
      return {
        ...issue,
        at: award.at,
        subject: award.id,
        findings: [{ field: fault.field, value: fault.found, facts }],
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
