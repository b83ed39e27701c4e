/** What `profile check` says in French. */
export const PROFILE_FRENCH = {
  notFound: (path: string): string =>
    `profil introuvable : ${path}. Donner son chemin, ou placer le fichier dans le dossier profiles, à côté de la configuration.`,
  title: (name: string, description: string): string =>
    `Profil ${name}${description === '' ? '' : ` — ${description}`}`,
  mapped: (table: string, file: string, form: string, presence: string): string =>
    `${table} ← ${file} (${form})${presence}`,
  form: (separator: string, encoding: string): string => `séparateur ${separator}, ${encoding}`,
  tab: 'tabulation',
  quoted: (text: string): string => `« ${text} »`,
  own: (table: string, file: string, presence: string): string =>
    `${table} : hors du profil, lu dans sa forme propre, ${file}${presence}`,
  presences: {
    required: { present: ' — présent', absent: ' — ABSENT, et obligatoire', unknown: ' — obligatoire' },
    optional: { present: ' — présent', absent: ' — absent', unknown: '' },
  },
  constant: (value: string): string => `« ${value} » (constante)`,
  blank: '(vide)',
  join: (sign: string): string => `réunies par « ${sign} »`,
  split: (part: string, parts: string, sign: string): string =>
    `partie ${part} sur ${parts}, coupée à « ${sign} »`,
  values: (codes: string): string => `codes ${codes}`,
  date: (form: string): string => `date écrite ${form}`,
  number: (form: string): string => `nombre écrit ${form}`,
  unmapped: (columns: string): string =>
    `À AJOUTER AU PROFIL, colonnes obligatoires sans origine : ${columns}`,
  empty: (columns: string): string => `Sans origine, vides à chaque ligne : ${columns}`,
  missing: (columns: string): string => `ABSENTES du fichier : ${columns}`,
  foreign: (columns: string): string =>
    `AUCUNE colonne du profil n'est dans le fichier. Vérifier que sa première ligne donne les noms des colonnes, et son séparateur. Attendues : ${columns}`,
  duplicated: (columns: string): string => `En double dans le fichier, laquelle lire ? ${columns}`,
  ignored: (columns: string): string => `Non lues : ${columns}`,
  unnamed: '(sans nom)',
  masked: '(nom masqué)',
  sound: "Profil sans faute. Pour l'essayer sur une extraction : --input DOSSIER.",
  verdicts: {
    usable: "L'extraction peut être lue avec ce profil. Ses lignes se contrôlent avec trentieme check.",
    lacking:
      "L'extraction ne peut pas être lue avec ce profil. Compléter l'extraction, ou corriger le profil si les noms y ont changé.",
    faulty: 'Le profil est incomplet : le compléter avant de lire une extraction.',
  },
  help: {
    profile: "Contrôle un profil d'extraction",
    check: 'Dit ce que le profil lit, ce qui manque et ce qui est ignoré',
    name: "Nom d'un profil (profiles/NOM.yaml à côté de la configuration), ou chemin de son fichier",
    config: 'Fichier de configuration, à côté duquel sont les profils',
    input: "Dossier d'une extraction à confronter au profil",
  },
};
