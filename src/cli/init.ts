import { join } from 'node:path';
import { parseIsoDate } from '../calendar/index.js';
import { parisNow } from '../io/clock.js';
import { kindAt, layOut } from '../io/lay-out.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { initCodes } from './init-codes.js';
import { loadRegulations } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface InitOptions {
  readonly folder: string;
  readonly lang: Lang;
}

/**
 * `trentieme init`: a working folder with a commented configuration, which no run accepts before its codes are filled
 * in. Nothing that is there is replaced.
 *
 * @throws UsageError with everything that is in the way
 */
export async function init({ folder, lang }: InitOptions, terminal: Terminal): Promise<number> {
  const { init: texts } = textsIn(lang);
  await mustBeFree(folder, lang);
  const { regulations } = await loadRegulations(undefined, lang);
  const now = parisNow();
  const today = parseIsoDate(now.slice(0, 10));
  if (today === undefined) throw new Error('a clock without a day');
  const { current, repealed } = initCodes(regulations, today, lang);
  await layOut(folder, FOLDERS, {
    [CONFIG]: texts.config(current, repealed, texts.placeholder),
    [texts.readme]: texts.readmeText(now.slice(0, 7), texts.placeholder),
  });
  terminal.out(texts.done(folder));
  for (const line of texts.next(CONFIG, texts.readme, texts.placeholder)) terminal.out(line);
  return EXIT.done;
}

const CONFIG = 'trentieme.yaml';
const FOLDERS = ['entrees', 'sorties', 'livre', 'archives'] as const;

async function mustBeFree(folder: string, lang: Lang): Promise<void> {
  const { init: texts } = textsIn(lang);
  const faults: string[] = [];
  const taken: string[] = [];
  for (const path of [folder, ...FOLDERS.map((name) => join(folder, name))]) {
    if ((await kindAt(path)) === 'other') faults.push(texts.notAFolder(path));
  }
  if (faults.length === 0) {
    for (const name of [CONFIG, texts.readme]) {
      const path = join(folder, name);
      if ((await kindAt(path)) !== 'nothing') taken.push(path);
    }
  }
  if (taken.length > 0) faults.push(texts.taken(taken));
  if (faults.length > 0) throw new UsageError(faults);
}
