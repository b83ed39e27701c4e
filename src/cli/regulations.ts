import { formatFrenchDate, parseIsoDate, type CivilDate } from '../calendar/index.js';
import { formatExact, fraction, multiply, type Exact } from '../money/index.js';
import { byCodePoint, inForceOn, type Allowance, type LeaveType } from '../model/index.js';
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
  terminal.out(`\n${texts.regulations.leave}`);
  for (const type of loaded.regulations.leave.types.values()) {
    terminal.out(`  ${type.code.padEnd(6)} ${leaveLine(type, day, texts)}`);
  }
  return EXIT.done;
}

/** What is kept of an allowance on a day of leave of this type, read that day. */
function leaveLine({ name, rule, lostDays }: LeaveType, day: CivilDate, texts: Texts): string {
  const kept = (share: Exact): string => texts.regulations.kept(shown(multiply(share, fraction(100))));
  switch (rule.kind) {
    case 'rolling-year':
      return `${name} : ${texts.regulations.rollingYear}`;
    case 'rate': {
      const rate = inForceOn(rule.rates, day);
      if (rate === undefined) return `${name} : ${texts.regulations.none}`;
      return `${name} : ${lostDays ? texts.regulations.lostDay : kept(rate.value)} [${rate.source}]`;
    }
    case 'by-leave-year': {
      const scale = inForceOn(rule.scales, day);
      if (scale === undefined) return `${name} : ${texts.regulations.none}`;
      const steps = scale.value.steps.map(({ throughYear, share }) =>
        texts.regulations.throughYear(kept(share), throughYear),
      );
      return `${name} : ${[...steps, texts.regulations.afterwards(kept(scale.value.after))].join(', ')} [${scale.source}]`;
    }
  }
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

/** Euros: no decimal, or two. */
function shown(value: Exact): string {
  return formatExact(value)
    .replace(/\.(\d)$/, '.$10')
    .replace('.', ',');
}
