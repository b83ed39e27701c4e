import type { FieldKind } from './model.js';

/** A value the program has for a field, and what becomes of a layout that does not ask for it. */
export interface ProgramField {
  /** The kinds the value can be written as. A constant is always allowed in its place. */
  readonly kinds: readonly FieldKind[];
  /** `essential`: nobody can be paid without it. `expected`: something is lost. `offered`: there for who wants it. */
  readonly need: 'essential' | 'expected' | 'offered';
  /** Every value the program may give, where they are few: a field of kind `code` must list them. */
  readonly codes?: readonly string[];
  /** Characters the longest value has, where that is known. */
  readonly width?: number;
}

export type ProgramFields = Readonly<Record<string, ProgramField>>;

const ALL: ProgramFields = {
  type: { kinds: [], need: 'essential' },
  seq: { kinds: ['number'], need: 'expected' },
};

const HEADER: ProgramFields = {
  academie: { kinds: ['digits', 'text'], need: 'expected', width: 2 },
  ministere: { kinds: ['text'], need: 'expected', width: 3 },
  mois_paie: { kinds: ['month'], need: 'expected' },
  remise: { kinds: ['number'], need: 'expected' },
  created: { kinds: ['timestamp'], need: 'expected' },
  mode: { kinds: ['code', 'text'], need: 'expected', codes: ['P', 'T'] },
};

/** What the header says is offered to every record: payers often want the month or the académie on each line. */
const HEADER_OFFERED: ProgramFields = Object.fromEntries(
  Object.entries(HEADER).map(([name, field]) => [name, { ...field, need: 'offered' }]),
);

const LOT: ProgramFields = {
  uai: { kinds: ['text'], need: 'expected', width: 8 },
  lot: { kinds: ['number'], need: 'expected' },
};

const SUMS: ProgramFields = {
  details: { kinds: ['number'], need: 'expected' },
  credits: { kinds: ['cents', 'number'], need: 'expected' },
  debits: { kinds: ['cents', 'number'], need: 'expected' },
};

/**
 * The names by which the program fills fields, record by record. A layout may ask for fewer, in any order and
 * width; for a name that is not here the program has no value.
 */
export const PROGRAM_FIELDS: Readonly<Record<string, ProgramFields>> = {
  E0: { ...ALL, ...HEADER },
  L1: { ...ALL, ...HEADER_OFFERED, ...LOT },
  M2: {
    ...ALL,
    ...HEADER_OFFERED,
    ministere: { kinds: ['text'], need: 'expected', width: 3 },
    lot: { kinds: ['number'], need: 'offered' },
    nir: { kinds: ['nir', 'text'], need: 'essential', width: 13 },
    cle: { kinds: ['digits', 'text'], need: 'expected', width: 2 },
    nom: { kinds: ['name'], need: 'expected' },
    uai: { kinds: ['text'], need: 'expected', width: 8 },
    code_indemnite: { kinds: ['digits', 'text'], need: 'essential', width: 4 },
    date_debut: { kinds: ['date'], need: 'expected' },
    date_fin: { kinds: ['date'], need: 'expected' },
    sens: { kinds: ['sign'], need: 'essential' },
    montant: { kinds: ['cents', 'number'], need: 'essential' },
    regime: { kinds: ['text', 'code'], need: 'expected' },
    mois_origine: { kinds: ['month'], need: 'expected' },
    nature: { kinds: ['code', 'text'], need: 'expected', codes: ['N', 'R', 'T'] },
    reference: { kinds: ['text'], need: 'expected', width: 24 },
  },
  L8: { ...ALL, ...HEADER_OFFERED, ...LOT, ...SUMS },
  F9: {
    ...ALL,
    ...HEADER_OFFERED,
    ...SUMS,
    records: { kinds: ['number'], need: 'expected' },
    persons: { kinds: ['number'], need: 'expected' },
    lots: { kinds: ['number'], need: 'expected' },
    hash: { kinds: ['number'], need: 'expected', width: 13 },
  },
};
