export * from './accounting-days.js';
export * from './civil-date.js';
export * from './pay-calendar.js';
export * from './pay-month.js';
export * from './period.js';
export * from './school-year.js';
