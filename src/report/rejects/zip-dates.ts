/** 1 January 1980, the first day that a ZIP can say. */
const FIRST_DAY = 0x0021;
const MIDNIGHT = 0;

/**
 * The same ZIP without the time it was made at: same content, same bytes. Its entries bear the first day there is; no
 * checksum covers their dates.
 *
 * @param zip without comment at its end; changed in place
 */
export function withoutZipDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - END.length;
  expectSignature(view, end, END.signature);
  let at = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.entries, true); left > 0; left -= 1) {
    expectSignature(view, at, ENTRY.signature);
    setDate(view, at + ENTRY.time);
    const file = view.getUint32(at + ENTRY.file, true);
    expectSignature(view, file, FILE.signature);
    setDate(view, file + FILE.time);
    const lengths = ENTRY.lengths.map((place) => view.getUint16(at + place, true));
    at += ENTRY.length + lengths.reduce((sum, length) => sum + length, 0);
  }
  return zip;
}

/** Where things stand in a ZIP (APPNOTE 4.3.16, 4.3.12 and 4.3.7); the date follows the time. */
const END = { signature: 0x06054b50, length: 22, entries: 10, directory: 16 };
const ENTRY = { signature: 0x02014b50, length: 46, time: 12, lengths: [28, 30, 32], file: 42 };
const FILE = { signature: 0x04034b50, time: 10 };

function setDate(view: DataView, at: number): void {
  view.setUint16(at, MIDNIGHT, true);
  view.setUint16(at + 2, FIRST_DAY, true);
}

function expectSignature(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new Error('a workbook is not the ZIP it should be');
}
