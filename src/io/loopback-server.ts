import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is said to whoever asks for a path. */
export interface LoopbackAnswer {
  readonly status: 200 | 503;
  readonly body: object;
}

export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers GET on 127.0.0.1, in JSON, and nothing else: what is asked from another machine never arrives, what is asked
 * in another way is refused.
 *
 * @param port 0: any that is free
 * @param answer `undefined`: there is nothing there
 * @throws the system's error when the port is taken
 */
export async function serveLoopback(
  port: number,
  answer: (path: string) => LoopbackAnswer | undefined,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const found = answer(request.url ?? '');
    const status = found === undefined ? 404 : isRead ? found.status : 405;
    const body = found === undefined || !isRead ? '' : `${JSON.stringify(found.body)}\n`;
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.headersTimeout = 5000;
  server.requestTimeout = 5000;
  server.maxConnections = 16;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
