import { schedule } from 'node-cron';

/**
 * Wakes somebody up at the beginning of every minute of Europe/Paris, whatever the clock does. Which of these minutes
 * means something is not decided here.
 *
 * @param failed hears what a tick threw: a bug, which must not end the clock
 * @returns what stops the clock
 */
export function everyMinute(
  tick: () => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const task = schedule('* * * * *', () => tick().catch(failed), {
    timezone: 'Europe/Paris',
    // A tick during a run is for the scheduler to note; minutes missed under load are made up by the next one.
    noOverlap: false,
    suppressMissedWarning: true,
    logger: { info: ignored, warn: ignored, error: ignored, debug: ignored },
  });
  return async () => {
    await task.destroy();
  };
}

function ignored(): void {
  // The scheduler says what there is to say.
}
