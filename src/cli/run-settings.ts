import type { RunSettings } from '../run-inputs.js';
import type { Lang } from '../report/messages/index.js';
import { UsageError } from './failures.js';
import { overridesOf } from './overrides.js';
import { loadProfile } from './profile-file.js';
import { loadConfig, loadLayout, loadProgram, loadRegulations, loadTableSchemas } from './settings.js';
import { textsIn } from './texts.js';

/** Where the settings of a run come from: the options that `run`, `check` and `replay` share. */
export interface SettingOptions {
  readonly config: string | undefined;
  readonly set: readonly string[];
  readonly regulations: string | undefined;
  readonly lang: Lang;
}

/** Law, configuration, layout and schemas of a run (exit 64 when one of them cannot be used). */
export async function loadRunSettings({
  config: path,
  set,
  regulations: folder,
  lang,
}: SettingOptions): Promise<RunSettings> {
  const { overrides, faults } = overridesOf(set, textsIn(lang));
  if (faults.length > 0) throw new UsageError(faults);
  const { regulations, files: regulationFiles } = await loadRegulations(folder, lang);
  const { config, file: configFile } = await loadConfig(path, overrides, regulations, lang);
  const { layout, bytes: layoutBytes } = await loadLayout(config.layout, lang);
  const loaded = config.profile === undefined ? undefined : await loadProfile(config.profile, path, lang);
  return {
    tableSchemas: await loadTableSchemas(),
    config,
    configFile,
    profile: loaded?.profile,
    profileFile: loaded?.file,
    overrides: set,
    regulations,
    regulationFiles,
    layout,
    layoutBytes,
    program: await loadProgram(),
  };
}
