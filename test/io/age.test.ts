import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Decrypter } from 'age-encryption';
import {
  AgeError,
  decrypted,
  encrypted,
  isRecipient,
  newIdentity,
  readIdentities,
} from '../../src/io/age.js';
import { KeyError } from '../../src/io/key-file.js';
import { encryptionKeys } from '../support/sealed-office.js';

/** The piece that age encrypts at a time. */
const CHUNK = 64 * 1024;

const KEYS = await newIdentity();
const IDENTITY = KEYS.identityFile.split('\n')[1]!;

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

/** Bytes that repeat nowhere, in pieces of some size. */
function bytesOf(length: number, piece = 1 << 20): { readonly whole: Buffer; readonly pieces: Uint8Array[] } {
  const whole = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) whole[at] = (at * 2_654_435_761) >>> 24;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < length; at += piece) pieces.push(new Uint8Array(whole.subarray(at, at + piece)));
  return { whole, pieces };
}

const sealed = (whole: Uint8Array): Promise<Buffer> =>
  joined(encrypted([new Uint8Array(whole)], [KEYS.recipient]));

const kindOf = async (cipher: Uint8Array, identity = IDENTITY): Promise<string> => {
  const error = await joined(decrypted([new Uint8Array(cipher)], [identity])).catch(
    (thrown: unknown) => thrown,
  );
  return error instanceof AgeError ? error.kind : 'read';
};

describe('encrypted bytes', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_003])(
    'come back as they were: %i of them',
    async (length) => {
      const { whole, pieces } = bytesOf(length, 7_919);
      const cipher = await joined(encrypted(pieces, [KEYS.recipient]));
      const parts = Array.from(
        { length: Math.ceil(cipher.length / 1000) },
        (_, at) => new Uint8Array(cipher.subarray(at * 1000, at * 1000 + 1000)),
      );
      expect((await joined(decrypted(parts, [IDENTITY]))).equals(whole)).toBe(true);
      // What the library makes of the whole is the same.
      const library = new Decrypter();
      library.addIdentity(IDENTITY);
      expect(Buffer.from(await library.decrypt(new Uint8Array(cipher))).equals(whole)).toBe(true);
    },
  );

  test('are read by each of their recipients, and by nobody else', async () => {
    const [other, stranger] = [await newIdentity(), await newIdentity()];
    const cipher = await joined(encrypted([Buffer.from('paie')], [KEYS.recipient, other.recipient]));
    const keyOf = ({ identityFile }: { readonly identityFile: string }): string =>
      identityFile.split('\n')[1]!;
    expect(await kindOf(cipher)).toBe('read');
    expect(await kindOf(cipher, keyOf(other))).toBe('read');
    expect(await kindOf(cipher, keyOf(stranger))).toBe('other-key');
  });

  test('are others each time, and show nothing', async () => {
    const plain = Buffer.from('LEFÈVRÉAU;284127645101047'.repeat(40));
    const [once, again] = [await sealed(plain), await sealed(plain)];
    expect(once.equals(again)).toBe(false);
    expect(once.includes('284127645101047')).toBe(false);
  });

  test('altered anywhere, cut anywhere or longer are refused', async () => {
    const cipher = await sealed(bytesOf(300).whole);
    for (let at = 0; at < cipher.length; at += 1) {
      const altered = Buffer.from(cipher);
      altered[at] = altered[at]! ^ 1;
      expect(await kindOf(altered), String(at)).not.toBe('read');
      expect(await kindOf(cipher.subarray(0, at)), String(at)).toBe('damaged');
    }
    expect(await kindOf(Buffer.concat([cipher, Buffer.from([0])]))).toBe('damaged');
  }, 30_000);

  test('cut between two pieces are refused, though each piece is right', async () => {
    const cipher = await sealed(bytesOf(3 * CHUNK).whole);
    const header = cipher.length - 3 * (CHUNK + 16);
    expect(await kindOf(cipher.subarray(0, header + 2 * (CHUNK + 16)))).toBe('damaged');
  });

  test('whose source the disk refuses halfway are no damaged file', async () => {
    const cipher = new Uint8Array(await sealed(bytesOf(3 * CHUNK).whole));
    function* failing(): Generator<Uint8Array> {
      yield cipher.subarray(0, CHUNK);
      throw new RangeError('EIO');
    }
    await expect(joined(decrypted(failing(), [IDENTITY]))).rejects.toThrow(RangeError);
    await expect(joined(encrypted(failing(), [KEYS.recipient]))).rejects.toThrow(RangeError);
  });

  test('are made as they are taken: a hundred megabytes are never held', async () => {
    const piece = new Uint8Array(1 << 20);
    let [given, taken, most] = [0, 0, 0];
    function* pieces(): Generator<Uint8Array> {
      for (let count = 0; count < 100; count += 1) {
        given += piece.length;
        yield piece;
      }
    }
    for await (const part of encrypted(pieces(), [KEYS.recipient])) {
      taken += part.length;
      most = Math.max(most, given - taken);
    }
    expect(taken).toBeGreaterThan(100 << 20);
    expect(most).toBeLessThan(4 << 20);
  });
});

describe('a public key', () => {
  test.each([
    ['as it was made', KEYS.recipient, true],
    ['with a letter badly copied', KEYS.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')), false],
    ['cut', KEYS.recipient.slice(0, -3), false],
    ['of nothing', 'age1', false],
    ['that is the private key', IDENTITY, false],
    ['of SSH', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGQ4d3', false],
  ])('%s', (_, text, expected) => {
    expect(isRecipient(text)).toBe(expected);
  });
});

describe('a file of private keys', () => {
  test('is that of the age tools: comments apart, a key a line', async () => {
    const { identityFile, recipient } = await encryptionKeys();
    expect(readFileSync(identityFile, 'utf8')).toMatch(
      new RegExp(`^# public key: ${recipient}\\nAGE-SECRET-KEY-1[A-Z0-9]+\\n$`),
    );
    expect(await readIdentities(identityFile)).toHaveLength(1);
  });

  test('that holds none, or is not there, is refused', async () => {
    const error = await readIdentities('/nulle/part').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(KeyError);
  });
});
