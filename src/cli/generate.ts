import { parseSchoolYear } from '../calendar/index.js';
import { csvBytes } from '../emit/csv.js';
import { generateAcademie, type GeneratedAcademie } from '../generate/academie.js';
import { publish } from '../io/publish.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface GenerateOptions {
  readonly output: string;
  readonly agents: string;
  /** `AAAA-AAAA`. */
  readonly schoolYear: string;
  readonly seed: string;
  readonly errors: string;
  readonly lang: Lang;
}

/** `trentieme generate`: the export of a fictitious académie, the same for the same options. */
export async function generate(options: GenerateOptions, terminal: Terminal): Promise<number> {
  const texts = textsIn(options.lang);
  const { tables, planted } = generated(options);
  const files = tables.map(({ file, columns, rows }) => {
    const all = [...rows];
    return { name: file, bytes: csvBytes(columns, all, 'machine'), count: all.length };
  });
  await publish({
    folder: options.output,
    replace: false,
    committed: 'never',
    write: async (draft) => {
      for (const { name, bytes } of files) await draft.append(name, bytes);
    },
  });
  const counts = files.map(({ name, count }) => `${name} ${String(count)}`).join(', ');
  terminal.out(texts.generate.done(options.output, counts));
  if (planted.length > 0) terminal.out(texts.generate.planted(planted.length));
  for (const { file, line, code } of planted) terminal.out(`  ${file} ${String(line)} ${code}`);
  return EXIT.done;
}

function generated({ agents, schoolYear, seed, errors, lang }: GenerateOptions): GeneratedAcademie {
  const texts = textsIn(lang);
  const year = parseSchoolYear(schoolYear);
  const faults = [
    ...(year === undefined ? [texts.badCount('school-year', schoolYear, '2015-2016')] : []),
    ...Object.entries({ agents, seed, errors })
      .filter(([, value]) => !/^\d{1,9}$/.test(value))
      .map(([option, value]) => texts.badCount(option, value, '0, 1, 2…')),
  ];
  if (year === undefined || faults.length > 0) throw new UsageError(faults);
  try {
    return generateAcademie({
      agents: Number(agents),
      schoolYear: year,
      seed: Number(seed),
      errors: Number(errors),
    });
  } catch (error) {
    // The generator refuses what it cannot number: too many agents, a year whose law it does not know.
    const refused = error instanceof RangeError ? REFUSAL.exec(error.message) : null;
    if (refused === null) throw error;
    const [, option = '', found = '', least = '', most = ''] = refused;
    throw new UsageError([texts.badCount(option.replace(' ', '-'), found, `${least} – ${most}`)]);
  }
}

const REFUSAL = /^(.+): (.+), from (\d+) to (\d+)$/;
