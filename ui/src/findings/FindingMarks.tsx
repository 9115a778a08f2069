import {
  IconAlertTriangle,
  IconArrowNarrowDown,
  IconBellOff,
  IconCheck,
  IconCircleDot,
  IconExclamationMark,
  IconEye,
  IconInfoSmall,
  IconX,
} from '@tabler/icons-react';
import type { Finding, FindingSeverity, FindingState } from '../api/findings';
import { Mark } from '../parts/Mark';
import { dispositionName } from './words';

const TONES: Record<FindingSeverity, { tone: 'denied' | 'caution' | 'quiet'; Icon: typeof IconX }> = {
  critical: { tone: 'denied', Icon: IconX },
  high: { tone: 'denied', Icon: IconAlertTriangle },
  medium: { tone: 'caution', Icon: IconExclamationMark },
  low: { tone: 'quiet', Icon: IconArrowNarrowDown },
  informational: { tone: 'quiet', Icon: IconInfoSmall },
};

/** How bad it is, in a word. */
export function FindingSeverityMark({ severity }: { severity: FindingSeverity }) {
  const { tone, Icon } = TONES[severity];
  return (
    <Mark tone={tone} icon={<Icon size={12} aria-hidden />}>
      {severity === 'informational' ? 'info' : severity}
    </Mark>
  );
}

const ICONS: Record<FindingState, typeof IconX> = {
  open: IconCircleDot,
  acknowledged: IconEye,
  resolved: IconCheck,
  suppressed: IconBellOff,
};

/** Where people are with it, in a word. */
export function FindingStateMark({ finding }: { finding: Finding }) {
  const Icon = ICONS[finding.state];
  const closed = finding.state === 'resolved' && finding.disposition;
  return (
    <Mark tone={finding.state === 'open' ? 'caution' : 'quiet'} icon={<Icon size={12} aria-hidden />}>
      {closed ? dispositionName(closed) : finding.state}
    </Mark>
  );
}
