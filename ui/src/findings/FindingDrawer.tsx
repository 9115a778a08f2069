import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Finding, readFinding, type WholeFinding } from '../api/findings';
import { CopyLine } from '../parts/CopyLine';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { SightLine } from '../parts/SightLine';
import { Ago, Time } from '../parts/Time';
import { count } from '../time/format';
import type { Asking } from './DecisionDialogs';
import { FindingEvents } from './FindingEvents';
import { FindingHistory } from './FindingHistory';
import { FindingLedger } from './FindingLedger';
import { FindingSeverityMark, FindingStateMark } from './FindingMarks';
import { FindingQuestions } from './FindingQuestions';
import { FindingReach } from './FindingReach';
import style from './Findings.module.css';
import type { Deciding } from './useDeciding';
import { dispositionName, tabOf } from './words';

interface Props {
  id: string;
  deciding: Deciding;
  /** Opens a question; absent where whoever looks may not decide. */
  ask: ((what: Asking) => void) | undefined;
  close: () => void;
}

/** One finding: what happened, why it matters, what to do, what it rests on, and what was done about it. */
export function FindingDrawer({ id, deciding, ask, close }: Props) {
  const whole = useQuery({ queryKey: ['finding', id], queryFn: () => readFinding(id) });
  return (
    <aside className={style.drawer} aria-label="Finding">
      <div className={style.drawerHead}>
        {whole.data && (
          <>
            <FindingSeverityMark severity={whole.data.finding.severity} />
            <FindingStateMark finding={whole.data.finding} />
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
      {whole.data && <Opened whole={whole.data} deciding={deciding} ask={ask} />}
    </aside>
  );
}

function Opened({ whole, deciding, ask }: { whole: WholeFinding; deciding: Deciding; ask: Props['ask'] }) {
  const { finding } = whole;
  return (
    <>
      <h2 className={style.sentence}>
        <DataText value={finding.sentence} max={600} />
      </h2>
      <About finding={finding} />
      {ask && <Buttons finding={finding} deciding={deciding} ask={ask} />}
      <Standing whole={whole} />
      <FindingQuestions questions={whole.questions} />
      {whole.why && (
        <>
          <h3>Why it matters</h3>
          <p>{whole.why}</p>
        </>
      )}
      <Steps whole={whole} />
      {finding.subject && <FindingLedger finding={finding} subject={finding.subject} />}
      <FindingEvents whole={whole} />
      {whole.benign.length > 0 && (
        <>
          <h3>What else it can be</h3>
          <ul className={style.plain}>
            {whole.benign.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </>
      )}
      {whole.reach && finding.subject && <FindingReach reach={whole.reach} subject={finding.subject} />}
      <Similar whole={whole} />
      <FindingHistory whole={whole} mayNote={ask !== undefined} />
      <Rule whole={whole} />
      <div className={style.seen}>
        <SightLine sight={whole.sight} asOf={undefined} />
      </div>
    </>
  );
}

function About({ finding }: { finding: Finding }) {
  const { subject } = finding;
  return (
    <p className={style.about}>
      {subject &&
        (subject.kind === 'account' ? (
          <Link to="/explore" search={{ q: `account:"${subject.id}"`, range: '30d' }}>
            <DataText value={subject.name} max={60} />
          </Link>
        ) : (
          <Link to="/access/people" search={{ id: subject.id }}>
            <DataText value={subject.name} max={60} />
          </Link>
        ))}
      {finding.resource && (
        <Link to="/access/resource" search={{ path: finding.resource }}>
          <DataText value={finding.resource} max={90} identifier />
        </Link>
      )}
      <span className={style.quiet}>
        {finding.count > 1 && (
          <>
            first <Ago iso={finding.first} />,{' '}
          </>
        )}
        last <Ago iso={finding.last} />
      </span>
    </p>
  );
}

function Buttons({
  finding,
  deciding,
  ask,
}: {
  finding: Finding;
  deciding: Deciding;
  ask: (what: Asking) => void;
}) {
  if (finding.state === 'resolved') {
    return (
      <div className={style.buttons}>
        <Button variant="default" size="compact-md" onClick={() => ask('reopen')}>
          Open again…
        </Button>
      </div>
    );
  }
  return (
    <div className={style.buttons}>
      {finding.state === 'open' && (
        <Button size="compact-md" disabled={deciding.pending} onClick={() => deciding.acknowledge(finding)}>
          Acknowledge
        </Button>
      )}
      <Button
        variant="default"
        size="compact-md"
        disabled={deciding.pending}
        onClick={() => deciding.assign(finding, 'me')}
      >
        Give it to me
      </Button>
      <Button variant="default" size="compact-md" onClick={() => ask('ask')}>
        Ask…
      </Button>
      <Button variant="default" size="compact-md" onClick={() => ask('resolve')}>
        Resolve…
      </Button>
      <Button variant="default" size="compact-md" onClick={() => ask('suppress')}>
        Suppress…
      </Button>
      {finding.emitter !== 'posture' && (
        <Button variant="default" size="compact-md" onClick={() => ask('expect')}>
          Make this expected…
        </Button>
      )}
    </div>
  );
}

/** That it is hidden, or how it ended before. */
function Standing({ whole }: { whole: WholeFinding }) {
  const { finding, suppression } = whole;
  if (suppression) {
    return (
      <p className={style.note}>
        Suppressed by <DataText value={suppression.by.name} max={60} />:{' '}
        <DataText value={suppression.reason} max={400} />. <DataText value={suppression.owner} max={80} />{' '}
        answers for it. {count(suppression.counted)} {suppression.counted === 1 ? 'event' : 'events'} came
        since; it ends <Time iso={suppression.until} />.
      </p>
    );
  }
  if (finding.returned > 0 && finding.state !== 'resolved' && finding.disposition) {
    return (
      <p className={style.note}>
        It came back after it was resolved as {dispositionName(finding.disposition)}; the history says by whom
        and why.
      </p>
    );
  }
  return null;
}

/** What to do: commands can be taken, sentences are a list. */
function Steps({ whole }: { whole: WholeFinding }) {
  if (whole.steps.length === 0) return null;
  const commands = whole.finding.emitter === 'posture';
  return (
    <>
      <h3>{commands ? 'How to mend it' : 'What to do'}</h3>
      {commands ? (
        <div className={style.fix}>
          <CopyLine label="Commands" value={whole.steps.join('\n')} />
        </div>
      ) : (
        <ol className={style.plain}>
          {whole.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
}

function Similar({ whole }: { whole: WholeFinding }) {
  if (whole.similar.length === 0) return null;
  return (
    <>
      <h3>Like it</h3>
      <ul className={style.similar}>
        {whole.similar.map((other) => (
          <li key={other.key}>
            <Link to="/findings" search={{ ...tabOf(other), open: other.key }}>
              <DataText value={other.sentence} max={140} />
            </Link>{' '}
            <FindingStateMark finding={other} />{' '}
            <span className={style.quiet}>
              <Ago iso={other.last} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rule({ whole }: { whole: WholeFinding }) {
  const { finding, precision } = whole;
  const closed = Object.values(precision.dispositions).reduce((sum, some) => sum + some, 0);
  return (
    <>
      <h3>The rule</h3>
      <p>
        <Link to="/findings" search={{ rule: finding.rule }}>
          <DataText value={finding.rule} max={90} />
        </Link>
        {whole.attack.length > 0 && <> · ATT&amp;CK {whole.attack.join(', ').toUpperCase()}</>}
      </p>
      <p className={style.quiet}>
        {precision.share === undefined
          ? 'Nobody has said yet whether it is right.'
          : `${Math.round(precision.share * 100)} % of what was closed was a true positive (${count(closed)} closed).`}
      </p>
      {whole.references.length > 0 && (
        <ul className={style.plain}>
          {whole.references.map((reference) => (
            <li key={reference}>
              <DataText value={reference} max={200} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
