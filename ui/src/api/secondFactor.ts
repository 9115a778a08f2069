import { get, write } from './request';

/** The second factor of one's own account. */
export interface SecondFactor {
  /** Whether the account has a password here that it could stand beside. */
  available: boolean;
  on: boolean;
  since?: string;
  recovery_codes_left: number;
}

/** What an authenticator is given, to be typed and to be shown as a picture. */
export interface Begun {
  secret: string;
  address: string;
}

const PATH = '/second-factor';

export const readSecondFactor = () => get<SecondFactor>(PATH);
export const beginSecondFactor = (password: string) => write<Begun>('POST', PATH, { password });
export const removeSecondFactor = (code: string) => write<void>('POST', `${PATH}/remove`, { code });
export const removeAnothers = (user: number) => write<void>('DELETE', `/users/${user}${PATH}`);

export const confirmSecondFactor = async (code: string) =>
  (await write<{ recovery_codes: string[] }>('POST', `${PATH}/confirm`, { code })).recovery_codes;

export const renewRecoveryCodes = async (code: string) =>
  (await write<{ recovery_codes: string[] }>('POST', `${PATH}/recovery-codes`, { code })).recovery_codes;
