import type { Violation } from '../contracts/json-schema.js';
import { readYaml } from '../contracts/yaml.js';
import type { Allowance, AllowanceCode, LeaveLaw } from '../model/index.js';
import { compileAllowance } from './compile-allowance.js';
import { compileLeave } from './compile-leave.js';
import { coverageFaults, leaveCoverageFaults } from './coverage.js';
import type { RegulationFault, Regulations } from './regulations.js';
import type { AllowanceSource, LeaveSource } from './sources.js';

/** A law file: `leave.yaml`, or one allowance. */
export interface RegulationFile {
  readonly name: string;
  readonly text: string;
  /** Where it comes from: two files of one origin about the same allowance clash, those of another override. */
  readonly origin?: string;
}

/** Checks of the two JSON Schemas of law data. */
export interface RegulationSchemas {
  readonly allowance: (value: unknown) => readonly Violation[];
  readonly leave: (value: unknown) => readonly Violation[];
}

/**
 * Compiles the law data. A later file replaces an earlier one about the same allowance, and `leave.yaml` the earlier
 * `leave.yaml`: that is how an académie adds or overrides without touching code (`--regulations DIR`).
 *
 * @returns the regulations, or every fault of every file at once
 */
export function compileRegulations(
  files: readonly RegulationFile[],
  schemas: RegulationSchemas,
): { readonly regulations: Regulations } | { readonly faults: readonly RegulationFault[] } {
  const faults: RegulationFault[] = [];
  const allowances = new Map<AllowanceCode, Allowance>();
  const origins = new Map<string, RegulationFile>();
  let leave: LeaveLaw | undefined;
  for (const file of files) {
    const isLeave = file.name === 'leave.yaml';
    const value = checkedValue(file, isLeave ? schemas.leave : schemas.allowance, faults);
    if (value === undefined) continue;
    try {
      if (isLeave) {
        leave = compileLeave(value as LeaveSource);
        faults.push(...leaveCoverageFaults(file.name, leave));
      } else {
        const allowance = compileAllowance(value as AllowanceSource);
        faults.push(...coverageFaults(file.name, allowance), ...clashes(file, allowance.code, origins));
        allowances.set(allowance.code, allowance);
      }
    } catch (error) {
      // A date such as 2014-02-30 has the right shape and does not exist.
      faults.push(
        fault(file.name, '', 'not-allowed', error instanceof Error ? error.message : '', 'AAAA-MM-JJ'),
      );
    }
  }
  if (leave === undefined && faults.length === 0) faults.push(fault('leave.yaml', '', 'missing-key', '', ''));
  return leave === undefined || faults.length > 0 ? { faults } : { regulations: { allowances, leave } };
}

/** An allowance written twice in one folder: which file is meant is not for us to guess. */
function clashes(
  file: RegulationFile,
  code: string,
  origins: Map<string, RegulationFile>,
): RegulationFault[] {
  const earlier = origins.get(code);
  origins.set(code, file);
  const isTwice = earlier?.origin !== undefined && earlier.origin === file.origin;
  return isTwice ? [fault(file.name, 'code', 'clash', `${code} (${earlier.name})`, '')] : [];
}

function checkedValue(
  file: RegulationFile,
  check: (value: unknown) => readonly Violation[],
  faults: RegulationFault[],
): unknown {
  const reading = readYaml(file.text, 'core');
  if (reading.kind === 'faulty') {
    for (const { line, message } of reading.faults) {
      faults.push(fault(file.name, String(line), 'unreadable', message, 'YAML'));
    }
    return undefined;
  }
  const violations = check(reading.value);
  for (const { key, kind, found, expected } of violations) {
    faults.push(fault(file.name, key, kind, found, expected));
  }
  return violations.length === 0 ? reading.value : undefined;
}

function fault(
  file: string,
  key: string,
  kind: RegulationFault['kind'],
  found: string,
  expected: string,
): RegulationFault {
  return { file, key, kind, found, expected };
}
