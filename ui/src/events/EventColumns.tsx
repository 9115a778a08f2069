import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { credentialName, type Event, nameOf } from '../api/event';
import { DataText } from '../parts/DataText';
import { Did } from '../parts/Did';
import { OutcomeMark } from '../parts/OutcomeMark';
import { ResourceText } from '../parts/ResourceText';
import { Time } from '../parts/Time';
import { VerdictMark } from '../parts/VerdictMark';
import { Who } from '../parts/Who';
import style from './EventTable.module.css';

export const features = tableFeatures({
  columnSizingFeature,
  columnResizingFeature,
  columnVisibilityFeature,
});
const helper = createColumnHelper<typeof features, Event>();

/** What `f` and `e` narrow by in a column; undefined where a cell holds nothing to narrow by. */
export interface Handle {
  key: string;
  value: string;
}

/** What cells know of the table around them. */
export interface Around {
  /** Words of the query, to be recognised in paths. */
  looked: ReadonlySet<string>;
  /** The offset that the heading of the times prints. */
  offset: string;
  /** True where room is so short that outcome and verdict are told by their icons. */
  short: boolean;
}

export interface EventColumn {
  id: string;
  title: string;
  size: number;
  /** Width below which the column is not worth drawing. */
  least: number;
  /** Columns with a higher number give way first where the window is narrow; the drawer shows them all. */
  givesWay: number;
  cell: (event: Event, around: Around) => ReactNode;
  handle: (event: Event) => Handle | undefined;
}

/** The columns of an event, in the order of a sentence: when, how it ended, who did what to what, with what, from where. */
export const EVENT_COLUMNS: EventColumn[] = [
  {
    id: 'time',
    title: 'Time',
    size: 164,
    least: 164,
    givesWay: 0,
    cell: (event, { offset }) => <Time iso={event.time} quality={event.time_quality} known={offset} />,
    handle: () => undefined,
  },
  {
    id: 'outcome',
    title: 'Outcome',
    size: 116,
    least: 44,
    givesWay: 1,
    cell: (event, { short }) => <OutcomeMark outcome={event.outcome} short={short} />,
    handle: (event) => ({ key: 'outcome', value: event.outcome }),
  },
  {
    id: 'verdict',
    title: 'Verdict',
    size: 124,
    least: 44,
    givesWay: 2,
    cell: (event, { short }) => <VerdictMark verdict={event.verdict} short={short} />,
    handle: (event) => (event.verdict ? { key: 'verdict', value: event.verdict.value } : undefined),
  },
  {
    id: 'who',
    title: 'Who',
    size: 216,
    least: 144,
    givesWay: 0,
    cell: (event) => <Who account={event.actor} behind={event.behind} />,
    handle: (event) =>
      event.actor.name || event.actor.id ? { key: 'actor', value: nameOf(event.actor) } : undefined,
  },
  {
    id: 'did',
    title: 'Did',
    size: 216,
    least: 128,
    givesWay: 0,
    cell: (event) => <Did event={event} />,
    handle: (event) => ({ key: 'action', value: event.action }),
  },
  {
    id: 'resource',
    title: 'To what',
    size: 304,
    least: 168,
    givesWay: 0,
    cell: (event, { looked }) => <ResourceText path={event.resource.path} looked={looked} inside />,
    handle: (event) => ({ key: 'resource', value: event.resource.path }),
  },
  {
    id: 'with',
    title: 'With',
    size: 152,
    least: 120,
    givesWay: 3,
    cell: (event) => <Sent value={credentialName(event.via)} />,
    handle: (event) =>
      event.via?.fingerprint ? { key: 'credential', value: event.via.fingerprint } : undefined,
  },
  {
    id: 'from',
    title: 'From',
    size: 136,
    least: 112,
    givesWay: 5,
    cell: (event) => (
      <Sent value={[event.origin?.address, event.origin?.country].filter(Boolean).join(' · ')} />
    ),
    handle: (event) => (event.origin?.address ? { key: 'ip', value: event.origin.address } : undefined),
  },
  {
    id: 'source',
    title: 'Source',
    size: 136,
    least: 112,
    givesWay: 4,
    cell: (event) => <DataText value={event.source} />,
    handle: (event) => ({ key: 'source', value: event.source }),
  },
];

/** What a tool sent; where it sent nothing, that is said rather than left blank. */
function Sent({ value }: { value: string }) {
  return value ? <DataText value={value} max={48} /> : <span className={style.absent}>not sent</span>;
}

export const tableColumns = helper.columns(
  EVENT_COLUMNS.map((column) =>
    helper.display({ id: column.id, header: column.title, size: column.size, minSize: 72, maxSize: 900 }),
  ),
);

/** Below this width outcome and verdict are told by their icons alone: who did what with what needs the room. */
export const SHORT_PIXELS = 1000;

/** The columns that fit side by side into a width. */
export function fitting(width: number): EventColumn[] {
  const kept = [...EVENT_COLUMNS];
  const room = () => kept.reduce((sum, column) => sum + column.least, 0);
  while (room() > width) {
    const first = kept.reduce((a, b) => (b.givesWay >= a.givesWay ? b : a));
    if (first.givesWay === 0) break;
    kept.splice(kept.indexOf(first), 1);
  }
  return kept;
}
