import type { CSSProperties } from 'react';
import { Holder } from '../access/Holder';
import type { Cell, MatrixLine, MatrixPage } from '../api/matrix';
import { CellMark, cellSentence } from './CellMark';
import style from './Matrix.module.css';
import { lastSeen } from './MatrixGrid';
import { isOtherTool } from './MatrixHead';

interface Props {
  line: MatrixLine;
  cells: Map<string, Cell>;
  page: MatrixPage;
  place: { row: number; index: number; style: CSSProperties };
  /** The active column, where this is the active line. */
  active: number | undefined;
  /** The column whose drawer is open, where it is one of this line. */
  opened: string | undefined;
  choose: (column: number) => void;
}

export const cellId = (row: number, column: number) => `cell-${row}-${column}`;

/** Somebody, and what they may and did in each column. */
export function MatrixRow({ line, cells, page, place, active, opened, choose }: Props) {
  return (
    <div
      role="row"
      tabIndex={-1}
      className={`${style.row} ${opened ? style.openedRow : ''}`}
      style={place.style}
      aria-rowindex={place.index}
    >
      <span role="rowheader" tabIndex={-1} className={style.who} aria-colindex={1}>
        <Holder person={line.person} kind={line.kind} account={line.id} />
        <span className={style.quiet}>{lastSeen(line)}</span>
      </span>
      {page.columns.map((path, column) => {
        const cell = cells.get(path);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
          <span
            key={path}
            id={cellId(place.row, column)}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={column + 2}
            aria-selected={active === column}
            title={cell ? cellSentence(cell, page.modelled) : undefined}
            className={[
              style.cell,
              active === column ? style.active : '',
              opened === path ? style.opened : '',
              isOtherTool(page.columns, column) ? style.toolStart : '',
            ].join(' ')}
            onClick={() => choose(column)}
          >
            {cell && <CellMark cell={cell} />}
            <span className={style.unseen}>
              {path}: {cell ? cellSentence(cell, page.modelled) : 'nothing'}
            </span>
          </span>
        );
      })}
    </div>
  );
}
