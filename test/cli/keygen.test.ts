import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isRecipient, readIdentities } from '../../src/io/age.js';
import { readSigningKey, readVerifyingKey } from '../../src/io/ed25519.js';
import { temporaryFolder, trentieme, workplace } from '../support/command-line.js';
import { SMALL_CONFIG, SMALL_EXPORT, textsOf } from '../support/small-export.js';

describe('keygen', () => {
  test('makes a pair to sign with, and says what each half is for', async () => {
    const path = join(temporaryFolder(), 'cle.pem');
    const { code, out, err } = await trentieme('keygen', '--output', path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { keyId } = await readSigningKey(path);
    expect((await readVerifyingKey(`${path}.pub`)).keyId).toBe(keyId);
    expect(out).toContain(`Clé publique : ${path}.pub (clé ${keyId})`);
    expect(out).not.toContain('PRIVATE');
  });

  test('makes a pair to encrypt with', async () => {
    const path = join(temporaryFolder(), 'cle.age');
    const { code, out } = await trentieme('keygen', '--kind', 'encryption', '--output', path);
    expect(code).toBe(0);
    expect(await readIdentities(path)).toHaveLength(1);
    const recipient = readFileSync(`${path}.pub`, 'utf8').trim();
    expect(isRecipient(recipient)).toBe(true);
    expect(out).toContain(`encryption: { recipients: [${recipient}] }`);
    expect(out).not.toContain('AGE-SECRET-KEY');
  });

  test.skipIf(process.platform === 'win32')(
    'keeps the private half for its owner, whatever the umask',
    async () => {
      for (const [kind, umask] of [
        ['signing', 0],
        ['encryption', 0o077],
      ] as const) {
        const path = join(temporaryFolder(), 'cle');
        const before = process.umask(umask);
        try {
          await trentieme('keygen', '--kind', kind, '--output', path);
        } finally {
          process.umask(before);
        }
        expect([path, `${path}.pub`].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o644]);
      }
    },
  );

  test.each(['cle', 'cle.pub'])('writes over nothing: %s is there', async (there) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, there), 'à garder');
    const { code, err } = await trentieme('keygen', '--output', join(folder, 'cle'));
    expect([code, err]).toEqual([74, expect.stringContaining('Il y a déjà un fichier')]);
    expect(readdirSync(folder)).toEqual([there]);
    expect(readFileSync(join(folder, there), 'utf8')).toBe('à garder');
  });
});

test('a public key that was badly copied is refused before anything is paid: exit 64', async () => {
  const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  expect(isRecipient(recipient)).toBe(true);
  const bad = `${recipient.slice(0, -1)}q`;
  const at = workplace(
    textsOf(SMALL_EXPORT),
    `${SMALL_CONFIG}encryption: { recipients: [${recipient}, ${bad}] }\n`,
  );
  const { code, err } = await trentieme(...at.run);
  expect([code, err]).toEqual([
    64,
    expect.stringContaining('« encryption.recipients » : la clé n° 2 (age1ql3z7hjy…) est mal copiée'),
  ]);
});
