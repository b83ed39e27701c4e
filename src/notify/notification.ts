import type { Lang } from '../report/messages/index.js';
import { discreetDigest } from './discretion.js';
import { messageOf } from './message.js';
import type { RunDigest } from './run-digest.js';

/** What a webhook receives, and what waits in the outbox; its form is `schemas/notification.schema.json`. */
export interface Notification extends RunDigest {
  readonly format: 'trentieme-notification';
  readonly version: 1;
  /** The same for the same run, however often it is sent: who receives it twice keeps one. */
  readonly id: string;
  /** Sent by hand, to try: it is of no run. */
  readonly test: boolean;
  readonly lang: Lang;
  /** The message for people, where chat services look for it. */
  readonly text: string;
}

export function notificationOf(
  digest: RunDigest,
  lang: Lang,
  sha256: (text: string) => string,
  test = false,
): Notification {
  const told = discreetDigest(digest);
  const { academie, payMonth, run, outcome } = told;
  return {
    format: 'trentieme-notification',
    version: 1,
    id: sha256(JSON.stringify([academie, payMonth, run, outcome, test])).slice(0, 32),
    test,
    lang,
    text: messageOf(told, lang, test).text,
    ...told,
  };
}

/** The body of a webhook: the same bytes each time, which the signature covers. */
export function notificationJson(notification: Notification): string {
  return `${JSON.stringify(notification, undefined, 2)}\n`;
}
