import { randomUUID } from 'node:crypto';
import type { Journal, LogContext } from './journal.js';
import { ProgressBar } from './progress-bar.js';
import { processWriters, type Terminal, type Writer } from './terminal.js';
import type { Texts } from './texts.js';
import { flagIn, valueIn } from './words.js';

/** Where a process writes, and what is known of it. */
export interface Surroundings {
  readonly out: Writer;
  readonly err: Writer;
  /** Columns of the terminal that errors go to; `undefined` when nobody looks at it. */
  readonly columns: () => number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that only go up. */
  readonly now: () => number;
  /** Names a run in its log, and nothing else. */
  readonly newRun: () => string;
}

/** The terminal of this process. */
export async function processTerminal(words: readonly string[], texts: Texts): Promise<Terminal> {
  return openTerminal(words, texts, {
    ...processWriters(),
    columns: () => (process.stderr.isTTY ? process.stderr.columns : undefined),
    env: process.env,
    now: () => performance.now(),
    newRun: randomUUID,
  });
}

/**
 * Sentences and progress where people look, a log of JSON lines where nobody does (a scheduler, a container, a file),
 * or what `--log` says.
 */
export async function openTerminal(
  words: readonly string[],
  { log: texts }: Texts,
  around: Surroundings,
): Promise<Terminal> {
  const { out, err, columns } = around;
  const form = valueIn(words, 'log');
  const isWatched = columns() !== undefined;
  const isDebug = flagIn(words, 'debug');
  if (form === 'json' || (form !== 'text' && !isWatched)) return logged(around, isDebug);
  const bar = new ProgressBar(
    {
      write: err.raw,
      columns: () => columns() ?? 80,
      canRedraw: around.env['TERM'] !== 'dumb',
      now: around.now,
    },
    texts.progress,
  );
  const line =
    (write: (text: string) => void) =>
    (text: string): void => {
      bar.clear();
      write(text);
    };
  return {
    out: line(out.write),
    err: line(err.write),
    drained: out.drained,
    journal: journalOf(around.newRun(), {
      note: (event, fields, sentence) => {
        if (isDebug) line(err.write)(`[${event}] ${sentence} ${JSON.stringify(fields)}`);
      },
      progress: (state) => {
        if (isWatched) bar.show(state);
      },
    }),
  };
}

/** A journal that knows what it is about. */
function journalOf(
  run: string,
  { note, progress }: { note: Journal['note']; progress: Journal['progress'] },
): Journal & { readonly context: LogContext } {
  let context: LogContext = { run };
  return {
    get context() {
      return context;
    },
    get run() {
      return context.run;
    },
    about: (next) => {
      context = next === undefined ? { run } : { ...context, ...next };
    },
    note,
    progress,
  };
}

async function logged({ out, err, newRun }: Surroundings, isDebug: boolean): Promise<Terminal> {
  const { jsonLog } = await import('../io/log.js');
  const log = jsonLog(err.raw, isDebug ? 'debug' : 'info');
  const journal = journalOf(newRun(), {
    note: (event, fields, sentence, level = 'info') => {
      log(level, { ...journal.context, event, ...fields }, sentence);
    },
    progress: () => undefined,
  });
  return {
    out: out.write,
    err: (text, level = 'info') => {
      log(level, { ...journal.context, event: 'said' }, text);
    },
    drained: out.drained,
    journal,
  };
}

/** The same with `--quiet`: errors alone, and the summary that `--json` asks for. */
export function quieted(terminal: Terminal, words: readonly string[]): Terminal {
  if (!flagIn(words, 'quiet')) return terminal;
  const { out, err, journal } = terminal;
  return {
    ...terminal,
    out: flagIn(words, 'json') ? out : () => undefined,
    err: (text, level) => {
      if (level === 'error') err(text, level);
    },
    ...(journal === undefined ? {} : { journal: quietJournal(journal) }),
  };
}

function quietJournal(journal: Journal): Journal {
  return {
    get run() {
      return journal.run;
    },
    about: (context) => {
      journal.about(context);
    },
    note: (event, fields, sentence, level) => {
      if (level === 'error') journal.note(event, fields, sentence, level);
    },
    progress: () => undefined,
  };
}
