import { nationalManifest } from '../campaign/national.js';
import { isDone, stopped, type UnitOutcome } from '../campaign/outcome.js';
import type { CampaignUnit } from '../campaign/unit.js';
import { sha256 } from '../io/digest.js';
import { replaceFile } from '../io/replace-file.js';
import { centsOf } from '../money/index.js';
import type { Lang } from '../report/messages/index.js';
import { eurosIn } from './euros.js';
import { EXIT } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/**
 * Writes the national manifest and says what is in it.
 *
 * @param outcomes by id of unit
 * @returns the exit code: the worst of its units, or 2 when one is not done
 * @throws FolderError
 */
export async function writeNationalManifest(
  path: string,
  units: readonly CampaignUnit[],
  outcomes: ReadonlyMap<string, UnitOutcome>,
  terminal: Terminal,
  lang: Lang,
): Promise<number> {
  const { campaign: texts } = textsIn(lang);
  const campaign = units[0]?.campaign ?? '';
  await replaceFile(path, nationalManifest(campaign, units, outcomes, sha256));
  const all = units.map(({ id }) => ({ id, outcome: outcomes.get(id) ?? stopped('not-run', 0, []) }));
  for (const line of sumLines(
    all.map(({ outcome }) => outcome),
    lang,
  ))
    terminal.out(line);
  const left = all.filter(({ outcome }) => !isDone(outcome));
  if (left.length > 0) terminal.out(texts.notDone(left.length));
  for (const { id, outcome } of left) {
    const [reason] = outcome.reasons;
    terminal.out(`  - ${id} : ${texts.outcomes[outcome.kind]}${reason === undefined ? '' : ` — ${reason}`}`);
  }
  terminal.out(texts.manifest(path));
  const isClean = all.every(({ outcome }) => isDone(outcome) && outcome.exitCode === EXIT.done);
  return isClean ? EXIT.done : EXIT.doneWithRejects;
}

function sumLines(outcomes: readonly UnitOutcome[], lang: Lang): string[] {
  const { campaign: texts } = textsIn(lang);
  const euros = eurosIn(lang);
  const sent = outcomes.flatMap(({ remittances }) => remittances);
  const replays = outcomes.flatMap(({ replay }) => (replay === undefined ? [] : [replay]));
  const total = (digits: readonly string[]): string =>
    euros(centsOf(digits.reduce((sum, each) => sum + BigInt(each), 0n)));
  if (replays.length > 0) {
    const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
    return [texts.replaySummary(sum(replays.map(({ runs }) => runs)), sum(replays.map((r) => r.changed)))];
  }
  return [
    texts.summary(
      sent.length,
      sent.reduce((sum, { movements }) => sum + movements, 0),
      total(sent.map(({ credits }) => credits)),
      total(sent.map(({ debits }) => debits)),
    ),
  ];
}
