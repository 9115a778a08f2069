import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Event } from '../api/event';
import { Problem } from '../api/request';
import { useAppearance } from '../appearance/appearance';
import { RebuildLine } from '../parts/RebuildLine';
import { SightLine } from '../parts/SightLine';
import { useShortcuts } from '../parts/useShortcuts';
import { QueryBar } from '../query/QueryBar';
import { exclude, only, termsOf } from '../query/terms';
import { rangeText } from '../time/range';
import { EVENT_COLUMNS } from './EventColumns';
import { EventDrawer } from './EventDrawer';
import { EventsEnd, EventsInstead } from './EventsEnd';
import { type Cursor, EventTable } from './EventTable';
import style from './Explore.module.css';
import { ExportMenu } from './ExportMenu';
import { type ExploreSearch, rangeIn } from './exploreSearch';
import { Facets } from './Facets';
import { Histogram } from './Histogram';
import { KeyLine } from './KeyLine';
import { LiveButton } from './LiveButton';
import { LiveLine } from './LiveLine';
import { RangeMenu } from './RangeMenu';
import toolbar from './Toolbar.module.css';
import { useAsked, useEvents, useFacets, useHistogram } from './useEvents';
import { useTail } from './useTail';
import { ViewsMenu } from './ViewsMenu';
import { ZoneSwitch } from './ZoneSwitch';

const NOWHERE: Cursor = { row: -1, column: 'who' };

/** Every event, found by typing, by clicking, by brushing, or by waiting. */
export function Explore() {
  const search = useSearch({ from: '/explore' });
  const navigate = useNavigate({ from: '/explore' });
  const { appearance, choose } = useAppearance();
  const [round, setRound] = useState(0);
  const [paused, setPaused] = useState(false);
  const [cursor, setCursor] = useState(NOWHERE);
  const bar = useRef<{ focus: () => void }>(null);
  const grid = useRef<HTMLDivElement>(null);

  const q = search.q ?? '';
  const range = rangeIn(search);
  const live = search.live ?? false;
  const asked = useAsked(q, rangeText(range), round);
  const events = useEvents(asked);
  const facets = useFacets(asked);
  const histogram = useHistogram(asked);
  const tail = useTail(q, live, paused);
  const looked = useMemo(() => wordsLookedFor(q), [q]);

  const first = events.data?.pages[0];
  const rows = useMemo(() => {
    const found = events.data?.pages.flatMap((page) => page.events) ?? [];
    if (tail.events.length === 0) return found;
    const known = new Set(found.map((event) => event.id));
    return [...tail.events.filter((event) => !known.has(event.id)), ...found];
  }, [events.data, tail.events]);

  const go = useCallback(
    (
      change: Partial<Record<keyof ExploreSearch, ExploreSearch[keyof ExploreSearch] | undefined>>,
      replace = false,
    ) => void navigate({ search: (before) => cleaned({ ...before, ...change }), replace }),
    [navigate],
  );
  const ask = useCallback(
    (text: string) => {
      setCursor(NOWHERE);
      setRound((before) => before + 1);
      go({ q: text, event: undefined });
      grid.current?.focus();
    },
    [go],
  );
  const narrow = useCallback(
    (text: string) => {
      setCursor(NOWHERE);
      go({ q: text });
    },
    [go],
  );
  const open = useCallback(
    (event: Event) => go({ event: event.id }, search.event !== undefined),
    [go, search.event],
  );
  const close = useCallback(() => go({ event: undefined }), [go]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = events;
  const nearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const move = (by: number) =>
    setCursor((at) => ({ ...at, row: Math.max(0, Math.min(rows.length - 1, at.row + by)) }));
  const narrowHere = (change: typeof only) => {
    const event = rows[cursor.row];
    const handle = event && EVENT_COLUMNS.find((column) => column.id === cursor.column)?.handle(event);
    if (handle) narrow(change(q, handle.key, handle.value));
  };
  const openHere = () => {
    const event = rows[cursor.row];
    if (event) open(event);
  };
  useShortcuts({
    '/': () => bar.current?.focus(),
    j: () => move(1),
    k: () => move(-1),
    Enter: openHere,
    Escape: close,
    f: () => narrowHere(only),
    e: () => narrowHere(exclude),
    '.': () => (live ? setPaused(!paused) : go({ live: true })),
    u: () => choose({ zone: appearance.zone === 'UTC' ? 'local' : 'UTC' }),
  });
  useEffect(() => {
    // A link to an event leads to its row as well, where it is among those shown.
    const row = search.event ? rows.findIndex((event) => event.id === search.event) : -1;
    if (row >= 0) setCursor((at) => (at.row < 0 ? { ...at, row } : at));
  }, [search.event, rows]);
  useEffect(() => {
    if (!live) setPaused(false);
  }, [live]);

  const stale = events.isPlaceholderData;
  const mistake = events.error instanceof Problem && events.error.status === 400 ? events.error : undefined;
  const settled = !events.isPending && !events.error;
  return (
    <div className={style.explore}>
      <h1 className={style.hidden}>Explore</h1>
      <div className={toolbar.toolbar}>
        <QueryBar
          ref={bar}
          q={q}
          during={asked}
          submit={ask}
          leave={() => grid.current?.focus()}
          problem={mistake}
        />
        <RangeMenu range={range} choose={(text) => go({ range: text, event: undefined })} />
        <ZoneSwitch />
        <LiveButton live={live} toggle={() => go({ live: live ? undefined : true })} />
        <ViewsMenu
          q={q}
          range={rangeText(range)}
          show={(view) => go({ q: view.query, range: view.range, event: undefined })}
        />
        <ExportMenu asked={asked} asOf={first && String(first.as_of)} />
      </div>
      <SightLine
        count={stale || mistake ? undefined : first?.count}
        sight={mistake ? undefined : first?.sight}
        asOf={first?.as_of}
        loading={events.isFetching && !mistake}
      />
      <RebuildLine />
      <div className={`${style.body} ${stale ? style.stale : ''}`}>
        <Facets facets={settled ? (facets.data?.facets ?? []) : []} asked={asked} q={q} narrow={narrow} />
        <div className={style.middle}>
          {!mistake && (
            <Histogram
              histogram={histogram.data}
              brush={(from, to) => go({ range: `${from}..${to}`, event: undefined })}
            />
          )}
          {live && <LiveLine tail={tail} paused={paused} pause={setPaused} />}
          {rows.length > 0 && !mistake ? (
            <EventTable
              ref={grid}
              events={rows}
              total={first && !first.count.capped ? first.count.value : -1}
              looked={looked}
              opened={search.event}
              cursor={cursor}
              moveTo={setCursor}
              open={open}
              nearEnd={nearEnd}
              end={
                <EventsEnd
                  loading={isFetchingNextPage}
                  more={hasNextPage}
                  error={events.error}
                  retry={nearEnd}
                />
              }
            />
          ) : (
            <EventsInstead
              loading={events.isPending}
              error={mistake ? undefined : events.error}
              mistaken={mistake !== undefined}
              retry={() => void events.refetch()}
              sight={first?.sight}
              asOf={first?.as_of}
              q={q}
              range={range}
              widen={() => go({ range: 'all' })}
              clear={() => ask('')}
            />
          )}
          <KeyLine />
        </div>
        {search.event && <EventDrawer id={search.event} q={q} narrow={narrow} close={close} />}
      </div>
    </div>
  );
}

/** What is absent or the default does not stand in the address. */
function cleaned(search: Record<string, unknown>): ExploreSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** The values of a query, to be recognised in paths. */
function wordsLookedFor(q: string): ReadonlySet<string> {
  const words = termsOf(q).flatMap((term) => (term.negated ? [] : term.values));
  const bare = q.split(/\s+/).filter((word) => word && !word.includes(':'));
  return new Set([...words, ...bare].flatMap((word) => word.toLowerCase().split(/[/*]+/)).filter(Boolean));
}
