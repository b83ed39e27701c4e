/** Exit codes of files.md section 6. */
export const EXIT = {
  done: 0,
  /** Done, files written, some rows rejected or keys held. */
  doneWithRejects: 2,
  /** Stopped by a brake: nothing is posted, its figures are printed. */
  braked: 3,
  usage: 64,
  unusableInput: 65,
  bug: 70,
  /** Disk or database. */
  disk: 74,
  /** Another run holds the ledger. */
  locked: 75,
} as const;
