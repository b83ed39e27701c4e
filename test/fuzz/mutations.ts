import fc from 'fast-check';

/** The files of an export, by table. */
export type Files = Readonly<Record<string, Uint8Array>>;

/** Damage as it happens to files: on the wire, in a spreadsheet, in a script that puts extractions together. */
type Damage = (files: Files) => Files;

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** What breaks a CSV file when it comes where nobody expects it. */
const piece: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyOf(
      '"',
      '"',
      '""',
      ';',
      '\n',
      '\r',
      '\r\n',
      '\0',
      '|',
      ',',
      '\t',
      ' ',
      '=1+1',
      '\x1b[2J',
      '";"',
      '"\n"',
    ).map(latin1),
  },
  {
    weight: 3,
    arbitrary: anyOf(
      '\xe9',
      '\xff',
      '\x80',
      '\x9d',
      '\xc3',
      '\xc3\xa9',
      '\xef\xbb\xbf',
      '\xff\xfe',
      '\xfe\xff',
      '\xed\xa0\x80',
    ).map(latin1),
  },
  { weight: 2, arbitrary: anyOf('é', '’', '€', '\u00a0', '\u2028', '👩', '\u202e').map(utf8) },
  { weight: 2, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: anyOf(70_000, (1 << 20) + 1).map((length) => new Uint8Array(length).fill(0x39)),
  },
);

/** Without bias: fast-check would take the first and the last. */
function anyOf<Value>(...values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.noBias(fc.constantFrom(...values));
}

/** A place in a file whose length is not known yet. Without bias: most damage would be to headers. */
const place = fc.noBias(fc.integer({ min: 0, max: 9999 })).map((part) => part / 10_000);
const rankOfLine = fc.noBias(fc.nat({ max: 9999 }));
/** Seldom the header. */
const lineOf = (lines: readonly string[], rank: number): number =>
  rank % 8 === 0 ? 0 : 1 + (rank % Math.max(1, lines.length - 1));
const at = (bytes: Uint8Array, where: number): number => Math.floor(where * bytes.length);

/** Damage to the bytes of one file. */
const ofBytes: fc.Arbitrary<(bytes: Uint8Array, files: readonly Uint8Array[]) => Uint8Array> = fc.oneof(
  fc.tuple(place, fc.nat({ max: 7 })).map(([where, bit]) => (bytes: Uint8Array) => {
    const index = at(bytes, where);
    return index < bytes.length ? bytes.with(index, (bytes[index] ?? 0) ^ (1 << bit)) : bytes;
  }),
  fc.tuple(place, fc.nat({ max: 60 })).map(([where, length]) => (bytes: Uint8Array) => {
    const start = at(bytes, where);
    return joined(bytes.subarray(0, start), bytes.subarray(start + length));
  }),
  fc.tuple(place, fc.nat({ max: 300 })).map(([where, length]) => (bytes: Uint8Array) => {
    const end = at(bytes, where) + length;
    return joined(bytes.subarray(0, end), bytes.subarray(at(bytes, where)));
  }),
  {
    weight: 6,
    arbitrary: fc.tuple(place, piece).map(([where, inserted]) => (bytes: Uint8Array) => {
      const start = at(bytes, where);
      return joined(bytes.subarray(0, start), inserted, bytes.subarray(start));
    }),
  },
  fc
    .tuple(place, fc.nat(), place, fc.nat({ max: 200 }))
    .map(([where, from, there, length]) => (bytes: Uint8Array, files: readonly Uint8Array[]) => {
      const other = files[from % files.length] ?? bytes;
      const start = at(bytes, where);
      const spliced = other.subarray(at(other, there), at(other, there) + length);
      return joined(bytes.subarray(0, start), spliced, bytes.subarray(start));
    }),
  place.map((where) => (bytes: Uint8Array) => bytes.slice(0, at(bytes, where))),
);

/** Damage to the lines of one file. */
const ofLines: fc.Arbitrary<(lines: string[]) => string[]> = fc.oneof(
  rankOfLine.map((rank) => (lines: string[]) => lines.toSpliced(lineOf(lines, rank), 1)),
  fc
    .nat()
    .map(
      (rank) => (lines: string[]) =>
        lines.toSpliced(lineOf(lines, rank), 0, lines[lineOf(lines, rank)] ?? ''),
    ),
  rankOfLine.map((rank) => (lines: string[]) => lines.toSpliced(lineOf(lines, rank), 0, lines[0] ?? '')),
  fc
    .nat()
    .map(
      (rank) => (lines: string[]) =>
        lines.map((line, each) => (each === lineOf(lines, rank) ? `"${line}` : line)),
    ),
  fc
    .nat()
    .map(
      (rank) => (lines: string[]) =>
        lines.map((line, each) =>
          each === lineOf(lines, rank) ? line.replace(/;([^;]*);/, ';"$1";').replace(/";/, ';') : line,
        ),
    ),
  fc.constant((lines: string[]) =>
    lines.map((line) =>
      line
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(';'),
    ),
  ),
  anyOf(',', '\t', '|').map((sign) => (lines: string[]) => lines.map((line) => line.replaceAll(';', sign))),
  anyOf(',', '\t').map(
    (sign) => (lines: string[]) =>
      lines.map((line, rank) => (rank === 2 ? line.replaceAll(';', sign) : line)),
  ),
  fc.constant((lines: string[]) => lines.map((line) => line.split(';').toReversed().join(';'))),
  fc.constant((lines: string[]) => [...lines.slice(0, 1), ...lines.slice(1).toReversed()]),
);

/** Another way to write one file. */
const ofForm: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = anyOf(
  (bytes: Uint8Array) => new Uint8Array(Buffer.from(`\ufeff${text(bytes)}`, 'utf16le')),
  (bytes: Uint8Array) => new Uint8Array(Buffer.from(text(bytes), 'latin1')),
  (bytes: Uint8Array) => utf8(Buffer.from(bytes).toString('latin1')),
  (bytes: Uint8Array) => utf8(text(bytes).replaceAll('\n', '\r')),
  (bytes: Uint8Array) => utf8(text(bytes).replaceAll('\n', '\r\n')),
  (bytes: Uint8Array) => utf8(`\ufeff${text(bytes)}`),
  (bytes: Uint8Array) => joined(bytes, bytes),
  () => new Uint8Array(),
);

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Damage to one file of the export, or to several at once. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 10, arbitrary: onOne(ofBytes) },
  {
    weight: 6,
    arbitrary: onOne(
      ofLines.map((change) => (bytes: Uint8Array) => utf8(change(text(bytes).split('\n')).join('\n'))),
    ),
  },
  { weight: 3, arbitrary: onOne(ofForm) },
  { weight: 1, arbitrary: onOne(fc.uint8Array({ maxLength: 300 }).map((bytes) => () => bytes)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.nat()).map(([one, other]) => (files: Files) => {
      const names = Object.keys(files);
      const [first, second] = [names[one % names.length] ?? '', names[other % names.length] ?? ''];
      return {
        ...files,
        [first]: files[second] ?? new Uint8Array(),
        [second]: files[first] ?? new Uint8Array(),
      };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map((rank) => (files: Files) => {
      const names = Object.keys(files);
      return Object.fromEntries(
        Object.entries(files).filter(([name]) => name !== names[rank % names.length]),
      );
    }),
  },
);

function onOne(
  change: fc.Arbitrary<(bytes: Uint8Array, files: readonly Uint8Array[]) => Uint8Array>,
): fc.Arbitrary<Damage> {
  return fc.tuple(fc.nat(), change).map(([rank, changed]) => (files: Files) => {
    const names = Object.keys(files);
    const name = names[rank % names.length];
    if (name === undefined) return files;
    return { ...files, [name]: changed(files[name] ?? new Uint8Array(), Object.values(files)) };
  });
}

/** An export with one to three things done to it. */
export function damaged(files: Files): fc.Arbitrary<Files> {
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map((all) => all.reduce<Files>((before, each) => each(before), files));
}
