import { readWrittenRows } from '../ingest/written-rows.js';
import { sha256 } from '../io/digest.js';
// Not the whole ledger: a thread of a crew opens no book.
import { movementBatch } from '../ledger/movement-batch.js';
import type { PartTools } from '../part-crew.js';

/** What parts are settled and written with, in whichever thread. */
export const PART_TOOLS: PartTools = { sha256, readRows: readWrittenRows, keepMovements: movementBatch };
