import { sortedIssues } from '../emit/issues-csv.js';
import { readExport } from '../read-export.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { readExportFiles } from './export-files.js';
import { UnusableInputError, UsageError } from './failures.js';
import { issueLine } from './issue-line.js';
import { overridesOf } from './overrides.js';
import { loadProfile } from './profile-file.js';
import { loadConfig, loadRegulations, loadTableSchemas } from './settings.js';
import { loadStsFiles } from './sts-files.js';
import { checkSummaryJson } from './summaries.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface CheckOptions {
  readonly input: string;
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  /** One summary for programs, and no issue line by line. */
  readonly json: boolean;
  readonly lang: Lang;
}

/** `trentieme check`: every issue of an export, nothing computed, nothing written. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const { lang } = options;
  const texts = textsIn(lang);
  const { overrides, faults } = overridesOf(options.set, texts);
  if (faults.length > 0) throw new UsageError(faults);
  const { regulations } = await loadRegulations(options.regulations, lang);
  const { config } = await loadConfig(options.config, overrides, regulations, lang);
  const loaded =
    config.profile === undefined ? undefined : await loadProfile(config.profile, options.config, lang);
  const profile = loaded?.profile;
  const { files } = await readExportFiles(options.input, profile, terminal, lang);
  const { sts, lines } = await loadStsFiles(files, config.encoding, lang);
  for (const line of lines) terminal.err(line);
  const reading = readExport(files, {
    tableSchemas: await loadTableSchemas(),
    config,
    regulations,
    profile,
    sts,
  });
  if (reading.kind === 'unusable') throw new UnusableInputError(reading.problems);
  const issues = sortedIssues(reading.facts.issues);
  const rows = [...reading.rowCounts.values()].reduce((sum, count) => sum + count, 0);
  const rejects = issues.filter(({ severity }) => severity === 'reject').length;
  const exitCode = rejects === 0 ? EXIT.done : EXIT.doneWithRejects;
  if (options.json) {
    terminal.out(checkSummaryJson(exitCode, reading.rowCounts, issues));
    return exitCode;
  }
  for (const issue of issues) terminal.out(issueLine(issue, lang));
  terminal.out(
    issues.length === 0 ? texts.check.clean(rows) : texts.check.found(rows, rejects, issues.length - rejects),
  );
  return exitCode;
}
