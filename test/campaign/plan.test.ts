import { describe, expect, test } from 'vitest';
import { readPlan } from '../../src/campaign/plan.js';
import { unitsOf } from '../../src/campaign/units.js';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { shippedSchema } from '../support/operations.js';

const CHECK = compileSchema(shippedSchema('campaign.schema.json'));

const academie = (id: string, more = ''): string =>
  `  - { id: '${id}', input: 'in/${id}/{month}', config: ${id}.yaml, ledger: ${id}.db, output: out/${id}${more} }`;
const TWO = ['academies:', academie('B'), academie('A')];
const plan = (...lines: string[]): string => ['name: essai', 'output: national', ...lines, ''].join('\n');

function read(...lines: string[]) {
  const outcome = readPlan(plan(...lines), CHECK);
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults));
  return outcome.plan;
}

function faultsOf(text: string): string[] {
  const outcome = readPlan(text, CHECK);
  return 'faults' in outcome
    ? outcome.faults.map(({ kind, key, found, expected }) => `${kind} ${key} «${found}» ${expected}`.trim())
    : [];
}

describe('the months of a plan', () => {
  test.each([
    ['a list, in any order, each once', 'months: [2025-11, 2025-09, 2025-11]', ['2025-09', '2025-11']],
    ['a range over a new year', 'months: { from: 2025-11, to: 2026-01 }', ['2025-11', '2025-12', '2026-01']],
    ['a range of one month', 'months: { from: 2025-11, to: 2025-11 }', ['2025-11']],
  ])('%s', (_, line, months) => {
    expect(read(line, ...TWO).work).toEqual({ kind: 'pay', months });
  });

  test('closed months to replay are one unit for each académie, since each month rests on the one before', () => {
    const units = unitsOf(read('replay: { from: 2020-09, to: 2025-08 }', ...TWO), (path) => path);
    expect(units.map(({ id }) => id)).toEqual(['B/2020-09..2025-08', 'A/2020-09..2025-08']);
  });
});

describe('the units of a plan', () => {
  const units = unitsOf(
    read('months: [2025-10, 2025-11]', 'accept: [stale]', ...TWO),
    (path) => `/mnt/${path}`,
  );

  test('come month by month, académies as listed, each after its own month before', () => {
    expect(units.map(({ id, rank, task }) => [id, rank, task.kind === 'pay' ? task.after : ''])).toEqual([
      ['B/2025-10', 0, undefined],
      ['A/2025-10', 0, undefined],
      ['B/2025-11', 1, '2025-10'],
      ['A/2025-11', 1, '2025-10'],
    ]);
  });

  test('have paths that every machine understands, the month in those that ask for it', () => {
    expect(units[3]).toMatchObject({
      input: '/mnt/in/A/2025-11',
      config: '/mnt/A.yaml',
      output: '/mnt/out/A',
      ledger: { kind: 'address', address: '/mnt/A.db' },
      accepted: ['accept-stale'],
    });
  });

  test('name where a secret ledger is kept, never what it is', () => {
    const env = `  - { id: A, input: in, config: c.yaml, ledgerEnv: LIVRE_A, output: out }`;
    const file = `  - { id: B, input: in, config: c.yaml, ledgerFile: secrets/b, output: out2 }`;
    const found = unitsOf(read('months: [2025-10]', 'academies:', env, file), (path) => `/mnt/${path}`);
    expect(found.map(({ ledger }) => ledger)).toEqual([
      { kind: 'env', name: 'LIVRE_A' },
      { kind: 'file', name: '/mnt/secrets/b' },
    ]);
  });
});

describe('a plan is refused whole, every fault at once', () => {
  const one = (changed: string): string =>
    plan('months: [2025-10]', `academies: [{ id: A, input: i, config: c, output: o, ${changed} }]`);
  test.each([
    ['neither months nor replay', plan(...TWO), ['missing-key months «» months, replay']],
    [
      'both',
      plan('months: [2025-10]', 'replay: { from: 2025-01, to: 2025-02 }', ...TWO),
      ['not-allowed replay «…» months | replay'],
    ],
    [
      'a range that goes backwards',
      plan('months: { from: 2025-12, to: 2025-11 }', ...TWO),
      ['not-allowed months «2025-12..2025-11» from ≤ to'],
    ],
    [
      'two académies of one name share an output and a ledger',
      plan('months: [2025-10]', 'academies:', academie('A'), academie('A')),
      [
        'not-allowed academies.1.id «A» ≠ academies.0.id',
        'not-allowed academies.1.output «out/A» ≠ academies.0.output',
        'not-allowed academies.1.ledger «A.db» ≠ academies.0.ledger',
      ],
    ],
    ['no ledger', one('set: []'), ['missing-key academies.0.ledger «» ledger, ledgerEnv, ledgerFile']],
    ['two ledgers', one('ledger: a.db, ledgerEnv: L'), ['not-allowed academies.0.ledgerEnv «…» ledger']],
    [
      'a password where the queue would keep it',
      one("ledger: 'postgres://u:secret@h/b'"),
      ['inline-secret academies.0.ledger «» ledgerEnv, ledgerFile'],
    ],
  ])('%s', (_, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });

  test('an unknown key, a month that is none, a name that would be a path', () => {
    const faults = faultsOf(
      ['name: ../x', 'output: o', 'months: [2025-13]', 'mois: x', ...TWO, ''].join('\n'),
    ).map((fault) => fault.split(' ').slice(0, 2).join(' '));
    expect(faults).toContain('unknown-key mois');
    expect(faults).toContain('not-allowed name');
    expect(faults).toContain('not-allowed months.0');
  });
});
