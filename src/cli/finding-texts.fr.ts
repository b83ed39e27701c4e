/** What `ledger verify` says in French of each finding: where, what, what to do. */
export const FINDING_FRENCH = {
  'posting-altered': (posting: string, run: string, award: string): string =>
    `Écriture n° ${posting} (exécution n° ${run}, mission ${award}) : elle a été modifiée après coup.`,
  'postings-missing': (from: string, to: string): string =>
    from === to
      ? `Écriture n° ${from} : elle a disparu du livre.`
      : `Écritures n° ${from} à ${to} : elles ont disparu du livre.`,
  'posting-added': (posting: string): string =>
    `Écriture n° ${posting} : elle a été ajoutée à la main, aucune exécution ne l'a écrite.`,
  'run-altered': (run: string): string =>
    `Exécution n° ${run} : ses chiffres, ses fichiers ou les réponses du payeur ont été modifiés après coup.`,
  'runs-missing': (from: string, to: string): string =>
    from === to
      ? `Exécution n° ${from} : elle a disparu du livre.`
      : `Exécutions n° ${from} à ${to} : elles ont disparu du livre.`,
  'run-added': (run: string): string => `Exécution n° ${run} : elle a été ajoutée à la main.`,
  'head-differs': (): string =>
    "Fin du livre : il ne s'arrête pas là où il dit s'arrêter. Les dernières écritures ont été coupées ou remplacées.",
  'equation-broken': (run: string): string =>
    `Exécution n° ${run} : son égalité de contrôle est fausse (dû = déjà versé + mouvements + retenu + prescrit).`,
  'movements-differ': (run: string, stated: string, posted: string): string =>
    `Exécution n° ${run} : elle déclare ${stated} de mouvements, ses écritures font ${posted}.`,
  'correction-differs': (posting: string): string =>
    `Écriture n° ${posting} : son annulation, son rejet ou sa modification manque ou n'est pas du bon montant.`,
  'archive-missing': (run: string, name: string): string =>
    `Archive « ${name} » (exécution n° ${run}) : ce fichier n'est plus dans le livre.`,
  'archive-damaged': (digest: string, uses: string): string =>
    `Archive ${digest}${uses === '' ? '' : ` (${uses})`} : son contenu est abîmé ou a été remplacé.`,
  use: (run: string, name: string): string => `${name} de l'exécution n° ${run}`,
  'store-damaged': (detail: string): string =>
    `Fichier ou base du livre : une partie est illisible (${detail}).`,
  'point-beyond': (manifest: string, run: string, runs: string): string =>
    `Bordereau ${manifest} : il connaît l'exécution n° ${run}, et le livre s'arrête à la n° ${runs}. La fin du livre a été coupée, ou une copie ancienne a pris sa place.`,
  'point-differs': (manifest: string, run: string): string =>
    `Bordereau ${manifest} : le livre ne passe pas par le point qu'il nomme (exécution n° ${run}). Ce n'est pas le livre de cette paie, ou il a été réécrit.`,
  'manifest-unknown': (manifest: string): string =>
    `Bordereau ${manifest} : aucune exécution de ce livre ne l'a écrit. La fin du livre a été coupée, ce n'est pas le livre de cette paie, ou le bordereau a été retouché.`,
  remedies: {
    edited: "Restaurez une sauvegarde d'avant la modification.",
    archive:
      'Les montants ne sont pas en cause, mais cette exécution ne peut plus être réécrite ni rejouée : restaurez une sauvegarde du livre.',
    damaged: 'Faites vérifier le disque ou la base, puis restaurez une sauvegarde.',
    point: 'Retrouvez le bon livre, ou sa sauvegarde la plus récente, et vérifiez --ledger.',
  },
  sound: (runs: string, postings: string): string => `Grand livre sain : ${runs}, ${postings}.`,
  head: (hash: string): string => `Empreinte de la fin du livre : ${hash}`,
  passes: (manifest: string): string => `Bordereau ${manifest} : retrouvé dans le livre.`,
  noPoint: (manifest: string): string =>
    `Bordereau ${manifest} : c'est celui d'un projet fait sans grand livre ; il ne prouve rien.`,
  unsound: (findings: string): string =>
    `${findings}. N'engagez aucune paie sur ce livre. Gardez-en une copie en l'état, puis appelez le service informatique qui le tient ; une écriture modifiée se signale aussi au responsable de la paie.`,
  run: 'exécution',
  posting: 'écriture',
  finding: 'constat',
  notManifest: (manifest: string): string =>
    `${manifest} : ce n'est pas un bordereau.json de trentieme. Donner celui qui est dans le dossier d'une remise.`,
};
