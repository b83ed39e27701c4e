import { randomUUID } from 'node:crypto';
import type { NotifySettings } from '../config/notify.js';
import type { RunDigest } from '../notify/run-digest.js';
import type { PayStep } from '../operations/pay-request.js';
import { PROGRESS_UNITS, type ProgressStage, type RunProgress } from '../progress.js';
import type { Lang } from '../report/messages/index.js';
import type { LogFields } from '../io/log.js';
import type { Journal } from './journal.js';
import type { RunCommand } from './summary-json.js';
import { textsIn } from './texts.js';

/** What a run goes through, each named by what ends it. */
export type RunStage = PayStep | ProgressStage | 'loaded' | 'ended';

export interface StageTime {
  readonly stage: RunStage;
  readonly milliseconds: number;
}

/** How a run ended, with what was measured of it. */
export interface RunEnd {
  /** The command that asked for it. */
  readonly command: RunCommand;
  readonly digest: RunDigest;
  readonly follow: RunFollow;
  /** Rows of each table, by its file in the contract; none when it never came to that. */
  readonly rows: ReadonlyMap<string, number>;
}

/**
 * Follows one run: how long its stages take, one after the other, so that they add up to the run; tells the log when
 * each is over, and the bar of progress where it stands.
 */
export class RunFollow {
  readonly #journal: Journal | undefined;
  readonly #lang: Lang;
  readonly #now: () => number;
  readonly #began: number;
  readonly #times = new Map<RunStage, number>();
  #last: number;
  #run: string | undefined;
  #underWay: { readonly stage: ProgressStage; readonly since: number } | undefined;
  #notify: NotifySettings | undefined;
  #program: Pick<RunDigest, 'program' | 'academie'> = { program: { name: '', version: '' }, academie: '' };

  /** @param now milliseconds that only go up */
  constructor(journal: Journal | undefined, lang: Lang, now = (): number => performance.now()) {
    this.#journal = journal;
    this.#lang = lang;
    this.#now = now;
    this.#began = this.#last = now();
  }

  /** The name of the run, on each line of its log; one of its own where there is none. */
  get run(): string {
    return (this.#run ??= this.#journal?.run ?? randomUUID());
  }

  /** Which program runs, and for whom; empty as long as the settings are not read. */
  get program(): Pick<RunDigest, 'program' | 'academie'> {
    return this.#program;
  }

  /** Who is to hear how it ends; nobody as long as the settings are not read. */
  get notify(): NotifySettings | undefined {
    return this.#notify;
  }

  get milliseconds(): number {
    return Math.round(this.#last - this.#began);
  }

  get stages(): readonly StageTime[] {
    return [...this.#times].map(([stage, milliseconds]) => ({
      stage,
      milliseconds: Math.round(milliseconds),
    }));
  }

  /** @param month `AAAA-MM` */
  begin(month: string, kind: 'run' | 'draft' | 'release'): void {
    this.#journal?.about({ month });
    const fields = { draft: kind === 'draft', release: kind === 'release' };
    this.#journal?.note('run-began', fields, textsIn(this.#lang).log.began[kind](month));
  }

  loaded(program: Pick<RunDigest, 'program' | 'academie'>, notify: NotifySettings | undefined): void {
    this.#program = program;
    this.#notify = notify;
    this.#over('loaded', {});
  }

  readonly step = (step: PayStep): void => {
    this.#over(step, {});
  };

  readonly progress = ({ stage, done, total, rows }: RunProgress): void => {
    if (this.#times.has(stage)) return;
    if (this.#underWay?.stage !== stage) this.#underWay = { stage, since: this.#now() };
    const { label, unit } = textsIn(this.#lang).log.doing[stage];
    const milliseconds = this.#now() - this.#underWay.since;
    const state = { label, done, total, unit, milliseconds };
    this.#journal?.progress(stage === 'read' ? { ...state, shown: megabytes } : state);
    if (done < total) return;
    this.#over(stage, { [PROGRESS_UNITS[stage]]: total, ...(rows === undefined ? {} : { rows }) });
  };

  /** Nothing more comes of it, done or failed. */
  end(): void {
    this.#journal?.progress(undefined);
    this.#over('ended', {});
  }

  #over(stage: RunStage, counts: LogFields): void {
    const now = this.#now();
    const milliseconds = now - this.#last;
    this.#last = now;
    this.#times.set(stage, (this.#times.get(stage) ?? 0) + milliseconds);
    const { stages, stageEnded, seconds } = textsIn(this.#lang).log;
    this.#journal?.note(
      'stage',
      { stage, milliseconds: Math.round(milliseconds), ...counts },
      stageEnded(stages[stage], seconds(milliseconds)),
    );
  }
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1_000_000));
}
