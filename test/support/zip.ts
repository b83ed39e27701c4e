import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file to put in an archive, and what the archive is to say of it when that is not the truth. */
export interface Packed {
  readonly name: string;
  readonly content: Uint8Array;
  readonly deflated?: boolean;
  /** The size the archive announces. */
  readonly announced?: number;
  readonly checksum?: number;
  readonly flags?: number;
  /** Unix kind and rights. */
  readonly mode?: number;
  readonly method?: number;
}

/** Writes an archive by hand: no writer of archives lets itself be used for the ones that are needed here. */
export function zipOf(...files: readonly Packed[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name, 'latin1');
    const data = file.deflated === true ? deflateRawSync(file.content) : Buffer.from(file.content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(file.flags ?? 0, 2);
    common.writeUInt16LE(file.method ?? (file.deflated === true ? 8 : 0), 4);
    common.writeUInt32LE(file.checksum ?? crc32(file.content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(file.announced ?? file.content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((file.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, rest, name);
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, entries, end]));
}

/** An entry of an archive, and the time that both of its headers say, as the ZIP writes it. */
export interface Unpacked {
  readonly text: string;
  readonly times: readonly number[];
}

/** Reads an archive without comment. */
export function unzipped(zip: Uint8Array): Readonly<Record<string, Unpacked>> {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  const entries: [string, Unpacked][] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const file = bytes.readUInt32LE(at + 42);
    const start = file + 30 + bytes.readUInt16LE(file + 26) + bytes.readUInt16LE(file + 28);
    const content = inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(at + 20)));
    if (crc32(content) !== bytes.readUInt32LE(at + 16)) throw new Error('an entry is damaged');
    entries.push([
      bytes.toString('utf8', at + 46, at + 46 + name!),
      { text: content.toString('utf8'), times: [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(file + 10)] },
    ]);
    at += 46 + name! + extra! + comment!;
  }
  return Object.fromEntries(entries);
}
