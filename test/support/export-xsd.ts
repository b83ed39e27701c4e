import { EXPORT_ELEMENT, EXPORT_NAMESPACE, LIMITS, ROW_ELEMENTS } from '../../src/ingest/export-format.js';
import type { FieldSchema } from '../../src/validate/field-schema.js';
import { CONTRACT_TABLES, escaped } from './export-xml.js';

/**
 * `schemas/export.xsd`, from the Table Schemas: the same columns, required ones, codes and forms of values. What a form
 * can not say (keys of NIR and UAI, days that exist, bounds that depend on another column, duplicates) is for the
 * program alone.
 */
export function exportXsd(): string {
  const tables = CONTRACT_TABLES.map(({ name, schema }) => ({
    name,
    title: schema.title,
    row: ROW_ELEMENTS.get(name) ?? '',
    fields: schema.fields,
  }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- Écrit à partir de schemas/tables/*.json par test/support/export-xsd.ts : ne pas modifier à la main. -->',
    '<xs:schema',
    '  xmlns:xs="http://www.w3.org/2001/XMLSchema"',
    `  xmlns="${EXPORT_NAMESPACE}"`,
    `  targetNamespace="${EXPORT_NAMESPACE}"`,
    '  elementFormDefault="qualified"',
    '  version="1"',
    '>',
    ...documented(
      '  ',
      'export.xml : un export complet, jumeau XML des fichiers CSV. Une table par fichier, un élément par ligne, un élément par colonne, de même nom. Un champ absent ou sans texte est vide. Les valeurs sont des textes : « 01 » reste « 01 ».',
    ),
    `  <xs:element name="${EXPORT_ELEMENT}">`,
    '    <xs:complexType>',
    '      <xs:all>',
    ...tables.flatMap(({ name, title, row }) => tableLines(name, title, row)),
    '      </xs:all>',
    '    </xs:complexType>',
    '  </xs:element>',
    ...tables.flatMap(({ row, fields }) => [
      `  <xs:complexType name="${row}">`,
      '    <xs:all>',
      ...fields.flatMap(fieldLines),
      '    </xs:all>',
      '  </xs:complexType>',
    ]),
    ...TYPES.flatMap(({ name, title, patterns }) => typeLines(name, title, patterns)),
    '</xs:schema>',
    '',
  ].join('\n');
}

function tableLines(name: string, title: string, row: string): string[] {
  return [
    `        <xs:element name="${name}" minOccurs="0">`,
    ...documented('          ', title),
    '          <xs:complexType>',
    '            <xs:sequence>',
    `              <xs:element name="${row}" type="${row}" minOccurs="0" maxOccurs="unbounded"/>`,
    '            </xs:sequence>',
    '          </xs:complexType>',
    '        </xs:element>',
  ];
}

function fieldLines(field: FieldSchema): string[] {
  const isRequired = field.constraints?.required === true;
  const codes = codesOf(field);
  const occurs = isRequired ? '' : ' minOccurs="0"';
  const type = codes === undefined ? ` type="${typeOf(field)}${isRequired ? '' : 'OuVide'}"` : '';
  return [
    `      <xs:element name="${field.name}"${type}${occurs}>`,
    ...documented('        ', field.title),
    ...(codes === undefined ? [] : codeLines(isRequired ? codes : [...codes, ''])),
    '      </xs:element>',
  ];
}

function codesOf({
  type,
  trueValues = [],
  falseValues = [],
  constraints,
}: FieldSchema): readonly string[] | undefined {
  return type === 'boolean' ? [...trueValues, ...falseValues] : constraints?.enum;
}

function codeLines(codes: readonly string[]): string[] {
  return [
    '        <xs:simpleType>',
    '          <xs:restriction base="xs:token">',
    ...codes.map((code) => `            <xs:enumeration value="${code}"/>`),
    '          </xs:restriction>',
    '        </xs:simpleType>',
  ];
}

/** The type of a column without codes. A constraint that no type knows stops here: a type must be made for it. */
function typeOf({ name, type, check, constraints = {} }: FieldSchema): string {
  const limits = Object.entries(constraints).filter(([constraint]) => constraint !== 'required');
  const key = [type, check, JSON.stringify(Object.fromEntries(limits))].join(' ');
  const found = TYPES.find(({ of }) => of.includes(key));
  if (found === undefined) throw new RangeError(`no type of the XSD is for ${name}: ${key}`);
  return found.name;
}

const DAY = '(0[1-9]|[12][0-9]|3[01])';
const MONTH = '(0[1-9]|1[0-2])';
const DECIMALS = '([.,][0-9]+)?';

/** A text that is not blank, and the forms of the values that have one; `of` is what they are for in the schemas. */
const TYPES: readonly {
  readonly name: string;
  readonly title: string;
  readonly patterns: readonly string[];
  readonly of: readonly string[];
}[] = [
  {
    name: 'texte',
    title: 'Un texte, sans blancs autour.',
    patterns: [],
    of: ['string  {}', 'string numen {}', 'string regime {}', 'string leaveType {}'],
  },
  {
    name: 'date',
    title: 'AAAA-MM-JJ ou JJ/MM/AAAA.',
    patterns: [`[0-9]{4}-${MONTH}-${DAY}`, `${DAY}/${MONTH}/[0-9]{4}`],
    of: ['date  {}'],
  },
  {
    name: 'nombre',
    title: 'Un nombre positif ou nul, avec virgule ou point, sans espace.',
    patterns: [`[0-9]+${DECIMALS}`],
    of: ['number  {"minimum":0}'],
  },
  {
    name: 'nombrePositif',
    title: 'Un nombre supérieur à 0, avec virgule ou point, sans espace.',
    patterns: [`0*[1-9][0-9]*${DECIMALS}`, '0+[.,]0*[1-9][0-9]*'],
    of: ['number  {"exclusiveMinimum":0}'],
  },
  {
    name: 'pourcentage',
    title: 'Un nombre supérieur à 0, inférieur ou égal à 100.',
    patterns: ['0*100([.,]0+)?', `0*[1-9][0-9]?${DECIMALS}`, '0+[.,]0*[1-9][0-9]*'],
    of: ['number  {"exclusiveMinimum":0,"maximum":100}'],
  },
  {
    name: 'entier',
    title: 'Un nombre entier, positif ou nul.',
    patterns: ['[0-9]+([.,]0+)?'],
    of: ['integer  {"minimum":0}'],
  },
  {
    name: 'nir',
    title: 'Les 15 caractères du NIR, clé comprise.',
    patterns: ['[0-9]{5}([0-9]{2}|2A|2B)[0-9]{8}'],
    of: ['string nir {}'],
  },
  { name: 'uai', title: 'Sept chiffres et une lettre.', patterns: ['[0-9]{7}[A-Z]'], of: ['string uai {}'] },
  {
    name: 'anneeScolaire',
    title: 'Par exemple 2025-2026.',
    patterns: ['[0-9]{4}-[0-9]{4}'],
    of: ['string schoolYear {}'],
  },
];

function typeLines(name: string, title: string, patterns: readonly string[]): string[] {
  const form = patterns.length === 1 ? patterns.join('') : `(${patterns.join('|')})`;
  const facet = (pattern: string): string => `      <xs:pattern value="${pattern}"/>`;
  const sizes = ['      <xs:minLength value="1"/>', `      <xs:maxLength value="${String(LIMITS.field)}"/>`];
  const lines = (type: string, shown: string, content: readonly string[]): string[] => [
    `  <xs:simpleType name="${type}">`,
    ...documented('    ', shown),
    '    <xs:restriction base="xs:token">',
    ...content,
    '    </xs:restriction>',
    '  </xs:simpleType>',
  ];
  const isText = patterns.length === 0;
  return [
    ...lines(name, title, isText ? sizes : [facet(form)]),
    ...lines(
      `${name}OuVide`,
      `${title.slice(0, -1)}, ou rien.`,
      isText ? sizes.slice(1) : [facet(`(${form})?`)],
    ),
  ];
}

function documented(indent: string, text: string): string[] {
  return [
    `${indent}<xs:annotation>`,
    `${indent}  <xs:documentation xml:lang="fr">${escaped(text)}</xs:documentation>`,
    `${indent}</xs:annotation>`,
  ];
}
