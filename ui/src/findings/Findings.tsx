import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type FindingSeverity, type FindingState, type FindingsPage, readFindings } from '../api/findings';
import { may } from '../api/session';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { useShortcuts } from '../parts/useShortcuts';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import { type Asking, DecisionDialogs } from './DecisionDialogs';
import { FindingDrawer } from './FindingDrawer';
import { FindingSections } from './FindingSections';
import style from './Findings.module.css';
import { FindingsList } from './FindingsList';
import type { FindingsSearch } from './findingsSearch';
import { type Deciding, useDeciding } from './useDeciding';
import { STATE_TITLES } from './words';

const SEVERITIES: FindingSeverity[] = ['critical', 'high', 'medium', 'low'];
const STATES: FindingState[] = ['resolved', 'suppressed'];
const LOOKS_AGAIN_MS = 15_000;

/** Everything worth a look, the worst first, to be gone through with the keyboard, and one of it whole. */
export function Findings() {
  const search = useSearch({ from: '/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const { open, ...filter } = search;
  const [chosen, setChosen] = useState(0);
  const [asking, setAsking] = useState<Asking>();
  const deciding = useDeciding();
  const mayDecide = may(useSession(), 'finding.decide');
  const pages = useInfiniteQuery({
    queryKey: ['findings', filter],
    queryFn: ({ pageParam }) => readFindings(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: FindingsPage) => page.next,
    placeholderData: (before) => before,
    refetchInterval: LOOKS_AGAIN_MS,
  });
  const first = pages.data?.pages[0];
  const findings = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const opened = findings.findIndex((finding) => finding.key === open);
  const at = Math.min(opened >= 0 ? opened : chosen, Math.max(0, findings.length - 1));
  const here = findings[at];
  const { q, ...rest } = filter;

  const move = (by: number) => {
    const to = Math.max(0, Math.min(findings.length - 1, at + by));
    const next = findings[to];
    setChosen(to);
    if (open !== undefined && next) void navigate({ search: { ...filter, open: next.key }, replace: true });
  };
  const openDialog = (what: Asking) => {
    deciding.forget();
    setAsking(what);
  };
  const ask = (what: Asking) => {
    if (!here || !mayDecide) return;
    const closed = here.state === 'resolved';
    if ((what === 'reopen') === closed) openDialog(what);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => here && void navigate({ search: { ...filter, open: here.key } }),
    Escape: () => void navigate({ search: filter }),
    a: () => here && mayDecide && here.state !== 'resolved' && deciding.acknowledge(here),
    m: () => here && mayDecide && here.state !== 'resolved' && deciding.assign(here, 'me'),
    r: () => ask('resolve'),
    s: () => ask('suppress'),
    o: () => ask('reopen'),
    q: () => ask('ask'),
    z: () => deciding.last?.undo?.(),
  });

  return (
    <div className={style.split}>
      <div className={style.page}>
        <FindingSections />
        <header className={style.head}>
          <h1>Findings</h1>
          {mayDecide && (
            <p className={style.quiet}>
              <kbd>j</kbd> <kbd>k</kbd> move, <kbd>a</kbd> acknowledge, <kbd>r</kbd> resolve, <kbd>s</kbd>{' '}
              suppress, <kbd>?</kbd> all keys
            </p>
          )}
        </header>
        <nav className={style.tabs} aria-label="States">
          <Tab search={rest} state={undefined} page={first} />
          {STATES.map((state) => (
            <Tab key={state} search={rest} state={state} page={first} />
          ))}
        </nav>
        <div className={style.tools}>
          <TextInput
            className={style.letters ?? ''}
            aria-label="Letters of the sentence, rule, resource or name"
            placeholder="Sentence, rule, resource or name"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={q ?? ''}
            onChange={(e) => {
              const letters = e.currentTarget.value;
              void navigate({ search: letters ? { ...rest, q: letters } : rest, replace: true });
            }}
          />
          <nav className={style.severities} aria-label="This bad or worse">
            {SEVERITIES.map((severity) => (
              <SeverityLink key={severity} search={filter} severity={severity} page={first} />
            ))}
          </nav>
          <nav className={style.severities} aria-label="Looked after by">
            <Choice search={filter} name="assigned" value="me" title="mine" />
            <Choice search={filter} name="assigned" value="nobody" title="nobody’s" />
          </nav>
          <Narrowed search={filter} />
        </div>
        {asking === undefined && <Said deciding={deciding} />}
        {pages.error && <Failure error={pages.error} retry={() => void pages.refetch()} />}
        {first &&
          (findings.length === 0 ? (
            <Nothing page={first} filter={filter} />
          ) : (
            <FindingsList
              findings={findings}
              filter={filter}
              open={open}
              at={at}
              more={
                pages.hasNextPage
                  ? {
                      total: first.count,
                      loading: pages.isFetchingNextPage,
                      show: () => void pages.fetchNextPage(),
                    }
                  : undefined
              }
            />
          ))}
      </div>
      {open !== undefined && (
        <FindingDrawer
          key={open}
          id={open}
          deciding={deciding}
          ask={mayDecide ? openDialog : undefined}
          close={() => void navigate({ search: filter })}
        />
      )}
      <DecisionDialogs
        key={`${here?.key} ${asking}`}
        finding={here}
        asking={asking}
        deciding={deciding}
        close={() => setAsking(undefined)}
      />
    </div>
  );
}

/** What was decided last, with the way back. */
function Said({ deciding }: { deciding: Deciding }) {
  return (
    <div role="status">
      {deciding.error ? (
        <Failure error={deciding.error} />
      ) : (
        deciding.last && (
          <p className={style.decided}>
            {deciding.last.says}
            {deciding.last.undo && (
              <button type="button" className={style.undo} onClick={deciding.last.undo}>
                Undo <kbd>z</kbd>
              </button>
            )}
          </p>
        )
      )}
    </div>
  );
}

function without<K extends keyof FindingsSearch>(search: FindingsSearch, name: K): FindingsSearch {
  const { [name]: _, ...rest } = search;
  return rest;
}

function Tab({
  search,
  state,
  page,
}: {
  search: FindingsSearch;
  state: FindingState | undefined;
  page: FindingsPage | undefined;
}) {
  const here = search.state === state;
  const number = state
    ? (page?.states[state] ?? 0)
    : (page?.states.open ?? 0) + (page?.states.acknowledged ?? 0);
  return (
    <Link
      to="/findings"
      search={state ? { ...search, state } : without(search, 'state')}
      className={here ? `${style.tab} ${style.here}` : (style.tab ?? '')}
      activeProps={{}}
      aria-current={here ? 'page' : undefined}
    >
      {state ? STATE_TITLES[state] : 'Open'}
      <span className={style.number}>{count(number)}</span>
    </Link>
  );
}

function SeverityLink({
  search,
  severity,
  page,
}: {
  search: FindingsSearch;
  severity: FindingSeverity;
  page: FindingsPage | undefined;
}) {
  const here = search.severity === severity;
  return (
    <Link
      to="/findings"
      search={here ? without(search, 'severity') : { ...search, severity }}
      className={here ? `${style.chip} ${style.chosen}` : (style.chip ?? '')}
      activeProps={{}}
      aria-current={here ? 'true' : undefined}
    >
      {severity}
      {search.state === undefined && (
        <span className={style.number}>{count(page?.severities[severity] ?? 0)}</span>
      )}
    </Link>
  );
}

function Choice({
  search,
  name,
  value,
  title,
}: {
  search: FindingsSearch;
  name: 'assigned';
  value: string;
  title: string;
}) {
  const here = search[name] === value;
  return (
    <Link
      to="/findings"
      search={here ? without(search, name) : { ...search, [name]: value }}
      className={here ? `${style.chip} ${style.chosen}` : (style.chip ?? '')}
      activeProps={{}}
      aria-current={here ? 'true' : undefined}
    >
      {title}
    </Link>
  );
}

/** What else the list is narrowed to, each with the way out. */
function Narrowed({ search }: { search: FindingsSearch }) {
  const names = ['rule', 'subject', 'resource', 'emitter'] as const;
  return names
    .filter((name) => search[name] !== undefined)
    .map((name) => (
      <Link key={name} to="/findings" search={without(search, name)}>
        Only {name} {search[name]}: show all
      </Link>
    ));
}

function Nothing({ page, filter }: { page: FindingsPage; filter: FindingsSearch }) {
  const { state, ...narrower } = filter;
  if (Object.keys(narrower).length > 0) {
    return <Empty title="Nothing like that">Nothing fits what you asked for.</Empty>;
  }
  if (state) return <Empty title={`Nothing ${state}`}>What people decide about findings ends up here.</Empty>;
  return (
    <Empty title="Nothing needs you">
      Findings come from detections that watch events, from checks of how tools are set that fail, and from
      changes of the access model. {count(page.states.resolved)} are resolved, {count(page.states.suppressed)}{' '}
      suppressed. What is seen at all depends on your <Link to="/sources">sources</Link>.
    </Empty>
  );
}
