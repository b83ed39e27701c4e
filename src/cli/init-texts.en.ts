import type { InitCode } from './init-codes.js';
import type { INIT_FRENCH } from './init-texts.fr.js';

/** What `init` writes and says in English. */
export const INIT_ENGLISH: typeof INIT_FRENCH = {
  help: {
    init: 'Prepares a working folder: commented configuration, folders, first steps',
    folder: 'Folder to prepare; it is made if it does not exist',
  },
  readme: 'README.md',
  placeholder: 'TO FILL IN',
  taken: (paths: readonly string[]): string =>
    `already there, nothing is replaced: ${paths.join(', ')}. Choose another folder, or move what is there.`,
  notAFolder: (path: string): string =>
    `${path} is not a folder (a file, or a link): give a folder, or a name that does not exist yet.`,
  done: (folder: string): string => `Folder prepared: ${folder}`,
  next: (config: string, readme: string, placeholder: string): readonly string[] => [
    `  1. Replace each “${placeholder}” of ${config}.`,
    `  2. Check: trentieme doctor --config ${config}`,
    `  3. Follow ${readme}.`,
  ],
  config: (current: readonly InitCode[], repealed: readonly InitCode[], placeholder: string): string => `\
# Configuration of trentieme. This file is archived with each pay run: write no secret in it.
# A line that begins with “#key” is an optional setting with its usual value: remove the # to change it.
# Paths start from the folder where the command is run. Check: trentieme doctor --config trentieme.yaml

# Code of the académie, 2 digits, and of the ministry, 3 characters: those of the header of payroll files.
academie: '${placeholder}'
ministere: '${placeholder}'

# The payer’s code for each allowance, 4 digits. None is provided: the real codes are not public.
# An allowance that is not paid here is removed; if an export has it all the same, its movements wait.
codes:
${current.map(({ code, name }) => `  # ${name}\n  ${code}: '${placeholder}'`).join('\n')}
# Repealed allowances: a code only if old months are still to be adjusted.
${repealed.map(({ code, name }) => `# ${name}\n#  ${code}: '9999'`).join('\n')}

# Encoding of the export files, stated and never guessed: UTF-8, ISO-8859-15 or windows-1252.
encoding: UTF-8

# Profile of an extraction of another shape: a name (profiles/NAME.yaml), or a path.
#profile: epp
# Record layout of the académie, JSON: trentieme layout lint checks it.
#layout: dessin.json

# Cut-off dates of the payer, pay month by pay month, in order. To be completed every year.
#calendar:
#  2027-01: 2026-12-15
#  2027-02: 2027-01-26

# What the texts leave open. Change nothing without a written decision.
#conventions:
# Ninths of IMP: by service window, or “pay-month”.
#  ninths: service-windows
# An end from this day on stands for the end of the school year; a start up to the other one for 1 September.
#  fullYearFrom: '06-30'
#  fullYearBy: '09-05'
# After a replacement the holder earns again, or “suspend”: only once back.
#  afterReplacement: revive
# Month in which IFIC is paid (07 or 06), and month of the first ninth (11 or 10).
#  ificPayMonth: '07'
#  firstNinth: '11'
# Rounding to the cent: half-up, or truncate.
#  rounding: half-up
# Mission letter missing: reject or warn. Envelope of a school exceeded: warn or reject.
#  imp.letter-missing: reject
#  imp.envelope-exceeded: warn

# Brakes: beyond them the run stops and shows its figures (exit code 3).
#thresholds:
# Drop of the rows of a file, per cent.
#  rowDropPercent: '20'
# Paid awards that vanish: per cent, and number from which it counts.
#  vanishedPercent: '2'
#  vanishedAwards: '20'
# Recoveries: per cent of the credits of the month, and number of lines.
#  recoveriesPercent: '5'
#  recoveriesLines: '500'

# A prepared run must be approved by another person: required (trentieme approve).
#approval: required

# For trentieme schedule, which runs by itself.
#schedule:
# Times of Paris: the draft of every night, and the run of the cut-off day.
#  nightly: '02:30'
#  cutOffTime: '02:30'
# Export or drop folder, and folder of results.
#  input: entrees
#  output: sorties
# Ledger. For PostgreSQL: ledgerEnv (name of an environment variable) or ledgerFile (path of a file).
#  ledger: livre/trentieme.db
# Port of 127.0.0.1 for probes, status file, metrics as Prometheus reads them, number of threads.
#  health: '8080'
#  status: sorties/etat.json
#  metrics: sorties/trentieme.prom
#  workers: '2'
# Plan of the campaign that cut-offs start, in place of the run of one académie.
#  campaign: campagne.yaml

# Who is told how a run ended. Never personal data in a message.
#notify:
#  mail:
#    host: smtp.example.org
# Encryption: starttls, tls, or none on an internal network only.
#    secure: starttls
#    port: '587'
# PEM certificates to trust instead of those of the system.
#    caFile: cles/autorite.pem
# Login: the password comes from the environment (passwordEnv) or from a file (passwordFile).
#    user: paie
#    passwordEnv: TRENTIEME_SMTP_PASSWORD
#    from: paie@example.org
#    to: [bureau@example.org]
# What about: done, rejects, brake, failure. All by default.
#    on: [rejects, brake, failure]
#  webhook:
# An https address. If it is itself secret: urlEnv or urlFile instead of url.
#    url: https://example.org/trentieme
# Key that signs the message (secretEnv or secretFile), and certificates as for mail.
#    secretEnv: TRENTIEME_WEBHOOK_SECRET
#    caFile: cles/autorite.pem
#    on: [brake, failure]
# Days that a message nobody takes is kept, and the folder where it waits.
#  keepDays: '7'
#  outbox: sorties/messages

# Ed25519 private key that signs the manifests: trentieme keygen --output cles/signature.pem
#signing:
#  keyFile: cles/signature.pem
# Who can read the encrypted copy of remittances (age public keys), and the folder of these copies.
#encryption:
#  recipients: ['${placeholder}']
#  folder: sorties/chiffre
`,
  readmeText: (month: string, placeholder: string): string => `\
# trentieme working folder

| folder | content |
| --- | --- |
| \`trentieme.yaml\` | the configuration: replace each “${placeholder}” |
| \`entrees/\` | the export of the month: \`agents.csv\`, \`missions.csv\`, \`absences.csv\`… |
| \`sorties/\` | what a run writes: one folder a month and remittance |
| \`livre/\` | the ledger: what was paid. Back it up every day |
| \`archives/\` | the copies you keep: backups of the ledger, old exports |

These folders hold NIR and names: they are closed to everybody but you (0700).

## The first three commands

From this folder, once the configuration is filled in.

1. Check the installation:

   \`\`\`sh
   trentieme doctor --config trentieme.yaml --ledger livre/trentieme.db --input entrees --output sorties
   \`\`\`

2. Check the export, without computing anything:

   \`\`\`sh
   trentieme check --config trentieme.yaml --input entrees
   \`\`\`

3. Make a draft: everything is computed and written, nothing is posted.

   \`\`\`sh
   trentieme run --dry-run --month ${month} --config trentieme.yaml --input entrees --output sorties --ledger livre/trentieme.db
   \`\`\`

If the draft is right, the same command without \`--dry-run\` posts the run. Each command has its help and an example:
\`trentieme run --help --lang en\`.
`,
};
