import { formatSchoolYear } from '../calendar/index.js';
import type { Award, Finding, Issue, Numen, Place, Replacement } from '../model/index.js';
import type { ReferenceSchool, StsReference } from './reference.js';
import { schoolKey } from './school.js';
import { servedFunctionsOf } from './served-functions.js';

/** What of an export is compared: any part of it will do, since each award is looked at alone. */
export interface StsFacts {
  readonly awards: readonly Award[];
  /** By award. */
  readonly replacements: ReadonlyMap<string, readonly Replacement[]>;
}

/**
 * What awards and replacements say otherwise than the STS-web exports of their schools. Warnings only: STS-web is no
 * source of payment. An award of a school or year without such an export is not looked at, nor a cancelled one.
 */
export function stsIssues({ schools }: StsReference, { awards, replacements }: StsFacts): Issue[] {
  return awards.flatMap((award) => {
    const school = schools.get(schoolKey(award.uai, award.schoolYear));
    if (school === undefined || award.state === 'cancelled') return [];
    const holder: Claim = { at: award.at, subject: award.id, field: 'numen', numen: award.holder };
    return [
      ...claimIssues(holder, award, school),
      ...(replacements.get(award.id) ?? []).flatMap(({ at, id, numen }) =>
        claimIssues({ at, subject: id, field: 'numen_remplacant', numen }, award, school),
      ),
    ];
  });
}

/** A row that says that an agent is at work in a school. */
interface Claim {
  readonly at: Place;
  readonly subject: string;
  readonly field: 'numen' | 'numen_remplacant';
  readonly numen: Numen;
}

function claimIssues(claim: Claim, award: Award, school: ReferenceSchool): Issue[] {
  const linked = school.people.get(claim.numen);
  if (linked === undefined) return [warning('sts.unlinked', claim, school, {})];
  const present = linked.filter(({ standing }) => standing !== 'absent');
  if (present.length === 0) {
    const code = claim.field === 'numen' ? 'sts.holder-unknown' : 'sts.replacement-unknown';
    return [warning(code, claim, school, { people: linked.map(({ person }) => person).join(', ') })];
  }
  const served = servedFunctionsOf(award);
  const functions = [...new Set(present.map(({ stsFunction }) => stsFunction))];
  // A person without a function contradicts nothing; one who has two is accepted for either.
  if (served === undefined || functions.some((one) => one === '' || served.accepted.includes(one))) return [];
  const { allowance, missionFunction } = award;
  const facts = {
    functions: functions.join(', '),
    expected: served.accepted.join(', '),
    source: served.source,
    allowance,
    ...(served.concerns === 'function' ? { case: 'mission', function: missionFunction } : {}),
  };
  return [warning('sts.function', claim, school, facts)];
}

function warning(
  code: string,
  { at, subject, field, numen }: Claim,
  { uai, schoolYear, file }: ReferenceSchool,
  facts: Finding['facts'],
): Issue {
  const shared = { uai, schoolYear: formatSchoolYear(schoolYear), stsFile: file };
  return {
    code,
    severity: 'warn',
    at,
    subject,
    findings: [{ field, value: numen, facts: { ...shared, ...facts } }],
    schools: [uai],
  };
}
