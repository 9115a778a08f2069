import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Event } from '../api/event';
import { type Overview as Answer, readOverview } from '../api/overview';
import { useZone } from '../appearance/appearance';
import { ModelRefused } from '../model/ModelRefused';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { RebuildLine } from '../parts/RebuildLine';
import { SightLine } from '../parts/SightLine';
import { isWhole } from '../sources/health';
import { count, shortMoment } from '../time/format';
import { AccessCard } from './AccessCard';
import { EventRow, PRIVILEGED } from './EventRow';
import { lastVisit, rememberVisit } from './lastVisit';
import { NeedsYou } from './NeedsYou';
import style from './Overview.module.css';
import { Questions } from './Questions';
import { SourceStrip } from './SourceStrip';

/** Sources that are not complete are named up to here, then counted. */
const SOURCES_NAMED_MAX = 2;

/** Who never looked before sees this much. */
const FIRST_LOOK_MILLIS = 7 * 86_400_000;

/** What happened since somebody last looked, what deserves a second look, and whether the sources are well. */
export function Overview() {
  const [before] = useState(lastVisit);
  const [since] = useState(() => before ?? new Date(Date.now() - FIRST_LOOK_MILLIS).toISOString());
  const overview = useQuery({
    queryKey: ['overview', since],
    queryFn: async () => {
      const answer = await readOverview(since);
      rememberVisit(new Date());
      return answer;
    },
  });
  if (overview.error) {
    return (
      <div className={style.page}>
        <h1>Overview</h1>
        <Failure error={overview.error} retry={() => void overview.refetch()} />
      </div>
    );
  }
  if (!overview.data) return <div className={style.page} aria-busy="true" />;
  return <Shown answer={overview.data} first={before === undefined} />;
}

function Shown({ answer, first }: { answer: Answer; first: boolean }) {
  const zone = useZone();
  const since = answer.since;
  const found = typeof answer.events === 'number' ? { value: answer.events, capped: false } : answer.events;
  const range = `${since}..${new Date().toISOString()}`;
  if (answer.sources.length === 0) return <NoSources />;
  return (
    <div className={style.page}>
      <header className={style.head}>
        <h1>{first ? 'The last seven days' : 'Since you last looked'}</h1>
        <p>
          <Link to="/week" search={{}} className={style.week}>
            The week on one page
          </Link>
          <Link to="/explore" search={{ range }}>
            <strong>{count(found.value, found.capped)}</strong> {found.value === 1 ? 'event' : 'events'}
          </Link>{' '}
          since {shortMoment(since, zone)}
          {wholeness(answer)}
        </p>
      </header>
      <div className={style.seen}>
        <RebuildLine />
        <ModelRefused />
        <SightLine sight={answer.sight} asOf={answer.as_of} />
      </div>
      <div className={style.columns}>
        <div className={style.side}>
          <NeedsYou answer={answer} />
          <Privileged answer={answer} range={range} />
        </div>
        <div className={style.side}>
          <AccessCard />
          <Questions questions={answer.questions} />
          <SourceStrip sources={answer.sources} />
        </div>
      </div>
    </div>
  );
}

function wholeness(answer: Answer): string {
  const others = answer.sources.filter((source) => !isWhole(source)).map((source) => source.name);
  if (others.length === 0) return ', all sources complete.';
  return others.length > SOURCES_NAMED_MAX
    ? `, ${others.length} sources not complete.`
    : `, all sources complete but ${others.join(' and ')}.`;
}

function NoSources() {
  return (
    <div className={style.page}>
      <h1>Overview</h1>
      <Empty
        title="No source yet"
        actions={
          <Link to="/sources" search={{ add: '' }}>
            <Button component="span">Add a source</Button>
          </Link>
        }
      >
        Connect one of your tools, or import a file you already have:{' '}
        <code>./gatehouse import --source github audit.ndjson</code>
      </Empty>
    </div>
  );
}

/** What nobody expected wants a look before what is routine; within each the newest first. */
const unexpectedFirst = (events: Event[]) =>
  [...events].sort((one, other) => Number(isUnexpected(other)) - Number(isUnexpected(one)));

const isUnexpected = (event: Event) => event.verdict?.value === 'unexpected';

function Privileged({ answer, range }: { answer: Answer; range: string }) {
  return (
    <section aria-labelledby="privileged" className={style.main}>
      <div className={style.sectionHead}>
        <h2 id="privileged">Privileged changes</h2>
        <Link to="/explore" search={{ q: PRIVILEGED, range }} className={style.all}>
          All of them <IconArrowRight size={14} aria-hidden />
        </Link>
      </div>
      {answer.privileged.length === 0 ? (
        <p className={style.none}>None since then, as far as the sources can see.</p>
      ) : (
        <ul className={style.rows}>
          {unexpectedFirst(answer.privileged).map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ul>
      )}
    </section>
  );
}
