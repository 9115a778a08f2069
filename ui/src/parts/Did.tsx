import { IconKey, IconShieldBolt } from '@tabler/icons-react';
import type { Event } from '../api/event';
import { DataText } from './DataText';
import style from './Did.module.css';
import { Mark } from './Mark';

/** What was done: the shared verb first, then the tool's own word for it. */
export function Did({ event }: { event: Event }) {
  return (
    <span className={style.did}>
      <span className={style.verb}>{event.verb ?? event.meaning}</span>
      <Sensitive permission={event.permission} />
      {event.count !== undefined && <Mark tone="quiet">×{event.count}</Mark>}
      <span className={style.action}>
        <DataText value={event.action} max={48} />
      </span>
    </span>
  );
}

/** Marks the two permissions that deserve a second look. */
export function Sensitive({ permission }: { permission: string }) {
  if (permission === 'secret') {
    return (
      <Mark tone="sensitive" icon={<IconKey size={12} stroke={2.2} aria-hidden />}>
        secret
      </Mark>
    );
  }
  if (permission === 'admin') {
    return (
      <Mark tone="sensitive" icon={<IconShieldBolt size={12} stroke={2.2} aria-hidden />}>
        admin
      </Mark>
    );
  }
  return null;
}
