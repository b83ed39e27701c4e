import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PROGRAM } from './program.ts';

/** What a question is about: one movement that a run wrote. */
interface Movement {
  readonly reference: string;
  readonly agent: string;
  readonly award: string;
}

/** The words of `trentieme explain` about the movement in the middle of a file of payments. */
export function questionWords(about: keyof Movement, payments: string, ledger: string): string[] {
  return [PROGRAM, 'explain', `--${about}`, middleOf(payments)[about], '--ledger', ledger, '--lang', 'en'];
}

/** Longer than two rows. */
const PIECE = 4096;

/** Exports of the bench hold no name with a separator in it: cells are what lies between two of them. */
function middleOf(path: string): Movement {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(PIECE);
    const start = Math.max(0, Math.floor(fstatSync(file).size / 2) - PIECE / 2);
    const [, row = ''] = bytes.toString('utf8', 0, readSync(file, bytes, 0, PIECE, start)).split('\r\n');
    const [reference = '', , , agent = '', , , , award = ''] = row.split(';');
    return { reference, agent, award };
  } finally {
    closeSync(file);
  }
}
