import { IconArrowsExchange, IconCheck, IconDoorExit, IconHourglass, IconRobot } from '@tabler/icons-react';
import type { PersonState, Subject } from '../api/people';
import { Mark } from '../parts/Mark';

const STATES: Record<PersonState, { tone: 'quiet' | 'good' | 'caution' | 'denied'; Icon: typeof IconCheck }> =
  {
    expected: { tone: 'quiet', Icon: IconHourglass },
    active: { tone: 'good', Icon: IconCheck },
    moved: { tone: 'caution', Icon: IconArrowsExchange },
    left: { tone: 'denied', Icon: IconDoorExit },
  };

/** Whether somebody works here, in a word; a machine only says that it is one. */
export function SubjectState({ subject }: { subject: Subject }) {
  if (!subject.state) {
    return (
      <Mark tone="quiet" icon={<IconRobot size={12} aria-hidden />}>
        machine
      </Mark>
    );
  }
  const { tone, Icon } = STATES[subject.state];
  return (
    <Mark tone={tone} icon={<Icon size={12} aria-hidden />}>
      {subject.state}
    </Mark>
  );
}
