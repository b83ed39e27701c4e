import type { NotifySettings } from '../config/notify.js';
import { compileSchema } from '../contracts/json-schema.js';
import { DeliveryError } from '../io/delivery-error.js';
import { sha256 } from '../io/digest.js';
import type { Outbox, OutboxEntry } from '../io/outbox.js';
import { readPackageJson } from '../io/package-files.js';
import { notificationJson, notificationOf, type Notification } from '../notify/notification.js';
import { isExpired, MOST_LATE, PAUSES, TARGETS, targetsFor, type TargetName } from '../notify/policy.js';
import type { RunDigest } from '../notify/run-digest.js';
import type { Lang } from '../report/messages/index.js';
import type { Transport, Transports } from './transports.js';

/** What telling takes besides the settings. */
export interface NotifyTools {
  readonly transports: Transports;
  readonly outbox: Outbox;
  /** Milliseconds since 1970: how long a message has waited. */
  readonly now: () => number;
  /** Waits that many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What became of a message for a target. */
export type NotifyResult = { readonly target: TargetName } & (
  | { readonly kind: 'sent'; readonly run: string; readonly refusedAddresses: number }
  /** It waits in the outbox, for the next run. */
  | { readonly kind: 'kept'; readonly run: string; readonly failure: DeliveryError }
  /** These wait behind it, or for another process. */
  | { readonly kind: 'waiting'; readonly count: number }
  /** Nobody took it in time: it is given up. */
  | { readonly kind: 'expired'; readonly since: number }
  /** A file of the outbox that holds no message; it is removed. */
  | { readonly kind: 'unreadable' }
  /** It could neither be sent nor kept. */
  | { readonly kind: 'lost'; readonly run: string; readonly failure: DeliveryError }
);

/**
 * Tells how a run ended to whoever wants to hear it, after the messages that still wait. Never throws, and never
 * changes what the run did: what cannot be told now is kept, and told by the next run. A target is told once of a run;
 * only a process that dies between the answer of a server and the next line may tell it twice, under the same id.
 */
export async function notifyRun(
  digest: RunDigest,
  settings: NotifySettings,
  tools: NotifyTools,
  lang: Lang,
): Promise<readonly NotifyResult[]> {
  const wanted = targetsFor(settings, digest.outcome);
  return toEach((target) => {
    const notification = wanted.includes(target) ? notificationOf(digest, lang, sha256) : undefined;
    return tellTarget(target, notification, settings, tools);
  });
}

/** Sends the messages that wait, and nothing else: for a schedule that has no run to tell of. Never throws. */
export async function sendWaiting(
  settings: NotifySettings,
  tools: NotifyTools,
): Promise<readonly NotifyResult[]> {
  return toEach((target) => tellTarget(target, undefined, settings, tools));
}

/** One try of each target, with a message that says it is one; nothing is kept. */
export async function tryTargets(
  digest: RunDigest,
  transports: Transports,
  lang: Lang,
): Promise<readonly NotifyResult[]> {
  const notification = notificationOf(digest, lang, sha256, true);
  return toEach(async (target) => {
    const transport = transports[target];
    if (transport === undefined) return [];
    return [await sentDirectly(target, notification, () => transport(notification))];
  });
}

async function toEach(
  tell: (target: TargetName) => Promise<readonly NotifyResult[]>,
): Promise<readonly NotifyResult[]> {
  return (await Promise.all(TARGETS.map(tell))).flat();
}

async function tellTarget(
  target: TargetName,
  notification: Notification | undefined,
  settings: NotifySettings,
  tools: NotifyTools,
): Promise<readonly NotifyResult[]> {
  const transport = tools.transports[target];
  if (notification !== undefined && !(await isKept(target, notification, tools))) {
    // A full disk, a folder of somebody else: what cannot be kept is still sent.
    if (transport === undefined) return [];
    return [await sentDirectly(target, notification, () => insistently(transport, notification, tools))];
  }
  return sendKept(target, transport, settings, tools).catch(() => []);
}

/** Before it is sent: a process that dies meanwhile leaves it to the next. */
async function isKept(
  target: TargetName,
  notification: Notification,
  { outbox, now }: NotifyTools,
): Promise<boolean> {
  const { id } = notification;
  try {
    const known = await outbox.entries();
    if (known.some((entry) => entry.id === id && entry.target === target)) return true;
    await outbox.put({ since: now(), id, target }, notificationJson(notification));
    return true;
  } catch {
    return false;
  }
}

/** Sends what waits for a target, oldest first, until one cannot be. */
async function sendKept(
  target: TargetName,
  transport: Transport | undefined,
  { keepDays }: NotifySettings,
  tools: NotifyTools,
): Promise<readonly NotifyResult[]> {
  const { outbox, now } = tools;
  const results: NotifyResult[] = [];
  const waiting: OutboxEntry[] = [];
  for (const entry of (await outbox.entries()).filter((one) => one.target === target)) {
    if (entry.state !== 'held' && isExpired(entry.since, now(), keepDays)) {
      await outbox.forget(entry);
      if (entry.state === 'waiting') results.push({ target, kind: 'expired', since: entry.since });
    } else if (entry.state !== 'sent') waiting.push(entry);
  }
  if (transport === undefined) return results;
  for (const [rank, entry] of waiting.entries()) {
    const result = rank > MOST_LATE ? 'later' : await sendOne(entry, target, transport, tools);
    if (result !== 'later') results.push(result);
    if (result !== 'later' && letsOthersPass(result)) continue;
    const count = waiting.length - rank - (result === 'later' ? 0 : 1);
    if (count > 0) results.push({ target, kind: 'waiting', count });
    break;
  }
  return results;
}

/** What one message is refused for says nothing of the next; anything else would stop them all. */
function letsOthersPass(result: NotifyResult): boolean {
  return result.kind === 'kept' ? result.failure.kind === 'refused' : true;
}

async function sendOne(
  entry: OutboxEntry,
  target: TargetName,
  transport: Transport,
  tools: NotifyTools,
): Promise<NotifyResult | 'later'> {
  const { outbox } = tools;
  const text = entry.state === 'held' ? undefined : await outbox.take(entry);
  if (text === undefined) return 'later';
  const notification = await read(text);
  if (notification === undefined) {
    await outbox.forget(entry);
    return { target, kind: 'unreadable' };
  }
  const result = await sentDirectly(target, notification, () => insistently(transport, notification, tools));
  if (result.kind !== 'lost') {
    // It has left: a disk that cannot note it must not have it sent again.
    await outbox.sent(entry).catch(() => undefined);
    return result;
  }
  await outbox.giveBack(entry);
  return { ...result, kind: 'kept' };
}

/** A message as it was kept; `undefined` when somebody wrote something else there. */
async function read(text: string): Promise<Notification | undefined> {
  const check = compileSchema(await readPackageJson('schemas/notification.schema.json'));
  try {
    const value = JSON.parse(text) as unknown;
    return check(value).length === 0 ? (value as Notification) : undefined;
  } catch {
    return undefined;
  }
}

type Ended = Extract<NotifyResult, { readonly kind: 'sent' | 'lost' }>;

async function sentDirectly(
  target: TargetName,
  { run }: Notification,
  send: () => ReturnType<Transport>,
): Promise<Ended> {
  try {
    return { target, kind: 'sent', run, ...(await send()) };
  } catch (error) {
    return { target, kind: 'lost', run, failure: deliveryError(error) };
  }
}

/** Three tries, further and further apart; what will not change is not tried again. */
async function insistently(
  transport: Transport,
  notification: Notification,
  { pause }: NotifyTools,
): ReturnType<Transport> {
  for (const wait of PAUSES) {
    try {
      return await transport(notification);
    } catch (error) {
      if (!deliveryError(error).isPassing) throw error;
    }
    await pause(wait);
  }
  return transport(notification);
}

/** A bug of ours on the way is no reason to fail a run that is done. */
function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return new DeliveryError('refused', name, error);
}
