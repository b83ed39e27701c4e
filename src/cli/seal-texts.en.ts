import { englishCount as plural } from './counts.js';
import type { SEAL_FRENCH } from './seal-texts.fr.js';

/** What `verify`, `keygen` and `decrypt` say in English. */
export const SEAL_ENGLISH: typeof SEAL_FRENCH = {
  sound: (folder, files, movements) =>
    `The remittance is sound: ${folder}. ${plural(files, 'file')} to the byte, ${plural(movements, 'movement')}, totals and control equation worked out again.`,
  unsound: (count) =>
    `${count}. Do not send this folder: if the remittance is in the ledger, move it away and run the month again, it will be written to the byte.`,
  finding: 'finding',
  signatures: {
    valid: (key) => `Signature of the manifest: valid (key ${key}).`,
    invalid: () => 'Signature of the manifest: REFUSED.',
    'not-checked': (key) =>
      `Signature of the manifest: there, not checked (key ${key}). To check it: --public-key FILE.`,
    none: () => 'Signature of the manifest: none.',
  },
  findings: {
    noManifest:
      'bordereau.json: missing. Give the folder of a remittance, for instance out/2025-11/01; without a manifest nothing can be checked.',
    unreadable: 'bordereau.json: this is no manifest of trentieme, or it was altered.',
    encrypted: (folder) =>
      `${folder}: encrypted copy. Decrypt it first: trentieme decrypt ${folder} --identity KEY --output FOLDER.`,
    missing: (name) => `${name}: missing, the manifest lists it.`,
    notAFile: (name) => `${name}: this is no file (a link, or a folder).`,
    unexpected: (name) => `${name}: one too many, the manifest does not know it.`,
    size: (name, found, expected) => `${name}: ${found} bytes, the manifest says ${expected}.`,
    altered: (name) => `${name}: altered, its SHA-256 is not that of the manifest.`,
    otherLayout: (name, version) =>
      `mouvements.txt: written with another record layout (${name}, version ${version}). Give it with --layout to have its totals worked out again.`,
    record: (record, what) => `mouvements.txt, record ${record}: ${what}.`,
    moreRecords: (count) => `mouvements.txt: and ${plural(count, 'other fault')}.`,
    total: (what) => `mouvements.txt: "${what}" is not what the manifest says.`,
    equation: 'bordereau.json: the control equation does not hold.',
    unsigned: 'bordereau.json.sig: missing, the remittance is not signed.',
    signatureUnreadable: 'bordereau.json.sig: this is no signature of trentieme.',
    signatureWrong: 'bordereau.json.sig: the signature is not of this manifest.',
    otherKey: (found, expected) =>
      `bordereau.json.sig: signed by another key (${found}) than the one given (${expected}).`,
  },
  keys: {
    unreadable: (path) => `key missing or unreadable: ${path}`,
    exposed: (path) =>
      `private key that others than you may read: ${path}. Do "chmod 600 ${path}"; if somebody may have read it, make another`,
    'not-a-key': (path) =>
      `this file is no key, or one behind a password: ${path}. "trentieme keygen" makes one`,
    'other-algorithm': (path) => `this key is no Ed25519 key: ${path}. "trentieme keygen" makes one`,
    private: (path) => `this is the private key: ${path}. Give the public one, in the file .pub beside it`,
  },
  badRecipient: (rank, found) =>
    `"encryption.recipients": key no. ${String(rank)} (${found}…) is badly copied or of an unknown form; expected: a whole public key age1…`,
  keysWritten: {
    signing: (path, beside, id) =>
      `Private key: ${path} (keep it for you alone).\nPublic key: ${beside} (key ${id}), for those who check remittances.\nConfiguration: signing: { keyFile: ${path} }`,
    encryption: (path, beside, id) =>
      `Private key: ${path} (keep it for you alone: without it nothing can be read again).\nPublic key: ${beside}\nConfiguration: encryption: { recipients: [${id}] }`,
  },
  copied: (folder) => `Encrypted copy written: ${folder}.`,
  decrypted: (files, folder) =>
    `${plural(files, 'file')} decrypted in ${folder}. Check them: trentieme verify ${folder}`,
  alreadyDecrypted: (folder) => `These files were already in ${folder}, to the byte.`,
  sealed: {
    'other-key': (name) => `${name}: encrypted to another key than that of --identity`,
    damaged: (name) => `${name}: cut or altered, nothing of it is written. Ask for the file again`,
    'not-sealed': (name) =>
      `${name}: this is no encrypted file (.age). Give a folder that holds only those of a remittance, for instance out/2025-11/01.age`,
  },
  help: {
    verify: 'Checks the folder of a remittance: files, totals, signature',
    verifyFolder: 'Folder of a remittance, for instance out/2025-11/01',
    publicKey: 'Ed25519 public key (PEM) that checks the signature',
    keygen: 'Makes a pair of keys, to sign or to encrypt',
    keyFile: 'File of the private key; the public one is written beside it (.pub)',
    kind: 'signing: to sign manifests; encryption: to encrypt remittances',
    signKey: 'Ed25519 private key (PEM) that signs the manifest, in place of that of the configuration',
    decrypt: 'Decrypts the copy of a remittance',
    sealedFolder: 'Encrypted folder, for instance out/2025-11/01.age',
    identity: 'File of the private key (AGE-SECRET-KEY-1…)',
    output: 'Folder to write',
  },
};
