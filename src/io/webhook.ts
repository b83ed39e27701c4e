import { createHmac } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { DeliveryError, isTlsCode } from './delivery-error.js';

export interface WebhookCall {
  readonly url: string;
  /** JSON. */
  readonly body: string;
  /** Signs the body. */
  readonly secret: string | undefined;
  /** PEM certificates to trust instead of those of the system. */
  readonly ca: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Posts a JSON body and wants an answer 2xx. Whatever the server says besides is not read. A redirection is refused:
 * what is meant for one address is not sent to another.
 *
 * @param limit milliseconds for all of it
 * @throws DeliveryError
 */
export async function postWebhook(call: WebhookCall, limit: number): Promise<void> {
  const url = addressOf(call.url);
  const signal = AbortSignal.timeout(limit);
  let status: number;
  try {
    status = await answerTo(url, call, signal);
  } catch (error) {
    if (signal.aborted) throw new DeliveryError('timeout', 'ETIMEDOUT');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ESOCKET';
    throw new DeliveryError(isTlsCode(code) ? 'tls' : 'unreachable', code, error);
  }
  if (status >= 200 && status < 300) return;
  const code = `HTTP ${String(status)}`;
  if (status >= 300 && status < 400) throw new DeliveryError('redirect', code);
  if (status === 401 || status === 403) throw new DeliveryError('login', code);
  if (status >= 500 || PASSING.has(status)) throw new DeliveryError('unavailable', code);
  throw new DeliveryError('refused', code);
}

/** Request timeout, too early, too many requests. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** An address that came from the environment or a file is checked here, as the configuration checks its own. */
function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = url !== undefined && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
  const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback);
  if (url === undefined || !isPrivate || url.username !== '' || url.password !== '') {
    throw new DeliveryError('refused', 'https://');
  }
  return url;
}

function answerTo(
  url: URL,
  { body, secret, ca, headers }: WebhookCall,
  signal: AbortSignal,
): Promise<number> {
  const bytes = new TextEncoder().encode(body);
  const options = {
    method: 'POST',
    signal,
    // One call, then nothing: a connection kept open would keep the program running.
    agent: false as const,
    headers: {
      ...headers,
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(bytes.length),
      ...(secret === undefined ? {} : { 'X-Trentieme-Signature': `sha256=${hmac(secret, bytes)}` }),
    },
  };
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) })
        : requestHttp(url, options);
    request.on('error', reject);
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.end(bytes);
  });
}

function hmac(secret: string, bytes: Uint8Array): string {
  return createHmac('sha256', secret).update(bytes).digest('hex');
}
