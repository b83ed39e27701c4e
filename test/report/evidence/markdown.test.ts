import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/report/evidence/blocks.js';
import { markdownOf } from '../../../src/report/evidence/markdown.js';
import { randomRuns } from '../../support/random-runs.js';

const written = (...blocks: readonly Block[]): string =>
  markdownOf({ title: '', form: 'dossier', lang: 'fr', blocks }).trimEnd();

const paragraph = (text: string): string => written({ kind: 'paragraph', text: [text] });

describe('Markdown', () => {
  test.each([
    ['a code of an allowance', 'CPD_EPS', 'CPD_EPS'],
    ['emphasis', '_a_ *b* **c**', '\\_a\\_ \\*b\\* \\*\\*c\\*\\*'],
    ['a link', '[x](http://y)', '\\[x\\](http://y)'],
    ['HTML', '<script>&amp;', '\\<script\\>\\&amp;'],
    ['code', '`rm`', '\\`rm\\`'],
    ['a title', '# Titre', '\\# Titre'],
    ['a list', '- un', '\\- un'],
    ['a numbered list', '12. un', '12\\. un'],
    ['an amount below zero', '-12,50 €', '\\-12,50 €'],
    ['a quotation', '> dit', '\\> dit'],
    ['several lines', 'un\r\n\r\n# deux\u2028trois', 'un # deux trois'],
    ['a backslash', 'a\\b', 'a\\\\b'],
  ])('keeps %s of a value as text', (_, value, expected) => {
    expect(paragraph(value)).toBe(expected);
  });

  test('keeps a value in its cell', () => {
    const table = written({
      kind: 'table',
      caption: 'missions.csv',
      columns: [{ name: 'a|b', isNumber: false }],
      rows: [[['un|deux\ntrois']]],
    });
    expect(table.split('\n').slice(2)).toEqual(['| a\\|b |', '| :--- |', '| un\\|deux trois |']);
  });

  test('keeps lines that hold a fence inside theirs', () => {
    const lines = written({ kind: 'verbatim', label: '', lines: ['```', 'fin'] });
    expect(lines).toBe('````text\n```\nfin\n````');
  });

  test('writes a blank so that it is seen', () => {
    expect(written({ kind: 'paragraph', text: [{ blank: 'à compléter : date' }] })).toBe(
      '**[à compléter : date]**',
    );
  });

  test('makes one paragraph of any value, without a sign that is not escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = paragraph(value);
        expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(text.replaceAll(/\\./gu, '')).not.toMatch(/[`*[\]<>|&~\\]/);
      }),
      randomRuns(500),
    );
  });
});
