import {
  IconCircleDashed,
  IconClockPause,
  IconDiamond,
  IconDiamondFilled,
  IconEyeCheck,
  IconX,
} from '@tabler/icons-react';
import type { CellState } from '../api/matrix';

interface Look {
  words: string;
  /** With a model, the sentence that holds of it. */
  modelled?: string;
  name: string;
  Icon?: typeof IconX;
}

/** How a state is drawn and said: a shape, a line and a colour with a fixed meaning, and words. */
export const LOOKS: Record<CellState, Look> = {
  'used-not-expected': { words: 'used, not expected', name: 'unexpected', Icon: IconDiamondFilled },
  'used-not-granted': { words: 'used, not granted', name: 'ungranted', Icon: IconX },
  'granted-not-expected': { words: 'granted, not expected', name: 'wide', Icon: IconDiamond },
  'expected-not-granted': { words: 'expected, not granted', name: 'missing', Icon: IconCircleDashed },
  'granted-not-used': { words: 'expected, not used for 90 days', name: 'unused', Icon: IconClockPause },
  'granted-and-used': { words: 'granted and used', modelled: 'granted, expected, used', name: 'fits' },
  granted: { words: 'granted', modelled: 'granted and expected', name: 'granted' },
  used: { words: 'used, no snapshot says whether granted', name: 'used', Icon: IconEyeCheck },
};

/** One letter a permission; they stand in the legend. */
export const LETTERS: Record<string, string> = {
  read: 'R',
  secret: 'S',
  write: 'W',
  run: 'X',
  approve: 'V',
  deploy: 'D',
  admin: 'A',
};

const WEIGHT = ['admin', 'secret', 'deploy', 'approve', 'write', 'run', 'read'];

/** Permissions, the one that matters most first. */
export function heaviest(permissions: string[]): string[] {
  return [...permissions].sort((one, other) => WEIGHT.indexOf(one) - WEIGHT.indexOf(other));
}

/** What a state means, in words. */
export function wordsOf(state: CellState, modelled: boolean): string {
  return (modelled && LOOKS[state].modelled) || LOOKS[state].words;
}
