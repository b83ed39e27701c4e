import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { POSTGRES_URL, STORES } from '../ledger/stores.js';
import { temporaryFolder, trentieme, type Answer } from './command-line.js';
import { SMALL_CONFIG } from './small-export.js';

const PROGRAM = fileURLToPath(new URL('../../bin/trentieme.js', import.meta.url));

/** Queues are kept in PostgreSQL alone: where it does not answer, STORES says so aloud, and the gate fails. */
export const hasPostgres = STORES.some(({ name }) => name === 'PostgreSQL');

let schemas = 0;

/** A schema nobody used yet; it goes away with the test. */
export function freshSchema(): string {
  schemas += 1;
  const schema = `c_${String(process.pid)}_${String(schemas)}_${String(Math.trunc(performance.timeOrigin) % 1e9)}`;
  onTestFinished(async () => {
    await inPostgres(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  });
  return schema;
}

/** Runs SQL as somebody who holds the database. */
export async function inPostgres(statement: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Some académies, each with its export, in one folder; plans are made of them. */
export interface CampaignOffice {
  readonly folder: string;
  readonly academies: readonly string[];
  /** Writes a plan whose results go to a folder of their own, and gives its path. */
  readonly plan: (results: string, months: readonly string[], changed?: PlanChanges) => string;
}

export interface PlanChanges {
  /** Ledgers that are not files: by académie, the variable that gives the address. */
  readonly ledgerEnv?: Readonly<Record<string, string>>;
  /** More lines at the top of the plan. */
  readonly lines?: readonly string[];
}

export async function campaignOffice(count: number, agents: number): Promise<CampaignOffice> {
  const folder = temporaryFolder();
  const academies = Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, '0'));
  for (const academie of academies) {
    const words = ['--agents', String(agents), '--seed', String(Number(academie))];
    await trentieme('generate', '--output', join(folder, 'entrees', academie), ...words);
  }
  writeFileSync(join(folder, 'trentieme.yaml'), SMALL_CONFIG);
  return {
    folder,
    academies,
    plan: (results, months, { ledgerEnv = {}, lines = [] } = {}) => {
      mkdirSync(join(folder, results, 'livres'), { recursive: true });
      const entries = academies.map((id) => {
        const variable = ledgerEnv[id];
        const ledger =
          variable === undefined ? `ledger: ${results}/livres/${id}.db` : `ledgerEnv: ${variable}`;
        return `  - { id: '${id}', input: entrees/${id}, config: trentieme.yaml, ${ledger}, output: ${results}/sortie/${id} }`;
      });
      const head = ['name: essai', `output: ${results}`, `months: [${months.join(', ')}]`, ...lines];
      const path = join(folder, `${results}.yaml`);
      writeFileSync(path, [...head, 'now: 2025-11-20T22:00:00', 'academies:', ...entries, ''].join('\n'));
      return path;
    },
  };
}

/** The real program, built, in a process that is followed by what it says. */
export interface Followed {
  readonly id: number;
  /** Everything it said so far, on both streams. */
  readonly said: () => string;
  /** Until it said so many lines that hold this. */
  readonly saw: (text: string, count?: number) => Promise<void>;
  readonly signal: (name: 'SIGKILL' | 'SIGTERM') => void;
  readonly ended: () => Promise<Answer>;
}

/** Starts it; it never outlives the test. */
export function followed(words: readonly string[], env: Readonly<Record<string, string>> = {}): Followed {
  const child = spawn(process.execPath, [PROGRAM, ...words, '--log', 'text'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let [out, err] = ['', ''];
  const waiting = new Set<() => void>();
  const heard = (): void => {
    for (const check of waiting) check();
  };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
    heard();
  });
  const ended = new Promise<Answer>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, out, err });
    });
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = (): string => out + err;
  return {
    id: child.pid!,
    said,
    saw: async (text, count = 1) => {
      const isSo = (): boolean => said().split(text).length > count;
      const seen = new Promise<void>((resolve) => {
        const check = (): void => {
          if (isSo()) resolve();
        };
        waiting.add(check);
        check();
      });
      const tooEarly = ended.then(({ code }) => {
        if (!isSo()) throw new Error(`ended with ${String(code)} before «${text}»: ${said()}`);
      });
      await Promise.race([seen, tooEarly]);
    },
    signal: (name) => child.kill(name),
    ended: () => ended,
  };
}
