import { zstdDecompressSync } from 'node:zlib';
import { digestOf } from './digest.js';
import { blockSeal } from './kept-index.js';
import type { TablePart } from './ledger.js';
import { lineFeedsIn } from './packed-blocks.js';
import type { Digest } from './records.js';
import type { Sql, Store } from './store.js';

/** As `Ledger.tablePart`. */
export async function tablePart(sql: Sql, digest: Digest, part: number): Promise<TablePart | undefined> {
  const [row] = await sql.rows(
    `SELECT b.first_line, b.seal, p.content FROM archive_blocks b
     JOIN archive_parts p ON p.digest = b.digest AND p.part = b.part WHERE b.digest = $1 AND b.part = $2`,
    [digest, part],
  );
  const [firstLine, seal, packed] = row ?? [];
  if (!(packed instanceof Uint8Array)) return undefined;
  if (blockSeal(digest, part, Number(firstLine), digestOf(packed)) !== seal) return undefined;
  const bytes = unpackedPart(packed);
  return bytes === undefined ? undefined : { part, firstLine: Number(firstLine), bytes };
}

function unpackedPart(packed: Uint8Array): Uint8Array | undefined {
  try {
    return zstdDecompressSync(packed);
  } catch {
    // Sealed so by whoever altered it: the digest of the whole content says that it is damaged.
    return undefined;
  }
}

/** The parts of tables that are missing, altered, or do not begin on the line that is told. */
export async function* damagedParts(store: Store): AsyncGenerator<string> {
  const tables = await store.rows(
    `SELECT a.digest, a.parts FROM archives a
     WHERE EXISTS (SELECT 1 FROM archive_blocks b WHERE b.digest = a.digest) ORDER BY a.digest`,
  );
  for (const [name, count] of tables) {
    const digest = String(name);
    let line: number | undefined = 1;
    for (let part = 0; part < Number(count); part += 1) {
      const own = await tablePart(store, digest, part);
      if (own === undefined || (line !== undefined && own.firstLine !== line)) {
        yield `archive ${digest}, part ${part}`;
      }
      line = own === undefined ? undefined : own.firstLine + lineFeedsIn(own.bytes);
    }
  }
}
