import { readFile, stat } from 'node:fs/promises';
import { DeliveryError } from './delivery-error.js';

/**
 * A secret from where the settings say it is: a variable of the environment, or a file, whose last line end does not
 * count.
 *
 * @throws DeliveryError `secret` with the name of the variable or of the file, never with what it holds
 */
export async function readSecret(source: {
  readonly kind: 'env' | 'file';
  readonly name: string;
}): Promise<string> {
  const { kind, name } = source;
  const secret = kind === 'env' ? process.env[name] : await fileText(name);
  const shown = kind === 'env' ? `$${name}` : name;
  if (secret === undefined || secret === '' || /[\r\n]/.test(secret))
    throw new DeliveryError('secret', shown);
  return secret;
}

/** The certificates to trust, as PEM. */
export async function readCertificates(path: string): Promise<string> {
  const text = await fileText(path);
  if (text === undefined) throw new DeliveryError('secret', path);
  return text;
}

async function fileText(path: string): Promise<string | undefined> {
  try {
    // A device or a whole database given by mistake is not read to its end.
    const { size } = await stat(path);
    if (size > LARGEST) return undefined;
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

const LARGEST = 1 << 20;
