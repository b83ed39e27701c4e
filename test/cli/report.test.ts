import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { trentieme, workplace } from '../support/command-line.js';

describe('trentieme report', () => {
  test('writes the page of a posted run to a file of its own, that nobody else may read', async () => {
    const { run, ledger, folder } = workplace();
    await trentieme(...run);
    const output = join(folder, 'rapport.html');
    const words = ['report', '--month', '2025-11', '--ledger', ledger, '--output', output];
    expect(await trentieme(...words)).toEqual({
      code: 0,
      out: `Rapport de la paie 2025-11, remise 01 : ${output}\n`,
      err: '',
    });
    expect(readFileSync(output, 'utf8')).toContain('<html lang="fr">');
    expect(statSync(output).mode & 0o777).toBe(0o600);
    // Never over another file.
    const again = await trentieme(...words);
    expect(again.code).toBe(74);
    expect(again.err).toContain(output);
  });

  test('says that the version to share is without names, in English too', async () => {
    const { run, ledger, folder } = workplace();
    await trentieme(...run);
    const output = join(folder, 'shared.html');
    const common = ['report', '--month', '2025-11', '--ledger', ledger, '--output', output];
    expect(await trentieme(...common, '--remittance', '01', '--no-names', '--lang', 'en')).toEqual({
      code: 0,
      out: `Report of the pay of 2025-11, remittance 01: ${output}\nVersion without names: no name, NUMEN, NIR or reference.\n`,
      err: '',
    });
    expect(readFileSync(output, 'utf8')).toContain('<html lang="en">');
  });

  test.each([
    [['--month', '2025-13'], 64, 'n’est pas un mois'],
    [['--month', '2025-11', '--remittance', '0'], 64, '« 0 »'],
    [['--month', '2025-11', '--remittance', '02'], 65, 'n’existe pas dans le grand livre'],
    [['--month', '2025-10'], 65, 'n’existe pas dans le grand livre'],
  ])('refuses %j with exit code %i', async (words, code, said) => {
    const { run, ledger, folder } = workplace();
    await trentieme(...run);
    const output = join(folder, 'rapport.html');
    const answer = await trentieme('report', '--ledger', ledger, '--output', output, ...words);
    expect(answer.code).toBe(code);
    expect(answer.err.replaceAll("'", '’').replaceAll('\u00a0', ' ')).toContain(said);
    expect(existsSync(output)).toBe(false);
  });
});
