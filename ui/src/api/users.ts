import { get, write } from './request';

/** Somebody who may sign in to Gatehouse. */
export interface User {
  id: number;
  name: string;
  role: string;
  disabled: boolean;
  created: string;
  last_visit?: string;
}

export const readUsers = () => get<{ users: User[]; roles: string[] }>('/users');
export const addUser = (user: { name: string; password: string; role: string }) =>
  write<User>('POST', '/users', user);
export const changeUser = (id: number, change: { role?: string; disabled?: boolean }) =>
  write<User>('PATCH', `/users/${id}`, change);
