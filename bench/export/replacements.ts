import { absenceOf } from './absences.ts';
import { ABSENCES, AGENTS, AWARDS, firstPostOf, REPLACEMENTS, replacementOf } from './block.ts';
import { awardId } from './awards.ts';
import { written } from './days.ts';
import { digits, numenOf } from './identifiers.ts';
import { die } from './random.ts';
import type { Row } from './row.ts';

const added = die('replacement added');

/** The first two absentees of a block are replaced in their first award, every day of their absence. */
export function replacementRow(rank: number): Row {
  return rowOf(`R${digits(rank + 1, 8)}`, Math.floor(rank / REPLACEMENTS), rank % REPLACEMENTS);
}

/** The changed export: in one block out of 25, the third absentee is replaced too. */
export function addedReplacementRow(block: number): Row | undefined {
  return added(block, 25) === 0 ? rowOf(`S${digits(block + 1, 8)}`, block, 2) : undefined;
}

function rowOf(id: string, block: number, order: number): Row {
  const absence = absenceOf(block * ABSENCES + order, false);
  const holder = absence.agent % AGENTS;
  return [
    id,
    awardId(block * AWARDS + firstPostOf(holder)),
    numenOf(block * AGENTS + replacementOf(holder)),
    written(absence.start),
    written(absence.end),
  ];
}
