import { Button, Menu } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Decision, ReviewLine } from '../api/reviews';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Mark } from '../parts/Mark';
import { count, shortMoment } from '../time/format';
import style from './Reviews.module.css';

interface Props {
  line: ReviewLine;
  /** Whether the keyboard is on it. */
  at: boolean;
  choose: () => void;
  /** Decides about it; absent where nothing can be decided any more. */
  act: ((decision: Decision) => void) | undefined;
}

/** One line: the right in plain words, what is known of it, what is suggested, and what was decided. */
export function ReviewLineRow({ line, at, choose, act }: Props) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (at) row.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k move by the keyboard
    <li
      ref={row}
      className={`${style.line} ${at ? style.at : ''}`}
      aria-current={at ? 'true' : undefined}
      onClick={choose}
    >
      <div>
        <div className={style.says}>
          <DataText value={line.says} max={300} />
        </div>
        <Marks line={line} />
        <Facts line={line} />
        <div className={style.advice}>
          <DataText value={line.advice.says} max={300} />
        </div>
        <Decided line={line} />
      </div>
      {act && line.may_decide && <Buttons line={line} act={act} />}
    </li>
  );
}

const STANDINGS = {
  person: '',
  machine: 'machine',
  left: 'left',
  nobody: 'nobody it is known to belong to',
  group: 'group nobody is known in',
} as const;

const SINCE = {
  first: '',
  same: 'as at the last review',
  gained: 'new since the last review',
  otherwise: 'otherwise than at the last review',
  'still-there': 'was to go, and is still there',
} as const;

function Marks({ line }: { line: ReviewLine }) {
  const standing = STANDINGS[line.who.standing];
  const since = SINCE[line.evidence.since];
  return (
    <div className={style.marks}>
      {line.high && (
        <Mark tone="caution" icon={<IconAlertTriangle size={12} aria-hidden />}>
          high
        </Mark>
      )}
      {standing && <Mark tone={line.who.standing === 'left' ? 'denied' : 'quiet'}>{standing}</Mark>}
      {since && <Mark tone="quiet">{since}</Mark>}
      {line.state === 'kept' && (
        <Mark tone="good" icon={<IconCheck size={12} aria-hidden />}>
          kept
        </Mark>
      )}
      {(line.state === 'revoked' || line.state === 'reduced') && (
        <Mark tone="denied" icon={<IconX size={12} aria-hidden />}>
          {line.state}
        </Mark>
      )}
      {line.state === 'asked' && (
        <Mark tone="quiet" icon={<IconHelp size={12} aria-hidden />}>
          asked
        </Mark>
      )}
    </div>
  );
}

function Facts({ line }: { line: ReviewLine }) {
  const zone = useZone();
  const { evidence } = line;
  const used = evidence.last
    ? `Used ${count(evidence.events)} ${evidence.events === 1 ? 'time' : 'times'} in 90 days, last ${shortMoment(evidence.last, zone)}.`
    : (evidence.unseen && `Use cannot be seen here: ${evidence.unseen}`) || 'Not used in 90 days.';
  const peers =
    evidence.team > 0 ? `${count(evidence.peers)} of ${count(evidence.team)} in the team hold the same.` : '';
  const conflicts =
    evidence.conflicts.length > 0 ? `Not together with: ${evidence.conflicts.join(', ')}.` : '';
  const facts = [evidence.given_says, used, peers, conflicts];
  return (
    <div className={style.facts}>
      {line.right.through.length > 0 && (
        <>
          Through <DataText value={line.right.through.join(', ')} max={200} />.{' '}
        </>
      )}
      <DataText value={facts.filter(Boolean).join(' ')} max={500} />
      {evidence.given_event && (
        <>
          {' '}
          <Link to="/explore" search={{ range: 'all', event: evidence.given_event }}>
            The event
          </Link>
        </>
      )}
    </div>
  );
}

function Decided({ line }: { line: ReviewLine }) {
  const zone = useZone();
  const last = line.steps.at(-1);
  if (!last && !line.observed) return null;
  return (
    <div className={style.facts}>
      {last && (
        <>
          {last.decision.replace('-', ' ')}, <DataText value={last.by.name} max={48} />,{' '}
          {shortMoment(last.when, zone)}
          {last.text && (
            <>
              : <DataText value={last.text} max={300} />
            </>
          )}
        </>
      )}
      {line.observed && (
        <div>
          <DataText value={line.observed.says} max={300} />
        </div>
      )}
      {line.hand_over && line.observed?.state !== 'observed-gone' && (
        <div>
          <DataText value={line.hand_over} max={300} />
        </div>
      )}
    </div>
  );
}

function Buttons({ line, act }: { line: ReviewLine; act: (decision: Decision) => void }) {
  const undecided = line.state === 'open' || line.state === 'asked';
  return (
    <div className={style.buttons}>
      {undecided ? (
        <>
          <Button size="xs" variant="default" onClick={() => act('keep')}>
            Keep
          </Button>
          <Button size="xs" variant="default" onClick={() => act('revoke')}>
            Revoke
          </Button>
          <Button size="xs" variant="default" onClick={() => act('ask')}>
            Ask
          </Button>
          <More line={line} act={act} />
        </>
      ) : (
        <Button size="xs" variant="default" onClick={() => act('undo')}>
          Undo
        </Button>
      )}
    </div>
  );
}

function More({ line, act }: { line: ReviewLine; act: (decision: Decision) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" aria-label={`More to decide about line ${line.number}`}>
          …
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {line.right.permissions.length > 1 && <Menu.Item onClick={() => act('reduce')}>Reduce…</Menu.Item>}
        <Menu.Item onClick={() => act('delegate')}>Let somebody else decide…</Menu.Item>
        <Menu.Item onClick={() => act('not-mine')}>Not mine</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
