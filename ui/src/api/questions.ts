import type { Named } from './people';
import { get, write } from './request';

/** As what somebody is asked about a finding. */
export type Role = 'person' | 'machine-owner' | 'resource-owner';

/** What can be answered. */
export type Said = 'yes' | 'no' | 'somebody-else';

/** Who can be asked about a finding, and through what. */
export interface Askable {
  roles: { role: Role; whom: Named[]; problem?: string }[];
  through: { name: string; form: string }[];
}

/** What somebody was asked about a finding. */
export interface Question {
  number: number;
  role: Role;
  whom: Named[];
  through: string;
  asked: string;
  by: Named;
  given?: { answer: Said; person: Named; text: string; when: string };
}

/** What whoever is signed in was asked. */
export interface Put {
  number: number;
  role: Role;
  title: string;
  sentence: string;
  resource: string;
  first: string;
  last: string;
  by: Named;
  asked: string;
}

export const readAskable = (key: string) => get<Askable>(`/findings/${key}/askable`);
export const ask = (key: string, role: Role, through: string) =>
  write<{ number: number; whom: Named[]; problem?: string }>('POST', `/findings/${key}/questions`, {
    role,
    through,
  });
export const readQuestions = () => get<{ questions: Put[] }>('/questions');
export const answer = (number: number, said: Said, text: string) =>
  write<{ answer: Said }>('POST', `/questions/${number}/answer`, { answer: said, text });
