import { frenchCount as plural } from './counts.js';

/** What the commands say of notifications in French. */
export const NOTIFY_TEXTS_FRENCH = {
  targets: { mail: 'courriel', webhook: 'webhook' },
  tried: (target: string): string => `${target} : message d’essai envoyé.`,
  refusedAddresses: (count: number): string =>
    `${plural(count, 'adresse refusée', 'adresses refusées')} par le serveur de courrier : vérifiez notify.mail.to.`,
  kept: (target: string, reason: string): string =>
    `Notification non envoyée (${target}) : ${reason} Elle est gardée et partira avec la prochaine exécution. La paie n’est pas touchée.`,
  lost: (target: string, reason: string): string =>
    `Notification non envoyée (${target}) : ${reason} Elle n’a pas pu être gardée non plus. La paie n’est pas touchée.`,
  failed: (target: string, reason: string): string => `${target} : ÉCHEC. ${reason}`,
  waiting: (target: string, count: number): string =>
    `${plural(count, 'autre notification attend', 'autres notifications attendent')} (${target}).`,
  expired: (target: string, day: string): string =>
    `Notification du ${day} abandonnée (${target}) : personne ne l’a prise dans le délai notify.keepDays.`,
  unreadable: (target: string): string =>
    `Une notification en attente était illisible (${target}) : elle est retirée.`,
  reasons: {
    unreachable: (code: string) =>
      `le serveur ne répond pas (${code}). Vérifiez l’adresse, le port et le réseau.`,
    timeout: (code: string) => `le serveur est trop lent (${code}).`,
    tls: (code: string) =>
      `pas de chiffrement sûr (${code}). Vérifiez secure, ou donnez caFile si le certificat est celui d’une autorité interne.`,
    login: (code: string) => `identifiants refusés (${code}). Vérifiez le compte et le mot de passe.`,
    refused: (code: string) => `le serveur refuse (${code}). Vérifiez l’adresse et les destinataires.`,
    unavailable: (code: string) => `le serveur est indisponible (${code}).`,
    redirect: (code: string) =>
      `le serveur renvoie vers une autre adresse (${code}), qui n’est pas suivie. Donnez l’adresse finale.`,
    secret: (code: string) => `secret introuvable, vide ou sur plusieurs lignes : ${code}.`,
  } as Readonly<Record<string, (code: string) => string>>,
  noTarget:
    'la configuration ne donne personne à prévenir : ajoutez notify.mail ou notify.webhook, puis recommencez',
  onlyTest: 'notify : ajoutez --test, qui envoie un message d’essai à chaque destination',
  help: {
    notify: 'Envoie un message d’essai à qui doit être prévenu',
    test: 'Envoie le message d’essai, et dit ce qui s’est passé',
  },
};
