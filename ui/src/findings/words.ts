import type { Deed, Disposition, Finding, FindingFilter, FindingState } from '../api/findings';
import type { Role, Said } from '../api/questions';

/** What a finding can turn out to be, as somebody chooses it. */
export const DISPOSITIONS: { word: Exclude<Disposition, 'mended'>; label: string; meaning: string }[] = [
  { word: 'true-positive', label: 'True positive', meaning: 'It happened, and should not have.' },
  { word: 'benign-expected', label: 'Benign, expected', meaning: 'It happened, and was meant to.' },
  { word: 'false-positive', label: 'False positive', meaning: 'It did not happen as it says.' },
  { word: 'duplicate', label: 'Duplicate', meaning: 'Another finding says the same.' },
  { word: 'test', label: 'Test', meaning: 'Somebody tried whether it is found.' },
  { word: 'insufficient-data', label: 'Cannot tell', meaning: 'There is not enough to say.' },
];

/** The same in a sentence. */
export function dispositionName(word: Disposition): string {
  if (word === 'mended') return 'mended';
  return DISPOSITIONS.find((one) => one.word === word)?.label.toLowerCase() ?? word;
}

export const STATE_TITLES: Record<FindingState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  resolved: 'Resolved',
  suppressed: 'Suppressed',
};

/** Who raises findings, as a list names it. */
export const EMITTER_NAMES: Record<Finding['emitter'], string> = {
  detection: 'detection',
  behaviour: 'behaviour',
  posture: 'check',
  completeness: 'source',
  access: 'access model',
};

/** What was done, to stand after who did it. */
export const DEEDS: Record<Deed, string> = {
  raised: 'raised it',
  returned: 'saw it again and opened it',
  assigned: 'gave it to',
  acknowledged: 'acknowledged it',
  resolved: 'resolved it as',
  reopened: 'opened it again',
  suppressed: 'suppressed it',
  withdrawn: 'took the suppression back',
  woke: 'ended the suppression',
  noted: 'noted',
  asked: 'asked',
  answered: 'answered',
};

/** Who is asked, to stand after a verb. */
export const ROLE_NAMES: Record<Role, string> = {
  person: 'whom it is about',
  'machine-owner': 'the owner of the machine',
  'resource-owner': 'the owner of the resource',
};

/** What they answered. */
export const SAID_NAMES: Record<Said, string> = {
  yes: 'Yes',
  no: 'No',
  'somebody-else': 'Somebody else should say',
};

/** The list a finding stands in. */
export function tabOf(finding: Finding): FindingFilter {
  const { state } = finding;
  return state === 'resolved' || state === 'suppressed' ? { state } : {};
}
