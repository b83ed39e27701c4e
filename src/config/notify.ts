import { secretSource, type SecretSource } from './secrets.js';

/** What a notification may be about, in the words of the configuration. */
export const NOTIFY_EVENTS = ['done', 'rejects', 'brake', 'failure'] as const;
export type NotifyEvent = (typeof NOTIFY_EVENTS)[number];

/** Who is told how a run ended (section `notify`). */
export interface NotifySettings {
  readonly mail: MailSettings | undefined;
  readonly webhook: WebhookSettings | undefined;
  /** How long a message that nobody takes is kept. */
  readonly keepDays: number;
  /** Folder of the messages that wait; `undefined`: in the folder of results. */
  readonly outbox: string | undefined;
}

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: required before anything is said. */
  readonly secure: 'tls' | 'starttls' | 'none';
  /** Path of the PEM certificates to trust instead of those of the system. */
  readonly caFile: string | undefined;
  readonly login: { readonly user: string; readonly password: SecretSource } | undefined;
  readonly from: string;
  readonly to: readonly string[];
  readonly on: readonly NotifyEvent[];
}

export interface WebhookSettings {
  /** Many such addresses are themselves a secret. */
  readonly url: SecretSource | { readonly kind: 'text'; readonly url: string };
  /** Signs the body (HMAC-SHA256). */
  readonly secret: SecretSource | undefined;
  readonly caFile: string | undefined;
  readonly on: readonly NotifyEvent[];
}

/** The section as it is written: every value a text. */
export interface WrittenNotify {
  readonly mail?: {
    readonly host: string;
    readonly port?: string;
    readonly secure?: MailSettings['secure'];
    readonly caFile?: string;
    readonly user?: string;
    readonly passwordEnv?: string;
    readonly passwordFile?: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly on?: readonly NotifyEvent[];
  };
  readonly webhook?: {
    readonly url?: string;
    readonly urlEnv?: string;
    readonly urlFile?: string;
    readonly secretEnv?: string;
    readonly secretFile?: string;
    readonly caFile?: string;
    readonly on?: readonly NotifyEvent[];
  };
  readonly keepDays?: string;
  readonly outbox?: string;
}

/** Who is told, from a section that the schema and {@link notifyFaults} have let through. */
export function notifyOf(written: WrittenNotify | undefined): NotifySettings | undefined {
  if (written === undefined) return undefined;
  const { mail, webhook, keepDays = '7', outbox } = written;
  return {
    mail: mail === undefined ? undefined : mailOf(mail),
    webhook: webhook === undefined ? undefined : webhookOf(webhook),
    keepDays: Number(keepDays),
    outbox,
  };
}

function mailOf(written: NonNullable<WrittenNotify['mail']>): MailSettings {
  const { host, secure = 'starttls', port, caFile, user, from, to, on = NOTIFY_EVENTS } = written;
  const password = secretSource(written.passwordEnv, written.passwordFile);
  return {
    host,
    port: port === undefined ? PORTS[secure] : Number(port),
    secure,
    caFile,
    login: user === undefined || password === undefined ? undefined : { user, password },
    from,
    to,
    on,
  };
}

/** Submission over TLS (RFC 8314), submission (RFC 6409), and the relay of an internal network. */
const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

function webhookOf(written: NonNullable<WrittenNotify['webhook']>): WebhookSettings {
  const { url, urlEnv, urlFile, secretEnv, secretFile, caFile, on = NOTIFY_EVENTS } = written;
  const source = secretSource(urlEnv, urlFile);
  return {
    url: source ?? { kind: 'text', url: url ?? '' },
    secret: secretSource(secretEnv, secretFile),
    caFile,
    on,
  };
}

/** A fault that takes two keys to see. */
interface PairFault {
  readonly kind: 'missing-key' | 'not-allowed';
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** What no schema says: keys that exclude each other, or that are nothing without one another. */
export function notifyFaults(section: unknown): PairFault[] {
  const mail = keysOf(section, 'mail');
  const webhook = keysOf(section, 'webhook');
  const faults: PairFault[] = [
    ...oneOnly('notify.mail', mail, ['passwordEnv', 'passwordFile']),
    ...oneOnly('notify.webhook', webhook, ['url', 'urlEnv', 'urlFile']),
    ...oneOnly('notify.webhook', webhook, ['secretEnv', 'secretFile']),
  ];
  const hasPassword = 'passwordEnv' in mail || 'passwordFile' in mail;
  if ('user' in mail && !hasPassword) {
    faults.push(missing('notify.mail.passwordEnv', 'nom d’une variable d’environnement, ou passwordFile'));
  }
  if (hasPassword && !('user' in mail)) faults.push(missing('notify.mail.user', 'nom de connexion'));
  if ('user' in mail && mail['secure'] === 'none' && !isLoopback(mail['host'])) {
    const expected = 'starttls, tls : un mot de passe ne part pas en clair';
    faults.push({ kind: 'not-allowed', key: 'notify.mail.secure', found: 'none', expected });
  }
  const { port } = mail;
  if (typeof port === 'string' && /^\d{5}$/.test(port) && Number(port) > 65_535) {
    faults.push({ kind: 'not-allowed', key: 'notify.mail.port', found: port, expected: '1 à 65535' });
  }
  if (Object.keys(webhook).length > 0 && !['url', 'urlEnv', 'urlFile'].some((key) => key in webhook)) {
    faults.push(missing('notify.webhook.url', 'une adresse https://, ou urlEnv, ou urlFile'));
  }
  return faults;
}

function oneOnly(section: string, keys: Keys, names: readonly string[]): PairFault[] {
  const given = names.filter((name) => name in keys);
  if (given.length < 2) return [];
  const expected = `une seule de ces clés : ${names.join(', ')}`;
  return [{ kind: 'not-allowed', key: section, found: given.join(', '), expected }];
}

function missing(key: string, expected: string): PairFault {
  return { kind: 'missing-key', key, found: '', expected };
}

function isLoopback(host: unknown): boolean {
  return typeof host === 'string' && /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host);
}

type Keys = Readonly<Record<string, unknown>>;

function keysOf(value: unknown, name: string): Keys {
  const inside = isMapping(value) ? value[name] : undefined;
  return isMapping(inside) ? inside : {};
}

function isMapping(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
