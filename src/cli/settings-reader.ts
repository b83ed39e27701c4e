import { readConfig } from '../config/config.js';
import { compileSchema } from '../contracts/json-schema.js';
import { readPackageJson } from '../io/package-files.js';
import { compileLayout, lintLayout } from '../layout/index.js';
import type { SettingsReader } from '../operations/archived-settings.js';
import { overridesOf } from './overrides.js';
import { profileIn } from './profile-file.js';
import { compileLaw } from './settings.js';
import { FRENCH } from './texts.fr.js';

/** Reads settings that the archive kept as this program reads settings today. */
export const settingsReader: SettingsReader = {
  law: async (files) => {
    const outcome = await compileLaw(files);
    return 'faults' in outcome ? undefined : outcome.regulations;
  },
  config: async (bytes, sets, regulations) => {
    const check = compileSchema(await readPackageJson('schemas/config.schema.json'));
    const { overrides } = overridesOf(sets, FRENCH);
    const outcome = readConfig(textOf(bytes), overrides, check, [...regulations.allowances.keys()]);
    return 'faults' in outcome ? undefined : outcome.config;
  },
  profile: async (file) => {
    const outcome = await profileIn(file);
    return 'faults' in outcome ? undefined : outcome.profile;
  },
  layout: (bytes) => {
    const json = JSON.parse(textOf(bytes)) as unknown;
    const isUsable = lintLayout(json).every(({ severity }) => severity !== 'error');
    return isUsable ? compileLayout(json) : undefined;
  },
};

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
