/** Where a secret is read when it is needed: never in the configuration, which is archived, digested and passed on. */
export interface SecretSource {
  readonly kind: 'env' | 'file';
  /** Of the variable, or the path of the file. */
  readonly name: string;
}

/** The source that a pair of keys names (`passwordEnv`, `passwordFile`); `undefined` when neither is there. */
export function secretSource(env: string | undefined, file: string | undefined): SecretSource | undefined {
  if (env !== undefined) return { kind: 'env', name: env };
  return file === undefined ? undefined : { kind: 'file', name: file };
}

/** A fault of the settings, as far as it may repeat a secret that somebody wrote there. */
interface Fault {
  readonly kind: 'unknown-key' | 'missing-key' | 'not-allowed';
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** What to say instead of an unknown key that holds a secret: where it goes. */
export interface InlineSecret extends Omit<Fault, 'kind'> {
  readonly kind: 'inline-secret';
}

/** The fault without anything secret in it: what was found there may be a password, an address with one, or a key. */
export function discreetly<Found extends Fault>(fault: Found): Found | InlineSecret {
  const { key, kind } = fault;
  if (!SECTIONS.test(key)) return fault;
  const name = key.split('.').at(-1) ?? '';
  if (kind === 'unknown-key' && SECRET_NAMES.test(name)) {
    return { kind: 'inline-secret', key, found: '', expected: PLACES[name.toLowerCase()] ?? fault.expected };
  }
  const mayTell = fault.found === '' || (!SECRET_PLACES.has(key) && !SECRET_TEXT.test(fault.found));
  return mayTell ? fault : { ...fault, found: '***' };
}

const SECTIONS = /^(?:notify|signing|encryption)(?:\.|$)/;

const SECRET_NAMES =
  /^(?:pass(?:word|wd|phrase)?|mot_?de_?passe|secret|token|key|private_?key|identity|auth)$/i;

/** The keys that take the place of those people write first. */
const PLACES: Readonly<Record<string, string>> = {
  password: 'passwordEnv, passwordFile',
  pass: 'passwordEnv, passwordFile',
  passwd: 'passwordEnv, passwordFile',
  secret: 'secretEnv, secretFile',
  token: 'secretEnv, secretFile',
  key: 'keyFile',
};

/** Where a text or a list in place of a section would be shown whole. */
const SECRET_PLACES = new Set([
  'notify',
  'notify.mail',
  'notify.webhook',
  'notify.webhook.url',
  'signing',
  'signing.keyFile',
  'encryption',
]);

const SECRET_TEXT = /PRIVATE KEY|AGE-SECRET-KEY|:\/\/[^/]*@/i;
