import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type Drift, readStands, type WholeStands } from '../api/posture';
import { may } from '../api/session';
import { CopyLine } from '../parts/CopyLine';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago, Time } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { ExceptDialog, WithdrawDialog } from './ExceptDialog';
import style from './Posture.module.css';
import { SeverityMark, StandsMark } from './SeverityMark';

const CAUSES: Record<string, string> = {
  'first-sight': 'it was so when it was first seen',
  unexplained: 'no event that we have says why',
  time: 'time passed',
  people: 'who is who became otherwise',
  check: 'the check became otherwise',
};

/** One thing that a check finds: the sentence, why, the facts, what to do, who lets it stand, and since when. */
export function PostureDrawer({
  check,
  subject,
  close,
}: {
  check: string;
  subject: string;
  close: () => void;
}) {
  const whole = useQuery({ queryKey: ['stands', check, subject], queryFn: () => readStands(check, subject) });
  useEffect(() => {
    const leave = (key: KeyboardEvent) => {
      if (key.key === 'Escape' && !document.querySelector('[role="dialog"]')) close();
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [close]);
  return (
    <aside className={style.drawer} aria-label="Finding of a check">
      <div className={style.drawerHead}>
        {whole.data && (
          <>
            <SeverityMark severity={whole.data.stands.severity} />
            <StandsMark stands={whole.data.stands} />
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

function Opened({ whole }: { whole: WholeStands }) {
  const { stands } = whole;
  const mayRead = may(useSession(), 'access.read');
  return (
    <>
      <h2 className={style.sentence}>
        <DataText value={stands.result === 'unknown' ? stands.title : stands.says} max={600} />
      </h2>
      {stands.result === 'unknown' && (
        <p className={style.note}>
          Nobody can say. What would have to be seen: <DataText value={stands.missing.join(', ')} max={400} />
          .
        </p>
      )}
      <p className={style.why}>{whole.why}</p>
      <Exception whole={whole} />
      {stands.result === 'fails' && <Fix whole={whole} />}
      <h3>Facts</h3>
      <dl className={style.facts}>
        <dt>thing</dt>
        <dd>
          <DataText value={stands.subject} max={400} identifier />
        </dd>
        {stands.resource && mayRead && (
          <>
            <dt>on it</dt>
            <dd>
              <Link to="/access/resource" search={{ path: stands.resource }}>
                Who can
              </Link>
            </dd>
          </>
        )}
        {whole.facts.map((fact, place) => (
          // Several lines may have one name, and they never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Fact key={place} name={fact.name} value={fact.value} />
        ))}
      </dl>
      <h3>The check</h3>
      <p>
        <Link to="/posture" search={{ check: stands.check }}>
          {stands.check}
        </Link>{' '}
        fails where <code className={style.asks}>{whole.asks}</code>
      </p>
      {whole.references.length > 0 && (
        <p className={style.quiet}>Also asked by {whole.references.join(', ')}</p>
      )}
      {whole.history.length > 0 && <History history={whole.history} />}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <DataText value={value} max={400} />
      </dd>
    </>
  );
}

function Fix({ whole }: { whole: WholeStands }) {
  return (
    <>
      <h3>How to mend it</h3>
      {whole.fix ? (
        <div className={style.fix}>
          <CopyLine label="Commands" value={whole.fix} />
        </div>
      ) : (
        <p className={style.note}>
          No commands are shown: a name in them holds characters that cannot be typed without harm. Use the
          tool's own screen.
        </p>
      )}
    </>
  );
}

function Exception({ whole }: { whole: WholeStands }) {
  const { stands } = whole;
  const [asking, setAsking] = useState(false);
  const mayExcept = may(useSession(), 'posture.except');
  const { exception } = stands;
  if (stands.result !== 'fails') return null;
  return (
    <>
      {exception && (
        <p className={style.note}>
          Let stand by <DataText value={exception.owner} max={80} />:{' '}
          <DataText value={exception.reason} max={400} />. It ends <Time iso={exception.until} />.
        </p>
      )}
      {mayExcept && (
        <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
          {exception ? 'Take the exception back' : 'Let it stand…'}
        </Button>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={exception ? 'Take the exception back' : 'Let it stand'}
      >
        {exception ? (
          <WithdrawDialog check={stands.check} subject={stands.subject} done={() => setAsking(false)} />
        ) : (
          <ExceptDialog check={stands.check} subject={stands.subject} done={() => setAsking(false)} />
        )}
      </Modal>
    </>
  );
}

function History({ history }: { history: Drift[] }) {
  return (
    <>
      <h3>History</h3>
      <ol className={style.history}>
        {history.toReversed().map((drift) => (
          <li key={`${drift.when} ${drift.after}`}>
            <Ago iso={drift.when} />: {drift.before} → {drift.after}; <Cause cause={drift.cause} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Cause({ cause }: { cause: string }) {
  const said = CAUSES[cause];
  return said ? (
    <span>{said}</span>
  ) : (
    <Link to="/explore" search={{ event: cause }}>
      event {cause}
    </Link>
  );
}
