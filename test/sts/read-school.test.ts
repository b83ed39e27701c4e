import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatExact } from '../../src/money/index.js';
import { XML_LIMITS } from '../../src/ingest/xml-tree.js';
import { readSoleEntry } from '../../src/io/zip.js';
import { readStsSchool, type StsReading } from '../../src/sts/read-school.js';
import { stsReport } from '../../src/sts/report.js';
import { randomRuns } from '../support/random-runs.js';
import {
  FILE,
  individu,
  latin9,
  readDocument,
  schoolOf,
  service,
  stsDocument,
  UAI,
  utf8,
} from '../support/sts.js';
import { zipOf } from '../support/zip.js';

/** `code line` of each problem, with its facts. */
function problemsOf(reading: StsReading): readonly (readonly [string, object])[] {
  if (reading.kind === 'readable') return [];
  return reading.problems.map(({ code, at, facts }) => [`${code} ${String(at.line ?? '-')}`, facts]);
}

function codesOf(reading: StsReading): readonly string[] {
  return problemsOf(reading).map(([code]) => code);
}

describe('an export of STS-web', () => {
  test('tells the school, the year and who is there', () => {
    const school = schoolOf({
      people: [
        individu('0007', { eps: ['17', '3,5'] }),
        individu('7', { type: 'local', stsFunction: 'EDU' }),
        individu('7', { stsFunction: '' }),
      ],
      substitutes: [individu('9', { type: 'local' })],
    });
    expect([school.file, school.uai, school.schoolYear]).toEqual([FILE, UAI, 2025]);
    const people = [...school.people].map(([key, { stsFunction, epsHours }]) => [
      key,
      stsFunction,
      epsHours === undefined ? '-' : formatExact(epsHours),
    ]);
    expect(people).toEqual([
      ['epp 0007', 'ENS', '20.5'],
      ['local 7', 'EDU', '-'],
      ['epp 7', '', '-'],
    ]);
    expect([...school.substitutes]).toEqual(['local 9']);
  });

  test('leaves no name, no birth date and no grade behind', () => {
    const school = schoolOf({ people: [individu('1')], substitutes: [individu('2')] });
    const kept = JSON.stringify({
      ...school,
      people: [...school.people],
      substitutes: [...school.substitutes],
    });
    expect(kept).toContain('ENS');
    expect(kept).not.toMatch(/BŒUF|Maëlle|1980|CERT/);
  });

  test('may have nobody and nothing', () => {
    const school = schoolOf({ people: [], services: [] });
    expect([school.people.size, school.substitutes.size, school.services, school.dangling]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('counts the services of divisions and groups, and the teachers whom nobody knows', () => {
    const school = schoolOf({
      people: [individu('1'), individu('2', { type: 'local' })],
      substitutes: [individu('3')],
      services: [service('epp 1', 'epp 2', 'local 2'), service()],
      groups: [service('epp 3', 'epp 404'), service('local 1')],
    });
    // epp 2 and local 1 are other people than local 2 and epp 1.
    expect([school.services, school.dangling]).toEqual([4, 3]);
  });

  test('counts the elements that are not known, once each, and reads the rest', () => {
    const school = schoolOf({
      people: [
        individu('1', { more: '<EMAIL><DOMAINE>x</DOMAINE></EMAIL>' }),
        individu('2', { more: '<EMAIL/>' }),
        individu('3', { more: '<toString/>' }),
      ],
      more: '<SALLES><SALLE/><SALLE/></SALLES>',
    });
    expect([...school.unknownElements]).toEqual([
      ['DONNEES/INDIVIDUS/INDIVIDU/EMAIL', 2],
      ['DONNEES/INDIVIDUS/INDIVIDU/toString', 1],
      ['DONNEES/SALLES', 1],
    ]);
    expect(school.people.size).toBe(3);
  });

  test('has no unknown element when it is the usual one', () => {
    const usual = schoolOf({ substitutes: [individu('2')], groups: [service('epp 2')] });
    expect([...usual.unknownElements]).toEqual([]);
  });
});

test('the report tells figures only, in the order of schools and years', () => {
  const unknown = '<ZONE/><ATELIER/>';
  const lines = stsReport([
    schoolOf({ uai: '0750654D' }),
    schoolOf({ year: '2026', people: [individu('1'), individu('2')], services: [service('epp 9')] }),
    schoolOf({ substitutes: [individu('3')], more: unknown }),
  ]);
  expect(
    lines.map(({ uai, schoolYear, people, substitutes, services, dangling, unknownElements }) => [
      ...[uai, schoolYear, people, substitutes, services, dangling],
      [...unknownElements.keys()],
    ]),
  ).toEqual([
    [UAI, 2025, 1, 1, 1, 0, ['DONNEES/ATELIER', 'DONNEES/ZONE']],
    [UAI, 2026, 2, 0, 1, 1, []],
    ['0750654D', 2025, 1, 0, 1, 0, []],
  ]);
});

describe('the encoding is the one that the file declares:', () => {
  const known = stsDocument({ people: [individu('1', { stsFunction: 'ŒÉ€' })] });
  const inEncoding = (name: string): string => known.replace('ISO-8859-15', name);
  test.each<[string, Uint8Array, string]>([
    ['ISO-8859-15', latin9(known), 'ŒÉ€'],
    ['iso-8859-15 in small letters', latin9(inEncoding('iso-8859-15')), 'ŒÉ€'],
    ['ISO-8859-1', latin9(inEncoding('ISO-8859-1')), '¼É¤'],
    ['UTF-8', utf8(inEncoding('UTF-8')), 'ŒÉ€'],
    ['UTF-8 with its mark', utf8(`\ufeff${inEncoding('UTF-8')}`), 'ŒÉ€'],
    ['none, hence UTF-8', utf8(known.replace(' encoding="ISO-8859-15"', '')), 'ŒÉ€'],
    ['windows-1252', windows1252(inEncoding('windows-1252')), 'ŒÉ€'],
  ])('%s', (_, bytes, expected) => {
    const reading = readStsSchool({ name: FILE, bytes });
    expect(problemsOf(reading)).toEqual([]);
    if (reading.kind === 'readable') {
      expect([...reading.school.people.values()].map(({ stsFunction }) => stsFunction)).toEqual([expected]);
    }
  });

  test.each<[string, Uint8Array, string]>([
    ['an unknown one', latin9(inEncoding('EBCDIC')), 'sts.declared-encoding 1'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0x00]), 'sts.declared-encoding 1'],
    ['another than its mark says', utf8(`\ufeff${known}`), 'sts.declared-encoding 1'],
    ['UTF-8 that is not', latin9(inEncoding('UTF-8')), 'sts.encoding 5'],
    ['ISO-8859-15 that is not', windows1252(known), 'sts.encoding 20'],
  ])('%s is refused', (_, bytes, code) => {
    expect(codesOf(readStsSchool({ name: FILE, bytes }))).toEqual([code]);
  });

  /** The two signs of the test that lie elsewhere in windows-1252. */
  function windows1252(text: string): Uint8Array {
    return latin9(text).map((byte) => (byte === 0xbc ? 0x8c : byte === 0xa4 ? 0x80 : byte));
  }
});

describe('another file of the same applications is told for what it is:', () => {
  test.each<[string, string, object]>([
    [
      'the opposite flow',
      '<?xml version="1.0" encoding="ISO-8859-15"?>\n<EDT_STS><DONNEES/></EDT_STS>',
      { found: 'EDT_STS', case: 'edt-sts' },
    ],
    [
      'pupils',
      '<BEE_ELEVES VERSION="2.1"><PARAMETRES/></BEE_ELEVES>',
      { found: 'BEE_ELEVES', case: 'siecle' },
    ],
    ['pupils, cut', '<BEE_ELEVES VERSION="2.1"><PARAM', { found: 'BEE_ELEVES', case: 'siecle' }],
    ['a page', '<!DOCTYPE html>\n<html><body>…</body></html>', { found: 'html', case: 'html' }],
    ['a page in capitals', '\n<HTML><BODY><PRE>&lt;STS_EDT&gt;</PRE>', { found: 'html', case: 'html' }],
    ['a page saved as XHTML', '<?xml version="1.0"?><html/>', { found: 'html', case: 'html' }],
    ['a comment about the right one', '<!-- <STS_EDT> --><AUTRE/>', { found: 'AUTRE' }],
    ['an exported export', '<export><agents/></export>', { found: 'export' }],
  ])('%s', (_, text, facts) => {
    expect(problemsOf(readStsSchool({ name: FILE, bytes: utf8(text) }))).toEqual([
      ['sts.wrong-file -', expect.objectContaining({ ...facts, expected: 'STS_EDT' })],
    ]);
  });
});

test.each(['<EDT_STS/>', '<html>', '<BEE_ELEVES>'])(
  'a comment about %s makes it no other file',
  (element) => {
    const document = stsDocument().replace('Export STS-web', `not ${element}`);
    expect(codesOf(readDocument(document))).toEqual([]);
  },
);

test.each<[string, string | undefined, string]>([
  [FILE, undefined, ''],
  [FILE.toUpperCase(), undefined, ''],
  [`archive.zip/college/${FILE}`, undefined, ''],
  ['sts_emp_0330001X_2024.xml', undefined, 'sts.name-differs'],
  ['sts_emp_0750654D_2025.xml', undefined, 'sts.name-differs'],
  ['sts_emp_0330001X_2025.xml', '2024', 'sts.name-differs'],
  ['sts_emp_0330001X_2025 (1).xml', undefined, 'sts.file-name'],
  ['sts.xml', undefined, 'sts.file-name'],
])('a file called %s whose year is %s: %j', (name, year, code) => {
  const codes = codesOf(readDocument(stsDocument(year === undefined ? {} : { year }), name));
  expect(codes).toEqual(code === '' ? [] : [`${code} -`]);
});

describe('what a file cannot do without', () => {
  const usual = stsDocument({ people: [individu('1', { eps: ['17'] })] });
  test.each<[string, string, string, readonly string[]]>([
    ['the UAI', ' CODE="0330001X"', '', ['sts.missing 5']],
    ['the element of the UAI', /<UAJ.*<\/UAJ>/.exec(usual)?.[0] ?? '', '', ['sts.missing -']],
    ['a UAI of the right shape', '0330001X"', '33 0001X"', ['sts.value 5']],
    [
      'one school',
      '<UAJ CODE="0330001X">',
      '<UAJ CODE="0330001X"/><UAJ CODE="0750654D">',
      ['sts.repeated 5'],
    ],
    ['the year', ' ANNEE="2025"', '', ['sts.missing 6']],
    ['a year in four digits', ' ANNEE="2025"', ' ANNEE="2025-2026"', ['sts.value 6']],
    ['the id of a person', ' ID="1"', '', ['sts.missing 17']],
    ['the type of a person', ' TYPE="epp">', '>', ['sts.missing 17']],
    ['a known type of person', ' TYPE="epp">', ' TYPE="EPP">', ['sts.value 17']],
    ['hours of EPS', '<NB_HEURES>17</NB_HEURES>', '', ['sts.missing 28']],
    ['hours of EPS that are a number', '>17<', '>17h<', ['sts.value 28']],
    ['hours of EPS that are no less than none', '>17<', '>-17<', ['sts.value 28']],
    ['hours of EPS once', '>17<', '>17</NB_HEURES><NB_HEURES>4<', ['sts.value 28']],
  ])('is %s', (_, from, to, codes) => {
    const changed = usual.replace(from, to);
    expect(changed).not.toBe(usual);
    expect(codesOf(readDocument(changed))).toEqual(codes);
  });

  test('is a person who is there once; every problem is named at once', () => {
    const people = [individu('1'), individu('1', { type: 'local' }), individu('1'), individu('', {})];
    expect(problemsOf(readDocument(stsDocument({ uai: 'X', people })))).toEqual([
      ['sts.value 5', { path: 'PARAMETRES/UAJ@CODE', found: 'X', expected: '9999999A' }],
      ['sts.same-person 42', { person: 'epp 1', other: '17' }],
      ['sts.missing 55', { path: 'INDIVIDU@ID' }],
    ]);
  });

  test('may be both an individu and a suppléant', () => {
    expect(
      codesOf(readDocument(stsDocument({ people: [individu('1')], substitutes: [individu('1')] }))),
    ).toEqual([]);
  });
});

/** Stands for the control character, which no writer of ours would write. */
const ESCAPE = '§';

test.each<[string, (text: string) => string, string]>([
  ['a document type', (text) => text.replace('<STS_EDT>', '<!DOCTYPE STS_EDT><STS_EDT>'), 'sts.doctype 3'],
  ['an unknown entity', (text) => text.replace('LES ÉTANGS', '&eacute;'), 'sts.entity 5'],
  ['a control character', (text) => text.replace('ENSEIGNANT<', `ENS${ESCAPE}EIGNANT<`), 'sts.character 9'],
  ['a tag closed by another', (text) => text.replace('</SIGLE>', '</SIGLES>'), 'sts.malformed 5'],
  [
    'many levels',
    (text) => text.replace('</DONNEES>', `${'<a>'.repeat(99)}${'</a>'.repeat(99)}</DONNEES>`),
    'sts.too-deep -',
  ],
  [
    'a million elements',
    (text) => text.replace('</DONNEES>', `${'<a/>\n'.repeat(1_000_000)}</DONNEES>`),
    'sts.too-large -',
  ],
])('a file with %s is refused', (_, change, code) => {
  const bytes = latin9(change(stsDocument())).map((byte) => (byte === ESCAPE.charCodeAt(0) ? 0x1b : byte));
  expect(codesOf(readStsSchool({ name: FILE, bytes }))).toEqual([code]);
});

test('a file larger than a school can be is refused before it is read', () => {
  const bytes = new Uint8Array(XML_LIMITS.characters + 1);
  expect(codesOf(readStsSchool({ name: FILE, bytes }))).toEqual(['sts.too-large -']);
});

test('a file in an archive is the file itself', async () => {
  const content = latin9(stsDocument());
  const archive = await readSoleEntry(zipOf({ name: FILE, content, deflated: true }));
  if (archive.kind === 'refused') throw new Error(archive.fault);
  const name = `sts.zip/${archive.name}`;
  const reading = readStsSchool({ name, bytes: archive.bytes });
  expect(reading.kind === 'readable' && reading.school).toEqual({ ...schoolOf(), file: name });
});

test('a file cut anywhere is refused', () => {
  const whole = latin9(
    stsDocument({ people: [individu('1', { eps: ['17'] })], groups: [service('epp 1')] }).trimEnd(),
  );
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(readStsSchool({ name: FILE, bytes: whole.subarray(0, length) }).kind).toBe('unusable');
    }),
    randomRuns(400),
  );
});

test('a file with bytes changed is read or refused, and never more than that', () => {
  const whole = latin9(stsDocument());
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const reading = readStsSchool({ name: FILE, bytes });
      if (reading.kind === 'unusable') expect(reading.problems.length).toBeGreaterThan(0);
      else expect([reading.school.uai, reading.school.schoolYear]).toEqual([UAI, 2025]);
    }),
    randomRuns(400),
  );
});
