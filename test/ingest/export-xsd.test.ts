import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EXPORT_NAMESPACE, ROW_ELEMENTS } from '../../src/ingest/export-format.js';
import { csvTablesOf, exportXml } from '../support/export-xml.js';
import { exportXsd } from '../support/export-xsd.js';
import { HAS_XMLLINT, xmllint } from '../support/xmllint.js';
import { readXml } from '../support/reading-xml.js';

const SCHEMA = fileURLToPath(new URL('../../schemas/export.xsd', import.meta.url));

test('export.xsd says what the Table Schemas say', async () => {
  await expect(exportXsd()).toMatchFileSnapshot(SCHEMA);
});

test('xmllint is there to judge the schema', () => {
  if (process.env['CI'] === 'true')
    expect(HAS_XMLLINT, 'xmllint is missing: install libxml2-utils').toBe(true);
  else if (!HAS_XMLLINT)
    console.warn('SKIPPED: no xmllint (package libxml2-utils): export.xsd is not tried.');
});

const AGENT =
  '<numen>N1</numen><nir>184127645108943</nir><nom>A</nom><prenom>B</prenom><statut>T</statut><degre>2</degre>';
const PERIOD = '<numen>N1</numen><date_debut>2025-09-01</date_debut>';
const MISSION =
  '<id_mission>M1</id_mission><numen>N1</numen><regime>IMP</regime><date_debut>01/09/2025</date_debut>';
const SCHOOL = '<uai>0750654D</uai><type>CLG</type>';

describe.skipIf(!HAS_XMLLINT)('by export.xsd, xmllint', () => {
  test.each([
    ['a generated export', exportXml(csvTablesOf('samples/02-corrections/input-1'))],
    ['an export without any table', `<export xmlns="${EXPORT_NAMESPACE}"/>`],
    [
      'tables in any order, even empty',
      `<export xmlns="${EXPORT_NAMESPACE}"><service/>${[...ROW_ELEMENTS.keys()]
        .filter((name) => name !== 'service')
        .reverse()
        .map((name) => `<${name}></${name}>`)
        .join('')}</export>`,
    ],
    [
      'fields in any order, blanks around',
      around('agents', '<degre> 2 </degre><statut>\nT</statut>' + AGENT.slice(0, AGENT.indexOf('<statut>'))),
    ],
    ['blank optional fields', around('agents', `${AGENT}<date_entree/><cafipemf></cafipemf>`)],
    [
      'leading zeros',
      around('missions', `${MISSION}<taux_annuel>007</taux_annuel><lettre_mission>01</lettre_mission>`),
    ],
    ...['1', '100', '100,00', '0,5', '66.67', '099'].map((value) => [
      'a fraction of ' + value,
      period(value),
    ]),
    ...['0', '3', '3,0'].map((value) => [
      `${value} teachers`,
      around('etablissements', `${SCHOOL}<eps_enseignants>${value}</eps_enseignants>`),
    ]),
  ])('accepts %s, and so does the program', (_, document = '') => {
    expect(xmllint(SCHEMA, document)).toMatchObject({ isValid: true });
    expect(readXml(document)).toMatchObject({ problems: [], issues: [] });
  });

  test('finds in samples/03-xml the faults of form that were slipped in, and nothing else', () => {
    const { said } = xmllint(SCHEMA, readFileSync('samples/03-xml/input/export.xml', 'utf8'));
    const found = [...said.matchAll(/^-:(\d+): element (\w+): Schemas validity error/gm)];
    // Of the twelve faults of samples/01-premier-mois: a code, two numbers, a required field, a code, a required field,
    // a school year. The others (keys, references, rules) are for the program alone.
    expect(found.map(([, line, element]) => `${String(line)} ${String(element)}`)).toEqual([
      '311 statut',
      '488 nb_etudiants',
      '489 participation',
      '493 mission',
      '654 exoneration',
      '931 etablissement',
      '942 annee_scolaire',
    ]);
  });

  test.each([
    ['another root', `<exports xmlns="${EXPORT_NAMESPACE}"/>`],
    ['no namespace', '<export/>'],
    ['a later version', '<export xmlns="urn:trentieme:export:2"/>'],
    ['an unknown table', `<export xmlns="${EXPORT_NAMESPACE}"><agent/></export>`],
    ['a table given twice', `<export xmlns="${EXPORT_NAMESPACE}"><agents/><agents/></export>`],
    ['a row of another table', `<export xmlns="${EXPORT_NAMESPACE}"><agents><mission/></agents></export>`],
    ['an unknown field', around('agents', `${AGENT}<adresse/>`)],
    ['a field given twice', around('agents', `${AGENT}<nom>A</nom>`)],
    ['an element in a field', around('agents', AGENT.replace('<nom>A', '<nom><b/>A'))],
    ['text between fields', around('agents', `${AGENT}x`)],
    ['an attribute', around('agents', AGENT.replace('<nom>', '<nom id="1">'))],
    ['a required field that is absent', around('agents', AGENT.replace('<nom>A</nom>', ''))],
    ['a required field that is blank', around('agents', AGENT.replace('<nom>A</nom>', '<nom> </nom>'))],
    ['an unknown code', around('agents', AGENT.replace('<statut>T', '<statut>t'))],
    ['a required code that is blank', around('agents', AGENT.replace('<statut>T', '<statut>'))],
    ['a NIR of 13 characters', around('agents', AGENT.replace('184127645108943', '1841276451089'))],
    ['a UAI without letter', around('etablissements', SCHOOL.replace('0750654D', '0750654'))],
    ['a flag of another word', around('agents', `${AGENT}<cafipemf>oui</cafipemf>`)],
    ...['2025-9-1', '2025-13-01', '01.09.2025', '2025-09-01T00:00:00', '32/01/2025', '20250901'].map(
      (value) => [
        `the date ${value}`,
        around(
          'service',
          `<numen>N1</numen><date_debut>${value}</date_debut><quotite_service>80</quotite_service>`,
        ),
      ],
    ),
    ...['0', '0,00', '100,01', '101', '-5', '+5', '80 %', '1e1', ',5', '5,', '1 0', ''].map((value) => [
      `a fraction of ${value}`,
      period(value),
    ]),
    ...['-1', '1,5', 'trois'].map((value) => [
      `${value} teachers`,
      around('etablissements', `${SCHOOL}<eps_enseignants>${value}</eps_enseignants>`),
    ]),
  ])('refuses %s', (_, document = '') => {
    const { isValid, said } = xmllint(SCHEMA, document);
    expect(isValid).toBe(false);
    expect(said).toContain('fails to validate');
  });
});

/** An export of one row. */
function around(table: string, fields: string): string {
  const row = ROW_ELEMENTS.get(table) ?? '';
  return `<export xmlns="${EXPORT_NAMESPACE}"><${table}><${row}>${fields}</${row}></${table}></export>`;
}

function period(fraction: string): string {
  return around('service', `${PERIOD}<quotite_service>${fraction}</quotite_service>`);
}
