import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  filesOf,
  temporaryFolder,
  treeOf,
  trentieme,
  trentiemeProcess,
  workplace,
} from '../support/command-line.js';
import { fullDiskAt } from '../support/disk-faults.js';
import { smallDisk } from '../support/real-disks.js';
import { SMALL_EXPORT, textsOf } from '../support/small-export.js';

const NOTHING_WRITTEN = "Rien n'a été écrit.";
const isRoot = process.getuid?.() === 0;

describe('a disk that refuses (exit 74) leaves neither half a folder nor a temporary one', () => {
  test('the output is a file', async () => {
    const at = workplace();
    writeFileSync(at.output, 'à moi');
    const { code, out, err } = await trentieme(...at.run);
    expect({ code, out }).toEqual({ code: 74, out: '' });
    expect(err).toBe(
      `Écriture impossible : ${at.output} (ENOTDIR). Vérifiez l'espace disque et les droits, puis relancez.\n${NOTHING_WRITTEN}\n`,
    );
    expect(readFileSync(at.output, 'utf8')).toBe('à moi');
  });

  test.each(['01', 'projet'])('a file stands where the folder %s must appear', async (name) => {
    const at = workplace();
    mkdirSync(join(at.output, '2025-11'), { recursive: true });
    writeFileSync(join(at.output, '2025-11', name), 'à moi');
    const { code, err } = await trentieme(...at.run, ...(name === 'projet' ? ['--dry-run'] : []));
    expect([code, err]).toEqual([74, expect.stringContaining('ENOTDIR')]);
    expect(treeOf(at.output)).toEqual(['2025-11', join('2025-11', name)]);
    expect(readFileSync(join(at.output, '2025-11', name), 'utf8')).toBe('à moi');
  });

  test('the parent may not be written in', async ({ skip }) => {
    skip(process.platform === 'win32', 'no permissions of this kind on Windows');
    const at = workplace();
    mkdirSync(at.output);
    chmodSync(at.output, 0o500);
    onTestFinished(() => {
      chmodSync(at.output, 0o700);
    });
    // Root may write anywhere: the program is then run as nobody, who may read the rest.
    const { code, err } = isRoot ? asNobody(at.folder, at.run) : await trentieme(...at.run);
    skip(code === null, `the program cannot be run as another user here: ${err}`);
    expect([code, err]).toEqual([74, expect.stringContaining('(EACCES)')]);
    expect(treeOf(at.output)).toEqual([]);
  });

  test.each(['mouvements.txt', 'paiements.csv', 'bordereau.json'])('no space is left for %s', (name) => {
    const at = workplace();
    const { code, out, err } = trentiemeProcess(at.run, { preload: fullDiskAt(name) });
    expect({ code, out }).toEqual({ code: 74, out: '' });
    expect(err).toContain('(ENOSPC)');
    expect(err).toContain(NOTHING_WRITTEN);
    expect(treeOf(at.output)).toEqual([]);
  });

  test('no space is left on a real disk', async ({ skip }) => {
    const disk = smallDisk('16k')?.folder;
    skip(
      typeof disk !== 'string',
      'a small disk cannot be mounted here; the test above injects the same refusal',
    );
    const at = workplace();
    const output = join(String(disk), 'sortie');
    const words = at.run.with(at.run.indexOf('--output') + 1, output);
    const { code, out, err } = await trentieme(...words);
    expect({ code, out }).toEqual({ code: 74, out: '' });
    expect(err).toContain('(ENOSPC)');
    expect(treeOf(String(disk))).toEqual([]);
  });

  test('what a failed run had to make on the way is taken away, what was there stays', () => {
    const at = workplace();
    mkdirSync(join(at.output, '2025-10', 'projet'), { recursive: true });
    writeFileSync(join(at.output, '2025-10', 'projet', 'mouvements.txt'), 'ancien');
    expect(trentiemeProcess(at.run, { preload: fullDiskAt('mouvements.txt') }).code).toBe(74);
    expect(treeOf(at.output)).toEqual([
      '2025-10',
      join('2025-10', 'projet'),
      join('2025-10', 'projet', 'mouvements.txt'),
    ]);
  });
});

describe('a run on an output that is already there', () => {
  test('leaves the remittance as it is, and has nothing to send', async () => {
    const at = workplace();
    expect((await trentieme(...at.run)).code).toBe(0);
    const before = filesOf(join(at.output, '2025-11', '01'));
    const again = await trentieme(...at.run);
    expect([again.code, again.err]).toEqual([0, '']);
    expect(again.out).toMatch(/^Paie de novembre 2025 — sans mouvement\n/);
    expect(filesOf(join(at.output, '2025-11', '01'))).toEqual(before);
    expect(treeOf(join(at.output, '2025-11')).filter((path) => !path.includes('/'))).toEqual([
      '01',
      'sans-mouvement',
    ]);
  });

  test('never writes over a remittance, whatever became of it', async () => {
    const at = workplace();
    await trentieme(...at.run);
    const folder = join(at.output, '2025-11', '01');
    writeFileSync(join(folder, 'retenus.csv'), 'lu et corrigé');
    writeFileSync(join(folder, 'note.txt'), 'lu et approuvé');
    const before = filesOf(folder);
    expect((await trentieme(...at.run)).code).toBe(0);
    expect(filesOf(folder)).toEqual(before);
  });

  test('refuses remittances that its ledger does not know: a lost ledger pays nobody twice (exit 65)', async () => {
    const at = workplace();
    await trentieme(...at.run);
    const before = treeOf(at.output);
    const [elsewhere, december] = [join(at.folder, 'autre.db'), '2025-12'];
    const words = at.run
      .with(at.run.indexOf('--ledger') + 1, elsewhere)
      .with(at.run.indexOf('--month') + 1, december);
    const { code, out, err } = await trentieme(...words);
    expect({ code, out }).toEqual({ code: 65, out: '' });
    expect(err).toContain('des remises que ce grand livre ne connaît pas : 2025-11/01.');
    expect(err).toContain(NOTHING_WRITTEN);
    expect(treeOf(at.output)).toEqual(before);
  });

  test('refuses remittances of another ledger that bear the same rank (exit 65)', async () => {
    const at = workplace();
    await trentieme(...at.run);
    const trial = join(at.folder, 'essai');
    const other = join(at.folder, 'autre.db');
    const missions = readFileSync(join(at.input, 'missions.csv'), 'utf8');
    writeFileSync(join(at.input, 'missions.csv'), missions.replace(';1250;', ';2500;'));
    const onTrial = at.run.with(at.run.indexOf('--ledger') + 1, other);
    expect((await trentieme(...onTrial.with(onTrial.indexOf('--output') + 1, trial))).code).toBe(0);
    const { code, err } = await trentieme(...onTrial.with(onTrial.indexOf('--month') + 1, '2025-12'));
    expect([code, err]).toEqual([65, expect.stringContaining('ne connaît pas : 2025-11/01.')]);
  });

  test('replaces a draft, which was never sent, and writes it apart from the remittance', async () => {
    const at = workplace();
    await trentieme(...at.run);
    await trentieme(...at.run, '--dry-run');
    const draft = join(at.output, '2025-11', 'projet');
    const first = filesOf(draft);
    const later = at.run.with(at.run.indexOf('--now') + 1, '2025-11-21T08:00:00');
    expect((await trentieme(...later, '--dry-run', '--explanations')).code).toBe(0);
    const second = filesOf(draft);
    expect(Object.keys(second)).toContain('explications.jsonl');
    expect(second['mouvements.txt']).not.toEqual(first['mouvements.txt']);
    expect(second['paiements.csv']).toEqual(first['paiements.csv']);
    expect(second['mouvements.txt']!.toString('latin1').slice(53, 54)).toBe('T');
    expect(treeOf(join(at.output, '2025-11')).filter((path) => !path.includes('/'))).toEqual([
      '01',
      'projet',
    ]);
  });

  test('replaces the files of a run with nothing to send', async () => {
    const at = workplace({ ...textsOf(SMALL_EXPORT), missions: 'id_mission;numen;regime;date_debut\n' });
    expect((await trentieme(...at.run)).code).toBe(0);
    const folder = join(at.output, '2025-11', 'sans-mouvement');
    const first = filesOf(folder);
    const later = at.run.with(at.run.indexOf('--now') + 1, '2025-11-21T08:00:00');
    expect((await trentieme(...later)).code).toBe(0);
    expect(filesOf(folder)['bordereau.json']).not.toEqual(first['bordereau.json']);
    expect(treeOf(join(at.output, '2025-11')).filter((path) => !path.includes('/'))).toEqual([
      'sans-mouvement',
    ]);
  });
});

describe('generate', () => {
  test('writes into a folder that is empty, again the same bytes, and never over other files', async () => {
    const output = join(temporaryFolder(), 'fictif');
    mkdirSync(output);
    const generate = (agents: string): ReturnType<typeof trentieme> =>
      trentieme('generate', '--agents', agents, '--output', output);
    expect((await generate('5')).code).toBe(0);
    const before = filesOf(output);
    expect((await generate('5')).code).toBe(0);
    const other = await generate('6');
    expect([other.code, other.err]).toEqual([74, expect.stringContaining(output)]);
    expect(filesOf(output)).toEqual(before);
  });
});

/** Runs the program as the user `nobody`; code `null` when the system does not let us. */
function asNobody(folder: string, words: readonly string[]): { code: number | null; err: string } {
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'sortie'), 0o555);
  const script = `process.setgid(65534); process.setuid(65534); const { main } = await import(process.argv[1]); process.exitCode = await main(process.argv.slice(2));`;
  const program = new URL('../../dist/cli/main.js', import.meta.url).href;
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script, program, ...words],
    { encoding: 'utf8' },
  );
  return { code: status === 1 ? null : status, err: stderr };
}
