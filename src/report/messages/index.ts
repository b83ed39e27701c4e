export { issueParts, issueSentence, problemSentence } from './sentences.js';
export { severityWord } from './severity.js';
export type { Lang } from './message.js';
