import { serveLoopback, type LoopbackAnswer, type LoopbackServer } from '../io/loopback-server.js';
import type { Lang } from '../report/messages/index.js';
import type { Scheduler } from '../operations/scheduler.js';
import { UsageError } from './failures.js';
import { textsIn } from './texts.js';

/** A minute's clock that says nothing for that long is stuck, unless a run keeps it busy. */
const STUCK_AFTER = 5 * 60_000;

/**
 * Answers the probes of a container on 127.0.0.1: `GET /health` while the scheduler lives, `GET /ready` while it can
 * run something. What a run ended in is no reason to restart the program: it is in the status.
 *
 * @throws UsageError when the port is taken
 */
export async function serveHealth(
  port: number,
  scheduler: Scheduler,
  now: () => number,
  lang: Lang,
): Promise<LoopbackServer> {
  try {
    return await serveLoopback(port, (path) => healthAnswer(path, scheduler, now()));
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new UsageError([textsIn(lang).schedule.portTaken(port)]);
  }
}

function healthAnswer(path: string, { status, isReady }: Scheduler, now: number): LoopbackAnswer | undefined {
  const { running, heartbeat, lastSuccess, runs } = status;
  if (path === '/ready') return { status: isReady ? 200 : 503, body: { ready: isReady } };
  if (path !== '/health') return undefined;
  const alive = running !== null || now - Date.parse(heartbeat) < STUCK_AFTER;
  const body = {
    alive,
    running: running === null ? null : { kind: running.kind, payMonth: running.payMonth },
    lastOutcome: runs.at(-1)?.outcome ?? null,
    lastSuccessAgeSeconds:
      lastSuccess === null ? null : Math.max(0, Math.floor((now - Date.parse(lastSuccess)) / 1000)),
  };
  return { status: alive ? 200 : 503, body };
}
