import type { Violation } from '../contracts/json-schema.js';
import { readOptionalFile } from '../io/read-inputs.js';
import { replaceFile } from '../io/replace-file.js';
import type { ScheduleStatus } from './schedule-status.js';

export type StatusReading =
  | { readonly kind: 'absent' }
  /** Something else lies there, or what a later version of the program wrote. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'read'; readonly status: ScheduleStatus };

/**
 * Reads a status file.
 *
 * @param check `schemas/status.schema.json`, compiled
 * @throws FolderError `unreadable`
 */
export async function readStatus(
  path: string,
  check: (value: unknown) => readonly Violation[],
): Promise<StatusReading> {
  const file = await readOptionalFile(path);
  if (file === undefined) return { kind: 'absent' };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(file.bytes));
  } catch {
    return { kind: 'damaged' };
  }
  if (check(value).length > 0) return { kind: 'damaged' };
  return { kind: 'read', status: value as ScheduleStatus };
}

/** @throws FolderError `unwritable` */
export async function writeStatus(path: string, status: ScheduleStatus): Promise<void> {
  await replaceFile(path, `${JSON.stringify(status, undefined, 2)}\n`);
}
