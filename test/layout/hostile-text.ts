import fc from 'fast-check';

/** Text that tries to break out of its field. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '=cmd|"/c calc"!A1',
    '";\r\n"',
    'A\u0000B',
    '\u{1F468}\u200d\u{1F469}',
    'Œ€Ž',
    '\ud800',
    'é'.repeat(5000),
    '\u202e',
    ' ',
  ),
);
