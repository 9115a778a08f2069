import type { Ability, Comparison } from './access';
import type { Named } from './people';
import { address, get } from './request';

/** How expected, granted and used lie beside each other in a cell. */
export type CellState = Comparison | 'granted-and-used' | 'granted' | 'used';

/** Where somebody meets a resource. */
export interface Cell {
  column: string;
  /** Of the permission that wants a look first; absent where nothing is left. */
  state?: CellState;
  permissions: Record<string, CellState>;
  events: number;
  last?: string;
  gained: string[];
  lost: string[];
}

/** A person, machine or account that is nobody's. */
export interface MatrixLine {
  person?: Named;
  kind?: 'person' | 'machine';
  id: string;
  team?: string;
  last?: string;
  differences: number;
  cells: Cell[];
}

export interface MatrixPage {
  at: string;
  since?: string;
  depth: number;
  modelled: boolean;
  columns: string[];
  column_count: number;
  next_column?: number;
  lines: MatrixLine[];
  line_count: number;
  next_line?: number;
  /** Whether everybody who was asked for was looked at. */
  whole: boolean;
  teams: string[];
}

/** Which part of the matrix; the words of its address. */
export interface MatrixFilter {
  depth?: number;
  at?: string;
  since?: string;
  team?: string;
  kind?: 'person' | 'machine' | 'nobody';
  who?: string;
  on?: string;
  permission?: string;
  show?: 'differences' | 'changed' | CellState;
}

/** Why a cell is as it is. */
export interface Reasons {
  person?: Named;
  kind?: 'person' | 'machine';
  id: string;
  column: string;
  at: string;
  modelled: boolean;
  ways: Ability[];
  uses: {
    account: string;
    permission: string;
    resource: string;
    events: number;
    unexpected: number;
    last: string;
    example: string;
  }[];
  differences: {
    comparison: Comparison;
    permissions: string[];
    resource: string;
    says: string;
    line?: string;
  }[];
  whole: boolean;
}

export const LINES_SHOWN = 200;
export const COLUMNS_SHOWN = 40;

export const readMatrix = (filter: MatrixFilter, line?: number, column?: number) =>
  get<MatrixPage>('/access/matrix', {
    ...filter,
    line,
    column,
    lines: LINES_SHOWN,
    columns: COLUMNS_SHOWN,
  });
export const readReasons = (who: string, column: string, at?: string) =>
  get<Reasons>('/access/matrix/cell', { who, column, at });
export const matrixFile = (filter: MatrixFilter, format: 'csv' | 'jsonl') =>
  address('/access/matrix/export', { ...filter, format });
