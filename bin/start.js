// `npm start`: the main job on the sample month, as a rectorat would run it, twice: the second time nothing is left to
// pay. The demonstration begins again each time, with a ledger of its own.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from '../dist/cli/main.js';

const sample = fileURLToPath(new URL('../samples/01-premier-mois', import.meta.url));
const words = [
  ...['run', '--month', '2025-11', '--now', '2025-11-20T22:00:00', '--explanations'],
  ...['--input', `${sample}/input`, '--config', `${sample}/trentieme.yaml`],
  ...['--output', 'out/premier-mois', '--ledger', 'out/premier-mois.db'],
  // A demonstration speaks in sentences, whatever it is written to.
  ...['--log', 'text'],
];
for (const old of ['out/premier-mois', 'out/premier-mois.db']) rmSync(old, { recursive: true, force: true });
mkdirSync('out', { recursive: true });
const codes = [await main(words), await main(words)];
// The sample holds faulty rows on purpose: "done, some rows rejected" (2) is its normal end.
process.exitCode = codes.find((code) => code !== 2) ?? 0;
