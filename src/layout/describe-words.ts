import type { Lang } from './model.js';

/** The words of the description of a layout. */
export interface DescriptionWords {
  readonly version: string;
  readonly technical: string;
  readonly structure: string;
  readonly structureIs: (types: string) => string;
  readonly charset: string;
  readonly recordLength: string;
  readonly recordLengthIs: (bytes: number) => string;
  readonly recordSeparator: string;
  readonly recordSeparatorIs: string;
  readonly fieldSeparator: string;
  readonly fieldSeparatorIs: string;
  readonly alphanumeric: string;
  readonly alphanumericIs: string;
  readonly numeric: string;
  readonly numericIs: string;
  readonly date: string;
  readonly dateIs: string;
  readonly record: (type: string, label: string) => string;
  readonly columns: readonly string[];
  readonly filler: string;
  readonly maximum: (value: number) => string;
  readonly optional: string;
  readonly sample: string;
}

export const DESCRIPTION_WORDS: Readonly<Record<Lang, DescriptionWords>> = {
  fr: {
    version: 'version',
    technical: 'Informations techniques (LPF, art. A47 A-1, II)',
    structure: 'structure',
    structureIs: (types) => `fichier à plat, séquentiel, structure zonée, multistructure (${types})`,
    charset: 'jeu de caractères',
    recordLength: "longueur d'enregistrement",
    recordLengthIs: (bytes) => `fixe, ${bytes} octets, séparateur non compris`,
    recordSeparator: "séparateur d'enregistrement",
    recordSeparatorIs: 'retour chariot et fin de ligne (0D 0A)',
    fieldSeparator: 'séparateur de zone',
    fieldSeparatorIs: 'aucun : zones de longueur fixe',
    alphanumeric: 'alphanumérique',
    alphanumericIs: 'majuscules, cadré à gauche, complété à droite par des espaces',
    numeric: 'numérique',
    numericIs:
      'mode caractère, base décimale, sans signe ni décimale, cadré à droite, complété à gauche par des zéros',
    date: 'date',
    dateIs: 'AAAAMM, AAAAMMJJ ou AAAAMMJJHHMMSS, sans séparateur',
    record: (type, label) => `Enregistrement ${type} : ${label}`,
    columns: ['position', 'longueur', 'zone', 'type', 'format', 'signification'],
    filler: 'réservé',
    maximum: (value) => `au plus ${value}`,
    optional: 'peut être à blanc',
    sample: 'Exemple',
  },
  en: {
    version: 'version',
    technical: 'Technical information (LPF, art. A47 A-1, II)',
    structure: 'structure',
    structureIs: (types) => `flat file, sequential, fixed fields, several record types (${types})`,
    charset: 'charset',
    recordLength: 'record length',
    recordLengthIs: (bytes) => `fixed, ${bytes} bytes, separator not included`,
    recordSeparator: 'record separator',
    recordSeparatorIs: 'carriage return and line feed (0D 0A)',
    fieldSeparator: 'field separator',
    fieldSeparatorIs: 'none: fields of fixed length',
    alphanumeric: 'alphanumeric',
    alphanumericIs: 'upper case, left, filled with spaces on the right',
    numeric: 'numeric',
    numericIs: 'characters, base ten, neither sign nor decimals, right, filled with zeros on the left',
    date: 'date',
    dateIs: 'YYYYMM, YYYYMMDD or YYYYMMDDHHMMSS, without separator',
    record: (type, label) => `Record ${type}: ${label}`,
    columns: ['position', 'length', 'field', 'type', 'format', 'meaning'],
    filler: 'reserved',
    maximum: (value) => `at most ${value}`,
    optional: 'may be blank',
    sample: 'Sample',
  },
};
