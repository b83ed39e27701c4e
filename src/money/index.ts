export * from './cents.js';
export * from './exact.js';
export * from './exact-text.js';
export * from './instalments.js';
