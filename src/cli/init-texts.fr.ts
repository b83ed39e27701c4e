import type { InitCode } from './init-codes.js';

/** What `init` writes and says in French. In the configuration, `# ` begins a sentence and `#` alone a line to take up. */
export const INIT_FRENCH = {
  help: {
    init: 'Prépare un dossier de travail : configuration commentée, dossiers, mode d’emploi',
    folder: 'Dossier à préparer ; il est créé s’il n’existe pas',
  },
  readme: 'LISEZMOI.md',
  placeholder: 'À REMPLIR',
  taken: (paths: readonly string[]): string =>
    `déjà là, rien n’est remplacé : ${paths.join(', ')}. Choisissez un autre dossier, ou déplacez ce qui s’y trouve.`,
  notAFolder: (path: string): string =>
    `${path} n’est pas un dossier (un fichier, ou un lien) : donnez un dossier, ou un nom qui n’existe pas encore.`,
  done: (folder: string): string => `Dossier préparé : ${folder}`,
  next: (config: string, readme: string, placeholder: string): readonly string[] => [
    `  1. Remplacez chaque « ${placeholder} » de ${config}.`,
    `  2. Contrôlez : trentieme doctor --config ${config}`,
    `  3. Suivez ${readme}.`,
  ],
  config: (current: readonly InitCode[], repealed: readonly InitCode[], placeholder: string): string => `\
# Configuration de trentieme. Ce fichier est archivé avec chaque paie : n’y écrivez aucun secret.
# Une ligne qui commence par « #clé » est un réglage facultatif avec sa valeur d’usage : retirez le # pour la changer.
# Les chemins partent du dossier où la commande est lancée. Contrôle : trentieme doctor --config trentieme.yaml

# Code de l’académie, 2 chiffres, et du ministère, 3 caractères : ceux de l’en-tête des fichiers de paie.
academie: '${placeholder}'
ministere: '${placeholder}'

# Code indemnité du payeur pour chaque régime, 4 chiffres. Aucun n’est fourni : les vrais codes ne sont pas publics.
# Un régime que l’académie ne paie pas se retire ; s’il apparaît quand même dans un export, ses mouvements attendent.
codes:
${current.map(({ code, name }) => `  # ${name}\n  ${code}: '${placeholder}'`).join('\n')}
# Régimes abrogés : un code seulement si d’anciens mois sont encore à régulariser.
${repealed.map(({ code, name }) => `# ${name}\n#  ${code}: '9999'`).join('\n')}

# Encodage des fichiers de l’export, déclaré et jamais deviné : UTF-8, ISO-8859-15 ou windows-1252.
encoding: UTF-8

# Profil d’une extraction qui n’a pas la forme attendue : un nom (profiles/NOM.yaml), ou un chemin.
#profile: epp
# Dessin d’enregistrement propre à l’académie, en JSON : trentieme layout lint le contrôle.
#layout: dessin.json

# Dates limites de remise au payeur, mois de paie par mois de paie, dans l’ordre. À compléter chaque année.
#calendar:
#  2027-01: 2026-12-15
#  2027-02: 2027-01-26

# Points que les textes laissent ouverts. Ne changez rien sans décision écrite.
#conventions:
# Neuvièmes d’IMP : par fenêtre de service, ou « pay-month », par mois de paie.
#  ninths: service-windows
# Une fin à partir de ce jour vaut la fin de l’année scolaire ; un début jusqu’à cet autre vaut le 1er septembre.
#  fullYearFrom: '06-30'
#  fullYearBy: '09-05'
# Après un remplacement, le titulaire retrouve son droit, ou « suspend » : seulement à son retour.
#  afterReplacement: revive
# Mois où l’IFIC est payée (07 ou 06), et mois du premier neuvième (11 ou 10).
#  ificPayMonth: '07'
#  firstNinth: '11'
# Arrondi au centime : half-up, ou truncate.
#  rounding: half-up
# Lettre de mission absente : reject ou warn. Enveloppe d’établissement dépassée : warn ou reject.
#  imp.letter-missing: reject
#  imp.envelope-exceeded: warn

# Freins : au-delà, la paie s’arrête et montre ses chiffres (code de sortie 3).
#thresholds:
# Baisse du nombre de lignes d’un fichier, en pourcentage.
#  rowDropPercent: '20'
# Missions déjà payées qui disparaissent : pourcentage, et nombre à partir duquel il compte.
#  vanishedPercent: '2'
#  vanishedAwards: '20'
# Reprises de trop-perçu : pourcentage des crédits du mois, et nombre de lignes.
#  recoveriesPercent: '5'
#  recoveriesLines: '500'

# Une paie préparée doit être approuvée par une autre personne : required (trentieme approve).
#approval: required

# Pour trentieme schedule, qui tourne seul.
#schedule:
# Heures de Paris : le projet de chaque nuit, et la paie le jour de la date limite.
#  nightly: '02:30'
#  cutOffTime: '02:30'
# Export ou dossier de dépôt, et dossier des résultats.
#  input: entrees
#  output: sorties
# Grand livre. Pour PostgreSQL : ledgerEnv (nom d’une variable d’environnement) ou ledgerFile (chemin d’un fichier).
#  ledger: livre/trentieme.db
# Port de 127.0.0.1 pour les sondes, fichier d’état, mesures au format Prometheus, nombre de fils d’exécution.
#  health: '8080'
#  status: sorties/etat.json
#  metrics: sorties/trentieme.prom
#  workers: '2'
# Plan de la campagne que les dates limites lancent, à la place de la paie d’une seule académie.
#  campaign: campagne.yaml

# Qui est prévenu de la fin d’un traitement. Jamais de donnée personnelle dans un message.
#notify:
#  mail:
#    host: smtp.example.org
# Chiffrement : starttls, tls, ou none sur un réseau interne seulement.
#    secure: starttls
#    port: '587'
# Certificats PEM à croire à la place de ceux du système.
#    caFile: cles/autorite.pem
# Connexion : le mot de passe vient de l’environnement (passwordEnv) ou d’un fichier (passwordFile).
#    user: paie
#    passwordEnv: TRENTIEME_SMTP_PASSWORD
#    from: paie@example.org
#    to: [bureau@example.org]
# De quoi prévenir : done, rejects, brake, failure. Tout, par défaut.
#    on: [rejects, brake, failure]
#  webhook:
# Adresse https. Si elle est elle-même secrète : urlEnv ou urlFile à la place de url.
#    url: https://example.org/trentieme
# Clé de signature du message (secretEnv ou secretFile), et certificats comme pour le courrier.
#    secretEnv: TRENTIEME_WEBHOOK_SECRET
#    caFile: cles/autorite.pem
#    on: [brake, failure]
# Jours pendant lesquels un message que personne ne prend est gardé, et dossier où il attend.
#  keepDays: '7'
#  outbox: sorties/messages

# Clé privée Ed25519 qui signe les bordereaux : trentieme keygen --output cles/signature.pem
#signing:
#  keyFile: cles/signature.pem
# Destinataires de la copie chiffrée des remises (clés publiques age), et dossier de ces copies.
#encryption:
#  recipients: ['${placeholder}']
#  folder: sorties/chiffre
`,
  readmeText: (month: string, placeholder: string): string => `\
# Dossier de paie trentieme

| dossier | contenu |
| --- | --- |
| \`trentieme.yaml\` | la configuration : remplacez chaque « ${placeholder} » |
| \`entrees/\` | l’export du mois : \`agents.csv\`, \`missions.csv\`, \`absences.csv\`… |
| \`sorties/\` | ce que la paie écrit : un dossier par mois et par remise |
| \`livre/\` | le grand livre : ce qui a été payé. À sauvegarder chaque jour |
| \`archives/\` | les copies que vous gardez : sauvegardes du livre, anciens exports |

Ces dossiers contiennent des NIR et des noms : ils sont fermés à toute autre personne que vous (0700).

## Les trois premières commandes

Depuis ce dossier, une fois la configuration remplie.

1. Contrôler l’installation :

   \`\`\`sh
   trentieme doctor --config trentieme.yaml --ledger livre/trentieme.db --input entrees --output sorties
   \`\`\`

2. Contrôler l’export, sans rien calculer :

   \`\`\`sh
   trentieme check --config trentieme.yaml --input entrees
   \`\`\`

3. Faire un projet : tout est calculé et écrit, rien n’est engagé.

   \`\`\`sh
   trentieme run --dry-run --month ${month} --config trentieme.yaml --input entrees --output sorties --ledger livre/trentieme.db
   \`\`\`

Si le projet est juste, la même commande sans \`--dry-run\` engage la paie. Chaque commande a son aide et un exemple :
\`trentieme run --help\`.
`,
};
