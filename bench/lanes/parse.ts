/** Lane b: csv-parse alone, its streaming API, records as lists of texts, which are counted and dropped. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { finished } from 'node:stream/promises';
import { pathsIn } from '../export/files.ts';
import { count, say, words } from './words.ts';

const [folder = ''] = words('EXPORT');
let records = 0;
for (const path of pathsIn(folder)) {
  const parser = createReadStream(path).pipe(parse({ delimiter: ';' }));
  parser.on('readable', () => {
    while (parser.read() !== null) records += 1;
  });
  await finished(parser);
}
say(`${count(records)} records`);
