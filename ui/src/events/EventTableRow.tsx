import { memo } from 'react';
import type { Event } from '../api/event';
import type { Around, EventColumn } from './EventColumns';
import style from './EventTable.module.css';

interface Props {
  event: Event;
  index: number;
  /** Pixels from the top of the rows. */
  start: number;
  height: number;
  columns: EventColumn[];
  template: string;
  around: Around;
  opened: boolean;
  /** The active column, when this is the active row. */
  active: string | undefined;
  choose: (index: number, event: Event) => void;
}

/** The id of a cell, by which the grid says which one is active. */
export const cellId = (row: number, column: string) => `event-${row}-${column}`;

/** One event as a row of the grid. */
export const EventTableRow = memo(function EventTableRow(props: Props) {
  const { event, index, start, height, columns, template, around, opened, active, choose } = props;
  return (
    // The keyboard reaches rows through the grid, which holds the focus and says which cell is active.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={opened}
      className={`${style.row} ${active ? style.current : ''}`}
      style={{ gridTemplateColumns: template, height, transform: `translateY(${start}px)` }}
      onClick={() => {
        // Somebody who selects text wants the text.
        if (!window.getSelection()?.toString()) choose(index, event);
      }}
    >
      {columns.map((column, place) => (
        <div
          key={column.id}
          id={cellId(index, column.id)}
          role="gridcell"
          tabIndex={-1}
          aria-colindex={place + 1}
          className={`${style.cell} ${active === column.id ? style.active : ''}`}
        >
          {column.cell(event, around)}
        </div>
      ))}
    </div>
  );
});
