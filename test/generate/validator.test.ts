import { expect, test } from 'vitest';
import { generateAcademie } from '../../src/generate/academie.js';
import { validateTexts } from '../support/engine.js';
import { shippedRegulations } from '../support/regulations.js';

const regulations = shippedRegulations();

test.each([
  [2011, 0],
  [2014, 0],
  [2015, 0],
  [2025, 0],
  [2012, 300],
  [2014, 300],
  [2015, 300],
  [2025, 300],
])('the program reports of an export of %i the %i faults planted, and nothing else', (schoolYear, errors) => {
  const { tables, planted } = generateAcademie({ agents: 2000, schoolYear, seed: schoolYear, errors });
  const texts = Object.fromEntries(
    tables.map(({ file, columns, rows }) => [
      file.replace('.csv', ''),
      [columns, ...rows].map((row) => `${row.join(';')}\n`).join(''),
    ]),
  );
  const reported = validateTexts(texts, regulations)
    .issues.filter(({ code }) => code !== 'award.not-validated')
    .map(({ code, at }) => `${at.file}:${at.line ?? 0} ${code}`);
  expect(reported.sort()).toEqual(planted.map(({ file, line, code }) => `${file}:${line} ${code}`).sort());
});
