import type { NotifyEvent } from '../config/notify.js';
import { byCodePoint } from '../model/index.js';
import type { RunDigest } from '../notify/run-digest.js';
import type { StageTime } from './run-follow.js';
import { discreetTotals } from './summaries.js';

/** What a run leaves to whoever measures it. */
export interface RunMetrics {
  readonly digest: RunDigest;
  readonly stages: readonly StageTime[];
  readonly rows: ReadonlyMap<string, number>;
  readonly milliseconds: number;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** The most memory it had, in bytes. */
  readonly peakBytes: number;
}

/** When a run of each mode last succeeded, in seconds since 1970, as it is written. */
export type LastSuccesses = Partial<Readonly<Record<RunDigest['mode'], string>>>;

const OUTCOMES: readonly NotifyEvent[] = ['done', 'rejects', 'brake', 'failure'];
const MODES = ['posted', 'prepared', 'draft'] as const;
const LAST_SUCCESS = 'trentieme_run_last_success_timestamp_seconds';

/**
 * The metrics of a run in the text format of Prometheus, for the textfile collector of node_exporter. Counts, totals
 * and durations; nothing of a person.
 *
 * @param previous the successes of earlier runs: a run that fails keeps them
 */
export function metricsText(run: RunMetrics, previous: LastSuccesses): string {
  const { digest, stages, rows, milliseconds, endedAt, peakBytes } = run;
  const { payMonth: month, mode, outcome, counts, issues } = digest;
  const of = { month, mode };
  const totals = discreetTotals(digest);
  const isSuccess = outcome === 'done' || outcome === 'rejects';
  const ended = seconds(endedAt);
  const successes: LastSuccesses = isSuccess ? { ...previous, [mode]: ended } : previous;
  const families: readonly Family[] = [
    [
      'outcome',
      'How the last run ended: 1 for its outcome, 0 for the others.',
      OUTCOMES.map((each) => [{ ...of, outcome: each }, each === outcome ? '1' : '0']),
    ],
    ['exit_code', 'Exit code of the last run.', [[of, String(digest.exitCode)]]],
    ['end_timestamp_seconds', 'When the last run ended.', [[of, ended]]],
    [
      'last_success_timestamp_seconds',
      'When a run of that mode last ended without brake or failure.',
      MODES.flatMap((each) => {
        const at = successes[each];
        return at === undefined ? [] : [[{ mode: each }, at] as const];
      }),
    ],
    ['duration_seconds', 'How long the last run took.', [[of, seconds(milliseconds)]]],
    [
      'stage_duration_seconds',
      'How long each stage of the last run took; they add up to the run.',
      stages.map((each) => [{ ...of, stage: each.stage }, seconds(each.milliseconds)]),
    ],
    [
      'rows',
      'Rows read from each table of the export.',
      [...rows]
        .sort(([a], [b]) => byCodePoint(a, b))
        .map(([table, count]) => [{ ...of, table }, String(count)]),
    ],
    ['peak_resident_bytes', 'The most memory that the process had.', [[of, String(peakBytes)]]],
    ...COUNTED.map(([name, help]): Family => [
      name,
      help,
      counts === null ? [] : [[of, String(counts[name])]],
    ]),
    [
      'issues',
      'Rejects and warnings by code.',
      issues.map(({ code, severity, count }) => [{ ...of, code, severity }, String(count)]),
    ],
    [
      'credits_cents',
      'What the movements pay, in euro cents; absent when one person alone is paid.',
      totals === null ? [] : [[of, totals.credits]],
    ],
    [
      'debits_cents',
      'What the movements take back, in euro cents; absent when one person alone is paid.',
      totals === null ? [] : [[of, totals.debits]],
    ],
  ];
  return families.map(familyText).join('');
}

const COUNTED = [
  ['movements', 'Movements of the last run.'],
  ['persons', 'People whom the last run pays.'],
  ['rejects', 'Rejected rows.'],
  ['warnings', 'Warnings.'],
  ['held', 'Instalments that are held.'],
  ['barred', 'Instalments that are barred by limitation.'],
] as const;

/** A name without its prefix, what it is, and its samples. */
type Family = readonly [name: string, help: string, samples: readonly Sample[]];
type Sample = readonly [labels: Readonly<Record<string, string>>, value: string];

/** Nothing of a family without samples: what is not known is not zero. */
function familyText([name, help, samples]: Family): string {
  if (samples.length === 0) return '';
  const full = `trentieme_run_${name}`;
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${full}{${pairs.join(',')}} ${value}\n`;
  });
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** Exact, from whole milliseconds. */
function seconds(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  return `${String(Math.floor(whole / 1000))}.${String(whole % 1000).padStart(3, '0')}`;
}

/** The successes that an earlier file of metrics tells of. */
export function lastSuccessesIn(text: string): LastSuccesses {
  const found: Partial<Record<RunDigest['mode'], string>> = {};
  for (const mode of MODES) {
    const start = `${LAST_SUCCESS}{mode="${mode}"} `;
    const line = text.split('\n').find((each) => each.startsWith(start));
    const value = line?.slice(start.length);
    if (value !== undefined && /^\d+\.\d{3}$/.test(value)) found[mode] = value;
  }
  return found;
}
