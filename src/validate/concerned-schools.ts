import { byCodePoint, type Issue } from '../model/index.js';
import { checkUai } from './check-digits.js';
import { INPUT_NAMES, type InputName, type InputRows } from './input-tables.js';
import type { RowNames, TableRows } from './table-reader.js';

/** What is said of rows that passed their shape, by the table they are of. */
export type LaterIssues = Readonly<Record<(typeof LATER)[number], readonly Issue[]>>;

const LATER = ['agents', 'missions', 'absences', 'service', 'remplacements'] as const;

/**
 * Every issue of an export with the schools whose business it is: an award's own, a replacement's that of its award, and
 * for an agent, an absence or a service period those of every award that the agent holds or replaces in, rejected rows
 * included. Only what the issues name is looked up.
 */
export function withSchools(rows: InputRows, later: LaterIssues): Issue[] {
  const found = [
    ...INPUT_NAMES.flatMap((name) => issuesOfShape(name, rows[name])),
    ...LATER.flatMap((name) => issuesOfRows(name, rows, later[name])),
  ];
  if (found.every(({ from }) => from === undefined)) return found.map(({ issue }) => issue);
  const schoolsOf = schoolLookup(found, rows);
  return found.map(({ issue, from }) => (from === undefined ? issue : attributed(issue, schoolsOf(from))));
}

/** The same of tables that belong to no part of an export: their rows name their school themselves, if any. */
export function withOwnSchools(
  shared: Pick<InputRows, 'etablissements' | 'enveloppes' | 'districts'>,
): Issue[] {
  return (['etablissements', 'enveloppes', 'districts'] as const)
    .flatMap((name) => issuesOfShape(name, shared[name]))
    .map(({ issue, from }) => attributed(issue, knownUais(from === undefined ? [] : [from.name])));
}

function attributed(issue: Issue, schools: readonly string[]): Issue {
  return schools.length === 0 ? issue : { ...issue, schools };
}

/** Where the school of an issue is to be found: in the row itself, by its award, or by its agent. */
interface Origin {
  readonly kind: keyof RowNames;
  readonly name: string;
}

interface FoundIssue {
  readonly issue: Issue;
  /** Absent when nothing tells its school. */
  readonly from: Origin | undefined;
}

/** What of its rows tells the school of each table. A district is of none: it is shared by many. */
const TOLD_BY: Readonly<Record<InputName, keyof RowNames | undefined>> = {
  agents: 'agent',
  missions: 'school',
  absences: 'agent',
  service: 'agent',
  remplacements: 'award',
  etablissements: 'school',
  enveloppes: 'school',
  districts: undefined,
};

/** What is said of the header of a table, and of the rows that its shape rejects. */
function issuesOfShape(
  name: InputName,
  { issues, namesOf }: Pick<TableRows<unknown>, 'issues' | 'namesOf'>,
): readonly FoundIssue[] {
  const kind = TOLD_BY[name];
  return issues.map((issue) => {
    const names = namesOf.get(issue);
    return { issue, from: kind && names && { kind, name: names[kind] } };
  });
}

/** What is said of rows that passed their shape: no two of a table have the same subject, but periods of an agent. */
function issuesOfRows(
  name: keyof LaterIssues,
  rows: InputRows,
  issues: readonly Issue[],
): readonly FoundIssue[] {
  const kind = TOLD_BY[name];
  if (kind === undefined || issues.length === 0) return [];
  const nameOf = standingNames(name, rows, new Set(issues.map(({ subject }) => subject)));
  return issues.map((issue) => ({ issue, from: { kind, name: nameOf(issue.subject) } }));
}

function standingNames(
  name: keyof LaterIssues,
  rows: InputRows,
  subjects: ReadonlySet<string>,
): (subject: string) => string {
  const named = new Map<string, string>();
  const learn = (subject: string, value: string): void => {
    if (subjects.has(subject)) named.set(subject, value);
  };
  switch (name) {
    case 'missions':
      for (const { id, uai } of rows.missions.values) learn(id, uai);
      break;
    case 'absences':
      for (const { id, numen } of rows.absences.values) learn(id, numen);
      break;
    case 'remplacements':
      for (const { id, award } of rows.remplacements.values) learn(id, award);
      break;
    case 'agents':
    case 'service':
      // The subject is the agent.
      return (subject) => subject;
  }
  return (subject) => named.get(subject) ?? '';
}

function schoolLookup(found: readonly FoundIssue[], rows: InputRows): (from: Origin) => readonly string[] {
  const ofAward = wantedNames(found, 'award');
  const ofAgent = wantedNames(found, 'agent');
  const awardsReplaced = new Map<string, Set<string>>();
  if (ofAgent.size > 0) {
    eachReplacement(rows, (award, agent) => {
      if (!ofAgent.has(agent)) return;
      addTo(awardsReplaced, agent, award);
      if (!ofAward.has(award)) ofAward.set(award, new Set());
    });
  }
  if (ofAward.size > 0 || ofAgent.size > 0) {
    eachAward(rows, ({ school, agent, award }) => {
      ofAward.get(award)?.add(school);
      ofAgent.get(agent)?.add(school);
    });
  }
  return ({ kind, name }) => {
    if (kind === 'school') return knownUais([name]);
    if (kind === 'award') return knownUais(ofAward.get(name) ?? []);
    const replaced = [...(awardsReplaced.get(name) ?? [])].flatMap((award) => [
      ...(ofAward.get(award) ?? []),
    ]);
    return knownUais([...(ofAgent.get(name) ?? []), ...replaced]);
  };
}

function wantedNames(found: readonly FoundIssue[], kind: keyof RowNames): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { from } of found) {
    if (from?.kind === kind && from.name !== '') wanted.set(from.name, new Set());
  }
  return wanted;
}

function eachReplacement(rows: InputRows, see: (award: string, agent: string) => void): void {
  for (const { award, numen } of rows.remplacements.values) see(award, numen);
  for (const { award, agent } of rows.remplacements.namesOf.values()) see(award, agent);
}

function eachAward(rows: InputRows, see: (names: RowNames) => void): void {
  for (const { id, holder, uai } of rows.missions.values) see({ school: uai, agent: holder, award: id });
  for (const names of rows.missions.namesOf.values()) see(names);
}

function addTo(groups: Map<string, Set<string>>, key: string, value: string): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, new Set([value]));
  else group.add(value);
}

/** Of what rows say, the UAI whose letter is right: any other names no school that could be written to. */
function knownUais(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].filter((text) => checkUai(text) === text).sort(byCodePoint);
}
