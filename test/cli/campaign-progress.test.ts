import { expect, test, vi } from 'vitest';
import type { CampaignProgress } from '../../src/campaign/progress.js';
import { campaignProgress } from '../../src/cli/campaign-progress.js';
import { QueueError } from '../../src/queue/queue-error.js';

const at = (changed: Partial<CampaignProgress>): CampaignProgress => ({
  ...{ units: 90, done: 0, running: 0, failed: 0, queued: 90, remaining: undefined },
  ...changed,
});

function told(isLive: boolean, lang: 'fr' | 'en' = 'fr') {
  const lines: string[] = [];
  const terminal = { out: () => undefined, err: (line: string) => void lines.push(line) };
  return { lines, progress: campaignProgress(terminal, lang, isLive) };
}

test('where nobody looks, a line for each change of the counts, with the time left', () => {
  const { lines, progress } = told(false);
  progress.tell(at({}));
  progress.tell(at({}));
  progress.tell(at({ done: 30, running: 2, queued: 58, remaining: 45_000 }));
  // The time left alone is no news.
  progress.tell(at({ done: 30, running: 2, queued: 58, remaining: 40_000 }));
  progress.tell(at({ done: 60, running: 2, queued: 27, failed: 1, remaining: 11_100_000 }));
  progress.tell(at({ done: 61, running: 2, queued: 26, failed: 1, remaining: 600_001 }));
  progress.end();
  expect(lines).toEqual([
    '0/90 faites, 0 en cours, 90 en attente, 0 non faites',
    '30/90 faites, 2 en cours, 58 en attente, 0 non faites, encore 45 s environ',
    '60/90 faites, 2 en cours, 27 en attente, 1 non faites, encore 3 h 05 environ',
    '61/90 faites, 2 en cours, 26 en attente, 1 non faites, encore 11 min environ',
  ]);
});

test('on a terminal, one line that changes', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const { lines, progress } = told(true, 'en');
    progress.tell(at({}));
    progress.tell(at({ done: 1, running: 1, queued: 88, remaining: 1000 }));
    progress.end();
    expect(lines).toEqual([]);
    expect(write.mock.calls.map(([text]) => text)).toEqual([
      '\r\u001b[K0/90 done, 0 running, 90 queued, 0 not done',
      '\r\u001b[K1/90 done, 1 running, 88 queued, 0 not done, about 1 s left',
      '\n',
    ]);
  } finally {
    write.mockRestore();
  }
});

test('says once that nobody works, and once that the queue is lost', () => {
  const { lines, progress } = told(false);
  for (let look = 0; look < 100; look += 1) progress.tell(at({}));
  for (let look = 0; look < 3; look += 1) progress.trouble(new QueueError('57P01', undefined));
  progress.tell(at({}));
  progress.trouble(new QueueError('57P01', undefined));
  expect(lines.slice(1)).toEqual([
    'Personne ne prend les unités : lancez « trentieme worker » sur au moins une machine.',
    'File de travail : connexion perdue (57P01) ; nouvelle tentative.',
    'File de travail : connexion perdue (57P01) ; nouvelle tentative.',
  ]);
});
