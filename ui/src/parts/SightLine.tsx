import { IconChevronDown, IconChevronUp, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Page } from '../api/events';
import type { Sight } from '../api/sight';
import { count } from '../time/format';
import { DataText } from './DataText';
import { SightDetail } from './SightDetail';
import style from './SightLine.module.css';

interface Props {
  /** How many events were found; absent where the screen says it itself. */
  count?: Page['count'] | undefined;
  sight: Sight | undefined;
  /** The last record the answer knows of. */
  asOf: string | number | undefined;
  loading?: boolean;
}

/** How many events there are, and what the sources could not have shown. It stands once on every screen that
 * answers: all its answers are of the same sources and window. */
export function SightLine({ count: found, sight, asOf, loading = false }: Props) {
  const [opened, setOpened] = useState(false);
  const limited = sight?.sources.some((source) => !source.complete || source.notes.length > 0) ?? false;
  return (
    <div className={style.sight}>
      <div className={style.line}>
        {(found || loading) && (
          <strong className={style.count} role="status">
            {found
              ? `${count(found.value, found.capped)} ${found.value === 1 && !found.capped ? 'event' : 'events'}`
              : 'Searching…'}
          </strong>
        )}
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
      {opened && sight && <SightDetail sight={sight} asOf={asOf} />}
    </div>
  );
}
