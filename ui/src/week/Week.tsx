import { Button } from '@mantine/core';
import { IconArrowRight, IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Week as Answer, readWeek, type Topic, type WeekTopic } from '../api/week';
import { useZone } from '../appearance/appearance';
import { EventRow } from '../overview/EventRow';
import { FindingRow } from '../overview/FindingRow';
import rows from '../overview/Overview.module.css';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { SightLine } from '../parts/SightLine';
import { Time } from '../parts/Time';
import { useShortcuts } from '../parts/useShortcuts';
import { count, shortMoment } from '../time/format';
import { factLine } from './factLine';
import style from './Week.module.css';
import { weekAfter, weekBefore } from './weekSearch';

const TITLES: Record<Topic, { title: string; none: string }> = {
  gained: { title: 'Who gained', none: 'Nobody gained a right, as far as the sources can see.' },
  lost: { title: 'Who lost', none: 'Nobody lost a right, as far as the sources can see.' },
  credentials: { title: 'Keys and tokens made', none: 'None were made, as far as the sources can see.' },
  settings: { title: 'Settings changed', none: 'No setting was changed, as far as the sources can see.' },
};

/** Seven days on one page: who gained, who lost, what is new, what was worth a look, what could not be seen. */
export function Week() {
  const { until } = useSearch({ from: '/week' });
  const [now] = useState(() => new Date().toISOString());
  const week = useQuery({ queryKey: ['week', until ?? 'now'], queryFn: () => readWeek(until) });
  return (
    <div className={style.page} aria-busy={week.isPending}>
      <Head until={until ?? week.data?.until ?? now} />
      {week.error && <Failure error={week.error} retry={() => void week.refetch()} />}
      {week.data && <Parts week={week.data} />}
    </div>
  );
}

/** Which week it is, also while it is being read: the keys go on from what stands here. */
function Head({ until }: { until: string }) {
  const zone = useZone();
  const navigate = useNavigate();
  const move = (weeks: number) =>
    void navigate({ to: '/week', search: weekAfter(until, weeks), replace: true });
  useShortcuts({ '[': () => move(-1), ']': () => move(1) });
  return (
    <header className={style.head}>
      <div>
        <h1>The week</h1>
        <p>
          {shortMoment(weekBefore(until), zone)} to {shortMoment(until, zone)}
        </p>
      </div>
      <div className={style.moves}>
        <Button
          variant="default"
          onClick={() => move(-1)}
          leftSection={<IconChevronLeft size={14} aria-hidden />}
        >
          The week before
        </Button>
        <Button
          variant="default"
          disabled={weekAfter(until, 0).until === undefined}
          onClick={() => move(1)}
          rightSection={<IconChevronRight size={14} aria-hidden />}
        >
          The week after
        </Button>
        <Button
          variant="default"
          onClick={() => window.print()}
          leftSection={<IconPrinter size={14} aria-hidden />}
        >
          Print
        </Button>
      </div>
    </header>
  );
}

function Parts({ week }: { week: Answer }) {
  const range = `${week.since}..${week.until}`;
  return (
    <>
      {week.findings && <Findings findings={week.findings} />}
      {week.topics.map((topic) => (
        <TopicPart key={topic.topic} topic={topic} range={range} />
      ))}
      <Newcomers newcomers={week.newcomers} range={range} />
      {week.unexplained && <Unexplained unexplained={week.unexplained} />}
      <Unseen week={week} range={range} />
    </>
  );
}

interface PartProps {
  id: string;
  title: string;
  /** Its number, and what it is to be held against. */
  number: string;
  all?: ReactNode;
  children: ReactNode;
}

function Part({ id, title, number, all, children }: PartProps) {
  return (
    <section aria-labelledby={id} className={style.part}>
      <div className={style.partHead}>
        <h2 id={id}>{title}</h2>
        <span className={style.number}>{number}</span>
        {all}
      </div>
      {children}
    </section>
  );
}

function TopicPart({ topic, range }: { topic: WeekTopic; range: string }) {
  const { title, none } = TITLES[topic.topic];
  const found = count(topic.count.value, topic.count.capped);
  const before = count(topic.before.value, topic.before.capped);
  return (
    <Part
      id={topic.topic}
      title={title}
      number={`${found}; ${before} the week before`}
      all={
        topic.events.length > 0 && (
          <Link to="/explore" search={{ q: topic.query, range }} className={style.all}>
            All of them <IconArrowRight size={14} aria-hidden />
          </Link>
        )
      }
    >
      {topic.events.length === 0 ? (
        <p className={style.quiet}>{none}</p>
      ) : (
        <ul className={rows.rows}>
          {topic.events.map((event) => (
            <EventRow key={event.id} event={event} query={topic.query} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function Newcomers({ newcomers, range }: { newcomers: Answer['newcomers']; range: string }) {
  return (
    <Part id="newcomers" title="Acted for the first time" number={count(newcomers.count)}>
      {newcomers.accounts.length > 0 && (
        <ul className={style.rows}>
          {newcomers.accounts.map((one) => (
            <li key={one.account} className={style.line}>
              <Time iso={one.first} quality="minute" />
              <span>
                {one.behind && one.kind ? (
                  <Link to="/access/people" search={{ id: one.behind.id }}>
                    <DataText value={one.behind.name} max={48} />
                  </Link>
                ) : (
                  'Nobody it is known to belong to'
                )}{' '}
                as <DataText value={one.name || one.account} max={64} />,{' '}
                <DataText value={one.account} max={96} />
              </span>
              <Link
                to="/explore"
                search={{ q: `account:"${one.account.replaceAll(/["\\]/g, '\\$&')}"`, range }}
              >
                {count(one.events)} {one.events === 1 ? 'event' : 'events'}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {newcomers.count === 0 && <p className={style.quiet}>No account that had not acted before.</p>}
      {newcomers.beginnings.length > 0 && (
        <p className={style.quiet}>
          Everybody is new on {newcomers.beginnings.join(', ')}: the first event of all is of this week.
        </p>
      )}
    </Part>
  );
}

function Unexplained({ unexplained }: { unexplained: NonNullable<Answer['unexplained']> }) {
  return (
    <Part id="unexplained" title="Changed, and no event says so" number={count(unexplained.count)}>
      {unexplained.count === 0 ? (
        <p className={style.quiet}>
          Every right and setting that changed between two snapshots has the event that changed it.
        </p>
      ) : (
        <ul className={style.rows}>
          {unexplained.changes.map((change) => {
            const fact = change.after ?? change.before;
            return (
              fact && (
                <li key={`${change.when}${JSON.stringify(fact)}`} className={style.line}>
                  <Time iso={change.when} quality="minute" />
                  <DataText value={factLine(fact)} max={300} />
                  <span>{change.after ? (change.before ? 'changed' : 'came') : 'went'}</span>
                </li>
              )
            );
          })}
        </ul>
      )}
    </Part>
  );
}

const numbers = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([word, many]) => `${count(many)} ${word.replaceAll('-', ' ')}`)
    .join(', ');

function Findings({ findings }: { findings: NonNullable<Answer['findings']> }) {
  const closed = numbers(findings.closed);
  const waiting = numbers(findings.waiting);
  return (
    <Part
      id="findings"
      title="Worth a look"
      number={`${count(findings.opened)} opened; ${closed ? `closed: ${closed}` : 'none closed'}; ${
        waiting ? `waiting now: ${waiting}` : 'none waiting'
      }`}
      all={
        <Link to="/findings" search={{}} className={style.all}>
          Findings <IconArrowRight size={14} aria-hidden />
        </Link>
      }
    >
      {findings.worst.length === 0 ? (
        <p className={style.quiet}>Nothing opened this week still waits.</p>
      ) : (
        <ul className={rows.rows}>
          {findings.worst.map((finding) => (
            <FindingRow key={finding.key} finding={finding} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function Unseen({ week, range }: { week: Answer; range: string }) {
  const { gaps, unmapped, unreadable, sight } = week.unseen;
  return (
    <Part
      id="unseen"
      title="What could not be seen"
      number={gaps.length === 0 ? 'no minute is known to be missing' : `${gaps.length} stretches of time`}
    >
      {gaps.length > 0 && (
        <ul className={style.rows}>
          {gaps.map((gap) => (
            <li key={`${gap.source}${gap.from}`} className={style.line}>
              <Time iso={gap.from} quality="minute" />
              <span>
                <DataText value={gap.source} max={48} />, until <Time iso={gap.to} quality="minute" />:{' '}
                {gap.reason.replaceAll('-', ' ')}
              </span>
              <span>{gap.closed ? 'found since' : 'may be missing'}</span>
            </li>
          ))}
        </ul>
      )}
      <ul className={style.rows}>
        <li className={style.line}>
          <span>No mapping knows</span>
          <Link to="/explore" search={{ q: 'is:unmapped', range }}>
            {count(unmapped.value, unmapped.capped)} {unmapped.value === 1 ? 'event' : 'events'}
          </Link>
        </li>
        <li className={style.line}>
          <span>Nobody could read</span>
          <Link to="/explore" search={{ q: 'is:unreadable', range }}>
            {count(unreadable.value, unreadable.capped)} {unreadable.value === 1 ? 'piece' : 'pieces'}
          </Link>
        </li>
      </ul>
      <div className={style.sight}>
        <SightLine sight={sight} asOf={week.as_of} />
      </div>
    </Part>
  );
}
