import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Cell, MatrixLine, MatrixPage } from '../api/matrix';
import { DataText } from '../parts/DataText';
import { ago, count } from '../time/format';
import style from './Matrix.module.css';
import { MatrixHead } from './MatrixHead';
import { cellId, MatrixRow } from './MatrixRow';

const ROW_PIXELS = 32;
const PAGE_ROWS = 10;

/** A line of the grid: a team's name, or somebody. */
type Item = Team | { line: MatrixLine };

interface Team {
  team: string;
  people: number;
  machines: number;
}

interface Props {
  page: MatrixPage;
  opened: { id: string; column: string } | undefined;
  open: (id: string, column: string) => void;
}

/** The matrix as a grid: arrows move, Enter opens a cell. Only the visible lines are in the page. */
export function MatrixGrid({ page, opened, open }: Props) {
  const items = useMemo(() => itemsOf(page.lines), [page.lines]);
  const cells = useMemo(() => page.lines.map((line) => byColumn(line)), [page.lines]);
  const [cursor, setCursor] = useState({ row: 0, column: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 12,
  });
  const drawn = rows.getVirtualItems();
  const at = items.findIndex((item) => 'line' in item && item.line === page.lines[cursor.row]);
  const isDrawn = drawn.some((row) => row.index === at);

  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' });
    document.getElementById(cellId(cursor.row, cursor.column))?.scrollIntoView({
      block: 'nearest',
      inline: 'nearest',
    });
  }, [at, cursor, rows]);

  function pressed(event: KeyboardEvent) {
    const column = page.columns[cursor.column];
    const line = page.lines[cursor.row];
    if (event.key === 'Enter' && line && column && cells[cursor.row]?.has(column)) {
      event.preventDefault();
      open(line.id, column);
      return;
    }
    const next = moved(event.key, cursor);
    if (!next) return;
    event.preventDefault();
    setCursor({
      row: Math.min(Math.max(next.row, 0), page.lines.length - 1),
      column: Math.min(Math.max(next.column, 0), page.columns.length - 1),
    });
  }

  return (
    <div
      ref={scroller}
      className={style.grid}
      role="grid"
      aria-label="Who may do what on which resource"
      aria-rowcount={items.length + 1}
      aria-colcount={page.columns.length + 1}
      {...(isDrawn ? { 'aria-activedescendant': cellId(cursor.row, cursor.column) } : {})}
      tabIndex={0}
      onKeyDown={pressed}
    >
      <MatrixHead page={page} />
      <div className={style.body} role="rowgroup" style={{ height: rows.getTotalSize() }}>
        {drawn.map((row) => {
          const item = items[row.index];
          if (!item) return null;
          const place = { transform: `translateY(${row.start}px)` };
          if (!('line' in item)) {
            return (
              <div
                key={row.key}
                role="row"
                tabIndex={-1}
                className={style.team}
                style={place}
                aria-rowindex={row.index + 2}
              >
                <span role="rowheader" tabIndex={-1} className={style.teamName}>
                  <DataText value={item.team || 'No team'} max={40} />
                  <span className={style.quiet}>{teamCount(item)}</span>
                </span>
              </div>
            );
          }
          const number = page.lines.indexOf(item.line);
          return (
            <MatrixRow
              key={row.key}
              line={item.line}
              cells={cells[number] ?? new Map()}
              page={page}
              place={{ row: number, index: row.index + 2, style: place }}
              active={number === cursor.row ? cursor.column : undefined}
              opened={opened?.id === item.line.id ? opened.column : undefined}
              choose={(column) => {
                setCursor({ row: number, column });
                const path = page.columns[column];
                if (path && cells[number]?.has(path)) open(item.line.id, path);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function teamCount(team: Team): string {
  const said = [];
  if (team.people > 0) said.push(`${count(team.people)} ${team.people === 1 ? 'person' : 'people'}`);
  if (team.machines > 0) said.push(`${count(team.machines)} ${team.machines === 1 ? 'machine' : 'machines'}`);
  return said.join(', ');
}

function moved(key: string, cursor: { row: number; column: number }) {
  const { row, column } = cursor;
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + PAGE_ROWS, column };
    case 'PageUp':
      return { row: row - PAGE_ROWS, column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: Number.MAX_SAFE_INTEGER };
    default:
      return undefined;
  }
}

const byColumn = (line: MatrixLine): Map<string, Cell> =>
  new Map(line.cells.map((cell) => [cell.column, cell]));

/** What stands for a line's team: accounts that are nobody's have a heading of their own. */
export function teamOf(line: MatrixLine): string {
  return line.person ? (line.team ?? '') : 'Nobody’s accounts';
}

function itemsOf(lines: MatrixLine[]): Item[] {
  const items: Item[] = [];
  let team: Team | undefined;
  for (const line of lines) {
    const name = teamOf(line);
    if (team?.team !== name) {
      team = { team: name, people: 0, machines: 0 };
      items.push(team);
    }
    if (line.kind === 'person') team.people += 1;
    if (line.kind === 'machine') team.machines += 1;
    items.push({ line });
  }
  return items;
}

/** When somebody last did anything here. */
export const lastSeen = (line: MatrixLine) => (line.last ? ago(line.last).replace(' ago', '') : '');
