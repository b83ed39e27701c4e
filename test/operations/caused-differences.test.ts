import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatPayMonth } from '../../src/calendar/index.js';
import type { CausedMovement } from '../../src/model/cause.js';
import { causesOfMovement } from '../../src/operations/causes/differences.js';
import { causeSentence } from '../../src/report/causes/cause-sentences.js';
import { STORES } from '../ledger/stores.js';
import { all } from '../ledger/worlds.js';
import { asking, between, toldLines } from '../support/causes.js';
import { temporaryFolder, trentieme } from '../support/command-line.js';
import { exportXml } from '../support/export-xml.js';
import { changedLaw, payOffice, settingsFor } from '../support/paying.js';
import {
  ELIA,
  INES,
  NOEL,
  SMALL_CONFIG,
  SMALL_EXPORT,
  table,
  withValue,
  ZOE,
  type Tables,
} from '../support/small-export.js';

const { agents, missions, absences, service } = SMALL_EXPORT;

/** An académie pays November, something changes, it pays December; the R and T of December have one cause. */
interface Story {
  readonly november?: Tables;
  /** As it pays in November, the settings apart. */
  readonly novemberConfig?: string;
  readonly december?: Tables;
  readonly decemberSettings?: () => ReturnType<typeof settingsFor>;
  readonly meanwhile?: (ledger: string) => Promise<unknown>;
  readonly cause: string;
  /** Award, month of origin and cents. */
  readonly moves: readonly string[];
}

const withMission = (key: string, column: string, value: string): Tables => ({
  ...SMALL_EXPORT,
  missions: withValue(missions, key, column, value),
});

const CONTRACT: Tables = { ...SMALL_EXPORT, agents: withValue(agents, ZOE, 'date_entree', '2025-09-01') };

const STORIES: Readonly<Record<string, Story>> = {
  'a date that moved': {
    december: withMission('M4', 'date_fin', '2025-10-15'),
    cause: 'mission M4, missions.csv ligne 5, date_fin : (vide) → 2025-10-15',
    moves: ['M4 2025-10 -2978', 'M4 2025-11 -5957'],
  },
  'a row that moved too': {
    december: {
      ...SMALL_EXPORT,
      missions: { ...missions, rows: withValue(missions, 'M4', 'date_fin', '2025-10-15').rows.toReversed() },
    },
    cause: 'mission M4, missions.csv ligne 4 (avant : ligne 5), date_fin : (vide) → 2025-10-15',
    moves: ['M4 2025-10 -2978', 'M4 2025-11 -5957'],
  },
  'a rate, in a law file': {
    decemberSettings: () =>
      settingsFor(SMALL_CONFIG, { regulations: changedLaw('fa.yaml', "value: '834'", "value: '900'") }),
    cause: "texte ajouté : fa.yaml (fichier de l'académie), empreinte f5ec8a6fef45",
    moves: ['M4 2025-09 472', 'M4 2025-10 472', 'M4 2025-11 472'],
  },
  'a convention': {
    decemberSettings: () => settingsFor(`${SMALL_CONFIG}conventions:\n  rounding: truncate\n`),
    cause: 'réglage conventions.rounding : half-up → truncate',
    moves: [
      ...['M1 2025-09 -1', 'M1 2025-10 -1', 'M1 2025-11 -1'],
      ...['M2 2025-10 -1', 'M2 2025-11 -1', 'M3 2025-11 -1'],
    ],
  },
  'a code that was missing': {
    novemberConfig: SMALL_CONFIG.replace('  FA: 9008\n', ''),
    cause:
      'réglage codes.FA : (vide) → 9008 — erreur réparée : le mouvement ne pouvait pas être écrit, trentieme.yaml [layout.missing]',
    moves: ['M4 2025-09 5957', 'M4 2025-10 5957', 'M4 2025-11 5957'],
  },
  'an absence that came': {
    december: {
      ...SMALL_EXPORT,
      absences: {
        ...absences,
        rows: [...absences.rows, `A3;${NOEL};DISPO;2025-10-16;2025-10-31;;;`.split(';')],
      },
    },
    cause: `ligne ajoutée : absence A3, absences.csv ligne 4 (numen ${NOEL}, type DISPO, date_debut 2025-10-16, date_fin 2025-10-31)`,
    moves: ['M4 2025-10 -2978'],
  },
  'an absence that went': {
    december: { ...SMALL_EXPORT, absences: { ...absences, rows: absences.rows.slice(1) } },
    cause: `ligne retirée : absence A1, absences.csv ligne 2 de l'export précédent (numen ${ZOE}, type CMO, date_debut 2025-10-06, date_fin 10/10/2025)`,
    moves: ['M1 2025-10 486'],
  },
  'an absence rejected, then repaired': {
    november: { ...SMALL_EXPORT, absences: withValue(absences, 'A1', 'type', 'XXX') },
    cause:
      "absence A1, absences.csv ligne 2, type : XXX → CMO — erreur réparée : l'agent était bloqué, absences.csv ligne 2 était rejetée [field.enum]",
    moves: ['M1 2025-09 10417', 'M1 2025-10 9931', 'M1 2025-11 10417'],
  },
  'an agent rejected, then repaired, whose NIR nobody reads': {
    november: { ...SMALL_EXPORT, agents: withValue(agents, NOEL, 'nir', '179119935204007') },
    cause: `agent ${NOEL}, agents.csv ligne 5, nir : (valeur masquée) → (valeur masquée) — erreur réparée : rien ne pouvait être calculé, agents.csv ligne 5 était rejetée [nir.key]`,
    moves: ['M4 2025-09 5957', 'M4 2025-10 5957', 'M4 2025-11 5957'],
  },
  'a replacement': {
    december: {
      ...SMALL_EXPORT,
      remplacements: table('id_remplacement;id_mission;numen_remplacant;date_debut;date_fin', [
        `R1;M4;${INES};2025-10-01;2025-10-15`,
      ]),
    },
    cause: `ligne ajoutée : remplacement R1, remplacements.csv ligne 2 (id_mission M4, numen_remplacant ${INES}, date_debut 2025-10-01, date_fin 2025-10-15)`,
    moves: ['M4 2025-10 3475', 'M4 2025-10 -2978'],
  },
  'an award cancelled': {
    december: withMission('M4', 'etat', 'ANNULEE'),
    cause: 'mission M4, missions.csv ligne 5, etat : (vide) → ANNULEE',
    moves: ['M4 2025-09 -5957', 'M4 2025-10 -5957', 'M4 2025-11 -5957'],
  },
  'an award that came late': {
    november: {
      ...SMALL_EXPORT,
      missions: { ...missions, rows: missions.rows.filter(([id]) => id !== 'M4') },
    },
    cause: `ligne ajoutée : mission M4, missions.csv ligne 5 (numen ${NOEL}, regime FA, date_debut 2025-09-01)`,
    moves: ['M4 2025-09 5957', 'M4 2025-10 5957', 'M4 2025-11 5957'],
  },
  'a service certified late': {
    november: withMission('M4', 'service_fait', 'N'),
    cause:
      "mission M4, missions.csv ligne 5, service_fait : N → (vide) — jusque-là, le service fait n'était pas certifié",
    moves: ['M4 2025-09 5957', 'M4 2025-10 5957', 'M4 2025-11 5957'],
  },
  'an award no longer only proposed': {
    november: withMission('M4', 'etat', 'PROPOSEE'),
    cause:
      "mission M4, missions.csv ligne 5, etat : PROPOSEE → (vide) — jusque-là, la mission n'était que proposée",
    moves: ['M4 2025-09 5957', 'M4 2025-10 5957', 'M4 2025-11 5957'],
  },
  'another holder': {
    december: withMission('M4', 'numen', ELIA),
    cause: `mission M4, missions.csv ligne 5, numen : ${NOEL} → ${ELIA}`,
    moves: [
      ...['M4 2025-09 -5957', 'M4 2025-10 -5957', 'M4 2025-11 -5957'],
      ...['M4 2025-09 6950', 'M4 2025-10 6950', 'M4 2025-11 6950'],
    ],
  },
  'a part-time line': {
    december: { ...SMALL_EXPORT, service: withValue(service, NOEL, 'quotite_service', '50') },
    cause: `temps partiel de ${NOEL}, service.csv ligne 2, quotite_service : 80 → 50`,
    moves: ['M4 2025-09 -2482', 'M4 2025-10 -2482', 'M4 2025-11 -2482'],
  },
  'the status of an agent': {
    november: CONTRACT,
    december: { ...CONTRACT, agents: withValue(CONTRACT.agents ?? agents, ZOE, 'statut', 'C') },
    cause: `agent ${ZOE}, agents.csv ligne 2, statut : T → C`,
    moves: ['M1 2025-10 -1250'],
  },
  'two dates that act together only': {
    november: withMission('M4', 'date_fin', '2025-09-30'),
    december: {
      ...SMALL_EXPORT,
      missions: withValue(
        withValue(missions, 'M4', 'date_debut', '2025-10-01'),
        ...(['M4', 'date_fin', '2025-11-30'] as const),
      ),
    },
    cause:
      'ensemble : mission M4, missions.csv ligne 5, date_debut : 2025-09-01 → 2025-10-01, date_fin : 2025-09-30 → 2025-11-30',
    moves: ['M4 2025-09 -5957', 'M4 2025-10 5957', 'M4 2025-11 5957'],
  },
  'another allowance, with all that goes with it': {
    november: withMission('M6', 'regime', 'FA'),
    cause:
      'mission M6, missions.csv ligne 7, regime : FA → IMP — erreur réparée : rien ne pouvait être calculé, missions.csv ligne 7 était rejetée [function.unknown]',
    moves: ['M6 2025-11 31250'],
  },
  'what the payer took otherwise': {
    meanwhile: answered('M4 2025-10 59,57', 'MODIFIE;;50,00'),
    cause: 'montant modifié par le payeur sur la remise 2025-11/01, référence 8FC1EFAB296E4B990AD6A08A',
    moves: ['M4 2025-10 957'],
  },
  'a rejection by the payer': {
    meanwhile: answered('M4 2025-10 59,57', 'REJETE;RIB;'),
    cause: 'rejet du payeur sur la remise 2025-11/01, référence 8FC1EFAB296E4B990AD6A08A',
    moves: ['M4 2025-10 5957'],
  },
};

/** The payer answers to a movement of November. */
function answered(movement: string, answer: string): (ledger: string) => Promise<void> {
  return async (ledger) => {
    const csv = (await trentieme('ledger', 'export', '--ledger', ledger)).out.split('\r\n');
    const [award = '', month = '', amount = ''] = movement.split(' ');
    const row = csv
      .map((line) => line.split(';'))
      .find((cells) => [award, month, amount].every((cell) => cells.includes(cell)));
    const reference = row?.find((cell) => /^[0-9A-F]{24}$/.test(cell)) ?? '';
    const file = join(temporaryFolder(), 'retour.csv');
    writeFileSync(file, `reference;statut;motif;montant\n${reference};${answer}\n`);
    expect((await trentieme('acknowledge', file, '--ledger', ledger)).code).toBe(0);
  };
}

/** Lives a story; gives what is told of everything that moved in December beside its instalments. */
async function lived(story: Omit<Story, 'cause' | 'moves'>, address: string): Promise<CausedMovement[]> {
  await payOffice(address, await settingsFor(story.novemberConfig)).pay('2025-11', story.november);
  await story.meanwhile?.(address);
  await payOffice(address, await (story.decemberSettings ?? settingsFor)()).pay('2025-12', story.december);
  const told = await asking(address, (context) => between(context, '2025-11/01', '2025-12'));
  return told.filter(({ nature }) => nature !== 'N');
}

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const ledgerPath = (): string => join(temporaryFolder(), 'ledger.db');

test.each(Object.entries(STORIES))('the cause of a difference is %s, and nothing else', async (_, story) => {
  const told = await lived(story, ledgerPath());
  expect(
    told.map(({ key, amount }) => [key.award, formatPayMonth(key.instalmentMonth), amount].join(' ')),
  ).toEqual(story.moves);
  expect(
    new Set(told.map(({ parts }) => parts.map(({ cause }) => plain(causeSentence(cause, 'fr'))).join(' | '))),
  ).toEqual(new Set([story.cause]));
});

test('several changes have each their part, and what changed without effect is said', async () => {
  const december: Tables = {
    ...SMALL_EXPORT,
    agents: withValue(withValue(agents, NOEL, 'cafipemf', 'O'), NOEL, 'nom', 'AUTRE'),
    missions: withValue(missions, 'M4', 'date_fin', '2025-10-15'),
    service: withValue(service, NOEL, 'quotite_service', '50'),
  };
  const date = 'mission M4, missions.csv ligne 5, date_fin : (vide) → 2025-10-15';
  const partTime = `temps partiel de ${NOEL}, service.csv ligne 2, quotite_service : 80 → 50`;
  const idle = [
    `  sans effet sur le montant : agent ${NOEL}, agents.csv ligne 5, cafipemf : N → O`,
    `  sans effet sur le montant : agent ${NOEL}, agents.csv ligne 5, nom : (valeur masquée) → (valeur masquée)`,
  ];
  expect((await lived({ december }, ledgerPath())).flatMap(toldLines)).toEqual([
    `M4 ${NOEL} 2025-09 T -2482`,
    `  ${partTime} : −24,82 €`,
    ...[...idle, `  sans effet sur le montant : ${date}`],
    `M4 ${NOEL} 2025-10 T -4219`,
    ...[`  ${date} : −29,78 €`, `  ${partTime} : −12,41 €`],
    ...idle,
    `M4 ${NOEL} 2025-11 T -5957`,
    `  ${date} : −59,57 €`,
    ...[...idle, `  sans effet sur le montant : ${partTime}`],
  ]);
});

test('an export in another form is told by its own files and lines', async () => {
  const address = ledgerPath();
  const office = payOffice(address, await settingsFor());
  await office.pay('2025-11');
  const tables = Object.entries(withMission('M4', 'date_fin', '2025-10-15'));
  const xml = exportXml(tables.map(([name, each]) => ({ name, ...each })));
  const files = [{ name: 'export.xml', bytes: new TextEncoder().encode(xml) }];
  await office.pay('2025-12', undefined, { files });
  const told = await asking(address, (context) => between(context, '2025-11', '2025-12'));
  const line = xml.slice(0, xml.indexOf('<id_mission>M4')).split('\n').length;
  expect(told.filter(({ nature }) => nature === 'T').flatMap(toldLines)[1]).toBe(
    `  mission M4, export.xml ligne ${String(line)} (avant : missions.csv ligne 5), date_fin : (vide) → 2025-10-15 : −29,78 €`,
  );
});

test('the first pay run of a ledger has none before it', async () => {
  const address = ledgerPath();
  await payOffice(address, await settingsFor()).pay('2025-11');
  await asking(address, async (context) => {
    const [posting] = await all(context.ledger.show());
    const caused = posting === undefined ? undefined : await causesOfMovement(posting, context);
    expect(caused?.since).toBeUndefined();
    expect(caused?.parts).toEqual([{ cause: { kind: 'first-run' }, amount: caused?.amount }]);
  });
});

describe.each(STORES)('in $name,', (store) => {
  test('what a movement is told alone is what it is told among all, whatever the movement', async () => {
    const address = await store.freshAddress();
    const told = await lived(STORIES['another holder'] ?? {}, address);
    await asking(address, async (context) => {
      for (const posting of await all(context.ledger.show())) {
        const among = told.find(({ reference }) => reference === posting.reference);
        if (among !== undefined) expect(await causesOfMovement(posting, context)).toEqual(among);
      }
    });
  });

  test('a remittance cancelled meanwhile is the cause, seen from it or from the one before', async () => {
    const address = await store.freshAddress();
    const office = payOffice(address, await settingsFor());
    await office.pay('2025-10');
    await office.pay('2025-11', withMission('M4', 'date_fin', '2025-10-15'));
    expect(
      (await trentieme('cancel', '--month', '2025-11', '--remittance', '1', '--ledger', address)).code,
    ).toBe(0);
    await office.pay('2025-12');
    const from = (run: string): Promise<string[]> =>
      asking(address, async (context) => {
        const told = await between(context, run, '2025-12');
        const mine = told.filter(({ key, nature }) => nature === 'R' && key.award === 'M1');
        return mine.flatMap(toldLines);
      });
    expect(await from('2025-11/01')).toEqual([
      `M1 ${ZOE} 2025-11 R 10417`,
      '  annulation de la remise 2025-11/01 : +104,17 €',
    ]);
    expect(await from('2025-10/01')).toEqual([
      `M1 ${ZOE} 2025-11 R 10417`,
      '  échéance déjà envoyée par la remise 2025-11/01, annulée depuis : +104,17 €',
    ]);
  });
});
