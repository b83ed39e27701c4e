import type { QueuePlace } from '../queue/unit-queue.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

export interface QueueOptions {
  /** The environment says it when absent: a password has no place among the words of a command. */
  readonly queue: string | undefined;
  /** The environment says it when absent, or it is the usual one. */
  readonly schema: string | undefined;
  readonly lang: Lang;
}

/** The variable that gives the URL of the queue. */
const QUEUE_VARIABLE = 'TRENTIEME_QUEUE';
/** The variable that gives its schema. */
const SCHEMA_VARIABLE = 'TRENTIEME_QUEUE_SCHEMA';
/** Its own, so that nothing else of the database is touched. */
const DEFAULT_SCHEMA = 'trentieme_campagne';
/** In seconds. */
export const DEFAULT_HEARTBEAT = '30';

/**
 * Where the queue is.
 *
 * @throws UsageError
 */
export function queuePlace({ queue, schema: asked, lang }: QueueOptions): QueuePlace {
  const { campaign: texts } = textsIn(lang);
  const url = queue ?? process.env[QUEUE_VARIABLE] ?? '';
  const schema = asked ?? process.env[SCHEMA_VARIABLE] ?? DEFAULT_SCHEMA;
  const faults = [
    ...(/^postgres(ql)?:\/\//.test(url) && URL.canParse(url) ? [] : [texts.noQueue(QUEUE_VARIABLE)]),
    ...(/^[a-z_][a-z0-9_]{0,49}$/.test(schema) ? [] : [texts.badSchema(schema)]),
  ];
  if (faults.length > 0) throw new UsageError(faults);
  return { url, schema };
}
