/** Lane c: csv-parse through csv-stringify, to a copy of every file. */
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { pathsIn } from '../export/files.ts';
import { say, words } from './words.ts';

const [folder = '', output = ''] = words('EXPORT', 'OUTPUT');
mkdirSync(output, { recursive: true });
for (const path of pathsIn(folder)) {
  await pipeline(
    createReadStream(path),
    parse({ delimiter: ';' }),
    stringify({ delimiter: ';' }),
    createWriteStream(join(output, basename(path))),
  );
}
say('copied');
