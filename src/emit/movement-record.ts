import { daysOf, formatIsoDate, parsePayMonth } from '../calendar/index.js';
import type { FieldValue, FieldValues } from '../layout/index.js';
import type { ControlTotals } from './control-totals.js';

/** What the file says of itself. */
export interface FileHeader {
  /** Two digits. */
  readonly academie: string;
  /** Three characters. */
  readonly ministere: string;
  /** `AAAA-MM`. */
  readonly payMonth: string;
  /** Rank of the remittance in the pay month, 1 to 99. */
  readonly remittance: number;
  /** `AAAAMMJJHHMMSS`, from `--now`. */
  readonly created: string;
  /** `P` production, `T` test. */
  readonly mode: 'P' | 'T';
}

/** The fields the header fills, in `E0` and wherever else a layout wants them. */
export const headerFieldNames = ['academie', 'ministere', 'mois_paie', 'remise', 'created', 'mode'] as const;

type HeaderField = (typeof headerFieldNames)[number];

/** One movement to write. */
export interface MovementRecord {
  /** Fifteen characters, key included. */
  readonly nir: string;
  readonly familyName: string;
  readonly givenName: string;
  /** Empty when the award has no school. */
  readonly uai: string;
  readonly allowanceCode: string;
  readonly sign: '+' | '-';
  /** Unsigned. */
  readonly cents: bigint;
  readonly regime: string;
  /** `AAAA-MM`. */
  readonly instalmentMonth: string;
  readonly nature: 'N' | 'R' | 'T';
  readonly reference: string;
}

/** What the header gives every record, by field name. */
export function headerValues(header: FileHeader): Readonly<Record<HeaderField, FieldValue>> {
  return {
    academie: header.academie,
    ministere: header.ministere,
    mois_paie: compactMonth(header.payMonth),
    remise: header.remittance,
    created: header.created,
    mode: header.mode,
  };
}

/** What a movement gives its `M2`, by field name. The dates are the first and last day of the month of origin. */
export function movementValues(movement: MovementRecord): FieldValues {
  const { compact, firstDay, lastDay } = writtenMonth(movement.instalmentMonth);
  const { nir, cle, nom } = writtenPerson(movement);
  return {
    nir,
    cle,
    nom,
    uai: movement.uai,
    code_indemnite: movement.allowanceCode,
    date_debut: firstDay,
    date_fin: lastDay,
    sens: movement.sign,
    montant: movement.cents,
    regime: movement.regime,
    mois_origine: compact,
    nature: movement.nature,
    reference: movement.reference,
  };
}

/** Someone as the fields of a record want them. */
interface WrittenPerson {
  readonly of: Pick<MovementRecord, 'nir' | 'familyName' | 'givenName'>;
  readonly nir: string;
  readonly cle: string;
  readonly nom: string;
}

/** The movements of an award follow each other: the texts of their person are made once, and are quick to compare. */
function writtenPerson({ nir, familyName, givenName }: MovementRecord): WrittenPerson {
  const { of } = latestPerson;
  if (of.nir === nir && of.familyName === familyName && of.givenName === givenName) return latestPerson;
  return (latestPerson = {
    of: { nir, familyName, givenName },
    nir: nir.slice(0, 13),
    cle: nir.slice(13),
    nom: `${familyName} ${givenName}`,
  });
}

let latestPerson: WrittenPerson = {
  of: { nir: '', familyName: '', givenName: '' },
  nir: '',
  cle: '',
  nom: ' ',
};

/** What the totals give `L8` and `F9`, by field name. */
export function totalValues({ details, persons, credits, debits, hash }: ControlTotals): FieldValues {
  return { details, persons, credits, debits, hash };
}

/**
 * The nature a movement must have (rules section 9): a negative one is a recovery; a positive one belongs to the
 * month paid, or is arrears of an earlier one. `undefined`: paid before it is due, which never happens.
 */
export function natureOf(
  sign: string,
  instalmentMonth: string,
  payMonth: string,
): 'N' | 'R' | 'T' | undefined {
  if (sign === '-') return 'T';
  if (instalmentMonth === payMonth) return 'N';
  return instalmentMonth < payMonth ? 'R' : undefined;
}

/** `AAAA-MM` → `AAAAMM`; any other text unchanged, for the layout to refuse. */
function compactMonth(text: string): string {
  return writtenMonth(text).compact;
}

/** A month as the fields of a record want it; of a text that is none, no days. */
interface WrittenMonth {
  readonly compact: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A file has a few dozen months and a million movements: each month is worked out once. */
function writtenMonth(text: string): WrittenMonth {
  const known = WRITTEN_MONTHS.get(text);
  if (known !== undefined) return known;
  const month = parsePayMonth(text);
  if (month === undefined) return { compact: text, firstDay: '', lastDay: '' };
  const { start, end } = daysOf(month);
  const made = {
    compact: text.replace('-', ''),
    firstDay: formatIsoDate(start).replaceAll('-', ''),
    lastDay: formatIsoDate(end).replaceAll('-', ''),
  };
  WRITTEN_MONTHS.set(text, made);
  return made;
}

/** Real months only, hence few. */
const WRITTEN_MONTHS = new Map<string, WrittenMonth>();
