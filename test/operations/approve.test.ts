import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readExportFiles } from '../../src/cli/export-files.js';
import { loadRunSettings } from '../../src/cli/run-settings.js';
import { loadStsFiles } from '../../src/cli/sts-files.js';
import { settingsReader } from '../../src/cli/settings-reader.js';
import { openLedger, type Ledger } from '../../src/ledger/index.js';
import { ApprovalError } from '../../src/operations/approve-error.js';
import { approve, type ApproveRequest } from '../../src/operations/approve.js';
import { pay } from '../../src/operations/pay.js';
import { OVERRIDES } from '../../src/model/index.js';
import type { RunSettings } from '../../src/run-inputs.js';
import { all } from '../ledger/worlds.js';
import { filesOf, temporaryFolder } from '../support/command-line.js';
import { changedLaw, filesOfTables, month, settingsFor } from '../support/paying.js';
import { SMALL_CONFIG, SMALL_EXPORT } from '../support/small-export.js';
import { individu, latin9, stsDocument } from '../support/sts.js';

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const WATCH = { tell: () => undefined, step: () => undefined };
const PREPARER = { name: 'Anne', login: 'adurand' };
const APPROVER = { name: 'Benoît', login: 'bmartin', at: '20251121093000' };

/** An export of another form, and the settings it is read with. */
interface Form {
  readonly input: string;
  readonly config: string;
  readonly set?: readonly string[];
  readonly regulations?: string;
  readonly lang?: 'fr' | 'en';
}

function withSts(): string {
  const folder = join(temporaryFolder(), 'export');
  cpSync(join(SAMPLES, '01-premier-mois/input'), folder, { recursive: true });
  const people = [individu('1001'), individu('1002', { stsFunction: 'EDU' })];
  const document = stsDocument({ uai: '0990001N', people, services: [] });
  writeFileSync(join(folder, 'sts_emp_0990001N_2025.xml'), latin9(document));
  const links = ['uai;annee;type;id;numen', '0990001N;2025;epp;1001;98E5117959PYC'];
  writeFileSync(join(folder, 'sts.csv'), `${links.join('\n')}\n`);
  writeFileSync(join(folder, 'COMPLET'), 'date: 2025-11-19\n');
  return folder;
}

/** A configuration of the samples under a name of its own, with the setting. */
function configOf(sample: string): string {
  const folder = join(temporaryFolder(), 'reglages');
  cpSync(join(SAMPLES, sample), folder, { recursive: true });
  return join(folder, 'trentieme.yaml');
}

const FORMS: readonly (readonly [string, () => Form])[] = [
  [
    'tables beside STS-web and a statement of their own, with values and law of the command line',
    () => ({
      input: withSts(),
      config: configOf('01-premier-mois'),
      set: ['conventions.rounding=truncate', 'codes.FA=9998'],
      regulations: changedLaw('fa.yaml', "value: '834'", "value: '900'"),
      lang: 'en',
    }),
  ],
  ['export.xml', () => ({ input: join(SAMPLES, '03-xml/input'), config: configOf('01-premier-mois') })],
  [
    'an extraction with its profile',
    () => ({ input: join(SAMPLES, '04-profils/epp'), config: configOf('04-profils') }),
  ],
];

describe('a release makes the same bytes again out of the archive alone', () => {
  test.each(FORMS)('of %s', async (_, formOf) => {
    const { input, config, set = [], regulations, lang = 'fr' } = formOf();
    const approval = [...set, 'approval=required'];
    const settings = await loadRunSettings({ config, set: approval, regulations, lang });
    const terminal = { out: () => undefined, err: () => undefined };
    const { files, exportedAt } = await readExportFiles(input, settings.profile, terminal, lang);
    const { sts } = await loadStsFiles(files, settings.config.encoding, lang);
    const at = temporaryFolder();
    const place = { output: join(at, 'sortie'), ledger: join(at, 'livre.db'), holder: 'test', now: Date.now };
    const result = await pay(
      {
        ...{ settings, files, sts, exportedAt, lang, workers: 1, ...place, operator: PREPARER },
        readProfile: settingsReader.profile,
        payMonth: month('2025-11'),
        created: '20251120220000',
        accepted: OVERRIDES,
        explanations: true,
      },
      WATCH,
    );
    expect(result).toMatchObject({ kind: 'done', prepared: { ...PREPARER, at: '20251120220000' } });
    const folder = join(place.output, '2025-11');
    const waiting = filesOf(join(folder, 'a-approuver'));
    expect(waiting['paiements.csv']?.toString().split('\n').length).toBeGreaterThan(10);
    await approve(releaseOf(settings, place), WATCH);
    expect(readdirSync(folder)).toEqual(['01']);
    expect(filesOf(join(folder, '01'))).toEqual(waiting);
  });
});

describe('a preparation is not released, and nothing of it changes,', () => {
  const cases: readonly (readonly [string, Partial<ApproveRequest>, object])[] = [
    [
      'by another version of the program',
      { program: { name: 'trentieme', version: '99.0.0' } },
      { kind: 'other-program', own: '99.0.0' },
    ],
    [
      'by a program that computes otherwise under the same version',
      {
        reader: {
          ...settingsReader,
          config: async (...given) => {
            const config = await settingsReader.config(...given);
            return config && { ...config, codes: { ...config.codes, IMP: '9999' } };
          },
        },
      },
      { kind: 'differs', names: ['paiements.csv', 'mouvements.txt', 'bordereau.json'] },
    ],
    [
      'by a program that does not read its law any more',
      { reader: { ...settingsReader, law: () => Promise.resolve(undefined) } },
      { kind: 'unreadable' },
    ],
    [
      'by a program that does not read its layout any more',
      { reader: { ...settingsReader, layout: () => undefined } },
      { kind: 'unreadable' },
    ],
  ];

  test.each(cases)('%s', async (_, changed, expected) => {
    const settings = await settingsFor(`${SMALL_CONFIG}approval: required\n`);
    const at = temporaryFolder();
    const place = { output: join(at, 'sortie'), ledger: join(at, 'livre.db'), holder: 'test', now: Date.now };
    await pay(
      {
        ...{ settings, sts: undefined, exportedAt: undefined, lang: 'fr', workers: 1, ...place },
        files: filesOfTables(SMALL_EXPORT),
        readProfile: settingsReader.profile,
        operator: PREPARER,
        payMonth: month('2025-11'),
        created: '20251120220000',
        accepted: [],
        explanations: false,
      },
      WATCH,
    );
    const before = filesOf(place.output);
    const fault = await approve({ ...releaseOf(settings, place), ...changed }, WATCH).catch(
      (error: unknown) => (error instanceof ApprovalError ? error.fault : error),
    );
    expect(fault).toMatchObject(
      'names' in expected
        ? { ...expected, names: expect.arrayContaining(expected.names as string[]) as unknown }
        : expected,
    );
    expect(filesOf(place.output)).toEqual(before);
    expect(existsSync(join(place.output, '2025-11', '01'))).toBe(false);
    await looking(place.ledger, async (book) => {
      expect((await book.head()).runs).toBe(0);
      expect([...(await book.preparations()).keys()]).toEqual([month('2025-11')]);
      expect(await all(book.verify())).toEqual([]);
    });
    await approve(releaseOf(settings, place), WATCH);
    expect(readdirSync(join(place.output, '2025-11'))).toEqual(['01']);
  });
});

function releaseOf(
  { tableSchemas, program }: RunSettings,
  place: Pick<ApproveRequest, 'output' | 'ledger' | 'holder' | 'now'>,
): ApproveRequest {
  return {
    ...{ ...place, tableSchemas, program, workers: 1 },
    signer: () => Promise.resolve(undefined),
    reader: settingsReader,
    payMonth: month('2025-11'),
    remittance: 1,
    approved: APPROVER,
  };
}

async function looking<Result>(address: string, body: (ledger: Ledger) => Promise<Result>): Promise<Result> {
  const ledger = await openLedger(address, { create: false, now: () => 0 });
  try {
    return await body(ledger);
  } finally {
    await ledger.close();
  }
}
