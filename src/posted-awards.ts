import { postedAwards } from './ledger/posting-batches.js';
import type { PostedAward, PostingText } from './ledger/view.js';

/**
 * A posting of the ledger as bytes, to be kept apart or sent to another thread: one line. The bytes are good until the
 * next one is packed: making room for each of a million costs more than all the rest.
 */
export function packPosting({ text }: PostingText): Uint8Array {
  if (room.length < MOST_BYTES * text.length + 1) room = new Uint8Array(2 * MOST_BYTES * text.length);
  const { written } = ENCODER.encodeInto(text, room);
  room[written] = LINE_FEED;
  return room.subarray(0, written + 1);
}

/** The awards of what {@link packPosting} made, of all their postings in the order of the book. */
export function unpackAwards(bytes: Uint8Array): readonly PostedAward[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  lines.pop();
  return postedAwards(lines);
}

const ENCODER = new TextEncoder();
const LINE_FEED = 0x0a;
/** UTF-8 of one unit of a text. */
const MOST_BYTES = 3;
let room = new Uint8Array(1 << 12);
