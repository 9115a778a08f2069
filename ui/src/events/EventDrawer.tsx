import { ActionIcon, Tabs } from '@mantine/core';
import { IconLink, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import { type EventDetail, readEvent } from '../api/events';
import { DataText } from '../parts/DataText';
import { Did } from '../parts/Did';
import { Failure } from '../parts/Failure';
import { OutcomeMark } from '../parts/OutcomeMark';
import { Time } from '../parts/Time';
import { VerdictMark } from '../parts/VerdictMark';
import { EventChange } from './EventChange';
import { EventDetections } from './EventDetections';
import style from './EventDrawer.module.css';
import { EventFields } from './EventFields';
import { EventProof } from './EventProof';
import { EventRaw } from './EventRaw';
import { EventVerdict } from './EventVerdict';
import { RelatedEvents } from './RelatedEvents';

interface Props {
  id: string;
  q: string;
  narrow: (q: string) => void;
  close: () => void;
  ref?: Ref<HTMLElement>;
}

/** One event: first a sentence, then its fields, then the evidence. */
export function EventDrawer({ id, q, narrow, close, ref }: Props) {
  const detail = useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) => readEvent(id, signal),
    staleTime: 60_000,
  });
  return (
    <aside className={style.drawer} aria-label="Event" ref={ref} tabIndex={-1}>
      {detail.error && (
        <>
          <DrawerHead close={close} />
          <Failure error={detail.error} retry={() => void detail.refetch()} />
        </>
      )}
      {detail.isPending && (
        <>
          <DrawerHead close={close} />
          <p className={style.loading} role="status">
            Opening event {id}…
          </p>
        </>
      )}
      {detail.data && <Opened key={id} detail={detail.data} q={q} narrow={narrow} close={close} />}
    </aside>
  );
}

function Opened({
  detail,
  q,
  narrow,
  close,
}: {
  detail: EventDetail;
  q: string;
  narrow: (q: string) => void;
  close: () => void;
}) {
  const { event } = detail;
  const changes = event.change?.length ?? 0;
  return (
    <>
      <DrawerHead close={close}>
        <VerdictMark verdict={event.verdict} />
        <OutcomeMark outcome={event.outcome} />
        <Time iso={event.time} quality={event.time_quality} />
      </DrawerHead>
      <h2 className={style.sentence}>
        {detail.sentence ? <DataText value={detail.sentence} max={600} /> : <Did event={event} />}
      </h2>
      <EventVerdict id={event.id} />
      <EventDetections id={event.id} />
      {event.meaning !== 'mapped' && (
        <p className={style.note}>
          {event.meaning === 'unmapped'
            ? 'No mapping knows this action yet. It is kept, and will be read again when one does.'
            : 'This piece could not be read. It is kept exactly as it was received.'}
        </p>
      )}
      <Tabs defaultValue={changes > 0 ? 'change' : 'fields'} keepMounted={false} className={style.tabs}>
        <Tabs.List>
          <Tabs.Tab value="fields">Fields</Tabs.Tab>
          <Tabs.Tab value="change" disabled={changes === 0}>
            Before / after{changes > 0 ? ` ${changes}` : ''}
          </Tabs.Tab>
          <Tabs.Tab value="raw">Raw</Tabs.Tab>
          <Tabs.Tab value="proof">Proof</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="fields">
          <EventFields detail={detail} q={q} narrow={narrow} />
        </Tabs.Panel>
        <Tabs.Panel value="change">
          <EventChange changes={event.change ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="raw">
          <EventRaw id={event.id} />
        </Tabs.Panel>
        <Tabs.Panel value="proof">
          <EventProof id={event.id} />
        </Tabs.Panel>
      </Tabs>
      <RelatedEvents detail={detail} narrow={narrow} />
    </>
  );
}

function DrawerHead({ close, children }: { close: () => void; children?: React.ReactNode }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(window.location.href);
    setCopied(true);
  }
  return (
    <div className={style.head}>
      <div className={style.marks}>{children}</div>
      <span className={style.actions}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Copy a link to this"
          title="Copy a link to this"
          onClick={() => void copy()}
        >
          <IconLink size={16} />
        </ActionIcon>
        <span role="status" className={style.copied}>
          {copied ? 'Copied' : ''}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Close the event"
          title="Close (Esc)"
          onClick={close}
        >
          <IconX size={16} />
        </ActionIcon>
      </span>
    </div>
  );
}
