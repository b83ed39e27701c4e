import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EN } from '../../src/report/messages/en.js';
import { COLUMNS as EN_COLUMNS } from '../../src/report/messages/en/columns.js';
import { FR } from '../../src/report/messages/fr.js';
import { COLUMNS as FR_COLUMNS } from '../../src/report/messages/fr/columns.js';
import { issueSentence, problemSentence, severityWord } from '../../src/report/messages/index.js';
import { SOURCES } from '../../src/report/messages/sources.js';
import type { TableSchema } from '../../src/validate/table-schema.js';
import { FILE_PROBLEMS, OTHER_ISSUES, realIssues } from './issues.js';
import { operationIssues, operationProblems } from './faulty-operations.js';
import { stsProblems, stsRowIssues } from './faulty-sts.js';

const { issues, secrets } = realIssues();
const all = [...issues, ...OTHER_ISSUES, ...operationIssues(), ...stsRowIssues()];
const problems = [...FILE_PROBLEMS, ...operationProblems(), ...stsProblems()];
const sentences = (['fr', 'en'] as const).flatMap((lang) => [
  ...all.map((issue) => issueSentence(issue, lang)),
  ...problems.map((problem) => problemSentence(problem, lang)),
]);

describe('the catalogue', () => {
  test.each(raisedCodes())('has a message for %s in both languages', (code) => {
    expect(Object.keys(FR)).toContain(code);
    expect(Object.keys(EN)).toContain(code);
  });

  test.each(raisedCodes().filter((code) => !WITHOUT_SOURCE.test(code)))('has a source for %s', (code) => {
    expect(FACT_SOURCES.has(code) || Object.hasOwn(SOURCES, code)).toBe(true);
  });

  test('says the same things in both languages', () => {
    expect(shapeOf(EN)).toEqual(shapeOf(FR));
  });

  test('names every column of the input files', () => {
    const columns = [...shippedTables()].flatMap(([table, { fields }]) =>
      fields.map(({ name }) => ({ name, specific: `${table}.csv/${name}` })),
    );
    for (const words of [FR_COLUMNS, EN_COLUMNS]) {
      expect(columns.filter(({ name, specific }) => !(name in words) && !(specific in words))).toEqual([]);
    }
  });
});

describe('the sentences of real issues', () => {
  test('read as the golden file shows, in French', async () => {
    await expect(goldenText('fr')).toMatchFileSnapshot('./sentences.fr.txt');
  });

  test('read as the golden file shows, in English', async () => {
    await expect(goldenText('en')).toMatchFileSnapshot('./sentences.en.txt');
  });

  test('leave no placeholder, no star and no line break', () => {
    expect(sentences.filter((sentence) => /[{}*\n]|undefined/.test(sentence))).toEqual([]);
  });

  test('hold no NIR and no name of the input', () => {
    const words = sentences.map((sentence) => new Set(sentence.split(/[^\p{L}\p{N}-]+/u)));
    expect([...secrets].filter((secret) => words.some((one) => one.has(secret)))).toEqual([]);
  });

  test('show every code of the sources', () => {
    const shown = new Set([...all, ...problems].map(({ code }) => code));
    expect(raisedCodes().filter((code) => !shown.has(code))).toEqual([]);
  });
});

test('an issue of two findings says both, and what to do once', () => {
  const facts = { expected: 'AAAA-MM-JJ, JJ/MM/AAAA' };
  const sentence = issueSentence(
    {
      code: 'field.format',
      severity: 'reject',
      at: { file: 'absences.csv', line: 3 },
      subject: 'A1',
      findings: [
        { field: 'date_debut', value: 'hier', facts },
        { field: 'date_fin', value: '', facts },
      ],
    },
    'fr',
  );
  expect(sentence.replaceAll('\u00a0', ' ')).toBe(
    'La colonne « date_debut » (premier jour) contient « hier », qui ne peut pas être lu. ' +
      'Valeur attendue : une date qui existe, écrite AAAA-MM-JJ ou JJ/MM/AAAA. ' +
      'La colonne « date_fin » (dernier jour) contient (vide), qui ne peut pas être lu. ' +
      'Valeur attendue : une date qui existe, écrite AAAA-MM-JJ ou JJ/MM/AAAA. ' +
      "Corriger la donnée dans l'application d'origine, puis refaire l'export.",
  );
});

test.each(['184127645108943', '1 84 12 76 451 089 43', '253072B07300470', '1-84-12-76-451-089-43'])(
  'a NIR typed in another column (%s) is masked',
  (nir) => {
    const finding = { field: 'statut', value: nir, facts: { expected: 'T, S, C' } };
    const at = { file: 'agents.csv', line: 2 };
    const sentence = issueSentence(
      { code: 'field.enum', severity: 'reject', at, subject: nir, findings: [finding] },
      'fr',
    );
    expect(sentence).toContain('(valeur masquée)');
    expect(sentence.replaceAll(/[^0-9]/g, '')).toBe('');
  },
);

test('any issue has a sentence on one line, however hostile', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', '', '***'),
  );
  const code = fc.oneof(text, fc.constantFrom(...Object.keys(FR).map((key) => key.split('#')[0] ?? '')));
  const finding = fc.record({ field: text, value: text, facts: fc.dictionary(factName(), text) });
  fc.assert(
    fc.property(code, text, fc.array(finding, { minLength: 1 }), (anyCode, subject, findings) => {
      const at = { file: 'missions.csv', line: 2 };
      for (const lang of ['fr', 'en'] as const) {
        const sentence = issueSentence({ code: anyCode, severity: 'warn', at, subject, findings }, lang);
        expect(sentence).toMatch(/^\P{Cc}+$/u);
      }
    }),
  );
});

test.each([
  ['reject', 'fr', 'rejet'],
  ['warn', 'fr', 'alerte'],
  ['reject', 'en', 'rejected'],
  ['warn', 'en', 'warning'],
] as const)('%s is said in %s: %s', (severity, lang, word) => {
  expect(severityWord(severity, lang)).toBe(word);
});

/** Codes of shape, files, markers, layout and STS-web: no law says how a date is written. */
const WITHOUT_SOURCE =
  /^(?:field|row|nir|uai|numen|file|marker|opening|layout|period|absence|service\.overlap|reference\.unknown-(?:agent|award)|award\.crosses|sts\.(?!function)|zip)/;

/** Codes whose every issue states its source: it depends on the allowance. */
const FACT_SOURCES = new Set([
  'regime.not-in-force',
  'cumul.incompatible',
  'replacement.not-eligible',
  'function.unknown',
  'sts.function',
]);

/** Every Table Schema the program ships, by the name of its file. */
function shippedTables(): ReadonlyMap<string, TableSchema> {
  const folder = new URL('../../schemas/tables/', import.meta.url);
  return new Map(
    readdirSync(folder).map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as TableSchema,
    ]),
  );
}

/** Every code that the sources of the program and the shipped law data raise. */
function raisedCodes(): string[] {
  const root = new URL('../../src/', import.meta.url);
  const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
  const within = (folder: string, extension: string): string[] =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith(extension))
      .map((name) => read(`${folder}/${name}`));
  const programs = [
    ...['validate', 'ingest', 'operations', 'sts'].flatMap((folder) => within(folder, '.ts')),
    ...['computation.ts', 'layout/faults.ts', 'regulations/compile-allowance.ts'].map(read),
  ];
  const literals = programs.flatMap((text) => [...text.matchAll(/'([a-z][a-z0-9]*\.[a-z][a-z0-9-]*)'/g)]);
  const law = within('regulations', '.yaml').flatMap((text) => [
    ...text.matchAll(/\b(?:c|\w+C)ode: ([a-z][a-z0-9]*\.[a-z][a-z0-9-]*)/g),
  ]);
  const codes = [...literals, ...law].map(([, code = '']) => code);
  return [...new Set(codes)].filter((code) => !/\.(?:csv|txt|md|html|jsonl?|ya?ml|js|ts)$/.test(code)).sort();
}

/** The placeholders of each message, part by part. */
function shapeOf(catalogue: typeof FR): Record<string, unknown> {
  const names = (template: string | undefined): string[] | undefined =>
    template === undefined
      ? undefined
      : [...new Set([...template.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].sort();
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, { found, expected, todo }]) => [
      key,
      { found: names(found), expected: names(expected), todo: names(todo) },
    ]),
  );
}

/** Each sentence once, under its code, for a person to read. */
function goldenText(lang: 'fr' | 'en'): string {
  const byCode = new Map<string, Set<string>>();
  const note = (code: string, sentence: string): void => {
    byCode.set(code, (byCode.get(code) ?? new Set()).add(sentence));
  };
  for (const issue of all)
    note(`${issue.code} (${severityWord(issue.severity, lang)})`, issueSentence(issue, lang));
  for (const problem of problems) note(problem.code, problemSentence(problem, lang));
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, lines]) => [code, ...[...lines].sort().map((line) => `  - ${line}`), ''].join('\n'))
    .join('\n');
}

function factName(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'expected',
    'found',
    'other',
    'source',
    'case',
    'allowance',
    'function',
    'start',
    'field',
  );
}
