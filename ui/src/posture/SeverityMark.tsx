import {
  IconAlertTriangle,
  IconArrowNarrowDown,
  IconExclamationMark,
  IconHelp,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react';
import type { Severity, Stands } from '../api/posture';
import { Mark } from '../parts/Mark';

const TONES: Record<Severity, { tone: 'denied' | 'caution' | 'quiet'; Icon: typeof IconX }> = {
  critical: { tone: 'denied', Icon: IconX },
  high: { tone: 'denied', Icon: IconAlertTriangle },
  medium: { tone: 'caution', Icon: IconExclamationMark },
  low: { tone: 'quiet', Icon: IconArrowNarrowDown },
};

/** How bad it is, in a word. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { tone, Icon } = TONES[severity];
  return (
    <Mark tone={tone} icon={<Icon size={12} aria-hidden />}>
      {severity}
    </Mark>
  );
}

/** What is said of it beside how bad it would be: that it is let stand, or that nobody can say. */
export function StandsMark({ stands }: { stands: Stands }) {
  if (stands.result === 'unknown') {
    return (
      <Mark tone="sensitive" icon={<IconHelp size={12} aria-hidden />}>
        unknown
      </Mark>
    );
  }
  return stands.exception ? (
    <Mark tone="quiet" icon={<IconShieldCheck size={12} aria-hidden />}>
      let stand
    </Mark>
  ) : null;
}
