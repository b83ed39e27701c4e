import { createTransport } from 'nodemailer';
import { DeliveryError, isTlsCode } from './delivery-error.js';

/** A server that takes mails (SMTP). */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: required before anything is said. Certificates are always checked. */
  readonly secure: 'tls' | 'starttls' | 'none';
  /** PEM certificates to trust instead of those of the system. */
  readonly ca: string | undefined;
  readonly login: { readonly user: string; readonly password: string } | undefined;
}

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends one mail, whole or not at all.
 *
 * @param limit milliseconds for all of it, after which the connection is cut
 * @returns how many of the addresses the server did not take, the others having been
 * @throws DeliveryError
 */
export async function sendMail(server: MailServer, mail: Mail, limit: number): Promise<number> {
  const { host, port, secure, ca, login } = server;
  const signal = AbortSignal.timeout(limit);
  const transport = createTransport({
    host,
    port,
    secure: secure === 'tls',
    requireTLS: secure === 'starttls',
    ignoreTLS: secure === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password } }),
    dnsTimeout: limit,
    connectionTimeout: limit,
    greetingTimeout: limit,
    socketTimeout: limit,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    // `signal` cuts the connection; the types of the library do not know it yet.
    const message: Parameters<typeof transport.sendMail>[0] & { readonly signal: AbortSignal } = {
      ...mail,
      to: [...mail.to],
      headers: { ...mail.headers },
      signal,
    };
    const { rejected } = await transport.sendMail(message);
    return rejected.length;
  } catch (error) {
    throw failureOf(error, signal.aborted);
  }
}

function failureOf(error: unknown, isLate: boolean): DeliveryError {
  if (isLate) return new DeliveryError('timeout', 'ETIMEDOUT');
  const code = textOf(error, 'code');
  // The system's own word where there is one: nodemailer says `ESOCKET` of all of them.
  const reason = textOf(error, 'originalCode') || code || 'ESOCKET';
  const answer = Number(fieldOf(error, 'responseCode') ?? 0);
  if (code === 'ETIMEDOUT') return new DeliveryError('timeout', code, error);
  if (isTlsCode(reason) || isTlsCode(code)) return new DeliveryError('tls', reason, error);
  if (code === 'EAUTH' && answer >= 500) return new DeliveryError('login', String(answer), error);
  if (answer >= 500) return new DeliveryError('refused', String(answer), error);
  if (answer >= 400) return new DeliveryError('unavailable', String(answer), error);
  if (code === 'EAUTH' || code === 'ENOAUTH') return new DeliveryError('login', code, error);
  return new DeliveryError('unreachable', reason, error);
}

function textOf(error: unknown, name: string): string {
  const value = fieldOf(error, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function fieldOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null
    ? (error as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
