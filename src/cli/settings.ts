import { readConfig, type Config, type Overrides } from '../config/config.js';
import { compileSchema } from '../contracts/json-schema.js';
import type { OutputFile } from '../emit/manifest.js';
import type { LawFile } from '../run-inputs.js';
import { listPackageFolder, readPackageFile, readPackageJson } from '../io/package-files.js';
import { FolderError } from '../io/errors.js';
import { readOptionalFile, readYamlFolder, type DiskFile } from '../io/read-inputs.js';
import { compileLayout, lintLayout, type Layout } from '../layout/index.js';
import { compileRegulations } from '../regulations/compile.js';
import type { Regulations } from '../regulations/regulations.js';
import type { Lang } from '../report/messages/index.js';
import { INPUT_NAMES, type InputName } from '../validate/input-tables.js';
import type { TableSchema } from '../validate/table-schema.js';
import { configFaultLines, regulationFaultLines, UsageError } from './failures.js';
import { textsIn } from './texts.js';

/** The Table Schemas that the inputs are checked against. */
export async function loadTableSchemas(): Promise<Record<InputName, TableSchema>> {
  const entries = INPUT_NAMES.map(
    async (name) => [name, await readPackageJson(`schemas/tables/${name}.json`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<InputName, TableSchema>;
}

export interface LoadedRegulations {
  readonly regulations: Regulations;
  readonly files: readonly LawFile[];
}

/** The law data of the program, then those of `--regulations DIR`, which add or replace. */
export async function loadRegulations(folder: string | undefined, lang: Lang): Promise<LoadedRegulations> {
  const names = (await listPackageFolder('src/regulations')).filter((name) => name.endsWith('.yaml'));
  const shipped = await Promise.all(
    names.map(async (name) => ({ name, bytes: await readPackageFile(`src/regulations/${name}`) })),
  );
  const own = folder === undefined ? [] : await ownLawFiles(folder, lang);
  const files: LawFile[] = [
    ...shipped.map((file) => ({ ...file, origin: 'shipped' as const })),
    ...own.map((file) => ({ ...file, origin: 'own' as const })),
  ];
  const outcome = await compileLaw(files);
  if ('faults' in outcome) throw new UsageError(regulationFaultLines(outcome.faults, lang));
  return { regulations: outcome.regulations, files };
}

/** The law that some files state, or every fault in them. */
export async function compileLaw(files: readonly LawFile[]): Promise<ReturnType<typeof compileRegulations>> {
  return compileRegulations(
    files.map(({ name, bytes, origin }) => ({ name, text: textOf(bytes), origin })),
    {
      allowance: compileSchema(await readPackageJson('schemas/allowance.schema.json')),
      leave: compileSchema(await readPackageJson('schemas/leave.schema.json')),
    },
  );
}

/** A folder given for nothing is a mistake in its path: the law of the program alone would be applied in silence. */
async function ownLawFiles(folder: string, lang: Lang): Promise<readonly DiskFile[]> {
  const files = await settingRead(readYamlFolder(folder), lang);
  if (files.length === 0) throw new UsageError([textsIn(lang).noRegulations(folder)]);
  return files;
}

/** A setting that the disk refuses is a wrong command line (64), not an export to correct (65). */
export async function settingRead<Value>(reading: Promise<Value>, lang: Lang): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    throw new UsageError([textsIn(lang).folder(error.kind, error.path, error.systemCode)]);
  }
}

export interface LoadedConfig {
  readonly config: Config;
  readonly file: OutputFile;
}

/** The configuration file and the `--set` values over it. */
export async function loadConfig(
  path: string | undefined,
  overrides: Overrides,
  regulations: Regulations,
  lang: Lang,
): Promise<LoadedConfig> {
  const name = path ?? DEFAULT_CONFIG;
  const file = await settingRead(readOptionalFile(name), lang);
  if (file === undefined && path !== undefined) throw new UsageError([textsIn(lang).noConfig(name)]);
  const text = file === undefined ? '' : textOf(file.bytes);
  const check = compileSchema(await readPackageJson('schemas/config.schema.json'));
  const outcome = readConfig(text, overrides, check, [...regulations.allowances.keys()]);
  if ('faults' in outcome) {
    const absent = file === undefined ? [textsIn(lang).noConfig(name)] : [];
    throw new UsageError([...absent, ...configFaultLines(name, outcome.faults, lang)]);
  }
  await mustBeRecipients(outcome.config.encryption?.recipients ?? [], name, lang);
  return { config: outcome.config, file: file ?? { name: DEFAULT_CONFIG, bytes: new Uint8Array() } };
}

/** The schema sees the form of a public key; only its library sees a letter that was badly copied. */
async function mustBeRecipients(recipients: readonly string[], name: string, lang: Lang): Promise<void> {
  if (recipients.length === 0) return;
  const { isRecipient } = await import('../io/age.js');
  const { badRecipient } = textsIn(lang).seal;
  const faults = recipients.flatMap((text, index) =>
    isRecipient(text) ? [] : [`${name} : ${badRecipient(index + 1, text.slice(0, 12))}`],
  );
  if (faults.length > 0) throw new UsageError(faults);
}

const DEFAULT_CONFIG = 'trentieme.yaml';

export interface LoadedLayout {
  readonly layout: Layout;
  readonly bytes: Uint8Array;
}

/** The record layout of the program, or an académie's own. */
export async function loadLayout(path: string | undefined, lang: Lang): Promise<LoadedLayout> {
  const { json, bytes } = await readLayout(path, lang);
  const errors = lintLayout(json).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const sentences = errors.map(({ record, field, messageFr, messageEn }) =>
      [record, field, lang === 'en' ? messageEn : messageFr].filter((part) => part !== '').join(' : '),
    );
    throw new UsageError([textsIn(lang).layoutRefused(path ?? ''), ...sentences]);
  }
  return { layout: compileLayout(json), bytes };
}

/** A record layout as JSON, before it is linted. */
export async function readLayout(
  path: string | undefined,
  lang: Lang,
): Promise<{ readonly json: unknown; readonly bytes: Uint8Array }> {
  const bytes =
    path === undefined
      ? await readPackageFile('schemas/layouts/trentieme-160.json')
      : (await settingRead(readOptionalFile(path), lang))?.bytes;
  if (bytes === undefined) throw new UsageError([textsIn(lang).noLayout(path ?? '')]);
  try {
    return { json: JSON.parse(textOf(bytes)) as unknown, bytes };
  } catch {
    throw new UsageError([textsIn(lang).layoutNotJson(path ?? '')]);
  }
}

/** Name and version of the program. */
export async function loadProgram(): Promise<{ readonly name: string; readonly version: string }> {
  const { name, version } = (await readPackageJson('package.json')) as { name: string; version: string };
  return { name, version };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
