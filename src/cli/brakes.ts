import { formatPayMonth } from '../calendar/index.js';
import type { ChangedFacts } from '../changes.js';
import type { RecoverySummary } from '../operations/recoveries.js';
import type { Lang } from '../report/messages/index.js';
import { overrideOf, type Brake } from '../model/index.js';
import { eurosIn } from './euros.js';
import { textsIn } from './texts.js';

/** What the operator reads when a brake trips: each with its figures and its option, then the recoveries it stopped. */
export function brakeLines(
  title: string,
  brakes: readonly Brake[],
  recoveries: RecoverySummary | undefined,
  lang: Lang,
): string[] {
  const { accept } = textsIn(lang).ledger.brakes;
  return [
    title,
    ...brakes.map((brake) => `  - ${figuresOf(brake, lang)} (${accept(overrideOf(brake))})`),
    ...(recoveries === undefined ? [] : recoveryLines(recoveries, lang)),
  ];
}

function figuresOf(brake: Brake, lang: Lang): string {
  const { brakes: texts } = textsIn(lang).ledger;
  const euros = eurosIn(lang);
  switch (brake.kind) {
    case 'row-drop':
      return texts.rowDrop(brake.file, String(brake.before), String(brake.now));
    case 'vanished':
      return texts.vanished(String(brake.vanished), String(brake.known));
    case 'recoveries':
      return texts.recoveries(texts.lines(brake.lines), euros(brake.recovered), euros(brake.credits));
    case 'stale':
      return texts.stale(brake.exportedAt, brake.lastExportedAt);
  }
}

function recoveryLines({ people, lines, amount, byCause, largest }: RecoverySummary, lang: Lang): string[] {
  const { brakes: texts } = textsIn(lang).ledger;
  const euros = eurosIn(lang);
  return [
    texts.summary(texts.lines(lines), texts.people(people), euros(amount)),
    ...(byCause.length === 0 ? [] : [`  ${texts.byCause}`]),
    ...byCause.map((cause) => {
      const what = cause.changes.length === 0 ? texts.noChange : cause.changes.map(shownChange).join(' + ');
      return `    ${euros(cause.amount)} (${texts.lines(cause.lines)}) — ${what}`;
    }),
    `  ${texts.largest}`,
    ...largest.map(
      ({ amount: taken, key }) =>
        `    ${texts.line(euros(taken), key.award, formatPayMonth(key.instalmentMonth))}`,
    ),
  ];
}

/** `missions.csv (etat, date_fin)`. */
function shownChange({ file, columns }: ChangedFacts): string {
  return columns.length === 0 ? file : `${file} (${columns.join(', ')})`;
}
