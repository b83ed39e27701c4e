import type { Words } from '../words.js';
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
