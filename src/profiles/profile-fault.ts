import type { Violation } from '../contracts/json-schema.js';

/** A fault of a profile: the key, what was found, and what is allowed there (exit 64). */
export interface ProfileFault {
  readonly kind: Violation['kind'] | 'unreadable';
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}
