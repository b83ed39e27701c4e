import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, ledgerCreated, treeOf, trentiemeProcess, workplace } from '../support/command-line.js';
import { bugWith, damagedAt, fullDiskAt } from '../support/disk-faults.js';
import { SMALL_EXPORT, secretsOf, textsOf, withValue } from '../support/small-export.js';

// The built program, in processes of its own: what users run, with its exit codes (files.md section 6).

describe('the program as it is run', () => {
  test('ends with 0 when all is paid', () => {
    const at = workplace();
    const { code, out, err } = trentiemeProcess(at.run);
    expect({ code, err }).toEqual({ code: 0, err: ledgerCreated(at) });
    expect(out).toContain('Paie de novembre 2025 — remise 01');
    expect(treeOf(at.output)).toEqual([
      '2025-11',
      join('2025-11', '01'),
      ...[
        'anomalies.csv',
        'bordereau.html',
        'bordereau.json',
        'mouvements.txt',
        'paiements.csv',
        'prescriptions.csv',
        'rapport.html',
        'retenus.csv',
      ].map((name) => join('2025-11', '01', name)),
    ]);
  });

  test('ends with 2 when a row is rejected, and writes the files all the same', () => {
    const missions = withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '1251');
    const at = workplace(textsOf({ ...SMALL_EXPORT, missions }));
    expect(trentiemeProcess(at.run).code).toBe(2);
    expect(filesOf(join(at.output, '2025-11', '01'))['anomalies.csv']!.toString()).toContain(
      'imp.rate-not-allowed',
    );
  });

  test('ends with 64 on a wrong word', () => {
    const { code, out, err } = trentiemeProcess(['payer']);
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain('Argument inconnu : payer');
  });

  test('ends with 65 on an export that cannot be used', () => {
    const at = workplace({ agents: '' });
    const { code, err } = trentiemeProcess(at.run);
    expect(code).toBe(65);
    expect(err).toContain('missions.csv');
    expect(treeOf(at.output)).toEqual([]);
  });

  test('ends with 74 when the disk is full, and leaves nothing behind', () => {
    const at = workplace();
    const { code, err } = trentiemeProcess(at.run, { preload: fullDiskAt('retenus.csv') });
    expect(code).toBe(74);
    expect(err).toBe(
      `Écriture impossible : ${at.output}/2025-11/01 (ENOSPC). Vérifiez l'espace disque et les droits, puis relancez.\nRien n'a été écrit.\n`,
    );
    expect(treeOf(at.output)).toEqual([]);
  });

  test.each([
    ['mouvements.txt', 'byte'],
    ['mouvements.txt', 'cut'],
    ['paiements.csv', 'byte'],
    ['anomalies.csv', 'byte'],
    ['retenus.csv', 'cut'],
    ['prescriptions.csv', 'byte'],
    ['explications.jsonl', 'byte'],
    ['bordereau.json', 'byte'],
    ['bordereau.json', 'cut'],
  ] as const)('ends with 70 when %s does not read back as it was written (%s)', (name, damage) => {
    const at = workplace();
    const { code, out, err } = trentiemeProcess([...at.run, '--explanations'], {
      preload: damagedAt(name, damage),
    });
    expect({ code, out }).toEqual({ code: 70, out: '' });
    expect(err).toContain(`  - ${name}: bytes\n`);
    expect(err).toContain('--debug');
    expect(err).not.toMatch(/\n\s+at /);
    expect(treeOf(at.output)).toEqual([]);
  });

  test('ends with 70 on a bug: the message says how to report it, holds no data, and the trace is for --debug', () => {
    const at = workplace();
    const [name = ''] = secretsOf(SMALL_EXPORT);
    const plain = trentiemeProcess(at.run, { preload: bugWith(name) });
    expect({ code: plain.code, out: plain.out }).toEqual({ code: 70, out: '' });
    expect(plain.err).toBe(
      "Erreur interne (TypeError). Relancez avec --debug et transmettez la trace aux mainteneurs de trentieme, sans joindre de données personnelles.\nRien n'a été écrit.\n",
    );
    const traced = trentiemeProcess([...at.run, '--debug'], { preload: bugWith('something') });
    expect(traced.code).toBe(70);
    expect(traced.err).toMatch(/\n\s+at /);
    expect(treeOf(at.output)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('the output of the program', () => {
  test('may be cut short by its reader without a trace', () => {
    // Far more issues than a pipe holds.
    const faulty = Array.from({ length: 4000 }, (_, index) => `X${String(index)};faux\n`);
    const texts = textsOf(SMALL_EXPORT);
    const at = workplace({ ...texts, missions: `${texts.missions!}${faulty.join('')}` });
    const script = '{ "$@"; echo "exit $?" >&2; } | head -1';
    const { out, err } = trentiemeProcess(at.check, { script });
    expect(err).toBe('exit 2\n');
    expect(out.split('\n')).toHaveLength(2);
  });

  test.skipIf(process.platform !== 'linux')('that nobody can keep is a disk that refuses', () => {
    const { code, err } = trentiemeProcess(workplace().check, { script: '"$@" > /dev/full' });
    expect({ code, err }).toEqual({ code: 74, err: '' });
  });
});

describe.skipIf(process.platform === 'win32')('files and folders', () => {
  test.each(['000', '077'] as const)('are private whatever the umask: %s', (umask) => {
    const at = workplace();
    expect(trentiemeProcess([...at.run, '--explanations'], { umask }).code).toBe(0);
    const modes = ['', ...treeOf(at.output)].map((path) => {
      const { mode } = statSync(join(at.output, path));
      return [path, (mode & 0o777).toString(8)];
    });
    const folders = ['', '2025-11', join('2025-11', '01')];
    expect(modes.filter(([path]) => folders.includes(path!)).map(([, mode]) => mode)).toEqual([
      '700',
      '700',
      '700',
    ]);
    expect(new Set(modes.filter(([path]) => !folders.includes(path!)).map(([, mode]) => mode))).toEqual(
      new Set(['600']),
    );
  });

  test('are private for a generated export as well', () => {
    const { folder } = workplace();
    const output = join(folder, 'fictif');
    expect(trentiemeProcess(['generate', '--agents', '5', '--output', output], { umask: '000' }).code).toBe(
      0,
    );
    expect(statSync(output).mode & 0o777).toBe(0o700);
    for (const name of treeOf(output)) expect(statSync(join(output, name)).mode & 0o777).toBe(0o600);
  });
});

test('two processes write the same bytes', () => {
  const [first, second] = [workplace(), workplace()].map((at) => {
    trentiemeProcess([...at.run, '--explanations']);
    return filesOf(join(at.output, '2025-11', '01'));
  });
  expect(first).toEqual(second);
});
