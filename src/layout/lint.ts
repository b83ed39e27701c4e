import type { LintFinding } from './lint-finding.js';
import { lintProgram } from './lint-program.js';
import { lintShape } from './lint-shape.js';
import { lintStructure } from './lint-structure.js';

/**
 * Everything wrong with a layout, given as parsed JSON: its shape; then, when the shape is right, widths, positions
 * and constants, and what the program needs to find. Empty: `compileLayout` and the movement file can use it.
 */
export function lintLayout(json: unknown): readonly LintFinding[] {
  const shape = lintShape(json);
  return shape.ok ? [...lintStructure(shape.layout), ...lintProgram(shape.layout)] : shape.findings;
}
