import { IconBell, IconEye, IconEyeOff } from '@tabler/icons-react';
import type { DetectionState } from '../api/detections';
import { Mark } from '../parts/Mark';

const ICONS = { on: IconBell, watch: IconEye, off: IconEyeOff };

/** What is done with its matches, in a word. */
export function DetectionMark({ state }: { state: DetectionState }) {
  const Icon = ICONS[state];
  return (
    <Mark tone={state === 'on' ? 'caution' : 'quiet'} icon={<Icon size={12} aria-hidden />}>
      {state}
    </Mark>
  );
}
