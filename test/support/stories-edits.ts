import fc from 'fast-check';
import { day, HEADERS, NUMENS, span, type Row, type Tables } from './worlds.js';

/** Values to put in some columns, by their names. */
export type Cells = readonly (readonly [column: string, value: string])[];

export interface Edit {
  readonly cells: fc.Arbitrary<Cells>;
}

export function withCells(row: Row, table: keyof Tables, cells: Cells): Row {
  const columns = HEADERS[table].split(';');
  const values = new Map(cells);
  return row.map((value, at) => values.get(columns[at] ?? '') ?? value);
}

const cell = (column: string, ...values: readonly string[]): Edit => ({
  cells: fc.constantFrom(...values).map((value) => [[column, value]]),
});

const dates = (year: number): Edit => ({
  cells: span(year).map(([start, end]) => [
    ['date_debut', start],
    ['date_fin', end],
  ]),
});

const date = (column: string, year: number): Edit => ({
  cells: day(year).map((value) => [[column, value]]),
});

export const missionEdits = (year: number): readonly Edit[] => [
  cell('etat', 'ANNULEE', 'ANNULEE', 'PROPOSEE'),
  cell('service_fait', 'N'),
  cell('service_fait', 'N', 'O'),
  cell('numen', ...NUMENS),
  cell('participation', '50', '33,33', '60', '0'),
  cell('taux_annuel', '625', '1250', '2500', '800'),
  cell('modalite', 'A', 'P'),
  cell('regime', 'PRIME'),
  { cells: fc.constantFrom(...payableRegimes(year)) },
  { cells: fc.constantFrom(...payableRegimes(year)) },
  cell('date_debut', `${String(year)}-09-01`, 'demain'),
  cell('date_fin', '', `${String(year + 1)}-06-30`),
  date('date_debut', year),
  date('date_fin', year),
  dates(year),
  { cells: fc.constantFrom(...usualDates(year)) },
  { cells: fc.constantFrom(...usualDates(year)) },
  { cells: fc.constantFrom(...usualDates(year)) },
];

export const absenceEdits = (year: number): readonly Edit[] => [
  cell('type', 'CMO', 'SNF', 'DISPO', 'MAT', 'XXX'),
  cell('numen', ...NUMENS),
  date('date_fin', year),
  dates(year),
];

export const replacementEdits = (year: number): readonly Edit[] => [
  cell('numen_remplacant', ...NUMENS),
  cell('date_fin', 'jamais'),
  date('date_fin', year),
  dates(year),
];

export const SERVICE_EDITS: readonly Edit[] = [
  cell('quotite_service', '50', '80', '110'),
  cell('quotite_financiere', '', '85,7'),
];

export const AGENT_EDITS: readonly Edit[] = [
  cell('statut', 'T', 'C', 'T', 'C', 'X'),
  cell('nir', '191024006100182'),
  cell('degre', '1', '2'),
];

/** The whole year, or a part of it that is paid for before long. */
export function usualDates(year: number): readonly Cells[] {
  const dates = (start: string, end: string): Cells => [
    ['date_debut', start],
    ['date_fin', end],
  ];
  const [y, n] = [String(year), String(year + 1)];
  const whole = dates(`${y}-09-01`, '');
  return [
    whole,
    whole,
    dates(`${y}-09-01`, `${y}-10-31`),
    dates(`${y}-09-01`, `${y}-12-31`),
    dates(`${y}-11-03`, `${n}-01-15`),
  ];
}

/** Regimes that nothing speaks against, with the cells that go with them. */
export function payableRegimes(year: number): readonly Cells[] {
  const regime = (name: string, fonction = '', niveau = '', modalite = '', taux = ''): Cells => [
    ['regime', name],
    ['fonction', fonction],
    ['niveau', niveau],
    ['modalite', modalite],
    ['taux_annuel', taux],
  ];
  const yearly = regime('IMP', 'DISCIPLINE', 'E', 'A', '1250');
  const occasional = regime('IMP', 'AUTRE', 'E', 'P', '625');
  const imp = [yearly, yearly, yearly, regime('IMP', 'ACADEMIQUE', 'A', 'A', '2500'), occasional, occasional];
  if (year >= 2014) {
    return [...(year >= 2015 ? imp : []), regime('T2D'), regime('FA'), regime('SOPA')];
  }
  return [regime('IFIC', 'REFERENT_NUMERIQUE', '', '', '800,55'), regime('T2D_2010'), regime('SOPA_2010')];
}
