import type { Server } from 'node:http';
import { onTestFinished } from 'vitest';

/** Lets a server of a test listen on this machine, until the test is over. @returns its port */
export async function listeningPort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
