/** `node bench/generate.ts --awards N --output DIR [--changed]`: one export of the bench, to look at or to profile. */
import { parseArgs } from 'node:util';
import { writeExport } from './export/write.ts';

const { values } = parseArgs({
  options: {
    awards: { type: 'string', default: '100000' },
    output: { type: 'string' },
    changed: { type: 'boolean', default: false },
  },
});
if (values.output === undefined) throw new RangeError('--output: where to write the export');
await writeExport(values.output, Number(values.awards), values.changed);
