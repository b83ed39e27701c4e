import type { FieldKind, Words } from './model.js';

/** What is true of every field of a kind. */
export interface KindFacts {
  /** The only width the kind can have; absent when any will do. */
  readonly width?: number;
  readonly nature: 'alphanumeric' | 'numeric' | 'date';
  /** The form of the value, for people. */
  readonly form: Words;
  /** Unlike what any agent has, for the sample record of the documentation; cut or filled to the width. */
  readonly sample: string;
}

export const KINDS: Readonly<Record<FieldKind, KindFacts>> = {
  constant: { nature: 'alphanumeric', form: { fr: 'constante', en: 'constant' }, sample: '' },
  text: { nature: 'alphanumeric', form: { fr: 'majuscules', en: 'upper case' }, sample: 'X' },
  name: {
    nature: 'alphanumeric',
    form: { fr: 'nom translittéré', en: 'transliterated name' },
    sample: 'NOM',
  },
  code: { nature: 'alphanumeric', form: { fr: 'code', en: 'code' }, sample: '' },
  digits: { nature: 'alphanumeric', form: { fr: 'chiffres', en: 'digits' }, sample: '0' },
  nir: { nature: 'alphanumeric', width: 13, form: { fr: 'NIR', en: 'NIR' }, sample: '2550814168025' },
  number: { nature: 'numeric', form: { fr: 'entier', en: 'whole number' }, sample: '1' },
  cents: { nature: 'numeric', form: { fr: 'centimes', en: 'cents' }, sample: '1' },
  month: { nature: 'date', width: 6, form: { fr: 'AAAAMM', en: 'YYYYMM' }, sample: '201509' },
  date: { nature: 'date', width: 8, form: { fr: 'AAAAMMJJ', en: 'YYYYMMDD' }, sample: '20150901' },
  timestamp: {
    nature: 'date',
    width: 14,
    form: { fr: 'AAAAMMJJHHMMSS', en: 'YYYYMMDDHHMMSS' },
    sample: '20150901120000',
  },
  sign: { nature: 'alphanumeric', width: 1, form: { fr: '+ ou -', en: '+ or -' }, sample: '+' },
  filler: { nature: 'alphanumeric', form: { fr: 'espaces', en: 'spaces' }, sample: '' },
};
