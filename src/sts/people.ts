import type { XmlElement } from '../ingest/xml-tree.js';
import type { FileProblem } from '../model/index.js';
import { add, parseExact, ZERO, type Exact } from '../money/index.js';
import { attribute, childrenAt, textOf } from './elements.js';
import { personKey, STS_TYPES, type StsPerson } from './school.js';

/** Who is in a school, and what cannot be read of them. Names are passed over. */
export interface StsPeople {
  readonly people: ReadonlyMap<string, StsPerson>;
  /** Keys of those who stand in for others. */
  readonly substitutes: ReadonlySet<string>;
  readonly problems: readonly FileProblem[];
}

export function readPeople(file: string, root: XmlElement): StsPeople {
  const people = readList(file, childrenAt(root, 'DONNEES/INDIVIDUS/INDIVIDU'));
  const substitutes = readList(file, childrenAt(root, 'DONNEES/SUPPLEANTS/SUPPLEANT'));
  return {
    people: people.byKey,
    substitutes: new Set(substitutes.byKey.keys()),
    problems: [...people.problems, ...substitutes.problems],
  };
}

interface PeopleList {
  readonly byKey: ReadonlyMap<string, StsPerson>;
  readonly problems: readonly FileProblem[];
}

function readList(file: string, elements: readonly XmlElement[]): PeopleList {
  const byKey = new Map<string, StsPerson>();
  const lineOf = new Map<string, number>();
  const problems: FileProblem[] = [];
  for (const element of elements) {
    const { name, line } = element;
    const at = { file, line };
    const id = attribute(element, 'ID');
    const written = attribute(element, 'TYPE');
    const type = STS_TYPES.find((one) => one === written);
    const key = personKey(written, id);
    const first = lineOf.get(key);
    const hours = epsHoursOf(file, element);
    problems.push(...hours.problems);
    if (id === '') {
      problems.push({ code: 'sts.missing', at, facts: { path: `${name}@ID` } });
    } else if (type === undefined) {
      const facts = { path: `${name}@TYPE`, found: written, expected: STS_TYPES.join(', ') };
      problems.push({ code: written === '' ? 'sts.missing' : 'sts.value', at, facts });
    } else if (first !== undefined) {
      problems.push({ code: 'sts.same-person', at, facts: { person: key, other: String(first) } });
    } else {
      lineOf.set(key, line);
      byKey.set(key, { type, id, stsFunction: textOf(element, 'FONCTION'), epsHours: hours.total });
    }
  }
  return { byKey, problems };
}

/** The discipline of physical education and sport. */
const EPS = 'L1900';

interface EpsHours {
  readonly total: Exact | undefined;
  readonly problems: readonly FileProblem[];
}

function epsHoursOf(file: string, person: XmlElement): EpsHours {
  let total: Exact | undefined;
  const problems: FileProblem[] = [];
  for (const discipline of childrenAt(person, 'DISCIPLINES/DISCIPLINE')) {
    if (attribute(discipline, 'CODE') !== EPS) continue;
    const written = textOf(discipline, 'NB_HEURES');
    const hours = HOURS.test(written) ? parseExact(written) : undefined;
    if (hours === undefined) {
      const facts = { path: 'DISCIPLINE/NB_HEURES', found: written, expected: '1234,56 (2)' };
      const at = { file, line: discipline.line };
      problems.push({ code: written === '' ? 'sts.missing' : 'sts.value', at, facts });
    } else total = add(total ?? ZERO, hours);
  }
  return { total, problems };
}

/** Hours of a week, with hundredths at most. */
const HOURS = /^\d{1,3}(?:[.,]\d{1,2})?$/;
