import { formatPayMonth } from '../calendar/index.js';
import { evidence, type EvidenceResult, type WrittenEvidence } from '../operations/evidence.js';
import type { Lang } from '../report/messages/index.js';
import { withoutNir } from '../model/personal.js';
import { eurosIn } from './euros.js';
import { EXIT } from './exit-codes.js';
import { UsageError } from './failures.js';
import { labelled } from './labelled.js';
import { pastRunFailure } from './past-run-failures.js';
import { rankOf } from './posting-table.js';
import { loadLayout, loadProgram, loadRegulations, loadTableSchemas } from './settings.js';
import { settingsReader } from './settings-reader.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface EvidenceOptions {
  readonly reference: string;
  readonly output: string;
  readonly ledger: string;
  readonly lang: Lang;
}

/** `trentieme evidence`: the file of a recovery and the draft of its letter; exit 2 when there is no letter to send. */
export async function evidenceCommand(options: EvidenceOptions, terminal: Terminal): Promise<number> {
  const { lang, output, ledger } = options;
  const { evidence: texts } = textsIn(lang);
  const reference = options.reference.trim().toUpperCase();
  if (!/^[0-9A-F]{24}$/.test(reference))
    throw new UsageError([texts.badReference(withoutNir(options.reference))]);
  const { regulations, files } = await loadRegulations(undefined, lang);
  const { layout } = await loadLayout(undefined, lang);
  const result = await evidence({
    ...{ reference, output, ledger, lang },
    reader: settingsReader,
    today: {
      ...{ regulations, regulationFiles: files, layout },
      tableSchemas: await loadTableSchemas(),
      program: await loadProgram(),
    },
    now: Date.now,
  }).catch((error: unknown) => {
    throw pastRunFailure(error, lang);
  });
  if (result.kind !== 'written') throw new UsageError([refusal(result, reference, lang)]);
  terminal.out(summaryOf(result, reference, lang));
  terminal.out(texts.personal);
  return result.hasLetter ? EXIT.done : EXIT.doneWithRejects;
}

function refusal(
  result: Exclude<EvidenceResult, { kind: 'written' }>,
  reference: string,
  lang: Lang,
): string {
  const { evidence: texts } = textsIn(lang);
  switch (result.kind) {
    case 'unknown':
      return texts.unknown(reference);
    case 'no-recovery':
      return texts.noRecovery(reference, texts.natures[result.nature]);
    case 'void':
      return texts.void[result.by](reference);
  }
}

function summaryOf(written: WrittenEvidence, reference: string, lang: Lang): string {
  const { evidence: texts } = textsIn(lang);
  const euros = eurosIn(lang);
  const { key, taken, barred, payMonth, remittance, folder, publication, hasLetter } = written;
  const there = publication === 'unchanged' ? ` — ${texts.unchanged}` : '';
  return labelled(texts.title(reference), [
    [texts.award, texts.about(key.award, key.payee, formatPayMonth(key.instalmentMonth))],
    [texts.taken, texts.amount(euros(taken), formatPayMonth(payMonth), rankOf(remittance))],
    ...(barred === 0n ? [] : [[texts.barred, texts.barredWhy(euros(barred))] as const]),
    [texts.files, `${folder}${there}`],
    [texts.next, hasLetter ? texts.complete : texts.noLetter],
  ]);
}
