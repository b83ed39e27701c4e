import fc from 'fast-check';
import type { ExportTexts } from './engine.js';
import type { Conventions } from '../../src/model/index.js';
import type { OracleConventions } from './oracle/index.js';

/** A small academy whose facts are drawn at random, good and bad, and change from one export to the next. */
export interface World {
  /** First civil year of the school year most facts lie in. */
  readonly schoolYear: number;
  readonly conventions: OracleConventions;
  /** In order of pay month. */
  readonly runs: readonly { readonly payMonth: string; readonly texts: ExportTexts }[];
}

export type Row = readonly string[];

export const NUMENS = ['04E0100001ABA', '04E0200002ACA', '04E0300003ADA', '04E0400004AEA'] as const;
export const NIRS = ['191024006100181', '160024042800295', '192092419000302', '174024724600422'] as const;
const AWARDS = ['M1', 'M2', 'M3', 'M4', 'M5'] as const;
const UAIS = ['0330001X', '0330450K', '0330900Z', ''] as const;

/** Mostly the usual values, now and then an unusual one. */
export const rarely = <T>(usual: fc.Arbitrary<T>, unusual: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: unusual, weight: 1 });
const of = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** Days that rules turn on: month ends, school-year edges, the middle of a month, any day. */
export function day(year: number): fc.Arbitrary<string> {
  const y = String(year);
  const n = String(year + 1);
  const edges = of(
    `${y}-09-01`,
    `${y}-09-05`,
    `${y}-09-06`,
    `${y}-09-16`,
    `${y}-10-31`,
    `${y}-11-03`,
    `${y}-12-31`,
    `${n}-01-01`,
    `${n}-01-15`,
    `${n}-02-28`,
    `${n}-03-01`,
    `${n}-03-31`,
    `${n}-05-31`,
    `${n}-06-29`,
    `${n}-06-30`,
    `${n}-07-01`,
    `${n}-08-31`,
    `${y}-08-31`,
  );
  const any = fc
    .integer({ min: 0, max: 364 })
    .map((offset) => new Date(Date.UTC(year, 8, 1 + offset)).toISOString().slice(0, 10));
  return fc.oneof({ arbitrary: edges, weight: 2 }, { arbitrary: any, weight: 3 });
}

/** A first and a last day, rarely reversed. */
export function span(year: number): fc.Arbitrary<readonly [string, string]> {
  return fc
    .tuple(day(year), day(year), rarely(fc.constant(false), fc.constant(true), 25))
    .map(([a, b, reversed]) => (a <= b === reversed ? [b, a] : [a, b]));
}

export const agent = (numen: string, index: number): fc.Arbitrary<Row> =>
  fc.tuple(
    fc.constant(numen),
    rarely(of(NIRS[index] ?? NIRS[0]), of('191024006100180', '191024006100181'), 30),
    of('BLANC', 'SIMON'),
    of('Aïcha', 'Rémi'),
    rarely(of('T', 'S', 'C', 'C'), of('X'), 30),
    of('1', '2'),
    of('2010-01-01', '2013-10-01', '2014-01-15', '2015-07-01'),
    of('', 'O', 'N'),
    rarely(of('', 'N'), of('O'), 5),
  );

export function mission(id: string, year: number): fc.Arbitrary<Row> {
  const period = fc.oneof(
    { arbitrary: fc.constant([`${String(year)}-09-01`, ''] as const), weight: 3 },
    { arbitrary: span(year), weight: 3 },
  );
  return fc
    .tuple(
      fc.record({
        id: rarely(fc.constant(id), of(...AWARDS), 15),
        etat: rarely(of('', 'ACTIVE'), of('PROPOSEE', 'ANNULEE'), 5),
        numen: rarely(of(...NUMENS), of('99Z9999999ZZZ'), 25),
        uai: of(...UAIS),
        period,
        decharge: rarely(of('', 'N'), of('O'), 8),
        hse: rarely(of(''), of('O'), 12),
        stagiaire: rarely(of('S1', 'S2', 'S3'), of(''), 10),
        nbStagiaires: rarely(of('', '1'), of('0', '2', '1,5'), 10),
        nbEtudiants: rarely(of('', '1', '2'), of('0'), 10),
        district: rarely(of('D1'), of('D2', ''), 3),
        lettre: rarely(of('L1'), of(''), 6),
        serviceFait: rarely(of('', 'O'), of('N'), 6),
        participation: of('', '100', '50', '60', '33,33'),
      }),
      regimeCells(year),
    )
    .map(([m, [regime, fonction, niveau, modalite, taux]]) => [
      m.id,
      m.etat,
      m.numen,
      regime,
      fonction,
      niveau,
      modalite,
      m.uai,
      m.period[0],
      m.period[1],
      taux,
      m.participation,
      m.decharge,
      m.hse,
      m.stagiaire,
      m.nbStagiaires,
      m.nbEtudiants,
      m.district,
      m.lettre,
      m.serviceFait,
    ]);
}

/** regime, fonction, niveau, modalite, taux_annuel: consistent most of the time. */
function regimeCells(year: number): fc.Arbitrary<readonly [string, string, string, string, string]> {
  const rates = of('312,50', '625', '1250', '2500', '3750', '700');
  const modalite = of('A', 'A', 'A', 'P');
  const imp = fc.oneof(
    fc.tuple(
      fc.constant('IMP'),
      of(
        'DISCIPLINE',
        'EPS',
        'CYCLE',
        'NIVEAU',
        'CULTURE',
        'NUMERIQUE',
        'TUTORAT_LYCEE',
        'DECROCHAGE',
        'AUTRE',
      ),
      rarely(fc.constant('E'), of('A', ''), 15),
      modalite,
      rates,
    ),
    fc.tuple(
      fc.constant('IMP'),
      of('ACADEMIQUE', 'UNSS', 'UNSS'),
      rarely(fc.constant('A'), of('E')),
      modalite,
      rates,
    ),
    fc.tuple(fc.constant('IMP'), of('INCONNUE', ''), of('E'), of('A', ''), rates),
  );
  const flat = of('MF', 'T1D', 'CP', 'CPD_EPS', 'T2D', 'T2D', 'FA', 'SOPA', 'SOPA_M2').map(
    (code) => [code, '', '', '', ''] as const,
  );
  const ific = fc.tuple(
    fc.constant('IFIC'),
    of('PREFET_ETUDES', 'REFERENT_NUMERIQUE', 'TUTORAT', 'REFERENT_CULTURE'),
    of(''),
    of(''),
    rarely(of('400', '800,55', '2400'), of('399', '2401')),
  );
  const old = of('T2D_2010', 'SOPA_2010').map((code) => [code, '', '', '', ''] as const);
  const odd = of('PRIME').map((code) => [code, '', '', '', ''] as const);
  const weight = (from: boolean, many: number): number => (from ? many : 1);
  return fc.oneof(
    { arbitrary: imp, weight: weight(year >= 2015, 8) },
    { arbitrary: flat, weight: weight(year >= 2014, 8) },
    { arbitrary: ific, weight: weight(year < 2015, 5) },
    { arbitrary: old, weight: weight(year < 2014, 6) },
    { arbitrary: odd, weight: 1 },
  );
}

export function absence(id: string, year: number): fc.Arbitrary<Row> {
  const types = of(
    'CMO',
    'CMO',
    'CMO',
    'CMO',
    'SNF',
    'SNF',
    'MAT',
    'PAT',
    'CA',
    'AA',
    'CITIS',
    'TPT',
    'CLM',
    'CGM',
    'CLD',
    'CST',
    'DISPO',
    'CP',
    'CFP',
    'ADO',
  );
  const short = fc
    .tuple(day(year), fc.integer({ min: 0, max: 40 }))
    .map(([start, length]) => [start, plusDays(start, length)] as const);
  const long = fc.oneof(
    span(year),
    fc.constant([`${String(year - 1)}-10-15`, `${String(year + 1)}-02-10`] as const),
    fc.constant([`${String(year + 1)}-02-01`, plusDays(`${String(year + 1)}-03-01`, -1)] as const),
  );
  return fc
    .record({
      id: rarely(fc.constant(id), of('A1', 'A2'), 25),
      numen: rarely(of(...NUMENS), of('99Z9999999ZZZ'), 25),
      type: rarely(types, of('XXX'), 40),
      span: fc.oneof({ arbitrary: short, weight: 4 }, { arbitrary: long, weight: 1 }),
      prolongation: rarely(of('', 'N'), of('O'), 4),
      exoneration: rarely(of(''), of('ALD', 'COVID'), 6),
      origine: rarely(of(''), of(`${String(year - 1)}-07-01`, `${String(year - 4)}-01-15`), 4),
    })
    .map((a) => [a.id, a.numen, a.type, a.span[0], a.span[1], a.prolongation, a.exoneration, a.origine]);
}

export const service = (year: number): fc.Arbitrary<Row> =>
  fc
    .tuple(
      of(...NUMENS),
      span(year),
      rarely(of('50', '60', '75', '80', '83,33', '90', '95', '100'), of('110', '0'), 20),
      of('', '', '85,7', '91,43', '50'),
      fc.boolean(),
    )
    .map(([numen, [start, end], s, q, open]) => [numen, start, open ? '' : end, s, q]);

export const replacement = (id: string, year: number): fc.Arbitrary<Row> =>
  fc
    .tuple(
      rarely(fc.constant(id), of('R1'), 20),
      rarely(of(...AWARDS), of('M9'), 20),
      of(...NUMENS),
      span(year),
    )
    .map(([key, award, numen, [start, end]]) => [key, award, numen, start, end]);

const envelope = (year: number): fc.Arbitrary<Row> =>
  of('1000', '3000', '9000').map((amount) => ['0330001X', `${String(year)}-${String(year + 1)}`, amount]);

export const district = (year: number): fc.Arbitrary<Row> =>
  of('1250', '2500', '3750').map((rate) => ['D1', `${String(year)}-${String(year + 1)}`, rate]);

const schools: fc.Arbitrary<readonly Row[]> = fc.constantFrom<readonly Row[]>(
  [
    ['0330001X', 'CLG', '', '4', '72', '4,00'],
    ['0330450K', 'LGT', '', '6', '108', '5,50'],
    ['0330900Z', 'CLG', 'CLAIR', '', '', ''],
  ],
  [['0330450K', 'LPO', 'CLAIR', '2', '60', '2,00']],
);

export const HEADERS = {
  agents: 'numen;nir;nom;prenom;statut;degre;date_entree;cafipemf;cpge_service_complet',
  service: 'numen;date_debut;date_fin;quotite_service;quotite_financiere',
  missions:
    'id_mission;etat;numen;regime;fonction;niveau;modalite;uai;date_debut;date_fin;taux_annuel;participation;decharge;hse;stagiaire;nb_stagiaires;nb_etudiants;district;lettre_mission;service_fait',
  absences: 'id_absence;numen;type;date_debut;date_fin;prolongation;exoneration;date_origine',
  remplacements: 'id_remplacement;id_mission;numen_remplacant;date_debut;date_fin',
  etablissements: 'uai;type;programme;eps_enseignants;eps_heures;eps_etp',
  enveloppes: 'uai;annee_scolaire;montant',
  districts: 'district;annee_scolaire;taux_annuel',
} as const;

export type Tables = Readonly<Record<keyof typeof HEADERS, readonly Row[]>>;

/** Up to `count` rows, each with an id of its own. */
const rows = (
  prefix: string,
  count: number,
  row: (id: string) => fc.Arbitrary<Row>,
): fc.Arbitrary<readonly Row[]> =>
  fc
    .tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.option(row(`${prefix}${String(index + 1)}`), { freq: 3 }),
      ),
    )
    .map((drawn) => drawn.filter((one) => one !== null));

function tables(year: number): fc.Arbitrary<Tables> {
  return fc.record({
    agents: fc.tuple(...NUMENS.map(agent)).map((all) => all as readonly Row[]),
    service: rows('', 2, () => service(year)),
    missions: rows('M', AWARDS.length, (id) => mission(id, year)),
    absences: rows('A', 7, (id) => absence(id, year)),
    remplacements: rows('R', 2, (id) => replacement(id, year)),
    etablissements: schools,
    enveloppes: rows('', 1, () => envelope(year)),
    districts: rows('', 1, () => district(year)),
  });
}

/** A later export: some tables say something else. */
const changed = (before: Tables, year: number): fc.Arbitrary<Tables> =>
  fc
    .record({
      fresh: tables(year),
      keep: fc.record({
        agents: rarely(fc.constant(true), fc.constant(false)),
        service: rarely(fc.constant(true), fc.constant(false), 3),
        missions: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 }),
        absences: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
        remplacements: rarely(fc.constant(true), fc.constant(false), 3),
      }),
    })
    .map(({ fresh, keep }) => ({
      ...before,
      agents: keep.agents ? before.agents : fresh.agents,
      service: keep.service ? before.service : fresh.service,
      // Some rows stay, some are withdrawn, some are corrected.
      missions: before.missions.flatMap((row, at) => mixed(row, fresh.missions[at], keep.missions[at] ?? 0)),
      absences: before.absences.flatMap((row, at) => mixed(row, fresh.absences[at], keep.absences[at] ?? 0)),
      remplacements: keep.remplacements ? before.remplacements : fresh.remplacements,
    }));

function mixed(row: Row, other: Row | undefined, draw: number): readonly Row[] {
  if (draw === 0) return other === undefined ? [] : [other];
  return draw === 1 ? [] : [row];
}

export const conventions: fc.Arbitrary<OracleConventions> = fc.record({
  ninths: rarely(
    fc.constant<'service-windows' | 'pay-month'>('service-windows'),
    fc.constant('pay-month'),
    4,
  ),
  fullYearFrom: rarely(fc.constant('06-30'), of('06-15', '07-05'), 6),
  afterReplacement: rarely(fc.constant<'revive' | 'suspend'>('revive'), fc.constant('suspend'), 2),
  ificPayMonth: rarely(fc.constant<'07' | '06'>('07'), fc.constant('06'), 3),
  firstNinth: rarely(fc.constant<'11' | '10'>('11'), fc.constant('10'), 4),
  rounding: rarely(fc.constant<'half-up' | 'truncate'>('half-up'), fc.constant('truncate'), 4),
  letterMissing: rarely(fc.constant<'reject' | 'warn'>('reject'), fc.constant('warn'), 4),
  envelopeExceeded: rarely(fc.constant<'reject' | 'warn'>('warn'), fc.constant('reject'), 4),
  fullYearBy: rarely(fc.constant('09-05'), of('09-01', '09-15'), 6),
});

/** Worlds of the years in which the law changed most. */
export const worlds: fc.Arbitrary<World> = fc
  .tuple(of('2012', '2013', '2014', '2015', '2018', '2019', '2022', '2023', '2024').map(Number), conventions)
  .chain(([schoolYear, settings]) =>
    tables(schoolYear)
      .chain((first) => fc.tuple(fc.constant(first), changed(first, schoolYear)))
      .chain(([first, second]) =>
        fc.tuple(fc.constant(first), fc.constant(second), changed(second, schoolYear)),
      )
      .chain((exports) => fc.tuple(fc.constant(exports), payMonths(schoolYear)))
      .map(([exports, months]) => ({
        schoolYear,
        conventions: settings,
        runs: months.map((payMonth, at) => ({
          payMonth,
          texts: textsOf(exports[Math.min(at, exports.length - 1)] ?? exports[0]),
        })),
      })),
  );

/** Four pay months in order, from the first of the school year to years later. */
function payMonths(year: number): fc.Arbitrary<string[]> {
  return fc
    .tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 0, max: 8 }),
      rarely(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 15, max: 60 }), 2),
    )
    .map((steps) => {
      let month = year * 12 + 8;
      return steps.map((step) => {
        month += step;
        return `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
      });
    });
}

/** The tables of an export as CSV texts. */
export function textsOf(all: Tables): ExportTexts {
  return Object.fromEntries(
    Object.entries(all).map(([name, content]) => [
      name,
      [HEADERS[name as keyof typeof HEADERS], ...content.map((row) => row.join(';')), ''].join('\n'),
    ]),
  );
}

function plusDays(date: string, count: number): string {
  return new Date(Date.parse(date) + count * 86_400_000).toISOString().slice(0, 10);
}

/** The settings of a world as the engine reads them. */
export function engineConventions(conventions: OracleConventions): Conventions {
  const monthDay = (text: string) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) });
  return {
    ...conventions,
    fullYearFrom: monthDay(conventions.fullYearFrom),
    fullYearBy: monthDay(conventions.fullYearBy),
    ificPayMonth: conventions.ificPayMonth === '06' ? 6 : 7,
    firstNinth: conventions.firstNinth === '10' ? 10 : 11,
  };
}
