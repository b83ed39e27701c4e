// `npm start`: the main job on the sample month, as a rectorat would run it.
import { fileURLToPath } from 'node:url';
import { main } from '../dist/cli/main.js';

const sample = fileURLToPath(new URL('../samples/01-premier-mois', import.meta.url));
const code = await main([
  ...['run', '--month', '2025-11', '--now', '2025-11-20T22:00:00', '--explanations'],
  ...['--input', `${sample}/input`, '--config', `${sample}/trentieme.yaml`, '--output', 'out/premier-mois'],
]);
// The sample holds faulty rows on purpose: "done, some rows rejected" (2) is its normal end.
process.exitCode = code === 2 ? 0 : code;
