import { XML_LIMITS } from '../../src/ingest/xml-tree.js';
import type { AllowanceCode, FileProblem, Issue, School, Uai } from '../../src/model/index.js';
import { exactOf } from '../../src/money/index.js';
import { stsSchoolIssues } from '../../src/sts/eps-counts.js';
import { stsIssues } from '../../src/sts/issues.js';
import { readStsSchool } from '../../src/sts/read-school.js';
import { buildStsReference } from '../../src/sts/reference.js';
import { zipProblem, type ArchiveFault } from '../../src/sts/zip-problem.js';
import { award, AWARD_ID, days, HOLDER, REPLACEMENT, replacement } from '../support/builders.js';
import {
  CROSSWALK_HEADER,
  FILE,
  individu,
  latin9,
  readCrosswalk,
  referenceOf,
  schoolOf,
  stsDocument,
  UAI,
  utf8,
} from '../support/sts.js';

/** Everything that is said of rows when they are held to STS-web. */
export function stsRowIssues(): readonly Issue[] {
  const crosswalk = readCrosswalk(
    CROSSWALK_HEADER,
    `${UAI};2025;epp;1;${HOLDER}`,
    `${UAI};2025;epp;1;${REPLACEMENT}`,
    `${UAI};2025-2026;EPP;1;${HOLDER}`,
  );
  if (crosswalk.kind === 'unusable') throw new Error(JSON.stringify(crosswalk.problems));
  const period = days('2025-09-01', '2026-08-31');
  const at = { file: 'missions.csv', line: 7 };
  const replacements = new Map([
    [AWARD_ID, [{ ...replacement(days('2026-01-05')), at: { file: 'remplacements.csv', line: 3 } }]],
  ]);
  const awards = [award(period, { at }), award(period, { at, missionFunction: 'EPS' })];
  const tutor = award(period, { at, allowance: 'T2D' as AllowanceCode, missionFunction: '' });
  const held = (stsFunction: string, ...rows: readonly string[]): readonly Issue[] =>
    stsIssues(
      referenceOf(
        [schoolOf({ people: [individu('1', { stsFunction }), individu('2', { eps: ['17,5'] })] })],
        ...rows,
      ),
      { awards: [...awards, tutor], replacements },
    );
  const school: School = {
    at: { file: 'etablissements.csv', line: 2 },
    uai: UAI as Uai,
    type: 'CLG',
    programme: '',
    epsTeachers: exactOf('3'),
    epsHours: exactOf('50'),
    epsFullTimeEquivalents: exactOf('3'),
  };
  return [
    ...crosswalk.rows.issues,
    ...held('ENS'),
    ...held('ENS', `${UAI};2025;epp;404;${HOLDER}`, `${UAI};2025;local;2;${REPLACEMENT}`),
    ...held('EDU', `${UAI};2025;epp;1;${HOLDER}`, `${UAI};2025;epp;2;${REPLACEMENT}`),
    ...held('DIR', `${UAI};2025;epp;1;${HOLDER}`, `${UAI};2025;epp;2;${REPLACEMENT}`),
    ...stsSchoolIssues(referenceOf([schoolOf({ people: [individu('2', { eps: ['17,5'] })] })]), [school]),
  ];
}

/** Everything that is said of STS-web exports, of their archives and of a crosswalk that cannot be used. */
export function stsProblems(): readonly FileProblem[] {
  const usual = stsDocument({ people: [individu('1', { eps: ['17'] })] });
  const texts = [
    '<EDT_STS/>',
    '<BEE_ELEVES/>',
    '<html/>',
    '<export/>',
    usual.replace('ISO-8859-15', 'EBCDIC'),
    usual.replace('<STS_EDT>', '<!DOCTYPE STS_EDT><STS_EDT>'),
    usual.replace('LES ÉTANGS', '&eacute;'),
    usual.replace('</SIGLE>', '</SIGLES>'),
    usual.replace('SIGLE', '__proto__').replace('SIGLE', '__proto__'),
    usual.replace('</DONNEES>', `${'<a>'.repeat(99)}${'</a>'.repeat(99)}</DONNEES>`),
    usual.replace(' CODE="0330001X"', ''),
    usual.replace(/<UAJ.*<\/UAJ>/, ''),
    usual.replace(' ANNEE="2025"', ' ANNEE="2025-2026"'),
    usual.replace('<UAJ ', '<UAJ/><UAJ '),
    usual.replace(' ID="1"', ''),
    usual.replace(' TYPE="epp">', ' TYPE="EPP">'),
    usual.replace('>17<', '>17h<'),
    stsDocument({ people: [individu('1'), individu('1')] }),
  ];
  const files = [
    ...texts.map((text) => ({ name: FILE, bytes: latin9(text) })),
    { name: FILE, bytes: utf8('<?xml version="1.0" encoding="ISO-8859-15"?>\n<STS_EDT>Œ</STS_EDT>') },
    { name: FILE, bytes: utf8('<STS_EDT>\n\u001b</STS_EDT>') },
    { name: FILE, bytes: new Uint8Array(XML_LIMITS.characters + 1) },
    { name: `sts_emp_${UAI}_2024.xml`, bytes: latin9(usual) },
    { name: 'sts.zip/export (1).xml', bytes: latin9(usual) },
  ];
  const faults: readonly ArchiveFault[] = [
    ...(['unreadable', 'empty', 'several-files', 'path', 'encrypted', 'not-a-file', 'too-large'] as const),
  ];
  const repeated = buildStsReference([schoolOf(), { ...schoolOf(), file: `sts.zip/${FILE}` }], []);
  return [
    ...files.map(readStsSchool).flatMap((reading) => (reading.kind === 'unusable' ? reading.problems : [])),
    ...faults.map((fault) => zipProblem('sts.zip', fault)),
    ...(repeated.kind === 'unusable' ? repeated.problems : []),
  ];
}
