import type { Layout, LayoutFault } from '../layout/index.js';
import { byCodePoint, type Issue, type Settlement } from '../model/index.js';
import { checkedMovementWriter } from './movement-faults.js';
import { recordBytes, type FileHeader, type MovementWriter } from './movement-file.js';
import { recordOf, type Payment } from './payment.js';

/** Payments that can be written in the movement file, and those that are held because they cannot. */
export interface WritablePayments {
  readonly payments: readonly Payment[];
  readonly held: readonly HeldPayment[];
  readonly unwritable: readonly Unwritable[];
}

type HeldPayment = Extract<Settlement, { kind: 'held' }>;

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

/** Sets apart those of some payments that the layout cannot carry. */
export function writablePayments(
  candidates: readonly Payment[],
  layout: Layout,
  header: FileHeader,
  configurationName: string,
): WritablePayments {
  const payments: Payment[] = [];
  const sorter = new WritableSorter(layout, header, configurationName, (payment) => payments.push(payment));
  for (const payment of candidates) sorter.add(payment);
  return { payments, ...sorter.end() };
}

/** Hears of a payment that can be written, with its record, whose bytes hold good until the next. */
export type WritableListener = (payment: Payment, record: Uint8Array) => void;

/**
 * Sets apart, one by one, the payments that the layout cannot carry: a value too long, missing or outside the character
 * set. They are held and reported, never cut (files.md section 4). Asked before any total is struck.
 */
export class WritableSorter {
  readonly #write: MovementWriter;
  readonly #configurationName: string;
  readonly #accept: WritableListener;
  /** In the movement file, without its place in it. */
  readonly #record: Uint8Array;
  readonly #doubtful: Payment[] = [];
  readonly #held: HeldPayment[] = [];
  readonly #issues = new Map<string, { issue: Issue; count: number }>();

  constructor(layout: Layout, header: FileHeader, configurationName: string, accept: WritableListener) {
    this.#write = checkedMovementWriter(layout, header);
    this.#configurationName = configurationName;
    this.#accept = accept;
    this.#record = new Uint8Array(recordBytes(layout));
  }

  add(payment: Payment): void {
    if (mayShareReference(payment)) this.#doubtful.push(payment);
    else this.#sort(payment, false);
  }

  /** No payment comes any more. */
  end(): Omit<WritablePayments, 'payments'> {
    const shared = sharedReferences(this.#doubtful);
    for (const payment of this.#doubtful) this.#sort(payment, shared.has(payment.reference));
    return {
      held: this.#held,
      unwritable: [...this.#issues].map(([name, { issue, count }]) => ({ name, issue, count })),
    };
  }

  #sort(payment: Payment, isShared: boolean): void {
    const faults = this.#write(recordOf(payment), this.#record, 0);
    if (faults.length === 0 && !isShared) this.#accept(payment, this.#record);
    else this.#hold(payment, faults, isShared);
  }

  #hold(payment: Payment, faults: readonly LayoutFault[], isShared: boolean): void {
    const found = faults.map((fault) => issueOf(fault, payment, this.#configurationName));
    if (isShared) found.push(sharedReferenceIssue(payment));
    this.#held.push({ kind: 'held', key: payment.key, motive: 'blocked', amount: payment.amount });
    for (const issue of found) {
      const fields = issue.findings.map(({ field }) => field);
      const name = [issue.code, issue.at.file, issue.at.line, ...fields, issue.subject].join('|');
      const known = this.#issues.get(name);
      this.#issues.set(name, { issue: ofBoth(issue, known?.issue), count: (known?.count ?? 0) + 1 });
    }
  }
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

/** Two keys can only make the same text when their identifiers hold its separator, all of them. */
function mayShareReference({ key }: Payment): boolean {
  return key.award.includes('|') || key.payee.includes('|');
}

/** References that several payments would bear: no other payment needs looking at. */
function sharedReferences(doubtful: readonly Payment[]): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { reference } of doubtful) (seen.has(reference) ? shared : seen).add(reference);
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
