import { parisAt } from '../io/clock.js';
import type { DeliveryError } from '../io/delivery-error.js';
import type { NotifyResult } from '../operations/notify.js';
import type { Lang } from '../report/messages/index.js';
import { textsIn } from './texts.js';

/** What the operator hears of the notifications of a run; nothing of those that simply left. */
export function notifyLines(results: readonly NotifyResult[], lang: Lang): string[] {
  const { notify: texts } = textsIn(lang);
  return results.flatMap((result) => {
    const target = texts.targets[result.target];
    switch (result.kind) {
      case 'sent':
        return refusedLines(result.refusedAddresses, lang);
      case 'kept':
        return [texts.kept(target, reasonOf(result.failure, lang))];
      case 'lost':
        return [texts.lost(target, reasonOf(result.failure, lang))];
      case 'waiting':
        return [texts.waiting(target, result.count)];
      case 'expired':
        return [texts.expired(target, parisAt(result.since).slice(0, 10))];
      case 'unreadable':
        return [texts.unreadable(target)];
    }
  });
}

/** What happened to a test message, for each target. */
export function testLines(results: readonly NotifyResult[], lang: Lang): string[] {
  const { notify: texts } = textsIn(lang);
  return results.flatMap((result) => {
    const target = texts.targets[result.target];
    if (result.kind === 'sent') return [texts.tried(target), ...refusedLines(result.refusedAddresses, lang)];
    return result.kind === 'lost' ? [texts.failed(target, reasonOf(result.failure, lang))] : [];
  });
}

function refusedLines(count: number, lang: Lang): string[] {
  return count === 0 ? [] : [textsIn(lang).notify.refusedAddresses(count)];
}

function reasonOf({ kind, code }: DeliveryError, lang: Lang): string {
  return textsIn(lang).notify.reasons[kind]?.(code) ?? code;
}
