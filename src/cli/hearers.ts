import type { NotifySettings } from '../config/notify.js';
import type { RunDigest } from '../notify/run-digest.js';
import type { ScheduleEvent } from '../operations/scheduler-world.js';
import type { Lang } from '../report/messages/index.js';
import type { Terminal } from './terminal.js';

/** Who is to hear how runs end, if anybody, and where messages wait. */
export interface Hearers {
  readonly notify: NotifySettings | undefined;
  /** The folder of results. */
  readonly output: string;
  readonly lang: Lang;
}

/** Tells how a run ended to those who are to hear of it. Whatever becomes of that, the run is what it is. */
export async function tellHearers(
  digest: RunDigest,
  { notify, output, lang }: Hearers,
  terminal: Terminal,
): Promise<void> {
  if (notify === undefined) return;
  // Mail is of no use to those who do not ask for it.
  const { tellRun } = await import('./tell-run.js');
  for (const line of await tellRun(digest, { settings: notify, output, lang })) terminal.err(line);
}

/** The same of what a schedule goes through: a run that is tried again was told, and what still waits goes with each. */
export function tellingEvents(
  hearers: Hearers,
  terminal: Terminal,
): (event: ScheduleEvent) => Promise<void> | void {
  const { notify, output, lang } = hearers;
  return async (event) => {
    if (event.kind !== 'started' && !event.again) return tellHearers(event.digest, hearers, terminal);
    if (event.kind !== 'started' || notify === undefined) return;
    const { tellWaiting } = await import('./tell-run.js');
    for (const line of await tellWaiting({ settings: notify, output, lang })) terminal.err(line);
  };
}
