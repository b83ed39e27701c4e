import type { PROFILE_FRENCH } from './profile-texts.fr.js';

/** What `profile check` says in English. */
export const PROFILE_ENGLISH: typeof PROFILE_FRENCH = {
  notFound: (path) =>
    `no profile: ${path}. Give its path, or put the file in the folder profiles, beside the configuration.`,
  title: (name, description) => `Profile ${name}${description === '' ? '' : ` — ${description}`}`,
  mapped: (table, file, form, presence) => `${table} ← ${file} (${form})${presence}`,
  form: (separator, encoding) => `separator ${separator}, ${encoding}`,
  tab: 'tab',
  quoted: (text) => `"${text}"`,
  own: (table, file, presence) => `${table}: not in the profile, read in its own form, ${file}${presence}`,
  presences: {
    required: { present: ' — present', absent: ' — ABSENT, and required', unknown: ' — required' },
    optional: { present: ' — present', absent: ' — absent', unknown: '' },
  },
  constant: (value) => `"${value}" (constant)`,
  blank: '(blank)',
  join: (sign) => `joined by "${sign}"`,
  split: (part, parts, sign) => `part ${part} of ${parts}, cut at "${sign}"`,
  values: (codes) => `codes ${codes}`,
  date: (form) => `date written ${form}`,
  number: (form) => `number written ${form}`,
  unmapped: (columns) => `TO ADD TO THE PROFILE, required columns from nowhere: ${columns}`,
  empty: (columns) => `From nowhere, blank on every row: ${columns}`,
  missing: (columns) => `MISSING from the file: ${columns}`,
  foreign: (columns) =>
    `NO column of the profile is in the file. Check that its first line gives the names of the columns, and its separator. Expected: ${columns}`,
  duplicated: (columns) => `Twice in the file, which one is to be read? ${columns}`,
  ignored: (columns) => `Not read: ${columns}`,
  unnamed: '(no name)',
  masked: '(name masked)',
  sound: 'Nothing wrong with the profile. To try it on an extraction: --input FOLDER.',
  verdicts: {
    usable: 'The extraction can be read with this profile. Its rows are checked by trentieme check.',
    lacking:
      'The extraction cannot be read with this profile. Complete the extraction, or correct the profile if names have changed.',
    faulty: 'The profile is incomplete: complete it before reading an extraction.',
  },
  help: {
    profile: 'Checks a profile of extraction',
    check: 'Says what the profile reads, what is missing and what is ignored',
    name: 'Name of a profile (profiles/NAME.yaml beside the configuration), or path of its file',
    config: 'Configuration file, beside which the profiles are',
    input: 'Folder of an extraction to compare with the profile',
  },
};
