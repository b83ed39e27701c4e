import { EXPORT_NAMESPACE } from '../../../src/ingest/export-format.js';
import { readExportXml } from '../../../src/ingest/export-xml.js';

/** Reads an `export.xml` of so many megabytes that exists nowhere, and says what it took, as JSON. */
const size = Number(process.argv[2]) * 1_000_000;
const columns = ['numen', 'nir', 'nom', 'prenom', 'statut', 'degre'];

const encoder = new TextEncoder();
let bytes = 0;
let written = 0;

function* pieces(): Generator<Uint8Array> {
  yield encoder.encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<export xmlns="${EXPORT_NAMESPACE}">\n<agents>\n`,
  );
  while (bytes < size) {
    let text = '';
    for (let count = 0; count < 500; count += 1) {
      written += 1;
      const rank = String(written).padStart(7, '0');
      text += `  <agent><numen>98E${rank}ABC</numen><nir>1841276${rank}0</nir><nom>DE LA TOUR-BENOÎT ${rank}</nom><prenom>Gaëlle &amp; Zoé</prenom><statut>T</statut><degre>2</degre></agent>\n`;
    }
    const piece = encoder.encode(text);
    bytes += piece.length;
    yield piece;
  }
  yield encoder.encode('</agents>\n</export>\n');
}

let rows = 0;
// Whoever keeps a few fields keeps these alone, and not the blocks they were cut from.
const kept: string[] = [];
const started = performance.now();
const { problems } = readExportXml('export.xml', pieces(), 'UTF-8', [{ name: 'agents', columns }], {
  row: (_table, fields, line) => {
    rows += 1;
    if (line !== rows + 3) throw new Error(`row ${String(rows)} is said to be on line ${String(line)}`);
    if (rows % 200 === 0) kept.push(fields[2] ?? '');
  },
});
console.log(
  JSON.stringify({
    problems,
    rows,
    written,
    kept: kept.length,
    lastKept: kept.at(-1),
    megabytes: Math.round(bytes / 1_000_000),
    seconds: Math.round((performance.now() - started) / 100) / 10,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
  }),
);
