/** Lane a: reads the bytes of every file of the export, and does nothing with them. */
import { createReadStream } from 'node:fs';
import { pathsIn } from '../export/files.ts';
import { count, say, words } from './words.ts';

const [folder = ''] = words('EXPORT');
let bytes = 0;
for (const path of pathsIn(folder)) {
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    bytes += (chunk as Buffer).length;
  }
}
say(`${count(bytes)} bytes`);
