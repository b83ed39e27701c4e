import type { MailSettings, NotifySettings, WebhookSettings } from '../config/notify.js';
import { sendMail } from '../io/mail.js';
import { readCertificates, readSecret } from '../io/secrets.js';
import { postWebhook } from '../io/webhook.js';
import { messageOf } from '../notify/message.js';
import { notificationJson, type Notification } from '../notify/notification.js';
import type { TargetName } from '../notify/policy.js';

/** What became of a message that was taken: how many addresses were not. */
export interface Delivery {
  readonly refusedAddresses: number;
}

/** Sends one message to one target. Throws DeliveryError. */
export type Transport = (notification: Notification) => Promise<Delivery>;

export type Transports = Readonly<Partial<Record<TargetName, Transport>>>;

/**
 * The network behind the settings. Secrets are read when a message is sent, and kept nowhere.
 *
 * @param limit milliseconds for one try, whatever the server does
 */
export function transportsOf({ mail, webhook }: NotifySettings, limit = LIMIT): Transports {
  return {
    ...(mail === undefined ? {} : { mail: (notification) => byMail(mail, notification, limit) }),
    ...(webhook === undefined ? {} : { webhook: (notification) => byWebhook(webhook, notification, limit) }),
  };
}

const LIMIT = 10_000;

async function byMail(settings: MailSettings, notification: Notification, limit: number): Promise<Delivery> {
  const { host, port, secure, login, from, to, caFile } = settings;
  const { id, lang, test, run } = notification;
  const { subject, text } = messageOf(notification, lang, test);
  const server = {
    host,
    port,
    secure,
    ca: caFile === undefined ? undefined : await readCertificates(caFile),
    login: login === undefined ? undefined : { user: login.user, password: await readSecret(login.password) },
  };
  const domain = from.slice(from.indexOf('@') + 1);
  const mail = {
    from,
    to,
    subject,
    text,
    messageId: `<${id}.trentieme@${domain}>`,
    // Nobody's absence message answers a machine (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'Idempotency-Key': id, 'X-Trentieme-Run': run },
  };
  return { refusedAddresses: await sendMail(server, mail, limit) };
}

async function byWebhook(
  { url, secret, caFile }: WebhookSettings,
  notification: Notification,
  limit: number,
): Promise<Delivery> {
  const call = {
    url: url.kind === 'text' ? url.url : await readSecret(url),
    secret: secret === undefined ? undefined : await readSecret(secret),
    ca: caFile === undefined ? undefined : await readCertificates(caFile),
    body: notificationJson(notification),
    headers: { 'Idempotency-Key': notification.id, 'User-Agent': 'trentieme' },
  };
  await postWebhook(call, limit);
  return { refusedAddresses: 0 };
}
