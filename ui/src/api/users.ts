import { get, write } from './request';

/** Somebody who may sign in to Gatehouse. */
export interface User {
  id: number;
  name: string;
  role: string;
  disabled: boolean;
  /** Patterns of the sources they may know of; empty for all. */
  scope: string[];
  /** Whether it has a password here; else it is the identity provider's, and so is its role. */
  local: boolean;
  /** Whether its password alone does not open it. */
  second_factor: boolean;
  created: string;
  last_visit?: string;
}

export const readUsers = () => get<{ users: User[]; roles: string[] }>('/users');
export interface NewUser {
  name: string;
  password: string;
  role: string;
  scope?: string[] | undefined;
}

/** What should be different; what is absent stays. */
export interface UserChange {
  role?: string;
  disabled?: boolean;
  scope?: string[];
}

export const addUser = (user: NewUser) => write<User>('POST', '/users', user);
export const changeUser = (id: number, change: UserChange) => write<User>('PATCH', `/users/${id}`, change);
