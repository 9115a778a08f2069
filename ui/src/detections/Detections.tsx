import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type DetectionState, type Detections as Everything, readDetections } from '../api/detections';
import { FindingSections } from '../findings/FindingSections';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Time } from '../parts/Time';
import { count } from '../time/format';
import { DetectionDrawer } from './DetectionDrawer';
import style from './Detections.module.css';
import { DetectionsList } from './DetectionsList';
import { type DetectionsSearch, wanted } from './detectionsSearch';
import { Rehearsals } from './Rehearsals';
import { TechniqueMap } from './TechniqueMap';

const STATES: DetectionState[] = ['on', 'watch', 'off'];
const LOOKS_AGAIN_MS = 15_000;

/** What is looked for in events, how often it matched, and one of it whole. */
export function Detections() {
  const search = useSearch({ from: '/detections' });
  const navigate = useNavigate({ from: '/detections' });
  const { open, ...filter } = search;
  const { q, ...rest } = filter;
  const detections = useQuery({
    queryKey: ['detections'],
    queryFn: readDetections,
    refetchInterval: LOOKS_AGAIN_MS,
  });
  const shown = wanted(detections.data?.items ?? [], filter);
  return (
    <div className={style.split}>
      <div className={style.page}>
        <FindingSections />
        <header className={style.head}>
          <h1>Detections</h1>
          {detections.data && <Summary all={detections.data} shown={shown.length} />}
        </header>
        <nav className={style.tabs} aria-label="Views">
          <Tab search={filter} view={undefined} title="Catalogue" />
          <Tab search={filter} view="map" title="ATT&CK by tool" />
          <Tab search={filter} view="rehearsals" title="Rehearsals" />
        </nav>
        {filter.view === undefined && (
          <div className={style.tools}>
            <TextInput
              className={style.letters ?? ''}
              aria-label="Letters of the title, name or technique"
              placeholder="Title, name or technique"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={q ?? ''}
              onChange={(e) => {
                const letters = e.currentTarget.value;
                void navigate({ search: letters ? { ...rest, q: letters } : rest, replace: true });
              }}
            />
            <nav className={style.chips} aria-label="Only">
              {STATES.map((state) => (
                <Chip key={state} search={toggled(filter, 'state', state)} here={filter.state === state}>
                  {state}
                  <span className={style.number}>
                    {count(detections.data?.items.filter((one) => one.state === state).length ?? 0)}
                  </span>
                </Chip>
              ))}
              <Chip search={toggled(filter, 'matched', true)} here={filter.matched === true}>
                matched in 30 days
              </Chip>
              {filter.theme && (
                <Chip search={toggled(filter, 'theme', filter.theme)} here>
                  {filter.theme}
                </Chip>
              )}
              {filter.technique && (
                <Chip search={toggled(filter, 'technique', filter.technique)} here>
                  {filter.technique}
                </Chip>
              )}
            </nav>
          </div>
        )}
        {detections.error && <Failure error={detections.error} retry={() => void detections.refetch()} />}
        {filter.view === 'rehearsals' && <Rehearsals />}
        {detections.data && filter.view !== 'rehearsals' && <Notes all={detections.data} />}
        {detections.data &&
          filter.view !== 'rehearsals' &&
          (filter.view === 'map' ? (
            <TechniqueMap all={detections.data.items} />
          ) : shown.length === 0 ? (
            <Empty title="Nothing like that">No detection fits what you asked for.</Empty>
          ) : (
            <DetectionsList shown={shown} search={filter} open={open} />
          ))}
      </div>
      {open !== undefined && (
        <DetectionDrawer key={open} name={open} close={() => void navigate({ search: filter })} />
      )}
    </div>
  );
}

type Filter = Omit<DetectionsSearch, 'open'>;

function toggled<N extends 'state' | 'matched' | 'theme' | 'technique'>(
  search: Filter,
  name: N,
  value: NonNullable<Filter[N]>,
): Filter {
  const { [name]: before, ...rest } = search;
  return before === value ? rest : { ...rest, [name]: value };
}

function Summary({ all, shown }: { all: Everything; shown: number }) {
  const able = all.items.filter((one) => one.never === undefined && one.state !== 'off').length;
  return (
    <p className={style.quiet}>
      {count(shown)} of {count(all.items.length)}; {count(able)} are looked for in what is connected
    </p>
  );
}

function Notes({ all }: { all: Everything }) {
  return (
    <>
      {all.problems.map((problem) => (
        <p key={problem} className={style.note} role="alert">
          Your own detections are not taken as they are written now; what was last right is looked for on:{' '}
          <DataText value={problem} max={600} />
        </p>
      ))}
      {all.learning.map((one) => (
        <p key={one.source} className={style.quiet}>
          <DataText value={one.source} max={80} identifier />: matches are only counted until{' '}
          <Time iso={one.until} />, except certain ones.
        </p>
      ))}
    </>
  );
}

function Tab({ search, view, title }: { search: Filter; view: DetectionsSearch['view']; title: string }) {
  const { view: now, ...rest } = search;
  const here = now === view;
  return (
    <Link
      to="/detections"
      search={view ? { ...rest, view } : rest}
      className={here ? `${style.tab} ${style.here}` : (style.tab ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
    >
      {title}
    </Link>
  );
}

function Chip({
  search,
  here = false,
  children,
}: {
  search: Filter;
  here?: boolean;
  children: React.ReactNode;
}) {
  return (
    <Link
      to="/detections"
      search={search}
      className={here ? `${style.chip} ${style.chosen}` : (style.chip ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'true' as const } : { 'aria-current': undefined })}
    >
      {children}
    </Link>
  );
}
