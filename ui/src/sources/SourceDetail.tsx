import { ActionIcon, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { may } from '../api/session';
import type { Channel, Source } from '../api/sources';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Ago } from '../parts/Time';
import { quote } from '../query/terms';
import { useSession } from '../session/SessionGate';
import { count, duration, shortMoment } from '../time/format';
import { ChangeSource } from './ChangeSource';
import style from './SourceDetail.module.css';
import { SourceHours } from './SourceHours';

const COUNTS: [string, string, string][] = [
  ['mapped', 'understood', 'meaning:mapped'],
  ['unmapped', 'kept, not yet understood', 'meaning:unmapped'],
  ['unreadable', 'kept, unreadable', 'meaning:unreadable'],
  ['duplicate', 'came twice, counted once', ''],
  ['ignored', 'no event by nature', ''],
  ['counted-only', 'only counted, as set', ''],
  ['refused', 'not kept, as set', ''],
];

/** One source: its channels, what they sent, what ails them and what they cannot show. */
export function SourceDetail({ source, close }: { source: Source; close: () => void }) {
  const session = useSession();
  return (
    <aside className={style.drawer} aria-label="Source">
      <div className={style.head}>
        <h2>
          {source.title ?? source.tool} <DataText value={source.name} max={60} />
        </h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close the source" onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <p>
        <Link to="/explore" search={{ q: `source:${quote(source.name)}` }}>
          Look at its events
        </Link>
      </p>
      <SourceHours name={source.name} />
      {source.channels.map((channel) => (
        <ChannelDetail
          key={channel.name}
          channel={channel}
          listensAt={source.settings?.[`${channel.name}.syslog`]}
        />
      ))}
      {source.counts && <Counts source={source} />}
      <Kept source={source} />
      <SightNotes source={source} />
      {may(session, 'source.manage') && <ChangeSource key={source.name} source={source} />}
    </aside>
  );
}

function ChannelDetail({ channel, listensAt }: { channel: Channel; listensAt: string | undefined }) {
  const zone = useZone();
  const { rate_limit: rate, backfill } = channel;
  return (
    <section className={style.section} aria-label={`Channel ${channel.name}`}>
      <h3>
        {channel.name} <span className={style.way}>{channel.way.toLowerCase()}</span>
      </h3>
      <dl className={style.fields}>
        {channel.reading ? <Reading reading={channel.reading} /> : <Events channel={channel} />}
        {listensAt && (
          <>
            <dt>Listens at</dt>
            <dd>
              <DataText value={listensAt} max={200} />
            </dd>
          </>
        )}
        {rate && (
          <>
            <dt>Rate limit</dt>
            <dd>
              {count(rate.remaining)} of {count(rate.limit)} left
              {rate.resets && (
                <span className={style.faint}>, goes on at {shortMoment(rate.resets, zone)}</span>
              )}
            </dd>
          </>
        )}
      </dl>
      {backfill && (
        <div className={style.backfill}>
          <Progress
            value={(100 * backfill.done) / Math.max(1, backfill.total)}
            aria-label={channel.reading ? 'Asking what the tool allows' : 'Fetching history'}
            size="sm"
          />
          {channel.reading
            ? `Asking: ${count(backfill.done)} of ${count(backfill.total)} listings known so far.`
            : `Fetching history: ${Math.round((100 * backfill.done) / Math.max(1, backfill.total))} % of the time asked for.`}{' '}
          It goes on where it was after a restart.
        </div>
      )}
      {(channel.reading?.incomplete.length ?? 0) > 0 && (
        <>
          <p className={style.faint}>Not told whole, so nothing is taken for absent there:</p>
          <ul className={style.errors}>
            {channel.reading?.incomplete.map((one) => (
              <li key={one}>
                <DataText value={one} max={400} />
              </li>
            ))}
          </ul>
        </>
      )}
      {(channel.errors?.length ?? 0) > 0 && (
        <ul className={style.errors}>
          {channel.errors?.map((error) => (
            <li key={error}>
              <DataText value={error} max={400} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Events({ channel }: { channel: Channel }) {
  const zone = useZone();
  return (
    <>
      <dt>Last event</dt>
      <dd>
        <Ago iso={channel.last_event} />
        {channel.last_event && <span className={style.faint}> {shortMoment(channel.last_event, zone)}</span>}
      </dd>
      <dt>Events</dt>
      <dd>{count(channel.events ?? 0)}</dd>
      {channel.lag_seconds !== undefined && (
        <>
          <dt>Behind by</dt>
          <dd>{duration(channel.lag_seconds)}</dd>
        </>
      )}
    </>
  );
}

/** How the asking for what the tool allows is doing. */
function Reading({ reading }: { reading: NonNullable<Channel['reading']> }) {
  const zone = useZone();
  return (
    <>
      <dt>Last read</dt>
      <dd>
        <Ago iso={reading.last} />
        {reading.last && <span className={style.faint}> {shortMoment(reading.last, zone)}</span>}
      </dd>
      {reading.next && (
        <>
          <dt>Asks again</dt>
          <dd>{shortMoment(reading.next, zone)}</dd>
        </>
      )}
    </>
  );
}

function Counts({ source }: { source: Source }) {
  return (
    <section className={style.section} aria-label="What it sent">
      <h3>What it sent</h3>
      <dl className={style.fields}>
        {COUNTS.filter(([name]) => source.counts?.[name] !== undefined).map(([name, words, query]) => (
          <CountLine
            key={name}
            words={words}
            value={source.counts?.[name] ?? 0}
            query={query && `${query} source:${quote(source.name)}`}
          />
        ))}
      </dl>
    </section>
  );
}

function CountLine({ words, value, query }: { words: string; value: number; query: string }) {
  return (
    <>
      <dt>{words}</dt>
      <dd>
        {query && value > 0 ? (
          <Link to="/explore" search={{ q: query, range: 'all' }}>
            {count(value)}
          </Link>
        ) : (
          count(value)
        )}
      </dd>
    </>
  );
}

/** The groups of actions that are not kept in full; nothing where all are. */
function Kept({ source }: { source: Source }) {
  const groups = Object.entries(source.keep ?? {});
  const named = (much: string) =>
    groups
      .filter(([, kept]) => kept === much)
      .map(([group]) => group)
      .join(', ');
  const counted = named('count');
  const refused = named('refuse');
  if (!counted && !refused) {
    return null;
  }
  return (
    <section className={style.section} aria-label="What is not kept in full">
      <h3>What is not kept in full</h3>
      <dl className={style.fields}>
        {counted && (
          <>
            <dt>Only counted</dt>
            <dd>
              <DataText value={counted} max={400} />
            </dd>
          </>
        )}
        {refused && (
          <>
            <dt>Not kept</dt>
            <dd>
              <DataText value={refused} max={400} />
            </dd>
          </>
        )}
      </dl>
      <p className={style.faint}>Secret reads, refusals and changes are always kept.</p>
    </section>
  );
}

function SightNotes({ source }: { source: Source }) {
  const notes = source.sight?.notes ?? [];
  return (
    <section className={style.section} aria-label="What it cannot show">
      <h3>What it cannot show</h3>
      {notes.length === 0 ? (
        <p className={style.faint}>Nothing that matters to a question here.</p>
      ) : (
        <ul className={style.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
