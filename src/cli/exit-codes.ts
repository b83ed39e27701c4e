/** Exit codes of files.md section 6. */
export const EXIT = {
  done: 0,
  /** Done, files written, some rows rejected or keys held. */
  doneWithRejects: 2,
  usage: 64,
  unusableInput: 65,
  bug: 70,
  disk: 74,
} as const;
