const LEDGER = '--ledger livre/trentieme.db';
const SETTINGS = '--config trentieme.yaml';
const MONTH = '--month 2025-11';

/**
 * A command line for each command, as it is typed in the folder that `init` prepares. What it does is said in
 * `example-texts`, under the same name.
 */
export const EXAMPLES = {
  init: 'init paie',
  doctor: `doctor ${SETTINGS} ${LEDGER} --input entrees --output sorties`,
  check: `check ${SETTINGS} --input entrees`,
  run: `run --dry-run ${MONTH} ${SETTINGS} --input entrees --output sorties ${LEDGER}`,
  replay: `replay --from 2025-11 --to 2025-11 ${SETTINGS} ${LEDGER}`,
  approve: `approve ${MONTH} --remittance 1 --output sorties ${LEDGER} --operator "Chef de bureau"`,
  schedule: `schedule --once ${SETTINGS}`,
  status: `status ${SETTINGS}`,
  campaign: 'campaign --plan campagne.yaml',
  worker: 'worker --drain --concurrency 2',
  acknowledge: `acknowledge entrees/retour.csv ${LEDGER}`,
  cancel: `cancel ${MONTH} --remittance 1 ${LEDGER}`,
  'ledger verify': `ledger verify ${LEDGER} --manifest sorties/2025-11/01/bordereau.json`,
  'ledger show': `ledger show ${LEDGER} ${MONTH}`,
  'ledger balance': `ledger balance ${LEDGER} --by month`,
  'ledger export': `ledger export ${LEDGER} --output archives/ecritures.csv`,
  'ledger import': `ledger import entrees/ouverture.csv ${LEDGER}`,
  explain: `explain --award M0000263-2 ${MONTH} ${LEDGER}`,
  report: `report ${MONTH} ${LEDGER} --output archives/rapport-2025-11.html`,
  diff: `diff --from 2025-11 --to 2025-12 ${SETTINGS} ${LEDGER}`,
  evidence: `evidence --reference 0123456789ABCDEF01234567 --output archives ${LEDGER}`,
  generate: 'generate --agents 300 --seed 2025 --errors 12 --output essai',
  'layout describe': 'layout describe',
  'layout lint': 'layout lint --layout dessin.json',
  'profile check': `profile check --profile epp ${SETTINGS} --input entrees`,
  regulations: 'regulations --at 2025-11-30',
  notify: `notify --test ${SETTINGS}`,
  verify: 'verify sorties/2025-11/01',
  keygen: 'keygen --output archives/signature.pem',
  decrypt: 'decrypt sorties/2025-11/01.age --identity archives/cle.txt --output archives/2025-11-01',
  purge: `purge --dry-run --before 2023-09-01 ${LEDGER}`,
  completion: 'completion >> ~/.bashrc',
} as const satisfies Readonly<Record<string, string>>;

export type ExampleName = keyof typeof EXAMPLES;
