import type { RejectColumn } from './columns.js';

interface HeadingFacts {
  readonly academie: string;
  /** `novembre 2025`. */
  readonly month: string;
  readonly rejects: number;
  readonly warnings: number;
  readonly isDraft: boolean;
}

/** What the workbook of a school says besides its rows; a UAI is `undefined` where the rows have no school. */
export const FRENCH = {
  sheet: 'Rejets',
  title: (uai: string | undefined): string =>
    uai === undefined
      ? 'Indemnités rejetées – lignes sans établissement'
      : `Indemnités rejetées – établissement ${uai}`,
  heading: ({ academie, month, rejects, warnings, isDraft }: HeadingFacts): string =>
    [
      `Mois de paie\u00A0: ${month}`,
      `académie ${academie}`,
      `${counted(rejects, 'rejet', 'rejets')}${warnings === 0 ? '' : ` et ${counted(warnings, 'alerte', 'alertes')}`}`,
      ...(isDraft ? ["projet\u00A0: cette paie n'est pas encore faite"] : []),
    ].join(' – '),
  todo: (uai: string | undefined): string =>
    [
      "Tant qu'une ligne rejetée n'est pas corrigée, ce qui dépend d'elle n'est pas payé.",
      "Une alerte se vérifie\u00A0: rien n'est rejeté.",
      uai === undefined
        ? 'Aucune de ces lignes ne désigne un établissement\u00A0: le service de paie les traite lui-même.'
        : "Faire ce que dit la colonne «\u00A0Que faire\u00A0», puis répondre au service de paie du rectorat qui a envoyé ce classeur, en citant l'objet de la ligne.",
    ].join(' '),
  columns: {
    gravite: 'Gravité',
    code: 'Code',
    fichier: 'Fichier',
    ligne: 'Ligne',
    champ: 'Colonne',
    trouve: 'Ce qui a été trouvé',
    attendu: 'Ce qui était attendu',
    que_faire: 'Que faire',
    objet: 'Objet',
    depuis: 'Depuis',
    anciennete_mois: 'Ancienneté (mois)',
  } satisfies Readonly<Record<RejectColumn, string>>,
  page: 'page',
};

function counted(count: number, one: string, several: string): string {
  return `${String(count)} ${count < 2 ? one : several}`;
}
