import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';

/** Why an archive is not read. */
export type ZipFault =
  /** No archive, or one that is cut, damaged, or written in a way nobody reads. */
  | 'unreadable'
  | 'empty'
  | 'several-files'
  /** An absolute name, or one that climbs out of its folder. */
  | 'path'
  | 'encrypted'
  /** A link or a device in place of a file. */
  | 'not-a-file'
  | 'too-large';

export type ZipReading =
  | {
      readonly kind: 'file';
      /** With its folders, as the archive says. */
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'refused'; readonly fault: ZipFault };

/** What an archive may hold: one school, and nothing that swells out of proportion. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_RATIO = 200;
/** Below this size a document of blanks may well shrink a thousandfold. */
const SMALL = 1024 * 1024;

/**
 * Reads the only file of an archive. What the archive says of itself is looked at before anything is unpacked, and the
 * unpacking stops where it turns out to have lied.
 *
 * @param mostBytes the largest content accepted
 */
export async function readSoleEntry(archive: Uint8Array, mostBytes = MOST_BYTES): Promise<ZipReading> {
  if (archive.length > mostBytes) return refused('too-large');
  const { buffer, byteOffset, length } = archive;
  try {
    const zip = await fromBufferPromise(Buffer.from(buffer, byteOffset, length), {
      lazyEntries: true,
      // It is unpacked once the last entry is known; nothing but memory is open.
      autoClose: false,
      // Names are decoded here, so that a bad one can be told from a damaged archive.
      decodeStrings: false,
    });
    return await soleEntryOf(zip, mostBytes);
  } catch {
    // The library and the unpacker throw plain errors about bytes of somebody else: all say that it cannot be read.
    return refused('unreadable');
  }
}

async function soleEntryOf(zip: ZipFile, mostBytes: number): Promise<ZipReading> {
  const files: { readonly name: string; readonly entry: Entry }[] = [];
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    if (validateFileName(name) !== null) return refused('path');
    if (name.endsWith('/')) continue;
    files.push({ name, entry });
    if (files.length > 1) return refused('several-files');
  }
  const [file] = files;
  if (file === undefined) return refused('empty');
  const fault = faultOf(file.entry, mostBytes);
  if (fault !== undefined) return refused(fault);
  const bytes = await contentOf(zip, file.entry);
  return bytes === undefined ? refused('unreadable') : { kind: 'file', name: file.name, bytes };
}

/** What an entry says of itself that speaks against it. */
function faultOf(entry: Entry, mostBytes: number): ZipFault | undefined {
  if (entry.isEncrypted()) return 'encrypted';
  const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  if (type !== 0 && type !== UNIX_FILE) return 'not-a-file';
  const { compressedSize, uncompressedSize } = entry;
  const isSwollen = uncompressedSize > SMALL && uncompressedSize > MOST_RATIO * compressedSize;
  return uncompressedSize > mostBytes || isSwollen ? 'too-large' : undefined;
}

/** The kind of a file among its Unix rights, and the kind that is a plain file. */
const UNIX_TYPE = 0o170000;
const UNIX_FILE = 0o100000;

/** The content, or nothing when it is not the one that was packed. The library stops where it grows past its size. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array | undefined> {
  const stream = await zip.openReadStreamPromise(entry);
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece as Uint8Array);
  const bytes = Buffer.concat(pieces);
  return crc32(bytes) === entry.crc32 ? new Uint8Array(bytes) : undefined;
}

function refused(fault: ZipFault): ZipReading {
  return { kind: 'refused', fault };
}
