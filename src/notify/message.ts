import { parsePayMonth } from '../calendar/index.js';
import { centsOf, formatEuros } from '../money/index.js';
import type { Lang } from '../report/messages/index.js';
import { monthName } from '../report/month-names.js';
import type { DigestBrake, RunDigest } from './run-digest.js';
import { NOTIFY_ENGLISH } from './texts.en.js';
import { NOTIFY_FRENCH } from './texts.fr.js';

/** What people are sent. */
export interface Message {
  readonly subject: string;
  readonly text: string;
}

/** The end of a run in sentences: what happened, the figures, what to do; plain text, lines of a mail. */
export function messageOf(digest: RunDigest, lang: Lang, isTest = false): Message {
  const texts = lang === 'en' ? NOTIFY_ENGLISH : NOTIFY_FRENCH;
  const title = isTest ? texts.testTitle : titleOf(digest, texts, lang);
  const { outcome, counts, failure } = digest;
  const verdict = isTest ? texts.test : texts.verdicts[outcome];
  const blocks = [
    [title, verdict],
    aligned(figuresOf(digest, texts)),
    block(
      texts.failure(String(digest.exitCode)),
      failure?.sentences.map((line) => `- ${line}`),
    ),
    block(
      texts.brakes,
      digest.brakes.map((brake) => `- ${brakeLine(brake, texts)}`),
    ),
    block(texts.issues, issueLines(digest, texts)),
    isTest ? [] : todoOf(digest, texts),
    [...aligned(originOf(digest, texts)).map((line) => line.trimStart()), '', texts.noPerson],
  ];
  const lines = blocks.filter(({ length }) => length > 0).map((each) => each.join('\n'));
  const short = isTest ? '' : ` : ${texts.short[outcome](counts?.rejects ?? 0, String(digest.exitCode))}`;
  return {
    subject: `[trentieme ${digest.academie}] ${title}${lang === 'en' ? short.replace(' :', ':') : short}`,
    text: `${lines.join('\n\n')}\n`,
  };
}

type Texts = typeof NOTIFY_FRENCH;
type Line = readonly [label: string, text: string];

/** A remittance that waits is not to be sent, whatever else is to be done. */
function todoOf({ outcome, mode, remittance }: RunDigest, texts: Texts): string[] {
  if (mode === 'prepared') return [texts.toApprove, ...(outcome === 'done' ? [] : [texts.todo[outcome]])];
  return [outcome === 'done' && remittance === null ? texts.nothingToDo : texts.todo[outcome]];
}

function titleOf({ payMonth, mode, remittance }: RunDigest, texts: Texts, lang: Lang): string {
  const month = parsePayMonth(payMonth);
  const name = month === undefined ? payMonth : monthName(month, lang);
  const what =
    mode === 'draft'
      ? texts.draft
      : remittance === null
        ? undefined
        : (mode === 'prepared' ? texts.prepared : texts.remittance)(String(remittance).padStart(2, '0'));
  return [texts.pay(name), ...(what === undefined ? [] : [what])].join(' — ');
}

function figuresOf({ counts, totals, folder, mode, remittance }: RunDigest, texts: Texts): Line[] {
  const { labels } = texts;
  const paid: Line[] =
    counts === null
      ? []
      : [
          [labels.movements, texts.movements(counts.movements, counts.persons)],
          ...(totals === null
            ? []
            : [
                [labels.credits, eurosOf(totals.credits, texts)] as const,
                [labels.debits, eurosOf(totals.debits, texts)] as const,
              ]),
          [labels.rejected, texts.rows(counts.rejects, counts.warnings)],
          [labels.held, texts.keys(counts.held)],
          ...(counts.barred === 0 ? [] : [[labels.barred, texts.keys(counts.barred)] as const]),
        ];
  const isEmpty = counts !== null && mode === 'posted' && remittance === null;
  return [
    ...paid,
    ...(isEmpty ? [[labels.sent, texts.nothingToSend] as const] : []),
    ...(folder === null ? [] : [[labels.folder, folder] as const]),
  ];
}

function eurosOf(cents: string, texts: Texts): string {
  return texts.euros(formatEuros(centsOf(BigInt(cents))));
}

function brakeLine(brake: DigestBrake, texts: Texts): string {
  const { brakeLines } = texts;
  switch (brake.kind) {
    case 'row-drop':
      return brakeLines.rowDrop(brake.file, brake.before, brake.now);
    case 'vanished':
      return brakeLines.vanished(brake.vanished, brake.known);
    case 'recoveries':
      return brakeLines.recoveries(
        brake.lines,
        brake.recovered === null ? undefined : eurosOf(brake.recovered, texts),
        eurosOf(brake.credits, texts),
      );
    case 'stale':
      return brakeLines.stale(brake.exportedAt, brake.lastExportedAt);
  }
}

/** The codes that come most often first; of a long list the others are counted together. */
function issueLines({ issues }: RunDigest, texts: Texts): string[] {
  const sorted = issues.toSorted((a, b) => b.count - a.count);
  const shown = sorted.slice(0, MOST_CODES);
  const others = sorted.slice(MOST_CODES);
  const width = Math.max(0, ...shown.map(({ code }) => code.length));
  const digits = Math.max(0, ...shown.map(({ count }) => String(count).length));
  return [
    ...shown.map(
      ({ code, severity, count }) =>
        `${code.padEnd(width)}  ${String(count).padStart(digits)} ${texts.severity(severity, count)}`,
    ),
    ...(others.length === 0 ? [] : [texts.otherCodes(others.length)]),
  ];
}

const MOST_CODES = 20;

function originOf({ run, program, startedAt, endedAt, manifest }: RunDigest, texts: Texts): Line[] {
  const { labels } = texts;
  return [
    [labels.run, `${run} (${program.name} ${program.version})`],
    [labels.time, texts.fromTo(shownInstant(startedAt), shownInstant(endedAt))],
    ...(manifest === null ? [] : [[labels.manifest, manifest] as const]),
  ];
}

/** `2025-11-20 22:00:00`. */
function shownInstant(instant: string): string {
  return instant.replace('T', ' ');
}

function block(title: string, lines: readonly string[] | undefined): string[] {
  if (lines === undefined || lines.length === 0) return [];
  return [title, ...lines.map((line) => `  ${line}`)];
}

function aligned(lines: readonly Line[]): string[] {
  const width = Math.max(0, ...lines.map(([label]) => label.length));
  return lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
}
