import { extractionHeaders, type ExtractionHeaders } from '../extraction-headers.js';
import { readExportFolder } from '../io/read-inputs.js';
import { MARKERS } from '../operations/export-marker.js';
import { explainProfile, verdictOn } from '../profiles/explain.js';
import type { Profile } from '../profiles/profile.js';
import type { Lang } from '../report/messages/index.js';
import { isStsFile } from '../sts/file-names.js';
import { INPUT_NAMES, REQUIRED_INPUTS, tableFile } from '../validate/input-tables.js';
import { EXIT } from './exit-codes.js';
import { UnusableInputError } from './failures.js';
import { loadProfile } from './profile-file.js';
import { profileLines } from './profile-lines.js';
import { loadTableSchemas } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface ProfileCheckOptions {
  readonly profile: string;
  readonly config: string | undefined;
  readonly input: string | undefined;
  readonly lang: Lang;
}

/** `trentieme profile check`: what a profile maps, what is missing, what nobody reads; nothing written. */
export async function profileCheck(options: ProfileCheckOptions, terminal: Terminal): Promise<number> {
  const { lang, input } = options;
  const texts = textsIn(lang).profile;
  const { profile } = await loadProfile(options.profile, options.config, lang);
  const extraction = input === undefined ? NOT_LOOKED_AT : await headersIn(input, profile, terminal, lang);
  const { headers, problems } = extraction;
  const explanation = explainProfile(profile, headers, await loadTableSchemas(), REQUIRED_INPUTS);
  for (const line of profileLines(explanation, lang)) terminal.out(line);
  const verdict = verdictOn(explanation);
  if (problems.length > 0) throw new UnusableInputError(problems);
  terminal.out(input === undefined && verdict === 'usable' ? texts.sound : texts.verdicts[verdict]);
  return EXITS[verdict];
}

const NOT_LOOKED_AT: ExtractionHeaders = { headers: new Map(), problems: [] };

const EXITS = { usable: EXIT.done, lacking: EXIT.unusableInput, faulty: EXIT.usage } as const;

/** The headers of an extraction; files that nobody reads are named to the operator. */
async function headersIn(
  folder: string,
  profile: Profile,
  terminal: Terminal,
  lang: Lang,
): Promise<ExtractionHeaders> {
  const known = INPUT_NAMES.map((name) => profile.tables.get(name)?.file ?? tableFile(name));
  const { files, ignored } = await readExportFolder(
    folder,
    (name) => known.includes(name) || MARKERS.includes(name) || isStsFile(name),
  );
  if (ignored.length > 0) terminal.err(textsIn(lang).ignoredFiles(ignored.join(', ')));
  return extractionHeaders(profile, files);
}
