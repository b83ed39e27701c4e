import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { doctor } from '../../src/cli/doctor.js';
import type { DoctorLine } from '../../src/cli/doctor-line.js';
import { openLedger } from '../../src/ledger/index.js';
import { treeOf, trentieme, workplace, type Workplace } from '../support/command-line.js';

/** 20 November 2025, 22:00 in Paris. */
const NOW = Date.UTC(2025, 10, 20, 21);

const CALENDAR = 'calendar: { 2025-12: 2025-11-25, 2026-01: 2025-12-16, 2026-02: 2026-01-27 }';

/** A workplace where a run has been made, and where nothing is to be found fault with. */
async function office(more: readonly string[] = [CALENDAR]): Promise<Workplace> {
  const at = workplace();
  expect((await trentieme(...at.run)).code).toBe(0);
  writeFileSync(at.config, `${readFileSync(at.config, 'utf8')}\n${more.join('\n')}\n`);
  for (const path of [at.output, join(at.output, '2025-11')]) chmodSync(path, 0o700);
  return at;
}

interface Told {
  readonly code: number;
  readonly lines: readonly DoctorLine[];
  readonly text: string;
}

interface Looking {
  readonly now?: number;
  readonly node?: string;
  readonly lang?: 'fr' | 'en';
  readonly json?: boolean;
}

async function looked(
  at: Pick<Workplace, 'config' | 'ledger' | 'input' | 'output'>,
  { now = NOW, node = '24.21.0', lang = 'fr', json = true }: Looking = {},
): Promise<Told> {
  const out: string[] = [];
  const { config, ledger, input, output } = at;
  const options = { config, ledger, input, output, set: [], regulations: undefined, json, lang };
  const code = await doctor(options, { out: (text) => void out.push(text), err: () => undefined }, now, node);
  const text = `${out.join('\n')}\n`;
  return { code, text, lines: json ? (JSON.parse(text) as { lines: DoctorLine[] }).lines : [] };
}

/** What is not well, shortly. */
function bad({ lines }: Told): string[] {
  return lines
    .filter(({ state }) => state === 'error' || state === 'look')
    .map(({ area, state, said }) => `${area} ${state} ${said}`);
}

test.each(['fr', 'en'] as const)('an office in order is told so (%s)', async (lang) => {
  const at = await office();
  const { code, text } = await looked(at, { lang, json: false });
  expect(code).toBe(0);
  const shown = text.replaceAll(at.folder, '…').replaceAll(/[0-9a-f]{12}…/g, '<sceau>…');
  await expect(shown).toMatchFileSnapshot(`answers/doctor.${lang}.txt`);
});

test('it leaves everything as it was', async () => {
  const at = await office();
  const before = treeOf(at.folder);
  await looked(at);
  expect(treeOf(at.folder)).toEqual(before);
});

describe('what is wrong is said, with what to do, and the exit code says whose it is', () => {
  type Breaking = (at: Workplace) => unknown;
  const append =
    (text: string): Breaking =>
    ({ config }) => {
      writeFileSync(config, `${readFileSync(config, 'utf8')}${text}\n`);
    };
  const change =
    (from: string | RegExp, to: string): Breaking =>
    ({ config }) => {
      const text = readFileSync(config, 'utf8');
      expect(text).toMatch(from);
      writeFileSync(config, text.replace(from, to));
    };

  test.each<[string, Breaking, number, RegExp]>([
    [
      'no configuration',
      ({ config }) => {
        rmSync(config);
      },
      64,
      /^settings error .*introuvable/,
    ],
    ['a key that is none', append('couleur: bleu'), 64, /^settings error .*clé inconnue « couleur »/],
    [
      'a configuration that others may change',
      ({ config }) => {
        chmodSync(config, 0o666);
      },
      2,
      /^settings look .*chmod go-w/,
    ],
    ['a code left out', change(/^ *T2D: .*\n/m, ''), 2, /^codes look .*sans code : T2D\./],
    ['a layout that is not there', append('layout: absent.json'), 64, /^layout error .*introuvable/],
    ['a profile that is not there', append('profile: absent'), 64, /^profile error /],
    [
      'a calendar with a gap',
      change('2026-01: 2025-12-16, ', ''),
      2,
      /^calendar look aucune date limite pour 2026-01/,
    ],
    [
      'a calendar used up',
      change(/calendar: .*/, 'calendar: { 2025-11: 2025-10-28 }'),
      2,
      /^calendar look la dernière/,
    ],
    [
      'a schedule without its places',
      append('schedule: { health: 8080 }'),
      64,
      /^schedule error .*schedule\.input/,
    ],
    [
      'a campaign without its plan',
      append('schedule: { input: a, output: b, ledger: c, campaign: absent.yaml }'),
      64,
      /^schedule error .*absent\.yaml/,
    ],
    [
      'a ledger whose variable is not set',
      append('schedule: { input: a, output: b, ledgerEnv: TRENTIEME_ABSENT }'),
      64,
      /^schedule error .*TRENTIEME_ABSENT/,
    ],
    [
      'mail in the clear',
      append('notify: { mail: { host: h, from: a@b.fr, to: [c@d.fr], secure: none } }'),
      2,
      /^notify look .*en clair/,
    ],
    [
      'a password that is not there',
      append(
        'notify: { mail: { host: h, from: a@b.fr, to: [c@d.fr], user: u, passwordEnv: TRENTIEME_ABSENT } }',
      ),
      64,
      /^notify error .*TRENTIEME_ABSENT/,
    ],
    [
      'certificates that are not there',
      append('notify: { mail: { host: h, from: a@b.fr, to: [c@d.fr], caFile: absent.pem } }'),
      64,
      /^notify error absent\.pem/,
    ],
    [
      'a signing key that is not there',
      append('signing: { keyFile: absent.pem }'),
      64,
      /^keys error .*absent\.pem/,
    ],
    [
      'a required file left out',
      ({ input }) => {
        rmSync(join(input, 'absences.csv'));
      },
      74,
      /^input error absences\.csv manque/,
    ],
    [
      'no export',
      ({ input }) => {
        rmSync(input, { recursive: true });
        mkdirSync(input);
      },
      2,
      /^input look .*aucun fichier/,
    ],
    [
      'no export folder',
      ({ input }) => {
        rmSync(input, { recursive: true });
      },
      74,
      /^input error Lecture impossible/,
    ],
    [
      'an export in another encoding',
      ({ input }) => {
        writeFileSync(join(input, 'agents.csv'), Buffer.from('numen;nom\nx;LEF\xc8VRE\n', 'latin1'));
      },
      74,
      /^input error agents\.csv n’est pas de l’UTF-8/,
    ],
    [
      'an encoding that is not that of the export',
      append('encoding: ISO-8859-15'),
      2,
      /^input look agents\.csv ressemble à de l’UTF-8/,
    ],
    [
      'no ledger yet',
      ({ ledger }) => {
        rmSync(ledger);
      },
      2,
      /^ledger look .*n’existe pas encore/,
    ],
    [
      'a ledger that is none',
      ({ ledger }) => {
        writeFileSync(ledger, 'autre chose, assez long pour un en-tête '.repeat(9));
      },
      74,
      /^ledger error /,
    ],
    [
      'a ledger that others may read',
      ({ ledger }) => {
        chmodSync(ledger, 0o644);
      },
      2,
      /^ledger look .*chmod 600/,
    ],
    [
      'a ledger behind a link',
      ({ ledger }) => {
        renameSync(ledger, `${ledger}.vrai`);
        symlinkSync(`${ledger}.vrai`, ledger);
      },
      2,
      /^ledger look .*est un lien/,
    ],
    [
      'results that others may read',
      ({ output }) => {
        chmodSync(output, 0o755);
      },
      2,
      /^output look .*chmod 700/,
    ],
    [
      'results behind a link',
      ({ output }) => {
        renameSync(output, `${output}.vrai`);
        symlinkSync(`${output}.vrai`, output);
      },
      2,
      /^output look .*est un lien/,
    ],
    [
      'a file in place of the results',
      ({ output }) => {
        rmSync(output, { recursive: true });
        writeFileSync(output, '');
      },
      74,
      /^output error .*n’est pas un dossier/,
    ],
  ])('%s', async (_, breaking, code, said) => {
    const at = await office();
    breaking(at);
    const told = await looked(at);
    expect(bad(told).join('\n')).toMatch(new RegExp(said.source, 'm'));
    expect(told.code).toBe(code);
  });

  test('a Node that is too old', async () => {
    const told = await looked(await office(), { node: '20.20.2' });
    expect([told.code, bad(told)]).toEqual([74, [expect.stringMatching(/^program error Node 20\.20\.2/)]]);
  });

  test('a clock that stands in 1970', async () => {
    const told = await looked(await office(), { now: 0 });
    expect(told.code).toBe(74);
    expect(bad(told).join('\n')).toMatch(/^clock error 1970-01-01 01:00:00/m);
  });

  test('a clock behind the last run of the ledger', async () => {
    const told = await looked(await office(), { now: NOW - 86_400_000 });
    expect(told.code).toBe(74);
    expect(bad(told).join('\n')).toMatch(/^ledger error .*20251120/m);
  });

  test('a ledger in which another run writes', async () => {
    const at = await office();
    const ledger = await openLedger(at.ledger, { create: false, now: Date.now });
    onTestFinished(() => ledger.close());
    const writer = await ledger.lease({ holder: `paie@${hostname()}`, purpose: 'run 2025-12' });
    const told = await looked(at);
    await writer.release();
    expect([told.code, bad(told)]).toEqual([2, [expect.stringMatching(/^ledger look .*\(paie@/)]]);
  });

  test('everything at once: the settings come first', async () => {
    const at = await office();
    append('couleur: bleu')(at);
    chmodSync(at.output, 0o755);
    rmSync(at.ledger);
    writeFileSync(at.ledger, 'x'.repeat(500));
    const told = await looked(at);
    expect(told.code).toBe(64);
    expect(new Set(bad(told).map((line) => line.split(' ', 1)[0]))).toEqual(
      new Set(['settings', 'ledger', 'output']),
    );
  });
});

test('a place that nobody gave is said not to be looked at', async () => {
  const { config } = await office();
  const { code, out } = await trentieme('doctor', '--config', config);
  expect(out.match(/non contrôlé : donnez --(?:input|ledger|output)/g)).toHaveLength(3);
  expect([0, 2]).toContain(code);
});

test('the places of a schedule are looked at without being given', async () => {
  const at = await office();
  const { input, output, ledger, config } = at;
  writeFileSync(
    config,
    `${readFileSync(config, 'utf8')}schedule: { input: ${input}, output: ${output}, ledger: ${ledger} }\n`,
  );
  const { out } = await trentieme('doctor', '--config', config, '--json');
  const { lines } = JSON.parse(out) as { lines: DoctorLine[] };
  expect(lines.filter(({ state }) => state === 'skipped').map(({ area }) => area)).toEqual(['notify']);
});

test('a secret is never said, wherever it stands', async () => {
  const secret = 'hunter2-hunter2';
  process.env['TRENTIEME_TEST_SECRET'] = secret;
  onTestFinished(() => {
    delete process.env['TRENTIEME_TEST_SECRET'];
  });
  const at = await office([
    CALENDAR,
    'notify: { mail: { host: h, from: a@b.fr, to: [c@d.fr], user: u, passwordEnv: TRENTIEME_TEST_SECRET }, webhook: { url: "https://example.org/x", secretEnv: TRENTIEME_TEST_SECRET } }',
  ]);
  const url = `postgres://paie:${secret}@127.0.0.1:1/livre`;
  for (const json of [true, false]) {
    const told = await looked({ ...at, ledger: url }, { json });
    expect(told.text).not.toContain(secret);
    expect(told.code).toBe(74);
  }
});
