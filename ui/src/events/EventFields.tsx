import { IconFilter, IconFilterOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Event, nameOf } from '../api/event';
import type { Delivery, EventDetail } from '../api/events';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Sensitive } from '../parts/Did';
import { ResourceText } from '../parts/ResourceText';
import { Who } from '../parts/Who';
import { exclude, only, stance } from '../query/terms';
import { useSession } from '../session/SessionGate';
import { fullMoment } from '../time/format';
import style from './EventFields.module.css';

interface Props {
  detail: EventDetail;
  q: string;
  narrow: (q: string) => void;
}

/** The fields of an event; each one can be kept or left out with a click. */
export function EventFields({ detail, q, narrow }: Props) {
  const { event, delivery } = detail;
  const zone = useZone();
  const field = (title: string, key: string | undefined, value: string | undefined, shown?: ReactNode) =>
    value ? (
      <Field
        key={title}
        title={title}
        handle={key ? { key, value } : undefined}
        shown={shown}
        value={value}
        q={q}
        narrow={narrow}
      />
    ) : null;
  const actor = event.actor.name || event.actor.id ? nameOf(event.actor) : undefined;
  return (
    <dl className={style.fields}>
      {field('Who', 'actor', actor, <WhoField event={event} />)}
      {event.on_behalf_of &&
        field('On behalf of', 'actor', nameOf(event.on_behalf_of), <Who account={event.on_behalf_of} />)}
      {field('Did', 'verb', event.verb)}
      {field('In its words', 'action', event.action)}
      {field('Permission', 'permission', event.permission, <PermissionField permission={event.permission} />)}
      {field('To what', 'resource', event.resource.path, <ResourceField path={event.resource.path} />)}
      {field('Type', 'type', event.resource.type)}
      {field('With', 'credential', event.via?.fingerprint, <CredentialField event={event} />)}
      {!event.via?.fingerprint && event.via?.kind && field('With', undefined, event.via.kind)}
      {field('From', 'ip', event.origin?.address)}
      {field('Country', 'country', event.origin?.country)}
      {field('Client', 'client', event.origin?.client)}
      {field('Run', 'run', event.context?.run)}
      {field('Commit', 'commit', event.context?.commit)}
      {field('Change request', 'change_request', event.context?.change_request)}
      {field('Environment', 'environment', event.context?.environment)}
      {field('Ticket', 'ticket', event.context?.ticket)}
      {Object.entries(event.detail ?? {}).map(([name, value]) =>
        field(name.replaceAll('_', ' '), undefined, value),
      )}
      {field('Source', 'source', event.source)}
      {field('Happened', undefined, event.occurred && fullMoment(event.occurred, zone))}
      {field('Received', undefined, fullMoment(event.received, zone))}
      {delivery && <Field title="Received as" value={receivedAs(delivery)} q={q} narrow={narrow} />}
      {field('Trust', 'trust', event.trust)}
      {field('Event', 'id', event.id)}
    </dl>
  );
}

/** How the piece came in: `push, audit-stream, signed by secret, position 41`. */
function receivedAs(delivery: Delivery): string {
  const by = delivery.authenticated_by && `authenticated by ${delivery.authenticated_by}`;
  return [delivery.way, delivery.channel, by, `position ${delivery.position}`].filter(Boolean).join(', ');
}

interface FieldProps {
  title: string;
  value: string;
  handle?: { key: string; value: string } | undefined;
  shown?: ReactNode;
  q: string;
  narrow: (q: string) => void;
}

function Field({ title, value, handle, shown, q, narrow }: FieldProps) {
  const now = handle ? stance(q, handle.key, handle.value) : 'none';
  return (
    <div className={`${style.field} ${handle ? '' : style.whole}`}>
      <dt>{title}</dt>
      <dd>{shown ?? <LongValue value={value} />}</dd>
      {handle && (
        <dd className={style.handles}>
          <button
            type="button"
            aria-pressed={now === 'only'}
            aria-label={`Only this ${title}`}
            title="Only this"
            onClick={() => narrow(only(q, handle.key, handle.value))}
          >
            <IconFilter size={14} aria-hidden />
          </button>
          <button
            type="button"
            aria-pressed={now === 'excluded'}
            aria-label={`Exclude this ${title}`}
            title="Everything but this"
            onClick={() => narrow(exclude(q, handle.key, handle.value))}
          >
            <IconFilterOff size={14} aria-hidden />
          </button>
        </dd>
      )}
    </div>
  );
}

const VALUE_GRAPHEMES = 280;

/** A value in full; a long one opens on request. */
function LongValue({ value }: { value: string }) {
  if (value.length <= VALUE_GRAPHEMES) return <DataText value={value} max={VALUE_GRAPHEMES} />;
  return (
    <details className={style.long}>
      <summary>
        <DataText value={value} max={80} /> <span className={style.more}>all {value.length} characters</span>
      </summary>
      <DataText value={value} max={value.length} identifier />
    </details>
  );
}

function WhoField({ event }: { event: Event }) {
  return (
    <>
      <Who account={event.actor} max={80} />
      <div className={style.identifier}>
        {event.actor.kind.replaceAll('-', ' ')}
        {event.actor.id && event.actor.id !== event.actor.name && (
          <>
            {' '}
            <DataText value={event.actor.id} identifier />
          </>
        )}
        {event.actor.id_quality === 'name' && ' · known by name only'}
      </div>
      {event.behind && (
        <div>
          {event.behind.kind === 'person' ? 'Person: ' : 'Machine: '}
          <Link to="/access/people" search={{ id: event.behind.id }}>
            <DataText value={event.behind.name} max={60} />
          </Link>
        </div>
      )}
    </>
  );
}

/** The path, and the way to who may do what to it. */
function ResourceField({ path }: { path: string }) {
  const mayRead = may(useSession(), 'access.read');
  return (
    <>
      <ResourceText path={path} whole />
      {mayRead && (
        <div>
          <Link to="/access/resource" search={{ path }}>
            Who can
          </Link>
        </div>
      )}
    </>
  );
}

function PermissionField({ permission }: { permission: string }) {
  return permission === 'secret' || permission === 'admin' ? (
    <Sensitive permission={permission} />
  ) : (
    permission
  );
}

function CredentialField({ event }: { event: Event }) {
  return (
    <>
      {event.via?.kind?.replaceAll('-', ' ')} {event.via?.name && <DataText value={event.via.name} />}
      <div className={style.identifier}>
        <DataText value={event.via?.fingerprint ?? ''} identifier />
      </div>
      <Link to="/access/credential" search={{ fingerprint: event.via?.fingerprint ?? '' }}>
        Who else used it
      </Link>
    </>
  );
}
