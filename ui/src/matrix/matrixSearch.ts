import { PERMISSIONS } from '../access/accessSearch';
import type { CellState, MatrixFilter } from '../api/matrix';

/** What the address of the matrix holds: the same cells, for whoever it is sent to. */
export interface MatrixSearch extends MatrixFilter {
  /** The same as a table. */
  view?: 'table';
  /** Lines and columns that are passed over. */
  line?: number;
  column?: number;
  /** The cell whose drawer is open: whose, and the path of its column. */
  cell?: string;
  path?: string;
}

export const CELL_STATES: readonly CellState[] = [
  'used-not-expected',
  'used-not-granted',
  'granted-not-expected',
  'granted-not-used',
  'expected-not-granted',
  'granted-and-used',
  'granted',
  'used',
];
export const DEPTHS: readonly number[] = [1, 2, 3, 4, 5, 6];
const SHOWN: readonly string[] = ['differences', 'changed', ...CELL_STATES];
const KINDS: readonly string[] = ['person', 'machine', 'nobody'];
const TEXT_MAX = 1024;

/** Reads an address; what makes no sense is left out rather than guessed. */
export function matrixSearch(search: Record<string, unknown>): MatrixSearch {
  const out: MatrixSearch = {};
  for (const name of ['team', 'who', 'on', 'cell', 'path'] as const) {
    const value = search[name];
    if (value !== undefined && value !== null && String(value).trim()) {
      out[name] = String(value).slice(0, TEXT_MAX);
    }
  }
  for (const name of ['at', 'since'] as const) {
    const value = new Date(String(search[name] ?? ''));
    if (!Number.isNaN(value.getTime())) out[name] = value.toISOString();
  }
  for (const name of ['line', 'column'] as const) {
    const value = Number(search[name]);
    if (Number.isInteger(value) && value > 0) out[name] = value;
  }
  const depth = Number(search.depth);
  if (DEPTHS.includes(depth)) out.depth = depth;
  if (KINDS.includes(String(search.kind))) out.kind = search.kind as 'person' | 'machine' | 'nobody';
  if (PERMISSIONS.includes(String(search.permission))) out.permission = String(search.permission);
  if (SHOWN.includes(String(search.show))) out.show = search.show as 'differences' | 'changed' | CellState;
  if (search.view === 'table') out.view = 'table';
  return out;
}

/** What of an address the server is asked. */
export function filterOf(search: MatrixSearch): MatrixFilter {
  const { view: _, line: __, column: ___, cell: ____, path: _____, ...filter } = search;
  return filter;
}
