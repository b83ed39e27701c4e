import { centsAsIntegers } from '../emit/manifest.js';
import { byCodePoint } from '../model/index.js';
import {
  isDone,
  OUTCOME_KINDS,
  stopped,
  type RemittanceFacts,
  type ReplayFacts,
  type UnitOutcome,
} from './outcome.js';
import type { CampaignUnit } from './unit.js';

/**
 * The national manifest: what each académie sent, in total what all sent, and what is not done and why. The same
 * outcomes give the same bytes, whoever computed them and in whatever order; no instant and no duration is in it. Its
 * form is `schemas/national.schema.json`.
 *
 * @param outcomes by id of unit; a unit without one was not run
 * @param sha256 of a text, in hexadecimal
 */
export function nationalManifest(
  campaign: string,
  units: readonly CampaignUnit[],
  outcomes: ReadonlyMap<string, UnitOutcome>,
  sha256: (text: string) => string,
): string {
  const done = [...units]
    .sort((a, b) => byCodePoint(a.academie, b.academie) || a.rank - b.rank)
    .map((unit) => ({ unit, outcome: outcomes.get(unit.id) ?? stopped('not-run', 0, []) }));
  const names = [...new Set(done.map(({ unit }) => unit.academie))];
  const academies = names.map((academie) => {
    const own = done.filter(({ unit }) => unit.academie === academie);
    return { academie, ...sumsOf(own), sha256: sha256(digestText(own)), units: own.map(unitEntry) };
  });
  const manifest = {
    campaign,
    totals: {
      academies: academies.length,
      units: done.length,
      outcomes: countsOf(done),
      ...sumsOf(done),
      sha256: sha256(academies.map((each) => `${each.academie} ${each.sha256}\n`).join('')),
    },
    academies,
    notDone: done
      .filter(({ outcome }) => !isDone(outcome))
      .map(({ unit, outcome: { kind, reasons } }) => ({ unit: unit.id, outcome: kind, reasons })),
  };
  return `${JSON.stringify(manifest, centsAsIntegers, 2)}\n`;
}

interface Done {
  readonly unit: CampaignUnit;
  readonly outcome: UnitOutcome;
}

/** What was sent, in cents; and, of a replay, what would change. */
function sumsOf(done: readonly Done[]): Record<string, unknown> {
  const remittances = done.flatMap(({ outcome }) => outcome.remittances);
  const replays = done.flatMap(({ outcome }) => (outcome.replay === undefined ? [] : [outcome.replay]));
  return {
    remittances: remittances.length,
    movements: remittances.reduce((sum, { movements }) => sum + movements, 0),
    credits: remittances.reduce((sum, { credits }) => sum + BigInt(credits), 0n),
    debits: remittances.reduce((sum, { debits }) => sum + BigInt(debits), 0n),
    ...(replays.length === 0 ? {} : { replay: replaySums(replays) }),
  };
}

function replaySums(replays: readonly ReplayFacts[]): Record<string, unknown> {
  const total = (of: (facts: ReplayFacts) => number): number =>
    replays.reduce((sum, facts) => sum + of(facts), 0);
  return {
    runs: total(({ runs }) => runs),
    lines: total(({ lines }) => lines),
    changed: total(({ changed }) => changed),
    unusable: total(({ unusable }) => unusable),
    difference: replays.reduce((sum, { difference }) => sum + BigInt(difference), 0n),
  };
}

function countsOf(done: readonly Done[]): Record<string, number> {
  const counts = OUTCOME_KINDS.map(
    (kind) => [kind, done.filter(({ outcome }) => outcome.kind === kind).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function unitEntry({ unit, outcome }: Done): Record<string, unknown> {
  return {
    unit: unit.id,
    outcome: outcome.kind,
    exitCode: outcome.exitCode,
    ...sumsOf([{ unit, outcome }]),
    sent: outcome.remittances.map(sentEntry),
  };
}

/** Key by key: a queue keeps no order of keys. */
function sentEntry(sent: RemittanceFacts): Record<string, unknown> {
  const { payMonth, remittance, movements, persons, credits, debits, rejects, held, bordereau } = sent;
  const amounts = { credits: BigInt(credits), debits: BigInt(debits) };
  return { payMonth, remittance, movements, persons, ...amounts, rejects, held, bordereau };
}

/** What the digest of an académie covers: each remittance by its bordereau, which covers its files. */
function digestText(done: readonly Done[]): string {
  return done
    .flatMap(({ outcome }) => outcome.remittances)
    .map(({ payMonth, remittance, bordereau }) => `${payMonth}/${String(remittance)} ${bordereau}\n`)
    .join('');
}
