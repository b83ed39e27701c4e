import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  temporaryFolder,
  trentieme,
  workplace,
  type Answer,
  type Workplace,
} from '../support/command-line.js';
import { dropExport, exportOf, markerOf } from '../support/drop-folder.js';
import { SMALL_EXPORT, withValue } from '../support/small-export.js';

interface Drop extends Workplace {
  readonly run2: (month: string, ...more: string[]) => Promise<Answer>;
  /** `archive/a`, `refus/b`, `c`. */
  readonly lies: () => string[];
}

/** A workplace whose input is a drop folder. */
function dropPlace(): Drop {
  const at = workplace({});
  const input = join(at.folder, 'depot');
  mkdirSync(input);
  const run = at.run.with(at.run.indexOf('--input') + 1, input);
  return {
    ...at,
    input,
    run,
    run2: (month, ...more) => trentieme(...run.with(run.indexOf('--month') + 1, month), ...more),
    lies: () =>
      readdirSync(input)
        .flatMap((name) =>
          ['archive', 'refus'].includes(name)
            ? readdirSync(join(input, name)).map((inner) => `${name}/${inner}`)
            : [name],
        )
        .sort(),
  };
}

const RAISED = exportOf({
  ...SMALL_EXPORT,
  missions: withValue(SMALL_EXPORT.missions, 'M3', 'taux_annuel', '2500'),
});

describe('a drop folder', () => {
  test('gives the latest export by its stated date, then by its name, and archives it with those before', async () => {
    const at = dropPlace();
    dropExport(at.input, 'z', { date: '2025-11-02T08:00:00' });
    dropExport(at.input, 'b', { date: '2025-11-03', files: RAISED });
    dropExport(at.input, 'a', { date: '2025-11-03' });
    dropExport(at.input, 'zz');
    const { code, err } = await at.run2('2025-11');
    expect(code).toBe(0);
    expect(err.split('\n')).toEqual([
      `Export pris dans le dossier de dépôt : ${at.input}/b`,
      `Grand livre créé : ${at.ledger}. Il est vide : tout ce qui est dû sera proposé comme jamais versé.`,
      `Export b rangé dans ${at.input}/archive`,
      'Exports plus anciens que b, rangés avec lui sans avoir servi : zz, z, a',
      '',
    ]);
    expect(at.lies()).toEqual(['archive/a', 'archive/b', 'archive/z', 'archive/zz']);
    expect(statSync(join(at.input, 'archive')).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(join(at.output, '2025-11/01/bordereau.json'), 'utf8'))).toMatchObject({
      exportedAt: '2025-11-03',
    });
  });

  test('keeps an export that is only drafted: it is the same the next night', async () => {
    const at = dropPlace();
    dropExport(at.input, 'a');
    expect((await at.run2('2025-11', '--dry-run')).code).toBe(0);
    expect(at.lies()).toEqual(['a']);
  });

  test('waits for the marker, and says which exports it waits for', async () => {
    const at = dropPlace();
    const files = exportOf();
    const folder = dropExport(at.input, 'a', { marker: '' });
    const waiting = async (): Promise<void> => {
      const { code, err } = await at.run2('2025-11');
      expect(code).toBe(65);
      expect(err).toContain(
        `Pas encore complet, laissé en place : ${at.input}/a (marqueur COMPLET absent, ou sans fichiers).`,
      );
      expect(err).toContain("Rien n'a été écrit.");
      expect(at.lies()).toEqual(['a']);
    };
    await waiting();
    for (const marker of ['', '\n', 'date: 2025-11-03\n', 'fichiers: []\n']) {
      writeFileSync(join(folder, 'COMPLET'), marker);
      await waiting();
    }
    writeFileSync(join(folder, 'COMPLET'), markerOf(files));
    expect((await at.run2('2025-11')).code).toBe(0);
    expect(at.lies()).toEqual(['archive/a']);
  });

  test('that is used up has no export, and says so', async () => {
    const at = dropPlace();
    dropExport(at.input, 'a');
    await at.run2('2025-11');
    const { code, err } = await at.run2('2025-12');
    expect(code).toBe(65);
    expect(err).toMatch(/^Aucun export complet dans le dossier de dépôt /);
  });

  test('is no export folder: one with a table in it is read as it always was', async () => {
    const at = workplace();
    mkdirSync(join(at.input, 'ancien'));
    expect((await trentieme(...at.run)).code).toBe(0);
    expect(readdirSync(at.input)).toContain('missions.csv');
  });

  test('archives under a name of its own when that is taken', async () => {
    const at = dropPlace();
    for (const month of ['2025-11', '2025-12', '2026-01']) {
      dropExport(at.input, 'export');
      expect((await at.run2(month)).code).toBe(0);
    }
    expect(at.lies()).toEqual(['archive/export', 'archive/export.2', 'archive/export.3']);
  });
});

describe('an export that is refused', () => {
  const spoiled: readonly (readonly [string, (folder: string) => void, string])[] = [
    [
      'a file cut short',
      (folder) => {
        truncateSync(join(folder, 'missions.csv'), 40);
      },
      'missions.csv',
    ],
    [
      'a file changed',
      (folder) => {
        writeFileSync(join(folder, 'agents.csv'), exportOf()['agents.csv']!.replace('T', 'S'));
      },
      'agents.csv',
    ],
    [
      'a file missing',
      (folder) => {
        rmSync(join(folder, 'absences.csv'));
      },
      'absences.csv',
    ],
    [
      'a file that the marker does not state',
      (folder) => {
        writeFileSync(join(folder, 'districts.csv'), 'district;annee_scolaire;taux_annuel\n');
      },
      'districts.csv est là, et le marqueur',
    ],
    [
      'a link out of the folder',
      (folder) => {
        rmSync(join(folder, 'service.csv'));
        symlinkSync('/etc/passwd', join(folder, 'service.csv'));
      },
      'service.csv',
    ],
    [
      'a marker cut short',
      (folder) => {
        writeFileSync(join(folder, 'COMPLET'), 'fichiers:\n  - { nom: missi');
      },
      'COMPLET',
    ],
    [
      'a missing column, as stated',
      (folder) => {
        const files = { ...exportOf(), 'missions.csv': 'numen;regime\n' };
        dropExport(join(folder, '..'), 'b', { files });
      },
      'id_mission',
    ],
  ];

  test.each(spoiled)(
    'for %s: it is moved aside with the reason, and nothing older takes its place',
    async (_, spoil, named) => {
      const at = dropPlace();
      dropExport(at.input, 'a', { date: '2025-11-01' });
      const folder = dropExport(at.input, 'b', { date: '2025-11-02' });
      spoil(folder);
      if (!readFileSync(join(folder, 'COMPLET'), 'utf8').startsWith('date')) {
        rmSync(join(at.input, 'a'), { recursive: true });
      }
      const { code, err } = await at.run2('2025-11', '--dry-run');
      expect(code).toBe(65);
      expect(err).toContain(
        `Export refusé : ${at.input}/b. Il est déplacé dans ${at.input}/refus/b, avec ses motifs dans MOTIF.txt :`,
      );
      const reason = join(at.input, 'refus', 'b', 'MOTIF.txt');
      expect(readFileSync(reason, 'utf8')).toMatch(new RegExp(`^Export refusé : b\n- .*${named}`));
      expect(statSync(reason).mode & 0o777).toBe(0o600);
      expect(readdirSync(at.folder)).not.toContain('sortie');
    },
  );

  test('leaves the one before to a run that is asked for again', async () => {
    const at = dropPlace();
    dropExport(at.input, 'a', { date: '2025-11-01' });
    dropExport(at.input, 'b', { date: '2025-11-02', marker: markerOf(RAISED, '2025-11-02') });
    const { code, err } = await at.run2('2025-11');
    expect(code).toBe(65);
    expect(err).toContain('Un export plus ancien reste dans le dépôt : il n’est pas pris à sa place.');
    expect((await at.run2('2025-11')).code).toBe(0);
    expect(at.lies()).toEqual(['archive/a', 'refus/b']);
  });

  test('with a marker that cannot be read is refused before anything older is taken', async () => {
    const at = dropPlace();
    dropExport(at.input, 'z', { date: '2025-11-01' });
    dropExport(at.input, 'a', { marker: '{{{' });
    expect((await at.run2('2025-11')).code).toBe(65);
    expect(at.lies()).toEqual(['refus/a', 'z']);
  });
});

describe('a folder that cannot be moved', () => {
  test.skipIf(process.getuid?.() === 0)('fails no run', async () => {
    const at = dropPlace();
    dropExport(at.input, 'a');
    chmodSync(at.input, 0o500);
    const { code, err } = await at.run2('2025-11');
    chmodSync(at.input, 0o700);
    expect([code, err]).toEqual([0, expect.stringContaining('Export non rangé')]);
  });

  test('because its archive is a link fails no run either, and moves nothing through the link', async () => {
    const at = dropPlace();
    const elsewhere = temporaryFolder();
    dropExport(at.input, 'a');
    symlinkSync(elsewhere, join(at.input, 'archive'));
    const { code, err } = await at.run2('2025-11');
    expect(code).toBe(0);
    expect(err).toContain(`Lien ignoré : ${at.input}/archive.`);
    expect(err).toContain(`Export non rangé : ${at.input}/a`);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('when it is itself a link is left alone', async () => {
    const at = dropPlace();
    const elsewhere = temporaryFolder();
    dropExport(elsewhere, 'b', { date: '2026-01-01' });
    dropExport(at.input, 'a');
    symlinkSync(join(elsewhere, 'b'), join(at.input, 'b'));
    const { code, err } = await at.run2('2025-11');
    expect(code).toBe(0);
    expect(err).toContain(`Lien ignoré : ${at.input}/b.`);
    expect(at.lies()).toEqual(['archive/a', 'b']);
  });
});

describe('a run that died between the posting and the move', () => {
  test('is not paid twice: the next run sends nothing, and archives the export', async () => {
    const at = dropPlace();
    dropExport(at.input, 'a');
    await at.run2('2025-11');
    renameSync(join(at.input, 'archive', 'a'), join(at.input, 'a'));
    const { code, out } = await at.run2('2025-11');
    expect(code).toBe(0);
    expect(out).toContain('sans mouvement');
    expect(at.lies()).toEqual(['archive/a']);
  });

  test('is known to the draft that follows, which archives it', async () => {
    const at = dropPlace();
    dropExport(at.input, 'a');
    await at.run2('2025-11');
    renameSync(join(at.input, 'archive', 'a'), join(at.input, 'a'));
    expect((await at.run2('2025-12', '--dry-run')).code).toBe(0);
    expect(at.lies()).toEqual(['archive/a']);
  });
});

test('a run that a brake stops leaves its export', async () => {
  const at = dropPlace();
  dropExport(at.input, 'a');
  await at.run2('2025-11');
  dropExport(at.input, 'b', {
    files: exportOf({
      ...SMALL_EXPORT,
      missions: { ...SMALL_EXPORT.missions, rows: SMALL_EXPORT.missions.rows.slice(0, 2) },
    }),
  });
  expect((await at.run2('2025-12')).code).toBe(3);
  expect(at.lies()).toEqual(['archive/a', 'b']);
});
