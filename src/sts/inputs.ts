import type { Issue } from '../model/index.js';
import type { StsReference } from './reference.js';

/** What a run has of STS-web: the reference, and what is to be said of its files. */
export interface StsInputs {
  readonly reference: StsReference;
  /** Of the crosswalk. */
  readonly issues: readonly Issue[];
  /** People of each document, rows of the crosswalk, by file. */
  readonly rowCounts: ReadonlyMap<string, number>;
}
