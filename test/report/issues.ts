import type { Agent, FileProblem, Issue } from '../../src/model/index.js';
import { exportTexts, MemoryLedger, runAndPost, validateTexts, type ExportTexts } from '../support/engine.js';
import { faultyXmlProblems } from '../support/faulty-xml.js';
import { loadExamples } from '../support/examples.js';
import { shippedRegulations } from '../support/regulations.js';
import { faultyExport } from './faulty-export.js';

/** Everything that validation and computation say of the worked cases and of the faulty export. */
export function realIssues(): { readonly issues: readonly Issue[]; readonly secrets: ReadonlySet<string> } {
  const regulations = shippedRegulations();
  const issues: Issue[] = [];
  const secrets = new Set<string>();
  const note = (texts: ExportTexts): void => {
    for (const secret of secretsOf(texts)) secrets.add(secret);
  };
  for (const { runs } of loadExamples()) {
    const ledger = new MemoryLedger();
    for (const { payMonth, exportFolder } of runs) {
      const texts = exportTexts(exportFolder);
      note(texts);
      const facts = validateTexts(texts, regulations);
      issues.push(...facts.issues, ...runAndPost(facts, regulations, payMonth, ledger).issues);
    }
  }
  note(faultyExport());
  issues.push(...validateTexts(faultyExport(), regulations).issues);
  return { issues, secrets };
}

/** Every NIR and name written in agents.csv. */
function secretsOf({ agents = '' }: ExportTexts): string[] {
  const [header = '', ...rows] = agents.split(/\r?\n/);
  const columns = header.split(';');
  const personal = (['nir', 'nom', 'prenom'] as const).map((column) => columns.indexOf(column));
  return rows
    .flatMap((row) => personal.map((index) => row.split(';')[index] ?? ''))
    .filter((text) => text !== '');
}

const M1: Agent['at'] = { file: 'missions.csv', line: 7 };
const A1: Agent['at'] = { file: 'agents.csv', line: 2 };
const CONFIGURATION = { file: 'trentieme.yaml', line: undefined };

/** Movements that cannot be written, a rule of an académie's own, and what no export of this test has. */
export const OTHER_ISSUES: readonly Issue[] = [
  layout('layout.too-long', M1, 'M-7', { field: 'montant', width: '9', found: '12345678900', count: '1' }),
  layout('layout.charset', M1, 'M-7', { field: 'regime', width: '9', found: 'U+1F600', count: '2' }),
  layout('layout.charset', A1, '31E0000001ABC', {
    field: 'nom',
    width: '25',
    found: 'U+0416 U+4E2D',
    count: '3',
  }),
  layout('layout.missing', M1, 'M-7', { field: 'reference', width: '24', found: '', count: '1' }),
  layout('layout.missing', A1, '31E0000001ABC', { field: 'nir', width: '13', found: '', count: '1' }),
  layout('layout.missing', A1, '31E0000001ABC', { field: 'nom', width: '25', found: '', count: '1' }),
  layout('layout.missing', CONFIGURATION, 'IMP', {
    field: 'code_indemnite',
    width: '4',
    found: '',
    count: '212',
  }),
  layout('layout.format', M1, 'M-7', { field: 'nature', width: '1', found: 'X', count: '1' }),
  layout('layout.format', A1, '31E0000001ABC', {
    field: 'nir',
    width: '13',
    found: '*************',
    count: '1',
  }),
  layout(
    'layout.format',
    CONFIGURATION,
    'IMP',
    { field: 'code_indemnite', width: '4', found: '90', count: '2' },
    '90',
  ),
  issue('cumul.incompatible', 'regime', 'FA', {
    other: 'M-8',
    allowance: 'CP',
    source: 'Arrêté rectoral du 3 mai 2024',
  }),
  issue('aca.rep-plus', 'uai', '0750654D', {
    expected: 'REP, REP+',
    source: 'Arrêté rectoral du 3 mai 2024, art. 2',
  }),
  {
    code: 'file.unknown-column',
    severity: 'warn',
    at: { file: 'export.xml', line: 4 },
    subject: '',
    findings: [
      {
        field: 'adresse',
        value: '',
        facts: { case: 'xml', element: 'agent', expected: 'numen, nir, nom, prenom' },
      },
    ],
  },
  issue('aca.accord', '', '', {}),
  issue('ific.relief-exclusive', 'decharge', 'O', {}),
];

/** Every problem that makes a file unusable. */
export const FILE_PROBLEMS: readonly FileProblem[] = [
  { code: 'file.missing', at: { file: 'absences.csv', line: undefined }, facts: {} },
  {
    code: 'file.missing-table',
    at: { file: 'export.xml', line: undefined },
    facts: { table: 'absences' },
  },
  {
    code: 'file.two-forms',
    at: { file: 'export.xml', line: undefined },
    facts: { files: 'agents.csv, missions.csv' },
  },
  {
    code: 'file.missing-column',
    at: { file: 'agents.csv', line: 1 },
    facts: { columns: 'nir, statut, degre' },
  },
  { code: 'file.duplicate-column', at: { file: 'missions.csv', line: 1 }, facts: { column: 'numen' } },
  { code: 'file.encoding', at: { file: 'agents.csv', line: 12 }, facts: { encoding: 'UTF-8', byte: '0xE9' } },
  { code: 'file.quote-not-closed', at: { file: 'missions.csv', line: 30 }, facts: {} },
  { code: 'file.line-ends', at: { file: 'absences.csv', line: 1 }, facts: {} },
  { code: 'file.not-csv', at: { file: 'missions.csv', line: 31 }, facts: {} },
  ...faultyXmlProblems(),
  {
    code: 'file.encoding',
    at: { file: 'agents.csv', line: 12 },
    facts: { encoding: 'UTF-8', byte: '0xE9', case: 'likely', likely: 'ISO-8859-15' },
  },
  {
    code: 'file.is-utf8',
    at: { file: 'agents.csv', line: 12 },
    facts: { encoding: 'ISO-8859-15', character: 'é' },
  },
  {
    code: 'file.wide-encoding',
    at: { file: 'agents.csv', line: 1 },
    facts: { encoding: 'UTF-8', found: 'UTF-16LE' },
  },
  { code: 'file.mark-inside', at: { file: 'missions.csv', line: 204 }, facts: {} },
  { code: 'file.nul', at: { file: 'missions.csv', line: 1 }, facts: {} },
  { code: 'file.empty', at: { file: 'service.csv', line: undefined }, facts: {} },
  { code: 'file.separator', at: { file: 'agents.csv', line: 1 }, facts: { separator: ',', expected: ';' } },
  { code: 'file.separator', at: { file: 'agents.csv', line: 1 }, facts: { separator: 'TAB', expected: ';' } },
  { code: 'file.header-again', at: { file: 'missions.csv', line: 204 }, facts: {} },
  { code: 'file.rows-in-quotes', at: { file: 'missions.csv', line: 31 }, facts: {} },
  { code: 'file.row-too-long', at: { file: 'missions.csv', line: 2 }, facts: {} },
  {
    code: 'file.too-large',
    at: { file: 'missions.csv', line: undefined },
    facts: { megabytes: '612' },
  },
  { code: 'file.new', at: { file: 'missions.csv', line: undefined }, facts: {} },
];

function layout(
  code: string,
  at: Issue['at'],
  subject: string,
  facts: Readonly<Record<string, string>>,
  value = '',
): Issue {
  return { code, severity: 'reject', at, subject, findings: [{ field: facts['field'] ?? '', value, facts }] };
}

function issue(code: string, field: string, value: string, facts: Readonly<Record<string, string>>): Issue {
  return { code, severity: 'reject', at: M1, subject: 'M-7', findings: [{ field, value, facts }] };
}
