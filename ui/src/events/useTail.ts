import { useEffect, useRef, useState } from 'react';
import type { Event } from '../api/event';
import { address } from '../api/request';

/** Rows a tail keeps; older ones are found by searching. */
const TAIL_EVENTS_MAX = 1000;
/** How often rows are drawn while events pour in. */
const DRAW_MILLIS = 250;

export interface Tail {
  events: Event[];
  perSecond: number;
  /** Events that matched but were not sent, because they came faster than they could be taken. */
  dropped: number;
  /** Events that arrived while paused. */
  waiting: number;
  state: 'off' | 'connecting' | 'on' | 'lost';
}

const NOTHING: Tail = { events: [], perSecond: 0, dropped: 0, waiting: 0, state: 'off' };

/** Follows matching events as they arrive. Paused, they pile up unseen and are counted. */
export function useTail(q: string, live: boolean, paused: boolean): Tail {
  const [tail, setTail] = useState(NOTHING);
  const pausedNow = useRef(paused);
  pausedNow.current = paused;

  useEffect(() => {
    if (!live) {
      setTail(NOTHING);
      return;
    }
    let shown: Event[] = [];
    let arrived: Event[] = [];
    let rate = { perSecond: 0, dropped: 0 };
    let state: Tail['state'] = 'connecting';
    const stream = new EventSource(address('/events/tail', { q }));
    stream.onopen = () => {
      state = 'on';
    };
    stream.onerror = () => {
      state = 'lost';
    };
    stream.addEventListener('event', (message) => {
      arrived.unshift(JSON.parse(message.data) as Event);
      if (arrived.length > TAIL_EVENTS_MAX) arrived = arrived.slice(0, TAIL_EVENTS_MAX);
    });
    stream.addEventListener('rate', (message) => {
      const said = JSON.parse(message.data) as { per_second?: number; dropped?: number };
      rate = { perSecond: said.per_second ?? 0, dropped: said.dropped ?? 0 };
    });
    const drawing = setInterval(() => {
      if (!pausedNow.current && arrived.length > 0) {
        shown = [...arrived, ...shown].slice(0, TAIL_EVENTS_MAX);
        arrived = [];
      }
      const next = { events: shown, ...rate, waiting: arrived.length, state };
      setTail((before) => (same(before, next) ? before : next));
    }, DRAW_MILLIS);
    return () => {
      clearInterval(drawing);
      stream.close();
    };
  }, [q, live]);

  return tail;
}

const same = (a: Tail, b: Tail) =>
  a.events === b.events &&
  a.perSecond === b.perSecond &&
  a.dropped === b.dropped &&
  a.waiting === b.waiting &&
  a.state === b.state;
