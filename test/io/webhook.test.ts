import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/io/delivery-error.js';
import { postWebhook, type WebhookCall } from '../../src/io/webhook.js';
import { selfSigned } from '../support/certificate.js';
import { listeningPort } from '../support/listening-port.js';

interface Heard {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers with these codes in turn, the last one for ever; 0: never. */
async function hook(
  codes: readonly number[],
  tls?: { readonly key: string; readonly certificate: string },
): Promise<{ readonly url: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const listener: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const code = codes[Math.min(heard.length, codes.length - 1)] ?? 200;
      heard.push({
        method: request.method,
        headers: request.headers,
        body: Buffer.concat(pieces).toString(),
      });
      if (code === 0) return;
      response.writeHead(code, code === 302 ? { location: 'http://127.0.0.1:1/elsewhere' } : {});
      response.end('{"ok":true}');
    });
  };
  const server =
    tls === undefined
      ? createServer(listener)
      : createSecureServer({ key: tls.key, cert: tls.certificate }, listener);
  const port = await listeningPort(server);
  return { url: `${tls === undefined ? 'http' : 'https'}://localhost:${String(port)}/hook`, heard };
}

const call = (url: string, changes: Partial<WebhookCall> = {}): WebhookCall => ({
  url,
  body: '{"text":"Échéances"}\n',
  secret: undefined,
  ca: undefined,
  headers: { 'Idempotency-Key': '0f1e' },
  ...changes,
});

async function failure(tried: WebhookCall, limit = 5_000) {
  const error = await postWebhook(tried, limit).catch((thrown: unknown) => thrown);
  if (!(error instanceof DeliveryError)) throw new Error('no delivery error');
  return { kind: error.kind, code: error.code, isPassing: error.isPassing };
}

describe('a webhook', () => {
  test('receives the very bytes, as JSON, under the identity of the message', async () => {
    const { url, heard } = await hook([204]);
    await postWebhook(call(url), 5_000);
    expect(heard).toMatchObject([{ method: 'POST', body: '{"text":"Échéances"}\n' }]);
    expect(heard[0]?.headers).toMatchObject({
      'idempotency-key': '0f1e',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(heard[0]?.headers).not.toHaveProperty('x-trentieme-signature');
  });

  test('can check the signature of the bytes with the secret', async () => {
    const { url, heard } = await hook([200]);
    await postWebhook(call(url, { secret: 'clé partagée' }), 5_000);
    const expected = createHmac('sha256', 'clé partagée').update(heard[0]!.body).digest('hex');
    expect(heard[0]?.headers['x-trentieme-signature']).toBe(`sha256=${expected}`);
  });

  test('is called over TLS, when its certificate is vouched for', async () => {
    const tls = selfSigned();
    const { url, heard } = await hook([200], tls);
    await postWebhook(call(url, { ca: tls.certificate }), 5_000);
    expect(heard).toHaveLength(1);
    expect(await failure(call(url))).toMatchObject({ kind: 'tls', isPassing: false });
  });
});

describe('a webhook that does not take the message', () => {
  test.each([
    [500, 'unavailable', true],
    [503, 'unavailable', true],
    [429, 'unavailable', true],
    [400, 'refused', false],
    [404, 'refused', false],
    [401, 'login', false],
    [302, 'redirect', false],
  ])('answers %i: %s', async (status, kind, isPassing) => {
    const { url, heard } = await hook([status]);
    expect(await failure(call(url))).toEqual({ kind, code: `HTTP ${String(status)}`, isPassing });
    expect(heard).toHaveLength(1);
  });

  test('never answers: cut at the time limit', async () => {
    const { url } = await hook([0]);
    expect(await failure(call(url), 300)).toMatchObject({ kind: 'timeout', isPassing: true });
  });

  test('is not there', async () => {
    expect(await failure(call('http://127.0.0.1:1/'))).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
    });
  });

  test.each([
    'http://exemple.fr/hook',
    'https://paie:secret@exemple.fr/hook',
    'ftp://exemple.fr/',
    'exemple',
    '',
  ])('is no address to send to: %j', async (url) => {
    expect(await failure(call(url))).toEqual({ kind: 'refused', code: 'https://', isPassing: false });
  });
});
