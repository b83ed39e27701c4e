import { frenchCount as plural } from './counts.js';

/** What `verify`, `keygen` and `decrypt` say in French. */
export const SEAL_FRENCH = {
  sound: (folder: string, files: number, movements: number): string =>
    `Remise conforme : ${folder}. ${plural(files, 'fichier')} à l’octet près, ${plural(movements, 'mouvement')}, totaux et équation de contrôle recalculés.`,
  unsound: (count: string): string =>
    `${count}. N’envoyez pas ce dossier : si la remise est dans le grand livre, déplacez-le et relancez la paie du mois, il sera écrit à l’identique.`,
  finding: 'constat',
  signatures: {
    valid: (key: string) => `Signature du bordereau : valide (clé ${key}).`,
    invalid: () => 'Signature du bordereau : REFUSÉE.',
    'not-checked': (key: string) =>
      `Signature du bordereau : présente, non contrôlée (clé ${key}). Pour la contrôler : --public-key FICHIER.`,
    none: () => 'Signature du bordereau : aucune.',
  } as Readonly<Record<string, (key: string) => string>>,
  findings: {
    noManifest:
      'bordereau.json : absent. Donnez le dossier d’une remise, par exemple sortie/2025-11/01 ; sans bordereau, rien ne peut être contrôlé.',
    unreadable: 'bordereau.json : ce n’est pas un bordereau de trentieme, ou il a été modifié.',
    encrypted: (folder: string) =>
      `${folder} : copie chiffrée. Déchiffrez-la d’abord : trentieme decrypt ${folder} --identity CLÉ --output DOSSIER.`,
    missing: (name: string) => `${name} : absent, le bordereau le donne.`,
    notAFile: (name: string) => `${name} : ce n’est pas un fichier (un lien, ou un dossier).`,
    unexpected: (name: string) => `${name} : en trop, le bordereau ne le connaît pas.`,
    size: (name: string, found: string, expected: string) =>
      `${name} : ${found} octets, le bordereau en donne ${expected}.`,
    altered: (name: string) => `${name} : modifié, son empreinte SHA-256 n’est pas celle du bordereau.`,
    otherLayout: (name: string, version: string) =>
      `mouvements.txt : écrit avec un autre dessin d’enregistrement (${name}, version ${version}). Donnez-le avec --layout pour recalculer ses totaux.`,
    record: (record: string, what: string) => `mouvements.txt, enregistrement ${record} : ${what}.`,
    moreRecords: (count: number) => `mouvements.txt : et ${plural(count, 'autre faute', 'autres fautes')}.`,
    total: (what: string) => `mouvements.txt : « ${what} » n’est pas ce que dit le bordereau.`,
    equation: 'bordereau.json : l’équation de contrôle ne tombe pas juste.',
    unsigned: 'bordereau.json.sig : absent, la remise n’est pas signée.',
    signatureUnreadable: 'bordereau.json.sig : ce n’est pas une signature de trentieme.',
    signatureWrong: 'bordereau.json.sig : la signature n’est pas celle de ce bordereau.',
    otherKey: (found: string, expected: string) =>
      `bordereau.json.sig : signé par une autre clé (${found}) que celle donnée (${expected}).`,
  },
  keys: {
    unreadable: (path: string) => `clé illisible ou absente : ${path}`,
    exposed: (path: string) =>
      `clé privée lisible par d’autres que vous : ${path}. Faites « chmod 600 ${path} » ; si quelqu’un a pu la lire, faites-en une autre`,
    'not-a-key': (path: string) =>
      `ce fichier n’est pas une clé, ou elle est protégée par un mot de passe : ${path}. « trentieme keygen » en fait une`,
    'other-algorithm': (path: string) =>
      `cette clé n’est pas une clé Ed25519 : ${path}. « trentieme keygen » en fait une`,
    private: (path: string) =>
      `c’est la clé privée : ${path}. Donnez la clé publique, dans le fichier .pub à côté`,
  } as Readonly<Record<string, (path: string) => string>>,
  badRecipient: (rank: number, found: string): string =>
    `« encryption.recipients » : la clé n° ${String(rank)} (${found}…) est mal copiée ou d’une forme inconnue ; attendu : une clé publique age1… entière`,
  keysWritten: {
    signing: (path: string, beside: string, id: string) =>
      `Clé privée : ${path} (à garder pour vous seul).\nClé publique : ${beside} (clé ${id}), à donner à qui contrôle les remises.\nConfiguration : signing: { keyFile: ${path} }`,
    encryption: (path: string, beside: string, id: string) =>
      `Clé privée : ${path} (à garder pour vous seul : sans elle, rien n’est relisible).\nClé publique : ${beside}\nConfiguration : encryption: { recipients: [${id}] }`,
  },
  copied: (folder: string): string => `Copie chiffrée écrite : ${folder}.`,
  decrypted: (files: number, folder: string): string =>
    `${plural(files, 'fichier déchiffré', 'fichiers déchiffrés')} dans ${folder}. Contrôlez-les : trentieme verify ${folder}`,
  alreadyDecrypted: (folder: string): string => `Ces fichiers étaient déjà dans ${folder}, à l’octet près.`,
  sealed: {
    'other-key': (name: string) => `${name} : chiffré pour une autre clé que celle de --identity`,
    damaged: (name: string) => `${name} : coupé ou modifié, rien n’en est écrit. Redemandez le fichier`,
    'not-sealed': (name: string) =>
      `${name} : ce n’est pas un fichier chiffré (.age). Donnez un dossier qui ne contient que ceux d’une remise, par exemple sortie/2025-11/01.age`,
  } as Readonly<Record<string, (name: string) => string>>,
  help: {
    verify: 'Contrôle le dossier d’une remise : fichiers, totaux, signature',
    verifyFolder: 'Dossier d’une remise, par exemple sortie/2025-11/01',
    publicKey: 'Clé publique Ed25519 (PEM) qui contrôle la signature',
    keygen: 'Fait une paire de clés, pour signer ou pour chiffrer',
    keyFile: 'Fichier de la clé privée ; la clé publique est écrite à côté (.pub)',
    kind: 'signing : signer les bordereaux ; encryption : chiffrer les remises',
    signKey: 'Clé privée Ed25519 (PEM) qui signe le bordereau, à la place de celle de la configuration',
    decrypt: 'Déchiffre la copie d’une remise',
    sealedFolder: 'Dossier chiffré, par exemple sortie/2025-11/01.age',
    identity: 'Fichier de la clé privée (AGE-SECRET-KEY-1…)',
    output: 'Dossier à écrire',
  },
};
