import { formatEuros, type Cents } from '../../money/index.js';

/** What `rapport.html` says in French. */
export const FRENCH = {
  title: (month: string): string => `Paie ${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`,
  documentTitle: (month: string, rank: string): string => `Rapport de paie — ${month}, ${rank}`,
  remittance: (rank: string): string => `remise ${rank}`,
  nothingToSend: 'sans mouvement',
  draft: 'Projet — rien n’est à envoyer',
  draftNote: 'Ce rapport est celui d’un essai : rien n’est engagé dans le grand livre.',
  production: 'Production',
  academie: (code: string): string => `Académie ${code}`,
  ministere: (code: string): string => `Ministère ${code}`,
  created: (day: string, month: string, year: string, hour: string, minute: string): string =>
    `Établi le ${day}/${month}/${year} à ${hour} h ${minute}`,
  withoutNames:
    'Version sans noms : ni nom, ni NUMEN, ni NIR, ni référence de mouvement ; les rejets y sont comptés sans leur contenu. Les identifiants de mission et les UAI restent.',
  withNames: 'Ce document nomme des agents : il reste dans le service. Il ne contient aucun NIR.',
  skip: 'Aller au contenu',
  contents: 'Sommaire',
  sections: {
    summary: 'L’essentiel',
    breakdown: 'Répartition',
    look: 'À regarder d’abord',
    rejects: 'Rejets',
    retained: 'Retenu et prescrit',
    envelopes: 'Enveloppes',
    control: 'Équation de contrôle',
    movements: 'Mouvements',
    sources: 'Ce qui a été utilisé',
  },
  euros: (amount: Cents): string =>
    formatEuros(amount)
      .replaceAll(/\u00a0(?=\d)/g, '\u202f')
      .replace('-', '−'),
  count: grouped,
  percent: (whole: string, tenth: string): string => `${whole},${tenth}\u00a0%`,
  date: (year: string, month: string, day: string): string => `${day}/${month}/${year}`,
  none: 'Rien.',
  all: 'Total',
  movement: 'Mouvements',
  credits: 'Crédits',
  debits: 'Débits',
  net: 'Net',
  figures: {
    caption: 'Cette remise, le mois précédent et le même mois de l’an dernier',
    figure: 'Chiffre',
    here: 'Cette remise',
    remittances: (count: number): string => `${String(count)}\u00a0${count === 1 ? 'remise' : 'remises'}`,
    notRecorded: 'pas de paie enregistrée',
    unknown: '—',
    unknownNote:
      '—\u00a0: le nombre de personnes n’est pas additionné quand un mois compte plusieurs remises, car une même personne peut être dans deux.',
    note: 'Un mois comparé additionne ses remises non annulées ; ses rejets, retenus et prescrits sont ceux de sa dernière remise.',
    movements: 'Mouvements',
    persons: 'Personnes payées',
    credits: 'Crédits',
    debits: 'Débits',
    net: 'Net',
    rejects: 'Lignes rejetées',
    warnings: 'Alertes',
    held: 'Échéances retenues',
    barred: 'Échéances prescrites',
  },
  natures: { N: 'Échéance du mois', R: 'Rappel', T: 'Reprise de trop-perçu' } as Readonly<
    Record<string, string>
  >,
  shortNatures: { N: 'Échéance', R: 'Rappel', T: 'Reprise' } as Readonly<Record<string, string>>,
  breakdown: {
    allowance: 'Par indemnité',
    nature: 'Par nature',
    school: 'Par établissement',
    allowanceColumn: 'Indemnité',
    natureColumn: 'Nature',
    schoolColumn: 'Établissement',
    departmentColumn: 'Département',
    department: (code: string): string => `Département ${code}`,
    noSchool: 'Sans établissement',
    others: (count: string): string => `${count} autres établissements`,
    chart: (what: string): string => `${what} : crédits et débits, en euros`,
    chartText: (largest: string, rows: string): string =>
      `Diagramme en barres. Le plus grand montant : ${largest}. Les ${rows} montants exacts sont dans le tableau qui suit.`,
    legendCredits: 'crédits',
    netOf: (month: string): string => `Net ${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`,
    legendDebits: 'débits',
    everySchool: (count: string): string => `Tous les établissements (${count})`,
    byDepartment: (count: string): string =>
      `Les ${count} établissements, réunis par département (trois premiers chiffres de l’UAI)`,
    filesHaveAll: 'Le détail par établissement est dans bordereau.json.',
  },
  look: {
    payments: 'Les plus grands versements',
    recoveries: 'Les plus grandes reprises',
    firstTime: 'Payés pour la première fois',
    several: 'Plusieurs indemnités',
    paymentsNote: (total: number): string =>
      total > 10 ? `Les dix premiers sur ${grouped(total)} versements.` : `${several(total, 'versement')}.`,
    recoveriesNote: (total: number): string =>
      total > 10 ? `Les dix premières sur ${grouped(total)} reprises.` : `${several(total, 'reprise')}.`,
    firstTimeNote: (total: number): string =>
      `${several(total, 'personne')} dont le grand livre ne connaissait aucun paiement${total > 10 ? ' ; les dix plus grands montants' : ''}.`,
    severalNote: (total: number): string =>
      `${several(total, 'personne')} avec des mouvements au titre de plusieurs indemnités${total > 10 ? ' ; les dix premières' : ''}.`,
  },
  columns: {
    agent: 'Agent',
    award: 'Mission',
    awards: 'Missions',
    allowance: 'Indemnité',
    allowances: 'Indemnités',
    missionFunction: 'Fonction',
    school: 'Établissement',
    schools: 'Établissements',
    origin: 'Mois d’origine',
    nature: 'Nature',
    amount: 'Montant',
    reference: 'Référence',
    movements: 'Mouvements',
    motive: 'Motif',
    code: 'Code',
    severity: 'Gravité',
    count: 'Nombre',
    keys: 'Échéances',
    day: 'Prescrit le',
    place: 'Où',
    said: 'Constat, et que faire',
    field: 'Colonne',
    file: 'Fichier',
    rows: 'Lignes',
    bytes: 'Octets',
    digest: 'SHA-256',
    schoolYear: 'Année scolaire',
    envelope: 'Enveloppe',
    taken: 'Consommé',
    remaining: 'Reste',
    share: 'Part',
    state: 'État',
  },
  rejects: {
    byCode: 'Rejets et alertes par code',
    severities: { reject: 'rejet', warn: 'alerte' } as Readonly<Record<string, string>>,
    none: 'Aucune ligne rejetée.',
    bySchool: 'Lignes rejetées, par établissement',
    count: (count: number): string => `${grouped(count)}\u00a0${count < 2 ? 'rejet' : 'rejets'}`,
    noSchool: 'Sans établissement connu',
    more: (count: string): string => `Et ${count} autres, voir `,
    otherSchools: (count: string): string => `${count} autres établissements`,
    line: (line: string): string => `ligne ${line}`,
    note: 'Un rejet qui concerne plusieurs établissements est donné à chacun. Toutes les lignes sont dans ',
  },
  retained: {
    none: 'Rien n’est retenu ni prescrit.',
    caption: 'Ce qui est dû ou trop perçu et ne bouge pas ce mois-ci',
    motives: {
      bloque: 'Bloqué par une ligne rejetée',
      disparu: 'Mission disparue de l’export',
      service: 'Service fait non certifié',
      prescrit: 'Prescrit',
    } as Readonly<Record<string, string>>,
    largest: (motive: string, shown: string, total: string): string =>
      `${motive} : ${shown} sur ${total}, les plus grands montants d’abord`,
    lapsing: 'Ce qui se prescrit dans les six mois',
    lapsingNone: 'Rien de ce qui est retenu ne se prescrit dans les six mois.',
    lapsingNote: (count: number, amount: string): string =>
      `${grouped(count)}\u00a0${count < 2 ? 'échéance retenue' : 'échéances retenues'}, ${amount}, si rien ne les débloque d’ici là. Toutes sont dans `,
  },
  envelopes: {
    unreadable:
      'L’export archivé ne peut plus être lu par cette version : les enveloppes ne sont pas montrées.',
    none: 'L’export ne donne aucune enveloppe, et aucune mission n’en dépend.',
    academieCaption: 'Toute l’académie, par année scolaire',
    schools: 'Enveloppes par établissement',
    noEnvelope: 'pas d’enveloppe',
    within: 'dans l’enveloppe',
    exceeded: 'dépassée',
    exceededCount: (count: number): string =>
      count === 0
        ? 'Aucune enveloppe n’est dépassée.'
        : `${grouped(count)}\u00a0${count === 1 ? 'enveloppe est dépassée' : 'enveloppes sont dépassées'}.`,
    note: 'Consommé : somme des taux annuels des missions qui ne sont pas rejetées. Les missions validées par le recteur sont payées même quand l’enveloppe est dépassée.',
    exceededColumn: 'Dépassées',
    without: (count: number): string =>
      `${grouped(count)}\u00a0${count === 1 ? 'établissement a des missions' : 'établissements ont des missions'} sans enveloppe ; leur montant compte dans le consommé de l’académie.`,
  },
  control: {
    intro:
      'Ce qui est dû à ce jour est égal à la somme de ce qui a été versé, de ce qui bouge ce mois-ci, de ce qui est retenu et de ce qui est prescrit.',
    due: 'Dû',
    postedBefore: 'Déjà versé',
    movements: 'Mouvements',
    held: 'Retenu',
    barred: 'Prescrit',
    holds: 'L’égalité est vérifiée au centime.',
    fails: 'L’égalité n’est pas vérifiée : ne pas envoyer, et prévenir les mainteneurs.',
  },
  movements: {
    caption: (count: string): string => `Les ${count} mouvements de la remise`,
    groupCaption: (count: string): string => `Les ${count} mouvements, additionnés`,
    each: 'Une ligne par mouvement, dans l’ordre de ',
    bySchool:
      'Une ligne par établissement, indemnité et nature : il y a trop de mouvements pour les donner un par un. Tous sont dans ',
    byDepartment:
      'Une ligne par département, indemnité et nature : il y a trop de mouvements pour les donner un par un. Tous sont dans ',
    filter: 'Filtrer les lignes',
    filterHint: 'Nom, NUMEN, mission, UAI, indemnité… ; plusieurs mots : tous doivent s’y trouver.',
    filterHintWithoutNames: 'Mission, UAI, indemnité… ; plusieurs mots : tous doivent s’y trouver.',
    everyNature: 'Toutes les natures',
    clear: 'Tout montrer',
    shown: 'Lignes montrées : {shown} sur {total} — net {net}',
  },
  sources: {
    inputs: 'Fichiers lus',
    outputs: 'Autres fichiers de ce dossier',
    rest: 'Programme, droit, réglages, grand livre',
    program: 'Programme',
    configuration: 'Configuration',
    overrides: 'Valeurs données en ligne de commande',
    regulations: 'Droit (tous les fichiers)',
    layout: 'Dessin d’enregistrement',
    ledger: 'Grand livre avant la paie',
    ledgerHead: (runs: string, postings: string): string => `${runs} exécutions, ${postings} écritures`,
    noLedger: 'aucun',
    exportedAt: 'Date de l’export',
    exportNoDate: 'non indiquée',
    accepted: 'Freins levés',
    noneAccepted: 'aucun',
    what: 'Élément',
    value: 'Valeur',
  },
};

export type PageTexts = typeof FRENCH;

/** 0 and 1 are singular in French. */
function several(count: number, one: string): string {
  return `${grouped(count)}\u00a0${one}${count < 2 ? '' : 's'}`;
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');
}
