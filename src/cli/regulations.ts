import { formatFrenchDate, parseIsoDate, type CivilDate } from '../calendar/index.js';
import { formatExact, type Exact } from '../money/index.js';
import { byCodePoint, inForceOn, type Allowance } from '../model/index.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { loadRegulations } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn, type Texts } from './texts.js';

export interface RegulationsOptions {
  readonly at: string;
  readonly regulations: string | undefined;
  readonly lang: Lang;
}

/** `trentieme regulations --at DATE`: the rates in force that day, each with its source. */
export async function regulations(options: RegulationsOptions, terminal: Terminal): Promise<number> {
  const { lang } = options;
  const texts = textsIn(lang);
  const day = parseIsoDate(options.at);
  if (day === undefined) throw new UsageError([texts.regulations.badDate(options.at)]);
  const loaded = await loadRegulations(options.regulations, lang);
  terminal.out(texts.regulations.at(lang === 'fr' ? formatFrenchDate(day) : options.at));
  const allowances = [...loaded.regulations.allowances.values()].sort((a, b) => byCodePoint(a.code, b.code));
  for (const allowance of allowances) {
    terminal.out(`\n${allowance.code} — ${allowance.name[lang]} (${allowance.legalText})`);
    for (const line of linesOf(allowance, day, texts)) terminal.out(`  ${line}`);
  }
  return EXIT.done;
}

function linesOf(allowance: Allowance, day: CivilDate, texts: Texts): string[] {
  if (inForceOn(allowance.inForce, day) === undefined) return [texts.regulations.none];
  const { amount, functions } = allowance;
  switch (amount.kind) {
    case 'statutory': {
      const rate = inForceOn(amount.annualRate, day);
      const unit = allowance.unit === 'student' ? texts.regulations.perStudent : texts.regulations.perYear;
      return rate === undefined ? [] : [`${shown(rate.value)} ${unit} [${rate.source}]`];
    }
    case 'decided': {
      const range = inForceOn(amount.range, day);
      if (range === undefined) return [];
      const { minimum, maximum } = range.value;
      return [`${texts.regulations.decided(shown(minimum), shown(maximum))} [${range.source}]`];
    }
    case 'permitted':
      return [...functions.values()].flatMap(({ code, permitted }) => {
        const rates = inForceOn(permitted, day);
        if (rates === undefined) return [];
        return [
          `${code.padEnd(14)} ${rates.value.map(shown).join(' ; ')} ${texts.regulations.perYear} [${rates.source}]`,
        ];
      });
  }
}

function shown(value: Exact): string {
  return formatExact(value).replace('.', ',');
}
