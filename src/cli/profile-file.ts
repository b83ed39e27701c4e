import { dirname, join } from 'node:path';
import { compileSchema } from '../contracts/json-schema.js';
import { readPackageJson } from '../io/package-files.js';
import { readOptionalFile, type DiskFile } from '../io/read-inputs.js';
import type { Profile } from '../profiles/profile.js';
import { readProfile } from '../profiles/read-profile.js';
import type { Lang } from '../report/messages/index.js';
import { configFaultLines, UsageError } from './failures.js';
import { loadTableSchemas, settingRead } from './settings.js';
import { textsIn } from './texts.js';

export interface LoadedProfile {
  readonly profile: Profile;
  readonly file: DiskFile;
}

/**
 * A profile by its name (`epp`: `profiles/epp.yaml` beside the configuration) or by the path of its file.
 *
 * @param config path of the configuration; `undefined`: the folder where the program is run
 * @throws UsageError when it is not there, or with every fault at once (exit 64)
 */
export async function loadProfile(
  nameOrPath: string,
  config: string | undefined,
  lang: Lang,
): Promise<LoadedProfile> {
  const path = pathOf(nameOrPath, config);
  const file = await settingRead(readOptionalFile(path), lang);
  if (file === undefined) throw new UsageError([textsIn(lang).profile.notFound(path)]);
  const reading = await profileIn(file);
  if ('faults' in reading) throw new UsageError(configFaultLines(path, reading.faults, lang));
  return { profile: reading.profile, file };
}

/** The profile that a file states, or every fault in it. */
export async function profileIn({ name, bytes }: DiskFile): Promise<ReturnType<typeof readProfile>> {
  const check = compileSchema(await readPackageJson('schemas/profile.schema.json'));
  const text = new TextDecoder().decode(bytes);
  return readProfile(name.replace(EXTENSION, ''), text, check, await loadTableSchemas());
}

function pathOf(nameOrPath: string, config: string | undefined): string {
  if (EXTENSION.test(nameOrPath) || /[/\\]/.test(nameOrPath)) return nameOrPath;
  return join(config === undefined ? '' : dirname(config), 'profiles', `${nameOrPath}.yaml`);
}

const EXTENSION = /\.ya?ml$/;
