import { expect, test } from 'vitest';
import { issueParts, issueSentence } from '../../src/report/messages/index.js';
import { realIssues, OTHER_ISSUES } from './issues.js';

const ISSUES = [...realIssues().issues, ...OTHER_ISSUES];

test.each(['fr', 'en'] as const)('in %s, the parts of an issue are those of its sentence', (lang) => {
  for (const issue of ISSUES) {
    const sentence = issueSentence(issue, lang);
    const { found, expected, todo, source } = issueParts(issue, lang);
    const parts = [found, expected, todo, source].filter((part) => part !== '');
    expect(found, sentence).not.toBe('');
    expect(todo, sentence).not.toBe('');
    if (issue.findings.length === 1) expect(parts.join(' ')).toBe(sentence);
    // Of several findings, the sentence says what was expected of each beside what was found.
    for (const finding of issue.findings) {
      const own = issueParts({ ...issue, findings: [finding] }, lang);
      expect([found, expected, todo]).toEqual([
        expect.stringContaining(own.found),
        expect.stringContaining(own.expected),
        expect.stringContaining(own.todo),
      ]);
      expect(sentence).toContain(own.found);
    }
  }
  expect(ISSUES.filter(({ findings }) => findings.length > 1).length).toBeGreaterThan(0);
});

test('what was found, what was expected and what to do are told apart', () => {
  const at = { file: 'missions.csv', line: 7 };
  const format = { facts: { expected: 'AAAA-MM-JJ, JJ/MM/AAAA' } };
  const findings = [
    { field: 'date_debut', value: '15.10.2025', ...format },
    { field: 'date_fin', value: 'été', ...format },
  ];
  const parts = issueParts({ code: 'field.format', severity: 'reject', at, subject: 'M7', findings }, 'fr');
  const { found, expected, todo, source } = parts;
  expect([found, expected, todo, source].map((part) => part.replaceAll('\u00A0', ' '))).toEqual([
    'La colonne « date_debut » (premier jour) contient « 15.10.2025 », qui ne peut pas être lu. ' +
      'La colonne « date_fin » (dernier jour) contient « été », qui ne peut pas être lu.',
    'Valeur attendue : une date qui existe, écrite AAAA-MM-JJ ou JJ/MM/AAAA.',
    "Corriger la donnée dans l'application d'origine, puis refaire l'export.",
    '',
  ]);
});
