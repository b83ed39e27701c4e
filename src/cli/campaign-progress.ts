import type { CampaignProgress } from '../campaign/progress.js';
import type { QueueError } from '../queue/queue-error.js';
import type { Lang } from '../report/messages/index.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

/** Followed once a second or so, nobody having begun: somebody forgot the workers. */
const SILENT = 40;

/** What the operator sees of a campaign: one line that changes on a terminal, a line for each change elsewhere. */
export function campaignProgress(
  terminal: Terminal,
  lang: Lang,
  isLive: boolean,
): {
  readonly tell: (progress: CampaignProgress) => void;
  readonly trouble: (error: QueueError) => void;
  readonly end: () => void;
} {
  const { campaign: texts } = textsIn(lang);
  let last = '';
  let idle = 0;
  let lastTrouble = '';
  const show = (line: string): void => {
    if (isLive) process.stderr.write(`\r\u001b[K${line}`);
    else terminal.err(line);
  };
  return {
    tell: (progress) => {
      lastTrouble = '';
      const counts = progressLine(progress, lang);
      const left = progress.remaining === undefined ? '' : texts.remaining(durationText(progress.remaining));
      if (isLive || counts !== last) show(counts + left);
      last = counts;
      idle = progress.running === 0 && progress.queued > 0 ? idle + 1 : 0;
      if (idle === SILENT) terminal.err(texts.nobody);
    },
    trouble: ({ code }) => {
      if (lastTrouble !== code || lastTrouble === '') terminal.err(texts.trouble(code));
      lastTrouble = code;
    },
    end: () => {
      if (isLive) process.stderr.write('\n');
    },
  };
}

function progressLine({ done, units, running, queued, failed }: CampaignProgress, lang: Lang): string {
  return textsIn(lang).campaign.progress(done, units, running, queued, failed);
}

/** `45 s`, `12 min`, `3 h 05`. */
function durationText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${String(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${String(minutes)} min`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`;
}
