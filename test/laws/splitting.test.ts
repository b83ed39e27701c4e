import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePayMonth } from '../../src/calendar/index.js';
import { compute } from '../../src/computation.js';
import { EMPTY_LEDGER } from '../../src/ledger/view.js';
import { movementLines, retainedLines, validateTexts, type ExportTexts } from '../support/engine.js';
import { randomRuns } from '../support/random-runs.js';
import { shippedRegulations } from '../support/regulations.js';
import { engineConventions, worlds, type World } from '../support/worlds.js';

const regulations = shippedRegulations();

function paid({ conventions, runs }: World, texts: ExportTexts): string[] {
  const settings = engineConventions(conventions);
  const payMonth = runs.at(-1)?.payMonth ?? '';
  const month = parsePayMonth(payMonth)!;
  const facts = validateTexts(texts, regulations, settings);
  const computation = compute({
    facts,
    regulations,
    conventions: settings,
    ledger: EMPTY_LEDGER,
    payMonth: month,
  });
  return [...movementLines(payMonth, computation), ...retainedLines(payMonth, computation)];
}

/** A row that overlaps another is set aside whole; each half of it would be judged on its own. */
function overlapsIn({ conventions }: World, texts: ExportTexts): boolean {
  const { issues } = validateTexts(texts, regulations, engineConventions(conventions));
  return issues.some(({ code }) => code.endsWith('.overlap'));
}

/** Cuts a row in two at a day inside it; the second half gets an id of its own and what `second` adds. */
function splitRows(
  text: string,
  where: { start: number; end: number; id: number | undefined },
  second: (cells: string[]) => string[] | undefined,
): string {
  const [header = '', ...rows] = text.split('\n').filter((row) => row !== '');
  const cut = rows.flatMap((row) => {
    const cells = row.split(';');
    const [start = '', end = ''] = [cells[where.start], cells[where.end]];
    const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
    if (!(days >= 1)) return [row];
    const middle = new Date(Date.parse(start) + Math.floor(days / 2) * 86_400_000).toISOString().slice(0, 10);
    const next = new Date(Date.parse(middle) + 86_400_000).toISOString().slice(0, 10);
    const after = second(
      cells.map((cell, at) => (at === where.start ? next : at === where.id ? `${cell}b` : cell)),
    );
    if (after === undefined) return [row];
    return [cells.map((cell, at) => (at === where.end ? middle : cell)).join(';'), after.join(';')];
  });
  return [header, ...cut, ''].join('\n');
}

const worldsWithCleanIds = worlds.filter(({ runs }) => {
  const ids = (runs[0]?.texts.absences ?? '')
    .split('\n')
    .slice(1)
    .map((row) => row.split(';')[0]);
  return new Set(ids).size === ids.length;
});

test('cutting an absence in two changes nothing, a sick leave of a civil servant being continued by an extension', () => {
  fc.assert(
    fc.property(worldsWithCleanIds, (world) => {
      const texts = world.runs[0]?.texts ?? {};
      fc.pre(!overlapsIn(world, texts));
      const contractStaff = (texts.agents ?? '').split('\n').filter((row) => row.split(';')[4] === 'C');
      const absences = splitRows(texts.absences ?? '', { start: 3, end: 4, id: 0 }, (cells) => {
        const [, numen = '', type = '', start = '', end = '', , , origin = ''] = cells;
        const bands = contractStaff.some((row) => row.startsWith(numen));
        // A second row of these opens terms of its own: the reform of 2025, a band of service, an accident, a new origin.
        if (type === 'CMO') {
          return bands || end >= '2025-03-01' ? undefined : cells.map((cell, at) => (at === 5 ? 'O' : cell));
        }
        if (type === 'CITIS' || ((type === 'CLM' || type === 'CGM') && origin === '')) return undefined;
        return start <= end ? cells : undefined;
      });
      expect(paid(world, { ...texts, absences })).toEqual(paid(world, texts));
    }),
    randomRuns(200),
  );
});

test('cutting a part-time period or a replacement in two changes nothing', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const texts = world.runs[0]?.texts ?? {};
      fc.pre(!overlapsIn(world, texts));
      const service = splitRows(texts.service ?? '', { start: 1, end: 2, id: undefined }, (cells) => cells);
      const remplacements = splitRows(
        texts.remplacements ?? '',
        { start: 3, end: 4, id: 0 },
        (cells) => cells,
      );
      expect(paid(world, { ...texts, service, remplacements })).toEqual(paid(world, texts));
    }),
    randomRuns(200),
  );
});
