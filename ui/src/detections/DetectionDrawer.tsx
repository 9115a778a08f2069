import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { readDetection, type WholeDetection } from '../api/detections';
import { may } from '../api/session';
import { FindingSeverityMark } from '../findings/FindingMarks';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import { DetectionMark } from './DetectionMark';
import style from './Detections.module.css';
import { StateDialog } from './StateDialog';

/** One detection: why it matters, what to do, what else looks like it, how often it matched, and its file. */
export function DetectionDrawer({ name, close }: { name: string; close: () => void }) {
  const whole = useQuery({ queryKey: ['detections', name], queryFn: () => readDetection(name) });
  useEffect(() => {
    const leave = (key: KeyboardEvent) => {
      if (key.key === 'Escape' && !document.querySelector('[role="dialog"]')) close();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [close]);
  return (
    <aside className={style.drawer} aria-label="Detection">
      <div className={style.drawerHead}>
        {whole.data && (
          <>
            <FindingSeverityMark severity={whole.data.detection.level} />
            <DetectionMark state={whole.data.detection.state} />
          </>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          className={style.close ?? ''}
          aria-label="Close"
          title="Close (Esc)"
          onClick={close}
        >
          <IconX size={16} />
        </ActionIcon>
      </div>
      {whole.error && <Failure error={whole.error} retry={() => void whole.refetch()} />}
      {whole.isPending && <p role="status">Opening…</p>}
      {whole.data && <Opened whole={whole.data} />}
    </aside>
  );
}

function Opened({ whole }: { whole: WholeDetection }) {
  const { detection } = whole;
  return (
    <>
      <h2 className={style.sentence}>
        <DataText value={detection.title} max={300} />
      </h2>
      <p className={style.why}>
        <DataText value={whole.why} max={2000} />
      </p>
      {detection.never && <p className={style.note}>It cannot match here. {detection.never}</p>}
      <State whole={whole} />
      <h3>Matches</h3>
      <dl className={style.facts}>
        <dt>lately</dt>
        <dd>
          <Link to="/explore" search={{ q: `detection:${detection.name}`, range: '30d' }}>
            {count(detection.day)} in 24 hours, {count(detection.week)} in 7 days, {count(detection.month)} in
            30 days
          </Link>
        </dd>
        {detection.last && (
          <>
            <dt>last</dt>
            <dd>
              <Ago iso={detection.last} />
            </dd>
          </>
        )}
        <dt>raised</dt>
        <dd>{count(detection.raised)} times</dd>
        {detection.held > 0 && (
          <>
            <dt>held back</dt>
            <dd>{count(detection.held)}, beyond what it may raise within an hour</dd>
          </>
        )}
        {detection.forgotten > 0 && (
          <>
            <dt>forgotten</dt>
            <dd>{count(detection.forgotten)} groups or events, to stay within its memory</dd>
          </>
        )}
      </dl>
      <List title="What to do" items={whole.steps} />
      <List title="What else looks like it" items={whole.benign} />
      <h3>About it</h3>
      <dl className={style.facts}>
        <dt>name</dt>
        <dd>
          <DataText value={detection.name} max={100} identifier />
        </dd>
        <dt>reads</dt>
        <dd>
          {detection.log === 'gatehouse' ? 'the fields all tools share' : `what ${detection.log} sends`}
        </dd>
        {detection.techniques.length > 0 && (
          <>
            <dt>ATT&CK</dt>
            <dd>{detection.techniques.join(', ')}</dd>
          </>
        )}
      </dl>
      {whole.references.map((reference) => (
        <p key={reference} className={style.quiet}>
          <DataText value={reference} max={300} />
        </p>
      ))}
      {whole.text && (
        <details>
          <summary>Its file, with the examples it is tried on</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse has to be able to scroll it */}
          <pre className={style.text} tabIndex={0}>
            {whole.text}
          </pre>
        </details>
      )}
    </>
  );
}

function State({ whole }: { whole: WholeDetection }) {
  const [asking, setAsking] = useState(false);
  const maySet = may(useSession(), 'detection.set');
  const { detection } = whole;
  return (
    <>
      {detection.state !== detection.written && (
        <p className={style.note}>
          Somebody set it to {detection.state}; its file says {detection.written}.
        </p>
      )}
      {maySet && (
        <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
          Set its state…
        </Button>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title="Set its state">
        <StateDialog detection={detection} done={() => setAsking(false)} />
      </Modal>
    </>
  );
}

function List({ title, items }: { title: string; items: string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className={style.steps}>
        {items.map((item) => (
          <li key={item}>
            <DataText value={item} max={1000} />
          </li>
        ))}
      </ul>
    </>
  );
}
