import { formatPayMonth } from '../calendar/index.js';
import { UnusablePastRunError } from '../operations/causes/taking.js';
import { UnreadableSettingsError } from '../operations/past-run.js';
import { problemSentence, type Lang } from '../report/messages/index.js';
import { runText } from './diff-text.js';
import { UnusableFileError, UsageError } from './failures.js';
import { textsIn } from './texts.js';

/** What the archive kept of a run and this program cannot read any more is for people to know, not a bug. */
export function pastRunFailure(error: unknown, lang: Lang): unknown {
  const { diff: texts } = textsIn(lang);
  if (error instanceof UnreadableSettingsError) {
    return new UsageError([texts.unreadableSettings(formatPayMonth(error.payMonth))]);
  }
  if (!(error instanceof UnusablePastRunError)) return error;
  const problems = error.problems.map((problem) => problemSentence(problem, lang));
  return new UnusableFileError([texts.unusable(runText(error.run, lang)), ...problems]);
}
