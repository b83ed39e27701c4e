import { parisNow } from '../io/clock.js';
import { tryTargets } from '../operations/notify.js';
import { digestOfTest } from '../operations/digest-of-run.js';
import { transportsOf } from '../operations/transports.js';
import { parsePayMonth } from '../calendar/index.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { testLines } from './notify-lines.js';
import { overridesOf } from './overrides.js';
import { loadConfig, loadProgram, loadRegulations } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface NotifyOptions {
  readonly test: boolean;
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly lang: Lang;
}

/** `trentieme notify --test`: one message to each target, and what happened; exit 74 when one did not take it. */
export async function notify(options: NotifyOptions, terminal: Terminal): Promise<number> {
  const { lang } = options;
  const texts = textsIn(lang);
  const { overrides, faults } = overridesOf(options.set, texts);
  const refused = [...faults, ...(options.test ? [] : [texts.notify.onlyTest])];
  if (refused.length > 0) throw new UsageError(refused);
  const { regulations } = await loadRegulations(options.regulations, lang);
  const { config } = await loadConfig(options.config, overrides, regulations, lang);
  const transports = config.notify === undefined ? {} : transportsOf(config.notify);
  if (Object.keys(transports).length === 0) throw new UsageError([texts.notify.noTarget]);
  const instant = parisNow();
  const payMonth = parsePayMonth(instant.slice(0, 7));
  if (payMonth === undefined) throw new Error('a clock without a month');
  const facts = {
    run: `test ${instant}`,
    program: await loadProgram(),
    academie: config.academie,
    payMonth,
    dryRun: true,
    exitCode: EXIT.done,
    startedAt: instant,
    endedAt: instant,
  };
  const results = await tryTargets(digestOfTest(facts), transports, lang);
  for (const line of testLines(results, lang)) terminal.out(line);
  return results.every(({ kind }) => kind === 'sent') ? EXIT.done : EXIT.disk;
}
