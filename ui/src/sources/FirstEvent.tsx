import { Button } from '@mantine/core';
import { IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Event } from '../api/event';
import { address } from '../api/request';
import type { AddedSource } from '../api/sources';
import { CopyLine } from '../parts/CopyLine';
import { DataText } from '../parts/DataText';
import { Time } from '../parts/Time';
import style from './AddSource.module.css';

const EVENTS_SHOWN_MAX = 5;

/** What to paste at the tool, the secret once, and the proof that it works: its first events as they arrive. */
export function FirstEvent({ added, finish }: { added: AddedSource; finish: (name: string) => void }) {
  const name = added.source;
  const events = useFirstEvents(name);
  const client = useQueryClient();
  return (
    <div className={style.connect}>
      {added.intake_url && <CopyLine label="Send events to" value={added.intake_url} />}
      {added.token && (
        <>
          <CopyLine label="Secret" value={added.token} />
          <p className={style.once}>
            This secret is shown this once. It is kept here sealed, to check what the tool sends.
          </p>
        </>
      )}
      <section className={style.waiting} aria-live="polite">
        {events.length === 0 ? (
          <p>
            <IconLoader2 size={16} aria-hidden className={style.turning} /> Waiting for the first event of{' '}
            <strong>{name}</strong>. Do something small at the tool, like opening its settings.
          </p>
        ) : (
          <>
            <p className={style.arrived}>
              <IconCheck size={16} aria-hidden /> It works. This is what arrived:
            </p>
            <ul>
              {events.map((event) => (
                <li key={event.id}>
                  <Time iso={event.time} quality={event.time_quality} />{' '}
                  <DataText value={event.sentence ?? `${event.action} ${event.resource.path}`} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className={style.buttons}>
        <Button
          variant={events.length > 0 ? 'filled' : 'default'}
          onClick={() => {
            void client.invalidateQueries({ queryKey: ['sources'] });
            finish(name);
          }}
        >
          {events.length > 0 ? 'Done' : 'Finish without waiting'}
        </Button>
      </div>
    </div>
  );
}

function useFirstEvents(name: string): Event[] {
  const [events, setEvents] = useState<Event[]>([]);
  useEffect(() => {
    const stream = new EventSource(address(`/sources/${encodeURIComponent(name)}/live`));
    const arrived = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as Event;
      setEvents((before) => (before.length < EVENTS_SHOWN_MAX ? [...before, event] : before));
    };
    stream.addEventListener('event', arrived);
    return () => stream.close();
  }, [name]);
  return events;
}
