import { formatPayMonth, parsePayMonth, type PayMonth } from '../calendar/index.js';
import { explain, type Explained, type ExplainResult } from '../operations/explain.js';
import { nameOf } from '../operations/replay-ledger.js';
import { withoutNir } from '../model/personal.js';
import { awardJson } from '../report/explanation/award-json.js';
import { awardLines, ofTheMonth, type AskedFor } from '../report/explanation/award-lines.js';
import type { AwardExplanation } from '../report/explanation/award-explanation.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { pastRunFailure } from './past-run-failures.js';
import { loadProgram, loadRegulations, loadTableSchemas } from './settings.js';
import { settingsReader } from './settings-reader.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ExplainOptions {
  readonly agent: string | undefined;
  readonly award: string | undefined;
  readonly reference: string | undefined;
  readonly month: string | undefined;
  readonly format: 'text' | 'json';
  readonly ledger: string;
  readonly lang: Lang;
}

type Found = Extract<ExplainResult, { kind: 'explained' }>;

/** `trentieme explain`: why a pay run sent an amount, or nothing, so that a clerk can answer the phone. */
export async function explainCommand(options: ExplainOptions, terminal: Terminal): Promise<number> {
  const { ledger, lang, format } = options;
  const what = askedFor(options);
  const result = await explained(what, ledger, lang);
  if (result.kind !== 'explained') throw new UsageError([refusal(result, what, options)]);
  if (result.awards.length === 0 && format === 'text') {
    const { noAward } = textsIn(lang).explain;
    terminal.out(noAward(withoutNir(options.agent ?? ''), formatPayMonth(result.payMonth)));
  }
  result.awards.forEach((award, at) => {
    const asked = partOf(award, result, what);
    if (format === 'json') terminal.out(JSON.stringify(awardJson(award, asked, lang)));
    else terminal.out([...(at === 0 ? [] : ['']), ...awardLines(award, lang, asked)].join('\n'));
  });
  return EXIT.done;
}

/** @throws UsageError with everything that is wrong with the options */
function askedFor({ agent, award, reference, month, lang }: ExplainOptions): Explained {
  const { badMonth, explain: texts } = textsIn(lang);
  const payMonth = month === undefined ? undefined : parsePayMonth(month);
  const faults = [
    ...(month !== undefined && payMonth === undefined ? [badMonth(withoutNir(month), 'month')] : []),
    ...(month !== undefined && reference !== undefined ? [texts.monthOfReference] : []),
    ...(reference !== undefined && !/^[0-9A-F]{24}$/i.test(reference.trim())
      ? [texts.badReference(withoutNir(reference))]
      : []),
  ];
  const asked = explainedOf(agent, award, reference, payMonth);
  if (asked.length !== 1) faults.unshift(texts.exactlyOne);
  const [what] = asked;
  if (what === undefined || faults.length > 0) throw new UsageError(faults);
  return what;
}

function explainedOf(
  agent: string | undefined,
  award: string | undefined,
  reference: string | undefined,
  payMonth: PayMonth | undefined,
): readonly Explained[] {
  return [
    ...(agent === undefined ? [] : [{ kind: 'agent', numen: agent.trim(), payMonth } as const]),
    ...(award === undefined ? [] : [{ kind: 'award', award: award.trim(), payMonth } as const]),
    ...(reference === undefined
      ? []
      : [{ kind: 'reference', reference: reference.trim().toUpperCase() } as const]),
  ];
}

async function explained(what: Explained, ledger: string, lang: Lang): Promise<ExplainResult> {
  const today = async () => {
    // The law of today is mostly that of the run: then it need not be read out of the archive.
    const { regulations, files: regulationFiles } = await loadRegulations(undefined, lang);
    const program = await loadProgram();
    return { tableSchemas: await loadTableSchemas(), regulations, regulationFiles, program };
  };
  try {
    return await explain({ what, ledger, reader: settingsReader, today, now: Date.now });
  } catch (error) {
    throw pastRunFailure(error, lang);
  }
}

function refusal(
  result: Exclude<ExplainResult, Found>,
  what: Explained,
  { month = '', lang }: ExplainOptions,
): string {
  const { explain: texts } = textsIn(lang);
  switch (result.kind) {
    case 'unknown-reference':
      return texts.unknownReference(what.kind === 'reference' ? what.reference : '');
    case 'no-run':
      return result.last === undefined ? texts.noRun : texts.noRunOfMonth(month, formatPayMonth(result.last));
    case 'unknown': {
      const payMonth = formatPayMonth(result.payMonth);
      return what.kind === 'agent'
        ? texts.unknownAgent(withoutNir(what.numen), payMonth)
        : texts.unknownAward(what.kind === 'award' ? withoutNir(what.award) : '', payMonth);
    }
  }
}

/** Of a reference its movement in full, of an agent what concerns the agent, of an award everybody. */
function partOf(award: AwardExplanation, { key, caused: causes }: Found, what: Explained): AskedFor {
  const caused: AskedFor['caused'] = (one) => causes.get(nameOf(one));
  if (key === undefined) {
    const numen = what.kind === 'agent' ? what.numen : undefined;
    const payee = award.payees.find((one) => one.payee === numen)?.payee;
    return { payee, inFull: ofTheMonth(award), caused };
  }
  return {
    payee: key.payee,
    inFull: ({ key: own }) => own.instalmentMonth === key.instalmentMonth,
    caused,
  };
}
