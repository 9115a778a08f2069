import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type PosturePage, type PostureResult, readPosture, type Severity } from '../api/posture';
import { FindingSections } from '../findings/FindingSections';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { count } from '../time/format';
import style from './Posture.module.css';
import { PostureDrawer } from './PostureDrawer';
import { PostureList } from './PostureList';
import type { PostureSearch } from './postureSearch';

const SEVERITIES: Severity[] = ['critical', 'high', 'medium', 'low'];
const LOOKS_AGAIN_MS = 30_000;

/** What checks find in how tools are set and what they allow, the worst first, and one of it whole. */
export function Posture() {
  const search = useSearch({ from: '/posture' });
  const navigate = useNavigate({ from: '/posture' });
  const { open, thing, ...filter } = search;
  const posture = useQuery({
    queryKey: ['posture', filter],
    queryFn: () => readPosture(filter),
    placeholderData: (before) => before,
    refetchInterval: LOOKS_AGAIN_MS,
  });
  const { q, ...rest } = filter;
  return (
    <div className={style.split}>
      <div className={style.page}>
        <FindingSections />
        <header className={style.head}>
          <h1>Posture</h1>
          {posture.data && <Asked page={posture.data} />}
        </header>
        <nav className={style.tabs} aria-label="Results">
          <Tab search={rest} result="fails" title="Fails" page={posture.data} />
          <Tab search={rest} result="excepted" title="Let stand" page={posture.data} />
          <Tab search={rest} result="unknown" title="Unknown" page={posture.data} />
        </nav>
        <div className={style.tools}>
          <TextInput
            className={style.letters ?? ''}
            aria-label="Letters of the sentence, thing or check"
            placeholder="Sentence, thing or check"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={q ?? ''}
            onChange={(e) => {
              const letters = e.currentTarget.value;
              void navigate({ search: letters ? { ...rest, q: letters } : rest, replace: true });
            }}
          />
          <nav className={style.severities} aria-label="This bad or worse">
            {SEVERITIES.map((severity) => (
              <SeverityLink key={severity} search={filter} severity={severity} page={posture.data} />
            ))}
          </nav>
          {filter.check && (
            <Link to="/posture" search={without(filter, 'check')}>
              Only {filter.check}: show all checks
            </Link>
          )}
        </div>
        {posture.error && <Failure error={posture.error} retry={() => void posture.refetch()} />}
        {posture.data &&
          (posture.data.items.length === 0 ? (
            <Nothing page={posture.data} filter={filter} />
          ) : (
            <PostureList first={posture.data} filter={filter} open={open} thing={thing} />
          ))}
      </div>
      {open !== undefined && thing !== undefined && (
        <PostureDrawer
          key={`${open} ${thing}`}
          check={open}
          subject={thing}
          close={() => void navigate({ search: filter })}
        />
      )}
    </div>
  );
}

function without(search: PostureSearch, name: 'check' | 'severity'): PostureSearch {
  const { [name]: _, ...rest } = search;
  return rest;
}

function Asked({ page }: { page: PosturePage }) {
  if (!page.asked) return <p className={style.quiet}>The checks have not been asked yet.</p>;
  return (
    <p className={style.quiet}>
      {count(page.checks.length)} checks, asked <Ago iso={page.asked} />; {count(page.results.passes ?? 0)}{' '}
      answers pass
    </p>
  );
}

function Tab({
  search,
  result,
  title,
  page,
}: {
  search: PostureSearch;
  result: PostureResult;
  title: string;
  page: PosturePage | undefined;
}) {
  const here = (search.result ?? 'fails') === result;
  return (
    <Link
      to="/posture"
      search={{ ...search, result }}
      className={here ? `${style.tab} ${style.here}` : (style.tab ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
    >
      {title}
      <span className={style.number}>{count(page?.results[result] ?? 0)}</span>
    </Link>
  );
}

function SeverityLink({
  search,
  severity,
  page,
}: {
  search: PostureSearch;
  severity: Severity;
  page: PosturePage | undefined;
}) {
  const here = search.severity === severity;
  return (
    <Link
      to="/posture"
      search={here ? without(search, 'severity') : { ...search, severity }}
      className={here ? `${style.chip} ${style.chosen}` : (style.chip ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'true' as const } : { 'aria-current': undefined })}
    >
      {severity}
      {(search.result ?? 'fails') === 'fails' && (
        <span className={style.number}>{count(page?.severities[severity] ?? 0)}</span>
      )}
    </Link>
  );
}

function Nothing({ page, filter }: { page: PosturePage; filter: PostureSearch }) {
  const narrowed =
    filter.q !== undefined || filter.severity !== undefined || filter.check !== undefined || filter.tool;
  if (narrowed) return <Empty title="Nothing like that">Nothing fits what you asked for.</Empty>;
  const answers = Object.values(page.results).reduce((sum, some) => sum + some, 0);
  if (answers === 0) {
    return (
      <Empty title="Nothing to ask about yet">
        Checks ask how tools are set and what they allow. Take that in from a tool, or from its exported
        answers: <code>./gatehouse inventory import --source github members.json</code>
      </Empty>
    );
  }
  return (
    <Empty title={filter.result === 'unknown' ? 'Nothing is unknown' : 'Nothing here'}>
      {count(page.results.passes ?? 0)} answers pass, {count(page.results.unknown ?? 0)} are unknown.
    </Empty>
  );
}
