import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import type { SourceState } from '../api/sources';
import { Mark } from '../parts/Mark';
import { duration } from '../time/format';
import { isBehind } from './health';

interface Props {
  complete: boolean | undefined;
  errors: number;
  lagSeconds: number | undefined;
  /** True when it is no connection but files that were imported. */
  imported?: boolean;
  /** True while it has never sent anything. */
  silent?: boolean;
  state?: SourceState | undefined;
}

/** Whether a source can be relied on right now, in a word. */
export function SourceHealth({
  complete,
  errors,
  lagSeconds = 0,
  imported = false,
  silent = false,
  state = 'connected',
}: Props) {
  if (state !== 'connected') return <Mark tone="quiet">{state.replace('-', ' ')}</Mark>;
  if (silent) return <Mark tone="quiet">nothing yet</Mark>;
  if (imported) return <Mark tone="quiet">imported</Mark>;
  if (errors > 0) {
    return (
      <Mark tone="denied" icon={<IconAlertTriangle size={12} aria-hidden />}>
        {errors === 1 ? '1 error' : `${errors} errors`}
      </Mark>
    );
  }
  if (isBehind(lagSeconds)) {
    return (
      <Mark tone="caution" icon={<IconClock size={12} aria-hidden />}>
        behind by {duration(lagSeconds)}
      </Mark>
    );
  }
  if (complete === false) {
    return (
      <Mark tone="caution" icon={<IconAlertTriangle size={12} aria-hidden />}>
        gaps
      </Mark>
    );
  }
  return (
    <Mark tone="good" icon={<IconCheck size={12} aria-hidden />}>
      complete
    </Mark>
  );
}
