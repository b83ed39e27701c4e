import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { centsOf, formatEuros } from '../../src/money/index.js';
import { office, type Office } from '../support/book.js';
import { workplace } from '../support/command-line.js';
import {
  csvOf,
  NOEL,
  secretsOf,
  SMALL_EXPORT,
  table,
  textsOf,
  withValue,
  type Table,
} from '../support/small-export.js';

/** M4 of NOEL, a FA at 80 %, is found in January to have ended on 10 November: two instalments are too much. */
const ENDED = withValue(SMALL_EXPORT.missions, 'M4', 'date_fin', '2025-11-10');

/** Pays November and December, changes the missions, and pays January. */
async function corrected(missions: Table = ENDED, at?: Office): Promise<Office> {
  const paying = at ?? (await office());
  await paying.pay('2025-11');
  await paying.pay('2025-12');
  writeFileSync(join(paying.input, 'missions.csv'), csvOf(missions));
  await paying.pay('2026-01', '--accept-recoveries');
  return paying;
}

interface Sent {
  readonly reference: string;
  readonly amount: number;
  readonly instalmentMonth: string;
}

/** The movements of a month for M4 that are negative, or not, in order of instalment. */
async function movements(at: Office, payMonth: string, sign: -1 | 1 = -1): Promise<readonly Sent[]> {
  return (await at.postings())
    .filter(({ kind, award }) => kind === 'movement' && award === 'M4')
    .filter((posting) => posting.payMonth === payMonth && Math.sign(posting.amount) === sign)
    .map(({ reference, amount, instalmentMonth }) => ({
      reference: reference ?? '',
      amount,
      instalmentMonth,
    }));
}

const outOf = (at: Office): string => join(at.folder, 'dossiers');

const prove = (at: Office, reference: string, ...words: readonly string[]) =>
  at.ask('evidence', '--reference', reference, '--output', outOf(at), ...words);

const read = (at: Office, reference: string, name: string): string =>
  readFileSync(join(outOf(at), reference, name), 'utf8');

/** Digests and versions change with every law file: what is golden is the rest. */
const golden = (text: string): string =>
  text.replaceAll(/[0-9a-f]{64}/g, '(empreinte)').replaceAll(/(Programm?e? : ).*/g, '$1(version)');

const euros = (cents: number): string => formatEuros(centsOf(cents));

describe('trentieme evidence', () => {
  test('writes the file of a recovery, its letter and the rows it rests on', async () => {
    const at = await corrected();
    const [first] = await movements(at, '2026-01');
    const { reference } = first!;
    const answer = await prove(at, reference);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out.replaceAll(at.folder, '')).toBe(
      [
        `Dossier de la reprise ${reference}`,
        `  Mission   M4, ${NOEL}, échéance 2025-11`,
        `  Repris    39,71 €, paie 2026-01, remise 01`.replaceAll(' €', '\u00a0€'),
        `  Fichiers  /dossiers/${reference}`,
        '  À faire   vérifier la lettre, compléter ce qui est entre crochets (dont les voies et délais de recours), signer',
        "Ces fichiers nomment l'agent : ils restent dans le service.",
        '',
      ].join('\n'),
    );
    expect(readdirSync(join(outOf(at), reference)).sort()).toEqual([
      'dossier.html',
      'dossier.md',
      'lettre.html',
      'lettre.md',
      'pieces.csv',
    ]);
    await expect(golden(read(at, reference, 'dossier.md'))).toMatchFileSnapshot('./evidence/dossier.md');
    await expect(read(at, reference, 'lettre.md')).toMatchFileSnapshot('./evidence/lettre.md');
    await expect(read(at, reference, 'pieces.csv')).toMatchFileSnapshot('./evidence/pieces.csv');
  });

  test('says the dossier in English, and the letter in French all the same', async () => {
    const at = await corrected();
    const [first] = await movements(at, '2026-01');
    await prove(at, first!.reference);
    const letter = read(at, first!.reference, 'lettre.md');
    const elsewhere = { ...at, folder: join(at.folder, 'en') };
    expect((await prove(elsewhere, first!.reference, '--lang', 'en')).code).toBe(0);
    expect(read(elsewhere, first!.reference, 'lettre.md')).toBe(letter);
    await expect(golden(read(elsewhere, first!.reference, 'dossier.md'))).toMatchFileSnapshot(
      './evidence/dossier.en.md',
    );
  });

  test('states the amounts of the ledger, for every recovery of a remittance', async () => {
    const at = await corrected(withValue(SMALL_EXPORT.missions, 'M4', 'etat', 'ANNULEE'));
    const sent = await movements(at, '2026-01');
    expect(sent.map(({ instalmentMonth }) => instalmentMonth)).toEqual([
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
    ]);
    for (const { reference, amount } of sent) {
      await prove(at, reference);
      expect(read(at, reference, 'lettre.md')).toContain(`Cette somme de ${euros(-amount)} est reprise`);
      expect(read(at, reference, 'dossier.md')).toContain(
        `| **Repris par ce mouvement** | **${euros(amount)}** |`,
      );
      // The other recoveries of the remittance are named, with their amounts.
      for (const other of sent.filter((one) => one.reference !== reference)) {
        expect(read(at, reference, 'dossier.md')).toContain(
          `${euros(other.amount)} | \`${other.reference}\``,
        );
      }
    }
  });

  test('names the agent and nobody else, and no NIR at all', async () => {
    const at = await corrected();
    const [first] = await movements(at, '2026-01');
    await prove(at, first!.reference);
    const own = ["L'HAŸROSE", 'Noëlian'];
    const hidden = secretsOf(SMALL_EXPORT).filter((secret) => !own.includes(secret));
    for (const name of ['dossier.md', 'dossier.html', 'lettre.md', 'lettre.html', 'pieces.csv']) {
      const text = read(at, first!.reference, name);
      expect(text.replaceAll('&#39;', "'")).toContain(own[0]);
      expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
    }
  });

  test('is for its owner alone, the same again, and never replaced once somebody has worked on it', async () => {
    const at = await corrected();
    const [first] = await movements(at, '2026-01');
    await prove(at, first!.reference);
    const folder = join(outOf(at), first!.reference);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const again = await prove(at, first!.reference);
    expect(again.code).toBe(0);
    expect(again.out).toContain("ces fichiers étaient déjà là, à l'octet près");
    writeFileSync(join(folder, 'lettre.md'), 'complétée');
    const refused = await prove(at, first!.reference);
    expect(refused.code).toBe(74);
    expect(refused.err).toContain('Le dossier existe déjà et contient autre chose');
    expect(read(at, first!.reference, 'lettre.md')).toBe('complétée');
  });

  test('refuses what is no recovery, all in sentences, and writes nothing', async () => {
    const at = await corrected();
    const [paid] = await movements(at, '2025-12', 1);
    const [first] = await movements(at, '2026-01');
    await at.ask('cancel', '--month', '2026-01', '--remittance', '1');
    const refused = [
      ['M4', "n'est pas une référence ; attendu : 24 chiffres hexadécimaux"],
      ['284127645101066', '« *************** »'],
      ['../../../../etc/passwd', "n'est pas une référence"],
      ['ABCDEF0123456789ABCDEF01', "n'est celle d'aucun mouvement de ce grand livre"],
      [paid!.reference, 'est un versement du mois, pas une reprise'],
      [paid!.reference, `trentieme explain --reference ${paid!.reference}`],
      [first!.reference, "est d'une remise annulée"],
    ] as const;
    for (const [reference, sentence] of refused) {
      const answer = await prove(at, reference);
      expect(answer.code).toBe(64);
      expect(answer.err).toContain(sentence);
    }
    expect(existsSync(outOf(at))).toBe(false);
  });

  test('follows what the payer answered: nothing to send where nothing was taken', async () => {
    const at = await corrected(withValue(SMALL_EXPORT.missions, 'M4', 'etat', 'ANNULEE'));
    const [rejected, emptied, reduced] = await movements(at, '2026-01');
    await at.answer([
      `${rejected!.reference};REJETE;;`,
      `${emptied!.reference};MODIFIE;;0,00`,
      `${reduced!.reference};MODIFIE;;30,00`,
    ]);
    const said = await Promise.all(
      [rejected, emptied, reduced].map(async (one) => prove(at, one!.reference)),
    );
    expect(said.map(({ code }) => code)).toEqual([64, 64, 0]);
    expect(said[0]?.err).toContain('a été rejetée par le payeur');
    expect(said[1]?.err).toContain('a été ramenée à zéro par le payeur');
    expect(read(at, reduced!.reference, 'dossier.md')).toContain(
      `Le payeur a répondu qu’il a retenu ${euros(3000)} au lieu de ${euros(5957)}`,
    );
    expect(read(at, reduced!.reference, 'lettre.md')).toContain(`le payeur a retenu ${euros(3000)}`);
  });

  test('shows what is barred beside what is taken back, and the letter does not ask for it', async () => {
    const missions = table('id_mission;numen;regime;date_debut;etat', [`M4;${NOEL};FA;2023-09-01;ANNULEE`]);
    const at = await office(undefined, workplace({ ...textsOf(SMALL_EXPORT), missions: csvOf(missions) }));
    const opened = (paidIn: string, amount: string): string =>
      `${paidIn};${NOEL};M4;2023-09;FA;2023-2024;douziemes;${amount}`;
    // Recoverable through September and November 2025: two years from the month that follows the payment.
    await at.open([opened('2023-09', '69,50'), opened('2023-11', '10,00')]);
    await at.pay('2025-11', '--accept-recoveries');
    const [first] = await movements(at, '2025-11');
    expect(first!.amount).toBe(-1000);
    const answer = await prove(at, first!.reference);
    expect(answer.out).toContain(`Prescrit  ${euros(6950)}, que la lettre ne demande pas`);
    const dossier = read(at, first!.reference, 'dossier.md');
    expect(dossier).toContain(`| Prescrit : ne peut plus être repris | ${euros(-6950)} |`);
    expect(dossier).toContain(
      `| septembre 2023 | versement antérieur | ${euros(6950)} |  | 01/10/2025 | ${euros(6950)} | ${euros(0)} |`,
    );
    expect(dossier).toContain(
      `| novembre 2023 | versement antérieur | ${euros(1000)} |  | 01/12/2025 | ${euros(1000)} | ${euros(1000)} |`,
    );
    expect(read(at, first!.reference, 'lettre.md')).toContain(
      `dont ${euros(6950)} sont prescrits et ne vous sont pas demandés : reste ${euros(1000)}.`,
    );
  });

  test('keeps what an export holds from running as a formula or breaking a document', async () => {
    const hostile = '=HYPERLINK("x")|<b>[x](y)';
    const at = await office(
      undefined,
      workplace({
        ...textsOf(SMALL_EXPORT),
        missions: csvOf(withValue(SMALL_EXPORT.missions, 'M4', 'lettre_mission', hostile)),
      }),
    );
    await corrected(withValue(ENDED, 'M4', 'lettre_mission', hostile), at);
    const [first] = await movements(at, '2026-01');
    expect((await prove(at, first!.reference)).code).toBe(0);
    expect(read(at, first!.reference, 'pieces.csv')).toContain(`"'=HYPERLINK(""x"")|<b>[x](y)"`);
    expect(read(at, first!.reference, 'dossier.md')).toContain('=HYPERLINK("x")\\|\\<b\\>\\[x\\](y)');
    expect(read(at, first!.reference, 'dossier.html')).not.toContain('<b>');
  });
});
