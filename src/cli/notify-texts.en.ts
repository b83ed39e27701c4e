import { englishCount as plural } from './counts.js';
import type { NOTIFY_TEXTS_FRENCH } from './notify-texts.fr.js';

/** What the commands say of notifications in English. */
export const NOTIFY_TEXTS_ENGLISH: typeof NOTIFY_TEXTS_FRENCH = {
  targets: { mail: 'mail', webhook: 'webhook' },
  tried: (target) => `${target}: test message sent.`,
  refusedAddresses: (count) =>
    `${plural(count, 'address', 'addresses')} refused by the mail server: check notify.mail.to.`,
  kept: (target, reason) =>
    `Notification not sent (${target}): ${reason} It is kept and leaves with the next run. The pay is not affected.`,
  lost: (target, reason) =>
    `Notification not sent (${target}): ${reason} It could not be kept either. The pay is not affected.`,
  failed: (target, reason) => `${target}: FAILED. ${reason}`,
  waiting: (target, count) =>
    `${plural(count, 'other notification waits', 'other notifications wait')} (${target}).`,
  expired: (target, day) =>
    `Notification of ${day} given up (${target}): nobody took it within notify.keepDays.`,
  unreadable: (target) => `A notification that waited was unreadable (${target}): it is removed.`,
  reasons: {
    unreachable: (code) =>
      `the server does not answer (${code}). Check the address, the port and the network.`,
    timeout: (code) => `the server is too slow (${code}).`,
    tls: (code) =>
      `no safe encryption (${code}). Check secure, or give caFile if the certificate is of an internal authority.`,
    login: (code) => `login refused (${code}). Check the account and the password.`,
    refused: (code) => `the server refuses (${code}). Check the address and the recipients.`,
    unavailable: (code) => `the server is unavailable (${code}).`,
    redirect: (code) =>
      `the server sends to another address (${code}), which is not followed. Give the final address.`,
    secret: (code) => `secret missing, empty or on several lines: ${code}.`,
  },
  noTarget: 'the configuration names nobody to tell: add notify.mail or notify.webhook, then try again',
  onlyTest: 'notify: add --test, which sends a test message to each target',
  help: {
    notify: 'Sends a test message to those who are to be told',
    test: 'Sends the test message, and says what happened',
  },
};
