export * from './cents.js';
export * from './exact.js';
export * from './instalments.js';
