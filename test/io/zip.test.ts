import { constants } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSoleEntry } from '../../src/io/zip.js';
import { randomRuns } from '../support/random-runs.js';
import { zipOf, type Packed } from '../support/zip.js';

const CONTENT = new TextEncoder().encode('<STS_EDT/>\n'.repeat(20));
const FILE: Packed = { name: 'sts_emp_0330001X_2025.xml', content: CONTENT };
const FOLDER: Packed = { name: 'college/', content: new Uint8Array(0) };
const LINK = constants.S_IFLNK | 0o777;

test.each<[string, readonly Packed[], string]>([
  ['stored', [FILE], FILE.name],
  ['deflated', [{ ...FILE, deflated: true }], FILE.name],
  ['with Unix rights', [{ ...FILE, mode: constants.S_IFREG | 0o644 }], FILE.name],
  ['in a folder', [FOLDER, { ...FILE, name: `college/${FILE.name}` }], `college/${FILE.name}`],
])('the only file of an archive is read: %s', async (_, files, name) => {
  expect(await readSoleEntry(zipOf(...files))).toEqual({ kind: 'file', name, bytes: CONTENT });
});

const ZEROS = new Uint8Array(4 * 1024 * 1024);
const OTHER = { ...FILE, name: 'other.xml' };

test.each<[string, readonly Packed[], string]>([
  ['is empty', [], 'empty'],
  ['holds a folder alone', [FOLDER], 'empty'],
  ['holds two files', [FILE, OTHER], 'several-files'],
  ['climbs out of its folder', [{ ...FILE, name: `../${FILE.name}` }], 'path'],
  ['climbs out further in', [{ ...FILE, name: `a/../../${FILE.name}` }], 'path'],
  ['names an absolute path', [{ ...FILE, name: `/etc/${FILE.name}` }], 'path'],
  ['names a drive', [{ ...FILE, name: `C:/${FILE.name}` }], 'path'],
  ['names a path with backslashes', [{ ...FILE, name: `..\\${FILE.name}` }], 'path'],
  ['is encrypted', [{ ...FILE, flags: 1, announced: CONTENT.length - 12 }], 'encrypted'],
  ['holds a link', [{ ...FILE, mode: LINK }], 'not-a-file'],
  ['holds a device', [{ ...FILE, mode: constants.S_IFCHR }], 'not-a-file'],
  ['swells out of proportion', [{ ...FILE, content: ZEROS, deflated: true }], 'too-large'],
  ['says that it is huge', [{ ...FILE, deflated: true, announced: 0xfffffff0 }], 'too-large'],
  ['holds more than it says', [{ ...FILE, content: ZEROS, deflated: true, announced: 100 }], 'unreadable'],
  ['holds less than it says', [{ ...FILE, deflated: true, announced: 1000 }], 'unreadable'],
  ['holds something else than it says', [{ ...FILE, checksum: 1 }], 'unreadable'],
  ['is packed in an unknown way', [{ ...FILE, method: 99 }], 'unreadable'],
  ['is not deflated though it says so', [{ ...FILE, method: 8 }], 'unreadable'],
])('an archive that %s is refused', async (_, files, fault) => {
  expect(await readSoleEntry(zipOf(...files))).toEqual({ kind: 'refused', fault });
});

test('an archive is refused above the size accepted, packed or not', async () => {
  const fault = { kind: 'refused', fault: 'too-large' };
  expect(await readSoleEntry(zipOf(FILE), CONTENT.length)).toEqual(fault);
  expect(await readSoleEntry(zipOf({ ...FILE, deflated: true }), CONTENT.length - 1)).toEqual(fault);
});

test('an archive cut anywhere is refused', async () => {
  const whole = zipOf({ ...FILE, deflated: true });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      const reading = await readSoleEntry(whole.subarray(0, length));
      expect(reading).toEqual({ kind: 'refused', fault: 'unreadable' });
    }),
    randomRuns(100),
  );
});

test('an archive with a byte changed gives the same content or none', async () => {
  const whole = zipOf({ ...FILE, deflated: true });
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ change;
      const reading = await readSoleEntry(bytes);
      if (reading.kind === 'file') expect(reading.bytes).toEqual(CONTENT);
    }),
    randomRuns(300),
  );
});
