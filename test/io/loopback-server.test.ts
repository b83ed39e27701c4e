import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serveLoopback } from '../../src/io/loopback-server.js';

async function served(): Promise<number> {
  const server = await serveLoopback(0, (path) =>
    path === '/health' ? { status: 503, body: { alive: false } } : undefined,
  );
  onTestFinished(() => server.close());
  return server.port;
}

describe('the loopback server', () => {
  test.each([
    ['GET', '/health', 503, '{"alive":false}\n'],
    ['HEAD', '/health', 503, ''],
    ['POST', '/health', 405, ''],
    ['GET', '/health?a=1', 404, ''],
    ['GET', '/../etc/passwd', 404, ''],
  ])('answers %s %s with %i', async (method, path, status, body) => {
    expect(await asked('127.0.0.1', await served(), method, path)).toEqual([status, body]);
  });

  test('is not there for other machines', async () => {
    const port = await served();
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((each) => each?.family === 'IPv4' && !each.internal)
      .map((each) => each!.address);
    for (const host of [...others, '127.0.0.2']) {
      await expect(asked(host, port, 'GET', '/health')).rejects.toThrow(
        /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/,
      );
    }
  });

  test('refuses a port that is taken', async () => {
    const port = await served();
    await expect(serveLoopback(port, () => undefined)).rejects.toThrow('EADDRINUSE');
  });
});

function asked(host: string, port: number, method: string, path: string): Promise<readonly [number, string]> {
  return new Promise((resolve, reject) => {
    request({ host, port, method, path, agent: false }, (response) => {
      let body = '';
      response.on('data', (piece: Buffer) => (body += piece.toString()));
      response.on('end', () => {
        resolve([response.statusCode ?? 0, body]);
      });
    })
      .on('error', reject)
      .end();
  });
}
