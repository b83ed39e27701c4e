/** How far the long parts of a run are: counts alone, told often. */
export interface RunProgress {
  readonly stage: ProgressStage;
  readonly done: number;
  readonly total: number;
  /** Rows read so far, where they are counted. */
  readonly rows?: number;
}

/** What each is counted in: bytes of the export, its parts, movements. */
export const PROGRESS_UNITS = { read: 'bytes', settled: 'parts', written: 'movements' } as const;
export type ProgressStage = keyof typeof PROGRESS_UNITS;

/** Hears how far a run is. It is called while others wait: what it does is quick. */
export type ProgressListener = (progress: RunProgress) => void;
