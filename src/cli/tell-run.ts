import { join } from 'node:path';
import type { NotifySettings } from '../config/notify.js';
import { Outbox } from '../io/outbox.js';
import { pause } from '../io/pause.js';
import type { RunDigest } from '../notify/run-digest.js';
import { notifyRun, sendWaiting, type NotifyTools } from '../operations/notify.js';
import { transportsOf } from '../operations/transports.js';
import type { Lang } from '../report/messages/index.js';
import { notifyLines } from './notify-lines.js';

/** Who is told, and where messages wait when nobody takes them. */
export interface Telling {
  readonly settings: NotifySettings;
  /** The folder of results. */
  readonly output: string;
  readonly lang: Lang;
}

/**
 * Tells how a run ended to those who are to hear of it. Never throws; what the operator must know of it comes back, and
 * the exit code of the run stays what it is.
 */
export async function tellRun(digest: RunDigest, telling: Telling): Promise<readonly string[]> {
  const { settings, lang } = telling;
  return notifyLines(await notifyRun(digest, settings, toolsOf(telling), lang), lang);
}

/** Sends what still waits, without a run to tell of: for each tick of a schedule. Never throws. */
export async function tellWaiting(telling: Telling): Promise<readonly string[]> {
  return notifyLines(await sendWaiting(telling.settings, toolsOf(telling)), telling.lang);
}

function toolsOf({ settings, output }: Telling): NotifyTools {
  return {
    transports: transportsOf(settings),
    outbox: new Outbox(settings.outbox ?? join(output, '.notifications')),
    now: Date.now,
    pause,
  };
}
