import { sha256 } from '../io/digest.js';
import type { RunRecord } from '../ledger/index.js';
import { regulationDigests, type RunSettings } from '../run-inputs.js';
import { FOLDERS } from './archived-inputs.js';
import { archivedEncoding, setsOf, type ArchivedRun, type SettingsReader } from './archived-settings.js';
import { ReplayLedger } from './replay-ledger.js';

/** What makes a line change, once everything before it in this order is as it is today. */
export type Cause = 'program' | 'law' | 'settings';

/** One way to do the runs again, with a book of its own. */
export interface Lane {
  readonly cause: Cause;
  readonly ledger: ReplayLedger;
}

/** A lane with what it settles a run by. */
export interface LaneStep {
  readonly lane: Lane;
  readonly settings: RunSettings;
  readonly archived: ArchivedRun;
}

export interface Lanes {
  readonly all: readonly Lane[];
  /** What each lane settles a run by, in order. */
  readonly of: (archived: ArchivedRun) => Promise<readonly LaneStep[]>;
}

/**
 * The lanes of a replay, each with one more thing of today: the program, then the law, then the settings. What is today
 * as it was for every run has no lane. Archived law or settings that the program of today cannot read any more are
 * those of today from the first lane on: their effect is then told as the program's.
 */
export function lanesOf(runs: readonly RunRecord[], today: RunSettings, reader: SettingsReader): Lanes {
  const lane = (cause: Cause): Lane => ({ cause, ledger: new ReplayLedger() });
  const program = lane('program');
  const law = runs.some((run) => hasOtherLaw(run, today)) ? lane('law') : undefined;
  const settings = runs.some((run) => hasOtherSettings(run, today)) ? lane('settings') : undefined;
  return {
    all: [program, law, settings].filter((each) => each !== undefined),
    of: async (archived) => {
      const regulations = (await reader.law(archived.laws)) ?? today.regulations;
      const layout = reader.layout(archived.layout) ?? today.layout;
      // Like its encoding, the profile of an archived export belongs to it, not to the settings of today.
      const profile = archived.profile === undefined ? undefined : await reader.profile(archived.profile);
      const withConfig = async (inForce: RunSettings['regulations']): Promise<RunSettings> => {
        const config = await reader.config(archived.configuration, archived.sets, inForce);
        return { ...today, layout, profile, regulations: inForce, config: config ?? today.config };
      };
      const steps: LaneStep[] = [{ lane: program, settings: await withConfig(regulations), archived }];
      if (law !== undefined) {
        steps.push({ lane: law, settings: await withConfig(today.regulations), archived });
      }
      if (settings !== undefined) {
        // The encoding belongs to the archived file, not to the settings of today.
        const encoding = archivedEncoding(archived) ?? today.config.encoding;
        const config = { ...today.config, encoding };
        steps.push({ lane: settings, settings: { ...today, config, profile }, archived });
      }
      return steps;
    },
  };
}

function hasOtherLaw({ regulations }: RunRecord, today: RunSettings): boolean {
  return regulations !== regulationDigests(today.regulationFiles, sha256).sha256;
}

function hasOtherSettings({ configuration, overrides, inputs }: RunRecord, today: RunSettings): boolean {
  const layout = inputs.find(({ name }) => name.startsWith(FOLDERS.layout))?.digest;
  return (
    configuration !== sha256(today.configFile.bytes) ||
    setsOf(overrides).join('\n') !== today.overrides.join('\n') ||
    layout !== sha256(today.layoutBytes)
  );
}
