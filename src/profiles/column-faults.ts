import type { ProfileFault } from './profile-fault.js';
import type { ContractColumn } from './profile.js';
import { entriesOf, isMapping, USUAL_PARTS, type Mapping } from './written.js';

/** What is wrong with where one column comes from, and the schema did not say. */
export function columnFaults(key: string, column: Mapping, field: ContractColumn): ProfileFault[] {
  return [
    ...originFaults(key, column),
    ...joinFaults(key, column),
    ...splitFaults(key, column),
    ...formFaults(key, column, field),
    ...codeFaults(key, column, field),
  ];
}

/** A column is read, or it is the same everywhere. */
function originFaults(key: string, column: Mapping): ProfileFault[] {
  const keys = Object.keys(column);
  if (!keys.includes('value') && !keys.includes('from')) {
    const expected = "une colonne de l'extraction, ou la clé « value »";
    return [{ kind: 'missing-key', key: `${key}.from`, found: '', expected }];
  }
  if (!keys.includes('value') || keys.length === 1) return [];
  return [notAllowed(key, keys.join(', '), '« value » seule, ou « from » et ce qui la suit')];
}

function joinFaults(key: string, { from, join }: Mapping): ProfileFault[] {
  if (typeof join !== 'string' || from === undefined || (Array.isArray(from) && from.length > 1)) return [];
  return [notAllowed(`${key}.join`, join, '« join » seulement avec plusieurs colonnes')];
}

function splitFaults(key: string, { from, split }: Mapping): ProfileFault[] {
  if (!isMapping(split)) return [];
  const { part, of = USUAL_PARTS } = split;
  const isBeyond = typeof part === 'string' && typeof of === 'string' && Number(part) > Number(of);
  return [
    ...(Array.isArray(from) && from.length > 1
      ? [notAllowed(`${key}.split`, from.join(', '), '« split » seulement avec une seule colonne')]
      : []),
    ...(isBeyond ? [notAllowed(`${key}.split.part`, part, `1 – ${of}`)] : []),
  ];
}

/** A form is for a column of its type: the contract would read anything else as it stands. */
function formFaults(key: string, { date, number }: Mapping, { type }: ContractColumn): ProfileFault[] {
  const isNumber = type === 'number' || type === 'integer';
  const sameSign =
    isMapping(number) && number['decimal'] !== undefined && number['decimal'] === number['thousands'];
  return [
    ...(typeof date === 'string' && type !== 'date'
      ? [notAllowed(`${key}.date`, date, '« date » seulement pour une colonne de dates du contrat')]
      : []),
    ...(isMapping(number) && !isNumber
      ? [
          notAllowed(
            `${key}.number`,
            Object.keys(number).join(', '),
            '« number » seulement pour une colonne de nombres du contrat',
          ),
        ]
      : []),
    ...(sameSign
      ? [notAllowed(`${key}.number.thousands`, String(number['thousands']), 'un autre signe que « decimal »')]
      : []),
  ];
}

/** A code that the contract refuses would be refused on every row. */
function codeFaults(key: string, { value, values }: Mapping, field: ContractColumn): ProfileFault[] {
  const accepted = codesOf(field);
  if (accepted === undefined) return [];
  const expected = accepted.join(', ');
  const isRefused = (code: unknown): code is string =>
    typeof code === 'string' && code !== '' && !accepted.includes(code.trim());
  return [
    ...(isRefused(value) ? [notAllowed(`${key}.value`, value, expected)] : []),
    ...entriesOf(values).flatMap(([from, code]) =>
      isRefused(code) ? [notAllowed(`${key}.values.${from}`, code, expected)] : [],
    ),
  ];
}

/** The few codes of a column, when the contract lists them; those of the law data are checked with the rows. */
function codesOf(field: ContractColumn): readonly string[] | undefined {
  if (field.type !== 'boolean') return field.constraints?.enum;
  return [...(field.trueValues ?? []), ...(field.falseValues ?? [])];
}

function notAllowed(key: string, found: string, expected: string): ProfileFault {
  return { kind: 'not-allowed', key, found, expected };
}
