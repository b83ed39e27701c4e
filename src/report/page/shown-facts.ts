import { withoutNir } from '../../model/index.js';
import type { PaymentRow, PersonRow, ReportFacts, RetainedRow, SchoolRejects } from './report-facts.js';

/**
 * The facts as they may be shown: what looks like a NIR is made of stars wherever somebody typed it. Without names,
 * what tells who somebody is goes as well: names, NUMEN, the content of rejected rows, and the reference of movements,
 * from which a NUMEN could be found by trying them all.
 */
export function shownFacts(facts: ReportFacts): ReportFacts {
  const { highlights, issues, lapsing, movements, names } = facts;
  const payment = (row: PaymentRow): PaymentRow => ({
    ...row,
    ...personOf(row, names),
    reference: names ? row.reference : '',
    award: idOf(row.award, names),
    missionFunction: withoutNir(row.missionFunction),
  });
  const person = (row: PersonRow): PersonRow => ({ ...row, ...personOf(row, names) });
  const retained = <Row extends RetainedRow>(row: Row): Row => ({
    ...row,
    numen: names ? withoutNir(row.numen) : '',
    award: idOf(row.award, names),
  });
  const top = <Row>(
    list: { readonly total: number; readonly rows: readonly Row[] },
    of: (row: Row) => Row,
  ) => ({
    total: list.total,
    rows: list.rows.map(of),
  });
  return {
    ...facts,
    highlights: {
      ...highlights,
      largestPayments: top(highlights.largestPayments, payment),
      largestRecoveries: top(highlights.largestRecoveries, payment),
      firstTimePayees: top(highlights.firstTimePayees, person),
      severalAllowances: top(highlights.severalAllowances, person),
    },
    issues: { ...issues, rejects: issues.rejects.map((school) => rejectsOf(school, names)) },
    retained: facts.retained.map((motive) => ({ ...motive, largest: motive.largest.map(retained) })),
    lapsing: { ...lapsing, rows: lapsing.rows.map(retained) },
    movements: movements.kind === 'each' ? { kind: 'each', rows: movements.rows.map(payment) } : movements,
  };
}

/** An id that somebody made of a NUMEN tells who it is, too. */
function idOf(id: string, names: boolean): string {
  const shown = withoutNir(id);
  return names ? shown : shown.replace(NUMEN, (found) => '*'.repeat(found.length));
}

const NUMEN = /\d{2}[A-Z]\d{7}[A-Z]{3}/gi;

type Named = Pick<PersonRow, 'numen' | 'familyName' | 'givenName'>;

function personOf({ numen, familyName, givenName }: Named, names: boolean): Named {
  if (!names) return { numen: '', familyName: '', givenName: '' };
  return {
    numen: withoutNir(numen),
    familyName: withoutNir(familyName),
    givenName: withoutNir(givenName),
  };
}

function rejectsOf({ uai, count, shown }: SchoolRejects, names: boolean): SchoolRejects {
  return {
    uai: withoutNir(uai),
    count,
    shown: shown.map((issue) => ({
      ...issue,
      subject: names ? withoutNir(issue.subject) : '',
      sentence: names ? withoutNir(issue.sentence) : '',
    })),
  };
}
