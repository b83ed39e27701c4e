import type { Words } from '../words.js';
import { NO_CONTROL } from '../words.js';
import { COLUMNS } from './columns.js';

export const EN_WORDS: Words = {
  quoted: (text) => `“${text}”`,
  blank: '(blank)',
  masked: '(masked value)',
  or: 'or',
  and: 'and',
  isOne: (count) => Math.abs(count) === 1,
  date: (year, month, day) => `${year}-${month}-${day}`,
  period: (start, end) => (end === undefined ? `from ${start} on` : `from ${start} to ${end}`),
  number: (text) => text.replace(',', '.'),
  euros: (whole, cents) => `€${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${cents === '' ? '' : `.${cents}`}`,
  eurosBetween: (least, most) => `from ${least} to ${most}`,
  degrees: { '1': 'primary school', '2': 'secondary school' },
  accepted: {
    'AAAA-MM-JJ, JJ/MM/AAAA': 'a date that exists, written YYYY-MM-DD or DD/MM/YYYY',
    '12': 'a whole number in figures, without space or symbol, such as 12',
    '1234,56': 'a number in figures, without space or symbol, such as 1234.56 or 1234,56',
    '1234,56 (2)':
      'a number in figures, with two decimals at most, without space or symbol, such as 1234.56 or 1234,56',
    'AAAA-MM': 'a month written YYYY-MM, such as 2015-11',
    '[0-9A-F]{24}': '24 hexadecimal digits (0 to 9, A to F in capital letters)',
    [NO_CONTROL]: 'a text without tab, line break or other control character',
    'AAAA-MM-JJ, AAAA-MM-JJTHH:MM:SS':
      'a day that exists, written YYYY-MM-DD, with or without its time (THH:MM or THH:MM:SS, no time zone)',
    'liste de fichiers': 'a list of files, each with its nom, its octets and its sha256',
    'nom, octets, sha256': 'the three keys “nom”, “octets” and “sha256”',
    'nom de fichier': 'the name of the file, such as agents.csv',
    'nombre entier': 'a whole number in figures, without space, such as 1234',
    '64 chiffres hexadécimaux': 'the SHA-256 of the file, 64 hexadecimal digits',
    'des lignes « clé: valeur »': 'lines “key: value”',
    '[0-9]{4}': 'the year in which the school year begins, in four digits, such as 2025 for 2025-2026',
    '2015-2016': 'a school year, such as 2015-2016',
    '9999999A': 'seven digits and a letter',
    '99A9999999AAA': 'two digits, a letter, seven digits, three letters',
    '15': 'the 15 characters of the NIR, key included',
  },
  anyNumber: 'a number',
  wholeNumber: 'a whole number',
  bounds: {
    '≥': (limit) => `not below ${limit}`,
    '>': (limit) => `above ${limit}`,
    '≤': (limit) => `not above ${limit}`,
    '≠': (limit) => `other than ${limit}`,
  },
  columns: COLUMNS,
  texts: [
    [/^projet de circulaire IMP/, 'draft circular on the IMP'],
    [/^circulaire/, 'circular'],
    [/^lettre du 10 octobre 2014/, 'letter of 10 October 2014'],
    [/, I à V$/, ', I to V'],
    [/, ([IV]+(?:, [IV]+)*) et ([IV]+)$/, ', $1 and $2'],
  ],
  typography: (template) => template.replaceAll(' ;', ';'),
};
