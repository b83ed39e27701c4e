import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePayMonth, type PayMonth } from '../../src/calendar/index.js';
import { loadRunSettings } from '../../src/cli/run-settings.js';
import { pay } from '../../src/operations/pay.js';
import type { Notice, PayRequest, PayResult } from '../../src/operations/pay-request.js';
import type { RunSettings } from '../../src/run-inputs.js';
import { OVERRIDES } from '../../src/model/index.js';
import type { Encoding } from '../../src/charset/index.js';
import { temporaryFolder } from './command-line.js';
import { encoded } from './payroll.js';
import { SMALL_CONFIG, SMALL_EXPORT, textsOf, type Tables } from './small-export.js';

/** The month of a text; throws when it is none. */
export function month(text: string): PayMonth {
  const found = parsePayMonth(text);
  if (found === undefined) throw new Error(text);
  return found;
}

/** The settings of a run as the program reads them, from a configuration text. */
export async function settingsFor(
  config: string = SMALL_CONFIG,
  options: { readonly set?: readonly string[]; readonly regulations?: string } = {},
): Promise<RunSettings> {
  const path = join(temporaryFolder(), 'trentieme.yaml');
  writeFileSync(path, config);
  return loadRunSettings({
    config: path,
    set: options.set ?? [],
    regulations: options.regulations,
    lang: 'fr',
  });
}

/** A folder with one law file of the program, a value of it replaced. */
export function changedLaw(file: string, value: string, by: string): string {
  const folder = temporaryFolder();
  const text = readFileSync(new URL(`../../src/regulations/${file}`, import.meta.url), 'utf8');
  if (!text.includes(value)) throw new Error(`${file} does not hold ${value}`);
  writeFileSync(join(folder, file), text.replace(value, by));
  return folder;
}

/** An académie that pays month after month on a ledger, brakes let go; each payment gives what was told meanwhile. */
export function payOffice(
  ledger: string,
  settings: RunSettings,
): {
  readonly output: string;
  readonly pay: (
    payMonth: string,
    tables?: Tables,
    changed?: Partial<PayRequest>,
  ) => Promise<{ readonly result: PayResult; readonly notices: readonly Notice[] }>;
} {
  const output = join(temporaryFolder(), 'sortie');
  return {
    output,
    pay: async (payMonth, tables = SMALL_EXPORT, changed = {}) => {
      const notices: Notice[] = [];
      const request: PayRequest = {
        settings,
        files: filesOfTables(tables),
        sts: undefined,
        readProfile: () => Promise.resolve(undefined),
        exportedAt: undefined,
        payMonth: month(payMonth),
        created: '20251120220000',
        accepted: OVERRIDES,
        explanations: false,
        workers: 1,
        lang: 'fr',
        output,
        ledger,
        holder: 'test',
        now: Date.now,
        ...changed,
      };
      const tell = (notice: Notice): void => void notices.push(notice);
      return { result: await pay(request, { tell, step: () => undefined }), notices };
    },
  };
}

/** The files of an export, in the encoding that is stated. */
export function filesOfTables(tables: Tables, encoding: Encoding = 'UTF-8'): PayRequest['files'] {
  return Object.entries(textsOf(tables)).map(([name, text]) => ({
    name: `${name}.csv`,
    bytes: encoded(text, encoding),
  }));
}
