import { schoolYearStarting, type SchoolYear } from '../calendar/index.js';
import { readXmlTree, XML_LIMITS, type XmlElement, type XmlFault } from '../ingest/xml-tree.js';
import type { FileProblem, Uai } from '../model/index.js';
import { childrenAt } from './elements.js';
import { unknownElements } from './known-elements.js';
import { readPeople } from './people.js';
import { wrongFile, wrongRoot } from './right-file.js';
import type { StsSchool } from './school.js';
import { readServices } from './services.js';
import { xmlTextOf } from './xml-text.js';

/** An STS-web export as it was found. */
export interface StsFile {
  /** `sts_emp_0750654D_2025.xml`; with the archive before it, when it lies in one: `sts.zip/sts_emp_….xml`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type StsReading =
  | { readonly kind: 'unusable'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'readable'; readonly school: StsSchool };

/** Reads an STS-web export, whose name and content must tell of the same school and year. */
export function readStsSchool({ name, bytes }: StsFile): StsReading {
  if (bytes.length > XML_LIMITS.characters) return unusable(treeProblem(name, TOO_LARGE));
  const other = wrongFile(name, bytes);
  if (other !== undefined) return unusable(other);
  const decoded = xmlTextOf(name, bytes);
  if (!decoded.ok) return unusable(decoded.problem);
  const reading = readXmlTree(decoded.text);
  if (!reading.ok) return unusable(treeProblem(name, reading.fault));
  const { root } = reading;
  const wrong = wrongRoot(name, root.name);
  return wrong === undefined ? schoolOf(name, root) : unusable(wrong);
}

function schoolOf(file: string, root: XmlElement): StsReading {
  const uai = attributeOf(file, root, 'UAJ', 'CODE', /^\d{7}[A-Z]$/, '9999999A');
  const year = attributeOf(file, root, 'ANNEE_SCOLAIRE', 'ANNEE', /^\d{4}$/, '[0-9]{4}');
  const { people, substitutes, problems: ofPeople } = readPeople(file, root);
  const problems = [...uai.problems, ...year.problems, ...ofPeople];
  if (problems.length === 0) problems.push(...nameProblems(file, uai.value, year.value));
  if (problems.length > 0) return unusable(...problems);
  const school: StsSchool = {
    file,
    uai: uai.value as Uai,
    schoolYear: yearOf(year.value),
    people,
    substitutes,
    ...readServices(root, people, substitutes),
    unknownElements: unknownElements(root),
  };
  return { kind: 'readable', school };
}

interface Found {
  readonly value: string;
  readonly problems: readonly FileProblem[];
}

/** An attribute of the parameters that the file cannot do without. */
function attributeOf(
  file: string,
  root: XmlElement,
  element: string,
  attribute: string,
  shape: RegExp,
  expected: string,
): Found {
  const path = `PARAMETRES/${element}`;
  const [first, second] = childrenAt(root, path);
  const value = (first?.attributes.get(attribute) ?? '').trim();
  if (second === undefined && shape.test(value)) return { value, problems: [] };
  const at = { file, line: (second ?? first)?.line };
  const facts = { path: `${path}@${attribute}`, found: value, expected };
  if (second !== undefined) return { value, problems: [{ code: 'sts.repeated', at, facts: { path } }] };
  return { value, problems: [{ code: value === '' ? 'sts.missing' : 'sts.value', at, facts }] };
}

/** The name says which school and year: a renamed file would be taken for another one. */
function nameProblems(file: string, uai: string, year: string): readonly FileProblem[] {
  const at = { file, line: undefined };
  const expected = `sts_emp_${uai}_${year}.xml`;
  const base = file.slice(file.lastIndexOf('/') + 1);
  if (base.toLowerCase() === expected.toLowerCase()) return [];
  const isNamed = /^sts_emp_\d{7}[a-z]_\d{4}\.xml$/i.test(base);
  return [
    { code: isNamed ? 'sts.name-differs' : 'sts.file-name', at, facts: { name: base, expected, uai, year } },
  ];
}

function yearOf(year: string): SchoolYear {
  return schoolYearStarting(Number(year));
}

const TOO_LARGE: XmlFault = { reason: 'too-large', line: undefined };

function treeProblem(file: string, { reason, line }: XmlFault): FileProblem {
  const facts: Readonly<Record<string, string>> =
    reason === 'too-deep' ? { expected: String(XML_LIMITS.depth) } : {};
  return { code: CODES[reason], at: { file, line }, facts };
}

const CODES: Readonly<Record<XmlFault['reason'], string>> = {
  'too-large': 'sts.too-large',
  'too-deep': 'sts.too-deep',
  doctype: 'sts.doctype',
  character: 'sts.character',
  entity: 'sts.entity',
  malformed: 'sts.malformed',
};

function unusable(...problems: readonly FileProblem[]): StsReading {
  return { kind: 'unusable', problems };
}
