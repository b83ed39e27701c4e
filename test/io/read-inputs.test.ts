import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FolderError } from '../../src/io/errors.js';
import { LargeFile } from '../../src/io/large-file.js';
import { readExportFolder } from '../../src/io/read-inputs.js';
import { temporaryFolder } from '../support/command-line.js';

const isWindows = process.platform === 'win32';

/** What a folder is refused for, with the name of the file; or the names of the files that are read. */
async function answerOf(folder: string): Promise<readonly string[]> {
  try {
    const { files } = await readExportFolder(folder, (name) => ['agents.csv', 'missions.csv'].includes(name));
    return files.map(({ name, bytes }) => `${name} ${Buffer.from(bytes).toString()}`);
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    return [error.kind, error.path.slice(folder.length + 1), error.systemCode];
  }
}

/** An export beside another folder. */
function places(): { readonly folder: string; readonly inside: string; readonly outside: string } {
  const root = temporaryFolder();
  const [folder, other] = [join(root, 'export'), join(root, 'export-autre')];
  mkdirSync(folder);
  mkdirSync(other);
  const [inside, outside] = [join(folder, 'agents-nov.csv'), join(other, 'agents.csv')];
  writeFileSync(inside, 'dedans');
  writeFileSync(outside, 'dehors');
  return { folder, inside, outside };
}

describe.skipIf(isWindows)('a link under the name of an input', () => {
  test('is followed within the folder, also where the folder is a link itself', async () => {
    const { folder, inside } = places();
    symlinkSync(inside, join(folder, 'agents.csv'));
    expect(await answerOf(folder)).toEqual(['agents.csv dedans']);
    const link = join(temporaryFolder(), 'courant');
    symlinkSync(folder, link);
    expect(await answerOf(link)).toEqual(['agents.csv dedans']);
  });

  test.each<[string, (at: ReturnType<typeof places>) => string]>([
    ['by its whole path', ({ outside }) => outside],
    ['by a relative path', () => join('..', 'export-autre', 'agents.csv')],
    ['to a device', () => '/dev/zero'],
    ['to the folder itself', ({ folder }) => folder],
  ])('is refused when it leads out of the folder %s', async (_, target) => {
    const at = places();
    symlinkSync(target(at), join(at.folder, 'agents.csv'));
    expect(await answerOf(at.folder)).toEqual(['elsewhere', 'agents.csv', '']);
  });

  test('is refused when it leads out through another link', async () => {
    const { folder, outside } = places();
    symlinkSync(outside, join(folder, 'relais'));
    symlinkSync(join(folder, 'relais'), join(folder, 'agents.csv'));
    expect(await answerOf(folder)).toEqual(['elsewhere', 'agents.csv', '']);
  });

  test('is refused when it leads nowhere, or to itself', async () => {
    const { folder } = places();
    symlinkSync(join(folder, 'nulle-part'), join(folder, 'agents.csv'));
    expect(await answerOf(folder)).toEqual(['unreadable', 'agents.csv', 'ENOENT']);
    const other = places().folder;
    symlinkSync(join(other, 'missions.csv'), join(other, 'missions.csv'));
    expect(await answerOf(other)).toEqual(['unreadable', 'missions.csv', 'ELOOP']);
  });

  test('is none of ours under another name', async () => {
    const { folder, outside } = places();
    symlinkSync(outside, join(folder, 'notes.txt'));
    expect(await answerOf(folder)).toEqual([]);
  });
});

describe('what is no file is refused, and nobody waits for it', () => {
  test('a folder', async () => {
    const { folder } = places();
    mkdirSync(join(folder, 'missions.csv'));
    expect(await answerOf(folder)).toEqual(['not-a-file', 'missions.csv', '']);
  });

  test('a pipe that nobody writes to', async ({ skip }) => {
    const { folder } = places();
    skip(!pipeAt(join(folder, 'agents.csv')), 'no named pipe can be made here');
    expect(await answerOf(folder)).toEqual(['not-a-file', 'agents.csv', '']);
  });

  test('a pipe that has taken the place of the file', ({ skip }) => {
    const path = join(temporaryFolder(), 'agents.csv');
    writeFileSync(path, 'x');
    const file = new LargeFile(path);
    renameSync(path, `${path}.old`);
    skip(!pipeAt(path), 'no named pipe can be made here');
    expect(() => file.bytes).toThrow(expect.objectContaining({ kind: 'changed' }));
  });

  test.skipIf(isWindows)('a socket', async () => {
    const { folder } = places();
    const server = createServer().listen(join(folder, 'agents.csv'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await answerOf(folder)).toEqual(['not-a-file', 'agents.csv', '']);
  });
});

function pipeAt(path: string): boolean {
  return spawnSync('mkfifo', [path]).status === 0;
}
