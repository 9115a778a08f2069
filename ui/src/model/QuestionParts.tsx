import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Question, QuestionPart } from '../api/model';
import { DataText } from '../parts/DataText';
import { count } from '../time/format';
import style from './AccessModel.module.css';

const REASONS: Record<string, string> = {
  leaver: 'done by somebody who has left',
  flagged: 'some of it was unexpected or refused',
  risky: 'with admin, approve or secret',
  recent: 'begun in the last 7 days',
  'unknown-holder': 'nobody knows whose account it is',
  alone: 'only few do it, or not for long',
};

const SHOWN = 6;

/** Why something was not drafted, in words. */
export function whyNot(reasons: string[]) {
  return reasons.map((reason) => REASONS[reason] ?? reason).join('; ');
}

/** The parts of a question. What somebody should look at first is not ticked to begin with. */
export function QuestionParts({
  one,
  ticked,
  tick,
}: {
  one: Question;
  ticked: string[];
  tick: ((ids: string[]) => void) | undefined;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? one.parts : one.parts.filter((part, i) => i < SHOWN || part.apart);
  const toggle = (id: string) =>
    tick?.(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id]);
  return (
    <>
      <ul className={style.parts} aria-label={`Parts of: ${one.sentence}`}>
        {shown.map((part) => (
          <li key={part.id}>
            <label>
              <input
                type="checkbox"
                checked={ticked.includes(part.id)}
                disabled={!tick || one.parts.length === 1}
                onChange={() => toggle(part.id)}
              />{' '}
              <DataText value={part.called} max={80} /> · {count(part.events)}{' '}
              {part.events === 1 ? 'event' : 'events'}
              {part.apart && one.parts.length > 1 && <em> · look first: {whyNot(part.reasons)}</em>}
            </label>
            <Places part={part} />
          </li>
        ))}
      </ul>
      {shown.length < one.parts.length && (
        <button type="button" className={style.more} onClick={() => setAll(true)}>
          All {count(one.parts.length)} parts
        </button>
      )}
    </>
  );
}

function Places({ part }: { part: QuestionPart }) {
  return (
    <details className={style.places}>
      <summary>
        <DataText value={part.on[0] ?? ''} max={120} identifier />
        {part.on.length > 1 && ` and ${count(part.on.length - 1)} more`}
        {(part.asked || part.ask) && (
          <>
            {' '}
            · {part.asked ? 'passed on to ' : 'who should know: '}
            <DataText value={part.asked || part.ask} max={64} />
          </>
        )}
      </summary>
      <ul>
        {part.on.map((path) => (
          <li key={path}>
            <DataText value={path} max={200} identifier />
          </li>
        ))}
      </ul>
      <div>
        {part.actors > part.people.length ? `${count(part.actors)}: ` : ''}
        <DataText value={part.people.join(', ')} max={160} />; such as{' '}
        {part.examples.map((id) => (
          <Link key={id} to="/explore" search={{ q: `id:${id}`, range: '30d' }} className={style.example}>
            {id}
          </Link>
        ))}
      </div>
    </details>
  );
}
