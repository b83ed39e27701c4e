/**
 * The encoding of several bytes a character that the first four bytes of a file announce. The mark of UTF-32 begins as
 * that of UTF-16 does, and comes first.
 *
 * @returns its name, or `undefined`
 */
export function wideEncodingOf(head: Uint8Array): string | undefined {
  return MARKS.find(({ mark }) => mark.every((byte, index) => head[index] === byte))?.name;
}

const MARKS = [
  { name: 'UTF-32LE', mark: [0xff, 0xfe, 0x00, 0x00] },
  { name: 'UTF-32BE', mark: [0x00, 0x00, 0xfe, 0xff] },
  { name: 'UTF-16LE', mark: [0xff, 0xfe] },
  { name: 'UTF-16BE', mark: [0xfe, 0xff] },
] as const;
