import { IconChevronDown, IconChevronUp, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Page } from '../api/events';
import type { Sight } from '../api/sight';
import { DataText } from '../parts/DataText';
import { count } from '../time/format';
import { SightDetail } from './SightDetail';
import style from './SightLine.module.css';

interface Props {
  count: Page['count'] | undefined;
  sight: Sight | undefined;
  loading: boolean;
}

/** How many events there are, and what the sources could not have shown. It stands on every answer. */
export function SightLine({ count: found, sight, loading }: Props) {
  const [opened, setOpened] = useState(false);
  const limited = sight?.sources.some((source) => !source.complete || source.notes.length > 0) ?? false;
  return (
    <div className={style.sight}>
      <div className={style.line}>
        <strong className={style.count} role="status">
          {found
            ? `${count(found.value, found.capped)} ${found.value === 1 && !found.capped ? 'event' : 'events'}`
            : loading
              ? 'Searching…'
              : ''}
        </strong>
        {sight && (
          <button
            type="button"
            className={style.sentence}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {limited ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
            <span className={style.text}>
              <DataText value={sight.sentence} max={400} />
            </span>
            {opened ? <IconChevronUp size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
          </button>
        )}
      </div>
      {opened && sight && <SightDetail sight={sight} />}
    </div>
  );
}
