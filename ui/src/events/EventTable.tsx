import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Event } from '../api/event';
import { useAppearance, useZone } from '../appearance/appearance';
import { useWidth } from '../parts/useWidth';
import { clockface, zoneLabel } from '../time/zone';
import { EVENT_COLUMNS, features, fitting, SHORT_PIXELS, tableColumns } from './EventColumns';
import style from './EventTable.module.css';
import { cellId, EventTableRow } from './EventTableRow';

/** The active cell; columns by their id, because some give way where the window is narrow. */
export interface Cursor {
  row: number;
  column: string;
}

interface Props {
  events: Event[];
  /** Rows there are in all, or -1 while that is not known. */
  total: number;
  looked: ReadonlySet<string>;
  opened: string | undefined;
  cursor: Cursor;
  moveTo: (cursor: Cursor) => void;
  open: (event: Event) => void;
  /** Called when the end comes near; asks for more. */
  nearEnd: () => void;
  /** What stands under the last row. */
  end: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

const NO_EVENTS: Event[] = [];
const ROWS_BEFORE_END = 40;
const EDGES = 16;
const HEAD_HEIGHT = 32;
const SHORT_MARK = 44;
const ROW_HEIGHT = { compact: 32, comfortable: 40 } as const;

/** The events as a grid of rows of which only the visible ones are in the page. */
export function EventTable(props: Props) {
  const { events, total, looked, opened, cursor, moveTo, open, nearEnd, end } = props;
  const { appearance } = useAppearance();
  const zone = useZone();
  const offset = clockface(new Date(events[0]?.time ?? Date.now()), zone).offset;

  const height = ROW_HEIGHT[appearance.density];
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const shown = useMemo(() => fitting(width - EDGES), [width]);
  const short = width - EDGES < SHORT_PIXELS;
  const around = useMemo(() => ({ looked, offset, short }), [looked, offset, short]);
  const columnVisibility = Object.fromEntries(
    EVENT_COLUMNS.map((column) => [column.id, shown.includes(column)]),
  );
  const table = useTable({
    features,
    columns: tableColumns,
    data: NO_EVENTS,
    columnResizeMode: 'onChange',
    state: { columnVisibility },
  });
  const template = table
    .getVisibleLeafColumns()
    .map((column) => track(column.id, column.getSize(), short))
    .join(' ');

  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (row) => events[row]?.id ?? row,
    overscan: 12,
    // The heading covers this much of the rows' place.
    scrollPaddingEnd: HEAD_HEIGHT,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;

  // Another density means other heights, although the rows are the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => rows.measure(), [rows, height]);
  useEffect(() => {
    if (events.length > 0 && last >= events.length - ROWS_BEFORE_END) nearEnd();
  }, [events.length, last, nearEnd]);
  useEffect(() => {
    if (cursor.row >= 0) rows.scrollToIndex(cursor.row, { align: 'auto' });
  }, [cursor.row, rows]);

  const pressed = (press: KeyboardEvent) => {
    const next = moved(
      press.key,
      cursor,
      events.length,
      shown.map((column) => column.id),
    );
    const here = events[cursor.row];
    if (next) moveTo(next);
    else if (press.key === 'Enter' && here) open(here);
    else return;
    press.preventDefault();
  };

  const choose = useCallback(
    (row: number, event: Event) => {
      moveTo({ row, column: cursor.column });
      open(event);
    },
    [moveTo, open, cursor.column],
  );

  return (
    <div ref={scroller} className={style.scroller}>
      <div
        ref={props.ref}
        className={style.grid}
        role="grid"
        tabIndex={0}
        aria-label="Events, newest first"
        aria-rowcount={total < 0 ? -1 : total + 1}
        aria-colcount={shown.length}
        aria-activedescendant={cursor.row >= 0 ? cellId(cursor.row, cursor.column) : undefined}
        onKeyDown={pressed}
      >
        <div
          className={style.head}
          role="row"
          tabIndex={-1}
          aria-rowindex={1}
          style={{ gridTemplateColumns: template }}
        >
          {table.getHeaderGroups()[0]?.headers.map((header) => (
            <div key={header.id} role="columnheader" className={style.heading} tabIndex={-1}>
              <Heading
                id={header.id}
                title={String(header.column.columnDef.header)}
                offset={offset}
                short={short}
              />
              <span
                className={style.grip}
                aria-hidden
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
              />
            </div>
          ))}
        </div>
        <div className={style.body} role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, key, start }) => {
            const event = events[index];
            return (
              event && (
                <EventTableRow
                  key={key}
                  event={event}
                  index={index}
                  start={start}
                  height={height}
                  columns={shown}
                  template={template}
                  around={around}
                  opened={event.id === opened}
                  active={index === cursor.row ? cursor.column : undefined}
                  choose={choose}
                />
              )
            );
          })}
        </div>
      </div>
      <div className={style.end}>{end}</div>
    </div>
  );
}

/** The width of a column. Times and outcomes all have one width; the others share what is left. */
const isMark = (id: string) => id === 'outcome' || id === 'verdict';

function track(id: string, size: number, short: boolean): string {
  if (isMark(id) && short) return `${SHORT_MARK}px`;
  return id === 'time' || isMark(id) ? `${size}px` : `minmax(0, ${size}fr)`;
}

interface HeadingProps {
  id: string;
  title: string;
  offset: string;
  short: boolean;
}

/** The name of a column. Times stand in one zone, and it says which; a row with another offset prints its own. */
function Heading({ id, title, offset, short }: HeadingProps) {
  const zone = useZone();
  if (isMark(id) && short) return <span className={style.unseen}>{title}</span>;
  if (id !== 'time') return <>{title}</>;
  return (
    <>
      Time{' '}
      <span className={style.zone}>
        {zoneLabel(zone)} {offset}
      </span>
    </>
  );
}

/** Where the cursor goes on a key; undefined when the key means something else. */
export function moved(
  key: string,
  { row, column }: Cursor,
  rowCount: number,
  columns: string[],
): Cursor | undefined {
  const toRow = (wanted: number) => ({ row: Math.max(0, Math.min(rowCount - 1, wanted)), column });
  const toColumn = (by: number) => {
    const wanted = Math.max(0, Math.min(columns.length - 1, columns.indexOf(column) + by));
    return { row: Math.max(0, row), column: columns[wanted] ?? column };
  };
  if (rowCount === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return toRow(row + 1);
    case 'ArrowUp':
    case 'k':
      return toRow(row - 1);
    case 'PageDown':
      return toRow(row + 20);
    case 'PageUp':
      return toRow(row - 20);
    case 'Home':
      return toRow(0);
    case 'End':
      return toRow(rowCount - 1);
    case 'ArrowRight':
      return toColumn(1);
    case 'ArrowLeft':
      return toColumn(-1);
    default:
      return undefined;
  }
}
